"""Say what the pages of a report say, page by page, as slides: that is what the register holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from report_builder.model import Text
from report_builder.render.page import CellsBox, ChartBox, Element, MapBox, Page, TextBox
from report_builder.story.blocks import Panel, Paragraph, Slide, Table
from report_builder.story.foot import parts_shown

KIND = "report"


def as_slides(pages: Sequence[Page]) -> tuple[Slide, ...]:
    """Return a slide for each page, with a panel for everything on it that says something."""
    return tuple(_slide(page.id, page.section, page.elements, page.synthetic) for page in pages)


def shows_parts(elements: Iterable[Element]) -> bool:
    """Tell whether elements show single units, respondents, regions or types."""
    return parts_shown(_slide("", "", elements, synthetic=False))


def _slide(id: str, section: str, elements: Iterable[Element], synthetic: bool) -> Slide:
    panels = (panel for element in elements for panel in _panels(element))
    return Slide(id, KIND, section, (), panels=tuple(panels), synthetic=synthetic)


def _panels(element: Element) -> Iterator[Panel]:
    match element:
        case TextBox():
            lines = (Paragraph(_whole(line.text), line.bullet) for line in element.lines)
            yield Panel(element.name, paragraphs=tuple(lines))
        case ChartBox():
            yield Panel(element.name, exhibit=element.chart)
        case MapBox():
            yield Panel(element.name, exhibit=element.map)
        case CellsBox():
            header, *rows = (tuple(_whole(line.text) for line in row) for row in element.rows)
            table = Table(element.name, header, tuple(rows), element.widths, element.alt)
            yield Panel(element.name, exhibit=table)


def _whole(text: Text) -> Text:
    """Return a text as it is read: facts in one piece, and what a hyphen joins."""
    runs, before = [], ""
    for run in text:
        words = run.text.replace("\n", "") if run.fact else run.text.replace("-\n", "-")
        words = words.removeprefix("\n") if before.endswith("-") else words
        runs.append(replace(run, text=words))
        before = words or before
    return tuple(runs)
