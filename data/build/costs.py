"""costs.json: single figures of the bills, in dollars."""

from common import curation, joined, number


def build():
    rows = curation("cost_figures.csv")
    rate = float(next(r["expected"] for r in rows if r["id"] == "eur_usd_rate"))
    out = []
    for r in rows:
        factor = rate if r["currency"] == "eur" else 1
        values = {k: number(float(r[k]) * factor, 4 if factor != 1 else 9) for k in ("low", "expected", "high")}
        note = f"{r['expected']} EUR at {rate} USD for one euro" if factor != 1 else ""
        out.append({"id": r["id"], "label": r["label"], **values, "unit": r["unit"], "source": r["source"],
                    "as_of": r["as_of"], "confidence": r["confidence"], "note": joined(r["note"], note)})
    return out
