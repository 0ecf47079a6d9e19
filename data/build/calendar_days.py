"""Days on which a price is known to end, for offers of either kind: curation/price_ends.csv."""

from fnmatch import fnmatchcase

from common import curation, joined


def write_ends(table, offers):
    for r in curation("price_ends.csv"):
        if r["table"] != table:
            continue
        found = [o for o in offers if o["provider"] == r["provider"] and fnmatchcase(o.get("instance_type", o.get("model")), r["record"])]
        if not found:
            raise ValueError(f"price_ends.csv: no offer {r['provider']}/{r['record']}")
        for offer in found:
            offer["valid_until"] = r["valid_until"]
            offer["note"] = joined(offer.get("note"), f"price known until {r['valid_until']} ({r['source']})")
