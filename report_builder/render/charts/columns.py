"""Column charts: columns from zero, values above them, labels below."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.render.charts.bars import color
from report_builder.render.charts.marks import Bar, Mark, Stroke
from report_builder.render.charts.words import balanced, count, depth, hanging, label, printed
from report_builder.story.blocks import ChartSpec

THICKNESS = 0.56
"""Thickness of a column as a share of its slot."""
WIDEST = 7.0
"""Thickness of a column at most, as a multiple of the size."""


def columns(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a column chart of width x height points."""
    slot = width / len(chart.categories)
    lines = [balanced(label(c), "body", size, slot - 0.6 * size) for c in chart.categories]
    base = height - max(depth(block, size) for block in lines) - 0.4 * size
    heads = [_head(chart, i, slot, size) for i in range(len(chart.categories))]
    scale = _scale(chart, base - max(depth(head, size) for head in heads) - 0.3 * size)
    for i, block in enumerate(lines):
        middle = (i + 0.5) * slot
        yield from _column(chart, i, middle, slot, base, scale, size)
        yield from hanging(block, middle, base + 0.4 * size, "body", size, align="middle")
    yield Stroke(((0, base), (width, base)), "quiet", 1.0)


def _head(chart: ChartSpec, category: int, slot: float, size: float) -> tuple[str, ...]:
    """Return what stands above a column: value and count in one line, or one above the other."""
    value = printed(chart.series[0].points[category])
    beside = count(chart.categories[category])
    return (value, beside) if beside else (value,)


def _scale(chart: ChartSpec, room: float) -> float:
    values = [p.value for series in chart.series for p in series.points if p.value]
    return room / (chart.maximum or max(values, default=1.0))


def _column(
    chart: ChartSpec,
    category: int,
    middle: float,
    slot: float,
    base: float,
    scale: float,
    size: float,
) -> Iterator[Mark]:
    thick = min(THICKNESS * slot, WIDEST * size * len(chart.series)) / len(chart.series)
    left = middle - thick * len(chart.series) / 2
    for j, series in enumerate(chart.series):
        point = series.points[category]
        length = scale * (point.value or 0.0)
        x = left + j * thick
        if length:
            yield Bar(x, base - length, thick, length, color(chart, category, j))
        yield from _above(chart, category, j, x + thick / 2, base - length, size)


def _above(
    chart: ChartSpec, category: int, series: int, x: float, top: float, size: float
) -> Iterator[Mark]:
    point = chart.series[series].points[category]
    face, tone = ("body", "muted") if point.value is None else ("bold", "ink")
    beside = count(chart.categories[category]) if series == 0 else ""
    lines = [printed(point), beside] if beside else [printed(point)]
    start = top - 0.3 * size - depth(lines, size)
    yield from hanging(lines[:1], x, start, face, size, color=tone, align="middle")
    yield from hanging(
        lines[1:], x, start + depth(lines[:1], size), "body", size, color="muted", align="middle"
    )
