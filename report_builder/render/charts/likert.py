"""Likert charts: one stacked bar per question, the middle set apart, names above their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.render.charts.marks import Bar, Label, Mark
from report_builder.render.charts.words import (
    EDGE,
    MIDDLE,
    balanced,
    count,
    depth,
    hanging,
    label,
    printed,
    widest,
)
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

GAP = 1.5
"""White between the parts of a bar, in points."""
THICKEST = 2.8
"""Thickness of a bar at most, as a multiple of the size."""
KEY = 0.9
"""Height of the coloured keys under the names with the space around them, in sizes."""
BELOW = 1.5
"""Height of the values under a bar and the space beneath it, in sizes."""
NARROWER = (1.0, 0.5, 0.34, 0.28, 0.24, 0.2, 0.16, 0.12)
"""Widths to try for the names, as shares of the chart."""


def likert(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of stacked bars of width x height points, each 100 percent wide.

    A single bar needs no label of its own: the heading above the chart says what it shows.
    """
    names = _names(chart, width, size)
    titles = [_title(chart, i, width, size) for i in range(len(chart.categories))]
    words = max(depth(lines, size) for lines in names) + KEY * size
    fixed = [depth(title, size) + _under(chart, i, width, size) for i, title in enumerate(titles)]
    thick = min(THICKEST * size, (height - words - sum(fixed)) / len(titles))
    top = (height - words - sum(fixed) - thick * len(titles)) / 2
    yield from _keys(chart, names, width, top + words, size)
    top += words
    for i, title in enumerate(titles):
        yield from hanging(title, EDGE, top, "body", size)
        yield from _bar(chart, i, width, top + depth(title, size), thick, size)
        top += fixed[i] + thick


def _title(chart: ChartSpec, category: int, width: float, size: float) -> tuple[str, ...]:
    if len(chart.categories) == 1:
        return ()
    texts = (label(chart.categories[category]), count(chart.categories[category]))
    return balanced(" ".join(filter(None, texts)), "body", size, width - EDGE)


def _under(chart: ChartSpec, category: int, width: float, size: float) -> float:
    """Return the space that a bar needs beneath it."""
    last = category == len(chart.categories) - 1
    return 0.0 if last and not _outside(chart, category, width, size) else BELOW * size


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    """Break the names of the parts so that they stand side by side in the width."""
    for share in NARROWER:
        names = [balanced(series.name, "body", size, share * width) for series in chart.series]
        if sum(_widths(names, size)) + size * (len(names) - 1) <= width:
            break
    return names


def _widths(names: Sequence[Sequence[str]], size: float) -> list[float]:
    return [widest(lines, "body", size) for lines in names]


def _keys(
    chart: ChartSpec, names: Sequence[tuple[str, ...]], width: float, foot: float, size: float
) -> Iterator[Mark]:
    """Yield the names of the parts over keys in their colours, near the parts of the first bar."""
    widths = _widths(names, size)
    centres = [start + part / 2 for start, part in _parts(chart, 0, width)]
    places = apart(centres, widths, size, width)
    for series, lines, wide, x in zip(chart.series, names, widths, places, strict=True):
        top = foot - KEY * size - depth(lines, size)
        yield from hanging(lines, x, top, "body", size, align="center")
        yield Bar(x - wide / 2, foot - 0.75 * size, wide, 0.25 * size, series.color)


def apart(
    centres: Sequence[float], widths: Sequence[float], gap: float, width: float
) -> list[float]:
    """Move centres to the right, then to the left, until nothing touches or leaves the width."""
    lefts, edge = [], 0.0
    for centre, wide in zip(centres, widths, strict=True):
        lefts.append(max(edge, centre - wide / 2))
        edge = lefts[-1] + wide + gap
    edge = width
    for i in reversed(range(len(lefts))):
        lefts[i] = min(lefts[i], edge - widths[i])
        edge = lefts[i] - gap
    return [left + wide / 2 for left, wide in zip(lefts, widths, strict=True)]


def _parts(chart: ChartSpec, category: int, width: float) -> list[tuple[float, float]]:
    """Return left edge and width of each part of a bar."""
    values = [series.points[category].value or 0.0 for series in chart.series]
    whole, start, parts = sum(values) or 1.0, 0.0, []
    for value in values:
        parts.append((start, width * value / whole))
        start += width * value / whole
    return parts


def _outside(chart: ChartSpec, category: int, width: float, size: float) -> list[int]:
    """Return the places of the series whose part is too narrow for its value."""
    parts = _parts(chart, category, width)
    return [
        j
        for j, series in enumerate(chart.series)
        if text_width(printed(series.points[category]), "bold", size) + 0.2 * size > parts[j][1]
    ]


def _bar(
    chart: ChartSpec, category: int, width: float, top: float, thick: float, size: float
) -> Iterator[Mark]:
    parts = _parts(chart, category, width)
    outside = _outside(chart, category, width, size)
    for j, (series, (x, part)) in enumerate(zip(chart.series, parts, strict=True)):
        if part:
            yield Bar(x, top, max(part - GAP, GAP), thick, series.color)
        if j not in outside:
            base, tone = top + thick / 2 + MIDDLE * size, theme().text_on(series.color)
            text = printed(series.points[category])
            yield Label(x + part / 2, base, text, "bold", size, tone, "center")
    yield from _below(chart, category, outside, width, top + thick + size, size)


def _below(
    chart: ChartSpec,
    category: int,
    outside: Sequence[int],
    width: float,
    base: float,
    size: float,
) -> Iterator[Mark]:
    """Yield the values of narrow parts, each under its part."""
    parts = _parts(chart, category, width)
    texts = [printed(chart.series[j].points[category]) for j in outside]
    widths = [text_width(text, "bold", size) for text in texts]
    centres = [parts[j][0] + parts[j][1] / 2 for j in outside]
    for text, x in zip(texts, apart(centres, widths, 0.5 * size, width), strict=True):
        yield Label(x, base, text, "bold", size, "ink", "center")
