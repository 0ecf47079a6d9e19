#!/usr/bin/env python3
"""Builds providers.json from the table of provider facts and the curation beside this file.

    python3 data/build/providers.py --sources DIR [--output FILE]

DIR holds compliance/providers.csv. The curation says which provider and service a row belongs to
and what each wording comes to (yes, no, partial, unclear), as a person read it. A row that changed
since it was read stops the build: a certificate is not to be guessed from a sentence.
curation/provider_facts.csv holds what was read since: it replaces the table's fact of the same
service and product (a seat: of the whole company). curation/fact_values.csv says each value in French.
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
MARKDOWN = re.compile(r"\*\*|`|\]\(|\* \[|^#")
BARE = re.compile(r"yes|no")


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


def file_id(text):
    """The id of a file that was read in an index of public code."""
    found = re.match(r"code-index file id (\d+)", text)
    return found[1] if found else None


def address(text):
    """The source as a reader can look it up."""
    if not file_id(text):
        return text
    about = re.search(r"\(.*\)", text)
    return f"public code file {file_id(text)}" + (f" {about[0]}" if about else "")


def page_date(row, file_dates):
    """The date as printed; a text that names no day or month says that the page is undated."""
    date = file_dates.get(file_id(row["source_url"]), row["date_of_stored_page"])
    return date if page_day(date) or date.startswith("undated") else f"undated ({date})"


def grade(letter, source, as_of):
    """Only a dated reading quotes a vendor whose page cannot be opened from here."""
    loose = letter == "Q" and source.startswith("public code file") and not as_of
    return "secondary" if loose else GRADES[letter]


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


def plain(text):
    """A quote without the marks of its page."""
    return re.sub(r"\*\*|`", "", text).replace("* [ISO 27001]", "ISO 27001")


def record(row, service, reading, file_dates):
    date = page_date(row, file_dates)
    return {
        "fact": row["fact"],
        "service": service,
        "product": row.get("product"),
        "answer": reading,
        "value": row["value"],
        "conditions": row["conditions"],
        "source": address(row["source_url"]),
        "page_date": date,
        "as_of": page_day(date),
        "quote": plain(row["quote"]),
        "grade": grade(row["evidence_grade"], address(row["source_url"]), page_day(date)),
    }


def read_since():
    """The facts of provider_facts.csv, with the provider of each."""
    with (HERE / "curation" / "provider_facts.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            row["as_of"] = page_day(row["page_date"])
            row["grade"] = grade(row["grade"], row["source"], row["as_of"])
            yield row.pop("id"), row


def kind(fact):
    """What a newer reading of the same thing has in common with it. A seat is the company's."""
    if fact["fact"] == "hq_jurisdiction":
        return (fact["fact"],)
    return (fact["fact"], fact["service"] or "", fact.get("product") or "")


def values_in_french():
    with (HERE / "curation" / "fact_values.csv").open(encoding="utf-8", newline="") as table:
        return {row["value"]: row["value_fr"] for row in csv.DictReader(table)}


def shipped(provider, fact, french):
    """The fact as the schema has it."""
    value = fact["value"]
    if value not in french and not BARE.fullmatch(value) and not value.isdigit():
        raise SystemExit(f"{provider}, {fact['fact']}: \"{value}\" is not in curation/fact_values.csv")
    fact = {**fact, "value_fr": value if value.isdigit() else french.get(value)}
    order = ("fact", "service", "product", "answer", "value", "value_fr", "conditions", "source", "page_date", "as_of", "quote", "grade")
    result = {key: fact[key] for key in order if fact.get(key)}
    check(provider, result)
    return result


def check(provider, fact):
    for key in ("value", "value_fr", "conditions", "quote"):
        if PROMISE.search(fact.get(key, "")):
            raise SystemExit(f"{provider}, {fact['fact']}: {key} reads as a promise")
        if MARKDOWN.search(fact.get(key, "")):
            raise SystemExit(f"{provider}, {fact['fact']}: {key} holds markdown")
    if fact.get("product") and fact["answer"] == "yes":
        raise SystemExit(f"{provider}, {fact['fact']}: a fact about another product answers at best in part")
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
        facts[place["id"]].append(record(kept, place["service"], reading, choices["file_dates"]))
    for provider, fact in read_since():
        facts[provider] = [f for f in facts[provider] if kind(f) != kind(fact)] + [fact]
    french = values_in_french()
    for provider, known in facts.items():
        facts[provider] = [shipped(provider, fact, french) for fact in known]
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
