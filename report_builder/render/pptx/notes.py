"""Write the notes page of a slide: what to say, the facts behind it, and their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.model import Fact, Run, Text, plain
from report_builder.render.page import (
    CellsBox,
    ChartBox,
    Element,
    Face,
    Line,
    Page,
    Role,
    TableBox,
    TextBox,
)
from report_builder.render.pptx.drawingml import DECLARATION, NAMESPACES, identity
from report_builder.render.pptx.masters import NOTES_BODY, TREE, slide_image
from report_builder.render.pptx.text import paragraphs

FACTS = "ที่มาของตัวเลข"
SOURCE = "แหล่งข้อมูล"


def notes_xml(page: Page, facts: Mapping[str, Fact]) -> str:
    """Return the notes page of a slide."""
    lines = tuple(_line(text) for text in _texts(page, facts))
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}{slide_image(2, placed=False)}"
        f"<p:sp><p:nvSpPr>{identity(3, NOTES_BODY.label)}<p:cNvSpPr>"
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{NOTES_BODY.reference}</p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(lines, NOTES_BODY.style)}"
        "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _line(text: Text) -> Line:
    style = NOTES_BODY.style
    return Line(text, Role.TEXT, Face.BODY, style.size, style.color, leading=style.leading)


def _texts(page: Page, facts: Mapping[str, Fact]) -> Iterator[Text]:
    yield from page.notes or ((Run(page.title),),)
    behind = printed(page)
    if behind:
        yield (Run(FACTS, bold=True),)
        yield from (_behind(name, text, facts.get(name)) for name, text in behind.items())
    source = _source(page)
    if source:
        yield (Run(f"{SOURCE}: ", bold=True), *source)


def _behind(name: str, text: str, fact: Fact | None) -> Text:
    if fact is None:
        return (Run(text, name), Run(f" · {name}"))
    base = "" if fact.base is None else f" · n = {fact.base:,}"
    return (Run(text, name), Run(f" · {name} · {fact.label}{base} · {fact.derivation}"))


def printed(page: Page) -> dict[str, str]:
    """Return the facts that a page prints, by id in order of appearance, as they are printed."""
    found: dict[str, str] = {}
    for name, text in (pair for element in page.elements for pair in _printed_by(element)):
        found.setdefault(name, text)
    return found


def _printed_by(element: Element) -> Iterator[tuple[str, str]]:
    yield from ((run.fact, run.text) for text in _texts_of(element) for run in text if run.fact)
    if isinstance(element, ChartBox):
        points = (point for series in element.chart.series for point in series.points)
        yield from ((point.fact, point.printed) for point in points)


def _texts_of(element: Element) -> Iterator[Text]:
    if isinstance(element, TextBox):
        yield from (line.text for line in element.lines)
    elif isinstance(element, CellsBox):
        yield from (line.text for row in element.rows for line in row)
    elif isinstance(element, TableBox):
        yield from element.table.header
        yield from (cell for row in element.table.rows for cell in row)
    elif isinstance(element, ChartBox):
        for category in element.chart.categories:
            yield from (category.label, category.count)


def _source(page: Page) -> Text:
    boxes = (e for e in page.elements if isinstance(e, TextBox) and e.slot == "source")
    texts = (line.text for box in boxes for line in box.lines)
    return next((text for text in texts if plain(text)), ())
