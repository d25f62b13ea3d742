"""Draw tables as tables, in the table style of the template."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.model import Text
from report_builder.render.page import Face, Line, Role, TableBox
from report_builder.render.pptx.drawingml import emu, identity, solid_fill, transform
from report_builder.render.pptx.layouts import Slot
from report_builder.render.pptx.text import Style, paragraph
from report_builder.render.pptx.themes import TABLE_STYLE

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
MARGIN_X, _MARGIN_Y = 0.08, 0.0
"""Inches between the edges of a cell and its text."""
_LEADING = 1.4


def table_frame(element: TableBox, shape_id: int, name: str, slot: Slot | None) -> str:
    """Return a table; the first row is its header."""
    table = element.table
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in _widths(element))
    rows = (table.header, *table.rows)
    inner = "".join(
        _row(cells, element.heights[i], element, head=i == 0) for i, cells in enumerate(rows)
    )
    reference = slot.reference if slot else ""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(shape_id, name, alt=table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvGraphicFramePr>{transform(element.box, 'p')}"
        f'<a:graphic><a:graphicData uri="{_URI}"><a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>"
        f"{inner}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _widths(element: TableBox) -> list[int]:
    total = sum(element.table.widths)
    widths = [emu(element.box.w * width / total) for width in element.table.widths]
    return [*widths[:-1], emu(element.box.w) - sum(widths[:-1])]


def _row(cells: Sequence[Text], height: float, element: TableBox, *, head: bool) -> str:
    inner = "".join(_cell(text, element, head=head) for text in cells)
    return f'<a:tr h="{emu(height)}">{inner}</a:tr>'


def _cell(text: Text, element: TableBox, *, head: bool) -> str:
    face, color = (Face.BOLD, "white") if head else (Face.BODY, "ink")
    line = Line(text, Role.TEXT, face, element.size, color, leading=_LEADING)
    fill = solid_fill(element.color) if head and element.color != "brand" else ""
    x, y = emu(MARGIN_X), emu(_MARGIN_Y)
    inner = paragraph(line, Style(0.0, face, color))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{inner}</a:txBody>"
        f'<a:tcPr marL="{x}" marR="{x}" marT="{y}" marB="{y}" anchor="ctr">{fill}</a:tcPr></a:tc>'
    )
