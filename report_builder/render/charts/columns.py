"""Column charts: columns from zero, values above them, labels below."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.render.charts.bars import bars, color
from report_builder.render.charts.marks import Bar, Mark, Stroke
from report_builder.render.charts.words import (
    balanced,
    count,
    depth,
    hanging,
    label,
    printed,
    value_style,
    widest,
)
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import dictionary_words

THICKNESS = 0.56
"""Thickness of a column as a share of its slot."""
WIDEST = 7.0
"""Thickness of a column at most, as a multiple of the size."""
GAP = 0.3
"""Space above and below a column, as a multiple of the size."""
LOWEST = 3.0
"""Room for the tallest column at least, as a multiple of the size."""


def columns(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a column chart of width x height points, or of bars where none fits."""
    slot = width / len(chart.categories)
    room = slot - 0.6 * size
    labels = [balanced(label(c), "body", size, room) for c in chart.categories]
    heads = [_head(chart, place) for place in range(len(labels))]
    base = height - max(depth(lines, size) for lines in labels) - GAP * size
    tallest = base - max(depth(lines, size) for lines in heads) - GAP * size
    words = (word for c in chart.categories for word in dictionary_words(label(c)))
    if tallest < LOWEST * size or widest(words, "body", size) > room:
        return bars(chart, width, height, size)
    return _columns(chart, slot, base, tallest, labels, size)


def _head(chart: ChartSpec, place: int) -> list[str]:
    """Return what stands above a column: its value, and the count under it."""
    texts = (printed(chart.series[0].points[place]), count(chart.categories[place]))
    return [text for text in texts if text]


def _columns(
    chart: ChartSpec,
    slot: float,
    base: float,
    tallest: float,
    labels: list[tuple[str, ...]],
    size: float,
) -> Iterator[Mark]:
    values = [point.value or 0.0 for point in chart.series[0].points]
    scale = tallest / (chart.maximum or max(values) or 1.0)
    thick = min(THICKNESS * slot, WIDEST * size)
    for place, (value, lines) in enumerate(zip(values, labels, strict=True)):
        middle, top = (place + 0.5) * slot, base - scale * value
        if value:
            yield Bar(middle - thick / 2, top, thick, base - top, color(chart, place))
        yield from _above(chart, place, middle, top, size)
        yield from hanging(lines, middle, base + GAP * size, "body", size, align="center")
    yield Stroke(((0, base), (slot * len(values), base)), "quiet", 1.0)


def _above(chart: ChartSpec, place: int, x: float, foot: float, size: float) -> Iterator[Mark]:
    lines = _head(chart, place)
    top = foot - GAP * size - depth(lines, size)
    face, _, tone = value_style(chart.series[0].points[place], size)
    yield from hanging(lines[:1], x, top, face, size, color=tone, align="center")
    top += depth(lines[:1], size)
    yield from hanging(lines[1:], x, top, "body", size, color="muted", align="center")
