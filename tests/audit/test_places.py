"""Two numbers of a page that change places are found, whichever they are, in both formats.

The text that was read of a page is changed, not the file: so every pair is tried on ten pages.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from report_builder.audit import pdf, places, pptx, shapes, told
from report_builder.audit.drawn import Drawing, Mark, Shape
from report_builder.audit.plan import Element

PAGES = (5, 11, 12, 20, 21, 22, 24, 27, 30, 35)
"""Slides with numbers in texts, tables, tiles, bars, dots and maps."""
NUMBER = re.compile(r"\d[\d.,]*")


@pytest.fixture(scope="module")
def document(built: Path) -> told.Document:
    return told.document(built, "deck")


def standing(document: told.Document, file: str, page: int) -> tuple[Element, ...]:
    found = document.standing(file, page)
    assert found
    return found


def exchanged(one: str, other: str) -> tuple[str, str] | None:
    """Return two texts with their first numbers exchanged, None where that changes nothing."""
    a, b = NUMBER.search(one), NUMBER.search(other)
    if not a or not b or a[0] == b[0]:
        return None
    return one.replace(a[0], b[0], 1), other.replace(b[0], a[0], 1)


def in_drawing(drawing: Drawing) -> Iterator[tuple[tuple[int, int], Drawing]]:
    """Yield a drawing with each pair of numbers exchanged, and which texts they are."""
    for i, j in combinations(range(len(drawing.texts)), 2):
        words = exchanged(drawing.texts[i].words, drawing.texts[j].words)
        if words:
            texts = [*drawing.texts]
            texts[i], texts[j] = (
                replace(texts[n], words=w) for n, w in zip((i, j), words, strict=True)
            )
            yield (i, j), replace(drawing, texts=tuple(texts), marks=())


def test_every_pair_of_numbers_of_a_page_of_the_pdf(built: Path, document: told.Document) -> None:
    tried = 0
    for page in (p for p in pdf.read(built / "deck.pdf") if p.number in PAGES):
        assert page.drawing
        elements = standing(document, "deck.pdf", page.number)
        wordy = [replace(element, signs=()) for element in elements if element.words]
        for pair, drawing in in_drawing(page.drawing):
            at = [drawing.texts[n] for n in pair]
            near = [e for e in wordy if any(e.area.holds(t.x, t.base - 1, 9) for t in at)]
            causes = {f.cause for f in places.findings("deck.pdf", page.number, near, drawing)}
            assert "turned" in causes, [text.words for text in at]
            tried += 1
    assert tried > 1000


def numbered(found: tuple[Shape, ...]) -> list[int]:
    return [at for at, shape in enumerate(found) if NUMBER.search(shape.words)]


def test_every_pair_of_numbers_of_a_slide(built: Path, document: told.Document) -> None:
    tried = 0
    for page in (p for p in pptx.read(built / "deck.pptx") if p.number in PAGES):
        elements = standing(document, "deck.pptx", page.number)
        for i, j in combinations(numbered(page.shapes), 2):
            words = exchanged(page.shapes[i].words, page.shapes[j].words)
            if words:
                found = [*page.shapes]
                found[i], found[j] = (
                    replace(found[n], words=said) for n, said in zip((i, j), words, strict=True)
                )
                assert [*shapes.findings("deck.pptx", page.number, elements, found)], words
                tried += 1
    assert tried > 100


@pytest.mark.parametrize(
    ("wide", "high", "said"), [(0.1, 0.1, []), (0.15, 0.1, []), (0.4, 0.1, ["added"])]
)
def test_a_mark_that_nobody_sees_is_not_added(wide: float, high: float, said: list[str]) -> None:
    mark = Mark(50.0, 50.0, 50.0 + wide, 50.0 + high, (0, 0, 0), None, wide * high, 0)
    drawing = Drawing(960.0, 540.0, (), (mark,))
    assert [found.cause for found in places.findings("deck.pdf", 1, (), drawing)] == said
