"""The ranking of all units: every one once, in the order of ranks, evenly on slides."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.facts.book import FactBook
from report_builder.model import Edition, Fact, Level, Unit, plain
from report_builder.render.page import TableBox
from report_builder.render.place.deck.divide import fitted
from report_builder.render.place.deck.pages import placed
from report_builder.results.rank import ranks
from report_builder.story.blocks import Slide, Table
from report_builder.story.ranking import COLUMNS, ROWS, ranking
from tests import factories
from tests.editions import countries
from tests.story.stories import deck_of


def ranked(scores: list[float | None]) -> tuple[Edition, FactBook]:
    """Return an edition with a unit for each score, and the facts of their ranks."""
    units = tuple(Unit(f"U{n}", f"หน่วย {n}", "", "") for n in range(len(scores)))
    found = ranks({u.code: score for u, score in zip(units, scores, strict=True)})
    facts = (Fact(f"unit.{u.code}.rank", found.get(u.code), "rank", 0, 1, "", "") for u in units)
    return factories.unit_level_edition(units=units), FactBook(facts)


@settings(max_examples=15, derandomize=True, deadline=None)
@given(st.integers(0, 2000), st.integers(1, 101), st.integers(2, 50))
def test_every_ranked_unit_stands_once_and_slides_are_even(count: int, of: int, gap: int) -> None:
    edition, facts = ranked([None if n % gap == 0 else float(n * 37 % of) for n in range(count)])
    slides = ranking(edition, facts)
    listed = [u.code for slide in slides for column in slide.columns for u in column.units]
    there = [u.code for u in edition.units if facts[f"unit.{u.code}.rank"].value is not None]
    assert sorted(listed) == sorted(there if len(there) >= 3 else [])
    places = [facts[f"unit.{code}.rank"].value or 0 for code in listed]
    assert places == sorted(places)
    sizes = [sum(len(column.units) for column in slide.columns) for slide in slides]
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
    assert len(slides) == -(-len(listed) // (ROWS * COLUMNS))
    for slide in slides:
        tall = [len(column.units) for column in slide.columns]
        assert max(tall) <= ROWS
        assert max(tall) - min(tall) <= 1


def slides_of(edition: Edition) -> list[Slide]:
    """Return the slides of the ranking, as they are placed."""
    own = replace(edition, settings=replace(edition.settings, ranking=True))
    return [s for s in fitted(deck_of(own)).slides if s.id.startswith("ranking_")]


def rows_of(slides: list[Slide]) -> list[list[str]]:
    tables = (p.exhibit for slide in slides for p in slide.panels if isinstance(p.exhibit, Table))
    rows = (row for table in tables for row in table.rows)
    return [[plain(cell).replace("\u00a0", " ") for cell in row] for row in rows]


def test_a_deck_has_no_ranking_unless_it_is_asked_for() -> None:
    ids = [slide.id for slide in deck_of(factories.edition()).slides]
    assert not [id for id in ids if id.startswith("ranking_")]


def test_many_units_stand_on_as_few_slides_as_hold_them_their_rows_in_line() -> None:
    slides = slides_of(countries.edition())
    # 119 of 120 have a score: four slides of 24, one of 23
    titles = [plain(slide.title).replace("\u00a0", " ") for slide in slides]
    assert [title[-14:] for title in titles] == ["จาก 119 ประเทศ"] * 5
    rows = rows_of(slides)
    assert len(rows) == 119
    assert rows[0][0] == "1"
    scores = [float(row[3]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    for slide in slides:
        tables = [e for e in placed(slide) or () if isinstance(e, TableBox)]
        assert len({round(tall, 6) for table in tables for tall in table.heights}) == 1


def test_respondents_are_counted_beside_the_score_of_their_unit() -> None:
    [slide] = slides_of(factories.edition())
    rows = {row[2]: row for row in rows_of([slide])}
    assert len(rows) == 10  # nobody answered for พุด, one of three for ตาล
    assert rows["กก"][5] == "3"
    assert rows["นนทรี"][0] == rows["บัว"][0] == "1"
    assert "คะแนนของเขต" not in plain(slide.source)


@pytest.mark.parametrize("name", ["ยอดเยี่ยม", "Level 5"])
def test_levels_stand_by_name(name: str) -> None:
    levels = (Level(0, "พื้นฐาน", ""), Level(30, name, ""))
    rows = rows_of(slides_of(factories.unit_level_edition(levels=levels)))
    assert {row[4] for row in rows} == {"พื้นฐาน", name}
    assert all((float(row[3]) >= 30) == (row[4] == name) for row in rows)
