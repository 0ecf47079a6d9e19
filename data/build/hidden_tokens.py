"""hidden_tokens.json: tokens of thinking by effort and kind of request, and data/quality/hidden_tokens.csv behind it."""

from collections import defaultdict
from statistics import median

from common import number, slug, tidy
from quality_scores import QUALITY, write

# Measured, and free to be passed on. The third source states no licence.
LICENCES = {"CC BY 4.0": "CC-BY-4.0", "Apache-2.0": "Apache-2.0"}
COLUMNS = ("model", "effort", "request", "hidden_tokens", "output_tokens", "requests", "method", "source", "licence", "as_of")
MAKERS = ("OpenAI", "Anthropic", "Google")
EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max", "default")
RENAMED = {"Math": "mathematics question"}
PROPOSED_ON = "2026-11-26"


def measured(sources):
    rows = []
    for r in sources.csv("quality/effort_tokens.csv"):
        if r["licence"] in LICENCES:
            request = RENAMED.get(r["kind_of_request"], r["kind_of_request"])
            rows.append({**{c: r.get(c, "") for c in COLUMNS}, "request": request, "source": tidy(r["source"]),
                         "licence": LICENCES[r["licence"]]})
    rows.sort(key=lambda r: (r["model"], EFFORTS.index(r["effort"]), r["request"], r["source"]))
    write(QUALITY / "hidden_tokens.csv", COLUMNS, rows)
    return rows


def quantile(values, share):
    values = sorted(values)
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def makers_of(model):
    if model["weights"] == "open":
        return ["all", "open models"]
    return ["all", model["publisher"]] if model["publisher"] in MAKERS else ["all"]


def medians(rows, models):
    """One figure a model, whatever the number of its runs; a group of makers has two models at least."""
    by_id = {m["id"]: m for m in models}
    groups = defaultdict(lambda: defaultdict(list))
    newest = defaultdict(str)
    for r in rows:
        if r["effort"] == "none" or r["model"] not in by_id:
            continue
        for makers in makers_of(by_id[r["model"]]):
            key = (r["request"], r["effort"], makers)
            groups[key][r["model"]].append(float(r["hidden_tokens"]))
            newest[key] = max(newest[key], r["as_of"])
    by_group = {key: [median(v) for v in by_model.values()] for key, by_model in groups.items()
                if key[2] == "all" or len(by_model) > 1}
    usual = usual_range(by_group.values())
    out = []
    for (request, effort, makers), values in by_group.items():
        expected = median(values)
        low, high = (quantile(values, 0.2), quantile(values, 0.8)) if len(values) > 2 else (
            min(*values, expected * usual[0]), max(*values, expected * usual[1]))
        out.append({"id": slug(request, effort, makers), "request": request, "effort": effort, "makers": makers,
                    "low": number(round(low)), "expected": number(round(expected)), "high": number(round(high)), "models": len(values),
                    "source": "hidden_tokens.csv", "as_of": newest[request, effort, makers],
                    "confidence": None if len(values) >= 10 else "medium" if len(values) >= 3 else "low",
                    "note": "" if len(values) > 2 else "one model or two: the range is at least that of the groups of five or more"})
    return out


def usual_range(groups):
    """(low, high) over the middle of the groups with five models or more, as factors: what one model does not tell."""
    wide = [(quantile(v, 0.2) / median(v), quantile(v, 0.8) / median(v)) for v in groups if len(v) >= 5]
    return median(low for low, _ in wide), median(high for _, high in wide)


def defaults(sources):
    source = ("stated default: from the medians of hidden_tokens.csv and of joonlab/gpt-6.1-sol-benchmark@b38279f, made to rise "
              "with the effort; what nobody measured is interpolated")
    out = []
    for r in sources.csv("quality/effort_token_defaults.csv"):
        if r["kind_of_request"].startswith("DEFAULT: "):
            request = r["kind_of_request"].removeprefix("DEFAULT: ")
            out.append({"id": slug("default", request, r["effort"]), "request": request, "effort": r["effort"], "makers": "all",
                        "low": number(r["p20"]), "expected": number(r["hidden_tokens_median"]), "high": number(r["p80"]),
                        "source": source, "as_of": PROPOSED_ON, "confidence": "low"})
    return out


def build(sources, models):
    return medians(measured(sources), models) + defaults(sources)
