#!/usr/bin/env python3
"""Fits the scale of abilities to the shipped scores and writes data/abilities.json: python3 data/build/fit_abilities.py

Needs numpy and scipy; reads data/quality/*.csv and data/models.json only; about a minute.
"""

import argparse
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy

from ability_model import EFFORTS, AbilityModel
from common import DATA, number, read_csv, read_json, write_tables
from task_scales import TaskScale

POINTS, MIDDLE = 10, 50
# Errors as fitted are too small by what leaving out one family of benchmarks after another moves.
ERROR_FACTOR, LEAST_ERROR = 1.2, 0.8
FEWEST_SCORES = 5        # of a benchmark, to be fitted
SET_EFFORTS = {"low", "medium", "high", "xhigh", "max", "best"}
RISING = ("none", "low", "medium", "high", "xhigh", "max")
ESTIMATED = (*RISING, "default")
# The models that people know, in the releases that the scores are of; those of the catalogue are known by their ids.
REFERENCES = {
    "gpt-3.5": ("gpt-3.5-turbo",), "gpt-4": ("gpt-4 (March 2023)", "gpt-4 (June 2023)"),
    "gpt-4-turbo": ("gpt-4-turbo (April 2024)", "gpt-4-turbo (November 2023)"), "claude-3-opus": ("claude-3-opus",),
    "gpt-4o": ("gpt-4o",), "gpt-4o-mini": ("gpt-4o-mini",), "claude-3.5-sonnet": ("claude-3.5-sonnet",),
    "gpt-4.1": ("gpt-4.1",), "o1": ("o1",), "deepseek-r1-2025-01": ("deepseek-r1",), "o3": ("o3",),
    "claude-sonnet-4": ("claude-sonnet-4",), "gemini-2.5-pro": ("gemini-2.5-pro (June 2025)",), "gpt-5": ("gpt-5",),
    "gpt-5-mini": ("gpt-5-mini",),
}
# Correlation of a model's residual on a left-out family of benchmarks with its residuals on the task's others, as far as
# it was measured; what rests on few models or one family is weak.
SIGNALS = {"coding": 0.35, "agent": 0.25, "reasoning": 0.19, "chat": 0.40, "rag": 0.21, "fr": 0.14, "de": 0.21}
WEAK = {"long-context"}


class Shipped:
    def __init__(self, directory):
        self.benchmarks = {r["benchmark"]: r for r in read_csv(directory / "benchmarks.csv")}
        sources = {r["id"]: r for r in read_csv(directory / "sources.csv")}
        self.scores = [self.score(r, sources[r["source"]]) for r in read_csv(directory / "scores.csv")]

    def score(self, row, source):
        benchmark = self.benchmarks[row["benchmark"]]
        return {"model": row["model"], "effort": row["effort"], "benchmark": row["benchmark"],
                "family": benchmark["family"], "value": float(row["value"]), "kind": source["kind"],
                "as_of": source["as_of"]}

    def general(self):
        rows = [s for s in self.scores if self.benchmarks[s["benchmark"]]["general"] == "yes"]
        counts = Counter(s["benchmark"] for s in rows)
        return [s for s in rows if counts[s["benchmark"]] >= FEWEST_SCORES]

    def tasks(self):
        return sorted({t for b in self.benchmarks.values() for t in b["tasks"].split()})

    def of_task(self, task):
        return [s for s in self.scores if task in self.benchmarks[s["benchmark"]]["tasks"].split()]


def settable_models(scores, thinking):
    """Models whose effort can be set, as far as the catalogue or their scores tell."""
    seen = defaultdict(set)
    for s in scores:
        seen[s["model"]].add(s["effort"])
    def is_settable(model, efforts):
        if model in thinking:
            return thinking[model] == "optional" or (thinking[model] == "always" and bool(efforts & SET_EFFORTS))
        return len(efforts) > 1 or bool(efforts & (SET_EFFORTS | {"minimal"}) - {"best"})
    return {model for model, efforts in seen.items() if is_settable(model, efforts)}


def points(ability):
    return number(round(MIDDLE + POINTS * ability, 1))


def error(deviation):
    return number(round(max(LEAST_ERROR, math.hypot(POINTS * deviation * ERROR_FACTOR, LEAST_ERROR / 2)), 1))


def ability_record(model, effort, fitted, rows):
    independent = sum(r["kind"] == "independent" for r in rows)
    families = len({r["family"] for r in rows})
    ability, deviation = fitted
    basis = "independent" if independent >= max(2, len(rows) / 2) else "mixed" if independent else "vendor"
    confidence = (None if independent >= 8 and families >= 4 else "medium" if len(rows) >= 4 and families >= 2 else "low")
    return {"model": model, "effort": effort, "ability": points(ability), "standard_error": error(deviation),
            "scores": len(rows), "independent_scores": independent, "families": families, "basis": basis,
            "source": "scores.csv", "as_of": max(r["as_of"] for r in rows), "confidence": confidence}


def abilities(model, scores, thinking, settable):
    by_subject, newest = defaultdict(list), {}
    for s in scores:
        by_subject[s["model"], s["effort"]].append(s)
        newest[s["model"]] = max(newest.get(s["model"], ""), s["as_of"])
    table = [ability_record(m, e, model.measured(m, e), rows) for (m, e), rows in by_subject.items() if m in thinking]
    for m in sorted(settable & set(thinking)):
        for effort in ESTIMATED:
            if (m, effort) in by_subject or (effort == "none" and thinking[m] == "always"):
                continue
            ability, deviation = model.estimated(m, effort)
            # What nobody measured is taken as no better than what was measured with more thinking.
            if effort in RISING:
                more = [model.measured(m, e)[0] for e in RISING[RISING.index(effort) + 1:] if (m, e) in by_subject]
                ability = min([ability, *more])
            table.append({"model": m, "effort": effort, "ability": points(ability), "standard_error": error(deviation),
                          "scores": 0, "independent_scores": 0, "families": 0, "basis": "estimated",
                          "source": "scores.csv", "as_of": newest[m], "confidence": "low"})
    return sorted(table, key=lambda r: (r["model"], EFFORTS.index(r["effort"])))


def references(model, scores):
    table = []
    for name, models in REFERENCES.items():
        rows = defaultdict(list)
        for s in scores:
            if s["model"] in models:
                rows[s["model"], s["effort"]].append(s)
        effort = next(e for group in (("high",), ("xhigh", "max"), EFFORTS[::-1]) for e in group if any(k[1] == e for k in rows))
        used = {k: v for k, v in rows.items() if k[1] == effort}
        count = sum(map(len, used.values()))
        mean = lambda i: sum(len(v) * model.measured(*k)[i] for k, v in used.items()) / count
        table.append({"id": name, "models": sorted({m for m, _ in used}), "effort": effort, "ability": points(mean(0)),
                      "standard_error": error(mean(1)), "scores": count, "source": "scores.csv",
                      "as_of": max(s["as_of"] for v in used.values() for s in v)})
    return table


def effort_effects(model, newest):
    effects = model.part(model.x, "effort")
    high = model.at["effort"].start + EFFORTS.index("high")
    table = []
    for i, effort in enumerate(EFFORTS):
        if effort in ("best", "default"):
            continue
        at = model.at["effort"].start + i
        variance = model.covariance[at, at] + model.covariance[high, high] - 2 * model.covariance[at, high]
        table.append({"effort": effort, "points": number(round(POINTS * (effects[i] - model.x[high]), 1)),
                      "standard_error": number(round(POINTS * math.sqrt(max(variance, 0)), 1)), "source": "scores.csv",
                      "as_of": newest})
    return table


def task_tables(model, shipped, thinking):
    general = {s: model.measured(*s)[0] for s in model.subjects}
    scales, differences = [], []
    for task in shipped.tasks():
        scores = shipped.of_task(task)
        scale = TaskScale(scores, general, set(model.benchmarks))
        rated = sorted(m for m in scale.by_model if m in thinking)
        newest = max(s["as_of"] for s in scores)
        scales.append({"task": task, "spread": number(round(POINTS * scale.spread, 1)),
                       "signal": "weak" if task in WEAK else "clear", "correlation": SIGNALS.get(task),
                       "models": len(rated), "benchmarks": scale.benchmarks, "source": "scores.csv", "as_of": newest})
        for m in rated:
            difference, deviation = scale.differences[m]
            rows = scale.by_model[m]
            differences.append({"model": m, "task": task, "difference": number(round(POINTS * difference, 1)),
                                "standard_error": number(round(POINTS * deviation, 1)), "scores": len(rows),
                                "independent_scores": sum(r["kind"] == "independent" for r in rows),
                                "source": "scores.csv", "as_of": max(r["as_of"] for r in rows)})
    return scales, sorted(differences, key=lambda r: (r["model"], r["task"]))


def fitted(shipped):
    thinking = {m["id"]: m.get("thinking", "never") for m in read_json(DATA / "models.json")["models"]}
    scores = shipped.general()
    settable = settable_models(scores, thinking)
    model = AbilityModel(scores, settable).fit()
    scales, differences = task_tables(model, shipped, thinking)
    return {"abilities": abilities(model, scores, thinking, settable), "effort_effects": effort_effects(model, max(s["as_of"] for s in scores)),
            "ability_references": references(model, scores), "task_scales": scales, "task_abilities": differences}


def compare(tables, file):
    """How far the abilities are from those of another table with the columns model, effort, ability."""
    others = {(r["model"], r["effort"]): float(r["ability"]) for r in read_csv(file)}
    ours = {(r["model"], r["effort"]): r["ability"] for r in tables["abilities"]}
    both = sorted(set(ours) & set(others))
    moved = numpy.array([abs(ours[k] - others[k]) for k in both])
    print(f"{len(both)} in both, {len(others) - len(both)} only there; median {numpy.median(moved):.1f}, 90 % within "
          f"{numpy.quantile(moved, 0.9):.1f}, most {moved.max():.1f} points")
    for k in sorted(both, key=lambda k: -abs(ours[k] - others[k]))[:10]:
        print(f"  {' '.join(k)}: {ours[k]} here, {others[k]} there")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", default=DATA / "quality", type=Path, help="directory of scores, sources and benchmarks")
    parser.add_argument("--compare", help="CSV of abilities to compare with; writes nothing")
    arguments = parser.parse_args()
    tables = fitted(Shipped(arguments.scores))
    if arguments.compare:
        compare(tables, arguments.compare)
    else:
        write_tables("abilities", tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
