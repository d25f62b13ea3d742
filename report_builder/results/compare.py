"""Set units against each other: quartiles, and peers in score."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from report_builder.model import Framework
from report_builder.results.rank import Values, clean
from report_builder.results.score import Scores

PEERS = 3


class Quartiles(NamedTuple):
    """The bounds of the middle half of the units, and the number of units."""

    q1: float | None
    q3: float | None
    n: int


def quartiles(framework: Framework, units: Mapping[str, Scores]) -> dict[str, Quartiles]:
    """Return the quartiles of the units' scores for each indicator.

    Interpolated linearly between order statistics (Hyndman and Fan 1996, type 7).
    """
    return {i.id: _quartiles(_column(units, i.id)) for i in framework.indicators}


def _column(units: Mapping[str, Scores], indicator: str) -> list[float]:
    values = (scores.indicators[indicator].value for scores in units.values())
    return [value for value in values if value is not None]


def _quartiles(values: list[float]) -> Quartiles:
    if not values:
        return Quartiles(None, None, 0)
    q1, q3 = np.percentile(values, [25, 75])
    return Quartiles(float(q1), float(q3), len(values))


def peers(
    totals: Values, regions: Mapping[str, str], ranked: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Find the ranked units of the same region nearest in score, nearest first, ties by code."""
    scored = {code: value for code, value in totals.items() if value is not None}
    rising: dict[str, list[str]] = defaultdict(list)
    for code in sorted(scored, key=lambda code: scored[code]):
        if code in ranked:
            rising[regions[code]].append(code)
    return {code: _nearest(code, scored, rising[regions[code]]) for code in scored}


def _nearest(code: str, scored: Mapping[str, float], rising: Sequence[str]) -> tuple[str, ...]:
    """Return the units nearest in score of those of a region by rising score.

    Those on either side are looked at until one is further away than enough others.
    """

    def away(other: str) -> float:
        return clean(abs(scored[other] - scored[code]))

    at = bisect_left(rising, scored[code], key=scored.__getitem__)
    near: set[str] = set()
    for side in (rising[at:], rising[:at][::-1]):
        own = [other for other in side[: PEERS + 1] if other != code][:PEERS]
        furthest = away(own[-1]) if len(own) == PEERS else math.inf
        near.update(_within(side, furthest, away))
    return tuple(sorted(near - {code}, key=lambda other: (away(other), other))[:PEERS])


def _within(side: Sequence[str], furthest: float, away: Callable[[str], float]) -> Iterator[str]:
    """Yield the units of a side up to the first that is further away than a distance."""
    for other in side:
        if away(other) > furthest:
            return
        yield other
