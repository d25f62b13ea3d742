"""Set dots beside each other where they would hide one another: a swarm around a middle line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

_TOUCH = 1e-9


@lru_cache(maxsize=512)
def swarm(places: tuple[float, ...], radius: float) -> tuple[float, ...]:
    """Return how far each dot stands from the middle, as near to it as none covers another.

    `places` along the line are in ascending order, all lengths alike in any unit.
    """
    found: list[float] = []
    first = 0
    for at, place in enumerate(places):
        while place - places[first] >= 2 * radius:
            first += 1
        near = [(place - places[n], found[n]) for n in range(first, at)]
        found.append(_nearest(near, radius))
    return tuple(found)


def pressed(ways: Sequence[float], reach: float) -> tuple[float, ...]:
    """Return the ways of a swarm pressed together so that none is longer than a reach."""
    longest = max(map(abs, ways), default=0.0)
    share = min(1.0, reach / longest) if longest else 1.0
    return tuple(way * share for way in ways)


def _nearest(near: Sequence[tuple[float, float]], radius: float) -> float:
    """Return the way nearest to the middle at which a dot covers none of its neighbours."""
    for low, high in _taken(near, radius):
        if low < 0 < high:
            return min((low, high), key=lambda way: (abs(way), way))
    return 0.0


def _taken(near: Sequence[tuple[float, float]], radius: float) -> Iterator[tuple[float, float]]:
    """Yield the ways from the middle that neighbours take, those that meet as one, in order."""
    asides = (math.sqrt(max(0.0, 4 * radius**2 - across**2)) for across, _ in near)
    ways = sorted(
        (down - aside, down + aside) for (_, down), aside in zip(near, asides, strict=True)
    )
    start, end = -math.inf, -math.inf
    for low, high in ways:
        if low >= end - _TOUCH * radius:
            yield start, end
            start = low
        end = max(end, high)
    yield start, end
