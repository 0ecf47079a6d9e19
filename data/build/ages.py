"""The tables of ages in data/README.md: how many records of each table there are, what is known of each provider, how old it is."""

import json
import re
from datetime import date

from common import AS_OF, DATA

TABLES = (("api_offers", "api_offers"), ("gpu_offers", "gpu_offers"), ("models", "models"), ("models", "refused_models"), ("quality", "qualities"),
          ("abilities", "abilities"), ("abilities", "effort_effects"), ("abilities", "ability_references"),
          ("abilities", "task_scales"), ("abilities", "task_abilities"), ("hidden_tokens", "hidden_tokens"),
          ("quantisation", "quantisation_losses"), ("people", "wages"),
          ("people", "employer_charges"), ("presets", "presets"), ("presets", "traffic_measures"), ("seats", "seats"),
          ("api_speeds", "api_speeds"), ("api_speeds", "api_limits"), ("local_devices", "local_devices"), ("local_speeds", "local_speeds"),
          ("gpus", "gpus"), ("engine_support", "engine_support"), ("kernels", "kernel_curves"), ("kernels", "kernel_donors"), ("servers", "servers"), ("costs", "cost_figures"), ("retrieval", "retrieval_models"),
          ("fine_tuning", "fine_tuning_offers"), ("providers", "providers"),
          ("tasks", "tasks"),
          ("sensitivity_hints", "sensitivity_hints"), ("sensitivity_hints", "jurisdiction_hints"), ("sensitivity_hints", "hint_damping"),
          ("sensitivity_hints", "topic_hints"))
DAYS = (90, 180)
MARKS = ("confirmed", "single-source", "contradicted")
WEAK = ("secondary", "keyword")


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


def provider_line(provider):
    facts = provider.get("facts", [])
    old = sum("as_of" in f and days_old(f) > DAYS[0] for f in facts)
    undated = sum("as_of" not in f for f in facts)
    cells = (provider["id"], len(facts), old, undated, sum(f["grade"] in WEAK for f in facts), sum("product" in f for f in facts))
    return "| " + " | ".join(str(c) for c in cells) + " |"


def provider_table():
    providers = json.loads((DATA / "providers.json").read_text(encoding="utf-8"))["providers"]
    head = "| provider | facts | over 90 days old | undated | weak | of another product |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(provider_line(p) for p in providers if p["kind"] != "owner") + "\n"


def write():
    readme = DATA / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name, content in (("ages", table()), ("facts", provider_table())):
        place = re.compile(rf"(<!-- {name}: written by build\.py -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        text, found = place.subn(lambda m: m[1] + content + m[2], text)
        if found != 1:
            raise ValueError(f"data/README.md has no place for the table of {name}")
    readme.write_text(text, encoding="utf-8")
