"""Shares of one whole: a ring of five slices or fewer with its labels beside, else bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model import Run
from report_builder.render.charts.bars import bars
from report_builder.render.charts.likert import likert
from report_builder.render.charts.marks import Bar, Label, Mark, Slice
from report_builder.render.charts.words import (
    LEADING,
    MIDDLE,
    balanced,
    depth,
    printed,
    stacked,
    widest,
)
from report_builder.story.blocks import Category, ChartKind, ChartSpec, Series

MOST_SLICES = 5
HOLE = 0.58
"""Radius of the hole as a share of the ring's."""


def share(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of shares of width x height points."""
    if len(chart.categories) > 1:
        return likert(chart, width, height, size)
    if len(chart.series) > MOST_SLICES:
        return bars(_as_bars(chart), width, height, size)
    return _ring(chart, width, height, size)


def _as_bars(chart: ChartSpec) -> ChartSpec:
    """Return the shares as a bar chart with a bar per answer option."""
    return replace(
        chart,
        kind=ChartKind.BAR,
        categories=tuple(Category((Run(series.name),)) for series in chart.series),
        series=(Series("", "brand", tuple(series.points[0] for series in chart.series)),),
        colors=tuple(series.color for series in chart.series),
    )


def _ring(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    radius = min(height / 2, 0.21 * width)
    room = width - 2 * radius - 2.6 * size
    names = [balanced(series.name, "body", size, room) for series in chart.series]
    wide = max(widest(lines, "body", size) for lines in names)
    left = max(0.0, (width - 2 * radius - 2.6 * size - wide) / 2)
    yield from _slices(chart, left + radius, height / 2, radius)
    yield from _legend(chart, names, left + 2 * radius + 1.4 * size, height, size)


def _slices(chart: ChartSpec, x: float, y: float, radius: float) -> Iterator[Mark]:
    values = [series.points[0].value or 0.0 for series in chart.series]
    whole, start = sum(values) or 1.0, 0.0
    for series, value in zip(chart.series, values, strict=True):
        end = start + 360 * value / whole
        if value:
            yield Slice(x, y, radius, HOLE * radius, start, end, series.color)
        start = end


def _legend(
    chart: ChartSpec, names: list[tuple[str, ...]], x: float, height: float, size: float
) -> Iterator[Mark]:
    big = size * 4 / 3
    blocks = [big * LEADING + depth(lines, size) for lines in names]
    gap = min(0.8 * size, max(0.0, (height - sum(blocks)) / len(blocks)))
    top = (height - sum(blocks) - gap * (len(blocks) - 1)) / 2
    for series, lines, block in zip(chart.series, names, blocks, strict=True):
        yield Bar(x, top + 0.3 * size, 0.4 * size, block - 0.5 * size, series.color)
        base = top + big * LEADING / 2 + MIDDLE * big
        yield Label(x + 1.2 * size, base, printed(series.points[0]), "heading", big)
        middle = top + big * LEADING + depth(lines, size) / 2
        yield from stacked(lines, x + 1.2 * size, middle, "body", size)
        top += block + gap
