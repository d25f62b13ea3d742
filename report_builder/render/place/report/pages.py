"""Give a report its pages: cover, contents, chapters, and the index of units among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.model import Run, Text, joined, plain
from report_builder.render.page import Element, Face, Line, Page, Role, Rule, TextBox
from report_builder.render.place.flow import POINTS
from report_builder.render.place.report.blocks import called, pieces
from report_builder.render.place.report.contents import TITLE, contents
from report_builder.render.place.report.cover import cover
from report_builder.render.place.report.fill import Sheet, filled
from report_builder.render.place.report.index import index_pieces, named_on
from report_builder.render.place.report.looks import FOOT, HEAD, NOTE
from report_builder.render.place.report.pieces import Piece
from report_builder.render.place.report.told import shows_parts
from report_builder.story.report.blocks import Chapter, Report, UnitIndex
from report_builder.thai.measure import text_width

CONTENTS = "contents"


def report_pages(report: Report) -> tuple[Page, ...]:
    """Return the pages of a report in order, numbered from 1, the cover first."""
    first = cover(report)
    start = 2 + len(contents(report, {}))
    body: list[Page] = []
    for chapter in report.chapters:
        body += _chapter(report, chapter, start + len(body), body)
    places = {a.id: one.number for one in reversed(body) for a in one.anchors}
    title = (Run(TITLE),)
    listed = contents(report, places)
    front = [page(report, CONTENTS, title, s, 2 + n, n) for n, s in enumerate(listed)]
    return (first, *front, *body)


def _chapter(
    report: Report, chapter: Chapter, start: int, before: Sequence[Page]
) -> Iterator[Page]:
    title = joined(filter(None, (_called(chapter), chapter.title)), Run("  "))
    told = (*pieces(chapter), *_index(report, chapter, before))
    for nth, sheet in enumerate(filled(told)):
        yield page(report, chapter.id, title, sheet, start + nth, nth)


def _called(chapter: Chapter) -> Text:
    return (Run(called(chapter), literal=True),) if chapter.number else ()


def _index(report: Report, chapter: Chapter, before: Sequence[Page]) -> Iterator[Piece]:
    annexes = {one.id for one in report.chapters if one.annex}
    begun = next((p.number for p in before if p.section in annexes), len(before) + 2)
    for block in chapter.blocks:
        if isinstance(block, UnitIndex):
            named = named_on((p.number, p.elements) for p in before)
            yield from index_pieces(block, named, begun)


def page(report: Report, section: str, title: Text, sheet: Sheet, number: int, nth: int) -> Page:
    """Return a page with its head and foot; the first of a section says its title itself."""
    content = sheet.finished()
    made_up = report.made_up or (report.synthetic and shows_parts(content))
    return Page(
        id=f"page{number}",
        number=number,
        layout="report",
        title=plain(title),
        section=section,
        elements=(
            *(_head(report, title) if nth else ()),
            *content,
            *_foot(report, number, made_up),
        ),
        synthetic=made_up,
        anchors=tuple(sheet.anchors),
    )


def _head(report: Report, title: Text) -> Iterator[Element]:
    """Yield what stands over a page: the report at the left, the chapter at the right."""
    wide, more = (_wide(text) for text in (title, report.running))
    if wide + more < HEAD.w - 0.3:
        yield TextBox("running", HEAD, (_quiet(report.running, "left"),))
    if wide < HEAD.w:
        yield TextBox("chapter", HEAD, (_quiet(title, "right"),))
    yield Rule("head.rule", HEAD.x, HEAD.bottom, HEAD.right, HEAD.bottom, "hairline", 0.75)


def _wide(text: Text) -> float:
    return text_width(plain(text), str(Face.BODY), NOTE) / POINTS


def _quiet(text: Text, align: str) -> Line:
    return Line(text, Role.ARTIFACT, Face.BODY, NOTE, "muted", align=align, leading=1.4)


def _foot(report: Report, number: int, made_up: bool) -> Iterator[Element]:
    if made_up:
        mark = Line(
            (Run(report.language.synthetic),), Role.NOTE, Face.BOLD, NOTE, "alert", leading=1.4
        )
        yield TextBox("synthetic", FOOT, (mark,))
    yield TextBox("number", FOOT, (_quiet((Run(str(number), literal=True),), "center"),))
