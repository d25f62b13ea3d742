"""Strengths, gaps and recommendations follow their stated rules."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model import Indicator
from report_builder.story.card import advice, standing
from report_builder.story.card.advice import Recommendation
from report_builder.story.card.standing import Standing
from report_builder.story.template import Written, located


def stand_at(name: str, gap: str | None, weight: float = 10, score: str | None = None) -> Standing:
    indicator = Indicator(name, "d", name, name, name, 100)
    distance, points = (None if value is None else Decimal(value) for value in (gap, score))
    return Standing(indicator, f"unit.X.indicator.{name}", distance, points, weight)


def names(standings: tuple[Standing, ...]) -> str:
    return "".join(s.part.id for s in standings)


HAND_MADE = (
    stand_at("a", "0.1"),
    stand_at("b", "12.0"),
    stand_at("c", "-3.4"),
    stand_at("d", "0.0"),
    stand_at("e", "5.5"),
    stand_at("f", None),
    stand_at("g", "5.5", weight=20),
    stand_at("h", "-0.1"),
    stand_at("i", "-8.0"),
    stand_at("j", "-3.4"),
)


def test_strengths_are_the_three_furthest_above_and_the_heavier_of_equal_ones_comes_first() -> None:
    assert names(standing.strengths(HAND_MADE)) == "bge"


def test_gaps_are_the_three_furthest_below_and_equal_ones_stand_as_shown() -> None:
    assert names(standing.gaps(HAND_MADE)) == "icj"


def test_what_prints_as_equal_is_neither_strength_nor_gap() -> None:
    equal = (stand_at("a", "0.0"), stand_at("b", None))
    assert standing.strengths(equal) == standing.gaps(equal) == ()


def test_what_is_below_is_worked_on_first_and_a_strength_never() -> None:
    rows = (
        *(stand_at("a", "3.0", score="20.1"), stand_at("b", "0.0", score="20.0")),
        *(stand_at("c", "1.0", score="90.0"), stand_at("d", "-0.4", score="80.0")),
    )
    least = Decimal("1.0")
    assert names(standing.weakest(rows, least)) == "d"
    assert names(standing.weakest(HAND_MADE, least)) == "icjh"
    more = (stand_at("e", "-3.4", score="60.0"), stand_at("f", "-8.0", score="70.0"))
    unclear = tuple(replace(s, clear=False) for s in (*rows, *more))
    # what is below by the least difference, and nothing beside it
    assert names(standing.weakest(unclear, least)) == "fe"
    # nothing is: the lowest scores of what isn't clearly above
    assert names(standing.weakest((replace(rows[0], clear=True), *unclear[1:4]), least)) == "bdc"
    unclear = unclear[:4]
    assert standing.perhaps(unclear, 1, Decimal(2)) == unclear[0]
    assert standing.perhaps(unclear, 1, Decimal(3)) is None
    assert standing.perhaps(rows, 1, Decimal(0)) is None


def test_highest_and_lowest_name_all_that_are_less_than_the_least_difference_apart() -> None:
    least = Decimal("1.0")
    assert names(standing.highest(HAND_MADE[4:7], least)) == "ge"
    assert names(standing.lowest((HAND_MADE[2], HAND_MADE[9]), least)) == "cj"
    near = (stand_at("a", "5.0"), stand_at("b", "4.1"), stand_at("c", "4.0"))
    assert names(standing.highest(near, least)) == "ab"
    assert standing.highest((stand_at("a", None),), least) == ()


def test_what_is_not_clear_is_no_strength_no_gap_and_no_end() -> None:
    unclear = tuple(replace(s, clear=False) for s in HAND_MADE)
    assert standing.strengths(unclear) == standing.gaps(unclear) == ()
    assert standing.highest(unclear, Decimal(1)) == standing.lowest(unclear, Decimal(1)) == ()


@given(st.permutations(HAND_MADE))
def test_the_order_of_rows_decides_only_between_equals(standings: list[Standing]) -> None:
    assert [s.gap for s in standing.strengths(standings)] == [
        Decimal("12.0"),
        *[Decimal("5.5")] * 2,
    ]
    assert names(standing.strengths(standings)) == "bge"


def recommendation(text: str, *indicators: str) -> Recommendation:
    return Recommendation(Written(text, "text/recommendations.yaml", text), indicators)


KNOWN = (
    recommendation("both", "c", "i", "j"),
    recommendation("own of i", "i", "c"),
    recommendation("of h", "h"),
    recommendation("of b", "b"),
)


def test_each_weak_indicator_gets_the_recommendation_that_is_its_own() -> None:
    picked = advice.pick(standing.weakest(HAND_MADE, Decimal(1)), KNOWN)
    told = [
        (names(one.reasons), one.recommendation and one.recommendation.text.text) for one in picked
    ]
    assert told == [("i", "own of i"), ("cj", "both"), ("h", "of h")]


def test_no_recommendation_is_given_twice_and_never_more_than_three() -> None:
    known = tuple(recommendation(letter, *"cijh") for letter in "wxyz")
    picked = advice.pick(standing.weakest(HAND_MADE, Decimal(1)), known)
    assert len({one.recommendation for one in picked}) == len(picked) == 3
    many = tuple(stand_at(f"n{n}", f"-{n}.0") for n in range(1, 9))
    known = tuple(recommendation(f"r{n}", f"n{n}") for n in range(1, 9))
    assert [names(one.reasons) for one in advice.pick(many, known)] == ["n1", "n2", "n3"]


@pytest.mark.parametrize("texts", [{}, {"literals": ["1"]}, {"service": {"text": ["plain"]}}])
def test_texts_without_indicators_give_no_recommendation(texts: object) -> None:
    assert list(advice.recommendations(texts)) == []


def test_recommendations_are_found_wherever_they_stand_in_order() -> None:
    one, two = ({"item": name, "indicators": [name]} for name in ("a", "b"))
    texts = {"x": {"text": [one, "plain"]}, "additional": {"y": [two]}}
    found = advice.recommendations(located(texts, "text/recommendations.yaml"))
    assert [r.indicators for r in found] == [("a",), ("b",)]
