"""Say what a Word file of a report says, chapter by chapter: that is what the register holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from report_builder.model import Picture, Run, Text, joined
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.figures import as_native
from report_builder.render.docx.front import ON_COVER
from report_builder.render.docx.lines import BESIDE
from report_builder.render.docx.sections import heads
from report_builder.render.page import ChartBox
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.report.blocks import called
from report_builder.render.place.report.contents import DEEPEST, FIGURES, TABLES, TITLE
from report_builder.render.place.report.figures import as_table
from report_builder.render.place.report.tables import NOTHING
from report_builder.story.blocks import Panel, Paragraph, Slide, Table
from report_builder.story.chartspec import ChartSpec
from report_builder.story.report.blocks import (
    Block,
    Chapter,
    DataTable,
    Figure,
    Heading,
    Keys,
    Listing,
    Prose,
    UnitIndex,
    numbered,
)

KIND = "report"
MARK = (Run(SYNTHETIC),)


def as_slides(desk: Desk) -> tuple[Slide, ...]:
    """Return a slide for the cover with head and foot, one for the contents, one a chapter."""
    report = desk.report
    own = dict(report.cover)
    on_cover = (own[name] for name in ON_COVER if name in own)
    foot = (Run(desk.printed("1"), literal=True),)
    said = (*on_cover, *heads(report), *((MARK,) * 2 * report.synthetic), foot)
    listed = _slide("contents", map(_said, _contents(desk)))
    chapters = (_slide(c.id, _panels(desk, c), _pictures(desk, c)) for c in report.chapters)
    front = (
        _slide("cover", map(_said, said), _on_cover(desk)),
        *((listed,) if report.chapters else ()),
    )
    return (*front, *chapters)


def _slide(id: str, panels: Iterable[Panel], pictures: Iterable[Picture] = ()) -> Slide:
    return Slide(id, KIND, id, (), panels=tuple(panels), pictures=tuple(pictures))


def _said(text: Text) -> Panel:
    return Panel("", paragraphs=(Paragraph(text),))


def _on_cover(desk: Desk) -> Iterator[Picture]:
    if desk.map:
        yield Picture("", desk.map.map.alt, "", b"")


def _contents(desk: Desk) -> Iterator[Text]:
    report = desk.report
    yield (Run(TITLE),)
    for chapter in report.chapters:
        yield _entry(desk, chapter.id, _named(called(chapter), chapter.title))
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.level <= DEEPEST:
                yield _entry(desk, block.id, _named(block.number, block.text))
    for title, listed in ((FIGURES, report.figures), (TABLES, report.tables)):
        yield (Run(title),) if listed else ()
        for one in listed:
            yield _entry(desk, one.id, _captioned(one))


def _entry(desk: Desk, id: str, text: Text) -> Text:
    return (*text, Run(f"\t{desk.page(id)}", literal=True))


def _named(number: str, text: Text) -> Text:
    return (Run(f"{number}{BESIDE}", literal=True), *text) if number else text


def _captioned(one: Figure | DataTable) -> Text:
    return joined((numbered(one), one.caption), Run(BESIDE))


def _panels(desk: Desk, chapter: Chapter) -> Iterator[Panel]:
    yield _said(_named(called(chapter), chapter.title))
    for block in chapter.blocks:
        yield from _of_block(desk, block)


def _of_block(desk: Desk, block: Block) -> Iterator[Panel]:
    match block:
        case Heading():
            yield _said(_named(block.number, block.text))
        case Prose():
            yield from map(_said, (block.text, *block.notes))
        case Listing():
            told = (Paragraph(item.text, item.bullet) for item in block.items)
            yield Panel("", paragraphs=tuple(told))
        case Keys():
            for key in block.keys:
                yield from map(_said, filter(None, (key.number, key.unit, key.label)))
        case UnitIndex():
            for code, name in block.units:
                if pages := desk.pages_of(code):
                    yield _said((*name, Run("\t"), *pages))
        case Figure() | DataTable():
            yield _said(_captioned(block))
            yield from _exhibits(desk, block)
            yield _said(block.source)


def _exhibits(desk: Desk, block: Figure | DataTable) -> Iterator[Panel]:
    table = _table(desk, block)
    if table:
        yield Panel(table.name, exhibit=table)
    elif isinstance(block, Figure) and isinstance(block.exhibit, ChartSpec):
        native = as_native(block.exhibit)
        yield from (Panel(native.name, exhibit=native),) if native else ()
    elif isinstance(block, Figure):
        yield from (_said(text) for _, text in reversed(block.legend))


def _table(desk: Desk, block: Figure | DataTable) -> Table | None:
    """Return the table that a block is, or that stands for a chart without room."""
    if isinstance(block, DataTable):
        rows = tuple(tuple(cell or NOTHING for cell in row) for row in block.table.rows)
        header = tuple(cell or NOTHING for cell in block.table.header)
        return replace(block.table, header=header, rows=rows)
    placed = desk.placed.get(block.exhibit.name)
    if isinstance(block.exhibit, ChartSpec) and not isinstance(placed, ChartBox):
        return _table(desk, as_table(block, block.exhibit))
    return None


def _pictures(desk: Desk, chapter: Chapter) -> Iterator[Picture]:
    """Yield what has words that stand for it beside native charts: tables, drawn charts, maps."""
    for block in chapter.blocks:
        if isinstance(block, Figure | DataTable):
            table = _table(desk, block)
            if table:
                yield Picture("", table.alt, "", b"")
            elif isinstance(block, Figure) and not _is_native(block):
                yield Picture("", block.exhibit.alt, "", b"")


def _is_native(block: Figure) -> bool:
    return isinstance(block.exhibit, ChartSpec) and as_native(block.exhibit) is not None
