"""People, presets, seats, speeds of APIs and local devices: facts for choosing that are no prices of offers."""

import re
from collections import Counter, defaultdict

from common import curation, is_date, joined, number, slug, tidy

CONFIDENCES = {"weak": "low", "medium": "medium", "high": None}


def day(text):
    """The earliest day that the text allows, and a note where it allows more than one."""
    if is_date(text):
        return text, ""
    return (text + "-01-01")[:10] if len(text) == 4 else text + "-01", f"dated {text} only, the first day taken"


def provenance(row, source=None):
    as_of, dated = day(row["as_of"])
    return {"source": tidy(source or row["source"]).replace("the index", "a public index"), "as_of": as_of,
            "confidence": CONFIDENCES.get(row["confidence"], row["confidence"]),
            "note": joined(tidy(row.get("note", "")), dated)}


def with_sources(rows):
    """`same` is the source of the row above."""
    last = ""
    for r in rows:
        last = r["source"] if not r["source"].startswith("same") else last + r["source"].removeprefix("same")
        yield {**r, "source": last}


def numbered(records):
    """Ids with a number behind those that are there twice."""
    counts, seen = Counter(r["id"] for r in records), Counter()
    for r in records:
        if counts[r["id"]] > 1:
            seen[r["id"]] += 1
            r["id"] += f"/{seen[r['id']]}"
    return records


def ranges(row):
    return {k: number(row[k]) for k in ("low", "expected", "high")}


def people():
    wages = [{"id": r["id"], "country": r["country"], "role": r["role"], "currency": r["currency"], **ranges(r), **provenance(r)}
             for r in curation("wages.csv")]
    charges = [{"country": r["country"], **ranges(r), **provenance(r)} for r in curation("employer_charges.csv")]
    return {"wages": wages, "employer_charges": charges}


PRESET_FIELDS = {"input": "input_tokens", "cached share of input": "cached_share", "visible output": "output_tokens",
                 "hidden tokens": "hidden_tokens", "requests per user and working day": "requests_per_user_and_day",
                 "peak over mean of the open hours": "peak_factor", "active hours a day": "hours_per_day"}
EVIDENCE = {"m-large": "as the large model of alibaba/ServeGen@f891d11"}


def presets(rows):
    found = {}
    for r in rows:
        if not r["measure"].startswith("PRESET "):
            continue
        preset = found.setdefault(r["workload"], {"id": slug(r["workload"]), "notes": []})
        preset[PRESET_FIELDS[r["measure"].removeprefix("PRESET ")]] = number(r["value"])
        note = EVIDENCE.get(r["note"], r["note"])
        if note and note not in preset["notes"]:
            preset["notes"].append(note)
        preset["as_of"] = r["as_of"]
    thought_about = {r["preset"]: r["request"] for r in curation("preset_requests.csv")}
    return [{**{k: v for k, v in p.items() if k != "notes"}, "request": thought_about[p["id"]], "source": "stated default: a judgement from traffic_measures",
             "confidence": "low", "note": joined(*p["notes"])} for p in found.values()]


def traffic_measures(rows):
    percentiles = ("p10", "p25", "p50", "p75", "p90", "p95", "p99")
    out = []
    for r in rows:
        if r["measure"].startswith("PRESET ") or r["source"].startswith(("data.md", "definition")):
            continue
        source = r["source"].replace(" (as read in data.md)", "").replace("; NOT re-read here", ", not read again")
        out.append({"id": slug(r["workload"], r["measure"]), "workload": r["workload"], "measure": r["measure"],
                    **{k: number(r[k]) for k in ("value", "low", "high")}, "unit": r["unit"],
                    **{p: number(r[p]) for p in percentiles}, **provenance(r, source)})
    return numbered(out)


SEAT_UNITS = {"USD": "usd", "EUR": "eur", "CNY": "cny", "GBP": "gbp"}


def seat_terms(record, terms):
    """What the texts of a plan come to; a plan without is no seat to choose: a bundle, a usage bill."""
    row = terms.get(record["id"])
    if not row:
        return {}
    return {"use": row["use"], "audience": row["audience"], "provider": row["provider"] or None,
            "least_seats": number(row["least_seats"]) if row["least_seats"] else None,
            "most_seats": number(row["most_seats"]) if row["most_seats"] else None,
            "billing": row["billing"], "training": row["training"]}


def seats(rows):
    out, terms = [], {}
    for told, r in zip(rows, with_sources(rows)):
        if told["source"] == "same":
            # What follows the page is a remark on the other plan.
            r = {**r, "source": r["source"].split(";")[0]}
        if r["data_terms"].startswith("as above"):
            r = {**r, "data_terms": terms[r["vendor"]] + r["data_terms"].removeprefix("as above")}
        terms[r["vendor"]] = r["data_terms"]
        found = re.fullmatch(r"(USD|EUR|CNY|GBP) per (?:user|developer) and (month|year)", r["unit"])
        if not found:
            continue
        # Prices of other sizes are no range of this one.
        sizes = re.search(r"three sizes|Basic [\d.]+", r["included"])
        same = lambda k: number(r[k]) if not sizes and r[k] and float(r[k]) != float(r["value"]) else None
        record = provenance(r)
        item = "" if r["item"] == "price" else r["item"].removeprefix("price, ")
        out.append({"id": slug(r["vendor"], r["plan"].split(" (")[0]), "vendor": r["vendor"], "plan": r["plan"],
                    "currency": SEAT_UNITS[found[1]], "price": number(r["value"]), "price_low": same("low"), "price_high": same("high"),
                    "per": found[2], "included": r["included"].strip(), "data_terms": r["data_terms"], **record,
                    "note": joined(f"price: {item}" if item else "", record["note"])})
    read = {r["id"]: r for r in curation("seat_terms.csv")}
    return [{**r, **seat_terms(r, read)} for r in numbered(out)]


class Names:
    """The catalogue's ids behind names of others: exactly, or without publisher and date."""

    def __init__(self, records):
        self.ids = {}
        for r in records:
            for name in (*r.get("aliases", []), r["name"], r["id"]):
                self.ids[slug(name)] = r["id"]

    def find(self, name):
        plain = re.sub(r"-20\d{6}$", "", slug(name.split("/")[-1]))
        return self.ids.get(slug(name)) or self.ids.get(plain)


SPEEDS = {"output speed": "output_tokens_per_s", "output speed (whole call)": "whole_call_tokens_per_s",
          "time to first token": "time_to_first_token_ms", "time to first token p50": "time_to_first_token_ms"}
LIMITS = {"tokens per minute": "tokens_per_minute", "input tokens per minute": "input_tokens_per_minute",
          "requests per minute": "requests_per_minute"}
PROVIDERS = {"Together": "together-ai", "Google": "google", "Azure": "azure-openai", "qwen": "alibaba"}


def named(row, models, providers):
    provider = PROVIDERS.get(row["provider"]) or providers.find(row["provider"])
    return {"provider_name": row["provider"], "provider": provider if provider in providers.ids.values() else None,
            "model_name": row["model"], "model": models.find(row["model"])}


def api_speeds(rows, models, providers):
    """Without what may not be passed on."""
    speeds, limits = [], []
    for r in with_sources(rows):
        if not r["value"] or "Artificial Analysis" in r["source"] or r["source"].startswith("notes read"):
            continue
        who = named(r, models, providers)
        if r["metric"] in SPEEDS:
            metric = SPEEDS[r["metric"]]
            record = provenance(r)
            if "whole-call rate" in r["note"]:
                metric = "whole_call_tokens_per_s"
            speeds.append({"id": slug(r["provider"], r["model"], metric), **who, "metric": metric, "value": number(r["value"]), **record})
        elif r["metric"] in LIMITS:
            plan = r["hosting"].removeprefix("limit: ")
            limits.append({"id": slug(r["provider"], r["model"], plan, r["metric"]), **who, "plan": plan,
                           "metric": LIMITS[r["metric"]], "value": number(r["value"]), **provenance(r)})
    return {"api_speeds": numbered(speeds), "api_limits": numbered(limits)}


DEVICE_FIELDS = {"bandwidth": "bandwidth_gb_per_s", "power limit": "power_watts", "power at the wall under load": "power_watts",
                 "dense fp16 tensor": "dense_16bit_tflops", "dense fp16": "dense_16bit_tflops", "dense int8": "dense_int8_tops",
                 "dense fp8": "dense_fp8_tflops"}


def price_of(row):
    same = lambda k: number(row[k]) if row[k] else None
    return {"what": row["device"], "currency": SEAT_UNITS[row["unit"]], "price": number(row["value"]), "price_low": same("low"),
            "price_high": same("high"), **provenance(row)}


MAKERS = (("apple", r"\bM[1-9]\b"), ("intel", r"\bArc\b"), ("amd", r"Radeon|Ryzen"), ("nvidia", r"GeForce|RTX|Jetson|DGX"))


def maker(name):
    """Whose hardware a device is, by the product names of its makers."""
    return next((m for m, words in MAKERS if re.search(words, name)), None)


def local_devices(rows, gpus):
    by_id = defaultdict(list)
    for r in with_sources(rows):
        by_id[r["device_id"]].append(r)
    known, out = {g["id"] for g in gpus}, []
    power = {r["device"]: r for r in curation("local_power.csv")}
    for device, facts in by_id.items():
        record = {"id": device, "name": next((f["device"] for f in facts if f["item"] != "price"), facts[0]["device"]), "prices": []}
        if device in known:
            record["gpu"] = device
        for f in facts:
            if f["item"] == "price":
                if f["unit"] in SEAT_UNITS:
                    record["prices"].append(price_of(f))
            elif f["item"] == "memory":
                sizes = [float(s) for s in re.findall(r"[\d.]+", f["value"])]
                record["memory_gb"] = number(min(sizes))
                record["memory_gb_most"] = number(max(sizes)) if len(sizes) > 1 else None
            else:
                record.setdefault(DEVICE_FIELDS[f["item"]], number(f["value"]))
        told = [f for f in facts if f["item"] != "price"] or facts
        marks = [CONFIDENCES[f["confidence"]] for f in told]
        record["maker"] = maker(record["name"])
        record["source"] = joined(*dict.fromkeys(tidy(f["source"]) for f in told))
        record["as_of"] = min(day(f["as_of"])[0] for f in facts)
        record["confidence"] = "low" if "low" in marks else "medium" if "medium" in marks else None
        record["note"] = joined("as_of is that of the oldest figure", *dict.fromkeys(f["item"] + ": " + tidy(f["note"]) for f in told if f["note"]))
        if device in power and "power_watts" not in record:
            record["power_watts"] = number(power[device]["power_watts"])
            record["note"] = joined(record["note"], f"power of the whole machine at most: {power[device]['source']}")
        out.append(record)
    return out
