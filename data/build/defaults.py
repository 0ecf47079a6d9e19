"""defaults.json: what is assumed when nobody says otherwise."""

from common import curation, number


def build():
    return [{"input": r["input"], "number": number(r["number"]), "text": r["text"], "why": r["why"]}
            for r in curation("defaults.csv")]
