"""Write charts of tracks as native charts of points: bars, bands and ends are lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from report_builder.render.charts.rows import MEAN, Row, Rows
from report_builder.render.charts.tracks import TICK, band, mark, span, tick, track_rows
from report_builder.render.ooxml.charts.dots import (
    BAND,
    MEANS,
    WITHIN,
    Ends,
    columns_of,
    height_of,
    plot_of,
    rows_in,
    scatter,
    stroke,
)
from report_builder.render.ooxml.charts.plots import Frame, Plot
from report_builder.render.ooxml.charts.workbook import Sheet
from report_builder.story.chartspec import ChartSpec, SeriesRole

ENDS, BETWEEN, BARS = "ต่ำสุดและสูงสุด", "จากต่ำสุดถึงสูงสุด", "แท่งคะแนน"
NOWHERE: Ends = (None, None, 0.0, 0.0)


class Lines(NamedTuple):
    """The lines of one look: their heading, colour, width in points, and ends."""

    heading: str
    color: str
    width: float
    ends: list[Ends]


def tracks_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a chart of tracks."""
    return plot_of(track_rows(chart, frame.width, frame.height, frame.size), frame)


def tracks_sheet(drawn: Plot, family: str) -> Sheet:
    """Return the units at the ends, each in two rows and a gap, then the ends of other lines."""
    rows, form = rows_in(drawn), drawn.chart.number_format
    every = (one.dot.name for row in rows.rows for one in row.dots)
    names = tuple(chain.from_iterable((name, name, "") for name in every))
    lines = sorted(_lines(rows), key=lambda line: line.heading != ENDS)
    columns = (columns_of(line.heading, line.ends, form, len(names)) for line in lines)
    return Sheet(names, tuple(chain.from_iterable(columns)), family)


def tracks(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the series and axes of the chart: bands lowest, then ends, bars and marks."""
    places = {column.heading: at for at, column in enumerate(sheet.columns)}
    lines = _lines(rows_in(drawn))
    looks = [(line, places[f"{line.heading} (x)"]) for line in lines]
    return scatter(drawn, sheet, [(x, x + 1, stroke(o.color, o.width)) for o, x in looks])


def _lines(rows: Rows) -> Iterator[Lines]:
    """Yield the lines of a chart, the lowest first."""
    chart, every = rows.chart, rows.rows
    low, high = map(chart.roles.get, (SeriesRole.LOW, SeriesRole.HIGH))
    if low and high:
        pairs = zip(low.points, high.points, every, strict=True)
        ends = [_level(rows, a.value, b.value, sum(band(row)) / 2) for a, b, row in pairs]
        yield Lines(BAND, low.color, max(band(row)[1] - band(row)[0] for row in every), ends)
    yield from _ends(rows)
    yield from _bars(rows)
    whole = chart.roles.get(SeriesRole.NATION)
    if whole:
        pairs_ = zip(whole.points, every, strict=True)
        yield Lines(
            MEANS,
            "ink",
            MEAN[chart.kind],
            [_upright(rows, row, p.value, mark(row)) for p, row in pairs_],
        )


def _ends(rows: Rows) -> Iterator[Lines]:
    """Yield the ticks of the lowest and highest units, then the lines between them."""
    placed = [(row, one) for row in rows.rows for one in row.dots]
    ends = [_upright(rows, row, one.dot.point.value, tick(row)) for row, one in placed]
    yield Lines(ENDS, "unit", TICK, ends)
    between = [
        _level(rows, low.dot.point.value, high.dot.point.value, low.y)
        for low, high in filter(None, map(span, rows.rows))
    ]
    yield Lines(BETWEEN, "unit", TICK, between)


def _bars(rows: Rows) -> Iterator[Lines]:
    """Yield the bars of each colour."""
    points = rows.chart.series[0].points
    tones = [row.bar.color for row in rows.rows if row.bar]
    for n, tone in enumerate(dict.fromkeys(tones), 1):
        own = [row.bar is not None and row.bar.color == tone for row in rows.rows]
        ends = [
            _level(rows, rows.chart.minimum, point.value, _middle(row)) if is_own else NOWHERE
            for point, row, is_own in zip(points, rows.rows, own, strict=True)
        ]
        yield Lines(f"{BARS} {n}", tone, max(row.bar.h for row in rows.rows if row.bar), ends)


def _middle(row: Row) -> float:
    assert row.bar is not None
    return row.bar.y + row.bar.h / 2


def _level(rows: Rows, low: float | None, high: float | None, y: float) -> Ends:
    return low, high, height_of(rows, y), height_of(rows, y)


def _upright(rows: Rows, row: Row, value: float | None, ends: tuple[float, float]) -> Ends:
    """Return an upright line that stays within its row, by which readers know what it is of."""
    middle = rows.rows.index(row) + 1
    top, bottom = (height_of(rows, y) for y in ends)
    return value, value, max(top, middle - WITHIN), min(bottom, middle + WITHIN)
