#!/usr/bin/env python3
"""Checks data/*.json as a whole: references, doubles, zeros, ranges. Needs no sources."""

import csv
import json
import re
import sys
from datetime import date

from common import AS_OF, DATA
from schemas import TABLES

UNVERIFIED_HIGH = {"input_per_million_tokens": 200, "output_per_million_tokens": 700}


def load():
    tables = {}
    for stem, (key, _) in TABLES.items():
        path = DATA / f"{stem}.json"
        tables[stem] = json.loads(path.read_text(encoding="utf-8"))[key]
    path = DATA / "providers.json"
    tables["providers"] = json.loads(path.read_text(encoding="utf-8"))["providers"] if path.exists() else []
    return tables


def validate(value, schema, where, errors):
    """The part of JSON Schema that the tables use."""
    if "enum" in schema and value not in schema["enum"]:
        errors.append(f"{where}: {value!r} is not one of {schema['enum']}")
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
    kind = schema.get("type")
    if kind and (not isinstance(value, kinds[kind]) or (kind in ("integer", "number") and isinstance(value, bool))):
        errors.append(f"{where}: {value!r} is no {kind}")
        return
    if kind == "string" and "pattern" in schema and not re.search(schema["pattern"], value):
        errors.append(f"{where}: {value!r} does not match {schema['pattern']}")
    if kind in ("integer", "number"):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value) or value <= schema.get("exclusiveMinimum", value - 1):
            errors.append(f"{where}: {value} is out of range")
    if kind == "object":
        for key in schema["required"]:
            if key not in value:
                errors.append(f"{where}: {key} is missing")
        for key, item in value.items():
            if key not in schema["properties"]:
                errors.append(f"{where}: {key} is unknown")
            else:
                validate(item, schema["properties"][key], f"{where}/{key}", errors)
    if kind == "array":
        for i, item in enumerate(value):
            validate(item, schema["items"], f"{where}/{i}", errors)


def check_references(t, errors):
    models = {m["id"] for m in t["models"]}
    gpus = {g["id"] for g in t["gpus"]}
    providers = {p["id"] for p in t["providers"]}
    for stem, field, known in (("quality", "model", models), ("api_offers", "model", models), ("gpu_offers", "gpu", gpus),
                               ("servers", "gpu", gpus)):
        for r in t[stem]:
            if r[field] not in known:
                errors.append(f"{stem}: {r.get('id', r[field])}: {field} {r[field]} is not in the catalogue")
    for stem in ("api_offers", "gpu_offers", "retrieval", "fine_tuning"):
        for r in t[stem]:
            if providers and r.get("provider") and r["provider"] not in providers:
                errors.append(f"{stem}: {r['id']}: provider {r['provider']} is not in the catalogue")


def check_names(t, errors):
    for stem, rows in t.items():
        seen = set()
        for r in rows:
            name = r.get("id") or r.get("model") or r.get("input")
            if name.lower() in seen:
                errors.append(f"{stem}: {name} twice")
            seen.add(name.lower())
    for stem in ("models", "gpus", "providers"):
        owner = {r["id"].lower(): r["id"] for r in t[stem]}
        for r in t[stem]:
            for alias in r.get("aliases", []):
                if owner.setdefault(alias.lower(), r["id"]) != r["id"]:
                    errors.append(f"{stem}: alias {alias} means both {r['id']} and {owner[alias.lower()]}")


def check_prices(t, errors):
    for r in t["api_offers"]:
        p = r["prices"]
        if "input_per_million_tokens" not in p or "output_per_million_tokens" not in p:
            errors.append(f"api_offers: {r['id']}: no input or no output price")
            continue
        for key, top in UNVERIFIED_HIGH.items():
            if p[key] > top:
                errors.append(f"api_offers: {r['id']}: {key} {p[key]} is above any sane price")
        ratio = p["output_per_million_tokens"] / p["input_per_million_tokens"]
        if ratio < 0.99 or ratio > 13:
            errors.append(f"api_offers: {r['id']}: output/input {ratio:.1f} is implausible")
        if p.get("cached_input_per_million_tokens", 0) > p["input_per_million_tokens"]:
            errors.append(f"api_offers: {r['id']}: cached input is dearer than fresh input")
        for tier in r.get("context_tiers", []):
            if tier["prices"].get("input_per_million_tokens", 1e9) < p["input_per_million_tokens"]:
                errors.append(f"api_offers: {r['id']}: a long prompt is cheaper")
    for r in t["gpu_offers"]:
        price, spot = r.get("on_demand_per_hour"), r.get("spot")
        if price is None and spot is None:
            errors.append(f"gpu_offers: {r['id']}: no price")
        if spot and (spot["low_per_hour"] > spot["high_per_hour"] or (price or 1e9) < spot["low_per_hour"]):
            errors.append(f"gpu_offers: {r['id']}: spot and on-demand do not fit")
        each = (price or spot["low_per_hour"]) / r["gpus"]
        if not 0.05 <= each <= 25:
            errors.append(f"gpu_offers: {r['id']}: {each:.2f} per GPU and hour is implausible")
        if r.get("kind", "instance") == "instance" and "region" not in r:
            errors.append(f"gpu_offers: {r['id']}: no region")
    for stem, rows in (("costs", t["costs"]),):
        for r in rows:
            if not r["low"] <= r["expected"] <= r["high"]:
                errors.append(f"{stem}: {r['id']}: low, expected and high are out of order")


def check_dates(t, errors):
    for stem, rows in t.items():
        for r in rows:
            day = r.get("as_of")
            if day and (day > AS_OF or not date.fromisoformat(day)):
                errors.append(f"{stem}: {r.get('id', r.get('model'))}: as_of {day} is after the catalogue's own day")


def check_serving(t, path, errors):
    models = {n.lower() for m in t["models"] for n in [m["id"], *m.get("aliases", [])]}
    gpus = {g["id"]: g for g in t["gpus"]}
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for name in sorted({r["model"] for r in rows}):
        if name.lower() not in models:
            errors.append(f"measurements: model {name} does not resolve")
    for name in sorted({r["gpu"] for r in rows}):
        if name not in gpus:
            errors.append(f"measurements: GPU {name} does not resolve")
        elif not gpus[name].get("bandwidth_gb_per_s") or not gpus[name].get("dense_16bit_tflops"):
            errors.append(f"measurements: GPU {name} lacks bandwidth or compute")


def run(serving=None):
    tables, errors = load(), []
    for stem, (_, items) in TABLES.items():
        for r in tables[stem]:
            validate(r, items, f"{stem}/{r.get('id') or r.get('model') or r.get('input')}", errors)
    check_references(tables, errors)
    check_names(tables, errors)
    check_prices(tables, errors)
    check_dates(tables, errors)
    if serving:
        check_serving(tables, serving, errors)
    for stem, rows in tables.items():
        print(f"{stem}: {len(rows)}")
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(run())
