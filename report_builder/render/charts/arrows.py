"""Charts of two years of many units: a thin row for each, from the year before to this one.

Rows stand in bands, such as regions, whose names stand beside them; a row has no name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from report_builder.model import plain
from report_builder.render.charts.dots import dot_mark
from report_builder.render.charts.heights import POINTS
from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.rows import Placed, Row, Rows
from report_builder.render.charts.words import (
    DROP,
    EDGE,
    LEADING,
    MIDDLE,
    RISE,
    apart,
    balanced,
    count,
    label,
    spaced,
    stacked,
    widest,
)
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

LABEL_SHARES = (0.2, 0.26, 0.32)
"""Widths to try for the column of names, as shares of the chart."""
LEAST_ROW, MOST_ROW = 2.6, 9.0
"""Height of a row at least and at most, in points."""
THICK = 1.1
"""Diameter of a dot as a share of the height of its row, as far as it is seen and no blot."""
DIAMETERS = (4.5, 7.0)
LINE = RISE + DROP
GAP = 0.7
"""Space between names and rows, as a multiple of the size."""
TAIL = 1.5
"""Width of the line between both years in points."""


def arrows(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of two years of many units of width x height points."""
    placed = arrow_rows(chart, width, height, size)
    yield from ground(placed, size)
    for row in placed.rows:
        yield from (dot_mark(one, row.radius) for one in row.dots)
    yield from words(placed, size)


def arrow_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart of two years of many units in inches."""
    rows, feet = len(chart.categories), LINE * size
    least = max(LEAST_ROW * rows, sum(_depths(chart, width * POINTS, size)))
    return (least + feet) / POINTS, (max(MOST_ROW * rows, least) + feet) / POINTS


def _depths(chart: ChartSpec, width: float, size: float) -> list[float]:
    """Return how high the names of the bands are."""
    return [LEADING * size * max(1, len(lines)) for lines in _names(chart, width, size)]


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    """Break the names of the bands to the narrowest column of few lines."""
    for share in LABEL_SHARES:
        every = (label(c) for c, _ in chart.bands)
        names = [balanced(n, "bold", size, share * width) if n else () for n in every]
        if max(map(len, names)) <= 1:
            break
    return names


def arrow_rows(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of two years of many units in its place."""
    names = _names(chart, width, size)
    wide = max(widest(lines, "bold", size) for lines in names)
    said = widest((count(c) for c, _ in chart.bands), "body", size)
    wide += said + GAP * size if said else 0.0
    side = _side(chart, size)
    bottom = height - LINE * size
    each = bottom / len(chart.categories)
    radius = min(max(THICK * each, DIAMETERS[0]), DIAMETERS[1]) / 2
    empty = Rows(chart, EDGE + wide + GAP * size + side, width - side, 0.0, bottom, ())
    rows = tuple(_row(empty, at, (at + 0.5) * each, radius) for at in range(len(chart.categories)))
    return Rows(chart, empty.left, empty.right, 0.0, bottom, rows)


def _side(chart: ChartSpec, size: float) -> float:
    """Return how far words and dots at the ends of the axis reach beyond it."""
    return max(DIAMETERS[1], *(text_width(plain(t.text), "body", size) for t in chart.ticks)) / 2


def _row(rows: Rows, at: int, middle: float, radius: float) -> Row:
    dots = tuple(Placed(rows.x(d.point.value or 0.0), middle, d) for d in rows.chart.dots[at])
    return Row(middle, radius, radius, radius, dots, None, None, (), ())


def ground(placed: Rows, size: float) -> Iterator[Mark]:
    """Yield what lies under the dots: every second band, the axis, lines between both years."""
    edges = [*_edges(placed)]
    for at, (top, bottom) in enumerate(pairwise(edges)):
        if at % 2 == 0:
            yield Bar(0.0, top, placed.right, bottom - top, "tint")
    for tick in placed.chart.ticks:
        x = placed.x(tick.value)
        yield Stroke(((x, placed.top), (x, placed.bottom)), "hairline")
    for row in placed.rows:
        ends = sorted(one.x for one in row.dots)
        if ends[-1] > ends[0]:
            color = row.dots[-1].dot.color
            yield Stroke(((ends[0], row.middle), (ends[-1], row.middle)), color, TAIL)


def _edges(placed: Rows) -> Iterator[float]:
    """Yield where bands begin, and where the last one ends."""
    each, at = (placed.bottom - placed.top) / len(placed.rows), 0
    yield placed.top
    for _, rows in placed.chart.bands:
        at += rows
        yield placed.top + at * each


def words(placed: Rows, size: float) -> Iterator[Label]:
    """Yield the words of the chart: names of bands, what is said under them, ticks."""
    chart, edge = placed.chart, placed.left - _side(placed.chart, size) - GAP * size
    names = _names(chart, placed.right, size)
    middles = [(top + bottom) / 2 for top, bottom in pairwise(_edges(placed))]
    depths = _depths(chart, placed.right, size)
    starts = apart(middles, depths, placed.top, placed.bottom)
    for (band, _), lines, start, deep in zip(chart.bands, names, starts, depths, strict=True):
        yield from stacked(lines, EDGE, start + deep / 2, "bold", size)
        beside, y = count(band), start + deep / 2 + MIDDLE * size
        if beside:
            yield Label(edge, y, beside, "body", size, "muted", "right")
    y = placed.bottom + RISE * size
    ticks = [(placed.x(tick.value), plain(tick.text)) for tick in chart.ticks]
    yield from spaced([Label(x, y, text, "body", size, "muted", "center") for x, text in ticks])
