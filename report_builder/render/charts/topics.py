"""Charts of topics: under the name of each a row for every answer, its dot and its value beside it.

Names stand in a column that is a fixed share of the width, so that charts side by side have the
same axis.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.model import plain
from report_builder.render.charts.dots import Placed, Row, Rows, dot_mark
from report_builder.render.charts.marks import Label, Mark, Stroke
from report_builder.render.charts.words import (
    DROP,
    MIDDLE,
    RISE,
    balanced,
    count,
    label,
    stacked,
    widest,
)
from report_builder.story.blocks import ChartSpec, Dot
from report_builder.thai.measure import text_width

POINTS = 72
NAMES = 0.5
"""Width of the column of names, as a share of the chart."""
LINE, OVER, MORE = 1.28, 0.3, 1.25
"""Height of a row, of the room over a topic, and of each further line of a name, in sizes."""
MOST = 1.3
"""How much higher than they must be rows are at most."""
RADIUS, GAP = 0.46, 0.6
"""Radius of dots, and space beside words, in sizes."""
EDGE = 1.0
"""Points before names, whose first letters may reach out."""
AXIS = RISE + DROP
"""Height of the words of the axis, in sizes."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """The lines of the name of a topic and of each of its answers."""

    name: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]

    @property
    def heights(self) -> tuple[float, ...]:
        """Return the least heights of its name and of its answers, in sizes."""
        tall = (LINE + MORE * (len(lines) - 1) for lines in (self.name, *self.answers))
        return tuple(tall)

    @property
    def height(self) -> float:
        """Return the least height of all of it, in sizes."""
        return OVER + sum(self.heights)


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
    least = sum(topic.height for topic in _topics(chart, width * POINTS, size))
    return (least + AXIS) * size / POINTS, (MOST * least + AXIS) * size / POINTS


def _topics(chart: ChartSpec, width: float, size: float) -> list[_Topic]:
    room = NAMES * width - GAP * size - EDGE
    return [
        _Topic(
            balanced(label(category), "bold", size, width - EDGE - _base(count(category), size)),
            tuple(balanced(_name(dot), "body", size, room) for dot in dots),
        )
        for category, dots in zip(chart.categories, chart.dots, strict=True)
    ]


def _name(dot: Dot) -> str:
    return plain(dot.label[:-1]).rstrip("\u00a0 ")


def _base(base: str, size: float) -> float:
    return text_width(base, "body", size) + GAP * size if base else 0.0


def topic_rows(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of topics in its place: a row for each topic, a dot for each answer."""
    told = _topics(chart, width, size)
    values = (dot.label[-1].text for row in chart.dots for dot in row)
    beside = (RADIUS + GAP / 2) * size + widest(values, "bold", size)
    bottom = height - AXIS * size * bool(chart.ticks)
    empty = Rows(chart, NAMES * width + RADIUS * size, width - beside, 0.0, bottom, ())
    each = min(bottom / sum(topic.height for topic in told), MOST * size)
    rows, top = [], 0.0
    for place, topic in enumerate(told):
        rows.append(_row(empty, place, topic, top, each, size))
        top += topic.height * each
    return Rows(chart, empty.left, empty.right, 0.0, top, tuple(rows))


def _row(rows: Rows, place: int, topic: _Topic, top: float, each: float, size: float) -> Row:
    chart, radius = rows.chart, RADIUS * size
    middles, at = [], top + OVER * each
    for tall in topic.heights:
        middles.append(at + tall * each / 2)
        at += tall * each
    head, *own = middles
    pairs = zip(chart.dots[place], own, strict=True)
    dots = tuple(Placed(rows.x(dot.point.value or 0.0), y, dot) for dot, y in pairs)
    labels = [*_head(rows, place, topic, head, size)]
    for one, lines in zip(dots, topic.answers, strict=True):
        labels += [*stacked(lines, EDGE, one.y, "body", size), _value(one, size)]
    middle = (top + at) / 2
    return Row(middle, radius, radius, radius, dots, None, None, tuple(labels))


def _head(rows: Rows, place: int, topic: _Topic, middle: float, size: float) -> Iterator[Label]:
    """Yield the name of a topic, and its number of cases at the right end of the axis."""
    chart, base = rows.chart, count(rows.chart.categories[place])
    tone = chart.colors[place] if chart.colors else "ink"
    lines = stacked(topic.name, EDGE, middle, "bold", size, tone)
    yield from lines
    if base:
        x = EDGE + max(line.width for line in lines) + GAP * size
        yield Label(x, lines[-1].y, base, "body", size, "muted")


def _value(one: Placed, size: float) -> Label:
    x, y = one.x + (RADIUS + GAP / 2) * size, one.y + MIDDLE * size
    return Label(x, y, one.dot.label[-1].text, "bold", size, one.dot.color)


def ground(placed: Rows, size: float) -> Iterator[Mark]:
    """Yield what lies under the dots: lines of the axis beside the answers, and one to each dot."""
    for row in (row for row in placed.rows if row.dots):
        half = LINE * size / 2
        top, bottom = row.dots[0].y - half, row.dots[-1].y + half
        for x in (placed.x(tick.value) for tick in placed.chart.ticks):
            yield Stroke(((x, top), (x, bottom)), "hairline")
        for one in row.dots:
            yield Stroke(((placed.left, one.y), (one.x, one.y)), "quiet", 1.0)


def words(placed: Rows, size: float) -> Iterator[Label]:
    """Yield the words of the chart: names, values and the ticks of the axis."""
    for row in placed.rows:
        yield from row.labels
    for tick in placed.chart.ticks:
        y = placed.bottom + RISE * size
        yield Label(placed.x(tick.value), y, plain(tick.text), "body", size, "muted", "center")
