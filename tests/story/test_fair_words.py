"""Words that would mislead: scores that were rescaled, data that were made up."""

from dataclasses import replace

import pytest

from report_builder.facts import build
from report_builder.model import plain
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.words import teller
from report_builder.story.contents import texts_on
from tests import factories
from tests.story.stories import deck_of


def edition(**changes):
    few = factories.unit_level_edition()
    return replace(few, settings=replace(few.settings, **changes))


def card(of):
    results = compute(of)
    told = compose_card(teller(of, results, build(of, results)), of.units[0].code)
    return "\n".join(plain(text) for text in texts_on(told))


@pytest.mark.parametrize(("scale", "told"), [("1-5", True), ("0-10", True), ("0-100", False)])
def test_a_reader_is_told_that_scores_were_rescaled(scale, told):
    own = edition(scale=scale)
    scores = next(slide for slide in deck_of(own).slides if slide.id == "scores")
    assert (f"ปรับจากช่วงคะแนน {scale}" in plain(scores.source)) is told
    assert (f"ปรับจากช่วง {scale}" in card(own)) is told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"synthetic": True, "synthetic_note": ""}, "จัดทำจากข้อมูลจำลอง ไม่ใช่ผลสำรวจจริง"),
        ({"synthetic": True, "synthetic_note": "ทดลอง"}, "ทดลอง"),
        ({"synthetic": False, "synthetic_note": "ทดลอง"}, ""),
    ],
)
def test_the_cover_says_that_data_were_made_up(given, told):
    cover, *_ = deck_of(edition(**given)).slides
    assert plain(dict(cover.labels).get("note", ())) == told
