"""Likert charts: one stacked bar per question, the middle set apart, names above their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.render.charts.marks import Bar, Label, Mark
from report_builder.render.charts.words import (
    MIDDLE,
    count,
    depth,
    hanging,
    label,
    printed,
    widest,
)
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartSpec
from report_builder.thai.measure import text_width, wrap

GAP = 1.5
"""White between the parts of a bar, in points."""
THICKEST = 3.0
"""Thickness of a bar at most, as a multiple of the size."""


def likert(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of stacked bars of width x height points, each 100 percent wide."""
    names = _names(chart, width, size)
    legend = max(depth(lines, size) for lines in names) + 1.0 * size
    titles = [_title(chart, i, width, size) for i in range(len(chart.categories))]
    row = (height - legend) / len(titles)
    thick = min(THICKEST * size, min(row - depth(t, size) for t in titles) - 1.8 * size)
    used = legend + sum(depth(t, size) + thick + 1.8 * size for t in titles)
    top = max(0.0, (height - used) / 2)
    yield from _legend(chart, names, width, top, legend, size)
    top += legend
    for i, title in enumerate(titles):
        yield from hanging(title, 0, top, "body", size)
        top += depth(title, size)
        yield from _bar(chart, i, width, top, thick, size)
        top += thick + 1.8 * size


def _title(chart: ChartSpec, category: int, width: float, size: float) -> tuple[str, ...]:
    texts = (label(chart.categories[category]), count(chart.categories[category]))
    text = " ".join(text for text in texts if text)
    return wrap(text, "body", size, width) if text else ()


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    """Break the names of the parts so that they stand side by side in the width."""
    for share in (1.0, 0.5, 0.34, 0.28, 0.24, 0.2, 0.16):
        names = [wrap(series.name, "body", size, share * width) for series in chart.series]
        if _together(names, size) <= width:
            break
    return names


def _together(names: Sequence[Sequence[str]], size: float) -> float:
    return sum(widest(lines, "body", size) for lines in names) + size * (len(names) - 1)


def _legend(
    chart: ChartSpec,
    names: Sequence[tuple[str, ...]],
    width: float,
    top: float,
    height: float,
    size: float,
) -> Iterator[Mark]:
    widths = [widest(lines, "body", size) for lines in names]
    centres = [start + part / 2 for start, part in _parts(chart, 0, width)]
    for series, lines, wide, x in zip(
        chart.series, names, widths, _apart(centres, widths, size, width), strict=True
    ):
        foot = top + height - 1.0 * size
        yield from hanging(lines, x, foot - depth(lines, size), "body", size, align="middle")
        yield Bar(x - wide / 2, foot + 0.1 * size, wide, 0.3 * size, series.color)


def _apart(
    centres: Sequence[float], widths: Sequence[float], gap: float, width: float
) -> list[float]:
    """Move centres as little as one sweep each way allows, so that nothing touches."""
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


def _bar(
    chart: ChartSpec, category: int, width: float, top: float, thick: float, size: float
) -> Iterator[Mark]:
    small = []
    for series, (x, part) in zip(chart.series, _parts(chart, category, width), strict=True):
        text = printed(series.points[category])
        if part:
            yield Bar(x, top, max(part - GAP, 0.5), thick, series.color)
        if text_width(text, "bold", size) + 0.4 * size <= part:
            tone = theme().text_on(series.color)
            base = top + thick / 2 + MIDDLE * size
            yield Label(x + part / 2, base, text, "bold", size, tone, "middle")
        else:
            small.append((x + part / 2, text))
    yield from _below(small, width, top + thick + (0.25 + 1.0) * size, size)


def _below(
    small: Sequence[tuple[float, str]], width: float, base: float, size: float
) -> Iterator[Mark]:
    """Yield the values of parts too narrow to hold them, under their parts."""
    widths = [text_width(text, "body", size) for _, text in small]
    places = _apart([x for x, _ in small], widths, 0.5 * size, width)
    for x, (_, text) in zip(places, small, strict=True):
        yield Label(x, base, text, "body", size, "ink", "middle")
