"""Diverging charts: opinions of several questions to both sides of one line, the middle apart.

Every row is a question: its name at the left, those who disagree and those who agree to the left
and right of the line, the undecided in a column of their own, the mean at the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.render.charts.likert import apart
from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.sides import (
    KEY,
    MEAN,
    ROW,
    TOTAL,
    UNDECIDED,
    UNDER,
    Diverging,
    any_under,
    in_order,
    keys_of,
    names_of,
    placed,
    values,
)
from report_builder.render.charts.words import (
    EDGE,
    LEADING,
    MIDDLE,
    balanced,
    count,
    depth,
    hanging,
    printed,
    widest,
)
from report_builder.story.chartspec import ChartSpec, Series

POINTS = 72
PARTING = 1.5
"""White between the parts of a bar, in points."""
TALL = 1e4
"""A height in points in which every chart has room."""


def diverging(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a diverging chart of width x height points."""
    at = placed(chart, width, height, size)
    yield from words(at, width, size)
    for category in range(len(chart.categories)):
        yield from _bar(at, category, at.middle(category), size)
    yield centre(at)


def centre(at: Diverging) -> Mark:
    """Return the line between the sides."""
    ends = (at.line, at.top + 0.1 * at.row), (at.line, at.top + at.row * (len(at.names) - 0.1))
    return Stroke(ends, "ink", 1.0)


def words(at: Diverging, width: float, size: float) -> Iterator[Mark]:
    """Yield the names of answers with their keys, and those of the questions."""
    yield from _header(at, width, size)
    for category in range(len(at.chart.categories)):
        yield from _name(at, category, at.middle(category), size)


def _placed_keys(at: Diverging, width: float, size: float) -> list[tuple[Series, float, float]]:
    """Return the series with the middle of their names and how wide those are."""
    ordered = in_order(at.chart)
    first = {series.name: x + wide / 2 for series, x, wide in at.parts(0)}
    for lines, series in zip(at.keys, ordered, strict=True):
        if series.role is UNDECIDED:
            first[series.name] = at.neutral + widest(lines, "body", size) / 2
    first |= {series.name: x for series, x in at.numbers()}
    wides = [widest(lines, "body", size) for lines in at.keys]
    centres = apart([first[s.name] for s in ordered], wides, size, width)
    return list(zip(ordered, centres, wides, strict=True))


def _header(at: Diverging, width: float, size: float) -> Iterator[Mark]:
    foot = max(depth(lines, size) for lines in at.keys) + KEY * size
    for lines, (series, x, wide) in zip(at.keys, _placed_keys(at, width, size), strict=True):
        top = foot - KEY * size - depth(lines, size)
        yield from hanging(lines, x, top, "body", size, align="center")
        if series.role not in (MEAN, TOTAL):
            yield Bar(x - wide / 2, foot - 0.75 * size, wide, 0.25 * size, series.color)


def _name(at: Diverging, category: int, middle: float, size: float) -> Iterator[Mark]:
    """Yield the name of a question and the number of cases under it."""
    lines, told = at.names[category], count(at.chart.categories[category])
    under = balanced(told, "body", size, at.start + 0.1) if told else ()
    tall = (len(lines) + len(under)) * LEADING * size
    top = middle - tall / 2
    yield from _lines(lines, top, "bold", "ink", size)
    yield from _lines(under, top + len(lines) * LEADING * size, "body", "muted", size)


def _lines(lines: Sequence[str], top: float, face: str, tone: str, size: float) -> Iterator[Mark]:
    for place, line in enumerate(lines):
        base = top + (place + 0.5) * LEADING * size + MIDDLE * size
        yield Label(EDGE, base, line, face, size, tone)


def _bar(at: Diverging, category: int, middle: float, size: float) -> Iterator[Mark]:
    for series, x, wide in at.parts(category):
        if wide:
            seen, top = max(wide - PARTING, PARTING), middle - at.thick / 2
            yield Bar(x, top, seen, at.thick, series.color)
    for value in values(at, category, size):
        x, base = value.x, middle + value.down + MIDDLE * size
        yield Label(x, base, value.text, "bold", size, value.tone, "center")
    for series, x in at.numbers():
        assert series.role is not None
        large, text = at.large(series.role, size), printed(series.points[category])
        tone = series.color if text else "muted"
        yield Label(x, middle + MIDDLE * large, text, "bold", large, tone, "center")


def diverging_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and most height in inches: a header and a row for each question."""
    names, wide = names_of(chart, width * POINTS, size)
    lines = max(
        len(name) + len(balanced(count(c), "body", size, wide + 0.1)) * bool(c.count)
        for name, c in zip(names, chart.categories, strict=True)
    )
    at = placed(chart, width * POINTS, TALL, size)
    bar = 1.2 + 2 * UNDER if any_under(at, size) else 3.0
    deep = max(bar, lines * LEADING + 0.3)
    keys = keys_of(chart, width * POINTS, size)
    head = max(depth(key, size) for key in keys) + (KEY + 0.3) * size
    rows = len(names)
    return (head + rows * deep * size) / POINTS, (head + rows * max(deep, ROW) * size) / POINTS
