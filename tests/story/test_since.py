"""What slides say of the year before: nothing without one, and of changes only what is clear."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report_builder import facts, results
from report_builder.model import Edition, plain
from report_builder.story import moves
from report_builder.story.blocks import Deck, Slide, Table
from report_builder.story.card.compose import compose_card
from report_builder.story.card.names import CardPanel
from report_builder.story.card.teller import teller
from report_builder.story.chartspec import ChartSpec
from report_builder.years import Link
from tests import factories
from tests.story.stories import deck_of, found
from tests.years import compared, reweighed

OWN = ("since", "since_units", "movers", "turns")
"""The slides that only an edition with a year before has."""


def shifted(edition: Edition, points: float, *indicators: str) -> Edition:
    """Return an edition whose scores of some indicators are so many points higher."""
    scores = edition.scores.copy()
    columns = [*(indicators or scores.columns)]
    scores[columns] = (scores[columns] + points).clip(0, 100)
    return replace(edition, scores=scores)


def before(edition: Edition) -> Edition:
    return replace(edition, settings=replace(edition.settings, year=edition.settings.year - 1))


def deck(points: float, *indicators: str) -> Deck:
    """Return the deck of an edition against the year before, since when scores rose by points."""
    edition = factories.answered_edition()
    return deck_of(compared(shifted(edition, points, *indicators), before(edition)))


def slide(told: Deck, id: str) -> Slide | None:
    return next((one for one in told.slides if one.id == id), None)


def charted(told: Deck, id: str) -> ChartSpec:
    own = slide(told, id)
    assert own
    return next(p.exhibit for p in own.panels if isinstance(p.exhibit, ChartSpec))


def test_an_edition_without_a_year_before_says_nothing_of_one():
    told = deck_of(found(factories.answered_edition()))
    assert not {one.id for one in told.slides} & {*OWN}
    said = (plain(p.caption) for one in told.slides for p in one.panels)
    assert not any("เทียบ พ.ศ." in words for words in said)


def test_an_edition_against_itself_changes_nothing():
    told = deck(0.0)
    own = slide(told, "since")
    assert own
    assert "เปลี่ยนไม่ชัดเจน" in plain(own.title)
    for id in ("since", "since_units"):
        own_dots = [dot for row in charted(told, id).dots for dot in row if dot.color != "unit"]
        assert all(dot.hollow for dot in own_dots)
    assert slide(told, "movers") is None
    assert slide(told, "turns") is None


@pytest.mark.parametrize(("points", "word"), [(6.0, "สูงขึ้น"), (-6.0, "ลดลง")])
def test_a_clear_change_is_called_one_and_its_size_is_a_figure(points: float, word: str):
    own = slide(deck(points), "since")
    assert own
    assert f"{word} " in plain(own.title).replace("\u00a0", " ")
    assert "change.nation.score" in {run.fact for run in own.title}


def test_only_dimensions_that_changed_are_filled():
    chart = charted(deck(8.0, "equipment", "network"), "since")
    hollow = {
        plain(c.label): any(d.hollow for d in row)
        for c, row in zip(chart.categories, chart.dots, strict=True)
    }
    assert hollow == {"ด้านบุคลากร": True, "ด้านกระบวนงาน": True, "ด้านเครื่องมือ": False}


def test_units_stand_by_region_from_one_year_to_the_other():
    chart = charted(deck(6.0), "since_units")
    assert sum(rows for _, rows in chart.bands) == len(chart.dots)
    assert all(was.color == "unit" and len(row) == 2 for row in chart.dots for was in row[:1])
    assert chart.minimum < min(d.point.value or 0.0 for row in chart.dots for d in row)


def test_the_axis_of_changes_of_many_units_holds_them_all_about_zero(monkeypatch):
    monkeypatch.setattr(moves, "MOST_ARROWS", 0)
    chart = charted(deck(6.0), "since_units")
    assert chart.minimum == -(chart.maximum or 0)
    values = [dot.point.value or 0.0 for row in chart.dots for dot in row]
    assert chart.minimum <= min(values) <= max(values) <= (chart.maximum or 0)
    assert any(tick.value == 0 for tick in chart.ticks)


@pytest.mark.parametrize(("points", "told"), [(0.0, True), (30.0, False)])
def test_units_that_changed_unclearly_are_counted_only_where_there_are_some(points, told):
    one = factories.unit_level_edition()
    low = replace(one, scores=one.scores * 0.5)
    own = slide(deck_of(compared(shifted(low, points), before(low))), "since_units")
    assert own
    assert ("อีก" in plain(own.title)) is told


def test_what_is_new_renamed_and_weighs_otherwise_is_listed():
    edition = factories.answered_edition()
    earlier = reweighed(before(edition), {"people": 40, "process": 40})
    given = [Link("indicator", "skills", "skills", "redefined", "นิยาม 2 ข้อ")]
    told = slide(deck_of(compared(edition, earlier, given)), "turns")
    assert told
    table = told.panels[0].exhibit
    rows = [[plain(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]
    skills, people = "ทักษะของเจ้าหน้าที่", "ด้านบุคลากร"
    assert [skills, "ตัวชี้วัดนิยามใหม่ (เทียบไม่ได้)", skills, skills, "นิยาม 2 ข้อ"] in rows
    assert [people, "น้ำหนัก (ใช้ค่าเฉลี่ยสองปี)", "40%", "50%", ""] in rows


def carded(now: Edition, earlier: Edition, *given: Link) -> Slide:
    """Return the card of D04 beside the year before."""
    edition = compared(now, earlier, given)
    computed = results.compute(edition)
    return compose_card(teller(edition, computed, facts.build(edition, computed)), "D04")


def column(card: Slide) -> dict[str, str]:
    """Return what changed by the names of the rows of a card."""
    table = next(p.exhibit for p in card.panels if p.name == CardPanel.PROFILE)
    assert isinstance(table, Table)
    return {plain(row[0]): plain(row[-1]) for row in table.rows}


def summary(card: Slide) -> str:
    panel = next(p for p in card.panels if p.name == CardPanel.SUMMARY)
    return " ".join(plain(p.text) for p in panel.paragraphs).replace("\u00a0", " ")


def test_a_card_says_what_it_was_and_by_how_much_it_changed():
    edition = factories.answered_edition()
    card = carded(shifted(edition, 8.0, "equipment", "network"), before(edition))
    assert f"พ.ศ. {edition.settings.year - 1} ได้ " in summary(card)
    assert "อันดับที่ " in summary(card)
    assert column(card)["ด้านเครื่องมือ"].startswith("▲ ")
    assert column(card)["ด้านบุคลากร"] == "0.0"


def test_a_card_claims_no_change_where_there_is_none():
    edition = factories.answered_edition()
    card = carded(edition, before(edition))
    assert "เปลี่ยนไม่ชัดเจน" in summary(card)
    assert {*column(card).values()} == {"0.0"}


def test_a_card_of_a_unit_that_was_not_there_says_so():
    edition = factories.answered_edition()
    earlier = without_unit(before(edition), "D04")
    card = carded(edition, earlier, Link("unit", "D04", "", "new"))
    assert "ให้เทียบ" in summary(card)
    assert not any(column(card).values())


def without_unit(edition: Edition, code: str) -> Edition:
    units = tuple(unit for unit in edition.units if unit.code != code)
    asked = tuple(r for r in edition.respondents if r.unit != code)
    gone = {r.id for r in edition.respondents} - {r.id for r in asked}
    scores = edition.scores.drop(index=[*gone & {*edition.scores.index}])
    answers = edition.answers[~edition.answers["respondent"].isin(gone)]
    return replace(edition, units=units, respondents=asked, scores=scores, answers=answers)
