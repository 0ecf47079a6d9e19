"""data/quality/scores.csv and sources.csv: the published scores that may be passed on, in a compact form.

quality/scores.csv and task_scores.csv of the sources hold a score a row; benchmarks.csv here is kept by hand.
"""

import csv
import re

from common import DATA, curation, read_csv, tidy

QUALITY = DATA / "quality"
# What the sources say of their licences, and what is said of it here. A score under another one does not ship.
LICENCES = {
    "MIT": "MIT",
    "MIT (models.dev)": "MIT",
    "Apache-2.0": "Apache-2.0",
    "Etalab 2.0 / Apache-2.0": "etalab-2.0",
    "CC BY 4.0": "CC-BY-4.0",
    "CC BY 4.0 (TECI)": "CC-BY-4.0",
    "CC BY 4.0 (LLMStats)": "CC-BY-4.0",
    "CC BY 4.0 (TECI); the board declares no licence": "CC-BY-4.0 for the collection",
    "CC BY 4.0 (compilation; the board keeps its own terms)": "CC-BY-4.0 for the collection",
    "published fact of the vendor": "single figure, cited",
    "published fact": "single figure, cited",
}
NOT_PASSED_ON = {"data licence not stated (code Apache-2.0)", "licence not stated; facts",
                 "licence not stated; shared-task data"}
SOURCE_COLUMNS = ("source", "measured_by", "kind", "licence", "as_of")


def licence_of(row):
    if row["licence"] in NOT_PASSED_ON:
        return None
    return LICENCES[row["licence"]]


def source_of(row):
    day = row["as_of"] if len(row["as_of"]) == 10 else row["as_of"] + "-01"
    return (re.sub(r" \(stored copy[^)]*\)", "", tidy(row["source"])), tidy(row["measured_by"]), row["kind"], licence_of(row), day)


def selected(sources):
    """Scores of known benchmarks whose licence lets them through, each once."""
    benchmarks = {r["benchmark"]: r for r in read_csv(QUALITY / "benchmarks.csv")}
    renamed = {r["name"]: r["model"] for r in curation("score_models.csv")}
    taken, kept = set(), []
    for file, is_general in (("quality/scores.csv", True), ("quality/task_scores.csv", False)):
        rows = [r for r in sources.csv(file) if licence_of(r) and r["measured_by"] != "unknown"]
        known = set() if is_general else set(taken)
        for r in rows:
            if r["benchmark"] not in benchmarks:
                continue
            key = (r["model"], r["effort"], r["benchmark"])
            if key in known or (not is_general and key in taken):
                continue
            taken.add(key)
            kept.append({"model": renamed.get(r["model"], r["model"]), "effort": r["effort"],
                         "benchmark": r["benchmark"], "value": f"{float(r['value']):.5g}", "source": source_of(r),
                         "name_in_source": r.get("name_in_source", "")})
    return kept


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def build(sources):
    scores = selected(sources)
    numbers = {s: i + 1 for i, s in enumerate(sorted({r["source"] for r in scores}))}
    for r in scores:
        r["source"] = numbers[r["source"]]
    scores.sort(key=lambda r: (r["model"], r["effort"], r["benchmark"], r["source"], r["value"]))
    write(QUALITY / "scores.csv", ("model", "effort", "benchmark", "value", "source", "name_in_source"), scores)
    write(QUALITY / "sources.csv", ("id", *SOURCE_COLUMNS),
          [{"id": i, **dict(zip(SOURCE_COLUMNS, s))} for s, i in numbers.items()])
