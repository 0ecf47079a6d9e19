"""defaults.json and tasks.json: what is assumed when nobody says otherwise, and the numbers of the choice."""

from common import curation, number


def build():
    return [{"input": r["input"], "number": number(r["number"]), "text": r["text"], "why": r["why"]}
            for r in curation("defaults.csv")]


def choice_figures():
    return [{"id": r["id"], "number": number(r["number"]), "why": r["why"]} for r in curation("choice_figures.csv")]


def tasks():
    return [{"task": r["task"], "preset": r["preset"] or None, "request": r["request"], "scale": r["scale"] or None,
             "first_visible_seconds": number(r["first_visible_seconds"]) if r["first_visible_seconds"] else None,
             **{k: r[k] for k in ("source", "as_of", "confidence", "note")}} for r in curation("tasks.csv")]
