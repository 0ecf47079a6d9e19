"""quality.json: bands from published scores. No score, no band."""

import re

from common import AS_OF, curation, is_date, joined, number

BENCHMARKS = ("GPQA Diamond", "MMLU-Pro", "LiveBench 2026-01-08 overall")
CUTS = {"GPQA Diamond": (40, 60, 80), "MMLU-Pro": (60, 75, 84), "LiveBench 2026-01-08 overall": (30, 39, 60)}
BANDS = ("basic", "solid", "strong", "frontier")


def band_of(benchmark, score):
    return sum(score >= cut for cut in CUTS[benchmark])


def score_record(r):
    day = r["date"] if is_date(r["date"]) else (r["date"] + "-01" if len(r["date"]) == 7 else None)
    return {"benchmark": r["benchmark"].replace(" 2026-01-08 overall", " (2026-01-08)"),
            "percent": number(r["score"]), "variant": joined(r["model_name_in_source"], r["variant"]),
            "measured_by": r["measured_by"], "source": r["source"], "as_of": day}


def is_independent(r):
    return "independent" in r["measured_by"] or "Artificial Analysis" in r["measured_by"]


class Scores:
    def __init__(self, sources):
        self.renamed = {(r["model_name_in_source"], r["variant"]): r["model"] for r in curation("quality_checkpoints.csv")}
        self.split = {r["source_model"] for r in curation("quality_checkpoints.csv")}
        self.by_model = {}
        for r in sources.csv("models/quality.csv"):
            if r["benchmark"] not in BENCHMARKS or not r["score"]:
                continue
            model = r["model_id"]
            if model in self.split:
                model = self.renamed.get((r["model_name_in_source"], r["variant"]))
            if model and score_record(r)["as_of"]:
                self.by_model.setdefault(model, []).append(r)

    def choose(self, model, benchmark):
        """Independent runs where there are any; best and lowest mode of them."""
        rows = [r for r in self.by_model.get(model, []) if r["benchmark"] == benchmark]
        rows = [r for r in rows if is_independent(r)] or rows
        rows.sort(key=lambda r: (float(r["score"]), r["model_name_in_source"], r["source"]))
        return (rows[-1], rows[0]) if rows else None


def without_thinking(best, lowest):
    """Whether the lowest measured mode is one that does not think, as far as its name tells."""
    names = [f"{r['model_name_in_source']} {r['variant']}".lower() for r in (best, lowest)]
    if re.search(r"non-?_?reasoning|no-?thinking|non-thinking|minimal", names[1]):
        return True
    thinks = [bool(re.search(r"reasoning|thinking|adaptive|effort|-x?high|-medium|-low", n)) for n in names]
    return thinks[0] and not thinks[1]


def record(model, scores):
    found = {b: scores.choose(model["id"], b) for b in BENCHMARKS}
    main = [b for b in BENCHMARKS[:2] if found[b]]
    used = main or [b for b in BENCHMARKS[2:] if found[b]]
    out = {"model": model["id"], "source": "scores below", "as_of": AS_OF}
    if not used:
        out["basis"] = "no sourced score: no band, and so no quality floor is met"
        out["source"] = "none found in the stored sources"
        return {**out, "confidence": "low"}
    best = min(band_of(b, float(found[b][0]["score"])) for b in used)
    lowest = min(band_of(b, float(found[b][1]["score"])) for b in used)
    kept, rows = [], []
    for b in used + [b for b in BENCHMARKS[2:] if found[b] and b not in used]:
        for r in found[b]:
            if r not in rows:
                rows.append(r)
                kept.append(score_record(r))
    names = " and ".join(b.replace(" 2026-01-08 overall", "") for b in used)
    independent = all(is_independent(found[b][0]) for b in used)
    switched_off = all(found[b][0] is not found[b][1] and without_thinking(*found[b]) for b in used)
    thinking = model.get("thinking") or "never"
    out["band"] = BANDS[best]
    if thinking == "never":
        out["band_without_thinking"] = BANDS[best]
    elif thinking == "optional" and switched_off:
        out["band_without_thinking"] = BANDS[lowest]
    out["basis"] = f"{'the lower band of ' if len(used) > 1 else ''}{names} ({'independent runs' if independent else 'vendor or third-party figures'})"
    out["scores"] = kept
    out["as_of"] = max(k["as_of"] for k in kept)
    out["source"] = joined(*sorted({r["measured_by"] for r in rows}))
    two = len(main) == 2
    out["confidence"] = None if two and independent else "medium" if two or (main and independent) else "low"
    if found[BENCHMARKS[2]] and main:
        other = band_of(BENCHMARKS[2], float(found[BENCHMARKS[2]][0]["score"]))
        if other != best:
            out["note"] = f"LiveBench alone would say {BANDS[other]}"
    return out


def build(sources, models):
    scores = Scores(sources)
    return [record(m, scores) for m in models]
