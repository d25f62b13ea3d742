"""Rank scores and sort them into groups, before any rounding for print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from report_builder.model import Level

NOISE_DECIMALS = 9
"""Scores that differ by less than binary noise are equal."""

Values = Mapping[str, float | None]


def clean(value: float) -> float:
    """Take binary noise away, so that equal scores compare equal."""
    return round(value, NOISE_DECIMALS)


def ranks(scores: Values) -> dict[str, int]:
    """Rank from 1 (highest); ties share the better rank, and the missing have none."""
    present = {name: clean(value) for name, value in scores.items() if value is not None}
    descending = sorted(present.values(), reverse=True)
    first = {value: at for at, value in reversed(list(enumerate(descending, start=1)))}
    return {name: first[value] for name, value in present.items()}


def ranks_within(scores: Values, regions: Mapping[str, str]) -> dict[str, int]:
    """Rank each unit among the units of its region."""
    within: dict[str, dict[str, float | None]] = {}
    for code, value in scores.items():
        within.setdefault(regions[code], {})[code] = value
    return {code: rank for part in within.values() for code, rank in ranks(part).items()}


def edges(mean: float | None, width: float) -> tuple[float, ...]:
    """Return the scores at which groups 2, 3 and 4 begin: mean - width, mean, mean + width."""
    return () if mean is None else (mean - width, mean, mean + width)


def starts(levels: Sequence[Level]) -> tuple[float, ...]:
    """Return the scores at which the levels above the first begin."""
    return tuple(level.start for level in levels[1:])


def groups(scores: Values, edges: tuple[float, ...]) -> dict[str, int]:
    """Put each score into its group, from 1 (lowest); a score on an edge is in the upper group."""
    bounds = [clean(edge) for edge in edges]
    return {
        name: bisect_right(bounds, clean(value)) + 1
        for name, value in scores.items()
        if value is not None
    }
