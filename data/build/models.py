"""models.json: open models from their published shapes, closed ones from the price lists."""

import re

from common import curation, integer, is_date, joined, number, write_tables

REQUIRED = ("params_total_b", "layers", "hidden_size", "num_heads", "num_kv_heads", "head_dim",
            "vocab_size", "native_dtype")


GROUP_SIZES = ("layers", "kv_heads", "key_size", "value_size", "window_tokens", "tokens_per_entry", "entry_bytes",
               "index_size")


def billions(text):
    return number(float(text) * 1e9, 12) if text else None


def kv_bytes_by_formula(kind, r):
    """What the record's own fields give, as the serving model computes it (16 bit)."""
    heads, width, layers = integer(r["num_kv_heads"]), integer(r["head_dim"]), integer(r["layers"])
    if kind == "mla":
        return (integer(r["mla_kv_lora_rank"]) + integer(r["mla_qk_rope_dim"])) * 2 * layers
    if kind in ("sliding", "hybrid-linear"):
        layers = integer(r["full_attention_layers"])
    return 2 * heads * width * 2 * (layers or 0)


def architecture(r, extra):
    kind = {"mha": "gqa"}.get(r["attention_kind"], r["attention_kind"])
    growing = ("sliding", "hybrid-linear")
    stated_kv = number(r["kv_bytes_per_token_fp16"])
    state = re.search(r"state of (\d+) KiB fp32", r["kv_note"])
    out = {
        "total_parameters": billions(r["params_total_b"]),
        "active_parameters": billions(extra.get("active_b") or r["params_active_b"]),
        "layers": integer(r["layers"]),
        "hidden_size": integer(r["hidden_size"]),
        "intermediate_size": integer(r["intermediate_size"]),
        "vocabulary_size": integer(r["vocab_size"]),
        "tied_embeddings": r["tie_embeddings"] in ("true", "yes") or None,
        "attention": kind,
        "query_heads": integer(r["num_heads"]),
        "kv_heads": integer(r["num_kv_heads"]),
        "head_size": integer(r["head_dim"]),
        "value_head_size": integer(extra.get("value_head_size")),
        "mla_kv_lora_rank": integer(r["mla_kv_lora_rank"]),
        "mla_rope_size": integer(r["mla_qk_rope_dim"]),
        "sliding_window_tokens": integer(r["sliding_window"]),
        "sliding_window_layers": integer(r["sliding_window_layers"]),
        "full_attention_layers": integer(r["full_attention_layers"]) if kind in growing else None,
        "linear_layers": integer(r["linear_or_ssm_layers"]) or None,
        "experts": integer(r["num_experts"]),
        "experts_per_token": integer(r["experts_per_token"]),
        "expert_intermediate_size": integer(r["moe_intermediate_size"]),
        "shared_experts": integer(r["shared_experts"]) or None,
        "first_dense_layers": integer(extra.get("first_dense_layers") or r["first_dense_layers"]) or None,
        "native_precision": extra.get("native_precision") or r["native_dtype"],
        "checkpoint_gib": number(r["checkpoint_gib"]),
    }
    if out["active_parameters"] == out["total_parameters"] or not out["experts"]:
        out["active_parameters"] = None
    if stated_kv and kv_bytes_by_formula(kind, r) != stated_kv:
        out["kv_bytes_per_token_16bit"] = stated_kv
    if state:
        out["state_kib_per_sequence"] = number(int(state.group(1)) / 2)
    return out


def licence(r):
    """None without a name that a source confirms: an unknown licence lets nobody serve the weights."""
    if not r["licence"]:
        return None
    return {"name": r["licence"], "commercial_use": r["commercial_use"] or "unknown", "note": r["licence_note"]}


def open_model(r, extra, thinking):
    complete = all(extra.get("native_precision") if f == "native_dtype" and not r[f] else r[f] for f in REQUIRED)
    dated = is_date(r["date"])
    basis = joined(r["kv_note"], r["flag"], extra.get("note", ""),
                   "" if dated else f"source date given as '{r['date']}', first of the month taken",
                   thinking and f"thinking: {thinking['basis']}")
    if "fp32" in r["kv_note"] and "KiB" in r["kv_note"]:
        basis = joined(basis, "state_kib_per_sequence is half of that, at 16 bit; an engine that keeps the state in fp32 needs it all")
    return {
        "id": r["id"],
        "name": r["display_name"],
        "publisher": r["publisher"],
        "weights": "open",
        "aliases": [r["hf_repo"], r["hf_repo"].split("/")[-1]],
        "licence": licence(r),
        "release_date": r["release_date"] if is_date(r["release_date"]) else None,
        "max_context_tokens": integer(r["max_context"]),
        "thinking": thinking["thinking"] if thinking else None,
        "architecture": architecture(r, extra) if complete else None,
        "source": joined(r["source"], f"parameters: {r['params_source']}" if r["params_source"] else ""),
        "as_of": r["date"] if dated else r["date"][:7] + "-01",
        "confidence": extra.get("confidence") or ("medium" if r["flag"] or not dated else None),
        "note": joined(basis, "" if r["licence"] else r["licence_note"]),
    }


def older_model(r, licences):
    licence = licences[r["id"]]
    window = integer(r["sliding_window"])
    return {
        "id": r["id"],
        "name": licence["name"],
        "publisher": licence["publisher"],
        "weights": "open",
        "aliases": [r["hf_repo"], r["hf_repo"].split("/")[-1]],
        "licence": {"name": licence["licence"], "commercial_use": licence["commercial_use"],
                    "note": licence["licence_note"]},
        "max_context_tokens": integer(licence["max_context"]),
        "thinking": licence["thinking"],
        "architecture": {
            "total_parameters": billions(r["params_total_b"]),
            "layers": integer(r["layers"]), "hidden_size": integer(r["hidden_size"]),
            "intermediate_size": integer(r["intermediate_size"]),
            "vocabulary_size": integer(r["vocab_size"]),
            "tied_embeddings": r["tie_embeddings"] == "yes" or None,
            "attention": "sliding" if window else "gqa",
            "query_heads": integer(r["num_heads"]), "kv_heads": integer(r["num_kv_heads"]),
            "head_size": integer(r["head_dim"]),
            "sliding_window_tokens": window,
            "sliding_window_layers": integer(r["layers"]) if window else None,
            "full_attention_layers": 0 if window else None,
            "native_precision": "bf16" if r["id"] not in ("llama-2-7b", "llama-2-70b") else "fp16",
        },
        "source": f"huggingface.co/{r['hf_repo']} config.json",
        "as_of": "2026-11-23",
        "confidence": "medium",
        "note": joined("kept so that published measurements of it resolve; a superseded generation",
                       licence["note"]),
    }


def named_model(r):
    """An open model whose config.json was not found: it can be called, not sized."""
    return {
        "id": r["id"], "name": r["name"], "publisher": r["publisher"], "weights": "open",
        "aliases": r["aliases"].split("|"),
        "licence": licence(r),
        "release_date": r["release_date"], "max_context_tokens": integer(r["max_context"]),
        "thinking": r["thinking"], "source": r["source"], "as_of": r["as_of"],
        "confidence": r["confidence"], "note": joined(r["note"], "" if r["licence"] else r["licence_note"]),
    }


def refused(r):
    """A model that people ask for and that no source prices or sizes: its name is refused with the reason."""
    return {"id": r["id"], "name": r["name"], "publisher": r["publisher"], "aliases": [a for a in r["aliases"].split("|") if a],
            "lacks": r["lacks"], "source": r["source"], "as_of": r["as_of"], "confidence": "medium", "note": r["note"]}


def closed_model(r, prices):
    facts = prices.model_facts(r["models_dev_key"]) if r["models_dev_key"] else {}
    return {
        "id": r["id"], "name": r["name"], "publisher": r["publisher"], "weights": "closed",
        "aliases": [a for a in r["aliases"].split("|") if a],
        "release_date": r["release_date"] or facts.get("release_date"),
        "max_context_tokens": integer(r["max_context"]) or facts.get("context"),
        "thinking": r["thinking"],
        "source": r["source"] or facts["source"],
        "as_of": r["as_of"] or facts["as_of"],
        "confidence": r["confidence"],
        "note": r["note"],
    }


def build(sources, prices):
    extras = {r["id"]: r for r in curation("open_model_extras.csv")}
    thinking = {r["model"]: r for r in curation("thinking.csv")}
    prices.check_reasoning_flags(thinking.values())
    rows = {r["id"]: r for r in sources.csv("models/architectures.csv") + curation("open_models_added.csv")}
    for r in curation("open_model_variants.csv"):
        rows[r["id"]] = {**rows[r["shape_of"]], **{k: v for k, v in r.items() if v and k in rows[r["shape_of"]]},
                         "flag": r["note"]}
    left_out = {r["id"] for r in curation("open_models_left_out.csv")}
    models = [open_model(r, extras.get(r["id"], {}), thinking.get(r["id"]))
              for r in rows.values() if r["id"] not in left_out]
    licences = {r["id"]: r for r in curation("older_model_licences.csv")}
    models += [older_model(r, licences) for r in sources.csv("older-models.csv")]
    models += [named_model(r) for r in curation("open_models_without_shape.csv")]
    models += [closed_model(r, prices) for r in curation("closed_models.csv")]
    for m in models:
        # Trained for code by their names; everything else answers any question.
        if any(word in m["id"] for word in ("coder", "codestral", "devstral")):
            m["focus"] = "code"
    by_id = {m["id"]: m for m in models}
    for r in curation("model_aliases.csv"):
        by_id[r["model"]]["aliases"].append(r["alias"])
    add_memory(by_id)
    for r in curation("needs_bf16.csv"):
        model = by_id[r["model"]]
        model["architecture"]["needs_bf16"] = True
        model["note"] = joined(model["note"], r["note"])
    for r in curation("sparse_attention.csv"):
        model = by_id[r["model"]]
        model["architecture"]["sparse_attention"] = r["sparse_attention"]
        model["note"] = joined(model["note"], r["note"])
    for r in curation("unscaled_context.csv"):
        model = by_id[r["model"]]
        model["unscaled_context_tokens"] = integer(r["tokens"])
        model["note"] = joined(model["note"], r["note"])
    return models


def add_memory(by_id):
    """What the flat fields cannot say: caches of several kinds of layers, parts at another precision or kept whole."""
    for r in curation("model_cache_groups.csv"):
        group = {"kind": r["kind"], **{k: integer(r[k]) for k in GROUP_SIZES}, "state_bytes": number(r["state_bytes"])}
        by_id[r["model"]]["architecture"].setdefault("cache_groups", []).append(
            {k: v for k, v in group.items() if v is not None})
    for r in curation("model_weights.csv"):
        model = by_id[r["model"]]
        model["architecture"].update({k: v for k, v in {
            "shared_precision": r["shared_precision"] or None,
            "expert_matrices": integer(r["expert_matrices"]),
            "expert_input_size": integer(r["expert_input_size"]),
            "tower_parameters": number(r["tower_parameters"]),
            "replicated_tower": r["replicated_tower"] == "yes" or None}.items() if v is not None})
        model["note"] = joined(model["note"], r["note"])


def add_offer_names(models, offers):
    """Provider names become aliases where they mean one model only."""
    owners = {}
    for offer in offers:
        name = offer.get("provider_model_name", "")
        for alias in {name, name.split("/")[-1]}:
            owners.setdefault(alias.lower(), set()).add((offer["model"], alias))
    for m in models:
        for alias in [m["id"]] + m["aliases"]:
            owners.setdefault(alias.lower(), set()).add((m["id"], alias))
    for m in models:
        taken, names = {m["id"].lower()}, []
        wanted = m["aliases"] + sorted(a for o in owners.values() for (i, a) in o if i == m["id"])
        for alias in wanted:
            owner = {i for (i, _) in owners[alias.lower()]}
            if alias and alias.lower() not in taken and owner == {m["id"]}:
                taken.add(alias.lower())
                names.append(alias)
        m["aliases"] = names


def write(models):
    refusals = [refused(r) for r in curation("models_refused.csv")]
    write_tables("models", {"models": sorted(models, key=lambda m: m["id"]),
                            "refused_models": sorted(refusals, key=lambda r: r["id"])})
