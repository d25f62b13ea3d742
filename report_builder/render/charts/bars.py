"""Bar charts: labels in a column, bars from zero, values at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.words import (
    MIDDLE,
    balanced,
    count,
    depth,
    label,
    printed,
    stacked,
    widest,
)
from report_builder.story.blocks import ChartSpec
from report_builder.thai.measure import text_width

LABEL_SHARES = (0.34, 0.38, 0.42, 0.46, 0.50, 0.56)
"""Widths to try for the column of labels, as shares of the chart."""
THICKNESS = 0.58
"""Thickness of a bar as a share of its row."""
TALLEST_ROW = 4.4
"""Height of a row at most, as a multiple of the size."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows are: labels end at `start`, the first row begins at `top`."""

    lines: tuple[tuple[str, ...], ...]
    start: float
    top: float
    height: float

    def middle(self, row: int) -> float:
        return self.top + (row + 0.5) * self.height


def bars(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a horizontal bar chart of width x height points."""
    rows = _rows(chart, width, height, size)
    scale = _scale(chart, width - rows.start, size)
    for row, lines in enumerate(rows.lines):
        yield from stacked(
            lines, rows.start - 0.6 * size, rows.middle(row), "body", size, align="right"
        )
        yield from _row(chart, row, rows, scale, size)
    bottom = rows.top + len(rows.lines) * rows.height
    yield Stroke(((rows.start, rows.top), (rows.start, bottom)), "quiet", 1.0)


def _rows(chart: ChartSpec, width: float, height: float, size: float) -> _Rows:
    row = min(height / len(chart.categories), TALLEST_ROW * size)
    for share in LABEL_SHARES:
        room = share * width - 0.6 * size
        lines = tuple(balanced(label(c), "body", size, room) for c in chart.categories)
        if max(depth(block, size) for block in lines) <= row:
            break
    start = max(widest(block, "body", size) for block in lines) + 0.6 * size
    return _Rows(lines, start, (height - row * len(lines)) / 2, row)


def _scale(chart: ChartSpec, room: float, size: float) -> float:
    """Return points per unit of value so that the longest bar leaves room for what follows it."""
    values = [
        (point.value, _tail_width(chart, i, j, size))
        for j, series in enumerate(chart.series)
        for i, point in enumerate(series.points)
        if point.value
    ]
    end = chart.maximum or max((value for value, _ in values), default=1.0)
    return min([room / end, *((room - tail) / value for value, tail in values)])


def _tail_width(chart: ChartSpec, category: int, series: int, size: float) -> float:
    value = text_width(printed(chart.series[series].points[category]), "bold", size)
    beside = count(chart.categories[category])
    gap = 0.5 * size
    return value + gap + (text_width(beside, "body", size) + gap if beside else 0.0)


def _row(chart: ChartSpec, row: int, rows: _Rows, scale: float, size: float) -> Iterator[Mark]:
    thickness = THICKNESS * rows.height / len(chart.series)
    top = rows.middle(row) - THICKNESS * rows.height / 2
    for j, series in enumerate(chart.series):
        point = series.points[row]
        length = scale * (point.value or 0.0)
        middle = top + (j + 0.5) * thickness
        if length:
            yield Bar(rows.start, top + j * thickness, length, thickness, color(chart, row, j))
        x = rows.start + length + 0.5 * size
        base = middle + MIDDLE * size
        yield _value(printed(point), x, base, size, missing=point.value is None)
        if beside := count(chart.categories[row]) if j == 0 else "":
            x += text_width(printed(point), "bold", size) + 0.5 * size
            yield Label(x, base, beside, "body", size, "muted")


def _value(text: str, x: float, base: float, size: float, *, missing: bool) -> Label:
    face, color = ("body", "muted") if missing else ("bold", "ink")
    return Label(x, base, text, face, size, color)


def color(chart: ChartSpec, category: int, series: int) -> str:
    """Return the colour of a point: its own if the chart names one, else that of its series."""
    own = chart.colors[category] if series == 0 and chart.colors else ""
    return own or chart.series[series].color
