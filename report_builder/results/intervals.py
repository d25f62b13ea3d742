"""Say between which scores and ranks draws lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from report_builder.results.rank import NOISE_DECIMALS

Array = np.ndarray
_TAILS = (5.0, 95.0)


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


def open_ranks(sure: Mapping[str, Interval]) -> dict[str, Interval]:
    """Return the ranks that intervals of scores leave open, by unit.

    A unit is behind those whose whole interval is above its own, and before those below. So its
    range is never narrower than that of draws, and needs none; equal scores share the better rank.
    """
    low, high = (
        np.array([getattr(one, end) for one in sure.values()]).round(NOISE_DECIMALS)
        for end in ("low", "high")
    )
    above = len(low) - np.searchsorted(np.sort(low), high, side="right")
    reach = len(high) - np.searchsorted(np.sort(high), low, side="right") - (high > low)
    ends = zip(above.tolist(), reach.tolist(), strict=True)
    return {
        code: Interval(1.0 + top, 1.0 + bottom)
        for code, (top, bottom) in zip(sure, ends, strict=True)
    }
