"""Turn the blocks of a chapter into the pieces that its pages are filled with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from report_builder.model import Run, Text, plain
from report_builder.render.layout import columns
from report_builder.render.page import Anchor, Box, Element, Face, Line, Role, Rule, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.report.figures import figure_piece
from report_builder.render.place.report.looks import (
    AREA,
    BODY,
    HIGH,
    LEADING,
    LOW,
    MIDDLE,
    SMALL,
    body,
    note,
    set_in,
    tall,
)
from report_builder.render.place.report.pieces import Piece, text_piece
from report_builder.render.place.report.strips import strips_piece
from report_builder.render.place.report.tables import table_piece
from report_builder.story.report.blocks import (
    Chapter,
    DataTable,
    Figure,
    Heading,
    Key,
    Keys,
    Listing,
    Prose,
    UnitIndex,
    is_remark,
    leads,
    numbered,
)
from report_builder.story.report.numbering import ANNEX, CHAPTER

MARKS = "*†‡§"
"""What marks footnotes of a chapter, in turn: readers of PDF files lose raised figures."""
PARAGRAPH, BELOW, ITEM = 0.1, 0.2, 0.05
"""Inches before a paragraph, before one below an exhibit, and before an item of a list."""
TITLE_AIR, SECTION_AIR, PART_AIR = 0.16, 0.26, 0.18
"""Inches after the title of a chapter, and before headings of levels 2 and 3."""
INDENT, DEEPER = 0.2, 0.25
"""Inches before the items of a list, and before those of each level below."""
KEY_GAP, KEY_PAD, KEY_AIR = 0.14, 0.12, 0.1
"""Inches between numbers that stand out, beside their words, and above and below these."""


def pieces(chapter: Chapter) -> Iterator[Piece]:
    """Yield the pieces of a chapter, its title first; an index has none."""
    yield _title(chapter)
    footnotes = count()
    blocks = chapter.blocks
    around = zip((None, *blocks[:-1]), blocks, (*blocks[1:], None), strict=True)
    for nth, (above, block, after) in enumerate(around):
        name = f"{chapter.id}.{nth}"
        match block:
            case Heading():
                yield _heading(block)
            case Prose():
                air = BELOW if isinstance(above, Figure | DataTable) else PARAGRAPH
                prose = replace(_prose(name, block, footnotes), before=air)
                yield _with_next(prose) if leads(block, after) else prose
            case Listing():
                *items, last = _items(name, block)
                yield from (*items, _with_next(last) if is_remark(after) else last)
            case Keys():
                yield _keys(name, block)
            case Figure():
                yield _anchored(figure_piece(block, _caption(block)), block.id)
            case DataTable() if block.strips > 1:
                yield _anchored(strips_piece(block, _caption(block)), block.id)
            case DataTable():
                yield _anchored(table_piece(block, _caption(block)), block.id)
            case UnitIndex():
                continue


def called(chapter: Chapter) -> str:
    """Return what a chapter is called before its title: 'บทที่ 1', '' where it has no number."""
    word = ANNEX if chapter.annex else CHAPTER
    return f"{word}\u00a0{chapter.number}" if chapter.number else ""


def _title(chapter: Chapter) -> Piece:
    number = (Run(called(chapter), literal=True),)
    over = Line(number, Role.TITLE, Face.BOLD, LOW, "muted", leading=1.4)
    title = Line(chapter.title, Role.TITLE, Face.HEADING, HIGH, "brand", leading=1.4)
    lines = (set_in(over, AREA.w), set_in(title, AREA.w))[0 if chapter.number else 1 :]
    height = sum(map(tall, lines)) + TITLE_AIR

    def draw(top: float, given: float) -> tuple[Element, ...]:
        y = top + height - 0.06
        return (
            TextBox(f"{chapter.id}.title", Box(AREA.x, top, AREA.w, height - TITLE_AIR), lines),
            Rule(f"{chapter.id}.rule", AREA.x, y, AREA.x + 1.2, y, "brand", 2.5),
        )

    full = " ".join(filter(None, (called(chapter), plain(chapter.title))))
    anchor = Anchor(chapter.id, 1, full)
    return Piece(height, draw, 0.0, height, height, kept=True, anchors=(anchor,))


def _heading(block: Heading) -> Piece:
    number = (Run(f"{block.number}\u00a0 ", literal=True),) if block.number else ()
    text = (*number, *block.text)
    second = block.level == 2
    size, before = (MIDDLE, SECTION_AIR) if second else (LOW, PART_AIR)
    role, face = (Role.HEADING, Face.HEADING) if second else (Role.SUBHEADING, Face.BOLD)
    line = set_in(Line(text, role, face, size, "brand", leading=1.45), AREA.w)
    anchor = Anchor(block.id, block.level, plain(text).replace("\u00a0 ", " "))
    return text_piece(block.id, line, before, anchors=(anchor,), kept=True)


def _mark(nth: int) -> str:
    return MARKS[nth % len(MARKS)] * (1 + nth // len(MARKS))


def _prose(name: str, block: Prose, footnotes: Iterator[int]) -> Piece:
    marks = [_mark(next(footnotes)) for _ in block.notes]
    text = (*block.text, Run(" ".join(marks), literal=True)) if marks else block.text
    below = (
        note((Run(f"{mark}\u00a0", literal=True), *words))
        for mark, words in zip(marks, block.notes, strict=True)
    )
    return text_piece(name, body(text), PARAGRAPH, notes=tuple(below))


def _with_next(piece: Piece) -> Piece:
    """Return a paragraph on the page of what follows, unless it is so long that it divides."""
    return replace(piece, kept=piece.first == piece.height)


def _items(name: str, block: Listing) -> Iterator[Piece]:
    wide = max(flow.hang(item.bullet) for item in block.items)
    for nth, item in enumerate(block.items):
        line = Line(
            item.text,
            Role.ITEM if item.bullet else Role.TEXT,
            Face.BODY,
            BODY,
            bullet=item.bullet,
            hang=wide if item.bullet else 0.0,
            indent=INDENT + item.level * DEEPER,
            leading=LEADING,
        )
        before = PARAGRAPH if nth == 0 else ITEM
        piece = text_piece(f"{name}.{nth}", set_in(line, AREA.w), before)
        after = block.items[nth + 1] if nth + 1 < len(block.items) else item
        yield _with_next(piece) if after.level > item.level else piece


def _keys(name: str, block: Keys) -> Piece:
    def draw(top: float, height: float) -> tuple[Element, ...]:
        cells = columns(Box(AREA.x, top, AREA.w, height), (1.0,) * len(block.keys), KEY_GAP)
        pairs = enumerate(zip(block.keys, cells, strict=True))
        return tuple(_key(f"{name}.{nth}", key, cell) for nth, (key, cell) in pairs)

    wide = (AREA.w - KEY_GAP * (len(block.keys) - 1)) / len(block.keys) - 2 * KEY_PAD
    height = max(flow.height(_key_lines(key, wide), wide) for key in block.keys) + 2 * KEY_AIR
    return Piece(height, draw, KEY_GAP, height, height)


def _key(name: str, key: Key, cell: Box) -> TextBox:
    lines = _key_lines(key, cell.w - 2 * KEY_PAD)
    return TextBox(name, cell, lines, "top", Shape.ROUNDED, "tint", "", (KEY_PAD, KEY_AIR))


def _key_lines(key: Key, width: float) -> tuple[Line, ...]:
    number = Line(key.number, Role.TEXT, Face.HEADING, HIGH, "brand", leading=1.3)
    unit = Line(key.unit, Role.TEXT, Face.BOLD, SMALL, "brand", leading=1.3)
    label = Line(key.label, Role.TEXT, Face.BODY, SMALL, "muted", leading=1.4)
    return tuple(set_in(line, width) for line in (number, unit, label) if line.text)


def _caption(block: Figure | DataTable) -> Text:
    return (*numbered(block), Run("  "), *block.caption)


def _anchored(piece: Piece, id: str) -> Piece:
    return replace(piece, anchors=(Anchor(id),))
