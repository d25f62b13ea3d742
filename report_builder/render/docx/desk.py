"""What the painter of a report works with: what stands where, and the parts that it gathers.

Word fills pages as the PDF does, but that no figure waits for the next page: the pages in the
contents are those that chapters have when they are filled so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from report_builder.model import Run, Text, joined, plain
from report_builder.render.docx.lettering import Lettering
from report_builder.render.docx.lines import in_lines_of_word
from report_builder.render.docx.parts import Parts
from report_builder.render.page import (
    CellsBox,
    ChartBox,
    Element,
    Face,
    Line,
    MapBox,
    Role,
    TextBox,
)
from report_builder.render.place.flow import POINTS
from report_builder.render.place.report.blocks import TITLE_AIR, called, pieces
from report_builder.render.place.report.contents import contents
from report_builder.render.place.report.fill import Sheet, filled
from report_builder.render.place.report.index import named_on, paged
from report_builder.render.place.report.looks import AREA, HIGH, NOTE, NOTE_LEADING, set_in, tall
from report_builder.render.place.report.pieces import Piece
from report_builder.render.place.report.tables import AIR
from report_builder.render.place.report.told import shows_parts
from report_builder.story.blocks import UnitMap
from report_builder.story.report.blocks import (
    Block,
    Chapter,
    DataTable,
    Figure,
    Heading,
    Listing,
    Report,
    UnitIndex,
    numbered,
)
from report_builder.thai.words import to_thai_digits

Pictured = Callable[[Sequence[ChartBox | MapBox]], Mapping[str, bytes]]
"""Draws charts and maps as PNG, each by its name."""
Placed = ChartBox | MapBox | CellsBox
DIGITS, THAI_DIGITS = "ARABIC", "ThaiArabic"
"""The digits of fields (ISO 29500-1, 17.16.4.3.1)."""
SPARE, CLOSE = 0.2, 0.01
"""Inches that a chart leaves free at the foot of a page, and all else: programs fill pages a little
otherwise."""
_CAPTION = ".caption"
"""What the names of captions of tables end with, those of their later parts too."""


@dataclass(frozen=True)
class Desk:
    """The report, where its parts come to stand, and what is gathered on the way.

    `pages` tells the page of each part by its id, `named` those of each unit by its code, `placed`
    exhibits and tables by their names, `targets` what is said where a part is referred to,
    `pictures` how exhibits look in the PDF. `made_up` are the chapters that show made-up data.
    """

    report: Report
    pages: Mapping[str, int]
    named: Mapping[str, Sequence[int]]
    placed: Mapping[str, Placed]
    targets: Mapping[str, str]
    pictures: Mapping[str, bytes]
    made_up: frozenset[str]
    annexes: int
    """The page on which the annexes begin."""
    parts: Parts
    in_annex: bool = False
    """Whether what is painted is one."""

    def page(self, id: str) -> str:
        """Return the number of the page of a part as it is printed."""
        return self.printed(str(self.pages.get(id, 1)))

    def pages_of(self, code: str) -> Text:
        """Return the pages of a unit as they are printed, nothing for one without any."""
        told = paged(self.named.get(code, ()), self.annexes)
        return tuple(replace(run, text=self.printed(run.text)) for run in told)

    def printed(self, number: str) -> str:
        """Return numbers in the digits of the report."""
        return to_thai_digits(number) if self.report.thai_digits else number

    @property
    def letters(self) -> Lettering:
        """Return in which face the report is written."""
        return Lettering(self.report.face)

    @property
    def digits(self) -> str:
        """Return what fields that say numbers are told of their digits."""
        return f"\\* {THAI_DIGITS if self.report.thai_digits else DIGITS}"

    @cached_property
    def indexed(self) -> Mapping[str, str]:
        """Return the names of the units in the index, by their codes."""
        indices = (block for block in self.report.blocks if isinstance(block, UnitIndex))
        return {code: plain(name) for index in indices for code, name in index.units}

    @property
    def bullets(self) -> tuple[str, ...]:
        """Return the signs that items of lists have before them."""
        items = (i for one in self.report.blocks if isinstance(one, Listing) for i in one.items)
        signs = (i.bullet for i in items if len(i.bullet) == 1 and not i.bullet.isalnum())
        return tuple(dict.fromkeys(signs))

    @property
    def map(self) -> MapBox | None:
        """Return the first map, None where there is none."""
        exhibits = (self.placed.get(figure.exhibit.name) for figure in self.report.figures)
        return next((one for one in exhibits if isinstance(one, MapBox)), None)


def desk(report: Report, pictured: Pictured) -> Desk:
    """Return what a report is painted with."""
    own = _told_apart(report)
    sheets = [*_sheets(own)]
    found = [one for _, _, sheet in reversed(sheets) for one in sheet.elements]
    placed = {e.name: e for e in found if isinstance(e, Placed)}
    pages = {id: n for _, n, sheet in reversed(sheets) for id in _ids(sheet)}
    drawn = pictured([one for one in placed.values() if isinstance(one, ChartBox | MapBox)])
    named = named_on((number, sheet.elements) for _, number, sheet in sheets)
    made_up = frozenset(id for id, _, sheet in sheets if _is_made_up(own, sheet))
    told = dict(_targets(own))
    last = max((n for _, n, _ in sheets), default=0)
    begun = min((pages[one.id] for one in own.chapters if one.annex), default=last + 1)
    return Desk(own, pages, named, placed, told, drawn, made_up, begun, Parts())


def _is_made_up(report: Report, sheet: Sheet) -> bool:
    return report.made_up or (report.synthetic and shows_parts(sheet.elements))


def _told_apart(report: Report) -> Report:
    """Return a report in which no heading has the id of a part before it."""
    seen = {chapter.id for chapter in report.chapters}
    return replace(
        report,
        chapters=tuple(
            replace(one, blocks=tuple(_named_anew(block, seen) for block in one.blocks))
            for one in report.chapters
        ),
    )


def _named_anew(block: Block, seen: set[str]) -> Block:
    if isinstance(block, DataTable) and block.strips > 1:
        return _folded(block)
    if not isinstance(block, Heading):
        return block
    id = next(f"{block.id}{'+' * n}" for n in count() if f"{block.id}{'+' * n}" not in seen)
    seen.add(id)
    return replace(block, id=id)


def _folded(block: DataTable) -> DataTable:
    """Return a table in strips as one whose rows have a row of each strip beside each other."""
    table, strips = block.table, block.strips
    deep = -(-len(table.rows) // strips)
    blank = ((),) * len(table.header)
    filled_up = (*table.rows, *(blank,) * (deep * strips - len(table.rows)))
    rows = tuple(sum(filled_up[nth::deep], ()) for nth in range(deep))
    wide = replace(table, header=table.header * strips, rows=rows, widths=table.widths * strips)
    return replace(block, table=wide, aligns=block.aligns * strips, strips=1)


def _sheets(report: Report) -> Iterator[tuple[str, int, Sheet]]:
    """Yield the pages of each chapter with their numbers; cover and contents come before."""
    number = 2 + len(contents(report, {}))
    for chapter in report.chapters:
        for sheet in filled(_pieces(chapter)):
            yield chapter.id, number, sheet
            number += 1


def _pieces(chapter: Chapter) -> Iterator[Piece]:
    """Yield the pieces of a chapter as high and as far apart as they are in Word."""
    told = replace(chapter, blocks=tuple(map(in_lines_of_word, chapter.blocks)))
    figures = {b.id: _legend(b) for b in chapter.blocks if isinstance(b, Figure)}
    title, *others = (_captioned_once(_still(piece, figures)) for piece in pieces(told))
    yield _in_one(title, chapter)
    for nth, piece in enumerate(others):
        # of the air after a paragraph and that before the next Word takes the larger
        yield replace(piece, before=max(piece.before, TITLE_AIR)) if nth == 0 else piece


def _in_one(title: Piece, chapter: Chapter) -> Piece:
    """Return the title of a chapter as high as it is where its number stands before it."""
    text = joined(filter(None, ((Run(called(chapter)),), chapter.title)), Run("  "))
    height = tall(set_in(Line(text, Role.TITLE, Face.BOLD, HIGH, leading=1.4), AREA.w))
    return replace(title, height=height, least=height, first=height)


def _captioned_once(piece: Piece) -> Piece:
    """Return a piece whose later parts have no caption: Word repeats the head of a table alone."""

    def divide(room: float) -> tuple[Piece, Piece] | None:
        parts = piece.divide(room)
        return (parts[0], _captioned_once(_uncaptioned(parts[1]))) if parts else None

    return replace(piece, divide=divide, spare=max(piece.spare, CLOSE))


def _uncaptioned(piece: Piece) -> Piece:
    drawn = piece.draw(0.0, piece.height)
    head = sum(e.box.h + AIR for e in drawn if isinstance(e, TextBox) and _is_caption(e))

    def draw(top: float, given: float) -> tuple[Element, ...]:
        below = piece.draw(top - head, given + head)
        return tuple(element for element in below if not _is_caption(element))

    def divide(room: float) -> tuple[Piece, Piece] | None:
        parts = piece.divide(room + head)
        return (_uncaptioned(parts[0]), parts[1]) if parts else None

    lower = (piece.height - head, draw, piece.before, piece.least - head, piece.first - head)
    return Piece(*lower, divide=divide, notes=piece.notes, anchors=piece.anchors)


def _is_caption(element: Element) -> bool:
    return element.name.endswith(_CAPTION)


def _legend(figure: Figure) -> float:
    """Return the inches of what colours of a map stand for, which is said below it in Word."""
    lines = len(figure.legend) if isinstance(figure.exhibit, UnitMap) else 0
    return lines * (NOTE * NOTE_LEADING / POINTS + AIR / 2)


def _still(piece: Piece, figures: Mapping[str, float]) -> Piece:
    """Return a piece that waits for no other page, as high as it likes; figures may be lower."""
    below = [figures[anchor.id] for anchor in piece.anchors if anchor.id in figures]
    if below:
        return _lower(piece, below[0])
    return replace(piece, least=piece.height, floats="")


def _lower(piece: Piece, below: float) -> Piece:
    """Return a figure that is as high as the rest of a page, with room for what is said below it.

    It leaves something to spare there.
    """
    height, least = piece.height + below, piece.least + below

    def draw(top: float, given: float) -> tuple[Element, ...]:
        return piece.draw(top, given - below)

    own = replace(piece, height=height, least=least, first=least + SPARE, spare=SPARE)
    return replace(own, floats="", draw=draw)


def _ids(sheet: Sheet) -> Iterator[str]:
    yield from (anchor.id for anchor in sheet.anchors)
    yield from (_captioned(e) for e in sheet.elements if _is_caption(e))


def _captioned(element: Element) -> str:
    return element.name.removesuffix(_CAPTION)


def _targets(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what each part is called where it is referred to, those with a number."""
    yield from ((chapter.id, called(chapter)) for chapter in report.chapters if chapter.number)
    for block in report.blocks:
        if isinstance(block, Heading) and block.number:
            yield block.id, block.number
        elif isinstance(block, Figure | DataTable):
            yield block.id, plain(numbered(block))
