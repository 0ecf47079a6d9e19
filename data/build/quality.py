"""quality.json: levels cut from the fitted abilities. No score, no level."""

from collections import defaultdict

from common import AS_OF, DATA, curation, number, read_json

LEVELS = ("basic", "solid", "strong", "advanced")
TOP = "frontier"
FIGURES = {r["id"]: number(r["number"]) for r in curation("choice_figures.csv")}
# Where a lower bound begins the level above.
CUTS = tuple((FIGURES[f"cut_{above}"], level) for level, above in zip(LEVELS, (*LEVELS[1:], TOP)))
# With fewer independent scores than this over all efforts, a lower bound is two standard errors below.
ENOUGH = FIGURES["few_scores"]


def level(lower):
    return next((name for cut, name in CUTS if lower < cut), TOP)


def lower_bound(ability, independent):
    return ability["ability"] - ability["standard_error"] * (1 if independent >= ENOUGH else 2)


def strongest(abilities):
    """The strongest effort that is well supported: three scores, and a third of what the most scored effort has."""
    thinking = [a for a in abilities if a["effort"] != "none"] or abilities
    enough = max(3, 0.3 * max(a["scores"] for a in thinking))
    supported = [a for a in thinking if a["scores"] >= enough]
    return max(supported, key=lambda a: a["ability"]) if supported else max(thinking, key=lambda a: a["scores"])


def basis(ability, independent):
    errors = "one standard error" if independent >= ENOUGH else "two standard errors"
    told = "" if ability["effort"] == "default" else f" at effort {ability['effort']}"
    return (f"ability {ability['ability']} +- {ability['standard_error']}{told}, {errors} off: {ability['scores']} scores there, "
            f"{independent} independent over all efforts")


def record(model, abilities):
    if not abilities:
        return {"model": model["id"], "source": "none found that may be passed on", "as_of": AS_OF,
                "basis": "no sourced score: no level, and so no quality floor is met", "confidence": "low"}
    independent = sum(a["independent_scores"] for a in abilities)
    best = strongest(abilities)
    without = next((a for a in abilities if a["effort"] == "none"), None)
    if model.get("thinking", "never") == "never":
        without = best
    out = {"model": model["id"], "source": "abilities.json", "as_of": best["as_of"],
           "band": level(lower_bound(best, independent)), "basis": basis(best, independent),
           "confidence": best.get("confidence")}
    if without and model.get("thinking") != "always":
        out["band_without_thinking"] = level(lower_bound(without, independent))
    if abs(near := min((lower_bound(best, independent) - cut for cut, _ in CUTS), key=abs)) <= best["standard_error"]:
        out["note"] = f"edge: {number(round(abs(near), 1))} points {'above' if near >= 0 else 'below'} a cut"
    return out


def build(models):
    by_model = defaultdict(list)
    for a in read_json(DATA / "abilities.json")["abilities"]:
        if a["scores"]:
            by_model[a["model"]].append(a)
    return [record(m, by_model[m["id"]]) for m in models]
