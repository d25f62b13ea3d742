"""Write the chapters of a report: headings, text with footnotes, lists, figures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from itertools import pairwise

from report_builder.model import Text
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.figures import chart, drawn
from report_builder.render.docx.lines import (
    BESIDE,
    captioned,
    headed,
    in_items,
    is_whole,
    is_whole_line,
    right,
    spare,
)
from report_builder.render.docx.styles import (
    CAPTION,
    CHAPTER,
    EXHIBIT,
    INDEXED,
    ITEMS,
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
from report_builder.render.page import ChartBox, Line, MapBox
from report_builder.render.place.report.blocks import BELOW, PARAGRAPH, called
from report_builder.render.place.report.figures import as_table
from report_builder.render.place.report.index import named_in
from report_builder.render.place.report.looks import AREA
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
_THIN = '<w:spacing w:before="0" w:line="20" w:lineRule="exact"/>'
"""What makes a paragraph as good as unseen: a table doesn't end a part of the file."""
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
        _prose(one, desk, _kept(one.text, leads(one, after)) + _below(above))
        if isinstance(one, Prose)
        else _listing(one, desk, is_remark(after))
        if isinstance(one, Listing)
        else block(one, desk)
        for above, one, after in around
    )


def _kept(text: Text, leading: bool) -> str:
    """Return what keeps a paragraph that leads on the page of the next, if no page divides it."""
    return KEPT if leading and is_whole(TEXT, text) else ""


def _below(above: Block | None) -> str:
    """Return how far a paragraph stands from an exhibit above it, if it does."""
    exhibit = isinstance(above, Figure | DataTable)
    return f'<w:spacing w:before="{twips(BELOW)}"/>' if exhibit else ""


@singledispatch
def block(own: Block, desk: Desk) -> str:
    """Return one block."""
    raise TypeError(own)


@block.register
def _(own: Heading, desk: Desk) -> str:
    number = f"{bookmark(own.id, words(own.number))}{words(BESIDE)}" if own.number else ""
    title = bookmark(own.id, number + runs(own.text, desk.targets), TOC)
    style, text = headed(own)
    return paragraph(style, title, right(style, text))


def _prose(own: Prose, desk: Desk, more: str = "") -> str:
    marks = (_footnote(desk, note) for note in own.notes)
    inner = runs(own.text, desk.targets) + "".join(marks) + entries(desk, own.text)
    return paragraph(TEXT, inner, more + right(TEXT, own.text))


def _footnote(desk: Desk, note: Text) -> str:
    number = desk.parts.footnote(runs(note, desk.targets))
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'


def _listing(own: Listing, desk: Desk, remarked: bool) -> str:
    """Return a list; an item stands on the page of what it leads, the last on that of a remark."""
    levels = [item.level for item in own.items]
    leading = [after > level for level, after in pairwise(levels)] + [remarked]
    told = zip(own.items, in_items(own), leading, strict=True)
    return "".join(
        paragraph(
            ITEMS,
            _number(desk, item.bullet) + runs(item.text, desk.targets) + entries(desk, item.text),
            KEPT * (leads_on and is_whole_line(line))
            + _bullet(desk, item.bullet)
            + _indent(nth, line),
        )
        for nth, (item, line, leads_on) in enumerate(told)
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


def _indent(nth: int, line: Line) -> str:
    """Return where an item stands; the first is as far from the text before as a paragraph is."""
    end = twips(line.indent + line.hang)
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{end}"/></w:tabs>' if line.hang else ""
    above = "" if nth else f'<w:spacing w:before="{twips(PARAGRAPH)}"/>'
    free = twips(spare(line, AREA.w))
    beside = f'w:left="{end}" w:right="{free}" w:hanging="{twips(line.hang)}"'
    return f"{tab}{above}<w:ind {beside}/>"


@block.register
def _(own: Keys, desk: Desk) -> str:
    return key_row(desk, own) + paragraph(TEXT, "", _THIN)


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
    return paragraph(style, bookmark(own.id, inner, TOC), right(*captioned(own)))


def _source(own: Figure | DataTable, desk: Desk) -> str:
    if not own.source:
        return paragraph(SOURCE, "", _THIN)
    return paragraph(SOURCE, runs(own.source, desk.targets), right(SOURCE, own.source))


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
