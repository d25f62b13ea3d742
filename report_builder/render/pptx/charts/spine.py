"""Write a spine chart: the dot of a unit on the range of all, row by row beside a table.

It is a chart of points whose height is the number of their row. Error bars draw the tick of the
nation and the band of the middle half, so that both move with the values in the workbook.
"""

from __future__ import annotations

from report_builder.render.charts.spine import BAND, DIAMOND, DOT, SIDE, TICK, TICKS
from report_builder.render.pptx.charts.axes import CATEGORY, USED, VALUE, gridlines, point_axis
from report_builder.render.pptx.charts.plots import Frame, Plot, texts_of
from report_builder.render.pptx.charts.words import (
    NO_LINE,
    chart_text,
    marker,
    numbers,
    strings,
)
from report_builder.render.pptx.charts.workbook import Column, Sheet
from report_builder.render.pptx.drawingml import outline
from report_builder.story.blocks import ChartSpec

HEADINGS = {
    "unit": "คะแนน",
    "nation": "ประเทศ",
    "region": "ภาค",
    "low": "ขอบล่างของช่วงกลาง",
    "high": "ขอบบนของช่วงกลาง",
}
"""Names of the series in the workbook."""
ROW, RANGE = "แถวของ", "ความกว้างของช่วงกลาง"
_ORDER = ("low", "high", "nation", "unit", "region")
"""The series in the order in which they are drawn, one over the other."""


def spine_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot; its first row is the axis, as in the table beside it."""
    rows = len(chart.categories)
    row = frame.height / (rows + 1)
    side = SIDE * frame.width
    area = frame.share(side, row, frame.width - 2 * side, row * rows)
    return Plot(chart, tuple(texts_of(chart)), area, chart.maximum or 100.0, rows=row)


def spine_sheet(drawn: Plot, family: str) -> Sheet:
    """Return the values, then the rows in which they stand and the width of the middle half."""
    chart = drawn.chart
    values = [tuple(point.value for point in series.points) for series in chart.series]
    names = [HEADINGS[series.name] for series in chart.series]
    scores = [Column(n, v, chart.number_format) for n, v in zip(names, values, strict=True)]
    places = [
        Column(f"{ROW}{name}", tuple(None if v is None else i + 1.0 for i, v in enumerate(column)))
        for name, column in zip(names, values, strict=True)
    ]
    low, high = (values[_place(chart, name)] for name in ("low", "high"))
    wide = tuple(None if a is None or b is None else b - a for a, b in zip(low, high, strict=True))
    return Sheet(drawn.labels, (*scores, *places, Column(RANGE, wide, chart.number_format)), family)


def spine(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the series and axes of the chart."""
    series = "".join(_series(drawn, sheet, order, name) for order, name in enumerate(_ORDER))
    labels = (
        f'{gridlines()}<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"{NO_LINE}{chart_text(size, 'muted')}"
    )
    end, unit = drawn.end, drawn.end / (len(TICKS) - 1)
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{series}{USED}</c:scatterChart>"
        f"{point_axis(CATEGORY, VALUE, 't', (0.0, end), labels, unit=unit)}"
        f"{point_axis(VALUE, CATEGORY, 'l', (0.5, len(drawn.labels) + 0.5), '', down=True)}"
    )


def _place(chart: ChartSpec, name: str) -> int:
    return [series.name for series in chart.series].index(name)


def _series(drawn: Plot, sheet: Sheet, order: int, name: str) -> str:
    place, count = _place(drawn.chart, name), len(drawn.chart.series)
    heading = strings(sheet.heading(place), [sheet.columns[place].heading])
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx>{heading}</c:tx>'
        f'<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>{_look(drawn, sheet, name)}'
        f"<c:xVal>{numbers(sheet, place)}</c:xVal>"
        f'<c:yVal>{numbers(sheet, place + count)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def _look(drawn: Plot, sheet: Sheet, name: str) -> str:
    """Return the marks of a series in the order of the schema: its mark, points, error bars."""
    color, row = drawn.chart.series[_place(drawn.chart, name)].color, drawn.rows
    none = '<c:marker><c:symbol val="none"/></c:marker>'
    match name:
        case "unit":
            dots = enumerate(drawn.chart.colors)
            own = "".join(_dot(i, tone or color, row) for i, tone in dots)
            return marker("circle", _across(DOT, row), color) + own
        case "region":
            return marker("diamond", _across(DIAMOND, row), "white", "ink", 0.9)
        case "nation":
            tick = f'<c:errValType val="fixedVal"/><c:noEndCap val="1"/><c:val val="{TICK / 2:g}"/>'
            return none + _bars("y", "both", tick, outline(color, 1.4, cap="flat"))
        case "low":
            last = len(sheet.columns) - 1
            wide = (
                '<c:errValType val="cust"/><c:noEndCap val="1"/>'
                f"<c:plus>{numbers(sheet, last)}</c:plus>"
            )
            return none + _bars("x", "plus", wide, outline(color, BAND * row, cap="flat"))
    return none


def _bars(direction: str, kind: str, length: str, line: str) -> str:
    return (
        f'<c:errBars><c:errDir val="{direction}"/><c:errBarType val="{kind}"/>{length}'
        f"<c:spPr>{line}</c:spPr></c:errBars>"
    )


def _dot(place: int, color: str, row: float) -> str:
    dot = marker("circle", _across(DOT, row), color)
    return f'<c:dPt><c:idx val="{place}"/>{dot}<c:bubble3D val="0"/></c:dPt>'


def _across(radius: float, row: float) -> int:
    return max(2, round(2 * radius * row))
