"""Write tables: a head on every page, rows that no page cuts, columns as wide as in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report_builder.model import Run, Text, facts_in
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.styles import CELL, HEAD, KEY, KEY_LABEL, TABLE
from report_builder.render.docx.words import entry, paragraph, runs, twips, words
from report_builder.render.ooxml.drawingml import quoteattr
from report_builder.render.page import CellsBox
from report_builder.render.place.flow import POINTS
from report_builder.render.place.report.index import units_in
from report_builder.render.place.report.looks import AREA, PAD, SMALL, tall
from report_builder.render.place.report.pieces import FEWEST
from report_builder.render.place.report.tables import CELL_LEADING, NOTHING, ROW, begun, inside
from report_builder.render.theme import theme
from report_builder.story.blocks import Table
from report_builder.story.report.blocks import Align, DataTable, Keys

LINE = 0.75 / POINTS
"""Inches of the line between rows, by which they are higher than in the PDF."""
WHOLE = 12
"""Rows of a table at most that stands on one page."""


def data_table(desk: Desk, told: DataTable) -> str:
    """Return a table with its head."""
    table, placed = told.table, desk.placed.get(told.id)
    widths, size, air, first = _widths(table), SMALL, ROW, FEWEST
    if isinstance(placed, CellsBox) and len(placed.widths) == len(widths):
        widths, size = placed.widths, placed.rows[0][0].size
        first = begun(placed.heights[1:])
        air = (placed.heights[0] - max(map(tall, placed.rows[0]))) / 2 - LINE / 2
    shades = ((), *(table.shades or ((),) * len(table.rows)))
    rows = (
        _row(desk, row, told.aligns, own, size, _Place(at, len(table.rows), first, air))
        for at, (row, own) in enumerate(zip((table.header, *table.rows), shades, strict=True))
    )
    return _table(widths, "".join(rows), table.alt)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which row of how many a row is, the head not counted."""

    at: int
    of: int
    begun: int
    """How many stand at least where the table begins."""
    air: float
    """Inches before and after its words."""

    @property
    def is_head(self) -> bool:
        """Tell whether it is the head, which every page repeats."""
        return self.at == 0

    @property
    def keeps(self) -> bool:
        """Tell whether it stands on the page of the next: no few rows stand alone."""
        few = self.of <= WHOLE
        return few or self.at < self.begun or self.at > self.of - FEWEST


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
    desk: Desk,
    row: Sequence[Text],
    aligns: Sequence[Align],
    shades: Sequence[str],
    size: float,
    place: _Place,
) -> str:
    head = "<w:tblHeader/>" if place.is_head else ""
    colors = [*shades, *[""] * (len(row) - len(shades))]
    cells = "".join(
        _cell(desk, cell or NOTHING, _side(aligns, nth), color, size, place)
        for nth, (cell, color) in enumerate(zip(row, colors, strict=True))
    )
    marked = cells.replace("</w:p>", f"{entries(desk, *row)}</w:p>", 1)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{marked}</w:tr>"


def entries(desk: Desk, *texts: Text) -> str:
    """Return the marks of the units of which texts have figures, for the index."""
    codes = units_in(fact for text in texts for fact in facts_in(text))
    known = (desk.indexed[code] for code in codes if code in desk.indexed)
    return "".join(entry(name, bold=not desk.in_annex) for name in known)


def _side(aligns: Sequence[Align], column: int) -> str:
    """Return where the words of a column stand."""
    left = twips(inside(aligns, column) - PAD)
    indent = f'<w:ind w:left="{left}"/>' if left else ""
    return f'{indent}<w:jc w:val="{aligns[column]}"/>'


def _cell(desk: Desk, text: Text, side: str, color: str, size: float, place: _Place) -> str:
    shade, keeps = _shaded(color) if color else "", "<w:keepNext/>" if place.keeps else ""
    air = twips(place.air)
    line = f' w:line="{round(20 * size * CELL_LEADING)}" w:lineRule="atLeast"'
    more = f'<w:spacing w:before="{air}" w:after="{air}"{line}/>{side}'
    inner = runs(text, desk.targets)
    if size != SMALL:
        look = f"<w:rPr>{desk.letters.size(size)}</w:rPr>"
        inner = inner.replace("<w:r>", f"<w:r>{look}")
    said = paragraph(HEAD if place.is_head else CELL, inner, keeps + more)
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{said}</w:tc>"


def _shaded(color: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{theme().hex(color)}"/>'


def key_row(desk: Desk, block: Keys) -> str:
    """Return numbers that stand out as a row of cells."""
    width = AREA.w / len(block.keys)
    cells = "".join(
        f"<w:tc><w:tcPr>{_shaded('tint')}</w:tcPr>"
        f"{paragraph(KEY, _key(desk, key.number, key.unit))}"
        f"{paragraph(KEY_LABEL, runs(key.label, desk.targets))}</w:tc>"
        for key in block.keys
    )
    rows = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return _table([width] * len(block.keys), rows, "ตัวเลขเด่น", "TableNormal")


def _key(desk: Desk, number: Text, unit: Text) -> str:
    small = f"<w:b/><w:bCs/>{desk.letters.size(SMALL)}"
    after = "".join(words(run.text, small) for run in (Run(" "), *unit)) if unit else ""
    return runs(number, desk.targets) + after
