"""Draw tables as tables, in the table style of the template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from report_builder.model import Text, plain
from report_builder.render.contrast import legible
from report_builder.render.ooxml.drawingml import emu, identity, solid_fill, transform
from report_builder.render.page import Box, CellsBox, Face, Line, Role, TableBox
from report_builder.render.place.flow import text_lines
from report_builder.render.pptx.breaks import spared
from report_builder.render.pptx.slots import Slot
from report_builder.render.pptx.text import LINE_PITCH, Style, paragraph
from report_builder.render.pptx.themes import TABLE_STYLE
from report_builder.render.theme import Color, theme

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
MARGIN_X = 0.08
"""Inches between the sides of a cell and its text."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Identity of the style without lines and fills, which every Office has."""
HEADER = "brand"
"""What our style fills the header with."""
_GIVEN = {"ink": Color("dk1"), "white": Color("lt1")}
"""Colours of text in our style."""
_LEADING = 1.4
POINTS = 72
"""Points of an inch."""


def table_frame(element: TableBox, shape_id: int, name: str, slot: Slot | None) -> str:
    """Return a table in the style of the template; the first row is its header."""
    table, style = element.table, f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>"
    rows = "".join(
        _row(element.heights[i], [_cell(text, element, i, j) for j, text in enumerate(cells)])
        for i, cells in enumerate((table.header, *table.rows))
    )
    told = identity(shape_id, name, alt=table.alt)
    return _frame(told, slot, element.box, style + "</a:tblPr>" + _grid(element) + rows)


def cells_frame(element: CellsBox, shape_id: int, name: str) -> str:
    """Return a table without a style, whose cells say their own."""
    style = f"<a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>"
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in element.widths)
    rows = "".join(
        _row(
            height,
            [
                _filled(paragraph(_within(line, height, width)), 0.0)
                for line, width in zip(cells, element.widths, strict=True)
            ],
        )
        for height, cells in zip(element.heights, element.rows, strict=True)
    )
    told = identity(shape_id, name, alt=element.alt)
    return _frame(told, None, element.box, f"{style}<a:tblGrid>{grid}</a:tblGrid>{rows}")


def _within(line: Line, height: float, width: float) -> Line:
    """Return a line whose spacing makes no row higher: rows grow with what stands in them.

    It is exact: with a face that is higher than ours rows would leave what stands beside them.
    """
    lines = max(text_lines(line, width), 1 + plain(line.text).count("\n"))
    return replace(line, apart=min(line.leading * line.size, height * POINTS / lines))


def _frame(told: str, slot: Slot | None, box: Box, inner: str) -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{told}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{slot.reference if slot else ''}</p:nvPr></p:nvGraphicFramePr>"
        f'{transform(box, "p")}<a:graphic><a:graphicData uri="{_URI}"><a:tbl>'
        f'<a:tblPr firstRow="1">{inner}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
    )


def _width(element: TableBox, column: int) -> float:
    return element.box.w * element.table.widths[column] / sum(element.table.widths)


def _grid(element: TableBox) -> str:
    widths = [emu(_width(element, column)) for column in range(len(element.table.widths))]
    exact = [*widths[:-1], emu(element.box.w) - sum(widths[:-1])]
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in exact)
    return f"<a:tblGrid>{columns}</a:tblGrid>"


def _row(height: float, cells: Iterable[str]) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _cell(text: Text, element: TableBox, row: int, column: int) -> str:
    head, shades = row == 0, element.table.shades
    face, given = (Face.BOLD, "white") if head else (Face.BODY, "ink")
    shade = shades[row - 1][column] if shades and not head else ""
    own = element.color if head else shade
    color = (
        theme().text_on(own or HEADER) if own or head else legible(theme(), "ink", theme().ground)
    )
    align = element.table.align(column)
    line = Line(text, Role.TEXT, face, element.size, color, align=align, leading=_LEADING)
    room = _width(element, column) - 2 * MARGIN_X
    line = _within(_placed(line, room), element.heights[row], room)
    fill = solid_fill(own) if own and own != HEADER else ""
    return _filled(paragraph(line, Style(0.0, face, _styled(given))), MARGIN_X, fill)


def _placed(line: Line, room: float) -> Line:
    """Return the text of a cell in whole words, one of one line no higher than its letters."""
    told = spared(line, room) if line.align == "left" else line
    return told if text_lines(told, room) > 1 else replace(told, leading=LINE_PITCH)


def _styled(name: str) -> str:
    """Return a colour as the table style gives it, '' where the template asked for another."""
    return name if theme().color(name) == _GIVEN[name] else ""


def _filled(inner: str, margin: float, fill: str = "") -> str:
    side = emu(margin)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{inner}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="0" marB="0" anchor="ctr">{fill}</a:tcPr></a:tc>'
    )
