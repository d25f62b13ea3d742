"""What a page may not look like: ink outside every box, words of a chart outside the chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pypdfium2

from report_builder import facts, results
from report_builder.edition.load import load
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Label
from report_builder.render.page import Box, ChartBox, Element, Line, Page, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.sheets import card_sheets
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.pptx.breaks import held
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.story.chartspec import ChartKind
from report_builder.story.deck.compose import compose
from tests.render.ink import Ink, glyphs, ink

POINTS = 72
EDGE, TONE = 3, 0.35
"""How far ink may pass its box: points for an outline, parts of the type size for tone marks."""
HAIR = TOUCH = 1.5
"""How far a letter may pass its chart and the box of another letter, in points."""
SPECK = 12
"""Pixels of ink that are no word."""
PAPER = 250
"""The darkest grey, of 255, that is no ink."""
CARDS = 3
"""Cards that are looked at: the first units of an edition."""


def faults(edition: Path, out: Path) -> Iterator[str]:
    """Yield what is wrong with the pages of an edition's PDF files as they look."""
    own = load(edition)
    computed = results.compute(own)
    book = facts.build(own, computed)
    if (out / "deck.pdf").exists():
        yield from _of_pages(out / "deck.pdf", deck_pages(fitted(compose(own, book))))
    told = teller(own, computed, book)
    for unit in own.units[:CARDS]:
        card = out / "cards" / f"{unit.code}.pdf"
        if card.exists():
            sheets = card_sheets(compose_card(told, unit.code))
            yield from _of_pages(card, [sheet.page for sheet in sheets])


def _of_pages(pdf: Path, pages: Sequence[Page]) -> Iterator[str]:
    document = pypdfium2.PdfDocument(pdf)
    kind = "card" if pdf.parent.name == "cards" else "deck"
    for place, page in enumerate(pages):
        drawn = document[place].render(scale=1, grayscale=True).to_numpy().squeeze().copy()
        if _outside(drawn, page):
            yield f"{kind}: ink outside every box on {page.layout} {place + 1}"
        told = (*_of_texts(page), *_of_charts(page))
        yield from (f"{kind}: {fault} on {page.layout}" for fault in told)
    document.close()


def _outside(drawn: np.ndarray, page: Page) -> bool:
    """Tell whether a page has ink where none of its elements stands."""
    dark = drawn < PAPER
    for element in page.elements:
        edge = _edge(element) / POINTS
        box = _box(element).inset(-edge, -edge)
        top, left = (max(0, int(edge * POINTS)) for edge in (box.y, box.x))
        dark[top : int(box.bottom * POINTS) + 1, left : int(box.right * POINTS) + 1] = False
    return bool(dark.sum() > SPECK)


def _edge(element: Element) -> float:
    sizes = [line.size for line in element.lines] if isinstance(element, TextBox) else []
    return max(EDGE, *(TONE * size for size in sizes), 0)


def _box(element: Element) -> Box:
    if not isinstance(element, Rule):
        return element.box
    left, top = min(element.x1, element.x2), min(element.y1, element.y2)
    return Box(left, top, abs(element.x1 - element.x2), abs(element.y1 - element.y2))


def _of_texts(page: Page) -> Iterator[str]:
    """Yield the texts that are higher than their box, or with a word wider than it."""
    for element in page.elements:
        if isinstance(element, TextBox):
            room = element.box.inset(*element.inset)
            wide = room.w / flow.RESERVE
            if flow.height(element.lines, wide) > room.h + EDGE / POINTS:
                yield f"a text higher than its box, {element.name.rstrip('0123456789')}"
            elif flow.height(_parted(element), wide) > room.h + EDGE / POINTS:
                yield f"more lines in PowerPoint, {element.name.rstrip('0123456789')}"
            if flow.broken_word(element.lines, wide):
                yield f"a broken word, {element.name.rstrip('0123456789')}"


def _parted(box: TextBox) -> tuple[Line, ...]:
    """Return the lines of a text as they are parted for PowerPoint."""
    parted = held(box)
    assert isinstance(parted, TextBox)
    return parted.lines


def _of_charts(page: Page) -> Iterator[str]:
    """Yield the faults of charts that have words; the profile of a card has none of its own."""
    for element in page.elements:
        if isinstance(element, ChartBox) and element.chart.kind is not ChartKind.SPINE:
            wide, high = element.box.w * POINTS, element.box.h * POINTS
            marks = chart_marks(element.chart, wide, high, element.size)
            labels = [mark for mark in marks if isinstance(mark, Label)]
            if any(_leaves(ink(label), wide, high) for label in labels):
                yield f"a label leaves a chart, {element.chart.kind}"
            if any(_touch(*pair) for pair in combinations(labels, 2)):
                yield f"labels touch in a chart, {element.chart.kind}"


def _touch(one: Label, other: Label) -> bool:
    """Tell whether a letter of a label stands over one of another; marks may come near."""
    if _common(ink(one), ink(other)) <= TOUCH:
        return False
    return any(_common(a, b) > TOUCH for a, b in product(glyphs(one), glyphs(other)))


def _common(one: Ink, other: Ink) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    return min(across, min(one.bottom, other.bottom) - max(one.top, other.top))


def _leaves(label: Ink, wide: float, high: float) -> bool:
    return min(label.left, label.top, wide - label.right, high - label.bottom) < -HAIR
