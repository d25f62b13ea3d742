"""Groups of units are those that a score can be in, and printed within the scale."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report_builder.facts import build
from report_builder.model import Edition, plain
from report_builder.results import compute
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from report_builder.story.contents import texts_on
from report_builder.story.deck.compose import compose
from report_builder.story.groups import group_of, groups
from report_builder.story.vocabulary import vocabulary
from tests import factories


def alike(score: float, other: float) -> Edition:
    """Return the small edition with one score in all its units but the last."""
    scores = factories.unit_level_edition().scores.copy()
    scores.loc[:, :] = score
    scores.iloc[-1, :] = other
    return factories.unit_level_edition(scores=scores)


SCORES = st.floats(0, 100).map(lambda score: round(score, 2))


@settings(max_examples=12, deadline=None)
@given(SCORES, SCORES)
@example(0, 0)
@example(100, 100)
@example(95, 95)
@example(5, 5)
@example(5.04, 5.04)
@example(99, 100)
def test_no_group_is_outside_the_scale_and_each_has_its_units(score: float, other: float) -> None:
    edition = alike(score, other)
    results = compute(edition)
    book = build(edition, results)
    every = groups(edition, book)
    assert len(every) == book["groups.count"].value
    assert sum(book[f"group.{g.k}.count"].value or 0 for g in every) == len(results.group)
    for unit in edition.units:
        own = group_of(edition, book, unit)
        assert own is not None
        assert own in every
    said = [vocabulary(edition, book)["score_range"](group) for group in every]
    assert len({*said}) == len(said)
    for text in said:
        ends = [float(number) for number in re.findall(r"-?\d+\.\d", text)]
        assert ends == sorted({*ends})
        assert all(0 <= end <= 100 for end in ends)
        assert text != "น้อยกว่า\u00a00.0"


@pytest.mark.parametrize("score", [0, 100])
def test_slides_and_cards_of_scores_at_an_end_print_no_group_beyond_it(score: float) -> None:
    edition = alike(score, score)
    book = build(edition, compute(edition))
    told = teller(edition, compute(edition), book)
    slides = compose(edition, book).slides
    texts = [plain(text) for slide in slides for text in texts_on(slide)]
    card = compose_card(told, edition.units[0].code)
    texts += [plain(text) for text in texts_on(card)]
    beyond = "-5.0" if score == 0 else "105.0"
    assert not [text for text in texts if beyond in text]
