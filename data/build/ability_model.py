"""The model behind the scale of abilities: which ability of each model and effort, and which difficulty of each
benchmark, make the published scores likeliest.

    score = ceiling_b * logistic(slope_b * (ability - difficulty_b)),   ability = model + effort + own deviation

Gaussian priors, Student-t errors; docs/method.md explains the terms. Units: ten points of the scale, 0 = 50 points.
"""

from collections import Counter

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max", "best", "default")
EFFORT_PRIORS = dict(zip(EFFORTS, (-1.0, -0.8, -0.5, -0.25, 0.0, 0.1, 0.15, 0.15, -0.15)))

DEGREES = 5.0            # of the Student-t errors
LEAST_NOISE = 0.02       # of a benchmark, a share of its range
OWN_STRENGTH = 0.35      # of a model on one benchmark, beyond its ability
VENDOR_SPREAD = 1.5      # a vendor's own figure counts with this much more noise
PIN_WEIGHT = 2000.0      # of the two models that fix the scale
PINS = ((("claude-3.5-sonnet", None), 0.5), (("gpt-5", "high"), 2.5))

# Mean and spread of each prior.
MODEL = (0.0, 3.0)
OWN = (0.0, 0.25)
EFFORT_SPREAD = 0.3
VENDOR = (0.1, 0.2)
DIFFICULTY = (0.0, 3.0)
LOG_SLOPE = (0.0, 0.5)
LOG_NOISE = (numpy.log(0.07), 0.4)
CEILING = (3.0, 0.7)


def logistic(x):
    return 1 / (1 + numpy.exp(-numpy.clip(x, -35, 35)))


def spread_near_ends(share):
    """Shares near 0 and 1 scatter less, to a half at the very ends."""
    return numpy.sqrt(0.25 + 3 * share * (1 - share))


def places(names):
    names = sorted(set(names))
    return names, {name: i for i, name in enumerate(names)}


class AbilityModel:
    """`scores`: rows with model, effort, benchmark, family, value (0 to 1), kind. `settable`: models with an effort."""

    def __init__(self, scores, settable):
        self.models, self.model_at = places(s["model"] for s in scores)
        self.subjects, self.subject_at = places((s["model"], s["effort"]) for s in scores)
        self.benchmarks, self.benchmark_at = places(s["benchmark"] for s in scores)
        self.subject = numpy.array([self.subject_at[s["model"], s["effort"]] for s in scores])
        self.benchmark = numpy.array([self.benchmark_at[s["benchmark"]] for s in scores])
        self.value = numpy.clip([s["value"] for s in scores], 0, 1)
        self.is_vendors = numpy.array([s["kind"] == "vendor" for s in scores], float)
        self.scatter = spread_near_ends(self.value) * numpy.where(self.is_vendors > 0, VENDOR_SPREAD, 1)
        # Scores of one family repeat each other: n of them count as much as the root of n.
        relatives = Counter((s["model"], s["effort"], s["family"]) for s in scores)
        self.weight = numpy.array([relatives[s["model"], s["effort"], s["family"]] ** -0.5 for s in scores])
        self.model_of = numpy.array([self.model_at[m] for m, _ in self.subjects])
        self.effort_of = numpy.array([EFFORTS.index(e) if m in settable else -1 for m, e in self.subjects])
        self.has_effort = self.effort_of >= 0
        self.pins = [([i for i, (m, e) in enumerate(self.subjects) if m == model and effort in (None, e)], at)
                     for (model, effort), at in PINS]
        self._lay_out()

    def _lay_out(self):
        n, subjects, benchmarks = len(self.models), len(self.subjects), len(self.benchmarks)
        efforts = [EFFORT_PRIORS[e] for e in EFFORTS]
        blocks = (("model", n, *MODEL), ("own", subjects, *OWN), ("effort", len(EFFORTS), efforts, EFFORT_SPREAD),
                  ("vendor", 1, *VENDOR), ("difficulty", benchmarks, *DIFFICULTY), ("slope", benchmarks, *LOG_SLOPE),
                  ("noise", benchmarks, *LOG_NOISE), ("ceiling", benchmarks, *CEILING))
        self.at, start = {}, 0
        for name, size, _, _ in blocks:
            self.at[name] = slice(start, start + size)
            start += size
        self.size = start
        self.prior_mean = numpy.concatenate([numpy.broadcast_to(mean, size) for _, size, mean, _ in blocks])
        self.prior_spread = numpy.concatenate([numpy.broadcast_to(spread, size) for _, size, _, spread in blocks])

    def part(self, x, name):
        return x[self.at[name]]

    def abilities(self, x):
        effort = self.part(x, "effort")[numpy.maximum(self.effort_of, 0)]
        return self.part(x, "model")[self.model_of] + self.part(x, "own") + numpy.where(self.has_effort, effort, 0)

    def _curves(self, x):
        """Slope, ceiling, distance from the difficulty, and the logistic of it, for each score."""
        slope = numpy.exp(self.part(x, "slope"))[self.benchmark]
        ceiling = logistic(self.part(x, "ceiling"))[self.benchmark]
        reach = (self.abilities(x)[self.subject] + self.part(x, "vendor")[0] * self.is_vendors
                 - self.part(x, "difficulty")[self.benchmark])
        return slope, ceiling, slope * reach, logistic(slope * reach)

    def _own_strength(self, x):
        """Variance of a score by what a model is good at by itself, as much as the curve is steep there."""
        slope, ceiling, _, share = self._curves(x)
        steep = numpy.maximum(share * (1 - share), 0.02)
        return (numpy.minimum(slope, 4) * ceiling * steep * OWN_STRENGTH) ** 2

    def cost(self, x):
        """Negative log posterior and its gradient."""
        slope, ceiling, z, share = self._curves(x)
        free_noise = numpy.exp(self.part(x, "noise"))[self.benchmark]
        noise = (LEAST_NOISE + free_noise) * self.scatter
        sigma = numpy.sqrt(noise ** 2 + self.extra)
        miss = (self.value - ceiling * share) / sigma
        tail = self.weight * (DEGREES + 1) * miss / (DEGREES + miss ** 2)
        off = (x - self.prior_mean) / self.prior_spread
        cost = (self.weight * (numpy.log(sigma) + (DEGREES + 1) / 2 * numpy.log1p(miss ** 2 / DEGREES))).sum()
        cost += (off ** 2).sum() / 2
        gradient = off / self.prior_spread

        by_share = -tail / sigma
        by_z = by_share * ceiling * share * (1 - share)
        by_ability = numpy.bincount(self.subject, by_z * slope, len(self.subjects))
        abilities = self.abilities(x)
        for subjects, place in self.pins:
            miss_of_pin = abilities[subjects].mean() - place
            cost += PIN_WEIGHT / 2 * miss_of_pin ** 2
            by_ability[subjects] += PIN_WEIGHT * miss_of_pin / len(subjects)
        per_benchmark = lambda values: numpy.bincount(self.benchmark, values, len(self.benchmarks))
        gradient[self.at["model"]] += numpy.bincount(self.model_of, by_ability, len(self.models))
        gradient[self.at["own"]] += by_ability
        gradient[self.at["effort"]] += numpy.bincount(self.effort_of[self.has_effort], by_ability[self.has_effort], len(EFFORTS))
        gradient[self.at["vendor"]] += (by_z * slope * self.is_vendors).sum()
        gradient[self.at["difficulty"]] -= per_benchmark(by_z * slope)
        gradient[self.at["slope"]] += per_benchmark(by_z * z)
        by_sigma = (self.weight - tail * miss) * (noise / sigma) ** 2
        gradient[self.at["noise"]] += per_benchmark(by_sigma * free_noise / (LEAST_NOISE + free_noise))
        gradient[self.at["ceiling"]] += per_benchmark(by_share * share * ceiling * (1 - ceiling))
        return cost, gradient

    def fit(self, rounds=4):
        x = self.prior_mean.copy()
        means = numpy.bincount(self.benchmark, self.value) / numpy.bincount(self.benchmark)
        means = numpy.clip(means, 0.03, 0.97)
        x[self.at["difficulty"]] = -numpy.log(means / (1 - means))
        self.extra = numpy.full(len(self.value), 0.03 ** 2)
        options = dict(maxiter=900, maxfun=1800, maxcor=30, ftol=1e-9)
        for again in range(rounds):
            x = minimize(self.cost, x, jac=True, method="L-BFGS-B", options=options).x
            if again + 1 < rounds:
                self.extra = self._own_strength(x)
        self.x = x
        self.covariance = self._covariance()
        return self

    def _covariance(self):
        """Laplace, with the curves of the benchmarks as fitted: model, own, effort and vendor."""
        slope, ceiling, _, share = self._curves(self.x)
        noise = (LEAST_NOISE + numpy.exp(self.part(self.x, "noise"))[self.benchmark]) * self.scatter
        sigma = numpy.sqrt(noise ** 2 + self.extra)
        steep = numpy.sqrt(self.weight * (DEGREES + 1) / (DEGREES + 3)) / sigma * ceiling * share * (1 - share) * slope
        rows = numpy.arange(len(self.value))
        effort = self.effort_of[self.subject]
        with_effort = effort >= 0
        entries = ((rows, self.at["model"].start + self.model_of[self.subject], steep),
                   (rows, self.at["own"].start + self.subject, steep),
                   (rows[with_effort], self.at["effort"].start + effort[with_effort], steep[with_effort]),
                   (rows, numpy.full(len(rows), self.at["vendor"].start), steep * self.is_vendors))
        row, column, value = (numpy.concatenate(parts) for parts in zip(*entries))
        size = self.at["difficulty"].start
        jacobian = csr_matrix((value, (row, column)), shape=(len(rows), size))
        precision = (jacobian.T @ jacobian).toarray()
        precision[numpy.diag_indices(size)] += self.prior_spread[:size] ** -2
        return numpy.linalg.inv(precision)

    def _variance(self, columns):
        return sum(self.covariance[i, j] for i in columns for j in columns)

    def measured(self, model, effort):
        """Ability and standard deviation of a model at an effort that has scores."""
        subject = self.subject_at[model, effort]
        columns = [self.at["model"].start + self.model_at[model], self.at["own"].start + subject]
        if self.has_effort[subject]:
            columns.append(self.at["effort"].start + EFFORTS.index(effort))
        return self.abilities(self.x)[subject], self._variance(columns) ** 0.5

    def estimated(self, model, effort):
        """The same at an effort without scores: the model's level and the mean effect of the effort."""
        columns = [self.at["model"].start + self.model_at[model], self.at["effort"].start + EFFORTS.index(effort)]
        return sum(self.x[i] for i in columns), (self._variance(columns) + OWN[1] ** 2) ** 0.5
