"""Charts of topics: under the name of each a row for every answer, its dot and its value beside it.

A category without dots is the name of a topic. The axis has the same length in all charts of
labels of a size, so that those side by side can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from report_builder.model import plain
from report_builder.render.charts.dots import dot_mark, words
from report_builder.render.charts.marks import Label, Mark, Stroke
from report_builder.render.charts.rows import Placed, Row, Rows
from report_builder.render.charts.words import (
    DROP,
    EDGE,
    LEADING,
    MIDDLE,
    RISE,
    balanced,
    count,
    label,
    stacked,
)
from report_builder.story.chartspec import ChartSpec, Dot
from report_builder.thai.measure import text_width

POINTS = 72
ACROSS, LEAST_NAMES = 7.0, 0.4
"""Length of the axis in sizes; names have the rest, such a share of the width at least."""
LINE, MOST = 1.28, 1.8
"""Height of a row of one line, and of any row at most where all are of one line, in sizes."""
LARGE = 1.6
"""Size of the value of a dot that is brought out, in sizes."""
RADIUS, GAP = 0.46, 0.6
"""Radius of dots, and space beside words, in sizes."""
STEM = 4.0
"""Width in points of the line to a dot."""
HEAD, AXIS = 0.3, RISE + DROP
"""Room over the first row, whose words are higher than it, and of those of the axis, in sizes."""


def topics(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of topics of width x height points."""
    placed = topic_rows(chart, width, height, size)
    yield from ground(placed, size)
    for row in placed.rows:
        for one in row.dots:
            yield dot_mark(one, row.radius)
    yield from words(placed, size)


def topics_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart of topics in inches."""
    rows, least = len(chart.categories), _least(chart, width * POINTS, size)
    heights = (HEAD + each * rows + AXIS * bool(chart.ticks) for each in (least, max(least, MOST)))
    return tuple(tall * size / POINTS for tall in heights)  # type: ignore[return-value]


def topics_pitch(chart: ChartSpec, width: float, height: float, size: float) -> float:
    """Return the inches of a row of a chart of topics of width x height inches."""
    rows = topic_rows(chart, width * POINTS, height * POINTS, size)
    return (rows.bottom - rows.top) / len(rows.rows) / POINTS


def topics_height(chart: ChartSpec, pitch: float, size: float) -> float:
    """Return the inches of a chart of topics whose rows are of a height in inches."""
    around = (HEAD + AXIS * bool(chart.ticks)) * size / POINTS
    return around + pitch * len(chart.categories)


def _least(chart: ChartSpec, width: float, size: float) -> float:
    """Return the height of rows in which names of several lines stand apart, in sizes."""
    lines = [len(name) for name in _names(chart, width, size)]
    most = max((one + other) / 2 for one, other in pairwise([*lines, lines[-1]]))
    return LINE + (most - 1) * LEADING


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    """Return the lines of the names: those of answers before the axis, of topics over it."""
    room = _left(chart, width, size) - EDGE - GAP * size
    return [
        balanced(label(category), "body", size, room)
        if dots
        else balanced(label(category), "bold", size, width - _base(count(category), size) - EDGE)
        for category, dots in zip(chart.categories, chart.dots, strict=True)
    ]


def _base(base: str, size: float) -> float:
    return text_width(base, "body", size) + GAP * size if base else 0.0


def _beside(chart: ChartSpec, size: float) -> float:
    """Return the room of the values beside their dots."""
    values = (
        text_width(plain(dot.label), "bold", _size(dot, size)) for row in chart.dots for dot in row
    )
    return (RADIUS + GAP / 2) * size + max(values, default=0.0)


def _size(dot: Dot, size: float) -> float:
    return LARGE * size if dot.lit else size


def _left(chart: ChartSpec, width: float, size: float) -> float:
    """Return where the axis begins."""
    return max(LEAST_NAMES * width, width - ACROSS * size - _beside(chart, size))


def topic_rows(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of topics in its place, all of its rows of the same height."""
    names = _names(chart, width, size)
    bottom = height - AXIS * size * bool(chart.ticks)
    least = _least(chart, width, size)
    top, right = HEAD * size, width - _beside(chart, size)
    each = min((bottom - top) / len(names), max(least, MOST) * size)
    empty = Rows(chart, _left(chart, width, size), right, top, top + each * len(names), ())
    rows = (
        _row(empty, place, top + (place + 0.5) * each, lines, size)
        for place, lines in enumerate(names)
    )
    return Rows(chart, empty.left, right, top, empty.bottom, tuple(rows))


def _row(rows: Rows, place: int, middle: float, name: tuple[str, ...], size: float) -> Row:
    chart, radius = rows.chart, RADIUS * size
    dots = tuple(Placed(rows.x(d.point.value or 0.0), middle, d) for d in chart.dots[place])
    if dots:
        named = stacked(name, EDGE, middle, "body", size)
    else:
        named = (*_topic(rows, place, middle, name, size),)
    values = tuple(_value(one, size) for one in dots)
    return Row(middle, radius, radius, radius, dots, None, None, named, values)


def _topic(
    rows: Rows, place: int, middle: float, name: tuple[str, ...], size: float
) -> Iterator[Label]:
    """Yield the name of a topic, and its number of cases behind it."""
    chart, base = rows.chart, count(rows.chart.categories[place])
    tone = chart.colors[place] if chart.colors else "ink"
    lines = stacked(name, EDGE, middle, "bold", size, tone)
    yield from lines
    if base:
        x = EDGE + max(line.width for line in lines) + GAP * size
        yield Label(x, lines[-1].y, base, "body", size, "muted")


def _value(one: Placed, size: float) -> Label:
    own = _size(one.dot, size)
    x, y = one.x + (RADIUS + GAP / 2) * size, one.y + MIDDLE * own
    return Label(x, y, plain(one.dot.label), "bold", own, one.dot.color)


def ground(placed: Rows, size: float) -> Iterator[Mark]:
    """Yield what lies under the dots: the lines of the axis beside answers, and one to each dot."""
    half = (placed.bottom - placed.top) / len(placed.rows) / 2
    for row in (row for row in placed.rows if row.dots):
        for x in (placed.x(tick.value) for tick in placed.chart.ticks):
            yield Stroke(((x, row.middle - half), (x, row.middle + half)), "hairline")
        for one in row.dots:
            yield Stroke(((placed.left, one.y), (one.x, one.y)), one.dot.color, STEM)
