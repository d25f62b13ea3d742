"""Set dots beside each other where they would hide one another: a swarm around a middle line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

_TOUCH = 1e-9


def swarm(places: Sequence[float], radius: float) -> tuple[float, ...]:
    """Return how far each dot stands from the middle, as near to it as none covers another.

    `places` along the line are in ascending order, all lengths alike in any unit.
    """
    found: list[float] = []
    first = 0
    for at, place in enumerate(places):
        while place - places[first] >= 2 * radius:
            first += 1
        near = [(place - places[n], found[n]) for n in range(first, at)]
        free = (way for way in _ways(near, radius) if _apart(way, near, radius))
        found.append(min(free, key=lambda way: (abs(way), way)))
    return tuple(found)


def pressed(ways: Sequence[float], reach: float) -> tuple[float, ...]:
    """Return the ways of a swarm pressed together so that none is longer than a reach."""
    longest = max(map(abs, ways), default=0.0)
    share = min(1.0, reach / longest) if longest else 1.0
    return tuple(way * share for way in ways)


def _ways(near: Sequence[tuple[float, float]], radius: float) -> Iterator[float]:
    """Yield the ways from the middle at which a dot touches one of its neighbours, or none."""
    yield 0.0
    for across, down in near:
        aside = math.sqrt(max(0.0, 4 * radius**2 - across**2))
        yield from (down - aside, down + aside)


def _apart(way: float, near: Sequence[tuple[float, float]], radius: float) -> bool:
    least = 4 * radius**2 * (1 - _TOUCH)
    return all(across**2 + (way - down) ** 2 >= least for across, down in near)
