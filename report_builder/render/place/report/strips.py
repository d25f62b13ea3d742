"""Place a long table of few columns in strips beside each other, each under the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from report_builder.model import Run, Text
from report_builder.render.layout import columns
from report_builder.render.page import (
    Box,
    CellsBox,
    Element,
    Figure,
    Line,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place.report.looks import AREA, NOTE, note, tall
from report_builder.render.place.report.pieces import FEWEST, Piece
from report_builder.render.place.report.tables import AIR, BEFORE, caption_line, cell, widths_in
from report_builder.story.report.blocks import TABLE, DataTable

GAP, ROW = 0.15, 0.02
"""Inches between strips, and around the words of a row."""


@dataclass(frozen=True)
class _Laid:
    """A table whose header and rows are measured for a strip, with what stands around it."""

    table: DataTable
    caption: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    source: Line | None

    @property
    def deep(self) -> int:
        """Return the rows of the longest strip."""
        return -(-len(self.rows) // self.table.strips)

    @property
    def heights(self) -> tuple[float, ...]:
        """Return the heights of the header and of the rows, which are level in all strips."""
        beside = (self.rows[nth :: self.deep] for nth in range(self.deep))
        levels = ([self.header], *beside)
        return tuple(max(tall(x) for row in rows for x in row) + 2 * ROW for rows in levels)

    @property
    def around(self) -> float:
        """Return the height of all but header and rows."""
        foot = tall(self.source) + AIR / 2 if self.source else 0.0
        return tall(self.caption) + AIR + foot


def strips_piece(table: DataTable, caption: Text) -> Piece:
    """Return the piece of a table in strips; what has no room on a page goes on on the next."""
    wide = columns(AREA, (1.0,) * table.strips, GAP)[0].w
    widths = widths_in(table, NOTE, wide)
    header, *rows = (
        tuple(cell(table, text, at, nth, widths[nth], NOTE) for nth, text in enumerate(row))
        for at, row in enumerate((table.table.header, *table.table.rows))
    )
    source = note(table.source) if table.source else None
    return _piece(_Laid(table, caption_line(caption), header, tuple(rows), widths, source))


def _piece(laid: _Laid) -> Piece:
    height = laid.around + sum(laid.heights)

    def divide(room: float) -> tuple[Piece, Piece] | None:
        ends = accumulate(laid.heights, initial=laid.around)
        fitting = min(sum(end <= room for end in ends) - 2, laid.deep - 1)
        tried = range(fitting, FEWEST - 1, -1)
        ways = (_parts(laid, rows * laid.table.strips) for rows in tried)
        return next((way for way in ways if way[0].height <= room), None)

    def draw(top: float, given: float) -> tuple[Element, ...]:
        return tuple(_drawn(laid, top))

    first = laid.around + sum(laid.heights[: 1 + FEWEST])
    return Piece(height, draw, BEFORE, height, first, floats=TABLE, divide=divide)


def _parts(laid: _Laid, end: int) -> tuple[Piece, Piece]:
    """Return a table up to a row, and from there on under its header."""
    words, goes_on = laid.caption.text, Run(f" {laid.table.language.goes_on}")
    again = words if words[-1] == goes_on else (*words, goes_on)
    below = replace(laid, caption=caption_line(again), rows=laid.rows[end:])
    return _piece(replace(laid, rows=laid.rows[:end], source=None)), _piece(below)


def _drawn(laid: _Laid, top: float) -> Iterator[Element]:
    name, own, deep = laid.table.id, tall(laid.caption), laid.deep
    yield TextBox(f"{name}.caption", Box(AREA.x, top, AREA.w, own), (laid.caption,))
    area = Box(AREA.x, top + own + AIR, AREA.w, sum(laid.heights))
    cells = columns(area, (1.0,) * laid.table.strips, GAP)
    starts = range(0, len(laid.rows), deep)
    for nth, (start, box) in enumerate(zip(starts, cells, strict=False)):
        yield from _strip(laid, f"{name}.{nth}", box, laid.rows[start : start + deep])
    if laid.source:
        below = Box(AREA.x, area.bottom + AIR / 2, AREA.w, tall(laid.source))
        yield TextBox(f"{name}.source", below, (laid.source,))


def _strip(laid: _Laid, name: str, box: Box, rows: Sequence[tuple[Line, ...]]) -> Iterator[Element]:
    heights = laid.heights[: 1 + len(rows)]
    head = Box(box.x, box.y, box.w, heights[0])
    yield Figure(f"{name}.head", head, Shape.RECTANGLE, "tint")
    for nth, y in enumerate(accumulate(heights, initial=box.y)):
        color, width = ("brand", 1.0) if nth in (0, 1, len(heights)) else ("hairline", 0.5)
        yield Rule(f"{name}.rule{nth}", box.x, y, box.right, y, color, width)
    grid = Box(box.x, box.y, box.w, sum(heights))
    yield CellsBox(name, grid, (laid.header, *rows), laid.widths, heights, laid.table.table.alt)
