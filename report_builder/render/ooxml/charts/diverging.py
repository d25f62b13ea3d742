"""Write a diverging chart: stacked bars whose unseen parts keep the sides at one line.

The workbook works out the unseen parts from the answers, so that the bars follow when those change.
The names of questions and answers stand beside the chart as texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.render.charts.sides import Diverging, placed, sides, values
from report_builder.render.charts.words import printed, widest
from report_builder.render.ooxml.charts.axes import USED, category_axis, value_axis
from report_builder.render.ooxml.charts.labels import SHOWN
from report_builder.render.ooxml.charts.plots import Frame, Plot, gap_in, names_of
from report_builder.render.ooxml.charts.words import (
    NO_LINE,
    filled,
    manual_layout,
    numbers,
    shown,
    strings,
    value_text,
)
from report_builder.render.ooxml.charts.workbook import Column, Sheet, digits, letter
from report_builder.render.ooxml.drawingml import quoteattr
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartSpec, Series, SeriesRole

NUMBERS = (SeriesRole.MEAN, SeriesRole.TOTAL)
UNSEEN = ("ระยะก่อนแท่ง", "ระยะก่อนช่องกลาง", "ระยะก่อนค่าเฉลี่ย", "ระยะก่อนผลรวม")
"""The headings of the parts that aren't seen."""
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""Keeps away the lines from moved labels to their parts."""
_PLACES = 6
"""Decimals of the places that unseen parts are worked out from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergingPlot(Plot):
    """The plot of a diverging chart, and where its parts stand."""

    at: Diverging
    frame: Frame


def diverging_plot(chart: ChartSpec, frame: Frame) -> DivergingPlot:
    """Return the plot, whose bars stand where the other painter has them."""
    at = placed(chart, frame.width, frame.height, frame.size)
    return DivergingPlot(
        chart,
        names_of(chart),
        frame.share(at.start, at.top, frame.width - at.start, at.row * len(at.names)),
        (frame.width - at.start) / at.unit,
        gap_in(at.row, at.thick),
        at=at,
        frame=frame,
    )


def diverging_sheet(drawn: Plot, family: str) -> Sheet:
    """Return the answers, their mean and total, then what the unseen parts come to."""
    assert isinstance(drawn, DivergingPlot)
    chart = drawn.chart
    told = (
        Column(s.name, tuple(p.value for p in s.points), _format(chart, s)) for s in chart.series
    )
    unseen = (_column(heading, *of) for heading, of in zip(UNSEEN, _ends(drawn), strict=False))
    return Sheet(drawn.names, (*told, *unseen), family)


def _format(chart: ChartSpec, series: Series) -> str:
    if series.role is SeriesRole.TOTAL:
        return '0"%"'
    return "0.0" if series.role is SeriesRole.MEAN else chart.number_format


Terms = Sequence[tuple[Series, float]]
"""Series, and how much of each of their values is taken."""


def _ends(drawn: DivergingPlot) -> Iterator[tuple[ChartSpec, float, Terms]]:
    """Yield what each unseen part is worked out from: a place, less answers and half of the mean.

    A total, longer than what is left of the axis, is named at its beginning.
    """
    chart, at, size = drawn.chart, drawn.at, drawn.frame.size
    against, both = sides(chart)
    line, neutral, mean = ((x - at.start) / at.unit for x in (at.line, at.neutral, at.mean))
    middle = [s for s in chart.series if s.role is SeriesRole.UNDECIDED]
    own = [(s, 0.5) for s in chart.series if s.role is SeriesRole.MEAN]
    yield chart, line, _whole(against)
    yield chart, neutral - line, _whole(both[len(against) :])
    yield chart, mean - neutral, (*_whole(middle), *own)
    for total in (s for s in chart.series if s.role is SeriesRole.TOTAL):
        wide = widest(map(printed, total.points), "bold", at.large(SeriesRole.TOTAL, size))
        yield chart, (at.total - wide / 2 - at.mean) / at.unit, own


def _whole(series: Sequence[Series]) -> Terms:
    return tuple((each, 1.0) for each in series)


def _column(heading: str, chart: ChartSpec, place: float, terms: Terms) -> Column:
    rows = range(len(chart.categories))
    lengths = tuple(
        place - sum(part * (s.points[row].value or 0.0) for s, part in terms) for row in rows
    )
    start = digits(round(place, _PLACES))
    formulas = tuple(
        "".join([start, *(f"-{digits(part)}*{_cell(chart, s, row)}" for s, part in terms)])
        for row in rows
    )
    return Column(heading, lengths, "0.0", formulas)


def _cell(chart: ChartSpec, series: Series, row: int) -> str:
    return f"{letter(chart.series.index(series))}{row + 2}"


def diverging(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the series and axes of the chart, its parts from left to right."""
    assert isinstance(drawn, DivergingPlot)
    series = "".join(
        _series(drawn, sheet, order, column, size) for order, column in enumerate(_order(drawn))
    )
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{drawn.gap}"/><c:overlap val="100"/>{USED}</c:barChart>'
        f"{category_axis('l', size, line='', down=True, hidden=True)}{value_axis('t', drawn.end)}"
    )


def _order(drawn: DivergingPlot) -> Iterator[int]:
    """Yield the columns of the parts in the order in which they are stacked."""
    chart = drawn.chart
    _, both = sides(chart)
    first = len(chart.series)
    yield first
    yield from (chart.series.index(series) for series in both)
    yield first + 1
    yield from (at for at, s in enumerate(chart.series) if s.role is SeriesRole.UNDECIDED)
    for place, (series, _) in enumerate(drawn.at.numbers(), first + 2):
        yield place
        yield chart.series.index(series)


def _series(drawn: DivergingPlot, sheet: Sheet, order: int, column: int, size: float) -> str:
    seen = drawn.chart.series[column] if column < len(drawn.chart.series) else None
    fill = seen.color if seen and seen.role not in NUMBERS else ""
    labels = _labels(drawn, seen, size) if seen else ""
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>'
        f"<c:tx>{strings(sheet.heading(column), [sheet.columns[column].heading])}</c:tx>"
        f'{filled(fill, "white" if fill else "", 1.5)}<c:invertIfNegative val="0"/>{labels}'
        f"<c:cat>{strings(*sheet.categories())}</c:cat>"
        f"<c:val>{numbers(sheet, column)}</c:val></c:ser>"
    )


def _labels(drawn: DivergingPlot, series: Series, size: float) -> str:
    """Return the values of a series, those of narrow parts moved to where there is room."""
    number = series.role if series.role in NUMBERS else None
    tone = shown(series.color) if number else theme().text_on(series.color)
    large = drawn.at.large(number, size) if number else size
    place = "inBase" if number is SeriesRole.TOTAL else "ctr"
    own = "".join(
        f'<c:dLbl><c:idx val="{row}"/>{moved}{_number(drawn, series)}'
        f"{value_text(size)}{_shown(place)}</c:dLbl>"
        for row, moved in _moved(drawn, series, size)
    )
    usual = f"{_number(drawn, series)}{value_text(large, tone)}{_shown(place)}"
    return f"<c:dLbls>{own}{usual}{NO_LEADERS}</c:dLbls>"


def _number(drawn: DivergingPlot, series: Series) -> str:
    code = quoteattr(_format(drawn.chart, series))
    return f'<c:numFmt formatCode={code} sourceLinked="0"/>{NO_LINE}'


def _moved(drawn: DivergingPlot, series: Series, size: float) -> Iterator[tuple[int, str]]:
    """Yield the rows in which a part is too narrow for its value, and where that stands."""
    for row in range(len(drawn.chart.categories)):
        middles = {s.name: x + wide / 2 for s, x, wide in drawn.at.parts(row)}
        for value in values(drawn.at, row, size):
            across = (value.x - middles[value.series.name]) / drawn.frame.width
            down = value.down / drawn.frame.height
            if value.series is series and (across or down):
                yield row, manual_layout(f'<c:x val="{across:.4f}"/><c:y val="{down:.4f}"/>')


def _shown(place: str) -> str:
    return f'<c:dLblPos val="{place}"/>{SHOWN}'
