"""Say how high charts of every kind are: the least that they need, the most that they can use.

Widths and heights are inches, the sizes of labels points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from report_builder.render.charts.words import label
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width, wrap

Heights = Callable[[ChartSpec, float, float], tuple[float, float]]
"""The least and the most height of a chart of a width, with labels of a size."""

POINTS = 72
FEW_LINES = 3
"""Lines of a label that find room between bars of usual height."""
AIR = 0.1
"""Inches around bars whose labels have many lines."""
LABEL_SHARE = 0.48
"""Share of a bar chart's width that its labels may take."""
COLUMN, LINE = 0.58, 1.4
"""Share of a width that labels beside bars may take in Office, and the height of their lines."""
USUAL_ROW, TALLEST_ROW, FEW_ROWS = 0.66, 0.95, 4.4
"""Inches of a row of bars beyond which they gain nothing, of a row of few bars, and of them all."""
NAME_SHARE, OVER = 0.43, 2.8
"""Share of a width in which names beside bars have one line, and sizes of rows with names over."""
USUAL = 14.0
"""Points of labels at most beside which rows are so high; those of larger ones are higher."""


def bars_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the heights of bars: their labels stand beside them or, where that is less, above."""
    bars = len(chart.categories)
    line, marks = size * 1.5 / POINTS, size * 0.13 / POINTS
    counts = _lines(chart, LABEL_SHARE * width, size)
    beside = sum(counts) * line + bars * marks
    above = sum(_lines(chart, width, size)) * line + bars * (marks + 0.18)
    native = rows_height(chart, width * POINTS, size) / POINTS
    rows = max(native, above) + AIR if max(counts) > FEW_LINES else 0.0
    row = max(USUAL_ROW, min(TALLEST_ROW, FEW_ROWS / bars)) * max(1.0, size / USUAL)
    return max(min(beside, above), rows), max(bars * row, native)


def bars_comfort(chart: ChartSpec, width: float, size: float) -> float:
    """Return the height in inches in which names that are too wide beside bars stand over them."""
    names = [text_width(label(c), "body", size) for c in chart.categories]
    most, wide = max(names), width * POINTS
    if most <= NAME_SHARE * wide or most > wide:
        return 0.0
    return len(names) * OVER * size / POINTS


def rows_height(chart: ChartSpec, width: float, size: float) -> float:
    """Return the least points that bars take in rows of equal height, as Office sets them.

    Their labels stand beside them, each apart from the next; `width` is points.
    """
    lines = [len(wrap(label(c), "body", size, COLUMN * width)) for c in chart.categories]
    pairs = pairwise(lines) if len(lines) > 1 else ((lines[0], lines[0]),)
    return len(lines) * max((one + other) / 2 for one, other in pairs) * LINE * size


def likert_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the heights of stacked bars, one for each question."""
    more = len(chart.categories) - 1
    return 0.9 + 0.5 * more, 1.5 + 0.7 * more


def fixed(least: float, most: float) -> Heights:
    """Return the heights of a kind of chart that are the same whatever it shows."""
    return lambda chart, width, size: (least, most)


def _lines(chart: ChartSpec, width: float, size: float) -> Sequence[int]:
    return [len(wrap(label(c), "body", size, width * POINTS)) for c in chart.categories]
