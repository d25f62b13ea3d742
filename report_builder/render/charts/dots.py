"""Charts of dots: every unit on a line for each category, its mean marked, its ends named.

Rows stand beside their names, on a grid, with a line for the whole and the middle half as a band.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.charts import marks as m
from report_builder.render.charts.dot_rows import DIAMETERS, GAP, LINE, ends_room, rows_of
from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.rows import LIT, MEAN, Placed, Row, Rows, clamped, means, words_of
from report_builder.render.charts.words import DROP, RISE, spaced
from report_builder.story.chartspec import ChartKind, ChartSpec, Dot, SeriesRole
from report_builder.thai.measure import text_width

POINTS = 72
LEAST_ROW, MOST_ROW = 1.0, 5.5
"""Heights of the dots of a row, as multiples of the size."""
WHOLE_LINE = 1.25
"""Width of the line of the whole in points."""
TICK = 0.4
"""Height of the mark of a tick under rows without a grid, as a multiple of the size."""
LINE_AROUND = 0.75
"""Width of the line around a dot in points."""


def dots_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart of dots in inches."""
    rows = len(chart.categories)
    ends = ends_room(chart, width * POINTS, size)
    around = LINE * (bool(chart.ticks) + (chart.roles.get(SeriesRole.NATION) is not None))
    tall = (LEAST_ROW + ends, MOST_ROW)
    return tuple((each * rows + around) * size / POINTS for each in tall)  # type: ignore


def dots(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of dots of width x height points."""
    placed = rows_of(chart, width, height, size)
    yield from ground(placed, size)
    for row in placed.rows:
        if row.band:
            yield _band(chart, row.band, row)
        for one in row.dots:
            yield dot_mark(one, row.radius)
    if placed.whole is not None:
        yield Stroke(((placed.whole, placed.top), (placed.whole, placed.bottom)), "ink", WHOLE_LINE)
    for row in placed.rows:
        if row.mean is not None:
            yield _mean(chart, row)
    yield from words(placed, size)


def dot_mark(placed: Placed, radius: float) -> m.Dot:
    """Return the circle of a unit, hollow where it isn't clearly apart from the whole.

    The smallest ones may be pressed so close that white lines would hide those under them.
    """
    dot, line = placed.dot, edge(placed.dot)
    radius = LIT / 2 if dot.lit else radius
    hiding = line == "white" and radius <= DIAMETERS[-1] / 2
    return m.Dot(placed.x, placed.y, radius - LINE_AROUND / 2, fill(dot), "" if hiding else line)


def fill(dot: Dot) -> str:
    """Return the colour inside a dot: none where it isn't clearly apart from the whole."""
    return "white" if dot.hollow else dot.color


def edge(dot: Dot) -> str:
    """Return the colour of the line around a dot: a dark one around those of groups."""
    if dot.color.startswith("group"):
        return "group4"
    return dot.color if dot.hollow else "white"


def _band(chart: ChartSpec, ends: tuple[float, float], row: Row) -> Mark:
    color = chart.roles[SeriesRole.LOW].color
    return Bar(ends[0], row.middle - row.half, ends[1] - ends[0], 2 * row.half, color)


def _mean(chart: ChartSpec, row: Row) -> Mark:
    assert row.mean is not None
    ends = ((row.mean, row.middle - row.reach), (row.mean, row.middle + row.reach))
    return Stroke(ends, means(chart).color, MEAN[chart.kind])


def ground(placed: Rows, size: float) -> Iterator[Mark]:
    """Yield what lies under the dots: the grid, or its lowest ends alone."""
    top = placed.top if placed.gridded else placed.bottom - TICK * size
    for tick in placed.chart.ticks:
        x = placed.x(tick.value)
        yield Stroke(((x, top), (x, placed.bottom)), "hairline")


def words(placed: Rows, size: float) -> Iterator[Label]:
    """Yield the words of the chart: names, ends, the ticks of the axis and the name of the line."""
    yield from words_of(placed.rows)
    y = placed.bottom + RISE * size
    ticks = [(placed.x(tick.value), plain(tick.text)) for tick in placed.chart.ticks]
    yield from spaced([Label(x, y, text, "body", size, "muted", "center") for x, text in ticks])
    series = placed.chart.roles.get(SeriesRole.NATION)
    if series and placed.whole is not None:
        text = plain(series.label)
        x = clamped(placed.whole, text_width(text, "bold", size), 0.0, placed.right)
        whole = Label(x, placed.top - DROP * size, text, "bold", size, "ink", "center")
        yield from (*_mean_beside(placed, whole), whole)


def _mean_beside(placed: Rows, whole: Label) -> Iterator[Label]:
    """Yield the name of the mean of the first row, where it has one, aside of that of the whole."""
    mean, text = placed.rows[0].mean, plain(placed.chart.series[0].label)
    if mean is None or not text or placed.chart.kind is not ChartKind.DOTS:
        return
    wide = text_width(text, "body", whole.size)
    apart = (wide + whole.width) / 2 + GAP * whole.size
    side = -1 if mean < whole.x else 1
    x = side * max(side * mean, side * whole.x + apart)
    if x - wide / 2 >= 0 and x + wide / 2 <= placed.right:
        yield replace(whole, x=x, text=text, face="body", color="muted")
