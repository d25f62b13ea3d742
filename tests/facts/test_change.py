"""Facts of what changed since the previous year."""

from dataclasses import replace

import pytest

from report_builder import facts
from report_builder.facts.listing import listed
from report_builder.results import compute
from report_builder.years import Link
from tests import factories
from tests.results.test_change import BEFORE, FRAMEWORK, later, plain
from tests.years import compared, reweighed, without

EDITION = factories.edition()
OF_YEARS = ("previous.", "common.", "change.", "alike.", "changes.", "trend.")


def test_an_edition_without_a_previous_year_has_no_fact_of_one() -> None:
    """Its figures are what they were."""
    book = facts.build(EDITION, compute(EDITION))
    assert not [id for id in book if id.startswith(OF_YEARS)]
    own = compared(EDITION, EDITION)
    both = facts.build(own, compute(own))
    assert {id: both[id] for id in book} == dict(book)
    assert all(id.startswith(OF_YEARS) for id in both if id not in book)


def test_changes_are_those_of_printed_numbers_on_the_printed_scale() -> None:
    """On 1-10 the whole rises from 5.14 (46) to 5.77 (53), the parts by 0.63 together."""
    settings = factories.settings(region_order=(), print_scale="1-10", group_width=0.5)
    now = plain({"u": (60.0, 80.0, 35.0), "v": BEFORE["v"]})
    own = compared(replace(now, settings=settings), plain(BEFORE))
    book = facts.build(own, compute(own))
    ids = ("previous.nation.score", "nation.score", "change.nation.score", "change.part.real")
    assert [book.printed(id) for id in ids] == ["5.14", "5.77", "0.63", "0.63"]
    assert book.printed("change.unit.u.rank") == "1"
    assert book.printed("previous.survey.year") == "2570"
    assert "common.nation.score" not in book


def test_both_years_are_shown_on_what_they_have_in_common() -> None:
    """Where weights changed, the whole of both years is stated on their mean: 45.5 and 45.5."""
    own = compared(reweighed(plain(BEFORE), {"a": 50, "b": 50}), plain(BEFORE))
    book = facts.build(own, compute(own))
    ids = ("previous.nation.score", "common.previous.nation.score", "common.nation.score")
    assert [book.printed(id) for id in ids] == ["46.0", "45.5", "45.5"]
    assert "common.dimension.a.score" not in book
    assert [book.printed(f"{year}dimension.a.weight") for year in ("previous.", "")] == ["60", "50"]


def test_parts_of_the_change_add_up_to_the_published_one() -> None:
    """The facts of the parts sum to that of the change of published totals."""
    own = compared(
        without(later(3), "skills"), EDITION, [Link("indicator", "", "skills", "dropped")]
    )
    book = facts.build(own, compute(own))
    parts = [fact.value or 0.0 for fact in book.matching("change.part.*")]
    published = (book["nation.score"].value or 0.0) - (book["previous.nation.score"].value or 0.0)
    assert book["change.published.nation.score"].value == pytest.approx(published)
    assert sum(parts) == pytest.approx(published)
    assert book["changes.indicator.dropped.count"].value == 1


def test_each_change_says_whether_it_is_clear_and_names_rows_of_both_years() -> None:
    """Whoever asks where a change comes from is told the rule and both sources."""
    own = compared(plain({"u": (60.0, 80.0, 35.0), "v": BEFORE["v"]}), plain(BEFORE))
    book = facts.build(own, compute(own))
    assert " ชัดเจน:" in book["change.unit.u.score"].derivation
    assert "ไม่ชัดเจน:" in book["change.unit.v.score"].derivation
    assert [s.table for s in book["change.unit.u.score"].sources] == ["scores", "previous.scores"]


def test_lists_of_figures_leave_out_changes_of_single_units() -> None:
    """They are thousands, as the scores of units are."""
    own = compared(plain(BEFORE, FRAMEWORK), plain(BEFORE))
    ids = [one.id for one in listed(facts.build(own, compute(own)))]
    assert "change.nation.score" in ids
    assert not [id for id in ids if ".unit." in id and not id.startswith("changes.")]
