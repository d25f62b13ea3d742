"""Tell whether what was placed has room in its box, measured with the real fonts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from report_builder.model import Text
from report_builder.render.charts.room import has_room as chart_has_room
from report_builder.render.page import Box, ChartBox, Element, Face, Line, Role, TableBox, TextBox
from report_builder.render.place import flow
from report_builder.story.blocks import Table

ROUNDING = 0.02
"""Inches that lines may be taller than their box."""
CELL_LEADING, CELL_PAD, CLOSE = 1.4, 0.08, 0.01
"""Distance of base lines in cells, and inches around their words, less in tables of shades or
drawings."""


@singledispatch
def has_room(element: Element) -> bool:
    """Tell whether the words of an element stay within its box, none of them cut."""
    return True


@has_room.register
def _(element: TextBox) -> bool:
    inner = element.box.inset(*element.inset)
    tall = flow.height(element.lines, inner.w)
    return tall <= inner.h + ROUNDING and not flow.broken_word(element.lines, inner.w)


@has_room.register
def _(element: ChartBox) -> bool:
    box = element.box
    return chart_has_room(element.chart, box.w * flow.POINTS, box.h * flow.POINTS, element.size)


@has_room.register
def _(element: TableBox) -> bool:
    needed = row_heights(element.table, element.box, element.size)
    return all(
        least <= tall + ROUNDING for least, tall in zip(needed, element.heights, strict=True)
    )


def row_heights(table: Table, box: Box, size: float) -> tuple[float, ...]:
    """Return the inches that the header and each row of a table need in the width of a box."""
    pad = CLOSE if table.shades or table.drawn else CELL_PAD
    return tuple(
        max(flow.height((line,), width) + pad for line, width in row)
        for row in _cells(table, box, size)
    )


def tears_words(element: Element) -> bool:
    """Tell whether a cell of a table is too narrow for one of its words."""
    return isinstance(element, TableBox) and any(
        flow.broken_word((line,), width)
        for row in _cells(element.table, element.box, element.size)
        for line, width in row
    )


def _cells(table: Table, box: Box, size: float) -> Iterator[list[tuple[Line, float]]]:
    """Yield the cells of the header and of each row, with the inches that their words have."""
    whole = sum(table.widths)
    widths = [box.w * width / whole - 2 * CELL_PAD for width in table.widths]
    for at, row in enumerate((table.header, *table.rows)):
        lines = (_cell(cell, size, head=at == 0) for cell in row)
        yield list(zip(lines, widths, strict=False))


def even_rows(least: Sequence[float], height: float) -> tuple[float, ...]:
    """Return the heights of rows that fill a height: alike where that does, else none too low."""
    row = height / len(least)
    if max(least) <= row:
        return (row,) * len(least)
    spare = max(0.0, height - sum(least)) / len(least)
    return tuple(tall + spare for tall in least)


def _cell(text: Text, size: float, *, head: bool) -> Line:
    face = Face.BOLD if head else Face.BODY
    return Line(text, Role.TEXT, face, size, leading=CELL_LEADING)
