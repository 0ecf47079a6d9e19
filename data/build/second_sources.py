"""What a second list says of an offer's figures: written onto the record, with the cause of a difference once somebody has looked."""

import csv
import re
import tempfile
from fnmatch import fnmatchcase

from common import LLM_KIT, PORTKEY, curation, number
from importer import imported

# Our figure, by its place in the record; how far two readings of it may lie apart and still be the same.
PRICES = {"input": "input_per_million_tokens", "output": "output_per_million_tokens", "cached-input": "cached_input_per_million_tokens"}
LIMITS = {"context": "max_context_tokens", "longest-answer": "max_output_tokens"}
PRICE_TOLERANCE, LIMIT_TOLERANCE = 0.005, 0.05

# Portkey's files by the provider that they mean. Its prices are US cents for one token.
PORTKEY_FILES = {
    "openai": "openai", "anthropic": "anthropic", "google": "google", "azure-openai": "azure-openai", "azure-ai": "azure-openai",
    "bedrock": "amazon-bedrock", "vertex-ai": "google-vertex", "together-ai": "together-ai", "groq": "groq",
    "fireworks-ai": "fireworks-ai", "deepinfra": "deepinfra", "cerebras": "cerebras", "nebius": "nebius",
    "mistral-ai": "mistral", "x-ai": "xai", "deepseek": "deepseek", "cohere": "cohere", "moonshot": "moonshot",
    "z-ai": "z-ai", "minimax": "minimax", "novita-ai": "novita", "dashscope": "alibaba", "openrouter": "openrouter",
    "workers-ai": "cloudflare",
}
USD_PER_MILLION = 10000
REGIONS = {"us.": "us", "eu.": "eu", "global.": ""}


def region_of(provider, name):
    """(region, the name without it)"""
    if provider == "amazon-bedrock":
        for prefix, region in REGIONS.items():
            if name.startswith(prefix):
                return region, name[len(prefix):]
    return "", name


def portkey_rows(sources):
    for file, provider in PORTKEY_FILES.items():
        entries = sources.json(f"updates-2026-11/portkey_pricing/{file}.json")
        for name, entry in entries.items():
            paid = (entry.get("pricing_config") or {}).get("pay_as_you_go") or {}
            price = {key: (paid.get(token) or {}).get("price") for key, token in
                     (("input", "request_token"), ("output", "response_token"), ("cached_input", "cache_read_input_token"))}
            if not price["input"] or not price["output"]:
                continue
            region, plain = region_of(provider, name)
            if provider == "amazon-bedrock" and not name.startswith("global.") and "global." + plain in entries and not region:
                continue
            # A name without a region is the price of the United States, where no entry says that apart.
            regions = [region, "us"] if provider == "amazon-bedrock" and not region and "us." + plain not in entries else [region]
            for where in regions:
                yield {"provider": provider, "model": plain, "region": where, "currency": "usd",
                       **{f"{key}_per_million_tokens": number(value * USD_PER_MILLION) if value else "" for key, value in price.items()},
                       "source": f"{PORTKEY[0]}, key {file}/{name}", "as_of": PORTKEY[1]}


def portkey(program, sources):
    """Portkey's offers of models of data/, by the importer of own tables."""
    rows = list(portkey_rows(sources))
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
        file.flush()
        return imported(program, "csv", file.name, PORTKEY[1], "api_offers", ["models"])[0]


def llm_kit(sources, lists):
    """First-party pages as llm-kit quotes them, for the offers that the other lists name by their keys."""
    ids = {(letter, key): offer["id"] for letter, offers in lists.items() for key, offer in offers.items()}
    for r in sources.csv("prices/crosscheck.csv"):
        if "llm-kit" not in r["tie_source"] or not r["tie_input"] or "EUR" in r["tie_input"]:
            continue
        keys = (("M", r["modelsdev_key"]), ("L", r["litellm_key"]), ("G", r["genaiprices_key"]))
        known = next((ids[k] for k in keys if k in ids), None)
        if known:
            prices = {"input": r["tie_input"], "output": r["tie_output"], "cached_input": r["tie_cache_read"]}
            yield {"id": known, "source": f"{LLM_KIT[0]}, quoting {r['tie_source'].split(' quoting ')[-1]}", "as_of": r["tie_date"],
                   "prices": {f"{k}_per_million_tokens": number(v) for k, v in prices.items() if v}}


def readings(program, sources, prices):
    """By offer id: what each list says, newest first."""
    found = [(prices.label(letter), {**offer, "source": prices.source(letter, key), "as_of": prices.day(letter)})
             for letter, offers in prices.offers.items() for key, offer in offers.items()]
    found += [("Portkey", offer) for offer in portkey(program, sources)]
    found += [("llm-kit", offer) for offer in llm_kit(sources, prices.offers)]
    by_id = {}
    for name, offer in sorted(found, key=lambda f: f[1]["as_of"], reverse=True):
        by_id.setdefault(offer["id"], []).append((name, offer))
    return by_id


def agree(figure, ours, theirs):
    tolerance = LIMIT_TOLERANCE if figure in LIMITS else PRICE_TOLERANCE
    return abs(ours - theirs) <= tolerance * max(ours, theirs)


def figures_of(offer):
    prices = {figure: offer["prices"].get(key) for figure, key in PRICES.items()}
    return {f: v for f, v in {**prices, **{f: offer.get(key) for f, key in LIMITS.items()}}.items() if v}


def origin(offer, figure):
    return (offer.get("limits_source") if figure in LIMITS else None) or offer["source"]


def is_own(offer, figure, theirs):
    """The entry that our figure was read in says nothing of it."""
    ours = origin(offer, figure)
    return theirs["source"] in ours or ("Portkey" in theirs["source"] and "Portkey" in ours)


def is_same_list(offer, figure, theirs):
    """Another entry of the list that our figure was read in is no second witness."""
    return theirs["source"].split(", key ")[0] in origin(offer, figure)


class Reviews:
    """curation/second_source_reviews.csv: the first row that fits a difference says what was found; an empty cell fits all."""

    WHEN = {
        "": lambda ours, theirs, offer: True,
        "earlier": lambda ours, theirs, offer: theirs["as_of"] < offer["as_of"],
        "tenfold": lambda ours, theirs, offer: any(abs(theirs["value"] / ours / f - 1) < 0.001 for f in (0.001, 0.01, 0.1, 10, 100, 1000)),
        "10 % lower": lambda ours, theirs, offer: abs(theirs["value"] * 1.1 / ours - 1) < 0.001,
    }

    def __init__(self):
        self.rows = curation("second_source_reviews.csv")
        self.used = set()

    def find(self, offer, name, figure, ours, theirs):
        for i, r in enumerate(self.rows):
            fits = (r["provider"] in ("", offer["provider"]) and fnmatchcase(offer.get("model", offer.get("instance_type")), r["model"] or "*")
                    and r["region"] in ("", offer.get("region", "")) and name in (r["list"] or name).split("|")
                    and figure in (r["figures"] or figure).split("|") and self.WHEN[r["when"]](ours, theirs, offer))
            if fits:
                self.used.add(i)
                return {"difference": r["difference"], "why": r["why"], "reviewed": r["reviewed"]}
        print(f"not reviewed: {offer['id']} {figure} {ours}, {name} {theirs['value']}")
        return {}

    def check_all_used(self):
        for i, r in enumerate(self.rows):
            if i not in self.used:
                raise ValueError(f"second_source_reviews.csv: row {i + 2} fits no difference: {r}")


def compared(offer, ours, seconds, reviews, is_own=lambda figure, second: False, is_same_list=lambda figure, second: False):
    """Of each figure the newest source that agrees, and every one that does not."""
    out = []
    for figure, value in ours.items():
        agreed = False
        for name, second in seconds:
            theirs = figures_of(second).get(figure) if "figures" not in second else second["figures"].get(figure)
            if not theirs or is_own(figure, second):
                continue
            row = {"figure": figure, "value": theirs, "source": second["source"], "as_of": second["as_of"]}
            if not agree(figure, value, theirs):
                out.append({**row, **reviews.find(offer, name, figure, value, row)})
            elif not agreed and not is_same_list(figure, second):
                agreed = True
                out.append(row)
    return out


def mark(ours, seconds, figures):
    """Of some figures together, as the program derives it."""
    marks = []
    for figure in figures:
        here = [s for s in seconds if s["figure"] == figure]
        same = [agree(figure, ours[figure], s["value"]) for s in here]
        if any(not a and s.get("difference", "undecided") == "undecided" for a, s in zip(same, here)):
            return "contradicted"
        marks.append("confirmed" if any(same) else "single-source")
    return "single-source" if not marks or "single-source" in marks else "confirmed"


def write_api(offers, by_id, reviews):
    for offer in offers:
        ours = figures_of(offer)
        seconds = by_id.get(offer["id"], [])
        offer["second_sources"] = compared(offer, ours, seconds, reviews, lambda figure, second: is_own(offer, figure, second),
                                           lambda figure, second: is_same_list(offer, figure, second))
        cached = [f for f in ("cached-input",) if f in ours]
        prices = mark(ours, offer["second_sources"], ("input", "output"))
        if mark(ours, offer["second_sources"], cached) == "contradicted":
            prices = "contradicted"
        offer["mark"] = prices
        limits = [f for f in LIMITS if f in ours]
        offer["limits_mark"] = mark(ours, offer["second_sources"], limits) if limits else None
        open_ones = [s for s in offer["second_sources"] if s.get("difference", "") == "undecided" and s["figure"] in PRICES]
        offer["disagreement"] = "; ".join(f"{s['figure']} {s['value']} in {s['source']}" for s in open_ones)


# Names of cards in the file of newer readings that are not our ids with spaces.
CARDS = {"h200": "h200-sxm", "b200": "b200-sxm", "b300": "b300-sxm", "h100": "h100-sxm", "a10": "a10", "rtx-pro-6000": "rtx-pro-6000"}


def card_of(name):
    slug = name.lower().replace(" ", "-")
    return CARDS.get(slug, slug)


def gpu_readings(sources, earlier):
    """(place test, name, reading): rows of other lists for a machine; `earlier` are the rows of the source before ours replaced them."""
    for r in earlier:
        if r["on_demand_per_hour"]:
            place = (r["provider"], r["instance_type"], r["region"], r["currency"])
            yield (lambda o, p=place: (o["provider"], o["instance_type"], o.get("region", ""), o["currency"]) == p), "SkyPilot", {
                "figures": {"on-demand": r["on_demand_per_hour"]}, "source": r["source"], "as_of": r["as_of"]}
    for r in sources.csv("updates-2026-11/gpu_offers_new.csv"):
        own_catalogue = r["source"].startswith(("same", "Cloud Billing"))
        if own_catalogue or r["quality"] == "C" or not r["price_usd_per_hour"] or len(r["date"]) != 10 or r["offer_kind"] == "marketplace":
            continue
        def fits(o, r=r):
            named = r["instance_type"] not in ("", "secure") and not r["instance_type"].startswith("(")
            same = o["instance_type"] == r["instance_type"] if named else (
                o["gpu"] == card_of(r["gpu_model"]) and o["gpus"] == int(r["gpu_count"]) and o.get("kind", "instance") == "instance")
            return o["provider"] == r["provider"] and same and o["currency"] == "usd" and (not named or r["region"] in ("", o.get("region", "")))
        yield fits, "reading", {"figures": {"on-demand": number(r["price_usd_per_hour"])}, "source": r["source"], "as_of": r["date"]}
    for r in curation("gpu_second_values.csv"):
        def begins(o, r=r):
            return o["provider"] == r["provider"] and o["instance_type"].startswith(r["type_prefix"]) and o["currency"] == r["currency"]
        yield begins, r["list"], {"per_gpu": number(r["per_gpu_hour"]), "source": r["source"], "as_of": r["as_of"]}


def same_document(offer, source):
    """Two rows out of one file are one source."""
    repository = re.match(r"[\w.-]+/([\w.-]+)", source)
    return source in offer["source"] or bool(repository and repository[1] in offer["source"])


def write_gpus(offers, sources, earlier, reviews):
    found = list(gpu_readings(sources, earlier))
    for offer in offers:
        price = offer.get("on_demand_per_hour")
        seconds = []
        for fits, name, reading in sorted(found, key=lambda f: f[2]["as_of"], reverse=True):
            if price and fits(offer) and not same_document(offer, reading["source"]):
                figures = reading.get("figures") or {"on-demand": number(reading["per_gpu"] * offer["gpus"])}
                seconds.append((name, {**reading, "figures": figures}))
        ours = {"on-demand": price} if price else {}
        offer["second_sources"] = compared(offer, ours, seconds, reviews)
        offer["mark"] = mark(ours, offer["second_sources"], ours)
