"""Tell whether what was placed has room in its box, measured with the real fonts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from report_builder.model import Text
from report_builder.render.charts.room import has_room as chart_has_room
from report_builder.render.page import Box, ChartBox, Element, Face, Line, Role, TableBox, TextBox
from report_builder.render.place import flow
from report_builder.story.blocks import Table

ROUNDING = 0.02
"""Inches that lines may be taller than their box."""
CELL_LEADING, CELL_PAD, CLOSE = 1.4, 0.08, 0.01
"""Distance of base lines in cells, and inches around their words, in tables of shades less."""


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
    whole, pad = sum(table.widths), CLOSE if table.shades else CELL_PAD
    widths = [box.w * width / whole - 2 * CELL_PAD for width in table.widths]
    return tuple(
        max(
            flow.height((_cell(cell, size, head=at == 0),), width) + pad
            for cell, width in zip(row, widths, strict=False)
        )
        for at, row in enumerate((table.header, *table.rows))
    )


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
