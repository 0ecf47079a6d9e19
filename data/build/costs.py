"""costs.json: single figures of the bills, each in the currency of its source."""

from common import curation, number


def build():
    return [{"id": r["id"], "label": r["label"], **{k: number(r[k]) for k in ("low", "expected", "high")},
             "unit": r["unit"], "source": r["source"], "as_of": r["as_of"], "confidence": r["confidence"],
             "note": r["note"]} for r in curation("cost_figures.csv")]
