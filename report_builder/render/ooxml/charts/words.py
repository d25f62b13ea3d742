"""Write what charts are made of: text, names and numbers with the cells they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.render.contrast import legible
from report_builder.render.ooxml.charts.workbook import Sheet, digits
from report_builder.render.ooxml.drawingml import LANGUAGE, escape, faces, outline, solid_fill
from report_builder.render.theme import theme

UNBROKEN = '<a:bodyPr rot="0" vert="horz" wrap="none"/>'
"""How values are set: Office fits their boxes to them, LibreOffice wraps them unless told so."""
FLUSH = UNBROKEN.replace("/>", ' lIns="0" tIns="0" rIns="0" bIns="0"/>')
"""How names over bars are set: from where the bars begin."""
NO_LINE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"

_WRAPPED = '<a:bodyPr rot="0" vert="horz" wrap="square"/>'


def chart_text(size: float, color: str = "", *, bold: bool = False, body: str = _WRAPPED) -> str:
    """Return the text properties of a part of a chart, in the faces of the theme.

    `color` is one that can be read where the text stands, by default on what is behind the chart.
    """
    ink = solid_fill(color or shown("ink"))
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr {LANGUAGE} sz="{round(size * 100)}" b="{int(bold)}">{ink}'
        f"{faces('mn')}</a:defRPr></a:pPr><a:endParaRPr {LANGUAGE}/></a:p></c:txPr>"
    )


def shown(color: str) -> str:
    """Return a colour that can be read on what is behind a chart."""
    return legible(theme(), color, theme().ground)


def value_text(size: float, color: str = "") -> str:
    """Return the text properties of a printed value."""
    return chart_text(size, color, bold=True, body=UNBROKEN)


def filled(fill: str, line: str = "", width: float = 0.75, opacity: float = 1.0) -> str:
    """Return the looks of a shape in a chart: a fill and a line, each a colour name or none."""
    return f"<c:spPr>{solid_fill(fill, opacity)}{outline(line, width)}</c:spPr>"


def marker(symbol: str, size: int, fill: str, line: str = "", width: float = 0.75) -> str:
    """Return the mark of a point, its size in points."""
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"{filled(fill, line, width)}</c:marker>"
    )


def strings(reference: str, texts: Sequence[str]) -> str:
    """Return texts and the cells they stand in."""
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)
    )
    cache = f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{escape(reference)}</c:f>{cache}</c:strRef>"


def numbers(sheet: Sheet, place: int) -> str:
    """Return the values of a column and the cells they stand in; what is missing is left out."""
    column = sheet.columns[place]
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{digits(value)}</c:v></c:pt>'
        for i, value in enumerate(column.values)
        if isinstance(value, int | float)
    )
    return (
        f"<c:numRef><c:f>{escape(sheet.values(place))}</c:f><c:numCache><c:formatCode>"
        f"{escape(column.number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(column.values)}"/>{points}</c:numCache></c:numRef>'
    )


def manual_layout(inner: str) -> str:
    """Return a layout given in shares of the chart."""
    return f"<c:layout><c:manualLayout>{inner}</c:manualLayout></c:layout>"
