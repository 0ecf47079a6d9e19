"""Reading the sources and writing the tables."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
CURATION = HERE / "curation"
DATA = HERE.parent
AS_OF = "2026-11-26"

# The snapshots that prices come from: name, version, day.
LITELLM = ("LiteLLM model_prices_and_context_window.json (MIT), snapshot of 2026-07-24", "2026-07-24")
MODELS_DEV = ("models.dev api.json (MIT), f3fc6922, snapshot of 2026-07-02", "2026-07-02")
GENAI = ("pydantic/genai-prices v2 data.json (MIT), 47df840a, snapshot of 2026-08-21", "2026-08-21")
PORTKEY = ("Portkey-AI/models pricing (MIT), f654307e, 2026-08-21", "2026-08-21")
LLM_KIT = ("SergeevDmitry/llm-kit provider data (MIT), 9e675e0", "2026-08-05")


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def curation(name):
    return read_csv(CURATION / name)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def number(value, digits=9):
    """A clean number: nine significant digits, whole numbers without a fraction."""
    if value is None or value == "":
        return None
    value = float(f"{float(value):.{digits}g}")
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def per_million(value):
    """A price per token as a price per million, in decimal."""
    return None if value is None else number(Decimal(str(value)) * 1000000)


def integer(value):
    return None if value in (None, "") else int(float(value))


def is_date(text):
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text or ""))


# Words of the research notes that mean nothing to a reader of the catalogue.
WORDING = (
    (r"\s*\(search(?: tool)?(?:, pages corpus)?\)", ""),
    (r"(?:stored )?index ids? (\d+)", r"public code file \1"),
    (r"\s*\(stored index\)", ""),
    (r"\bMy reading\b", "A reading"),
    (r"\bdocs corpus\b", "a public page, address not kept"),
    (r"\bstored pages? ", ""),
    (r",? index copy\b", ""),
    (r"\bin (?:the )?store\b", "in the sources"),
    (r"licence text not in the sources - verify", "licence text not in the sources: verify"),
    (r"unknown(?: \([^)]*\))?; ?(?:OLD, )?", ""),
)


def tidy(text):
    for pattern, plain in WORDING:
        text = re.sub(pattern, plain, text)
    return text.strip()


def clean(record):
    """Drops what is unknown: an absent key means unknown, never 0."""
    out = {}
    for key, value in record.items():
        if isinstance(value, dict):
            value = clean(value)
        if key in ("source", "note", "variant", "power_source") and value:
            value = tidy(value)
        if isinstance(value, list):
            value = [clean(v) if isinstance(v, dict) else v for v in value]
        if value in (None, "", [], {}):
            continue
        out[key] = value
    return out


def slug(*words):
    """An id of several words: letters, digits, dots and pluses, hyphens between."""
    return "/".join(s for s in (re.sub(r"[^a-z0-9.+]+", "-", w.lower()).strip("-") for w in words) if s)


def joined(*parts):
    return "; ".join(p.strip().rstrip(";.") for p in parts if p and p.strip())


def record_lines(records):
    """One record a line, so that a changed price is a changed line."""
    return ",\n".join(json.dumps(clean(r), ensure_ascii=False) for r in records)


def write_table(stem, key, records, order):
    records = sorted(records, key=order)
    write_tables(stem, {key: records})
    return records


def write_tables(stem, tables):
    """A file of one table or several."""
    listed = "".join(f', "{key}": [\n{record_lines(records)}\n]' for key, records in tables.items())
    text = f'{{"$schema": "schema/{stem}.schema.json"{listed}}}\n'
    (DATA / f"{stem}.json").write_text(text, encoding="utf-8")
