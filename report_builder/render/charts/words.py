"""Words in charts: labels broken between Thai words and set around a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from report_builder.model import plain
from report_builder.render.charts.marks import Align, Label
from report_builder.story.chartspec import Category, Point
from report_builder.thai.measure import text_width, unbroken, wrap
from report_builder.thai.words import MISSING

LEADING = 1.5
"""Distance of base lines in labels, as a multiple of the size."""
MIDDLE = 0.33
"""How far the middle of a line lies above its base line, as a multiple of the size."""
RISE, DROP = 1.25, 0.38
"""How far marks reach above and below the base line at most, as multiples of the size."""
SINK = (RISE - DROP) / 2 - MIDDLE
"""How far the middle of a line lies under the middle between the highest and lowest mark."""
EDGE = 1.0
"""Points before names, whose first letters may reach out."""
TICK_GAP = 0.4
"""Space between the words of an axis, as a multiple of the size."""
NARROWER = 20
"""Steps in which a width is narrowed to even out lines."""


def stacked(
    lines: Sequence[str],
    x: float,
    middle: float,
    face: str,
    size: float,
    color: str = "ink",
    align: Align = "left",
) -> tuple[Label, ...]:
    """Return lines stacked around a middle height."""
    first = middle + MIDDLE * size - (len(lines) - 1) / 2 * LEADING * size
    return tuple(
        Label(x, first + i * LEADING * size, line, face, size, color, align)
        for i, line in enumerate(lines)
    )


def hanging(
    lines: Sequence[str],
    x: float,
    top: float,
    face: str,
    size: float,
    color: str = "ink",
    align: Align = "left",
) -> tuple[Label, ...]:
    """Return lines stacked downwards from a top edge."""
    middle = top + (RISE - MIDDLE + (len(lines) - 1) / 2 * LEADING) * size
    return stacked(lines, x, middle, face, size, color, align)


def depth(lines: Sequence[str], size: float) -> float:
    """Return the height of stacked lines in points, from the highest mark to the lowest."""
    return ((len(lines) - 1) * LEADING + RISE + DROP) * size if lines else 0.0


def widest(lines: Iterable[str], face: str, size: float) -> float:
    """Return the width of the widest line in points."""
    return max((text_width(line, face, size) for line in lines), default=0.0)


def balanced(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """Break text into as few lines as fit a width, of lengths as even as they can be."""
    lines = wrap(text, face, size, width)
    floor = min(width, widest(unbroken(text), face, size))
    for step in range(1, NARROWER):
        narrow = wrap(text, face, size, max(floor, width * (1 - step / NARROWER)))
        if len(narrow) > len(lines):
            break
        lines = narrow
    return lines


def apart(
    middles: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float = 0.0
) -> list[float]:
    """Return where things begin that stand around their middles as far as they keep apart.

    Middles are in ascending order; all stands between `low` and `high` where there is room.
    """
    starts: list[float] = []
    edge = low
    for middle, size in zip(middles, sizes, strict=True):
        starts.append(max(edge, middle - size / 2))
        edge = starts[-1] + size + gap
    edge = high
    for at in reversed(range(len(starts))):
        starts[at] = min(starts[at], edge - sizes[at])
        edge = starts[at] - gap
    return starts


def printed(point: Point) -> str:
    """Return the printed value, or the wording for a missing one."""
    return MISSING if point.value is None else point.printed


def value_style(point: Point, size: float) -> tuple[str, float, str]:
    """Return face, size and colour of a printed value: bold, or quiet when it is missing."""
    return ("body", size, "muted") if point.value is None else ("bold", size, "ink")


def label(category: Category) -> str:
    """Return the characters of a category's label."""
    return plain(category.label)


def count(category: Category) -> str:
    """Return the characters of a category's count."""
    return plain(category.count)


def spaced(labels: Sequence[Label]) -> Sequence[Label]:
    """Return centred labels from left to right; where they would touch, every second, third ...

    The first and the last are among them, or the last alone.
    """
    last = len(labels) - 1
    ways = (labels[::step] for step in range(1, last + 1) if last % step == 0)
    return next((way for way in ways if _are_apart(way)), labels[-1:])


def _are_apart(labels: Sequence[Label]) -> bool:
    return all(
        one.x + one.width / 2 + TICK_GAP * one.size <= other.x - other.width / 2
        for one, other in pairwise(labels)
    )
