"""Set dots beside each other where they would hide one another: a swarm around a middle line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

GOLDEN = (math.sqrt(5) - 1) / 2
"""Steps of this share of a height never fall on the same place."""
_TOUCH = 1e-9


def swarm(places: Sequence[float], radius: float, reach: float) -> tuple[float, ...]:
    """Return how far each dot stands from the middle, none farther than `reach`.

    `places` along the line are in ascending order, all lengths alike in any unit. Dots of a
    radius stand apart where the reach allows it, as near to the middle as they can; where it
    doesn't, they are spread over it evenly.
    """
    found: list[float] = []
    first = 0
    for at, place in enumerate(places):
        while place - places[first] >= 2 * radius:
            first += 1
        near = [(place - places[n], found[n]) for n in range(first, at)]
        free = (
            way for way in _ways(near, radius) if abs(way) <= reach and _apart(way, near, radius)
        )
        found.append(min(free, key=abs, default=_spread(at, reach)))
    return tuple(found)


def _ways(near: Sequence[tuple[float, float]], radius: float) -> Iterator[float]:
    """Yield the ways from the middle at which a dot touches one of its neighbours."""
    yield 0.0
    for across, down in near:
        aside = math.sqrt(max(0.0, 4 * radius**2 - across**2))
        yield from (down - aside, down + aside)


def _apart(way: float, near: Sequence[tuple[float, float]], radius: float) -> bool:
    least = 4 * radius**2 * (1 - _TOUCH)
    return all(across**2 + (way - down) ** 2 >= least for across, down in near)


def _spread(at: int, reach: float) -> float:
    return (2 * ((at * GOLDEN) % 1) - 1) * reach
