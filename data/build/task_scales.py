"""Abilities in a task or a language: the general ability, and what the benchmarks of the task say beyond it.

The difference is shrunk towards 0 by a spread that is fitted for each task. Units as in ability_model.py.
"""

import math
from collections import Counter, defaultdict

import numpy
from scipy.optimize import minimize
from scipy.stats import spearmanr

from ability_model import DEGREES, LEAST_NOISE, VENDOR_SPREAD, logistic, spread_near_ends

FEWEST_MODELS = 6        # of a benchmark, for its curve to be fitted
OFFSET = 0.3             # what one standard deviation counts for on a measure that ability does not explain
OFFSET_ERROR = 0.2
ABILITY_ERROR = 0.25     # of a general ability, in the noise of a task's score
# Where no score stands for the effort: the ability of the nearest one.
NEAREST = {"default": ("default", "high", "medium", "max", "xhigh", "none"), "none": ("none", "minimal", "low"),
           "high": ("high", "default", "max", "xhigh"), "low": ("low", "medium", "none"),
           "medium": ("medium", "default", "high")}


class Curve:
    """One benchmark's curve, with the abilities given."""

    def __init__(self, abilities, values):
        self.difficulty, self.log_slope, self.ceiling_logit, self.log_noise = self._fit(abilities, numpy.clip(values, 0, 1))

    @staticmethod
    def _fit(abilities, values):
        scatter = spread_near_ends(values)

        def cost(p):
            noise = (LEAST_NOISE + numpy.exp(p[3])) * scatter
            miss = (values - logistic(p[2]) * logistic(numpy.exp(min(p[1], 5)) * (abilities - p[0]))) / noise
            prior = (p[0] / 3) ** 2 + (p[1] / 0.6) ** 2 + ((p[2] - 3) / 0.9) ** 2 + ((p[3] - math.log(0.06)) / 0.5) ** 2
            return (numpy.log(noise) + (DEGREES + 1) / 2 * numpy.log1p(miss ** 2 / DEGREES)).sum() + prior / 2

        starts = [(d, s, 3.0, math.log(0.06)) for d in (-1.5, 0, 1.5) for s in (-0.7, 0.3)]
        return min((minimize(cost, s, method="L-BFGS-B") for s in starts), key=lambda r: r.fun).x

    def share_and_steepness(self, ability):
        slope, ceiling = math.exp(self.log_slope), logistic(self.ceiling_logit)
        share = logistic(slope * (ability - self.difficulty))
        return ceiling * share, ceiling * share * (1 - share) * slope

    def noise(self, value, kind):
        vendor = VENDOR_SPREAD if kind == "vendor" else 1
        return (LEAST_NOISE + math.exp(self.log_noise)) * spread_near_ends(value) * vendor


def offsets(scores):
    """For a measure that general ability does not explain: how far each value is from the middle, on a log-odds scale."""
    values = numpy.clip([s["value"] for s in scores], 0.005, 0.995)
    odds = numpy.log(values / (1 - values))
    middle = numpy.median(odds)
    spread = max(0.05, 1.4826 * numpy.median(abs(odds - middle)))
    return {id(s): OFFSET * float(numpy.clip((o - middle) / spread, -2.5, 2.5)) for s, o in zip(scores, odds)}


class TaskScale:
    """Differences from the general ability in one task, by model."""

    def __init__(self, scores, general, is_general):
        """`scores`: rows of the benchmarks of the task; `general`: ability by model and effort."""
        by_model = defaultdict(dict)
        for (model, effort), ability in general.items():
            by_model[model][effort] = ability
        rows = [{**s, "ability": nearest(by_model[s["model"]], s["effort"])} for s in scores if s["model"] in by_model]
        rows = [r for r in rows if r["ability"] is not None]
        models = defaultdict(set)
        for r in rows:
            models[r["benchmark"]].add(r["model"])
        rows = [r for r in rows if len(models[r["benchmark"]]) >= FEWEST_MODELS]
        self.benchmarks = sorted({r["benchmark"] for r in rows})
        self.curves, self.offsets = {}, {}
        for benchmark in self.benchmarks:
            these = [r for r in rows if r["benchmark"] == benchmark]
            abilities, values = (numpy.array([r[k] for r in these]) for k in ("ability", "value"))
            if benchmark not in is_general and spearmanr(abilities, values)[0] < 0.25:
                self.offsets.update(offsets(these))
            self.curves[benchmark] = Curve(abilities, values)
        self.by_model = defaultdict(list)
        for r in rows:
            self.by_model[r["model"]].append(r)
        self.spread, self.differences = self._fit()

    def _fit(self):
        spread = 0.4
        for _ in range(12):
            found = {model: self._difference(rows, spread) for model, rows in self.by_model.items()}
            fitted = math.sqrt(numpy.mean([d * d + e * e for d, e in found.values()]))
            if abs(fitted - spread) < 0.003:
                break
            spread = max(0.05, (spread + fitted) / 2)
        return spread, found

    def _difference(self, rows, spread):
        relatives = Counter(r["family"] for r in rows)
        difference = 0.0
        for _ in range(6):
            slope, curvature = -difference / spread ** 2, spread ** -2
            for r in rows:
                weight = relatives[r["family"]] ** -0.5
                if id(r) in self.offsets:
                    slope += weight * (self.offsets[id(r)] - difference) / OFFSET_ERROR ** 2
                    curvature += weight / OFFSET_ERROR ** 2
                    continue
                curve, value = self.curves[r["benchmark"]], min(max(r["value"], 0), 1)
                expected, steep = curve.share_and_steepness(r["ability"] + difference)
                variance = curve.noise(value, r["kind"]) ** 2 + (steep * ABILITY_ERROR) ** 2
                miss = value - expected
                weight *= (DEGREES + 1) / (DEGREES + miss ** 2 / variance)
                slope += weight * steep * miss / variance
                curvature += weight * steep ** 2 / variance
            difference += max(-0.5, min(0.5, slope / curvature))
        return difference, curvature ** -0.5


def nearest(abilities, effort):
    if effort in abilities:
        return abilities[effort]
    return next((abilities[e] for e in NEAREST.get(effort, ("default", "high", "max")) if e in abilities), None)
