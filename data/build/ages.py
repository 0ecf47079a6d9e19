"""The table of ages in data/README.md: how many records of each table there are, and how old they are."""

import json
import re
from datetime import date

from common import AS_OF, DATA

TABLES = (("api_offers", "api_offers"), ("gpu_offers", "gpu_offers"), ("models", "models"), ("models", "refused_models"), ("quality", "qualities"),
          ("abilities", "abilities"), ("abilities", "effort_effects"), ("abilities", "ability_references"),
          ("abilities", "task_scales"), ("abilities", "task_abilities"), ("hidden_tokens", "hidden_tokens"),
          ("quantisation", "quantisation_losses"), ("people", "extra_work"), ("people", "wages"),
          ("people", "employer_charges"), ("presets", "presets"), ("presets", "traffic_measures"), ("seats", "seats"),
          ("api_speeds", "api_speeds"), ("api_speeds", "api_limits"), ("local_devices", "local_devices"),
          ("gpus", "gpus"), ("servers", "servers"), ("costs", "cost_figures"), ("retrieval", "retrieval_models"),
          ("fine_tuning", "fine_tuning_offers"), ("providers", "providers"))
DAYS = (90, 180)
MARKS = ("confirmed", "single-source", "contradicted")
PLACE = re.compile(r"(<!-- ages: written by build\.py -->\n).*?(<!-- end of ages -->)", re.DOTALL)


def days_old(record):
    return (date.fromisoformat(AS_OF) - date.fromisoformat(record["as_of"])).days


def line(stem, key):
    records = json.loads((DATA / f"{stem}.json").read_text(encoding="utf-8"))[key]
    older = [sum(days_old(r) > limit for r in records) for limit in DAYS]
    marked = [sum(r.get("confidence") == mark for r in records) for mark in ("medium", "low")]
    oldest = min(r["as_of"] for r in records)
    name = f"{stem}.json" if [s for s, _ in TABLES].count(stem) == 1 else f"{stem}.json: {key}"
    company = [sum(r.get("mark") == mark for r in records) if "mark" in records[0] else "" for mark in MARKS]
    cells = (name, len(records), *older, oldest, *marked, *company)
    return "| " + " | ".join(str(c) for c in cells) + " |"


def table():
    head = ("| table | records | over 90 days old | over 180 days old | oldest | medium | low | confirmed | single-source | contradicted |\n"
            "|---|---|---|---|---|---|---|---|---|---|\n")
    return f"On {AS_OF}:\n\n" + head + "\n".join(line(*t) for t in TABLES) + "\n"


def write():
    readme = DATA / "README.md"
    text, found = PLACE.subn(lambda m: m[1] + table() + m[2], readme.read_text(encoding="utf-8"))
    if found != 1:
        raise ValueError("data/README.md has no place for the table of ages")
    readme.write_text(text, encoding="utf-8")
