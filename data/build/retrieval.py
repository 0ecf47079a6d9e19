"""retrieval.json: embedding and re-ranking models, and stores for vectors."""

from common import curation, integer, joined, number

PROVIDERS = {"OpenAI": "openai", "Google": "google", "Mistral AI": "mistral", "Cohere": "cohere",
             "Amazon": "amazon-bedrock", "Voyage AI": "voyage-ai"}


def build(sources):
    fixes = {r["id"]: r for r in curation("retrieval_prices.csv")}
    limits = {r["id"]: r for r in curation("retrieval_limits.csv")}
    out = []
    for r in sources.csv("models/embeddings.csv"):
        open_weights = r["open_weights"] in ("yes",)
        fix = fixes.pop(r["id"], {})
        limit = limits.pop(r["id"], {})
        price = fix.get("input") or ("" if open_weights else r["price_usd_per_m_tokens"])
        out.append({
            "id": r["id"], "name": r["name"], "kind": "reranker" if "reranker" in r["kind"] else "embedding",
            "weights": "open" if open_weights else "closed",
            "provider": "" if open_weights else PROVIDERS[r["publisher"]],
            "parameters": number(float(r["params_b"]) * 1e9, 12) if r["params_b"] else None,
            "dimensions": integer(r["dimensions"]), "max_tokens": integer(limit.get("max_tokens") or r["max_tokens"]),
            "currency": "usd", "input_per_million_tokens": number(price),
            "price_per_thousand_queries": number(fix.get("per_thousand_queries")),
            "source": joined(fix.get("source") or r["source"], limit and f"max_tokens: {limit['source']}"), "as_of": fix.get("as_of") or r["date"],
            "confidence": "medium" if r["date"] < "2025-01-01" and not fix else None,
            "note": "; ".join(x for x in (r["note"] if not fix else fix["note"], f"licence {r['licence']}" if open_weights else "") if x),
        })
    for r in curation("retrieval_hosted.csv"):
        out.append({"id": r["id"], "name": r["name"], "kind": r["kind"], "weights": r["weights"],
                    "provider": r["provider"], "country": r["country"], "dimensions": integer(r["dimensions"]),
                    "max_tokens": integer(r["max_tokens"]), "currency": r["currency"],
                    "input_per_million_tokens": number(r["input"]),
                    "price_per_thousand_queries": number(r["per_thousand_queries"]),
                    "price_per_gb_month": number(r["per_gb_month"]),
                    "price_per_million_read_units": number(r["per_million_reads"]),
                    "price_per_million_write_units": number(r["per_million_writes"]),
                    "minimum_per_month": number(r["minimum_per_month"]), "source": r["source"], "as_of": r["as_of"],
                    "confidence": r["confidence"], "note": r["note"]})
    if fixes or limits:
        raise ValueError(f"retrieval_prices.csv, retrieval_limits.csv: unknown ids {sorted({*fixes, *limits})}")
    return out
