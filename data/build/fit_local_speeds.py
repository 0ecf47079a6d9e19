#!/usr/bin/env python3
"""Fits curation/local_speeds.csv: python3 data/build/fit_local_speeds.py --sources DIR

Tokens a second of one stream with llama.cpp and Ollama (choosing/local_speed.csv) against
1 / (bytes read / (share x bandwidth) + layers x time), and of prompts (pp512, pp2048) against share x peak / operations:
the int8 peak of NVIDIA (its kernels multiply 8-bit integers), the 16-bit one of AMD and Intel, for Apple, whose peaks are
mostly not published, the bandwidth. Needs numpy and scipy; prints shares, times and the errors on whole sources held out. Left out: LocalScore (an old build, which understates newer cards), Vulkan on Macs, several
devices or streams, speculation, weights beyond the memory, and models whose shape the catalogue does not have."""

import argparse
import re
from collections import Counter

import numpy
from scipy.optimize import least_squares

from common import DATA, read_csv, read_json

# ggml-org/llama.cpp:tools/quantize/README.md@311c2c9f; unsloth's UD and XL forms are a little larger.
BITS = {"Q4_0": 4.55, "Q4_K_M": 4.89, "Q4_K_S": 4.67, "Q4_K_XL": 4.9, "UD-Q4_K_XL": 4.9, "UD-Q4_K_M": 4.89, "Q8_0": 8.5, "Q8_K_XL": 9.6,
        "BF16": 16, "F16": 16, "fp16": 16, "MXFP4": 4.4, "Q6_K": 6.56, "UD-Q6_K_XL": 6.9, "Q5_K_M": 5.7, "Q5_K_XL": 5.8, "Q2_K": 3.16,
        "Q3_K_S": 3.64, "Q3_K_M": 3.9, "IQ4_XS": 4.46, "q8_0": 8.5, "q4_K_M": 4.89}
NAMES = {"llama27b": "llama-2-7b", "llama38b": "llama-3-8b", "llama370b": "llama-3-70b", "gptoss20bmxfp4": "gpt-oss-20b",
         "gptoss120bmxfp4": "gpt-oss-120b", "deepseekr114b": "deepseek-r1-distill-qwen-14b", "deepseekr1distill7b": "deepseek-r1-distill-qwen-7b"}
# Their parameters are mostly embeddings of layers, which are looked up.
LOOKED_UP = ("gemma-4-e2b", "gemma-4-e4b")
MAKERS = ("nvidia", "apple", "amd", "intel")
SOURCES = ("15013", "4167", "10879", "15021", "15396", "localmaxxing", "geerlingguy", "strix-halo", "r9700", "XiongjieDai", "mac-llm-bench",
           "data/community")


def plain(name):
    return re.sub(r"[^a-z0-9.]", "", name.lower())


def model_finder():
    known = {}
    for m in read_json(DATA / "models.json")["models"]:
        if "architecture" in m:
            for name in (m["id"], m["name"], *m.get("aliases", [])):
                known[plain(name.split("/")[-1])] = m
    known |= {name: known[plain(id)] for name, id in NAMES.items()}
    form = r"(instruct|gguf|it|ud)?(q[0-9](k?(m|s|xl|0|1)?)|q[0-9]k[a-z]+|bf16|f16|mxfp4|ud|q40|q80)+$"

    def find(name):
        name = re.sub(form, "", plain(name.split("/")[-1].replace(".gguf", "")))
        shorter = re.sub(r"(instruct|it|gguf|2512|2507|qat)+$", "", name)
        return next((known[n] for n in (name, shorter, name.replace("instruct", "")) if n in known), None)
    return find


def is_generated(test):
    return "@" not in test and (test.startswith("tg") or test in ("generation", "eval rate"))


def is_prompt(test):
    return re.fullmatch(r"pp[0-9]+", test) is not None


def peak_of(maker, device, card):
    def known(key):
        return device.get(key) or card.get(key)
    if maker == "apple":
        return known("bandwidth_gb_per_s") * 1e9
    peak = known("dense_int8_tops" if maker == "nvidia" else "dense_16bit_tflops")
    return peak and peak * 1e12


def measurements(rows, is_wanted):
    find, devices = model_finder(), {d["id"]: d for d in read_json(DATA / "local_devices.json")["local_devices"]}
    cards = {g["id"]: g for g in read_json(DATA / "gpus.json")["gpus"]}
    for r in rows:
        backend, test, form = r["backend"].lower(), r["test"], r["quantisation"]
        if "llama" not in backend or "cpu" in backend or "LocalScore" in r["source"] or r["devices"] != "1" or r["streams"] not in ("1", ""):
            continue
        if not is_wanted(test):
            continue
        if "default" in form or (form == "F16" and "gpt-oss" in r["model"]):
            form = "MXFP4" if "gpt-oss" in r["model"] else "Q4_K_M"
        device, card, model = devices.get(r["device_id"], {}), cards.get(r["device_id"], {}), find(r["model"])
        bandwidth = device.get("bandwidth_gb_per_s") or card.get("bandwidth_gb_per_s")
        maker = device.get("maker") or card.get("vendor")
        odd = re.search("exceed|offload|spill|speculat|mtp|draft|does not fit", r["note"], re.I)
        if form not in BITS or not bandwidth or not model or odd or model["id"] in LOOKED_UP or (maker == "apple" and "vulkan" in backend):
            continue
        a, byte = model["architecture"], BITS[form] / 8
        memory = device.get("memory_gb_most") or device.get("memory_gb") or card.get("memory_gib")
        if memory and a["total_parameters"] * byte / 1e9 > memory * 0.92:
            continue
        embedding = 0 if a.get("tied_embeddings") else a["vocabulary_size"] * a["hidden_size"]
        read = (a.get("active_parameters") or a["total_parameters"]) - embedding
        source = next((s for s in SOURCES if s in r["source"]), r["source"][:30])
        yield {"rate": float(r["tokens_per_s"]), "seconds": read * byte / bandwidth / 1e9, "layers": a["layers"], "maker": MAKERS.index(maker),
               "experts": "experts" in a, "source": source, "device": r["device_id"], "test": test,
               "operations": 2 * read + attention(a, test), "peak": peak_of(maker, device, card)}


def attention(a, test):
    """Of the mean token of a prompt: keys and values of what is before it, half of the prompt."""
    length = int(test[2:]) if is_prompt(test) else 0
    return 4 * a["query_heads"] * a["head_size"] * a.get("full_attention_layers", a["layers"]) * length / 2


def predicted(p, r):
    read, layer = (numpy.exp(p[8]), numpy.exp(p[9])) if r["experts"] else (1, 1)
    return 1 / (r["seconds"] * read / numpy.exp(p[r["maker"]]) + numpy.exp(p[4 + r["maker"]]) * 1e-6 * r["layers"] * layer)


def predicted_prompt(p, r):
    return numpy.exp(p[r["maker"]]) * r["peak"] * (numpy.exp(p[4 + r["maker"]]) if r["experts"] else 1) / r["operations"]


SPEED = (predicted, [numpy.log(0.75)] * 4 + [numpy.log(20)] * 4 + [0, 0])
PROMPT = (predicted_prompt, [*numpy.log([0.25, 20, 0.35, 0.1])] + [numpy.log(0.5)] * 4)


def fit(rows, rule):
    """Rows of one device in one source, and of one source, count less the more they are; weak pulls keep what few rows say near 75 % and 20 us."""
    rate, start = rule[0], numpy.array(rule[1])
    runs, sources = Counter((r["source"], r["device"]) for r in rows), Counter(r["source"] for r in rows)

    def residuals(p):
        off = [2 * numpy.log(rate(p, r) / r["rate"]) / runs[r["source"], r["device"]] ** 0.25 / sources[r["source"]] ** 0.25 for r in rows]
        return off + list(0.3 * (p - start))
    return least_squares(residuals, start, loss="soft_l1", f_scale=0.2).x


def held_out(rows, rule):
    """Each row with measured / predicted by a fit that did not see its source."""
    for source in sorted({r["source"] for r in rows}):
        p = fit([r for r in rows if r["source"] != source], rule)
        yield from ((r, r["rate"] / rule[0](p, r)) for r in rows if r["source"] == source)


def print_errors(name, ratios):
    if not ratios:
        return
    low, high = numpy.percentile(ratios, [10, 90])
    off = numpy.abs(1 / numpy.array(ratios) - 1)
    print(f"{name}: {len(ratios)} rows, measured/predicted {low:.2f} to {high:.2f}, error {numpy.median(off):.1%} / {numpy.percentile(off, 90):.1%}")


def print_fit(title, rows, rule):
    figures, off = numpy.exp(fit(rows, rule)), list(held_out(rows, rule))
    print(title, *(f"{f:.3g}" for f in figures))
    for i, maker in enumerate(MAKERS):
        print_errors(maker, [ratio for r, ratio in off if r["maker"] == i])
    print_errors("all", [ratio for _, ratio in off])
    return off


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", required=True)
    rows = read_csv(parser.parse_args().sources + "/choosing/local_speed.csv")
    off = print_fit("generation: shares, us a layer, factors of experts on reading and layers:", list(measurements(rows, is_generated)), SPEED)
    print_errors("tg", [ratio for r, ratio in off if r["test"].startswith("tg")])
    off = print_fit("prompts: shares, factors of experts:", [r for r in measurements(rows, is_prompt) if r["peak"]], PROMPT)
    for name, experts in (("dense", False), ("experts", True)):
        print_errors(name, [ratio for r, ratio in off if r["experts"] == experts])


if __name__ == "__main__":
    main()
