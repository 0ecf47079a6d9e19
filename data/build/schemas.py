"""data/schema/*.schema.json: one JSON Schema (draft 7) for each table file."""

import json

from common import DATA

TEXT, POSITIVE = {"type": "string", "minLength": 1}, {"type": "number", "exclusiveMinimum": 0}
COUNT = {"type": "integer", "minimum": 1}
WHOLE = {"type": "integer", "minimum": 0}
NUMBER, FLAG = {"type": "number", "minimum": 0}, {"type": "boolean"}
DATE = {"type": "string", "pattern": "^20[0-9]{2}-[01][0-9]-[0-3][0-9]$"}
ID = {"type": "string", "pattern": "^[^\\s]+$"}
COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$"}
TEXTS = {"type": "array", "items": TEXT}
PROVENANCE = ({"source": TEXT, "as_of": DATE}, {"confidence": {"enum": ["high", "medium", "low"]}, "note": TEXT})
CURRENCY = {"enum": ["usd", "eur"]}
LINK = {"enum": ["pcie", "nvlink-bridge", "nvlink", "infinity-fabric"]}
PRECISION = {"enum": ["bf16", "fp16", "fp8", "int8-w8a8", "int8-w8a16", "nvfp4", "mxfp4", "fp4", "int4"]}
GENERATION = {"enum": ["Pascal", "Volta", "Turing", "Ampere", "Ada Lovelace", "Hopper", "Hopper (Grace)", "Blackwell", "Blackwell (Grace)",
                       "Blackwell Ultra", "Blackwell Ultra (Grace)", "Blackwell (workstation/server)", "Blackwell (GeForce)", "CDNA2",
                       "CDNA3", "CDNA4", "RDNA3", "RDNA4", "Alchemist", "Battlemage", "Gaudi2", "Gaudi3"]}
BAND = {"enum": ["basic", "solid", "strong", "frontier"]}


def enum(*names):
    return {"enum": list(names)}


def record(required, optional=None, provenance=True):
    properties = {**required, **(optional or {})}
    if provenance:
        properties.update(PROVENANCE[0])
        properties.update(PROVENANCE[1])
        required = {**required, **PROVENANCE[0]}
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": list(required)}


def some(items):
    return {"type": "array", "items": items}


PRICES = record({}, {k + "_per_million_tokens": {**POSITIVE, "maximum": 1000} for k in
                     ("input", "output", "cached_input", "cache_write", "reasoning_output")}, False)
HOUR = {**POSITIVE, "maximum": 1000}
CLOCK = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}

ARCHITECTURE = record(
    {"total_parameters": {"type": "number", "minimum": 1e7, "maximum": 1e13}, "layers": COUNT, "hidden_size": COUNT,
     "vocabulary_size": COUNT, "attention": enum("gqa", "mla", "sliding", "hybrid-linear"), "query_heads": COUNT,
     "kv_heads": COUNT, "head_size": COUNT,
     "native_precision": PRECISION},
    {"active_parameters": POSITIVE, "intermediate_size": COUNT, "tied_embeddings": FLAG, "needs_bf16": FLAG, "value_head_size": COUNT,
     "mla_kv_lora_rank": COUNT, "mla_rope_size": COUNT, "sliding_window_tokens": COUNT, "sliding_window_layers": WHOLE,
     "full_attention_layers": WHOLE, "linear_layers": WHOLE, "kv_bytes_per_token_16bit": POSITIVE,
     "state_kib_per_sequence": POSITIVE, "experts": COUNT, "experts_per_token": COUNT, "expert_intermediate_size": COUNT,
     "shared_experts": WHOLE, "first_dense_layers": WHOLE, "checkpoint_gib": POSITIVE}, False)

TABLES = {
    "models": ("models", record(
        {"id": ID, "name": TEXT, "publisher": TEXT, "weights": enum("open", "closed")},
        {"aliases": TEXTS, "release_date": DATE, "max_context_tokens": COUNT,
         "thinking": enum("never", "optional", "always"), "focus": enum("general", "code"), "architecture": ARCHITECTURE,
         "licence": record({"name": TEXT, "commercial_use": enum("yes", "restricted", "no", "unknown")}, {"note": TEXT}, False)})),
    "quality": ("qualities", record(
        {"model": ID, "basis": TEXT},
        {"band": BAND, "band_without_thinking": BAND,
         "scores": some(record({"benchmark": TEXT, "percent": {"type": "number", "minimum": 0, "maximum": 100},
                                "measured_by": TEXT, "source": TEXT, "as_of": DATE}, {"variant": TEXT}, False))})),
    "gpus": ("gpus", record(
        {"id": ID, "name": TEXT, "vendor": enum("nvidia", "amd", "intel"), "architecture": GENERATION,
         "memory_gib": {"type": "number", "minimum": 8, "maximum": 1000}, "interconnect": LINK},
        {"aliases": TEXTS, "reported_memory_mib": POSITIVE, "bandwidth_gb_per_s": POSITIVE,
         "dense_16bit_tflops": POSITIVE, "dense_fp8_tflops": POSITIVE, "dense_int8_tops": POSITIVE,
         "dense_fp4_tflops": POSITIVE, "supports_bf16": FLAG, "supports_fp8": FLAG, "supports_fp4": FLAG,
         "interconnect_gb_per_s": POSITIVE, "power_watts": POSITIVE})),
    "api_offers": ("api_offers", record(
        {"id": ID, "provider": ID, "model": ID, "currency": CURRENCY, "prices": PRICES},
        {"provider_model_name": TEXT, "region": TEXT, "country": COUNTRY, "batch_prices": PRICES,
         "context_tiers": some(record({"above_input_tokens": COUNT, "prices": PRICES}, {}, False)),
         "timed_prices": some(record({"prices": PRICES}, {"from_date": DATE, "daily_from_utc": CLOCK, "daily_to_utc": CLOCK}, False)),
         "max_context_tokens": COUNT, "max_output_tokens": COUNT, "weights_precision": PRECISION, "disagreement": TEXT})),
    "gpu_offers": ("gpu_offers", record(
        {"id": ID, "provider": ID, "instance_type": TEXT, "gpu": ID, "gpus": {**COUNT, "maximum": 72}, "currency": CURRENCY},
        {"interconnect": LINK, "ram_gib": POSITIVE, "vcpus": POSITIVE, "region": TEXT,
         "country": COUNTRY, "kind": enum("instance", "serverless", "marketplace"),
         "on_demand_per_hour": HOUR, "spot": record({"low_per_hour": HOUR, "high_per_hour": HOUR}, {}, False),
         "reserved_1_year_per_hour": HOUR, "reserved_3_years_per_hour": HOUR})),
    "servers": ("servers", record(
        {"id": ID, "name": TEXT, "gpu": ID, "gpus": COUNT, "power_watts": POSITIVE, "power_source": TEXT,
         "parts": {**some(record({"label": TEXT, "usd_low": NUMBER, "usd_expected": POSITIVE, "usd_high": POSITIVE})), "minItems": 1}},
        {"interconnect": LINK})),
    "costs": ("cost_figures", record({"id": ID, "label": TEXT, "low": NUMBER, "expected": NUMBER, "high": NUMBER, "unit": TEXT})),
    "retrieval": ("retrieval_models", record(
        {"id": ID, "name": TEXT, "kind": enum("embedding", "reranker"), "weights": enum("open", "closed"), "currency": CURRENCY},
        {"provider": ID, "parameters": POSITIVE, "dimensions": COUNT, "max_tokens": COUNT,
         "input_per_million_tokens": POSITIVE, "price_per_thousand_queries": POSITIVE})),
    "fine_tuning": ("fine_tuning_offers", record(
        {"id": ID, "provider": ID, "currency": CURRENCY},
        {"models": TEXTS, "max_parameters": POSITIVE, "training_per_million_tokens": POSITIVE, "serving_price_factor": POSITIVE})),
    "defaults": ("defaults", record({"input": ID, "why": TEXT}, {"number": NUMBER, "text": TEXT}, False)),
}


# Not a table of the catalogue: the user's own figures in a layer (docs/catalogue.md).
OVERRIDES = {
    "discounts": {**record({"percent": {**POSITIVE, "exclusiveMaximum": 100}}, {"provider": ID, "offer": ID, "why": TEXT}, False),
                  "oneOf": [{"required": ["provider"]}, {"required": ["offer"]}]},
    "withdrawn": ID,
    "servers": record({"id": ID, "gpu": TEXT, "gpus": COUNT, "power_watts": POSITIVE, "price_usd": POSITIVE, "as_of": DATE},
                      {"name": TEXT, "interconnect": LINK, "price_usd_low": NUMBER, "price_usd_high": POSITIVE, "why": TEXT}, False),
    "cost_figures": record({"id": ID, "expected": NUMBER, "as_of": DATE},
                           {"low": NUMBER, "high": NUMBER, "unit": TEXT, "why": TEXT}, False)}


def write():
    folder = DATA / "schema"
    folder.mkdir(exist_ok=True)
    for stem, (key, items) in TABLES.items():
        schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"data/{stem}.json", "type": "object",
                  "additionalProperties": False, "required": [key],
                  "properties": {"$schema": {"type": "string"}, key: some(items)}}
        (folder / f"{stem}.schema.json").write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    share = {"type": "number", "exclusiveMinimum": 0}
    calibration = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "data/calibration.json", "type": "object",
                   "additionalProperties": False, "required": ["constants", "error_ranges", "measured_gpus"],
                   "properties": {
                       "$schema": {"type": "string"},
                       "constants": some(record({"id": ID, "value": NUMBER, "unit": TEXT, "least": NUMBER, "most": share, "meaning": TEXT}, {}, False)),
                       "error_ranges": some(record({"regime": ID, "metric": enum("throughput", "tpot", "ttft"), "rows": COUNT,
                                                    "low_factor": share, "median_factor": share, "high_factor": share}, {}, False)),
                       "measured_gpus": some(record({"gpu": ID, "rows": COUNT}, {}, False))}}
    (folder / "calibration.schema.json").write_text(json.dumps(calibration, indent=2) + "\n", encoding="utf-8")
    formats = enum("litellm", "models-dev", "genai-prices", "llm-prices", "skypilot", "csv", "hf-config")
    names = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "data/import.json", "type": "object",
             "additionalProperties": False, "required": ["provider_names", "region_names", "gpu_names", "gpu_hosts"],
             "properties": {
                 "$schema": {"type": "string"},
                 "provider_names": some(record({"format": formats, "name": TEXT},
                                               {"provider": ID, "charges": enum("by-token", "subscription", "free"),
                                                "currency": CURRENCY, "note": TEXT}, False)),
                 "region_names": some(record({"provider": ID, "prefix": {"type": "string"}}, {"region": ID, "country": COUNTRY}, False)),
                 "gpu_names": some(record({"name": TEXT, "gpu": ID},
                                          {"provider": ID, "memory_gib_from": POSITIVE, "memory_gib_below": POSITIVE, "note": TEXT}, False)),
                 "gpu_hosts": some(record({"provider": ID, "accelerator": TEXT, "gpus": COUNT, "instance_type": TEXT}, {}, False))}}
    (folder / "import.schema.json").write_text(json.dumps(names, indent=2) + "\n", encoding="utf-8")
    overrides = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "overrides.json", "type": "object",
                 "additionalProperties": False,
                 "properties": {"$schema": {"type": "string"}, **{key: some(items) for key, items in OVERRIDES.items()}}}
    (folder / "overrides.schema.json").write_text(json.dumps(overrides, indent=2) + "\n", encoding="utf-8")
    catalog = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "data/catalog.json", "type": "object",
               "additionalProperties": False, "required": ["as_of"], "properties": {"$schema": {"type": "string"}, "as_of": DATE}}
    (folder / "catalog.schema.json").write_text(json.dumps(catalog, indent=2) + "\n", encoding="utf-8")
