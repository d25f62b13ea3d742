"""Shares of one whole: a ring of five slices or fewer with its labels beside, else bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from report_builder.model import Run
from report_builder.render.charts.bars import bars
from report_builder.render.charts.likert import likert
from report_builder.render.charts.marks import Bar, Label, Mark, Slice
from report_builder.render.charts.words import (
    LEADING,
    MIDDLE,
    balanced,
    depth,
    hanging,
    printed,
)
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Series
from report_builder.thai.measure import text_width

MOST_SLICES = 5
HOLE = 0.58
"""Radius of the hole as a share of the ring's."""
RING = 0.21
"""Radius of the ring at most, as a share of the width."""
VALUES = (2.0, 5 / 3, 4 / 3)
"""Sizes to try for the values over their names, as multiples of the names'."""
KEY, GAP = 0.4, 1.2
"""Width of a coloured key, and from its left edge to the words, as multiples of the size."""


def share(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of shares of width x height points."""
    if len(chart.categories) > 1:
        return likert(chart, width, height, size)
    if len(chart.series) > MOST_SLICES:
        return bars(_as_bars(chart), width, height, size)
    placed = ring(chart, width, height, size)
    return chain(_slices(chart, placed), placed.words)


def _as_bars(chart: ChartSpec) -> ChartSpec:
    """Return the shares as a bar chart with a bar per answer option."""
    return replace(
        chart,
        kind=ChartKind.BAR,
        categories=tuple(Category((Run(series.name),)) for series in chart.series),
        series=(Series("", "brand", tuple(series.points[0] for series in chart.series)),),
        colors=tuple(series.color for series in chart.series),
    )


@dataclass(frozen=True, slots=True)
class Ring:
    """Where a ring stands: its middle and radius, the lines of the names, and the words."""

    x: float
    y: float
    radius: float
    names: tuple[tuple[str, ...], ...]
    words: tuple[Label | Bar, ...]


def ring(chart: ChartSpec, width: float, height: float, size: float) -> Ring:
    """Return the place of a ring and of the words beside it in width x height points."""
    radius = min(height / 2, RING * width) - 1
    room = width - 2 * radius - 2 * GAP * size
    names = tuple(balanced(series.name, "body", size, room) for series in chart.series)
    for times in VALUES:
        blocks = [times * size * LEADING + depth(lines, size) for lines in names]
        if sum(blocks) + 0.4 * size * len(blocks) <= height:
            marks = tuple(_large(chart, names, blocks, times * size, height, size))
            break
    else:
        names = _small_names(chart, room, size)
        marks = tuple(_small(chart, names, height, size))
    wide = max(mark.x + mark.width for mark in marks if isinstance(mark, Label))
    left = max(0.0, (width - 2 * radius - GAP * size - wide) / 2)
    words = tuple(replace(mark, x=mark.x + left + 2 * radius + GAP * size) for mark in marks)
    return Ring(left + radius, height / 2, radius, names, words)


def _slices(chart: ChartSpec, at: Ring) -> Iterator[Mark]:
    values = [series.points[0].value or 0.0 for series in chart.series]
    whole, start = sum(values) or 1.0, 0.0
    for series, value in zip(chart.series, values, strict=True):
        end = start + 360 * value / whole
        if value:
            yield Slice(at.x, at.y, at.radius, HOLE * at.radius, start, end, series.color)
        start = end


def _large(
    chart: ChartSpec,
    names: Sequence[tuple[str, ...]],
    blocks: Sequence[float],
    big: float,
    height: float,
    size: float,
) -> Iterator[Label | Bar]:
    """Yield each value over its name, beside a key in its colour."""
    gap = min(0.9 * size, (height - sum(blocks)) / len(blocks))
    top = (height - sum(blocks) - gap * (len(blocks) - 1)) / 2
    for series, lines, block in zip(chart.series, names, blocks, strict=True):
        yield Bar(0, top + 0.25 * size, KEY * size, block - 0.4 * size, series.color)
        yield _value(series, GAP * size, top + big * LEADING / 2, big, size)
        yield from hanging(lines, GAP * size, top + big * LEADING, "body", size)
        top += block + gap


def _value(series: Series, x: float, middle: float, big: float, size: float) -> Label:
    text = printed(series.points[0])
    if series.points[0].value is None:
        return Label(x, middle + MIDDLE * size, text, "body", size, "muted")
    return Label(x, middle + MIDDLE * big, text, "heading", big)


def _small_names(chart: ChartSpec, room: float, size: float) -> tuple[tuple[str, ...], ...]:
    start = _start(chart, size)
    return tuple(balanced(s.name, "body", size, room - start) for s in chart.series)


def _start(chart: ChartSpec, size: float) -> float:
    """Return where names begin that stand in one line with their values."""
    column = max(text_width(printed(s.points[0]), "heading", size) for s in chart.series)
    return GAP * size + column + 0.6 * size


def _small(
    chart: ChartSpec, names: Sequence[tuple[str, ...]], height: float, size: float
) -> Iterator[Label | Bar]:
    """Yield each value in one line with its name, beside a key in its colour."""
    start = _start(chart, size)
    blocks = [depth(lines, size) for lines in names]
    gap = min(0.6 * size, (height - sum(blocks)) / len(blocks))
    top = (height - sum(blocks) - gap * (len(blocks) - 1)) / 2
    for series, lines, block in zip(chart.series, names, blocks, strict=True):
        yield Bar(0, top + 0.2 * size, KEY * size, block - 0.4 * size, series.color)
        value = _value(series, start - 0.6 * size, top + LEADING * size / 2, size, size)
        yield replace(value, align="right")
        yield from hanging(lines, start, top, "body", size)
        top += block + gap
