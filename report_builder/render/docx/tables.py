"""Write tables: a head on every page, rows that no page cuts, columns as wide as in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report_builder.model import Text, facts_in
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.lines import key_width, right, spare
from report_builder.render.docx.styles import CELL, HEAD, KEY, KEY_LABEL, KEY_UNIT, TABLE
from report_builder.render.docx.words import TWIPS, entry, paragraph, runs, twips
from report_builder.render.ooxml.drawingml import quoteattr
from report_builder.render.page import CellsBox, Line
from report_builder.render.place.flow import POINTS
from report_builder.render.place.report.blocks import KEY_AIR, KEY_GAP, KEY_PAD
from report_builder.render.place.report.index import units_in
from report_builder.render.place.report.looks import AREA, PAD, SMALL, lines_of, tall
from report_builder.render.place.report.pieces import FEWEST
from report_builder.render.place.report.tables import (
    CELL_LEADING,
    ROW,
    WHOLE,
    begun,
    cell_line,
)
from report_builder.render.theme import theme
from report_builder.story.blocks import Table
from report_builder.story.report.blocks import DataTable, Key, Keys

HAIRLINE, HEAD_EDGE, END_EDGE = 0.5 / POINTS, 1.25 / POINTS, 1.5 / POINTS
"""Inches of the lines of a row, the head, the last row, by which they are higher than in the PDF:
what LibreOffice adds for lines of half a point and of one."""
_GAP = (
    f'<w:tcBorders><w:right w:val="single" w:sz="{round(8 * POINTS * KEY_GAP)}" w:space="0" '
    'w:color="FFFFFF"/></w:tcBorders>'
)
"""What stands between numbers that stand out."""
_KEY_MARGINS = "<w:tcMar>{}</w:tcMar>".format(
    "".join(
        f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>'
        for side, wide in (
            *(("top", KEY_AIR), ("left", KEY_PAD)),
            *(("bottom", KEY_AIR - 1 / POINTS), ("right", KEY_PAD)),
        )
    )
)
FEW = 12
"""Rows of a table at most that stays on one page if it has room there."""


def data_table(desk: Desk, told: DataTable) -> str:
    """Return a table with its head."""
    table, placed = told.table, desk.placed.get(told.id)
    widths, size, air, first = _widths(table), SMALL, 2 * ROW, len(table.rows)
    if isinstance(placed, CellsBox) and len(placed.widths) == len(widths):
        widths, size = placed.widths, placed.rows[0][0].size
        first = _together(placed, len(table.rows))
        air = placed.heights[0] - max(map(tall, placed.rows[0]))
    air += size * CELL_LEADING / POINTS - _pitch(size) / TWIPS
    shades = ((), *(table.shades or ((),) * len(table.rows)))
    rows = (
        _row(desk, told, row, own, _Place(at, len(table.rows), first, air, size, widths))
        for at, (row, own) in enumerate(zip((table.header, *table.rows), shades, strict=True))
    )
    return _table(widths, "".join(rows), table.alt)


def _together(placed: CellsBox, rows: int) -> int:
    """Return how many rows of a table stand on the page of its head, all of one that is low."""
    divided = len(placed.heights) <= rows
    low = rows <= FEW or sum(placed.heights) <= WHOLE * AREA.h
    return rows if low and not divided else begun(placed.heights[1:])


@dataclass(frozen=True, slots=True)
class _Place:
    """Which row of how many a row is, the head not counted."""

    at: int
    of: int
    begun: int
    """How many stand at least where the table begins."""
    air: float
    """Inches around its words, the line below it among them."""
    size: float
    """Points of its letters."""
    widths: Sequence[float]

    @property
    def is_head(self) -> bool:
        """Tell whether it is the head, which every page repeats."""
        return self.at == 0

    @property
    def spacing(self) -> tuple[int, int]:
        """Return the twips before and after its words."""
        edge = HEAD_EDGE if self.is_head else END_EDGE if self.at == self.of else HAIRLINE
        both = twips(self.air - edge)
        return both - both // 2, both // 2

    @property
    def keeps(self) -> bool:
        """Tell whether it stands on the page of the next: no few rows stand alone."""
        return self.at < self.begun or self.at > self.of - FEWEST


def _widths(table: Table) -> tuple[float, ...]:
    return tuple(AREA.w * width / sum(table.widths) for width in table.widths)


def _table(widths: Sequence[float], rows: str, alt: str, style: str = TABLE) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val={quoteattr(alt)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(
    desk: Desk, told: DataTable, row: Sequence[Text], shades: Sequence[str], place: _Place
) -> str:
    head = "<w:tblHeader/>" if place.is_head else ""
    lines = (cell_line(told, cell, place.at, nth, place.size) for nth, cell in enumerate(row))
    colors = [*shades, *[""] * (len(row) - len(shades))]
    cells = "".join(
        _cell(desk, line, width, color, place)
        for line, width, color in zip(lines, place.widths, colors, strict=True)
    )
    marked = cells.replace("</w:p>", f"{entries(desk, *row)}</w:p>", 1)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{marked}</w:tr>"


def entries(desk: Desk, *texts: Text) -> str:
    """Return the marks of the units of which texts have figures, for the index."""
    codes = units_in(fact for text in texts for fact in facts_in(text))
    known = (desk.indexed[code] for code in codes if code in desk.indexed)
    return "".join(entry(name, bold=not desk.in_annex) for name in known)


def _side(own: Line, width: float) -> str:
    """Return where the words of a cell stand, and what it leaves free that keeps them whole.

    It has no more lines than were placed. What ends at the right has that at its left.
    """
    free = spare(own, width, len(lines_of(own, width)))
    left, right = (free, 0.0) if own.align == "right" else (0.0, free)
    sides = (("left", own.indent - PAD + left), ("right", right))
    told = "".join(f' w:{side}="{twips(wide)}"' for side, wide in sides if twips(wide))
    return f'{f"<w:ind{told}/>" if told else ""}<w:jc w:val="{own.align}"/>'


def _cell(desk: Desk, own: Line, width: float, color: str, place: _Place) -> str:
    shade, keeps = _shaded(color) if color else "", "<w:keepNext/>" if place.keeps else ""
    before, after = place.spacing
    line = f' w:line="{_pitch(own.size)}" w:lineRule="atLeast"'
    more = f'<w:spacing w:before="{before}" w:after="{after}"{line}/>{_side(own, width)}'
    inner = runs(own.text, desk.targets)
    if own.size != SMALL:
        look = f"<w:rPr>{desk.letters.size(own.size)}</w:rPr>"
        inner = inner.replace("<w:r>", f"<w:r>{look}")
    said = paragraph(HEAD if place.is_head else CELL, inner, keeps + more)
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{said}</w:tc>"


def _pitch(size: float) -> int:
    """Return the whole twips between lines of letters of a size in points."""
    return int(20 * size * CELL_LEADING)


def _shaded(color: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{theme().hex(color)}"/>'


def key_row(desk: Desk, block: Keys) -> str:
    """Return numbers that stand out as a row of cells, their words as wide as in the PDF."""
    wide = key_width(block)
    *cells, last = (_key(desk, key, right(KEY_LABEL, key.label, wide)) for key in block.keys)
    apart = "".join(cell.replace("<w:tcPr>", f"<w:tcPr>{_GAP}") for cell in cells)
    rows = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{apart}{last}</w:tr>"
    width = AREA.w / len(block.keys)
    return _table([width] * len(block.keys), rows, "ตัวเลขเด่น", "TableNormal")


def _key(desk: Desk, key: Key, free: str) -> str:
    unit = paragraph(KEY_UNIT, runs(key.unit, desk.targets)) if key.unit else ""
    return (
        f"<w:tc><w:tcPr>{_shaded('tint')}{_KEY_MARGINS}</w:tcPr>"
        f"{paragraph(KEY, runs(key.number, desk.targets))}{unit}"
        f"{paragraph(KEY_LABEL, runs(key.label, desk.targets), free)}</w:tc>"
    )
