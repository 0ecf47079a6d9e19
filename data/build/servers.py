"""servers.json: machines that one can buy, from card prices and a host part."""

from common import curation, integer, number


# Stated sizes: 2 TB beside eight data-centre cards, 64 GB a card in workstations. The hosts' own prices have the memory of
# their year in them, a fifth to a tenth of today's.
KITS_OF_A_NODE, KITS_OF_A_CARD = 64, 2


def part(row, label, count=1):
    return {"label": label, **{k: number(float(row[k]) * count) for k in ("usd_low", "usd_expected", "usd_high")},
            "source": row["source"], "as_of": row["as_of"], "confidence": row["confidence"], "note": row["note"]}


def build():
    parts = {r["part"]: r for r in curation("server_parts.csv")}
    out = []
    for r in curation("servers.csv"):
        count, gpu = integer(r["gpus"]), r["gpu"] or r["device"]
        is_whole = f"node-{r['id']}" in parts
        if is_whole:
            bought = [part(parts[f"node-{r['id']}"], "whole machine")]
        elif f"node-{count}x-{gpu.split('-')[0]}" in parts:
            bought = [part(parts[f"node-{count}x-{gpu.split('-')[0]}"], "whole server")]
        else:
            host = "host-8x-sxm" if count == 8 else f"host-{count}"
            bought = [part(parts[gpu], f"{count} x {gpu} card", count), part(parts[host], "host")]
        kits = KITS_OF_A_NODE if count == 8 else KITS_OF_A_CARD * count
        if not is_whole:
            bought.append(part(parts["memory-32gb"], f"{kits} x 32 GB memory", kits))
        out.append({"id": r["id"], "name": r["name"], "gpu": r["gpu"] or None, "device": r["device"] or None, "gpus": count,
                    "memory_gb": number(r["memory_gb"]) if r["memory_gb"] else None,
                    "interconnect": r["interconnect"], "power_watts": number(r["power_watts"]),
                    "power_source": r["power_source"], "parts": bought,
                    "source": "sum of its parts", "as_of": min(p["as_of"] for p in bought), "confidence": "low",
                    "note": "as_of is that of the oldest part"})
    return out
