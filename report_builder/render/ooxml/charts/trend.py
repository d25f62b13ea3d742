"""Write charts of years as native line charts, whose words stand around them as shapes."""

from __future__ import annotations

from report_builder.render.charts.trend import line_width, lines_of, radius
from report_builder.render.ooxml.charts.axes import CATEGORY, USED, VALUE, category_axis, scaling
from report_builder.render.ooxml.charts.plots import Frame, Plot, names_of
from report_builder.render.ooxml.charts.words import marker, numbers, strings
from report_builder.render.ooxml.charts.workbook import Sheet
from report_builder.render.ooxml.drawingml import outline
from report_builder.story.chartspec import ChartSpec


def trend_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a chart of years."""
    placed = lines_of(chart, frame.width, frame.height, frame.size)
    across, down = placed.right - placed.left, placed.bottom - placed.top
    area = frame.share(placed.left, placed.top, across, down)
    return Plot(chart, names_of(chart), area, chart.maximum or 100.0)


def lines(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the lines and axes of the chart, which run from the first year to the last."""
    chart = drawn.chart
    series = "".join(_line(drawn, sheet, place, size) for place in range(len(chart.series)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/>{USED}</c:lineChart>'
        f"{category_axis('b', size, line='', hidden=True)}"
        f'<c:valAx><c:axId val="{VALUE}"/>{scaling(chart.minimum, drawn.end)}'
        '<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{CATEGORY}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        "</c:valAx>"
    )


def _line(drawn: Plot, sheet: Sheet, place: int, size: float) -> str:
    series = drawn.chart.series[place]
    dot = marker("circle", max(2, round(2 * radius(series, size))), series.color, series.color)
    heading = strings(sheet.heading(place), [sheet.columns[place].heading])
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{heading}</c:tx>'
        f"<c:spPr>{outline(series.color, line_width(series))}</c:spPr>{dot}"
        f"<c:cat>{strings(*sheet.categories())}</c:cat><c:val>{numbers(sheet, place)}</c:val>"
        '<c:smooth val="0"/></c:ser>'
    )
