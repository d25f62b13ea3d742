"""Write the chapters of a report: headings, text with footnotes, lists, figures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch

from report_builder.model import Text
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.figures import chart, drawn
from report_builder.render.docx.styles import (
    CAPTION,
    CHAPTER,
    EXHIBIT,
    INDEXED,
    ITEMS,
    PART,
    SECTION,
    SOURCE,
    TABLE_CAPTION,
    TEXT,
)
from report_builder.render.docx.tables import data_table, entries, key_row
from report_builder.render.docx.words import (
    ENDED,
    begun,
    bookmark,
    field,
    paragraph,
    runs,
    twips,
    words,
)
from report_builder.render.page import ChartBox, MapBox
from report_builder.render.place.flow import hang
from report_builder.render.place.report.blocks import BELOW, DEEPER, INDENT, PARAGRAPH, called
from report_builder.render.place.report.figures import as_table
from report_builder.render.place.report.index import named_in
from report_builder.render.theme import theme
from report_builder.story.blocks import UnitMap
from report_builder.story.chartspec import ChartSpec
from report_builder.story.report.blocks import (
    FIGURE,
    Block,
    Chapter,
    DataTable,
    Figure,
    Heading,
    Keys,
    Listing,
    Prose,
    UnitIndex,
    is_remark,
    leads,
)
from report_builder.story.report.blocks import TABLE as TABLED
from report_builder.thai.terms import NBSP

TOC = "_Toc"
"""How the bookmarks begin that the contents lead to."""
BESIDE = "  "
"""Between a number and the words of a heading."""
KEPT = "<w:keepNext/>"
"""Keeps a paragraph on the page of the next."""


def chapter(desk: Desk, told: Chapter) -> str:
    """Return a chapter, which begins on a page of its own."""
    desk = replace(desk, in_annex=told.annex)
    number = f"{bookmark(told.id, words(called(told)))}{words(BESIDE)}" if told.number else ""
    title = bookmark(told.id, number + runs(told.title, desk.targets), TOC)
    blocks = told.blocks
    around = zip((None, *blocks[:-1]), blocks, (*blocks[1:], None), strict=True)
    return paragraph(CHAPTER, title) + "".join(
        _prose(one, desk, KEPT * leads(one, after) + _below(above))
        if isinstance(one, Prose)
        else _above(block(one, desk), one, after)
        for above, one, after in around
    )


def _below(above: Block | None) -> str:
    """Return how far a paragraph stands from an exhibit above it, if it does."""
    exhibit = isinstance(above, Figure | DataTable)
    return f'<w:spacing w:before="{twips(BELOW)}"/>' if exhibit else ""


def _above(xml: str, own: Block, after: Block | None) -> str:
    """Return a block whose last paragraph stands on the page of a remark after it."""
    if not isinstance(own, Listing) or not is_remark(after):
        return xml
    start = xml.rindex("<w:pPr>")
    return xml[:start] + xml[start:].replace("/>", f"/>{KEPT}", 1)


@singledispatch
def block(own: Block, desk: Desk) -> str:
    """Return one block."""
    raise TypeError(own)


@block.register
def _(own: Heading, desk: Desk) -> str:
    number = f"{bookmark(own.id, words(own.number))}{words(BESIDE)}" if own.number else ""
    title = bookmark(own.id, number + runs(own.text, desk.targets), TOC)
    return paragraph(SECTION if own.level == 2 else PART, title)


def _prose(own: Prose, desk: Desk, more: str = "") -> str:
    marks = (_footnote(desk, note) for note in own.notes)
    return paragraph(
        TEXT, runs(own.text, desk.targets) + "".join(marks) + entries(desk, own.text), more
    )


def _footnote(desk: Desk, note: Text) -> str:
    number = desk.parts.footnote(runs(note, desk.targets))
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'


@block.register
def _(own: Listing, desk: Desk) -> str:
    wide = max(hang(item.bullet) for item in own.items)
    return "".join(
        paragraph(
            ITEMS,
            _number(desk, item.bullet) + runs(item.text, desk.targets) + entries(desk, item.text),
            _bullet(desk, item.bullet)
            + _indent(nth, INDENT + item.level * DEEPER, wide if item.bullet else 0.0),
        )
        for nth, item in enumerate(own.items)
    )


def _bullet(desk: Desk, bullet: str) -> str:
    """Return the list that an item belongs to by the sign before it."""
    if bullet not in desk.bullets:
        return ""
    number = 1 + desk.bullets.index(bullet)
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _number(desk: Desk, bullet: str) -> str:
    """Return the number of an item as it is told: the report counts, not Word."""
    return words(f"{bullet}\t") if bullet and bullet not in desk.bullets else ""


def _indent(nth: int, left: float, hanging: float) -> str:
    """Return where an item stands; the first is as far from the text before as a paragraph is."""
    end = twips(left + hanging)
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{end}"/></w:tabs>' if hanging else ""
    above = "" if nth else f'<w:spacing w:before="{twips(PARAGRAPH)}"/>'
    return f'{tab}{above}<w:ind w:left="{end}" w:hanging="{twips(hanging)}"/>'


@block.register
def _(own: Keys, desk: Desk) -> str:
    return key_row(desk, own) + paragraph(TEXT, "", '<w:spacing w:before="0"/>')


@block.register
def _(own: DataTable, desk: Desk) -> str:
    return f"{_caption(own, desk)}{data_table(desk, own)}{_source(own, desk)}"


@block.register
def _(own: Figure, desk: Desk) -> str:
    placed = desk.placed.get(own.exhibit.name)
    if isinstance(own.exhibit, ChartSpec) and not isinstance(placed, ChartBox):
        shown = data_table(desk, as_table(own, own.exhibit))
    else:
        shown = "".join(_shown(own, desk))
    return f"{_caption(own, desk)}{shown}{_source(own, desk)}"


def _shown(own: Figure, desk: Desk) -> Iterator[str]:
    placed = desk.placed[own.exhibit.name]
    if isinstance(placed, ChartBox):
        yield paragraph(EXHIBIT, chart(desk, placed) + entries(desk, *named_in(placed.chart)))
    elif isinstance(placed, MapBox) and isinstance(own.exhibit, UnitMap):
        picture = drawn(desk, placed, own.exhibit.alt)
        yield paragraph(EXHIBIT, f"<w:r>{picture}</w:r>")
        for color, text in reversed(own.legend):
            yield paragraph(SOURCE, _swatch(color) + runs(text, desk.targets))


def _swatch(color: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{theme().hex(color)}"/>'
    return words(NBSP * 6, shade) + words(BESIDE)


def _caption(own: Figure | DataTable, desk: Desk) -> str:
    """Return the caption: its number counts in a sequence of its chapter, references follow it.

    Programs that count one sequence through all chapters would say other numbers than Word.
    """
    word, style = (FIGURE, CAPTION) if isinstance(own, Figure) else (TABLED, TABLE_CAPTION)
    before, dash, number = own.number.rpartition("-")
    counted = field(f"SEQ {word}_{before} {desk.digits}", words(number))
    label = bookmark(own.id, words(f"{word}{NBSP}{before}{dash}") + counted)
    inner = label + words(BESIDE) + runs(own.caption, desk.targets)
    return paragraph(style, bookmark(own.id, inner, TOC))


def _source(own: Figure | DataTable, desk: Desk) -> str:
    return paragraph(SOURCE, runs(own.source, desk.targets))


@block.register
def _(own: UnitIndex, desk: Desk) -> str:
    lines = [
        f"{runs(name, {})}<w:r><w:tab/></w:r>{runs(pages, {})}"
        for code, name in own.units
        if (pages := desk.pages_of(code))
    ]
    if lines:
        lines[0] = begun('INDEX \\e "\t" \\c "1" \\z "1054"') + lines[0]
        lines[-1] += ENDED
    return "".join(paragraph(INDEXED, line) for line in lines)
