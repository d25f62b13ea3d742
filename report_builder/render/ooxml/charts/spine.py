"""Write a spine chart: the dot of a unit on the range of all, row by row beside a table.

It is a chart of points whose height is the number of their row. Ticks and bands are lines with
gaps between the rows; the workbook takes their ends from the scores, so that they move along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.model import plain
from report_builder.render.charts.spine import (
    BAND,
    DIAMOND,
    DOT,
    LINE,
    RING,
    TICK,
    line_height,
    side,
)
from report_builder.render.ooxml.charts.axes import CATEGORY, USED, VALUE, gridlines, point_axis
from report_builder.render.ooxml.charts.plots import Frame, Plot, names_of
from report_builder.render.ooxml.charts.words import (
    NO_LINE,
    chart_text,
    marker,
    numbers,
    shown,
    strings,
)
from report_builder.render.ooxml.charts.workbook import Column, Sheet, letter
from report_builder.render.ooxml.drawingml import outline
from report_builder.story.chartspec import ChartSpec, SeriesRole
from report_builder.thai.nouns import beside

UNIT, NATION, REGION, LOW, HIGH, *_ = SeriesRole
ROW, BAND_LINE, TICK_LINE, INSIDE = "แถวของ", "เส้นช่วงกลาง", "ขีดของ", "แถวของจุดกลวง"
LARGER, INNER = 1, 2
"""How much larger the mark of a series is than those of its points: programs differ in what they
take from a point whose mark is that of its series."""

Values = tuple[float | None, ...]
NO_MARK = '<c:marker><c:symbol val="none"/></c:marker>'
UNJOINED = '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'


def spine_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot; its first row is the axis, as in the table beside it."""
    rows = len(chart.categories)
    row = frame.height / (rows + 1)
    free = side(chart, frame.height, frame.size)
    area = frame.share(free, row, frame.width - 2 * free, row * rows)
    line = line_height(row, frame.size)
    return Plot(chart, names_of(chart), area, chart.ticks[-1].value, rows=line)


def spine_sheet(drawn: Plot, family: str) -> Sheet:
    """Return the scores, then the rows of the marks, then the ends of the lines."""
    form = drawn.chart.number_format
    series = drawn.chart.roles
    scores = {role: tuple(p.value for p in one.points) for role, one in series.items()}
    names = {role: plain(one.label) for role, one in series.items()}
    own = (Column(names[role], values, form) for role, values in scores.items())
    rows = (_rows(beside(ROW, names[role]), scores[role]) for role in (UNIT, REGION))
    bands = _line(BAND_LINE, scores, (LOW, HIGH), 0.0, form)
    ticks = _line(beside(TICK_LINE, names[NATION]), scores, (NATION, NATION), TICK / 2, form)
    inside = Column(INSIDE, _hollow(drawn.chart), "0")
    return Sheet(drawn.names, (*own, *rows, *bands, *ticks, inside), family)


def _hollow(chart: ChartSpec) -> Values:
    """Return the rows of the hollow dots, the inside of which is a mark of its own.

    Some programs draw no lines around marks.
    """
    points = chart.roles[UNIT].points
    told = zip(points, chart.hollow or (False,) * len(points), strict=True)
    return tuple(
        place if empty and point.value is not None else None
        for place, (point, empty) in enumerate(told, 1)
    )


def _rows(heading: str, values: Values) -> Column:
    known = enumerate(value is not None for value in values)
    return Column(heading, tuple(place + 1.0 if there else None for place, there in known))


def _line(
    heading: str,
    scores: Mapping[SeriesRole, Values],
    ends: tuple[SeriesRole, SeriesRole],
    spread: float,
    form: str,
) -> tuple[Column, Column]:
    """Return the columns of a line in every row: its ends across and down, then a gap."""
    cells = [letter(list(scores).index(end)) for end in ends]
    pairs = zip(scores[ends[0]], scores[ends[1]], strict=True)
    lines = [
        (a, b, place - spread, place + spread) if None not in (a, b) else (None,) * 4
        for place, (a, b) in enumerate(pairs, 1)
    ]
    across = tuple(value for a, b, _, _ in lines for value in (a, b, None))
    down = tuple(value for _, _, a, b in lines for value in (a, b, None))
    formulas = (f"{cell}{row + 2}" for row in range(len(lines)) for cell in (*cells, ""))
    return (
        Column(f"{heading} (x)", across, form, tuple(formulas)),
        Column(f"{heading} (y)", down, "0.00"),
    )


def spine(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the series and axes of the chart.

    Office goes by the order that each series states, other programs put the series that is written
    last below the rest.
    """
    series = [point_series(sheet, n, *of) for n, of in enumerate(_looks(drawn))]
    labels = (
        f'{gridlines()}<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"{NO_LINE}{chart_text(size, shown('muted'))}"
    )
    start, second, *_ = (tick.value for tick in drawn.chart.ticks)
    unit, rows = second - start, (0.5, len(drawn.names) + 0.5)
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{''.join(reversed(series))}{USED}</c:scatterChart>"
        f"{point_axis(CATEGORY, VALUE, 't', (start, drawn.end), labels, unit=unit)}"
        f"{point_axis(VALUE, CATEGORY, 'l', rows, '', down=True)}"
    )


def _looks(drawn: Plot) -> Iterator[tuple[int, int, str]]:
    """Yield the columns across and down of each series, and its looks, the lowest first."""
    colors = {role: series.color for role, series in drawn.chart.roles.items()}
    places, row = list(colors), drawn.rows
    rows = len(places)
    dot = _across(DOT, row)
    yield rows + 2, rows + 3, _stroke(colors[LOW], BAND * row)
    diamond = marker("diamond", _across(DIAMOND, row) - LARGER, "", "ink", LINE)
    yield places.index(REGION), rows + 1, UNJOINED + diamond
    inside = marker("diamond", _across(DIAMOND, row) - LARGER - INNER, "white", "white")
    yield places.index(REGION), rows + 1, UNJOINED + inside
    tones = (tone or colors[UNIT] for tone in drawn.chart.colors)
    dots = "".join(_dot(place, tone, dot) for place, tone in enumerate(tones))
    unit = UNJOINED + marker("circle", dot + LARGER, colors[UNIT]) + dots
    yield places.index(UNIT), rows, unit
    if any(_hollow(drawn.chart)):
        smaller = max(2, round(dot - 2 * RING))
        yield places.index(UNIT), rows + 6, UNJOINED + marker("circle", smaller, "white", "white")
    yield rows + 4, rows + 5, _stroke(colors[NATION], 1.4)


def _stroke(color: str, width: float) -> str:
    return f"<c:spPr>{outline(color, width, cap='flat')}</c:spPr>{NO_MARK}"


def point_series(sheet: Sheet, order: int, across: int, down: int, look: str) -> str:
    """Return a series of points: its place in the order, its columns across and down, its looks."""
    heading = strings(sheet.heading(across), [sheet.columns[across].heading])
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx>{heading}</c:tx>{look}'
        f"<c:xVal>{numbers(sheet, across)}</c:xVal><c:yVal>{numbers(sheet, down)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _dot(place: int, color: str, size: int) -> str:
    dot = marker("circle", size, color)
    return f'<c:dPt><c:idx val="{place}"/>{dot}<c:bubble3D val="0"/></c:dPt>'


def _across(radius: float, row: float) -> int:
    return max(2, round(2 * radius * row))
