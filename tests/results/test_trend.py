"""Scores through several years: by hand, and by properties that hold for any years."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from report_builder.edition.previous import links
from report_builder.model import Edition, Previous
from report_builder.results import compute
from report_builder.results.trend import Trend
from report_builder.years import Link
from tests import factories
from tests.results.test_change import BEFORE, later, plain
from tests.years import renamed, reweighed, without

EDITION = factories.edition()


def of_year(edition: Edition, year: int) -> Edition:
    return replace(edition, settings=replace(edition.settings, year=year))


def trend(now: Edition, *earlier: Edition, told: Sequence[Sequence[Link]] = ()) -> Trend:
    """Return the scores of an edition of 2570 and of the years before it, the latest first."""
    every = []
    for n, own in enumerate(earlier):
        found = links.link(links.parts(now), links.parts(own), told[n] if told else ())
        assert not found.proposed
        every.append(Previous(of_year(own, 2569 - n), found.links))
    latest, *older = every
    return compute(replace(of_year(now, 2570), previous=latest, earlier=tuple(older))).trend


def values(trend: Trend, year: int) -> dict[str, float]:
    return {id: round(figure.value, 9) for id, figure in sorted(trend[year].items())}


YEARS = (later(1), EDITION, later(2))


def test_years_of_one_edition_are_alike() -> None:
    found = trend(EDITION, EDITION, EDITION)
    assert values(found, 2570) == values(found, 2569) == values(found, 2568)
    assert found[2570]["nation.score"].value == compute(EDITION).nation.total.value


def test_the_order_of_rows_changes_nothing() -> None:
    order = np.random.default_rng(3).permutation(len(YEARS[2].scores))
    shuffled = replace(
        YEARS[2], scores=YEARS[2].scores.iloc[order], respondents=YEARS[2].respondents[::-1]
    )
    first, second = trend(*YEARS), trend(*YEARS[:2], shuffled)
    assert all(values(first, year) == values(second, year) for year in first)


def test_the_way_back_shows_the_same_scores() -> None:
    """Whichever year comes last, what all have in common is the same."""
    there, back = trend(*YEARS), trend(*reversed(YEARS))
    assert values(there, 2570) == pytest.approx(values(back, 2568))
    assert values(there, 2569) == pytest.approx(values(back, 2569))
    assert values(there, 2568) == pytest.approx(values(back, 2570))


def test_other_ids_with_a_table_of_changes_change_nothing() -> None:
    names = {"people": "staff", "skills": "ability", "D02": "X2", "school": "academy"}
    kinds = {"people": "dimension", "skills": "indicator", "D02": "unit", "school": "type"}
    told = [Link(kinds[old], old, new, "renamed") for old, new in names.items()]
    plainly = trend(*YEARS)
    linked = trend(*YEARS[:2], renamed(YEARS[2], names), told=((), told))
    assert all(values(plainly, year) == values(linked, year) for year in plainly)


def test_the_weights_are_the_mean_of_those_of_all_years_by_hand() -> None:
    """Weights of a are 60, 60 and 30: 50 on the mean, so that 50 and 40 are 45 in each year."""
    light = reweighed(plain(BEFORE), {"a": 30, "b": 70})
    found = trend(plain(BEFORE), plain(BEFORE), light)
    assert [found[year]["nation.score"].value for year in found] == pytest.approx([45.0] * 3)
    assert [*found] == [2568, 2569, 2570]


def test_an_indicator_that_one_year_lacks_is_left_out_of_all() -> None:
    """What remains is followed as if no year had ever had more."""
    dropped = [Link("indicator", "network", "", "new")]
    found = trend(EDITION, EDITION, without(EDITION, "network"), told=((), dropped))
    own = without(EDITION, "network")
    alone = trend(own, own, own)
    assert values(found, 2570) == pytest.approx(values(alone, 2570))
    assert values(found, 2568) == pytest.approx(values(found, 2569))


def test_a_unit_that_was_not_there_has_no_score_then_and_counts_in_no_whole_by_hand() -> None:
    """w of 90 points comes last: the whole stays 46 in every year."""
    more = plain({**BEFORE, "w": (90.0, 90.0, 90.0)})
    new = [Link("unit", "w", "", "new")]
    found = trend(more, more, plain(BEFORE), told=((), new))
    assert [found[year]["nation.score"].value for year in found] == pytest.approx([46.0] * 3)
    assert [found[year].get("unit.w.score") is not None for year in found] == [False, True, True]


def test_a_year_that_shares_little_is_left_out() -> None:
    """Of b1 alone no trend is drawn: it is 40 of 100, less than half."""
    other = [Link("indicator", id, id, "redefined") for id in ("a1", "a2")]
    found = trend(plain(BEFORE), plain(BEFORE), plain(BEFORE), told=((), other))
    assert [*found] == [2569, 2570]
    assert found[2569]["nation.score"].value == pytest.approx(46.0)


def test_units_that_were_merged_are_their_mean_before_by_hand() -> None:
    """u of 42 and v of 50 points were 46 together."""
    one = plain({"w": (50.0, 70.0, 60.0)})
    told = [Link("unit", "w", "u", "merged"), Link("unit", "w", "v", "merged")]
    found = trend(one, one, plain(BEFORE), told=((), told))
    assert found[2568]["unit.w.score"].value == pytest.approx(46.0)
