"""Write the plot of a native chart: its series, labels and axes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from report_builder.render.charts.share import HOLE
from report_builder.render.pptx.drawingml import escape, outline, quoteattr, solid_fill
from report_builder.render.pptx.plots import Plot
from report_builder.render.pptx.text import LANGUAGE, faces
from report_builder.render.pptx.workbook import Sheet, digits
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartKind

CATEGORY_AXIS, VALUE_AXIS = 111_111_111, 222_222_222
_AXES = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
_NO_LINE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def chart_text(size: float, color: str = "ink", *, bold: bool = False) -> str:
    """Return the text properties of a part of a chart, in the faces of the theme."""
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr {LANGUAGE} sz="{round(size * 100)}" b="{int(bold)}">{solid_fill(color)}'
        f"{faces('mn')}</a:defRPr></a:pPr><a:endParaRPr {LANGUAGE}/></a:p></c:txPr>"
    )


def plot_area(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the plot in its place, with its axes."""
    area = drawn.area
    layout = (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{area.x:.4f}"/><c:y val="{area.y:.4f}"/>'
        f'<c:w val="{area.w:.4f}"/><c:h val="{area.h:.4f}"/></c:manualLayout></c:layout>'
    )
    return f"<c:plotArea>{layout}{_PLOTS[drawn.chart.kind](drawn, sheet, size)}</c:plotArea>"


def _bars(drawn: Plot, sheet: Sheet, size: float) -> str:
    upright = drawn.chart.kind is ChartKind.COLUMN
    return (
        f'<c:barChart><c:barDir val="{"col" if upright else "bar"}"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{_all_series(drawn, sheet, size, _bar_labels)}"
        f'<c:gapWidth val="{drawn.gap}"/>{_AXES}</c:barChart>'
        f"{_category_axis('b' if upright else 'l', size, line='quiet', down=not upright)}"
        f"{_value_axis('l' if upright else 't', drawn.end)}"
    )


def _likert(drawn: Plot, sheet: Sheet, size: float) -> str:
    hidden = not any(drawn.labels)
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/>'
        f'<c:varyColors val="0"/>{_all_series(drawn, sheet, size, _part_labels)}'
        f'<c:gapWidth val="{drawn.gap}"/><c:overlap val="100"/>{_AXES}</c:barChart>'
        f"{_category_axis('l', size, line='', down=True, hidden=hidden)}{_value_axis('t', 1.0)}"
    )


def _ring(drawn: Plot, sheet: Sheet, size: float) -> str:
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{_all_series(drawn, sheet, size, _part_labels)}'
        f'<c:firstSliceAng val="0"/><c:holeSize val="{round(HOLE * 100)}"/></c:doughnutChart>'
    )


def _radar(drawn: Plot, sheet: Sheet, size: float) -> str:
    rings = f"<c:majorGridlines><c:spPr>{outline('hairline')}</c:spPr></c:majorGridlines>"
    return (
        '<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>'
        f"{_all_series(drawn, sheet, size, _bar_labels)}{_AXES}</c:radarChart>"
        f"{_category_axis('b', size, line='hairline')}"
        f"{_value_axis('l', drawn.end, grid=rings, unit=drawn.end / 4)}"
    )


_PLOTS: dict[ChartKind, Callable[[Plot, Sheet, float], str]] = {
    ChartKind.BAR: _bars,
    ChartKind.COLUMN: _bars,
    ChartKind.LIKERT: _likert,
    ChartKind.SHARE: _ring,
    ChartKind.RADAR: _radar,
}

Labels = Callable[[Plot, int, float], str]


def _all_series(drawn: Plot, sheet: Sheet, size: float, labels: Labels) -> str:
    return "".join(
        _series(drawn, sheet, place, labels(drawn, place, size))
        for place in range(len(drawn.chart.series))
    )


def _series(drawn: Plot, sheet: Sheet, place: int, labels: str) -> str:
    series, kind = drawn.chart.series[place], drawn.chart.kind
    heading = sheet.columns[place].heading
    own = drawn.chart.colors if place == 0 else ()
    points = "".join(
        _point(kind, i, color) for i, color in enumerate(own) if color and color != series.color
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx>{_strings(sheet.heading(place), [heading])}</c:tx>{_look(kind, series.color)}"
        f"{points}{labels}<c:cat>{_strings(sheet.headings(), drawn.labels)}</c:cat>"
        f"<c:val>{_numbers(sheet, place)}</c:val></c:ser>"
    )


def _look(kind: ChartKind, color: str) -> str:
    if kind is ChartKind.RADAR:
        return f"<c:spPr>{outline(color, 2.25)}</c:spPr>{_marker(color)}"
    edge = outline("white", 1.5) if kind in (ChartKind.LIKERT, ChartKind.SHARE) else outline("")
    filled = f"<c:spPr>{solid_fill(color)}{edge}</c:spPr>"
    return filled + ("" if kind is ChartKind.SHARE else '<c:invertIfNegative val="0"/>')


def _marker(color: str) -> str:
    return (
        '<c:marker><c:symbol val="circle"/><c:size val="8"/>'
        f"<c:spPr>{solid_fill(color)}{outline('')}</c:spPr></c:marker>"
    )


def _point(kind: ChartKind, place: int, color: str) -> str:
    index = f'<c:idx val="{place}"/>'
    if kind is ChartKind.RADAR:
        return f'<c:dPt>{index}{_marker(color)}<c:bubble3D val="0"/></c:dPt>'
    invert = "" if kind is ChartKind.SHARE else '<c:invertIfNegative val="0"/>'
    edge = outline("white", 1.5) if kind is ChartKind.SHARE else outline("")
    look = f"<c:spPr>{solid_fill(color)}{edge}</c:spPr>"
    return f'<c:dPt>{index}{invert}<c:bubble3D val="0"/>{look}</c:dPt>'


def _strings(reference: str, texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)
    )
    cache = f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{escape(reference)}</c:f>{cache}</c:strRef>"


def _numbers(sheet: Sheet, place: int) -> str:
    values = sheet.columns[place].values
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{digits(value)}</c:v></c:pt>'
        for i, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{escape(sheet.values(place))}</c:f><c:numCache><c:formatCode>"
        f'{escape(sheet.number_format)}</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
        "</c:numCache></c:numRef>"
    )


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _format(drawn: Plot) -> str:
    code = quoteattr(drawn.chart.number_format)
    return f'<c:numFmt formatCode={code} sourceLinked="0"/>{_NO_LINE}'


def _bar_labels(drawn: Plot, place: int, size: float) -> str:
    return (
        f"<c:dLbls>{_format(drawn)}{chart_text(size, bold=True)}"
        f'<c:dLblPos val="outEnd"/>{_SHOWN}</c:dLbls>'
    )


def _part_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the parts of a whole inside, each in the tone that reads best on its colour."""
    series, ring = drawn.chart.series[place], drawn.chart.kind is ChartKind.SHARE
    where = "" if ring else '<c:dLblPos val="ctr"/>'
    tone = theme().text_on(series.color)
    own = "".join(
        f'<c:dLbl><c:idx val="{i}"/>{_format(drawn)}'
        f"{chart_text(size, theme().text_on(color), bold=True)}{where}{_SHOWN}</c:dLbl>"
        for i, color in enumerate(drawn.chart.colors if ring else ())
    )
    text = chart_text(size, tone, bold=True)
    return f"<c:dLbls>{own}{_format(drawn)}{text}{where}{_SHOWN}</c:dLbls>"


def _category_axis(
    side: str, size: float, *, line: str, down: bool = False, hidden: bool = False
) -> str:
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation '
        f'val="{"maxMin" if down else "minMax"}"/></c:scaling><c:delete val="{int(hidden)}"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{outline(line, 1.0)}</c:spPr>{chart_text(size)}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(side: str, end: float, *, grid: str = "", unit: float = 0.0) -> str:
    step = f'<c:majorUnit val="{digits(unit)}"/>' if unit else ""
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{digits(end)}"/><c:min val="0"/></c:scaling><c:delete val="{int(not grid)}"/>'
        f'<c:axPos val="{side}"/>{grid}<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'{_NO_LINE}<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )
