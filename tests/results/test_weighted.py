"""Means of units weighted by population: of the whole and of regions, and nowhere else."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.load import load, read
from report_builder.facts import build
from report_builder.model import Edition, plain
from report_builder.opendata import tables as opendata
from report_builder.results import compute
from report_builder.results.score import Mean
from report_builder.results.weighted import mean
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from tests import factories, folders
from tests.story.stories import deck_of

NOUN = "จำนวนประชากร"


def weighted(edition: Edition, *weights: float) -> Edition:
    """Return an edition whose units have these weights, in turn."""
    units = (
        replace(unit, weight=weights[n % len(weights)]) for n, unit in enumerate(edition.units)
    )
    return replace(edition, units=tuple(units), settings=factories.settings(weight_noun=NOUN))


def test_a_mean_of_units_is_weighted_over_those_that_have_a_score() -> None:
    # (3 x 40 + 1 x 80) / 4; the third unit has no score, its cases are none
    assert mean([(3, Mean(40, 2)), (1, Mean(80, 5)), (9, Mean(None, 0))]) == Mean(50, 7)
    assert mean([(2, Mean(None, 0))]) == Mean(None, 0)


@pytest.mark.parametrize("make", [factories.unit_level_edition, factories.edition])
def test_the_whole_and_regions_are_weighted_and_units_are_not(make) -> None:
    bare, own = make(), weighted(make(), 1, 5, 2)
    before, after = compute(bare), compute(own)
    assert after.units == before.units
    assert after.rank == before.rank
    assert after.responses == before.responses
    for name, found in (("", after.nation), *after.regions.items()):
        members = [u for u in own.units if name in ("", u.region)]
        for i in own.framework.indicators:
            there = [
                (u.weight, after.units[u.code].indicators[i.id].value)
                for u in members
                if after.units[u.code].indicators[i.id].value is not None
            ]
            whole = math.fsum(w for w, _ in there)
            expected = math.fsum(w * v for w, v in there) / whole
            assert found.indicators[i.id].value == pytest.approx(expected)
    assert after.nation.total.n == before.nation.total.n
    assert after.nation.total.value != pytest.approx(before.nation.total.value)


@settings(max_examples=10, derandomize=True, deadline=None)
@given(st.floats(0.001, 1e9))
def test_equal_weights_give_the_plain_mean_of_units(weight: float) -> None:
    plainly = compute(factories.unit_level_edition()).nation
    equally = compute(weighted(factories.unit_level_edition(), weight)).nation
    assert equally.total.value == pytest.approx(plainly.total.value)


def test_every_fact_of_a_weighted_mean_says_so_and_names_the_weights() -> None:
    own = weighted(factories.edition(), 1, 5, 2)
    book = build(own, compute(own))
    patterns = ("nation.score", "dimension.*.score", "indicator.*.score", "region.*.score")
    found = [fact for pattern in patterns for fact in book.matching(pattern)]
    assert len(found) == 1 + 3 + 7 + 3 * 4
    for fact in found:
        assert f"ถ่วงน้ำหนักด้วย{NOUN}" in fact.derivation
        assert [s.table for s in fact.sources] == ["scores", "units"]
    alone = book["unit.D04.score"]
    assert NOUN not in alone.derivation
    assert NOUN not in book["survey.responded.share"].derivation


def test_pages_say_what_the_mean_is_weighted_by() -> None:
    own = weighted(factories.unit_level_edition(), 1, 5, 2)
    overview = next(s for s in deck_of(own).slides if s.id == "overview")
    assert f"ถ่วงน้ำหนักด้วย{NOUN}" in plain(overview.source)
    results = compute(own)
    card = compose_card(teller(own, results, build(own, results)), "D04")
    reading = next(panel for panel in card.panels if panel.name == "reading")
    assert f"ถ่วงน้ำหนักด้วย{NOUN}" in plain(reading.paragraphs[0].text)


def test_open_data_gives_the_weights() -> None:
    own = weighted(factories.unit_level_edition(), 1, 2.5)
    table = next(t for t in opendata.resources(own, compute(own)) if t.name == "units")
    assert table.fields[-1].title == NOUN
    assert [row[-1] for row in table.rows[:3]] == ["1", "2.5", "1"]


def given_weights(folder: Path, *weights: str) -> Path:
    place = folders.write(factories.unit_level_edition(), folder / "edition")
    header, *rows = folders.cells(place, "units")
    at = header.index("weight")
    told = [[*row[:at], weight] for row, weight in zip(rows, weights, strict=True)]
    folders.table(place, "units", header, told)
    return place


def test_weights_are_read_as_people_write_them(tmp_path: Path) -> None:
    place = given_weights(tmp_path, "1,234,567", "๒๐", *["3.5"] * 10)
    assert [unit.weight for unit in load(place).units[:3]] == [1234567, 20, 3.5]


@pytest.mark.parametrize(
    ("weights", "causes"),
    [
        (["5"] * 11 + [""], [("unit_weight_gap", 13)]),
        (["5"] * 11 + ["-"], [("unit_weight_gap", 13)]),
        (["0"] * 12, [("unit_weight", row) for row in range(2, 14)]),
        (["-3"] + ["5"] * 11, [("unit_weight", 2)]),
        (["many"] + ["5"] * 11, [("unit_weight", 2)]),
    ],
)
def test_weights_that_cannot_be_used_are_named(
    tmp_path: Path, weights: list[str], causes: list[tuple[str, int]]
) -> None:
    errors = read(given_weights(tmp_path, *weights)).errors
    rows = [(p.cause, row) for p in errors for row in _rows(p.places or (p.cell,))]
    assert sorted(rows) == sorted(causes)


def _rows(cells: tuple[str, ...]) -> list[int]:
    return [int(cell.lstrip("ABCDEFGH")) for cell in cells]


def test_blank_weights_are_none(tmp_path: Path) -> None:
    assert not load(given_weights(tmp_path, *[""] * 12)).weighted
