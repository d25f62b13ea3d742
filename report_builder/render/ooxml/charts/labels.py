"""Write the printed values of charts: at the ends of bars with counts beside them, inside parts."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from report_builder.render.charts.bars import value_size
from report_builder.render.ooxml.charts.plots import Plot
from report_builder.render.ooxml.charts.told import count_of
from report_builder.render.ooxml.charts.words import (
    FLUSH,
    NO_LINE,
    UNBROKEN,
    chart_text,
    filled,
    shown,
    value_text,
)
from report_builder.render.ooxml.charts.workbook import Sheet
from report_builder.render.ooxml.drawingml import LANGUAGE, escape, faces, quoteattr, solid_fill
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartKind

SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_NAMED = SHOWN.replace('Val val="1"', 'Val val="0"').replace('CatName val="0"', 'CatName val="1"')
BEFORE, BESIDE = " ", "  "
"""Between a bar and its value, between a value and the count after it."""
_LABELS, _SERIES = "CE6537A1-D6FC-4f65-9D91-7224C49458BB", "02D57815-91ED-43cb-92C2-25804820EDAC"
"""What Office knows the additions of 2013 by: those to labels, those to series."""
_RANGE = '<c15:showDataLabelsRange val="1"/>'


def end_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the ends of bars and columns: values, and the counts beside them from their cells."""
    rows = range(len(drawn.names)) if place == 0 else ()
    own = "".join(_end(drawn, at, size) for at in rows)
    counted = any(count_of(drawn.chart, at) for at in rows)
    return _labels(own + _look(drawn, size), "outEnd", _added(_LABELS, _RANGE) if counted else "")


def _end(drawn: Plot, at: int, size: float) -> str:
    """Return the label of a value that differs from those of others: counted, or brought out.

    Where one is brought out, all others stand as far from their bars.
    """
    count = count_of(drawn.chart, at)
    lit = any(value_size(drawn.chart, n, size) > size for n in range(len(drawn.names)))
    known = drawn.chart.series[0].points[at].value is not None
    return _counted(drawn, at, count, size) if count or (lit and known) else ""


def name_labels(size: float) -> str:
    """Label bars of no length with the names of their rows, which stand after their beginning."""
    return _labels(NO_LINE + chart_text(size, body=FLUSH), "outEnd", shown=_NAMED)


def unlabelled(drawn: Plot, place: int, size: float) -> str:
    """Label nothing."""
    return ""


def part_labels(drawn: Plot, place: int, size: float) -> str:
    """Label the parts of stacked bars inside, each on the colour of its part.

    So a value wider than its part reads well too.
    """
    color = drawn.chart.series[place].color
    look = _look(drawn, size, filled(color), theme().text_on(color))
    own = (_own(at, "", look, side) for (j, at), side in drawn.sides.items() if j == place)
    return _labels("".join(own) + look, "ctr")


def range_of_counts(sheet: Sheet, texts: Sequence[str]) -> str:
    """Return what names the cells that labels take their counts from."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>'
        for at, text in enumerate(texts)
        if text
    )
    cache = f'<c:ptCount val="{len(texts)}"/>{points}'
    return _added(
        _SERIES,
        f"<c15:datalabelsRange><c15:f>{escape(sheet.values(sheet.counts))}</c15:f>"
        f"<c15:dlblRangeCache>{cache}</c15:dlblRangeCache></c15:datalabelsRange>",
    )


def _added(key: str, inner: str) -> str:
    return f'<c:extLst><c:ext uri="{{{key}}}" {_C15}>{inner}</c:ext></c:extLst>'


def _labels(inner: str, where: str, more: str = "", shown: str = SHOWN) -> str:
    return f'<c:dLbls>{inner}<c:dLblPos val="{where}"/>{shown}{more}</c:dLbls>'


def _own(at: int, text: str, look: str, where: str, more: str = "") -> str:
    place = f'<c:dLblPos val="{where}"/>'
    return f'<c:dLbl><c:idx val="{at}"/>{text}{look}{place}{SHOWN}{more}</c:dLbl>'


def _look(drawn: Plot, size: float, shape: str = NO_LINE, color: str = "") -> str:
    return _format(drawn) + shape + value_text(size, color)


def _format(drawn: Plot) -> str:
    return f'<c:numFmt formatCode={quoteattr(drawn.chart.number_format)} sourceLinked="0"/>'


def _counted(drawn: Plot, at: int, count: str, size: float) -> str:
    """Return the label of a value and the count beside it if it has one, beneath it on a column."""
    printed, large = drawn.chart.series[0].points[at].printed, value_size(drawn.chart, at, size)
    tone = drawn.chart.colors[at] if large > size else "ink"
    value = _field("VALUE", at, printed, large, tone, bold=True)
    cell = _field("CELLRANGE", at, count, size, "muted") if count else ""
    upright = drawn.chart.kind is ChartKind.COLUMN
    after = _blank(BESIDE, size) + cell if count else ""
    beside = f"{_blank(BEFORE, large)}{value}{after}"
    lines = filter(None, (value, cell)) if upright else (beside,)
    body = "".join(f"<a:p>{line}</a:p>" for line in lines)
    rich = f"<c:tx><c:rich>{UNBROKEN}<a:lstStyle/>{body}</c:rich></c:tx>"
    cells = _added(_LABELS, _RANGE) if count else ""
    return _own(at, rich, _format(drawn) + NO_LINE, "outEnd", cells)


def _blank(space: str, size: float) -> str:
    return f"<a:r>{_run(size)}<a:t>{space}</a:t></a:r>"


def _field(kind: str, at: int, text: str, size: float, color: str, *, bold: bool = False) -> str:
    identity = str(uuid5(NAMESPACE_URL, f"{kind} {at}")).upper()
    return (
        f'<a:fld id="{{{identity}}}" type="{kind}">{_run(size, color, bold=bold)}'
        f"<a:t>{escape(text)}</a:t></a:fld>"
    )


def _run(size: float, color: str = "ink", *, bold: bool = False) -> str:
    return (
        f'<a:rPr {LANGUAGE} sz="{round(size * 100)}" b="{int(bold)}">{solid_fill(shown(color))}'
        f"{faces('mn')}</a:rPr>"
    )
