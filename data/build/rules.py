#!/usr/bin/env python3
"""Writes the cells of data/rules.json from curation/rules.csv: python3 data/build/rules.py

One row of the table covers a class of data in several jurisdictions and deployments. `{T}` in a list
stands for the transfer condition of the jurisdiction. A row whose jurisdictions read `@personal`
takes every cell of that class and adds its conditions and sources, some of them only in the
jurisdictions named after `@`; rows of a single cell that follow take the place of what was added.
Conditions, sources and texts are written by hand in data/rules.json, which this leaves alone.
"""

import json
import sys

from common import CURATION, DATA, read_csv, read_json

JURISDICTIONS = ("us", "eu", "fr", "uk", "ch", "ca-qc")
DEPLOYMENTS = ("closed-api", "hyperscaler-api", "hosted-api", "eu-hosted-api", "exposed-api",
               "cloud-gpu", "neocloud-gpu", "marketplace-gpu", "own-premises")
CLASSES = ("public", "internal", "personal", "hr", "children", "special", "professional-secrecy",
           "financial", "card", "medical", "government", "export-controlled", "restricted", "secret")
TRANSFER = {"eu": "C4", "fr": "C4", "uk": "C34", "ch": "C35", "ca-qc": "C36"}
LISTS = ("conditions", "unless", "needs_evidence", "colocated", "sources")


def ids(text, jurisdiction):
    return [TRANSFER[jurisdiction] if each == "{T}" else each for each in text.split()]


def cell(row, jurisdiction, deployment):
    lists = {key: ids(row[key], jurisdiction) for key in LISTS}
    return {"sensitivity": row["sensitivity"], "jurisdiction": jurisdiction, "deployment": deployment,
            "verdict": row["verdict"], **lists, "reason": row["reason"], "basis": row["basis"]}


def added(text, jurisdiction):
    """What `C23@eu fr|C45@us` or plain `C19` adds there."""
    more = []
    for part in filter(None, text.split("|")):
        what, _, where = part.partition("@")
        if not where or jurisdiction in where.split():
            more += what.split()
    return more


def stricter(base, row):
    """The cell of another class with the row's conditions beside its own. What is refused stays refused."""
    result = {**base, "sensitivity": row["sensitivity"], "basis": row["basis"]}
    if base["conditions"]:
        for key in ("conditions", "sources"):
            result[key] = base[key] + added(row[key], base["jurisdiction"])
    else:
        result["basis"] = base["basis"]
    return result


def cells():
    table = {}
    for row in read_csv(CURATION / "rules.csv"):
        if row["jurisdictions"].startswith("@"):
            base = row["jurisdictions"][1:]
            made = [stricter(c, row) for (s, _, _), c in table.items() if s == base]
        else:
            made = [cell(row, j, d) for j in row["jurisdictions"].split() for d in row["deployments"].split()]
        taken = set()
        for each in made:
            key = tuple(each[k] for k in ("sensitivity", "jurisdiction", "deployment"))
            derived = key in table and table[key].get("derived")
            if key in table and not derived:
                sys.exit(f"rules.csv: two rows for {'/'.join(key)}")
            taken.add(key)
            table[key] = {**each, "derived": row["jurisdictions"].startswith("@")}
    missing = [(s, j, d) for s in CLASSES for j in JURISDICTIONS for d in DEPLOYMENTS if (s, j, d) not in table]
    if missing:
        sys.exit(f"rules.csv: no row for {'/'.join(missing[0])} and {len(missing) - 1} more")
    order = sorted(table, key=lambda k: (CLASSES.index(k[0]), JURISDICTIONS.index(k[1]), DEPLOYMENTS.index(k[2])))
    return [{k: v for k, v in table[key].items() if v and k != "derived"} for key in order]


def line(record):
    return "    " + json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def text(tables):
    """One record a line, so that a changed cell is a changed line."""
    parts = [f'  "$schema": {json.dumps(tables["$schema"])}']
    for name, records in tables.items():
        if name != "$schema":
            parts.append(f'  "{name}": [\n' + ",\n".join(map(line, records)) + "\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
    path = DATA / "rules.json"
    path.write_text(text({**read_json(path), "rules": cells()}), encoding="utf-8")


if __name__ == "__main__":
    main()
