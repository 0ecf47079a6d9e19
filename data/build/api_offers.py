"""api_offers.json: which list a price is taken from, what is newer, and what the others say."""

from datetime import date
from fnmatch import fnmatchcase

from common import AS_OF, curation, integer, is_date, joined, number

FIELDS = ("input", "output", "cached_input", "cache_write")
# A model that goes away within this many days is nothing to build on.
NOTICE_DAYS = 60


def prices_of(row):
    return {f + "_per_million_tokens": number(row[f]) for f in FIELDS if row[f]}


COUNTRIES = {"us": "US", "eu": "EU", "fr": "FR", "de": "DE"}


def scaled(prices, factor):
    return {k: number(v * factor) for k, v in prices.items()}


def differs(a, b):
    keys = ("input_per_million_tokens", "output_per_million_tokens", "cached_input_per_million_tokens")
    return any(k in a and k in b and abs(a[k] - b[k]) > 0.005 * max(a[k], b[k]) for k in keys)


def brief(prices):
    text = f"{prices.get('input_per_million_tokens', '?')}/{prices.get('output_per_million_tokens', '?')}"
    cached = prices.get("cached_input_per_million_tokens")
    return text + (f" (cached {cached})" if cached is not None else "")


def offer_id(provider, model, region):
    return f"{provider}/{model}" + (f"@{region}" if region else "")


class LaterPages:
    """First-party pages read after the snapshots, as dated third parties quote them."""

    def __init__(self, sources):
        self.by_key = {}
        for r in sources.csv("prices/crosscheck.csv"):
            if is_date(r["tie_date"]) and r["tie_input"] and "EUR" not in r["tie_input"]:
                for column, letter in (("modelsdev_key", "M"), ("litellm_key", "L"), ("genaiprices_key", "G")):
                    if r[column]:
                        self.by_key[(letter, r[column])] = r

    def apply(self, offer, letter, key):
        r = self.by_key.get((letter, key))
        if not r or r["tie_date"] <= offer["as_of"]:
            return False
        new = {"input_per_million_tokens": number(r["tie_input"]), "output_per_million_tokens": number(r["tie_output"])}
        if r["tie_cache_read"]:
            new["cached_input_per_million_tokens"] = number(r["tie_cache_read"])
        if differs(new, offer["prices"]):
            offer["disagreements"].append(f"{offer['label']} says {brief(offer['prices'])}")
            offer["prices"], offer["tiers"], offer["batch"] = new, [], {}
        else:
            offer["prices"].update(new)
        offer["source"] = joined(r["tie_source"], f"before that: {offer['source']}")
        offer["as_of"] = r["tie_date"]
        return True


# Lists that models.dev copies from the provider's own interface; the rest of it is typed by hand.
SYNCED = ("google", "ovhcloud", "xai")


def name_of(row):
    """The provider's own name for the model of a row in api_offers.csv."""
    _, _, rest = row["key"].partition("/")
    return rest or row["key"]


def names():
    """Which provider's name means which model, before any price is read."""
    rows = [{"model": r["model"], "provider_model_name": name_of(r)} for r in curation("api_offers.csv")]
    pages = [r for r in curation("first_party_prices.csv") if r["scope"] == "base"]
    return rows + [{"model": r["model"], "provider_model_name": r["provider_model_name"]} for r in pages]


# Of these LiteLLM has the limits by the very key; models.dev has those of other hosts (Gemma 3 with 202,752 tokens).
LIMITS_BY_KEY = ("amazon-bedrock",)


def from_list(row, prices, later):
    found = prices.find(row["source"], row["key"])
    offer = {**found, "disagreements": [], "batch": found.get("batch") or {}}
    limits = found
    confirmed = row["source"] == "M" and row["key"].split("/")[0] in SYNCED
    for other in filter(None, row["compare"].split("|")):
        letter, key = other.split(":", 1)
        if not prices.has(letter, key):
            print(f"not compared: {letter} has no single price for {key}")
            continue
        theirs = prices.find(letter, key)
        # The other lists state the longest prompt of some vendors as the context, models.dev the context.
        if letter == "M" and not (row["provider"] in LIMITS_BY_KEY and limits["max_context"] and limits["max_output"]):
            limits = theirs
        if differs(theirs["prices"], offer["prices"]):
            offer["disagreements"].append(f"{theirs['label']} says {brief(theirs['prices'])}")
        else:
            confirmed = True
        if theirs.get("batch") and not differs(theirs["prices"], offer["prices"]):
            offer["batch"] = offer["batch"] or theirs["batch"]
    confirmed = later.apply(offer, row["source"], row["key"]) or confirmed
    status = found.get("status")
    return {
        "id": offer_id(row["provider"], row["model"], row["region"]),
        "provider": row["provider"], "model": row["model"],
        "provider_model_name": name_of(row),
        "region": row["region"], "country": COUNTRIES.get(row["region"]), "currency": "usd",
        "prices": offer["prices"], "batch_prices": offer["batch"],
        "context_tiers": offer["tiers"],
        "max_context_tokens": integer(limits["max_context"]), "max_output_tokens": integer(limits["max_output"]),
        "limits_source": limits["source"], "limits_as_of": limits["as_of"],
        "weights_precision": row["weights_precision"],
        "disagreement": joined(*offer["disagreements"]),
        "source": offer["source"], "as_of": offer["as_of"],
        "confidence": "medium" if offer["disagreements"] or status == "beta" or not confirmed else None,
        "note": joined(row["note"], f"{status} at the provider" if status else ""),
    }


def from_pages(rows):
    """One offer from its rows in first_party_prices.csv: base, tiers, dated and timed prices."""
    base = next(r for r in rows if r["scope"] == "base")
    tiers, timed = [], []
    for r in rows:
        kind, _, rest = r["scope"].partition(":")
        if kind == "tier":
            tiers.append({"above_input_tokens": int(rest), "prices": prices_of(r)})
        elif kind == "from":
            timed.append({"from_date": rest, "prices": prices_of(r)})
        elif kind == "daily":
            start, end = rest.split("-")
            timed.append({"daily_from_utc": start, "daily_to_utc": end, "prices": prices_of(r)})
    return {
        "id": offer_id(base["provider"], base["model"], base["region"]),
        "provider": base["provider"], "model": base["model"],
        "provider_model_name": base["provider_model_name"], "region": base["region"],
        "country": COUNTRIES.get(base["region"]), "currency": base["currency"], "prices": prices_of(base), "batch_prices": {},
        "weights_precision": base["weights_precision"],
        "context_tiers": tiers, "timed_prices": timed,
        "max_context_tokens": integer(base["max_context"]), "max_output_tokens": integer(base["max_output"]),
        "source": base["source"], "as_of": base["as_of"],
        "confidence": base["confidence"] if base["confidence"] != "high" else None, "note": base["note"],
    }


def add_batch(offer, discounts):
    rule = discounts.get(offer["provider"])
    if not offer["batch_prices"] and rule:
        base = {k: v for k, v in offer["prices"].items() if k.startswith(("input", "output"))}
        offer["batch_prices"] = scaled(base, float(rule["factor"]))
        offer["note"] = joined(offer["note"], f"batch: {rule['source']}")


def confirm(offers):
    """Prices that somebody read again on the provider's page and found unchanged: a second source, and a newer day."""
    for r in curation("api_prices_confirmed.csv"):
        offer = offers[offer_id(r["provider"], r["model"], r["region"])]
        read = {"input_per_million_tokens": number(r["input"]), "output_per_million_tokens": number(r["output"])}
        if differs(read, offer["prices"]) or offer["as_of"] > r["as_of"]:
            raise ValueError(f"api_prices_confirmed.csv: {offer['id']} has {brief(offer['prices'])} of {offer['as_of']}")
        if "cached_input_per_million_tokens" in offer["prices"]:
            offer["note"] = joined(offer["note"], f"cached input: as of {offer['as_of']}")
        offer["as_of"], offer["source"] = r["as_of"], joined(offer["source"], f"the same on {r['page']}")
        if not offer.get("disagreement"):
            offer["confidence"] = None


def leave_out_cached(offers):
    """Cached prices of a list that the provider's own page does not have: unknown, and billed in full."""
    for r in curation("cached_prices_left_out.csv"):
        for offer in offers.values():
            if offer["provider"] == r["provider"] and offer["as_of"] <= r["as_of"]:
                removed = [offer["prices"].pop(f"{f}_per_million_tokens", None) for f in ("cached_input", "cache_write")]
                if any(removed):
                    offer["note"] = joined(offer["note"], r["why"])


def correct_limits(offers):
    """Limits that a page or another list refutes; an empty cell is a limit that nobody knows."""
    for r in curation("limits_corrected.csv"):
        offer = offers[offer_id(r["provider"], r["model"], r["region"])]
        offer["max_context_tokens"], offer["max_output_tokens"] = integer(r["context"]), integer(r["longest_answer"])
        offer["limits_source"], offer["limits_as_of"] = r["source"], r["as_of"]
        offer["note"] = joined(offer["note"], r["why"])


def own_limits(offer):
    """Limits out of the same reading as the prices need no source of their own."""
    same = offer.get("limits_source") == offer["source"] and offer["limits_as_of"] == offer["as_of"]
    if same or not (offer.get("max_context_tokens") or offer.get("max_output_tokens")):
        offer["limits_source"] = offer["limits_as_of"] = None


def regional(offer, rule):
    """The offer with processing held to one region, for which its provider asks more."""
    region, factor = rule["region"], float(rule["factor"])
    copy = {**offer, "id": offer_id(offer["provider"], offer["model"], region), "region": region, "country": COUNTRIES[region]}
    for key in ("prices", "batch_prices"):
        copy[key] = scaled(offer[key], factor)
    for key in ("context_tiers", "timed_prices"):
        copy[key] = [{**t, "prices": scaled(t["prices"], factor)} for t in offer.get(key, [])]
    copy["confidence"] = "medium"
    copy["note"] = joined(offer["note"], f"{region.upper()} processing: list price x {rule['factor']}", rule["source"], rule["note"])
    return copy


def place(offers):
    """The country of providers that run a model in one place, though their price names no region."""
    for row in curation("offer_places.csv"):
        here = [o for o in offers if o["provider"] == row["provider"] and fnmatchcase(o["model"], row["model"]) and not o["country"]]
        if not here:
            raise ValueError(f"offer_places.csv: no offer without a place for {row['provider']}, {row['model']}")
        for offer in here:
            offer["country"] = row["country"] or None
            offer["note"] = joined(offer["note"], row["note"])


def still_sold(offer, shutdowns):
    row = shutdowns.get((offer["provider"], offer["model"]))
    if not row:
        return True
    left = (date.fromisoformat(row["shutdown"]) - date.fromisoformat(AS_OF)).days
    if left > NOTICE_DAYS:
        offer["retires_on"] = row["shutdown"]
        offer["note"] = joined(offer["note"], f"shutdown announced for {row['shutdown']} ({row['source']})")
    return left > NOTICE_DAYS


def build(sources, prices):
    later = LaterPages(sources)
    offers = {}
    for row in curation("api_offers.csv"):
        offer = from_list(row, prices, later)
        if offer["id"] in offers:
            raise ValueError(f"api_offers.csv: {offer['id']} twice")
        offers[offer["id"]] = offer
    pages = {}
    for r in curation("first_party_prices.csv"):
        pages.setdefault((r["provider"], r["model"], r["region"]), []).append(r)
    for rows in pages.values():
        offer = from_pages(rows)
        offers[offer["id"]] = offer
    discounts = {r["provider"]: r for r in curation("batch_discounts.csv")}
    currencies = {r["provider"]: r for r in curation("offer_currencies.csv")}
    shutdowns = {(r["provider"], r["model"]): r for r in curation("announced_shutdowns.csv")}
    for offer in offers.values():
        add_batch(offer, discounts)
        if offer["provider"] in currencies:
            rule = currencies[offer["provider"]]
            offer["currency"], offer["confidence"] = rule["currency"], "medium"
            offer["note"] = joined(offer["note"], rule["why"])
    leave_out_cached(offers)
    confirm(offers)
    correct_limits(offers)
    for rule in curation("regional_uplifts.csv"):
        copy = regional(offers[offer_id(rule["provider"], rule["model"], "")], rule)
        offers[copy["id"]] = copy
    for offer in offers.values():
        own_limits(offer)
    sold = [o for o in offers.values() if still_sold(o, shutdowns)]
    place(sold)
    return sold
