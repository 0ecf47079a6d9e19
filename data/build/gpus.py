"""gpus.json: dense specifications, ids as the measurement files spell them."""

import re

from common import curation, joined, number

DATES = {"aiconfigurator": "2026-08-21", "InferenceX": "2026-04-03", "llm-analysis": "2024-11-13",
         "LLM-Viewer": "2024-07-30", "llmfit": "2026-08-22", "gpuhunt": "2026-08-19"}


READ_ON = "2026-11-23"


def link(text):
    text = text.lower()
    if text.startswith("nvlink") and "bridge" not in text:
        return "nvlink"
    if "infinity" in text:
        return "infinity-fabric"
    return "nvlink-bridge" if text.startswith("nvlink bridge") else "pcie"


def source_date(text):
    """The day of the dated source; a web page without a date counts from the day it was read."""
    return next((day for name, day in DATES.items() if name in text), READ_ON)


def build(sources):
    names = {r["model"]: r for r in curation("gpu_names.csv")}
    extra = {}
    for r in curation("gpu_extra.csv"):
        extra.setdefault(r["id"], []).append(r)
    rows = sources.csv("gpus/gpus.csv")
    out = []
    for r in rows + curation("gpus_added.csv"):
        name = names[r["model"]]
        record = {
            "id": name["id"], "name": name["name"],
            "aliases": [a for a in name["aliases"].split("|") if a],
            "vendor": r["vendor"].lower(), "architecture": r["architecture"],
            "memory_gib": number(name["marketed_gib"] or r["vram_gib"]),
            "reported_memory_mib": number(r["reported_vram_mib"]),
            "bandwidth_gb_per_s": number(r["memory_bandwidth_gb_s"]),
            "dense_16bit_tflops": number(r["dense_bf16_fp16_tflops"]),
            "dense_fp8_tflops": number(r["dense_fp8_tflops"]),
            "dense_int8_tops": number(r["dense_int8_tops"]),
            "dense_fp4_tflops": number(r["dense_fp4_tflops"]),
            "supports_bf16": r["supports_bf16"] == "1" or None,
            "supports_fp8": r["supports_fp8"] == "1" or None,
            "supports_fp4": r["supports_fp4"] == "1" or None,
            "interconnect": link(r["interconnect"]),
            "interconnect_gb_per_s": number(r["interconnect_gb_s_per_gpu_bidirectional"]),
            "power_watts": number(r["tdp_watts"]),
            "source": joined(r["source"], r["reported_vram_source"] and f"reported memory: {r['reported_vram_source']}"),
            "as_of": r.get("as_of") or source_date(r["source"]),
            "confidence": r.get("confidence") or ("medium" if "single source" in r["second_source_and_disagreements"]
                                                  or "DERIVED" in r["second_source_and_disagreements"] else None),
            "note": joined(re.sub(r"; TDP not sourced|(TFLOPS and )?TDP not sourced", "", r["second_source_and_disagreements"]),
                           "source page undated, read on that day" if not r.get("as_of") and source_date(r["source"]) == READ_ON else ""),
        }
        for e in extra.get(record["id"], []):
            if record.get(e["field"]) is None:
                record[e["field"]] = number(e["value"])
                record["note"] = joined(record["note"], f"{e['field']}: {e['source']} ({e['as_of']})")
                record["confidence"] = "low" if e["confidence"] == "low" else record["confidence"] or e["confidence"]
        out.append(record)
    return out
