"""engine_support.json: what a serving engine has code for, one record for each generation of cards."""

from common import curation, slug


def build():
    records = []
    for r in curation("engine_support.csv"):
        for generation in r["generations"].split("|"):
            bounds = [f"{word}-{r[key]}" for word, key in (("from", "from_version"), ("to", "to_version")) if r[key]]
            records.append({"id": "-".join(["vllm", r["feature"], slug(generation), *bounds]), "engine": "vllm",
                            "feature": r["feature"], "generation": generation, "has": r["has"],
                            "from_version": r["from_version"], "to_version": r["to_version"],
                            "source": r["source"], "as_of": r["as_of"], "confidence": r["confidence"], "note": r["note"]})
    return records
