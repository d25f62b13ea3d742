"""Say between which scores and ranks draws lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from report_builder.results.rank import NOISE_DECIMALS

Array = np.ndarray
_TAILS = (5.0, 95.0)
_NORMAL = 1.6449
"""Standard deviations between the middle of a normal distribution and either tail."""
_SURE = 1e-6
"""Standard deviations below which a score is sure."""
BLOCK = 250
"""Units or draws that are worked out at a time, for the memory that it takes."""
_GRID = np.linspace(0.0, 100.0, 501)
_FURTHEST = 8.0
"""Standard deviations beyond which nothing lies."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The range that holds nine draws in ten, and what was worked out from the answers."""

    low: float
    high: float


def intervals(drawn: Array, found: Array) -> list[Interval]:
    """Return the range of nine draws in ten of each row, widened to what was worked out, if any."""
    low, high = np.percentile(drawn, _TAILS, axis=1, method="nearest")
    ends = zip(np.fmin(low, found).tolist(), np.fmax(high, found).tolist(), strict=True)
    return [Interval(float(bottom), float(top)) for bottom, top in ends]


def ranks(totals: Array, field: Array) -> Array:
    """Rank each draw of totals, (units, draws), among those of the field, from 1 (highest).

    Ties share the better rank.
    """
    blocks = np.array_split(totals, max(1, totals.shape[1] // BLOCK), axis=1)
    return np.concatenate([_ranked(block, field) for block in blocks], axis=1)


def _ranked(totals: Array, field: Array) -> Array:
    falling = np.ascontiguousarray(-totals.round(NOISE_DECIMALS).T)
    order = falling.argsort(axis=1)
    ordered = np.take_along_axis(falling, order, 1)
    member = field[order]
    before = member.cumsum(axis=1) - member
    before[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    found = np.empty_like(before)
    np.put_along_axis(found, order, np.maximum.accumulate(before, axis=1) + 1, 1)
    return np.array(found.T)


def ranks_within(totals: Array, field: Array, parts: Array) -> Array:
    """Rank each draw of totals, (units, draws), among those of the field in the same part."""
    found = np.empty(totals.shape)
    for part in np.unique(parts):
        own = parts == part
        found[own] = ranks(totals[own], field[own])
    return found


def likely_ranks(middle: Array, deviation: Array, found: Array) -> list[Interval]:
    """Return the ranks of nine cases in ten of scores that are normal around a middle, (units,).

    Without drawing: the rank of a unit is one more than how many are above it, which is a sum of
    independent chances. Its own score and theirs spread it; both spreads are added as squares.
    Widened to the ranks that were `found`, and exact where no score is unsure.
    """
    reach, above = _NORMAL * deviation, _above(middle, deviation)
    here, spread = above(middle)
    ends = [above(middle + way * reach)[0] for way in (1, -1)]
    away = [np.sqrt((end - here) ** 2 + (_NORMAL * spread) ** 2) for end in ends]
    low, high = (np.rint(1 + here + way * far) for way, far in zip((-1, 1), away, strict=True))
    low, high = np.clip(low, 1, len(middle)), np.clip(high, 1, len(middle))
    ends_of = zip(np.minimum(low, found).tolist(), np.maximum(high, found).tolist(), strict=True)
    return [Interval(bottom, top) for bottom, top in ends_of]


def _above(middle: Array, deviation: Array) -> Callable[[Array], tuple[Array, Array]]:
    """Return what tells how many others are likely above each unit at a score, and the deviation.

    Chances are read off a grid over the scale of scores, 0-100.
    """
    sure = deviation < _SURE
    firm = np.sort(middle[sure].round(NOISE_DECIMALS))
    chance = _higher(_GRID[:, None], middle[~sure], deviation[~sure])
    sums, spreads = chance.sum(axis=1), (chance * (1 - chance)).sum(axis=1)

    def above(at: Array) -> tuple[Array, Array]:
        count = len(firm) - np.searchsorted(firm, at.round(NOISE_DECIMALS), side="right")
        own = np.where(sure, 0.0, _higher(at, middle, np.maximum(deviation, _SURE)))
        likely = np.interp(at, _GRID, sums) - own
        variance = np.interp(at, _GRID, spreads) - own * (1 - own)
        return count + np.maximum(likely, 0.0), np.sqrt(np.maximum(variance, 0.0))

    return above


def _higher(score: Array, middle: Array, deviation: Array) -> Array:
    """Return the chance that a normal value is above a score, to a thousandth.

    By a logistic curve (Bowling et al., A logistic approximation to the cumulative normal
    distribution, Journal of Industrial Engineering and Management 2009).
    """
    z = np.clip((score - middle) / deviation, -_FURTHEST, _FURTHEST)
    return np.array(1 / (1 + np.exp(0.07056 * z**3 + 1.5976 * z)))
