"""fine_tuning.json: hosted training, where a price or its absence is sourced."""

from common import curation, number


def build():
    return [{"id": r["id"], "provider": r["provider"], "models": [m for m in r["models"].split("|") if m],
             "max_parameters": number(float(r["max_parameters_b"]) * 1e9) if r["max_parameters_b"] else None,
             "training_per_million_tokens": number(r["training"]), "currency": r["currency"],
             "serving_price_factor": number(r["serving_price_factor"]), "source": r["source"], "as_of": r["as_of"],
             "confidence": r["confidence"], "note": r["note"]} for r in curation("fine_tuning.csv")]
