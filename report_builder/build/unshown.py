"""Find the words of slides that no page shows: their kind of slide has no place for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from report_builder.errors import StoryError
from report_builder.model import plain
from report_builder.problem import Words
from report_builder.render.page import (
    CellsBox,
    ChartBox,
    Element,
    MapBox,
    Page,
    TableBox,
    TextBox,
)
from report_builder.story.axis import JOINED
from report_builder.story.blocks import Origin, Panel, Slide

FIELDS: Mapping[str, str] = {
    "heading": "หัวข้อ",
    "caption": "คำอธิบายใต้หัวข้อ",
    "number": "ตัวเลขเด่น",
    "unit": "หน่วย",
    "foot": "หมายเหตุท้ายแผง",
    "text": "ข้อความ",
    "exhibit": "แผนภูมิ ตาราง หรือแผนที่",
}
"""The fields of a panel and what they are called."""


def errors(slides: Sequence[Slide], pages: Sequence[Page]) -> Iterator[StoryError]:
    """Yield the error of each panel with words that are not on the pages of its slide."""
    shown = {page.id: set[str]() for page in pages}
    drawn: dict[str, str] = {}
    for page in pages:
        first = _first(page.id, slides)
        shown.setdefault(first, set()).update(_exhibits(page.elements))
        drawn[first] = drawn.get(first, "") + "".join(_words(page.elements))
    for slide in slides:
        for panel in slide.panels:
            lacking = [*_lacking(panel, drawn.get(slide.id, ""), shown.get(slide.id, set()))]
            if lacking and panel.origin:
                yield _error(slide, panel.origin, lacking)


def _first(id: str, slides: Sequence[Slide]) -> str:
    """Return the id of the slide that a page is a part of."""
    ids = {slide.id for slide in slides}
    while id not in ids and "-" in id:
        id = id.rpartition("-")[0]
    return id


def _lacking(panel: Panel, drawn: str, exhibits: set[str]) -> Iterator[str]:
    for field in ("heading", "caption", "number", "unit", "foot"):
        if _bare(plain(getattr(panel, field))) not in drawn:
            yield field
    told = [*(p.text for p in panel.paragraphs), *(tile.name for tile in panel.tiles)]
    if any(_bare(plain(text)) not in drawn for text in told):
        yield "text"
    if panel.exhibit is not None and not any(n.startswith(panel.exhibit.name) for n in exhibits):
        yield "exhibit"


def _words(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, TextBox):
            yield from (_bare(plain(line.text)) for line in element.lines)
        if isinstance(element, CellsBox):
            yield from (_bare(plain(line.text)) for row in element.rows for line in row)


def _exhibits(elements: Iterable[Element]) -> Iterator[str]:
    """Yield the names of what is shown; a chart of several is named for all of them."""
    shown = (e.name for e in elements if isinstance(e, ChartBox | TableBox | MapBox))
    return (name for names in shown for name in names.split(JOINED))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _error(slide: Slide, place: Origin, lacking: Sequence[str]) -> StoryError:
    th, en = (", ".join(names) for names in ([FIELDS[f] for f in lacking], lacking))
    why = Words(
        f"สไลด์แบบ {slide.kind} ไม่แสดง{th} ให้ลบออก หรือเปลี่ยน kind เช่น panels",
        f"a slide of the kind {slide.kind} doesn't show: {en}; leave it out or use another kind, "
        "such as panels",
    )
    return StoryError(place.file, place.place, plain(slide.title), why)
