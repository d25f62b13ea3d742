import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.results import Table, compute
from report_builder.results.tabulate import half_up, largest_remainder
from tests import factories


@pytest.fixture(scope="module")
def items():
    return compute(factories.answered_edition()).items


def test_a_multiple_item_counts_everyone_who_answered(items):
    service = items["service"]
    assert service.n == 30  # with the one who chose none
    assert service.counts == {"web": 29, "phone": 15, "desk": 0}
    assert service.share("web") == pytest.approx(96.6667, abs=1e-4)
    assert service.share("phone") == 50


def test_a_likert_item_has_a_mean_and_sides(items):
    speed = items["speed"]
    # 5 x 5 + 10 x 4 + 5 x 3 + 3 x 2 + 2 x 1 = 88 over 25
    assert speed.mean() == 3.52
    assert speed.rated() == 25
    assert speed.share(*speed.having((4, 5))) == 60
    assert speed.share(*speed.having((1, 2))) == 20


def test_an_item_that_nobody_answered_has_no_shares():
    edition = factories.answered_edition(answers=factories.answers().iloc[:0])
    speed = compute(edition).items["speed"]
    assert speed.n == 0
    assert speed.share("likert_5") is None
    assert speed.mean() is None


def test_an_answer_given_twice_counts_once():
    answers = factories.answers()
    twice = pd.concat([answers, answers])
    assert compute(factories.answered_edition(answers=twice)).items == items_of(answers)


def items_of(answers):
    return compute(factories.answered_edition(answers=answers)).items


def test_a_missing_option_is_none_of_the_options():
    answers = factories.answers().replace({"option": {"": None}})
    assert items_of(answers) == items_of(factories.answers())


def test_whole_shares_that_sum_to_100_stay_as_they_are():
    assert largest_remainder([44, 27, 15, 11, 3]) == [44, 27, 15, 11, 3]
    table = Table({"a": 28, "b": 26}, 54)
    assert table.whole_shares() == {"a": table.share("a"), "b": table.share("b")}


def test_whole_shares_over_100_give_up_the_smallest_remainder():
    # 12.5, 12.5, 75: half up gives 13 + 13 + 75 = 101; of the equal remainders the first gains
    assert half_up([1, 1, 6]) == [13, 13, 75]
    assert largest_remainder([1, 1, 6]) == [13, 12, 75]
    assert Table({"a": 1, "b": 1, "c": 6}, 8).whole_shares() == {"a": 12.5, "b": 12.0, "c": 75.0}


def test_whole_shares_below_100_raise_the_largest_remainder():
    # 33.3, 33.3, 33.3: half up gives 99
    assert largest_remainder([1, 1, 1]) == [34, 33, 33]


def test_shares_of_a_multiple_item_are_never_adjusted():
    table = Table({"a": 1, "b": 1, "c": 6}, 8, exclusive=False)
    assert table.whole_shares() == {"a": 12.5, "b": 12.5, "c": 75.0}


def test_shares_with_some_who_chose_none_are_never_adjusted():
    table = Table({"a": 1, "b": 1, "c": 1}, 4)
    assert table.whole_shares() == {"a": 25.0, "b": 25.0, "c": 25.0}


@given(st.lists(st.integers(0, 600), min_size=1, max_size=12).filter(any))
def test_largest_remainder_sums_to_100_and_moves_no_share_by_a_whole_point(counts):
    whole = largest_remainder(counts)
    assert sum(whole) == 100
    assert all(
        abs(n - 100 * count / sum(counts)) < 1 for n, count in zip(whole, counts, strict=True)
    )
    assert all(n == 0 for n, count in zip(whole, counts, strict=True) if count == 0)
