"""What models can do, where a public list states it: `capabilities` of models.json.

A yes needs one list. A no needs the maker's own entry or two hosts that say so and none that says otherwise; anything
else is left unknown. The longest answer is the maker's own, or what all hosts agree on within a twentieth.
"""

from collections import defaultdict

from common import LITELLM, MODELS_DEV, curation

LITELLM_FLAGS = {"vision": "supports_vision", "tools": "supports_function_calling", "json_mode": "supports_response_schema",
                 "audio": "supports_audio_input"}
FLAGS = tuple(LITELLM_FLAGS)


def of_models_dev(entry):
    inputs = entry.get("modalities", {}).get("input")
    says = {"tools": entry.get("tool_call"), "json_mode": entry.get("structured_output")}
    if inputs:
        says |= {"vision": "image" in inputs, "audio": "audio" in inputs}
    return says, entry.get("limit", {}).get("output") or None


def of_litellm(entry):
    """A flag that is absent or false is only not filled in."""
    return {name: True for name, flag in LITELLM_FLAGS.items() if entry.get(flag) is True}, entry.get("max_output_tokens") or None


def statements(sources):
    """By model: what each entry says, and of which list it is; the maker's own entries apart."""
    models_dev, litellm = sources.json("prices/models_dev_api.json"), sources.json("prices/litellm_model_prices.json")
    keys = defaultdict(set)
    for r in curation("api_offers.csv"):
        keys[r["model"]] |= {(r["source"], r["key"]), *(tuple(c.split(":", 1)) for c in r["compare"].split("|") if c)}
    makers = {r["id"]: r["models_dev_key"] for r in curation("closed_models.csv") if r["models_dev_key"]}
    for model, key in makers.items():
        keys[model].add(("M", key))
    found = defaultdict(list)
    for model, of_model in keys.items():
        for letter, key in sorted(of_model):
            if letter == "M":
                provider, _, name = key.partition("/")
                entry = models_dev.get(provider, {}).get("models", {}).get(name)
                read, source = of_models_dev, MODELS_DEV
            elif letter == "L":
                entry, read, source = litellm.get(key), of_litellm, LITELLM
            else:
                continue
            if entry:
                found[model].append((*read(entry), source, makers.get(model) == key))
    return found


def verdict(answers, is_makers):
    if any(answers):
        return True
    return False if answers and (is_makers or len(answers) > 1) else None


def longest_answer(model, entries):
    """The maker's own figure, else the one that all hosts agree on; never above what the model holds."""
    said = [(int(limit), own) for _, limit, _, own in entries if limit]
    limits = [n for n, own in said if own] or [n for n, _ in said]
    if not limits or max(limits) > 1.05 * min(limits) or max(limits) > (model["max_context_tokens"] or max(limits)):
        return None
    return min(limits)


def add(models, sources):
    found = statements(sources)
    for m in models:
        entries = found.get(m["id"], [])
        record = {}
        for flag in FLAGS:
            said = [(says[flag], own) for says, _, _, own in entries if says.get(flag) is not None]
            record[flag] = verdict([s for s, _ in said], any(own for _, own in said))
        record["max_output_tokens"] = longest_answer(m, entries)
        if any(v is not None for v in record.values()):
            lists = sorted({source for _, _, source, _ in entries}, key=lambda s: s[1])
            m["capabilities"] = {**record, "source": "; ".join(name for name, _ in lists), "as_of": min(day for _, day in lists)}
