#!/usr/bin/env python3
"""Builds providers.json from the table of provider facts and the curation beside this file.

    python3 data/build/providers.py --sources DIR [--output FILE]

DIR holds compliance/providers.csv. The curation says which provider and service a row belongs to
and what each wording comes to (yes, no, partial, unclear), as a person read it. A row that changed
since it was read stops the build: a certificate is not to be guessed from a sentence.
"""

import argparse
import csv
import json
import pathlib
import re

HERE = pathlib.Path(__file__).parent
OUTPUT = HERE.parent / "providers.json"
GRADES = {"P": "primary", "Q": "quoted", "S": "secondary", "K": "keyword"}
PROMISE = re.compile(r"\b(compliant|conformes?)\b", re.IGNORECASE)
LONGEST_QUOTE_IN_WORDS = 20


def curation():
    return json.loads((HERE / "curation" / "providers.json").read_text(encoding="utf-8"))


def rows(sources):
    path = pathlib.Path(sources) / "compliance" / "providers.csv"
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def page_day(text):
    """The day of a printed date; a month counts from its first day, anything vaguer is no date."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    return text + "-01" if re.fullmatch(r"\d{4}-\d{2}", text) else None


def address(text):
    """The source as a reader can use it. Some rows were read in an index without addresses."""
    if not text.startswith("code-index"):
        return text
    about = re.search(r"\((.*)\)", text)
    return f"a public file ({about[1]}), address not kept" if about else "a public file, address not kept"


def grade(row):
    """A reading whose address is lost cannot be opened again: reported, no longer quoted."""
    lost = row["source_url"].startswith("code-index")
    return "secondary" if lost and row["evidence_grade"] == "Q" else GRADES[row["evidence_grade"]]


def corrected(row, corrections):
    changes = dict(corrections.get(row["provider"], {}).get(row["fact"], {}))
    changes.pop("why", None)
    if changes.get("quote") and changes["quote"] not in row["quote"]:
        raise SystemExit(f"{row['provider']}, {row['fact']}: the shorter quote is not in the quote")
    return {**row, **changes}


def answer(row, answers):
    read = answers.get(row["provider"], {}).get(row["fact"])
    if read is None or read["value"] != row["value"]:
        raise SystemExit(
            f"{row['provider']}, {row['fact']}: \"{row['value']}\" was not read yet; "
            "say in curation/providers.json what it comes to"
        )
    return read["answer"]


def record(row, service, reading):
    fact = {
        "fact": row["fact"],
        "service": service,
        "answer": reading,
        "value": row["value"],
        "conditions": row["conditions"],
        "source": address(row["source_url"]),
        "page_date": row["date_of_stored_page"],
        "as_of": page_day(row["date_of_stored_page"]),
        "quote": row["quote"],
        "grade": grade(row),
    }
    check(row["provider"], fact)
    return {key: value for key, value in fact.items() if value}


def check(provider, fact):
    for key in ("value", "conditions", "quote"):
        if PROMISE.search(fact.get(key, "")):
            raise SystemExit(f"{provider}, {fact['fact']}: {key} reads as a promise")
    if len(fact.get("quote", "").split()) > LONGEST_QUOTE_IN_WORDS:
        raise SystemExit(f"{provider}, {fact['fact']}: quote of over 20 words")


def without_repeats(facts):
    """The seat is the company's: said once, by the row that claims least."""
    seats = [f for f in facts if f["fact"] == "hq_jurisdiction"]
    others = [f for f in facts if f["fact"] != "hq_jurisdiction"]
    if not seats:
        return others
    seat = dict(next((f for f in seats if f["answer"] != "yes"), seats[0]))
    if len(seats) > 1 and seat.get("service") == "marketplace-gpu":
        seat = dict(next(f for f in seats if f["service"] != "marketplace-gpu"))
    seat.pop("service", None)
    return [seat] + others


def build(sources):
    """The providers table as a dict ready for json.dump."""
    choices = curation()
    facts = {provider["id"]: [] for provider in choices["providers"]}
    for row in rows(sources):
        if row["value"] in ("unknown", "n/a"):
            continue
        place = choices["services"][row["provider"]]
        kept = corrected(row, choices["corrections"])
        reading = answer(row, choices["answers"])
        facts[place["id"]].append(record(kept, place["service"], reading))
    for extra in choices["additions"]:
        fact = {key: value for key, value in extra.items() if key != "id"}
        check(extra["id"], fact)
        facts[extra["id"]].append(fact)
    providers = [finished(p, without_repeats(facts[p["id"]]), choices) for p in choices["providers"]]
    return {"$schema": "schema/providers.schema.json", "providers": providers}


def finished(provider, facts, choices):
    result = {key: value for key, value in provider.items() if key not in ("note", "read_on")}
    if facts:
        result["facts"] = facts
    result["source"] = "each fact names its page" if facts else "no page on its terms was read"
    result["as_of"] = provider.get("read_on", choices["read_on"])
    if not facts and provider["kind"] != "owner":
        result["confidence"] = "low"
    if "note" in provider:
        result["note"] = provider["note"]
    return result


def text(table):
    """One provider or fact a line, so that a change reads well in a diff."""
    lines = []
    for provider in table["providers"]:
        facts = provider.get("facts", [])
        shown = [json.dumps(fact, ensure_ascii=False) for fact in facts]
        whole = json.dumps({**provider, **({"facts": []} if facts else {})}, ensure_ascii=False)
        lines.append(whole.replace('"facts": []', '"facts": [\n      ' + ",\n      ".join(shown) + "]"))
    schema = json.dumps(table["$schema"])
    return f'{{\n  "$schema": {schema},\n  "providers": [\n    ' + ",\n    ".join(lines) + "\n  ]\n}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", required=True, help="directory with compliance/providers.csv")
    parser.add_argument("--output", default=OUTPUT, type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.output.write_text(text(build(arguments.sources)), encoding="utf-8")


if __name__ == "__main__":
    main()
