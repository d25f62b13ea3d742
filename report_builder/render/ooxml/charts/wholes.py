"""Find the place of the plots that show parts of a whole: rings and stacked bars."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Run
from report_builder.render.charts.share import ring
from report_builder.render.charts.words import balanced, printed, widest
from report_builder.render.ooxml.charts.plots import (
    LINE,
    Frame,
    Plot,
    bar_plot,
    gap_in,
    label_column,
    names_of,
)
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Series
from report_builder.thai.measure import text_width

STACK = 2.8
"""Thickness of a stacked bar at most, as a multiple of the size."""
KEY, LEGEND, GAP = 3.0, 1.7, 0.8
"""Width of a key with its gaps, height of the lines of a legend and space before it, in sizes."""
Part = tuple[float, float, float]
"""Start and width of a part of a bar, and the width of its value."""
BESIDE = "  "
"""Between a value and its name in a legend."""


def options_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of the shares of one whole as bars."""
    return bar_plot(replace(transposed(chart), kind=ChartKind.BAR), frame)


def transposed(chart: ChartSpec) -> ChartSpec:
    """Return the shares of one whole as one series, with a category per answer option."""
    return replace(
        chart,
        categories=tuple(Category((Run(series.name),)) for series in chart.series),
        series=(Series(chart.title, "brand", tuple(s.points[0] for s in chart.series)),),
        colors=tuple(series.color for series in chart.series),
    )


def ring_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a ring, its legend beside it: names after their values."""
    size, radius = frame.size, ring(chart, frame.width, frame.height, frame.size).radius
    whole = transposed(chart)
    names, room = names_of(whole), frame.width - 2 * radius - GAP * size
    values = (printed(series.points[0]) for series in chart.series)
    told = (f"{value}{BESIDE}{name}" for value, name in zip(values, names, strict=True))
    lines = [line for text in told for line in balanced(text, "body", size, room - KEY * size)]
    wide = min(widest(lines, "body", size) + KEY * size, room)
    deep = min(len(lines) * LEGEND * size, frame.height)
    left, top = (frame.width - 2 * radius - GAP * size - wide) / 2, (frame.height - deep) / 2
    return Plot(
        whole,
        names,
        frame.share(left, frame.height / 2 - radius, 2 * radius, 2 * radius),
        100.0,
        legend=frame.share(left + 2 * radius + GAP * size, top, wide, deep),
        titles=tuple((name,) for name in names),
        joint=BESIDE,
    )


def likert_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of stacked bars, the names of their parts above them."""
    count, size, questions = len(chart.categories), frame.size, names_of(chart)
    keys = sum(text_width(s.name, "body", size) + KEY * size for s in chart.series)
    legend = (math.ceil(keys / frame.width) * LINE + 0.4) * size
    row = min((frame.height - legend) / count, (STACK + LINE) * size)
    thick = min(STACK * size, row - 0.3 * size)
    start = label_column(questions, frame, row).width if count > 1 else 0.0
    top = (frame.height - legend - row * count) / 2
    return Plot(
        chart,
        questions,
        frame.share(start, top + legend, frame.width - start, row * count),
        1.0,
        gap_in(row, thick),
        frame.share(0.0, top, frame.width, legend),
        sides=dict(_sides(chart, frame.width - start, size)),
    )


def _sides(chart: ChartSpec, width: float, size: float) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the parts too narrow for their values, and the end of the part that these keep to.

    Such a value stands on the colour of its part, clear of the values nearer to the end of the bar
    where it can.
    """
    for i in range(len(chart.categories)):
        parts = [*_parts(chart, i, width, size)]
        half = sum(start + part / 2 <= width / 2 for start, part, _ in parts)
        mirrored = [
            (width - start - part, part, wide) for start, part, wide in reversed(parts[half:])
        ]
        before, after = _ends(parts[:half], "inBase", "inEnd"), _ends(mirrored, "inEnd", "inBase")
        for j, side in enumerate((*before, *reversed([*after]))):
            if side != "ctr":
                yield (j, i), side


def _ends(parts: Sequence[Part], near: str, far: str) -> Iterator[str]:
    """Yield where each value stands in its part, from an end of the bar to its middle."""
    edge = 0.0
    for start, part, wide in parts:
        lefts = {"ctr": (part - wide) / 2, near: 0.0, far: part - wide}
        clear = (side for side, left in lefts.items() if start + left >= edge)
        side = "ctr" if part >= wide else next(clear, near)
        edge = start + lefts[side] + wide
        yield side


def _parts(chart: ChartSpec, category: int, width: float, size: float) -> Iterator[Part]:
    """Yield start and width of each part, and the width of its value."""
    points = [series.points[category] for series in chart.series]
    whole, start = sum(point.value or 0.0 for point in points) or 1.0, 0.0
    for point in points:
        part = width * (point.value or 0.0) / whole
        yield start, part, text_width(printed(point), "bold", size)
        start += part
