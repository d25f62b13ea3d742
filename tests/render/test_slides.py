"""A slide of every kind looks as it did: the first of its kind in the deck of 2559."""

from functools import cache
from pathlib import Path

import pytest

from report_builder import facts, results
from report_builder.edition.load import load
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import PLACERS
from report_builder.story.deck.compose import compose
from tests.conftest import FOLDER_2559
from tests.render.pictures import assert_looks_as_before

KINDS = {"cover", *PLACERS} - {"panels"}
"""Kinds that the deck tells itself: panels are for slides that an edition adds."""


@cache
def firsts() -> dict[str, int]:
    """Return the page of the first slide of each kind, as the deck of 2559 is fitted to pages."""
    edition = load(FOLDER_2559)
    told = compose(edition, facts.build(edition, results.compute(edition)))
    return {slide.kind: page for page, slide in reversed([*enumerate(fitted(told).slides)])}


def test_the_deck_has_a_slide_of_every_kind() -> None:
    assert {*firsts()} == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_slides_look_as_before(built: Path, kind: str, update_baselines: bool) -> None:
    pdf = (built / "deck.pdf").read_bytes()
    assert_looks_as_before(pdf, firsts()[kind], f"slide-{kind}", update=update_baselines)


def test_the_poster_looks_as_before(built: Path, update_baselines: bool) -> None:
    assert_looks_as_before(
        (built / "poster.pdf").read_bytes(), 0, "poster", update=update_baselines
    )
