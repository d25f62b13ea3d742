"""Move things from one area to another, which may be wider or lower."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from report_builder.render.page import Box


class Way(Protocol):
    """A way from one page to another, on which nothing passes anything else."""

    def point(self, x: float, y: float) -> tuple[float, float]: ...  # noqa: D102


def box_along(way: Way, box: Box) -> Box:
    """Return where a box goes."""
    x, y = way.point(box.x, box.y)
    right, bottom = way.point(box.right, box.bottom)
    return Box(x, y, right - x, bottom - y)


@dataclass(frozen=True, slots=True)
class Move:
    """The way from one area to another."""

    start: Box
    end: Box

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        across, down = self.end.w / self.start.w, self.end.h / self.start.h
        return self.end.x + (x - self.start.x) * across, self.end.y + (y - self.start.y) * down

    def box(self, box: Box) -> Box:
        """Return where a box goes."""
        return box_along(self, box)


@dataclass(frozen=True, slots=True)
class Knots:
    """The way from one page to another that takes some boxes to others, and all between between."""

    across: tuple[tuple[float, float], ...]
    down: tuple[tuple[float, float], ...]

    @classmethod
    def through(cls, pairs: Iterable[tuple[Box, Box]], page: Box, end: Box) -> Knots:
        """Return the way that takes the first box of each pair to the second, where order allows.

        A pair that would turn the order around is passed over.
        """
        boxes = tuple(pairs)
        sides = [s for a, b in boxes[:1] for s in ((a.x, b.x), (a.right, b.right))]
        edges = [e for a, b in boxes for e in ((a.y, b.y), (a.bottom, b.bottom))]
        return cls(_rising(sides, page.w, end.w), _rising(edges, page.h, end.h))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return _along(self.across, x), _along(self.down, y)


def _rising(
    pairs: Sequence[tuple[float, float]], start: float, end: float
) -> tuple[tuple[float, float], ...]:
    """Return the pairs in which both numbers rise, from the edges of the pages inwards."""
    kept = [(0.0, 0.0), (start, end)]
    for pair in pairs:
        tried = sorted([*kept, pair])
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(tried)):
            kept = tried
    return tuple(kept)


def _along(knots: Sequence[tuple[float, float]], at: float) -> float:
    place = min(max(1, bisect_right(knots, (at, float("inf")))), len(knots) - 1)
    (low, below), (high, above) = knots[place - 1], knots[place]
    return below + (at - low) * (above - below) / (high - low)
