"""Draw tables: rows of cells with rules between them, and rows of lines of their own style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, dropwhile

from report_builder.model import Text
from report_builder.render.page import Box, CellsBox, Face, Line, Role, TableBox
from report_builder.render.pdf.lines import Strip, base_line, broken, unwrapped, write_strip
from report_builder.render.pdf.paths import POINTS, line, rectangle
from report_builder.render.pdf.sheet import Node, Sheet
from report_builder.render.theme import theme

PAD = 0.08 * POINTS
"""Space at both sides of the text of a cell in points."""
LEADING = 1.4
_RULE = 0.75
"""Width in points of the rule below a row."""


def draw_table(sheet: Sheet, element: TableBox) -> None:
    """Draw a table: a row grows with the lines of its cells, shades stand behind them."""
    table, node, y = element.table, sheet.root.add("Table"), element.box.y * POINTS
    widths = [element.box.w * POINTS * width / sum(table.widths) for width in table.widths]
    fills = ((element.color,) * len(widths), *(table.shades or ((),) * len(table.rows)))
    texts = (table.header, *table.rows)
    for nth, (row, colors, height) in enumerate(zip(texts, fills, element.heights, strict=True)):
        face = Face.BODY if nth else Face.BOLD
        lines = [
            _cell(text, face, element, color, table.align(column))
            for column, (text, color) in enumerate(_with_fills(row, colors))
        ]
        strips = [broken(own, width - 2 * PAD) for own, width in zip(lines, widths, strict=True)]
        tall = max(height * POINTS, *(len(own) * element.size * LEADING for own in strips))
        places = [*_side_by_side(widths, element.box.x * POINTS, y, tall)]
        with sheet.decoration():
            for place, (_, color) in zip(places, _with_fills(row, colors), strict=True):
                _draw_ground(sheet, place, color, ruled=nth > 0)
        tags = node.add("TR")
        for own, strip, place in zip(lines, strips, places, strict=True):
            cell = tags.add("TD") if nth else tags.add("TH", _scope("Column"))
            room = place.inset(PAD, 0.0)
            _draw_lines(sheet, cell, own, strip, room, element.size * LEADING)
        y += tall


def draw_cells(sheet: Sheet, element: CellsBox) -> None:
    """Draw a table without rules, its first row as its header.

    The first cell of a row is its heading; it spans the empty cells beside it. Where cells hold
    several lines, base lines are as far apart as those of the last row say.
    """
    node, y = sheet.root.add("Table"), element.box.y * POINTS
    leading = element.rows[-1][0].leading
    widths = [width * POINTS for width in element.widths]
    for nth, (row, height) in enumerate(zip(element.rows, element.heights, strict=True)):
        places = _side_by_side(widths, element.box.x * POINTS, y, height * POINTS)
        tags = node.add("TR")
        for own, place, span in _spanning(row, [*places], head=nth == 0):
            cell = _tagged(tags, own, span, head=nth == 0, first=place.x == element.box.x * POINTS)
            room = Box(place.x + own.indent * POINTS, y, place.w - own.indent * POINTS, place.h)
            _draw_lines(sheet, cell, own, unwrapped(own), room, own.size * leading)
        y += height * POINTS


def _with_fills(row: Sequence[Text], colors: Sequence[str]) -> Iterator[tuple[Text, str]]:
    return zip(row, colors or ("",) * len(row), strict=True)


def _cell(text: Text, face: Face, element: TableBox, fill: str, align: str) -> Line:
    color = theme().text_on(fill) if fill else "ink"
    return Line(text, Role.TEXT, face, element.size, color, align=align)


def _side_by_side(widths: Sequence[float], x: float, y: float, h: float) -> Iterator[Box]:
    for width, left in zip(widths, accumulate(widths, initial=x), strict=False):
        yield Box(left, y, width, h)


def _draw_ground(sheet: Sheet, place: Box, color: str, *, ruled: bool) -> None:
    if color:
        sheet.fill(rectangle(place.x, place.y, place.w, place.h), color)
    if ruled:
        ends = (place.x, place.bottom), (place.right, place.bottom)
        sheet.stroke(line(ends), "hairline", _RULE)


def _spanning(
    row: Sequence[Line], places: Sequence[Box], *, head: bool
) -> Iterator[tuple[Line, Box, int]]:
    """Yield the lines of a row with their places, and how many columns each takes."""
    beside = row[1:] if head else [*dropwhile(lambda own: not own.text, row[1:])]
    span = len(row) - len(beside)
    first = Box(places[0].x, places[0].y, sum(p.w for p in places[:span]), places[0].h)
    yield row[0], first, span
    yield from ((own, place, 1) for own, place in zip(beside, places[span:], strict=True))


def _tagged(row: Node, own: Line, span: int, *, head: bool, first: bool) -> Node:
    """Return the element of a cell: a heading of its column or row, or a cell."""
    if not own.text or not (head or first):
        return row.add("TD")
    return row.add("TH", _scope("Column" if head else "Row", span))


def _scope(of: str, span: int = 1) -> str:
    return f"/A<</O/Table/Scope/{of}{f'/ColSpan {span}' if span > 1 else ''}>>"


def _draw_lines(
    sheet: Sheet, cell: Node, own: Line, strips: Sequence[Strip], room: Box, step: float
) -> None:
    """Draw the lines of a cell in the middle of its height; an empty one has nothing to mark."""
    if not own.text:
        return
    top = room.y + (room.h - len(strips) * step) / 2
    with sheet.tagged(cell):
        for nth, strip in enumerate(strips):
            base = base_line(own.face, own.size, top + nth * step, step)
            write_strip(sheet, strip, own, room.x, room.w, base)
