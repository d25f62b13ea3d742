"""The heat map of types and the spread inside units hold for editions of any nature."""

from dataclasses import replace
from itertools import pairwise

import pytest

from report_builder.errors import DoesNotFit
from report_builder.facts import build
from report_builder.model import Run
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import deck_pages
from report_builder.render.theme import theme
from report_builder.results import compute
from report_builder.story.blocks import Table
from report_builder.story.deck.compose import compose
from report_builder.story.heat import LEVELS, shade
from tests import factories, large


def annex(edition):
    return [
        s for s in compose(edition, build(edition, compute(edition))).slides if s.section == "annex"
    ]


def test_types_stand_from_the_highest_to_the_lowest_and_print_their_scores():
    edition = factories.answered_edition()
    facts = build(edition, compute(edition))
    table = next(s for s in annex(edition) if s.id == "types_1").panels[0].exhibit
    scores = [facts[cell[0].fact].value for cell in table.rows[0][1:-1]]
    assert all(one >= other for one, other in pairwise(scores))
    assert len(table.rows) == 1 + len(edition.framework.indicators)
    assert all(
        len(row) == len(table.header) == len(own)
        for row, own in zip(table.rows, table.shades, strict=True)
    )


SHADES = ((None, ""), (0.1, ""), (-10.0, "below3"), (10.0, "above3"), (4.0, "above1"))


@pytest.mark.parametrize(("gap", "color"), SHADES)
def test_cells_are_shaded_by_their_distance_from_the_whole(gap, color):
    assert shade(gap, 10.0) == color
    assert shade(0.0, 0.0) == ""


def test_numbers_are_readable_on_every_shade():
    for side in ("above", "below"):
        tones = [f"{side}{level}" for level in range(1, LEVELS + 1)]
        assert all(theme().contrast(theme().text_on(tone), tone) >= 4.5 for tone in tones)
        light = [theme().luminance(tone) for tone in tones]
        assert all(one > other for one, other in pairwise(light))


def test_many_types_stand_on_several_slides_that_fit():
    edition = large.edition()
    facts = build(edition, compute(edition))
    deck = compose(edition, facts)
    slides = tuple(s for s in deck.slides if s.section == "annex")
    tables = [s.panels[0].exhibit for s in slides if isinstance(s.panels[0].exhibit, Table)]
    assert sum(len(table.header) - 2 for table in tables) == len(edition.types)
    assert deck_pages(fitted(replace(deck, slides=slides)))


def test_the_annex_is_left_out_where_it_finds_no_room_and_no_other_slide_is():
    edition = factories.answered_edition()
    deck = compose(edition, build(edition, compute(edition)))
    endless = tuple(replace(s, title=(Run("ยาว" * 2000),)) for s in deck.slides)
    spared = next(s for s in endless if s.optional)
    assert fitted(replace(deck, slides=(spared,))).slides == ()
    with pytest.raises(DoesNotFit):
        fitted(replace(deck, slides=(replace(spared, optional=False),)))


@pytest.mark.parametrize(
    "edition",
    [
        factories.unit_level_edition(),
        factories.answered_edition(settings=factories.settings(additions=False)),
    ],
)
def test_there_are_no_types_without_respondents_and_no_annex_by_the_settings(edition):
    ids = [slide.id for slide in annex(edition)]
    assert ids == (["sureness"] if edition.settings.additions else [])


def test_ranges_that_all_print_alike_are_not_drawn():
    scores = factories.scores() * 0 + 50.0  # one score everywhere: nothing lies apart
    sure = next(s for s in annex(factories.edition(scores=scores)) if s.id == "sureness")
    assert sure.panels[0].exhibit is None
    told = next(s for s in annex(factories.answered_edition()) if s.id == "sureness")
    assert told.panels[0].exhibit is not None
