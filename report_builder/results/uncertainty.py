"""Say how sure a score and a rank are: what missing answers and the choice of weights could change.

**Missing answers.** A survey of all that were asked is no sample: what is unsure is what those who
didn't answer would have said. Their scores are filled in many times (multiple imputation: Rubin,
Multiple Imputation for Nonresponse in Surveys, 1987) from a model of what was answered: the mean of
the indicator among respondents of the type, plus an effect of the unit, of the respondent, and of
the indicator, each as large as the answers show (random intercepts; van Buuren, Flexible Imputation
of Missing Data, 2nd ed. 2018, chapter 7). **Choices.** Weights of dimensions vary by a quarter and
are equal, means are arithmetic and geometric (OECD/JRC, Handbook on Constructing Composite
Indicators, 2008, step 7). Intervals hold nine draws in ten; draws are seeded, so that equal data
give equal intervals.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from report_builder.model import Edition
from report_builder.results import imputed
from report_builder.results.imputed import Array, Filling
from report_builder.results.rank import NOISE_DECIMALS
from report_builder.results.score import Scores

DRAWS = 2000
VARIED = 0.25
"""How far weights vary, as a share of themselves."""
_TAILS = (5.0, 95.0)
_LEAST = 1.0
"""What stands for lower scores in a geometric mean, which a zero would end."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The range that holds nine draws in ten, and what was worked out from the answers."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the total and the rank of a unit are.

    `score` and `rank` by missing answers alone, `rank_by_choice` by the choice of weights and of
    the mean alone, `rank_by_both` by both together.
    """

    score: Interval
    rank: Interval
    rank_by_choice: Interval
    rank_by_both: Interval


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How sure the scores of an edition are: of each unit with a score, and of the whole."""

    units: Mapping[str, Sureness]
    whole: Interval | None


def uncertainty(edition: Edition, units: Mapping[str, Scores], whole: Scores) -> Uncertainty:
    """Return how sure the scores of units and of the whole are, from DRAWS seeded draws."""
    if whole.total.value is None:
        return Uncertainty({}, None)
    filling = imputed.model(edition)
    dimensions, weights = _drawn(edition, filling)
    sizes = _sizes(edition, filling)
    of_whole = np.average(_arithmetic(dimensions, weights), axis=0, weights=sizes)
    totals = np.array([units[unit.code].total.value for unit in imputed.ordered(edition)], float)
    scored = ~np.isnan(totals)
    sure = _sureness(totals[scored], dimensions[scored], weights)
    codes = [unit.code for unit, has in zip(imputed.ordered(edition), scored, strict=True) if has]
    (interval,) = _intervals(of_whole[None], np.array([whole.total.value]))
    return Uncertainty(dict(zip(codes, sure, strict=True)), interval)


def _drawn(edition: Edition, filling: Filling) -> tuple[Array, Array]:
    """Return the dimensions of all units as (units, dimensions, draws), and their weights."""
    framework = edition.framework
    own = np.array(
        [[i.dimension == d.id for i in framework.indicators] for d in framework.dimensions]
    )
    inside = own * filling.weights
    there = inside.sum(axis=1) > 0
    columns = inside[there] / inside[there].sum(axis=1, keepdims=True)
    drawn = [
        imputed.completed(filling, rows, columns, _random(unit.code), DRAWS)
        for unit, rows in zip(
            imputed.ordered(edition), filling.rows(len(edition.units)), strict=True
        )
    ]
    weights = np.array([d.weight for d in framework.dimensions])[there]
    return np.array(drawn), weights / weights.sum()


def _random(name: str) -> np.random.Generator:
    """Return the draws of a unit, always the same."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def _sizes(edition: Edition, filling: Filling) -> Array:
    """Return what each unit weighs in the mean of the whole: its weight, or how many were asked."""
    if edition.weighted:
        return np.array([unit.weight for unit in imputed.ordered(edition)])
    return np.array([len(rows) for rows in filling.rows(len(edition.units))])


def _sureness(totals: Array, dimensions: Array, weights: Array) -> list[Sureness]:
    """Return how sure totals and their ranks are, from dimensions as (units, dimensions, DRAWS)."""
    drawn, varied, geometric = _arithmetic(dimensions, weights), *_choices(weights)
    middle = dimensions.mean(axis=2, keepdims=True)
    ways = (drawn, _chosen(middle, varied, geometric), _chosen(dimensions, varied, geometric))
    intervals = [_intervals(drawn, totals)]
    intervals += [_intervals(_ranks(way), _ranks(totals[:, None])[:, 0]) for way in ways]
    return [Sureness(*of_unit) for of_unit in zip(*intervals, strict=True)]


def _choices(weights: Array) -> tuple[Array, Array]:
    """Return weights of dimensions as (dimensions, DRAWS), and in which draws means are geometric.

    Half of the draws vary the weights of the framework, half equal ones.
    """
    random = np.random.default_rng(0)
    base = np.where(random.random(DRAWS) < 0.5, weights[:, None], 1.0 / len(weights))
    varied = base * random.uniform(1 - VARIED, 1 + VARIED, (len(weights), DRAWS))
    return varied / varied.sum(axis=0), random.random(DRAWS) < 0.5


def _arithmetic(dimensions: Array, weights: Array) -> Array:
    return np.array(np.einsum("ukd,k->ud", dimensions, weights))


def _chosen(dimensions: Array, weights: Array, geometric: Array) -> Array:
    """Return totals as (units, DRAWS), each draw by its weights and its kind of mean."""
    plain = np.einsum(
        "ukd,kd->ud", np.broadcast_to(dimensions, (*dimensions.shape[:2], DRAWS)), weights
    )
    logs = np.log(np.maximum(dimensions, _LEAST))
    product = np.exp(
        np.einsum("ukd,kd->ud", np.broadcast_to(logs, (*logs.shape[:2], DRAWS)), weights)
    )
    return np.array(np.where(geometric, product, plain))


def _ranks(totals: Array) -> Array:
    """Rank each draw of totals, (units, draws), from 1 (highest); ties share the better rank."""
    falling = -totals.round(NOISE_DECIMALS)
    ordered = np.sort(falling, axis=0)
    ranks = [np.searchsorted(o, f) for o, f in zip(ordered.T, falling.T, strict=True)]
    return np.array(ranks).T + 1


def _intervals(drawn: Array, found: Array) -> list[Interval]:
    """Return the range of nine draws in ten of each row, widened to what was worked out."""
    low, high = np.percentile(drawn, _TAILS, axis=1, method="nearest")
    return [
        Interval(float(min(bottom, own)), float(max(top, own)))
        for bottom, top, own in zip(low, high, found, strict=True)
    ]
