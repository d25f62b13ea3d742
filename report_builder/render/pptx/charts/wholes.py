"""Find the place of the plots that show parts of a whole: rings and stacked bars."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Run
from report_builder.render.charts.likert import apart
from report_builder.render.charts.share import HOLE, ring
from report_builder.render.charts.words import printed, widest
from report_builder.render.pptx.charts.plots import (
    GAP,
    LINE,
    Frame,
    Plot,
    bar_plot,
    label_column,
    texts_of,
)
from report_builder.story.blocks import Category, ChartKind, ChartSpec, Series
from report_builder.thai.measure import text_width
from report_builder.thai.words import MISSING

STACK = 2.8
"""Thickness of a stacked bar at most, as a multiple of the size."""
NARROW, OUTSIDE = 1.4, 1.3
"""Length of a slice too narrow for its value, and space for values outside a ring, in sizes."""
KEY = 2.2
"""Width of a legend's key with its gaps, as a multiple of the size."""


def options_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of the shares of one whole as bars."""
    return bar_plot(replace(transposed(chart), kind=ChartKind.BAR), frame)


def transposed(chart: ChartSpec) -> ChartSpec:
    """Return the shares of one whole as one series, with a category per answer option."""
    return replace(
        chart,
        categories=tuple(Category((Run(_told(s.name, s)),)) for s in chart.series),
        series=(Series(chart.title, "brand", tuple(s.points[0] for s in chart.series)),),
        colors=tuple(series.color for series in chart.series),
    )


def _told(name: str, series: Series) -> str:
    return name if series.points[0].value is not None else f"{name}\n({MISSING})"


def ring_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a ring, its legend beside it."""
    size, placed = frame.size, ring(chart, frame.width, frame.height, frame.size)
    turns = _turns(chart)
    known = [i for i, s in enumerate(chart.series) if s.points[0].value is not None]
    band = placed.radius * (1 - HOLE)
    values = widest([chart.series[i].points[0].printed for i in known], "bold", size)
    short = (i for i in known if turns[i][1] * math.pi * placed.radius < NARROW * size)
    narrow = list(short) if band > values + 0.3 * size else known
    radius = placed.radius - (OUTSIDE * size if narrow else 0.0)
    names = map("\n".join, placed.names)
    labels = tuple(map(_told, names, chart.series))
    lines = [line for label in labels for line in label.split("\n")]
    deep, left = len(lines) * LINE * size, placed.x + placed.radius + size
    wide = min(widest(lines, "body", size) + KEY * size, frame.width - left)
    return Plot(
        transposed(chart),
        labels,
        frame.share(placed.x - radius, placed.y - radius, 2 * radius, 2 * radius),
        100.0,
        legend=frame.share(left, (frame.height - deep) / 2, wide, deep),
        moved={(0, i): _outwards(turns[i][0], radius, frame) for i in narrow},
    )


def _turns(chart: ChartSpec) -> list[tuple[float, float]]:
    """Return the middle and the size of each slice as shares of the circle."""
    values = [series.points[0].value or 0.0 for series in chart.series]
    whole, start, turns = sum(values) or 1.0, 0.0, []
    for value in values:
        turns.append((start + value / whole / 2, value / whole))
        start += value / whole
    return turns


def _outwards(turn: float, radius: float, frame: Frame) -> tuple[float, float]:
    """Return the way of a label from the middle of its slice to the space outside the ring."""
    way = radius * (1 - HOLE) / 2 + 0.75 * frame.size
    x, y = math.sin(2 * math.pi * turn), -math.cos(2 * math.pi * turn)
    return x * (way + 0.6 * frame.size) / frame.width, y * way / frame.height


def likert_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of stacked bars, the names of their parts above them."""
    count, size = len(chart.categories), frame.size
    names = sum(text_width(s.name, "body", size) + KEY * size for s in chart.series)
    legend = (math.ceil(names / frame.width) * LINE + 0.4) * size
    row = min((frame.height - legend) / count, (STACK + 2 * LINE) * size)
    thick = min(STACK * size, row - LINE * size)
    column = label_column(chart, frame, row) if count > 1 else [tuple(texts_of(chart))]
    start = widest(_lines(column), "body", size) + GAP * size if count > 1 else 0.0
    top = (frame.height - legend - row * count) / 2
    return Plot(
        chart,
        tuple("\n".join(block) for block in column),
        frame.share(start, top + legend, frame.width - start, row * count),
        1.0,
        round(100 * (row / thick - 1)),
        frame.share(0.0, top, frame.width, legend),
        dict(_beneath(chart, start, thick, frame)),
    )


def _lines(blocks: Sequence[Sequence[str]]) -> list[str]:
    return [line for block in blocks for line in block]


def _beneath(
    chart: ChartSpec, start: float, thick: float, frame: Frame
) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
    """Yield the values whose part of a bar is too narrow, and their way to the space beneath."""
    down = (thick / 2 + 0.75 * frame.size) / frame.height
    for i in range(len(chart.categories)):
        narrow = list(_narrow(chart, i, start, frame))
        middles, widths = [middle for _, middle, _ in narrow], [wide for *_, wide in narrow]
        places = apart(middles, widths, 0.4 * frame.size, frame.width)
        for (j, middle, _), place in zip(narrow, places, strict=True):
            yield (j, i), ((place - middle) / frame.width, down)


def _narrow(
    chart: ChartSpec, category: int, start: float, frame: Frame
) -> Iterator[tuple[int, float, float]]:
    """Yield the series whose part is too narrow, its middle, and the width of its value."""
    values = [series.points[category].value or 0.0 for series in chart.series]
    unit = (frame.width - start) / (sum(values) or 1.0)
    for j, series in enumerate(chart.series):
        wide = text_width(printed(series.points[category]), "bold", frame.size)
        if wide + 0.3 * frame.size > unit * values[j]:
            yield j, start + unit * (sum(values[:j]) + values[j] / 2), wide
