"""Place the tables of a report: columns as wide as their words, a header on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from report_builder.model import Run, Text, plain
from report_builder.render.page import (
    Box,
    CellsBox,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.report.looks import (
    AREA,
    NOTE,
    PAD,
    SMALL,
    note,
    set_in,
    tall,
)
from report_builder.render.place.report.pieces import FEWEST, Piece
from report_builder.story.report.blocks import TABLE, Align, DataTable
from report_builder.thai.measure import text_width, unbroken

NOTHING = (Run("-"),)
"""What an empty cell says."""
ROW, DENSE, AIR = 0.05, 0.02, 0.1
"""Inches around the words of a row, of one of many, and between caption, table and source."""
APART = 0.2
"""Inches before the words of a column at the left of which numbers end."""
MANY, LONG = 40, 0.75
"""Rows, and share of a page, of a table at most whose rows stand as far apart as others."""
BEFORE = 0.22
CELL_LEADING = 1.35
HEADING = 0.95
"""Inches of the longest heading of a column that stands on one line."""
WHOLE = 0.36
"""Share of a page that a table takes at most which isn't divided."""

BEGUN = 1.5
"""Inches of rows that stand at least where a table begins: no few at the foot of a page."""


def begun(heights: Sequence[float]) -> int:
    """Return how many rows stand at least where a table begins, by the heights of all."""
    return max(FEWEST, sum(end < BEGUN for end in accumulate(heights)) + 1)


@dataclass(frozen=True)
class _Laid:
    """A table with its columns and rows measured: lines of cells, widths and heights in inches."""

    table: DataTable
    caption: Line
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    source: Line | None


def table_piece(table: DataTable, caption: Text) -> Piece:
    """Return the piece of a table; what has no room on a page goes on with its header anew."""
    size = _size(table)
    laid = _laid(table, caption, size)
    broken = any("\n" in plain(line.text) for row in laid.rows[1:] for line in row)
    return _piece(_laid(table, caption, NOTE) if broken and _is_long(laid) else laid)


def _laid(table: DataTable, caption: Text, size: float) -> _Laid:
    widths = widths_in(table, size, AREA.w - PAD)
    rows = tuple(
        tuple(cell(table, text, at, nth, widths[nth], size) for nth, text in enumerate(row))
        for at, row in enumerate((table.table.header, *table.table.rows))
    )
    heights = tuple(max(map(tall, row)) + 2 * ROW for row in rows)
    source = note(table.source) if table.source else None
    laid = _Laid(table, caption_line(caption), rows, widths, heights, source)
    closer = tuple(height - 2 * (ROW - DENSE) for height in heights)
    return replace(laid, heights=closer) if _is_long(laid) else laid


def _is_long(laid: _Laid) -> bool:
    return len(laid.rows) > MANY or sum(laid.heights) > LONG * AREA.h


def caption_line(text: Text) -> Line:
    """Return the caption of a table or figure, broken into lines."""
    return set_in(Line(text, Role.TEXT, Face.BOLD, SMALL, "brand", leading=1.45), AREA.w)


def cell(table: DataTable, text: Text, row: int, column: int, width: float, size: float) -> Line:
    """Return a cell in a width; of row 0, the header, in bold."""
    return set_in(cell_line(table, text, row, column, size), width)


def cell_line(table: DataTable, text: Text, row: int, column: int, size: float) -> Line:
    """Return a cell before it is broken into lines."""
    face = Face.BODY if row else Face.BOLD
    indent = inside(table.aligns, column)
    line = Line(text or NOTHING, Role.TEXT, face, size, indent=indent, leading=CELL_LEADING)
    return replace(line, align=table.aligns[column])


def inside(aligns: Sequence[Align], column: int) -> float:
    """Return the inches before the words of a column: more after one that ends at its right."""
    meets = column > 0 and aligns[column - 1] == "right" and aligns[column] == "left"
    return APART if meets else PAD


def _texts(table: DataTable, column: int) -> Iterator[tuple[Text, Face]]:
    yield table.table.header[column], Face.BOLD
    yield from ((row[column] or NOTHING, Face.BODY) for row in table.table.rows)


def _asking(table: DataTable, column: int, size: float) -> Iterator[tuple[Text, Face]]:
    """Yield the texts of a column that it should be wide enough for; a long heading may break."""
    head, *rest = _texts(table, column)
    if _wide(plain(head[0]), *head, size) <= HEADING:
        yield head
    yield from rest


def _least(table: DataTable, size: float) -> list[float]:
    """Return the inches that columns need to cut no word."""
    return [
        inside(table.aligns, column)
        - PAD
        + max(
            _wide(piece.rstrip(" "), text, face, size)
            for text, face in _texts(table, column)
            for part in plain(text).split("\n")
            for piece in unbroken(part) or ("",)
        )
        for column in range(len(table.aligns))
    ]


def _with_headings(table: DataTable, size: float) -> list[float]:
    """Return the inches that columns need to cut no word, and to break no short heading."""
    heads = (_wide(plain(head), head, Face.BOLD, size) for head in table.table.header)
    least = zip(_least(table, size), heads, strict=True)
    return [max(own, head) if head <= HEADING else own for own, head in least]


def _wide(words: str, text: Text, face: Face, size: float) -> float:
    own = Face.BOLD if any(run.bold for run in text) else face
    return text_width(words, str(own), size) / flow.POINTS / flow.RESERVE + PAD + 0.01


def _in_lines(table: DataTable, size: float) -> list[float]:
    """Return the inches that columns need so that every cell stands on one line."""
    least = enumerate(_least(table, size))
    return [max(most(table, column, size), own) for column, own in least]


def _size(table: DataTable) -> float:
    """Return the size at which every cell stands on one line, else no word is cut, else the least.

    The larger one is taken where both do.
    """
    wishes = ((asked, size) for asked in (_in_lines, _least) for size in (SMALL, NOTE))
    fitting = (size for asked, size in wishes if sum(asked(table, size)) <= AREA.w - PAD)
    return next(fitting, NOTE)


def widths_in(table: DataTable, size: float, room: float) -> tuple[float, ...]:
    """Return the widths of columns: what their words need, and a share of what is left."""
    either = (_with_headings(table, size), _least(table, size))
    least = next((each for each in either if sum(each) <= room), either[1])
    if sum(least) >= room:
        return tuple(_cut(least, room))
    wide_enough = [most(table, column, size) for column in range(len(table.aligns))]
    wished = [max(0.0, wide - own) for wide, own in zip(wide_enough, least, strict=True)]
    spare = room - sum(least)
    if sum(wished) <= spare:
        even = (spare - sum(wished)) / len(least)
        return tuple(wide + even for wide in map(max, wide_enough, least))
    return tuple(own + more for own, more in zip(least, _granted(wished, spare), strict=True))


def _granted(wishes: Sequence[float], spare: float) -> list[float]:
    """Return what each wish gets of what is spare: small ones all, larger ones equal shares."""
    granted = [0.0] * len(wishes)
    rising = sorted(range(len(wishes)), key=lambda nth: wishes[nth])
    for left, nth in zip(range(len(wishes), 0, -1), rising, strict=True):
        granted[nth] = min(wishes[nth], spare / left)
        spare -= granted[nth]
    return granted


def _cut(wide: Sequence[float], room: float) -> Iterator[float]:
    """Return the widths of columns in a room: the widest are cut to the same, others stay whole."""
    left, narrow = room, 0
    for own in sorted(wide):
        if own * (len(wide) - narrow) > left:
            break
        left, narrow = left - own, narrow + 1
    widest = left / max(1, len(wide) - narrow)
    return (min(own, widest) for own in wide)


def most(table: DataTable, column: int, size: float) -> float:
    """Return the inches in which the words of a column stand on one line."""
    return (
        inside(table.aligns, column)
        - PAD
        + max(
            _wide(part, text, face, size)
            for text, face in _asking(table, column, size)
            for part in plain(text).split("\n")
        )
    )


def _piece(laid: _Laid) -> Piece:
    head = tall(laid.caption) + AIR
    foot = tall(laid.source) + AIR / 2 if laid.source else 0.0
    height = head + sum(laid.heights) + foot

    def divide(room: float) -> tuple[Piece, Piece] | None:
        ends = [*accumulate(laid.heights, initial=head)][1:]
        fitting = sum(end <= room for end in ends) - 1
        rows = min(fitting, len(laid.rows) - 1 - FEWEST)
        return _parts(laid, 1 + rows) if rows >= least and not small else None

    small = height <= WHOLE * AREA.h or len(laid.rows) <= 2 * FEWEST
    least = max(FEWEST, min(begun(laid.heights[1:]), len(laid.rows) - 1 - FEWEST))
    first = height if small else head + sum(laid.heights[: 1 + least])

    def draw(top: float, given: float) -> tuple[Element, ...]:
        return tuple(_drawn(laid, top))

    return Piece(height, draw, BEFORE, height, first, floats=TABLE, divide=divide)


def _parts(laid: _Laid, end: int) -> tuple[Piece, Piece]:
    """Return a table up to a row, and from there on under its header."""
    above = replace(laid, rows=laid.rows[:end], heights=laid.heights[:end], source=None)
    words, goes_on = laid.caption.text, Run(f" {laid.table.language.goes_on}")
    again = words if words[-1] == goes_on else (*words, goes_on)
    below = replace(
        laid,
        caption=caption_line(again),
        rows=(laid.rows[0], *laid.rows[end:]),
        heights=(laid.heights[0], *laid.heights[end:]),
    )
    return _piece(above), _piece(below)


def _drawn(laid: _Laid, top: float) -> Iterator[Element]:
    name, own = laid.table.id, tall(laid.caption)
    yield TextBox(f"{name}.caption", Box(AREA.x, top, AREA.w, own), (laid.caption,))
    grid = Box(AREA.x, top + own + AIR, AREA.w - PAD, sum(laid.heights))
    lines = [*accumulate(laid.heights, initial=grid.y)]
    head = Box(AREA.x, grid.y, AREA.w, laid.heights[0])
    yield Figure(f"{name}.head", head, Shape.RECTANGLE, "tint")
    for nth, y in enumerate(lines):
        strong = nth in (0, 1, len(lines) - 1)
        color, width = ("brand", 1.0) if strong else ("hairline", 0.5)
        yield Rule(f"{name}.rule{nth}", AREA.x, y, AREA.right, y, color, width)
    yield CellsBox(name, grid, laid.rows, laid.widths, laid.heights, laid.table.table.alt)
    if laid.source:
        box = Box(AREA.x, grid.bottom + AIR / 2, AREA.w, tall(laid.source))
        yield TextBox(f"{name}.source", box, (laid.source,))
