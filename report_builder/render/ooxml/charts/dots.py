"""Write charts of dots as native charts of points, whose height is the number of their row.

The dots of each look are a series of their own; means, middle halves and the whole are lines.
All stand where the PDF has them; words and fields are shapes in the same group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from report_builder.render.charts.arrows import arrow_rows
from report_builder.render.charts.axis import axis_rows
from report_builder.render.charts.dot_rows import rows_of
from report_builder.render.charts.dots import WHOLE_LINE, edge
from report_builder.render.charts.rows import LIT, MEAN, Placed, Rows, means
from report_builder.render.charts.topics import topic_rows
from report_builder.render.ooxml.charts.axes import CATEGORY, USED, VALUE, point_axis
from report_builder.render.ooxml.charts.plots import Frame, Plot, names_of
from report_builder.render.ooxml.charts.spine import NO_MARK, UNJOINED, point_series
from report_builder.render.ooxml.charts.words import marker
from report_builder.render.ooxml.charts.workbook import Column, Sheet
from report_builder.render.ooxml.drawingml import outline
from report_builder.story.chartspec import ChartSpec, Dot, Series, SeriesRole

LOW, HIGH, NATION = SeriesRole.LOW, SeriesRole.HIGH, SeriesRole.NATION
VALUES, SET, UNCLEAR = "คะแนน", "แถวของจุดชุดที่", "(ต่างไม่ชัดเจน)"
BAND, MEANS, WHOLE = "ช่วงครึ่งกลาง", "ค่าเฉลี่ย", "ค่าเฉลี่ยรวม"
WITHIN = 0.4975
"""How far from the middle of its row a line may reach and still be that of the row.

LibreOffice loses a line that begins in the same hundredth of a millimetre as the last one ended.
"""

Ends = tuple[float | None, float | None, float, float]
"""The ends of a line: two values, and two heights in rows."""
Looks = tuple[int, int, str]
"""The columns across and down of a series, and its looks."""
INSIDE = 2
"""How much smaller the inside of a dot with an edge is, in points."""


def dots_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a chart of dots."""
    return plot_of(rows_of(chart, frame.width, frame.height, frame.size), frame)


def axis_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a chart of one axis."""
    return plot_of(axis_rows(chart, frame.width, frame.height, frame.size), frame)


def arrows_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a chart of two years of many units."""
    return plot_of(arrow_rows(chart, frame.width, frame.height, frame.size), frame)


def topics_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a chart of topics."""
    return plot_of(topic_rows(chart, frame.width, frame.height, frame.size), frame)


def plot_of(rows: Rows, frame: Frame) -> Plot:
    """Return the plot of rows in their places."""
    chart = rows.chart
    area = frame.share(rows.left, rows.top, rows.right - rows.left, rows.bottom - rows.top)
    return Plot(chart, names_of(chart), area, chart.maximum or 100.0, dotted=rows)


def dots_sheet(drawn: Plot, family: str) -> Sheet:
    """Return the units with their scores and the rows of each set, then the ends of the lines."""
    rows, form = rows_in(drawn), drawn.chart.number_format
    every = _every(rows)
    scores = Column(VALUES, tuple(one.dot.point.value for one in every), form)
    sets = (
        Column(
            f"{SET} {place} {UNCLEAR if look.hollow else ''}".strip(),
            tuple(height_of(rows, one.y) if _look(one.dot) == look else None for one in every),
            "0.00",
        )
        for place, look in enumerate(_looks(every), 1)
    )
    lines = (columns_of(heading, ends, form, len(every)) for heading, _, ends in _lines(rows))
    return Sheet(
        tuple(one.dot.name for one in every), (scores, *sets, *chain.from_iterable(lines)), family
    )


def dots(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the series and axes of the chart: the band lowest, then dots, then lines.

    Office goes by the order that each series states, other programs put the series that is
    written last below the rest.
    """
    return scatter(drawn, sheet, _series(rows_in(drawn)))


def scatter(drawn: Plot, sheet: Sheet, looks: Sequence[Looks]) -> str:
    """Return series of columns of a sheet, the lowest first, and the axes of a chart of points."""
    series = [point_series(sheet, n, *of) for n, of in enumerate(looks)]
    low, high = drawn.chart.minimum, drawn.end
    rows = rows_in(drawn)
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{''.join(reversed(series))}{USED}</c:scatterChart>"
        f"{point_axis(CATEGORY, VALUE, 't', (low, high), '', unit=(high - low) / 4)}"
        f"{point_axis(VALUE, CATEGORY, 'l', (0.5, len(rows.rows) + 0.5), '', down=True)}"
    )


def rows_in(drawn: Plot) -> Rows:
    """Return the rows of a plot in their places."""
    assert drawn.dotted is not None
    return drawn.dotted


def _every(rows: Rows) -> list[Placed]:
    return [one for row in rows.rows for one in row.dots]


class Look(NamedTuple):
    """What the dots of a series have in common."""

    color: str
    hollow: bool
    lit: bool
    edge: str


def _look(dot: Dot) -> Look:
    return Look(dot.color, dot.hollow, dot.lit, edge(dot))


def _looks(every: Sequence[Placed]) -> list[Look]:
    return list(dict.fromkeys(_look(one.dot) for one in every))


def height_of(rows: Rows, y: float) -> float:
    """Return a height in points as one in rows, the middle of the first being 1."""
    return 0.5 + (y - rows.top) / (rows.bottom - rows.top) * len(rows.rows)


def _lines(rows: Rows) -> Iterator[tuple[str, Series, list[Ends]]]:
    """Yield the lines that a chart has, the lowest first: heading, series, and ends row by row."""
    low, high = map(rows.chart.roles.get, (LOW, HIGH))
    whole = None if rows.whole is None else rows.chart.roles[NATION]
    middles = [height_of(rows, row.middle) for row in rows.rows]
    if low and high:
        pairs = zip(low.points, high.points, middles, strict=True)
        yield BAND, low, [(a.value, b.value, y, y) for a, b, y in pairs]
    if whole:
        rests = ((p.value, n) for n, p in enumerate(whole.points, 1))
        yield WHOLE, whole, [(value, value, n - WITHIN, n + WITHIN) for value, n in rests]
    if not rows.chart.series:
        return
    mean = means(rows.chart)
    places = zip(mean.points, rows.rows, range(1, len(middles) + 1), strict=True)
    yield (
        MEANS,
        mean,
        [
            (
                point.value,
                point.value,
                max(height_of(rows, row.middle - row.reach), n - WITHIN),
                min(height_of(rows, row.middle + row.reach), n + WITHIN),
            )
            for point, row, n in places
        ],
    )


def columns_of(heading: str, lines: Sequence[Ends], form: str, least: int) -> tuple[Column, Column]:
    """Return the columns of a line in every row: its ends across and down, then a gap.

    A column of fewer cells than the dots have would be lost where lines are written before them.
    """
    known = [line if None not in line[:2] else (None,) * 4 for line in lines]
    across = [value for a, b, _, _ in known for value in (a, b, None)]
    down = [value for _, _, a, b in known for value in (a, b, None)]
    rest = [None] * (least - len(across))
    return (
        Column(f"{heading} (x)", (*across, *rest), form),
        Column(f"{heading} (y)", (*down, *rest), "0.00"),
    )


def _series(rows: Rows) -> list[Looks]:
    """Return the series of a chart, the lowest first."""
    looks, lines = _looks(_every(rows)), list(_lines(rows))
    radius = max(row.radius for row in rows.rows)
    dots = [
        (0, place, mark)
        for place, look in enumerate(looks, 1)
        for mark in _marked(look, round(2 * radius) - 1)
    ]
    first = len(looks) + 1
    drawn = {
        heading: (first + 2 * at, first + 2 * at + 1, stroke(series.color, _width(rows, heading)))
        for at, (heading, series, _) in enumerate(lines)
    }
    band = [drawn.pop(BAND)] if BAND in drawn else []
    return [*band, *dots, *drawn.values()]


def _width(rows: Rows, heading: str) -> float:
    half = max(row.half for row in rows.rows)
    return {BAND: 2 * half, MEANS: MEAN[rows.chart.kind], WHOLE: WHOLE_LINE}[heading]


def _marked(look: Look, size: int) -> Iterator[str]:
    """Yield the marks of a set: where dots have dark edges, a mark inside one of their colour.

    Some programs draw no lines around marks: others are so much smaller that they stand apart.
    """
    size = LIT - 1 if look.lit else size
    if look.edge != "white":
        yield UNJOINED + marker("circle", size, look.edge, look.edge)
        size -= INSIDE
    yield UNJOINED + marker("circle", size, "white" if look.hollow else look.color)


def stroke(color: str, width: float) -> str:
    """Return the looks of a line without marks."""
    return f"<c:spPr>{outline(color, width, cap='flat')}</c:spPr>{NO_MARK}"
