import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.results import Table, compute
from report_builder.thai.words import number
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


@given(st.lists(st.integers(0, 600), min_size=1, max_size=12).filter(any))
def test_equal_counts_have_equal_shares_and_more_has_no_less(counts):
    table = Table({str(n): count for n, count in enumerate(counts)}, sum(counts))
    shares = [table.share(str(n)) for n in range(len(counts))]
    pairs = sorted(zip(counts, shares, strict=True))
    for (count, share), (more, larger) in itertools.pairwise(pairs):
        assert share == larger if count == more else share < larger
    assert sum(shares) == pytest.approx(100)


def test_half_a_percent_is_printed_as_the_next_whole():
    assert number(Table({"a": 11, "b": 189}, 200).share("a")) == "6"
