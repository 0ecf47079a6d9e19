"""gpu_offers.json: every priced cloud offer, one instance type in one region. The rows of the source, and our own in
curation/gpu_offers_added.csv, in the words of `catalog import --format csv`, read by it."""

import csv
import re
import tempfile

from common import AS_OF, curation, integer, is_date, joined, number
from importer import imported

CONFIDENCE = {"A": None, "B": "medium", "C": "low"}
KINDS = (("serverless", "serverless"), ("peer marketplace", "marketplace"))


def dated(text, rules):
    """(day, note): the printed day, or the earliest plausible one with the reason."""
    if is_date(text):
        return text, ""
    rule = next(r for r in rules if r["text"] in text)
    meaning = re.sub(r"^unknown(?: \([^)]*\))?; ?", "", text)
    return rule["as_of"], f"date not printed ({meaning}): the earliest plausible day is taken"


def place(row):
    return row["provider"], row["instance_type"], row["region"]


def rows(sources):
    """(offers in the importer's columns, what is left out and why)."""
    gpus = {r["offer_gpu"]: r for r in curation("offer_gpus.csv")}
    dates = curation("offer_dates.csv")
    providers = {r["offer_provider"]: r["id"] for r in curation("offer_providers.csv")}
    currencies = {(r["provider"], r["type_prefix"]): r for r in curation("gpu_offer_currencies.csv")}
    confirmed = {(r["provider"], r["instance_type"], r["region"]): r for r in curation("gpu_offers_confirmed.csv")}
    notes = curation("gpu_offers_notes.csv")
    stale = {place(r): r["why"] for r in curation("gpu_offers_left_out.csv")}
    out, left_out = [], []
    for r in sources.csv("gpus/offers.csv"):
        name, via = re.match(r"(.*?)(?: \(via (Shadeform)\))?$", r["provider"]).groups()
        provider = providers[name]
        kind = next((k for text, k in KINDS if text in r["offer_kind"]), "instance")
        region = "" if r["region"].startswith("(blank") else r["region"].split(" (")[0]
        if kind == "instance" and not r["instance_type"]:
            left_out.append(f"{name} {r['gpu_model']} {r['region']}: no instance type, a price per GPU only")
            continue
        here = {"provider": provider, "instance_type": r["instance_type"], "region": region}
        if place(here) in stale:
            left_out.append(f"{provider}/{r['instance_type']}@{region}: {stale[place(here)]}")
            continue
        gpu = gpus[r["gpu_model"]]
        day, day_note = dated(r["date"], dates)
        confidence = CONFIDENCE[r["quality"]] or ("medium" if day_note else None)
        currency = currencies.get((provider, "")) or next((c for (p, t), c in currencies.items() if p == provider and t and r["instance_type"].startswith(t)), None)
        if currency and via:
            currency = None
        check = confirmed.get((provider, r["instance_type"], region))
        if check:
            day, confidence = check["as_of"], check["confidence"] or None
            # A record has one day: a spot price of another would pass for as fresh.
            day_note, r = check["note"], {**r, "spot_usd_per_hour_low": "", "spot_usd_per_hour_high": ""}
        remark = next((n["note"] for n in notes if n["provider"] == provider and r["instance_type"].startswith(n["type_prefix"])), "")
        if currency:
            confidence = "low" if currency["confidence"] == "low" else confidence
        out.append({
            "provider": provider,
            "instance_type": r["instance_type"] if kind != "serverless" else f"{r['instance_type']} {gpu['id']}",
            "kind": kind, "gpu": gpu["id"], "gpus": integer(r["gpu_count"]), "interconnect": gpu["interconnect"],
            "ram_gib": number(r["ram_gib"]), "vcpus": number(r["vcpus"]),
            "region": region, "country": r["region_country"],
            "currency": currency["currency"] if currency else "usd",
            "on_demand_per_hour": number(r["price_usd_per_hour"]),
            "spot_low_per_hour": number(r["spot_usd_per_hour_low"]),
            "spot_high_per_hour": number(r["spot_usd_per_hour_high"]),
            "reserved_1_year_per_hour": number(r["reserved_1y_usd_per_hour"]),
            "reserved_3_years_per_hour": number(r["reserved_3y_usd_per_hour"]),
            "monthly_cap": "", "set_up_fee": "",
            "source": joined(r["source"] + (f"@{r['commit'][:8]}" if r["commit"] else "")),
            "as_of": day, "confidence": confidence or "high",
            "note": joined(r["notes"], gpu["note"], "sold through the reseller Shadeform" if via else "",
                           "host part and GPU part added" if "computed" in r["offer_kind"] else "",
                           currency["why"] if currency else "", day_note, remark),
        })
    return out, left_out


def with_added(offers):
    """The rows of the source and our own; of two that mean one offer ours holds."""
    added = curation("gpu_offers_added.csv")
    ours = {place(r) for r in added}
    return [r for r in offers if place(r) not in ours] + added


def build(program, sources):
    """(records, what is left out and why, the source's rows that ours replace). Needs gpus.json and providers.json in data/."""
    read, left_out = rows(sources)
    offers = with_added(read)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, offers[0])
        table.writeheader()
        table.writerows(offers)
        file.flush()
        records, report = imported(program, "csv", file.name, AS_OF, "gpu_offers", ["gpus"])
    for reason in report["left_out"]:
        left_out += [f"{entry}: {reason['meaning']}" for entry in reason["examples"]]
    ours = {place(r) for r in curation("gpu_offers_added.csv")}
    return records, left_out, [r for r in read if place(r) in ours]
