"""Facts of types of respondents and of spreads, worked out by hand or another way."""

import operator
from dataclasses import replace
from statistics import median

import pytest

from report_builder.facts import build
from report_builder.results import compute
from tests import factories


def book_of(edition):
    return build(edition, compute(edition))


@pytest.fixture(scope="module")
def book():
    return book_of(factories.answered_edition())


def test_the_score_of_a_type_is_the_mean_of_its_respondents(book):
    table, members = factories.scores(), factories.respondents()
    rows = [r.id for r in members if r.type == "school" and r.channel]
    values = [table.loc[row, "planning"] for row in rows]
    fact = book["type.school.indicator.planning.score"]
    assert fact.value == pytest.approx(sum(values) / len(values))
    assert (fact.base, book["type.school.n"].value) == (len(values), 9)
    ends = (book.printed(id) for id in (fact.id, "indicator.planning.score"))
    high, low = map(float, ends)
    assert book["type.school.indicator.planning.gap"].value == pytest.approx(high - low)


def test_types_weighed_by_their_size_come_to_the_whole(book):
    parts = [(book[f"type.{t}.n"].value, book[f"type.{t}.score"].value) for t in KINDS]
    indicator = [book[f"type.{t}.indicator.headcount.score"] for t in KINDS]
    of_all = sum(f.value * f.base for f in indicator) / sum(f.base for f in indicator)
    assert of_all == pytest.approx(book["indicator.headcount.score"].value)
    assert min(v for _, v in parts) < book["nation.score"].value < max(v for _, v in parts)


KINDS = tuple(kind.id for kind in factories.TYPES)


def test_units_that_weigh_alike_give_types_the_mean_of_units():
    alike = tuple(replace(unit, weight=7.0) for unit in factories.UNITS)
    edition = factories.answered_edition(units=alike)
    plain = book_of(factories.answered_edition())
    weighed = book_of(edition)
    for kind in KINDS:  # one respondent of each type in a unit: the mean of units is theirs
        id = f"type.{kind}.indicator.headcount.score"
        assert weighed[id].value == pytest.approx(plain[id].value)


def test_channels_of_a_type_and_its_silence_make_all_that_were_asked(book):
    for kind in KINDS:
        parts = [f.value for f in book.matching(f"type.{kind}.channel.*.count")]
        silent = book[f"type.{kind}.not_responded.count"].value
        assert sum(parts) + silent == book[f"type.{kind}.asked.count"].value == 12
        assert sum(parts) == book[f"type.{kind}.count"].value


def test_answers_by_type_add_up_to_the_answers_of_all(book):
    for kind in KINDS:
        assert 0 <= book[f"item.service.web.type.{kind}.share"].value <= 100
    bases = [book[f"item.service.type.{kind}.n"].value for kind in KINDS]
    shares = [book[f"item.service.web.type.{kind}.share"].value for kind in KINDS]
    assert sum(bases) == book["item.service.n"].value
    counted = sum(n * share / 100 for n, share in zip(bases, shares, strict=True))
    assert counted == pytest.approx(book["item.service.web.count"].value)


def test_the_spread_of_a_unit_is_that_of_its_respondents(book):
    for unit in factories.UNITS:
        own = [
            f.value for f in book.matching(f"respondent.{unit.code}-*.score") if f.value is not None
        ]
        id = f"unit.{unit.code}.spread.range"
        assert (id in book) == (len(own) > 1)
        if len(own) > 1:
            ends = (round(end + 1e-9, 1) for end in (max(own), min(own)))
            assert book[id].value == pytest.approx(operator.sub(*ends))
    ranges = [f.value for f in book.matching("unit.*.spread.range")]
    assert book["spread.median"].value == pytest.approx(median(ranges))
    assert book["spread.units.count"].value == len(ranges)


def test_the_range_of_units_goes_from_the_lowest_to_the_highest(book):
    ranked = [f.id.removesuffix(".rank") for f in book.matching("unit.???.rank") if f.value]
    scores = [book[f"{unit}.score"].value for unit in ranked]
    assert book["units.highest.score"].value == max(scores)
    assert book["units.lowest.score"].value == min(scores)
    ends = (float(book.printed(f"units.{end}.score")) for end in ("highest", "lowest"))
    assert book["units.range"].value == pytest.approx(operator.sub(*ends))


def test_an_edition_of_scores_per_unit_has_a_range_of_units_and_nothing_of_types():
    book = book_of(factories.unit_level_edition())
    assert book["units.range"].value > 0
    assert not [id for id in book if id.startswith(("type.", "spread.")) or ".spread." in id]


def test_a_region_says_how_many_of_a_type_answered(book):
    assert book.printed("type.school.region.เขตเหนือ.share0") == "75"  # D03's is silent
    assert book["type.school.region.เขตเหนือ.share0"].base == 4
