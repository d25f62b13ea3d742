"""How sure the score and rank of each unit are: what is missing, and how weights are chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from report_builder.results.imputed import Array
from report_builder.results.intervals import BLOCK, Interval, intervals, ranks, ranks_within

DRAWS = 2000
VARIED = 0.25
"""How far weights vary, as a share of themselves."""
_LEAST = 1.0
"""What stands for lower scores in a geometric mean, which a zero would end."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the total and the rank of a unit are.

    A unit without a rank has the range of those that it could have among the ranked.
    `score` and `rank` by missing answers alone, `rank_by_choice` by the choice of weights and of
    the mean alone, `rank_by_both` and `region_rank` by both together. `choice` is how far the
    choice moves the distance to the whole, in points.
    """

    score: Interval
    rank: Interval
    rank_by_choice: Interval
    rank_by_both: Interval
    region_rank: Interval
    choice: float


@dataclass(frozen=True)
class Field:
    """Which units are ranked, the region of each, and the dimensions of the whole by draw."""

    ranked: Array
    regions: Array
    whole: Array


def sureness(totals: Array, dimensions: Array, weights: Array, field: Field) -> list[Sureness]:
    """Return how sure totals and their ranks are, from dimensions as (units, dimensions, DRAWS).

    Where nothing is missing they have one draw, and stand for themselves.
    """
    drawn, varied, geometric = arithmetic(dimensions, weights), *_choices(weights)
    middle = dimensions.mean(axis=2, keepdims=True)
    chosen = _chosen(middle, varied, geometric)
    alike = dimensions.shape[2] == 1
    both = chosen if alike else _chosen(dimensions, varied, geometric)
    now = np.where(field.ranked, ranks(totals[:, None], field.ranked)[:, 0], np.nan)
    near = ranks_within(totals[:, None], field.ranked, field.regions)[:, 0]
    score = intervals(drawn, totals)
    rank, by_choice = (intervals(ranks(way, field.ranked), now) for way in (drawn, chosen))
    by_both = by_choice if alike else intervals(ranks(both, field.ranked), now)
    within = ranks_within(both, field.ranked, field.regions)
    in_region = intervals(within, np.where(field.ranked, near, np.nan))
    own = field.whole.mean(axis=1)[None, :, None]
    apart = chosen - _chosen(own, varied, geometric)
    moves = _moved(apart, arithmetic(middle, weights) - arithmetic(own, weights))
    each = zip(score, rank, by_choice, by_both, in_region, moves, strict=True)
    return [Sureness(*of_unit) for of_unit in each]


def _moved(drawn: Array, found: Array) -> list[float]:
    """Return how far nine draws in ten of each row lie from what was found, at most."""
    return [
        max(one.high - at, at - one.low)
        for one, at in zip(intervals(drawn, found[:, 0]), found[:, 0].tolist(), strict=True)
    ]


def _choices(weights: Array) -> tuple[Array, Array]:
    """Return weights of dimensions as (dimensions, DRAWS), and in which draws means are geometric.

    Half of the draws vary the weights of the framework, half equal ones.
    """
    random = np.random.default_rng(0)
    base = np.where(random.random(DRAWS) < 0.5, weights[:, None], 1.0 / len(weights))
    varied = base * random.uniform(1 - VARIED, 1 + VARIED, (len(weights), DRAWS))
    return varied / varied.sum(axis=0), random.random(DRAWS) < 0.5


def arithmetic(dimensions: Array, weights: Array) -> Array:
    """Return the totals of units (rows) in each draw: dimensions by their weights."""
    return np.array(np.einsum("ukd,k->ud", dimensions, weights))


def _chosen(dimensions: Array, weights: Array, geometric: Array) -> Array:
    """Return totals as (units, DRAWS), each draw by its weights and its kind of mean."""
    blocks = np.array_split(dimensions, max(1, len(dimensions) // BLOCK))
    return np.concatenate([_totals(block, weights, geometric) for block in blocks])


def _totals(dimensions: Array, weights: Array, geometric: Array) -> Array:
    plain = np.einsum(
        "ukd,kd->ud", np.broadcast_to(dimensions, (*dimensions.shape[:2], DRAWS)), weights
    )
    logs = np.log(np.maximum(dimensions, _LEAST))
    product = np.exp(
        np.einsum("ukd,kd->ud", np.broadcast_to(logs, (*logs.shape[:2], DRAWS)), weights)
    )
    return np.array(np.where(geometric, product, plain))
