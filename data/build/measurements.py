"""measurements/serving.csv: published measurements of serving, with the labels that their sources state elsewhere."""

import csv

from common import DATA

COLUMNS = ("id", "model", "weights", "kv_format", "gpu", "gpu_count", "tensor_parallel", "expert_parallel", "engine", "engine_version",
           "max_num_seqs", "input_tokens", "output_tokens", "load", "load_value", "metric", "value", "family", "source", "source_date", "note")
# Three configurations up to sixfold apart under one label: no quantiser, no length limit.
LEFT_OUT = ("dstack",)
# InferenceX starts Llama 70B with an 8-bit cache, the others with the engine's default (its benchmarks/*.sh).
EIGHT_BIT_CACHE = (("inferencex", "meta-llama/Llama-3.1-70B-Instruct"),)


def labelled(row):
    version, note = row["engine_version"], ""
    kv = "bf16" if row["family"] == "inferencex" else ""
    if (row["family"], row["model"]) in EIGHT_BIT_CACHE or "fp8-kv" in version:
        kv = "fp8"
    if row["family"] == "rocm-docker":
        note = "AMD's tuned image"
    if row["family"] == "lambda":
        note = "bound by the host"
    # AccelMark starts V0 with 512.
    most = "512" if row["family"] == "accelmark" and version.startswith("0.7") else ""
    return row | {"kv_format": kv, "engine_version": version.replace("fp8-kv", "").strip(), "max_num_seqs": most, "note": note}


def build(sources):
    rows = [r for name in ("serving.csv", "serving-2026-11.csv") for r in sources.csv(name) if r["family"] not in LEFT_OUT]
    with open(DATA / "measurements" / "serving.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(labelled(r) for r in rows)
