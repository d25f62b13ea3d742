"""The talking paper: what is said at each slide, section by section, on pages that bear it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from report_builder.model import plain
from report_builder.render.page import TextBox
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.flow import height
from report_builder.render.place.paper import AREA, paper_pages
from report_builder.story.blocks import Deck
from report_builder.story.paper import paper
from tests import odd
from tests.story.stories import deck_of, told


@pytest.fixture(scope="module")
def deck() -> Deck:
    return told()


def boxes(deck: Deck) -> Iterator[TextBox]:
    for page in paper_pages(paper(deck)):
        yield from (box for box in page.elements if isinstance(box, TextBox))


def test_each_section_with_something_to_say_has_its_pages_in_order(deck: Deck) -> None:
    said = [slide for slide in deck.slides if slide.kind not in ("cover", "agenda")]
    sections = list(dict.fromkeys(slide.section for slide in said))
    assert [slide.section for slide in paper(deck)] == sections
    assert [page.number for page in paper_pages(paper(deck))] == [
        *range(1, len(paper_pages(paper(deck))) + 1)
    ]


def test_the_sentences_are_those_of_the_notes(deck: Deck) -> None:
    printed = {plain(line.text) for box in boxes(deck) for line in box.lines}
    for slide in deck.slides:
        if slide.kind not in ("cover", "agenda"):
            assert {plain(text) for text in (slide.title, *slide.notes[1:-2])} <= printed


def test_texts_stand_within_the_page_one_under_another(deck: Deck) -> None:
    for page in paper_pages(paper(deck)):
        own = [b for b in page.elements if isinstance(b, TextBox)]
        own = [b for b in own if b.name not in ("number", "synthetic")]
        assert all(height(b.lines, b.box.w) <= b.box.h + 0.01 for b in own)
        assert all(a.box.bottom <= b.box.y + 0.01 for a, b in pairwise(own))
        assert own[-1].box.bottom <= AREA.bottom + 0.01


def test_the_parts_of_a_divided_slide_are_spoken_of_once() -> None:
    deck = fitted(deck_of(odd.edition(2, 40, 1, texts={})))
    spoken = [slide.id for slide in deck.slides if slide.notes]
    assert len(spoken) < len(deck.slides)
    assert {panel.name for slide in paper(deck) for panel in slide.panels} <= set(spoken)
