"""Themes between dimensions and indicators: read, checked at the cell, computed and printed."""

import csv
import io
import math
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.load import load, read
from report_builder.facts import build
from report_builder.model import Edition, Framework, Theme
from report_builder.opendata import tables
from report_builder.render.place.card.sheets import card_sheets
from report_builder.results import compute
from report_builder.story.blocks import Table
from report_builder.story.card.compose import compose_card
from report_builder.story.card.teller import teller
from tests import factories, folders
from tests.editions import care

THEMES = (
    Theme("staff", "people", "อัตรากำลังและทักษะ", "กำลังคน", "Staff", 75),
    Theme("growth", "people", "การพัฒนาบุคลากร", "การพัฒนา", "Growth", 25),
    Theme("work", "process", "การดำเนินงาน", "ดำเนินงาน", "Work", 100),
)
HOMES = {
    "headcount": ("staff", 60.0),
    "skills": ("staff", 40.0),
    "training": ("growth", 100.0),
    "planning": ("work", 60.0),
    "follow_up": ("work", 40.0),
}


def framework() -> Framework:
    """Return the small framework, two of its three dimensions divided."""
    indicators = (
        replace(i, theme=HOMES[i.id][0], weight=HOMES[i.id][1]) if i.id in HOMES else i
        for i in factories.INDICATORS
    )
    return Framework(factories.DIMENSIONS, tuple(indicators), THEMES)


def themed(**changes: object) -> Edition:
    """Return the small edition of units with themes."""
    return factories.unit_level_edition(framework=framework(), **changes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return it as a folder."""
    return folders.write(themed(), tmp_path / "edition")


def test_themes_are_read_as_they_are_written(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.framework == framework()
    assert not [p for p in read(folder).problems if p.table in ("themes", "indicators")]


def test_blank_weights_are_equal_shares_of_theme_and_dimension(folder: Path) -> None:
    for table in ("themes", "indicators"):
        header, *rows = folders.cells(folder, table)
        at = header.index("weight")
        folders.table(folder, table, header, [[*r[:at], "", *r[at + 1 :]] for r in rows])
    own = load(folder).framework
    assert [theme.weight for theme in own.themes] == [50, 50, 100]
    assert [i.weight for i in own.of("people")] == [50, 50, 100]
    assert [i.weight for i in own.of("tools")] == [50, 50]
    assert math.fsum(map(own.share, own.indicators)) == pytest.approx(100)


@pytest.mark.parametrize(
    ("table", "row", "column", "text", "cause", "cell"),
    [
        ("indicators", 3, "theme", "stuff", "unknown_theme", "H3"),
        ("indicators", 3, "theme", "", "no_theme", "H3"),
        ("indicators", 3, "theme", "work", "theme_elsewhere", "H3"),
        ("indicators", 4, "theme", "staff", "empty_theme", "A3"),
        ("themes", 2, "weight", "60", "weight_sum", "F3"),
        ("themes", 2, "weight", "", "weight_gap", "F2"),
        ("themes", 2, "dimension", "peeple", "unknown_dimension", "B2"),
        ("indicators", 2, "weight", "50", "weight_sum", "F3"),
        ("themes", 3, "id", "staff", "duplicate_row", "A3"),
        ("themes", 3, "name_th", "", "blank_cell", "C3"),
    ],
)
def test_a_wrong_tier_is_named_at_its_cell(
    folder: Path, table: str, row: int, column: str, text: str, cause: str, cell: str
) -> None:
    folders.spoil(folder, table, row, column, text)
    assert (cause, cell) in [(p.cause, p.cell) for p in read(folder).errors]


def test_a_theme_without_the_table_is_named_at_its_cell(folder: Path) -> None:
    (folder / "themes.csv").unlink()
    errors = read(folder).errors
    assert (errors[0].cause, errors[0].cell) == ("unknown_theme", "H2")


def test_themes_may_be_called_by_their_names(folder: Path) -> None:
    for row, name in ((2, "อัตรากำลังและทักษะ"), (3, "กำลังคน"), (4, "Growth")):
        folders.spoil(folder, "indicators", row, "theme", name)
    assert load(folder).framework == framework()


def of_one(**scores: float) -> Edition:
    """Return the edition with the scores of one unit, all others missing."""
    columns = [i.id for i in factories.INDICATORS]
    row = {name: scores.get(name, math.nan) for name in columns}
    frame = pd.DataFrame([row], index=pd.Index(["D01"], name="unit"), columns=columns)
    return themed(scores=frame)


def test_means_are_weighted_within_the_theme_then_within_the_dimension() -> None:
    edition = of_one(headcount=50, skills=100, training=20, planning=10, follow_up=60)
    own = compute(edition).units["D01"]
    values = {id: mean.value for id, mean in own.themes.items()}
    assert values == {"staff": 70, "growth": 20, "work": 30}  # 0.6x50+0.4x100; 0.6x10+0.4x60
    assert own.dimensions["people"].value == 57.5  # 0.75x70 + 0.25x20
    assert own.total.value == pytest.approx(47.1875)  # (50x57.5 + 30x30) / 80


def test_what_is_missing_stays_missing_and_leaves_its_tier_alone() -> None:
    own = compute(of_one(skills=40, training=80)).units["D01"]
    values = {id: mean.value for id, mean in own.themes.items()}
    assert values == {"staff": 40, "growth": 80, "work": None}
    assert own.dimensions["people"].value == 50  # 0.75x40 + 0.25x80
    assert own.dimensions["process"].value is None
    assert compute(of_one(training=80)).units["D01"].dimensions["people"].value == 80


def test_weights_of_units_weigh_themes_too() -> None:
    columns = [i.id for i in factories.INDICATORS]
    index = pd.Index(["D01", "D02"], name="unit")
    scores = pd.DataFrame([[20.0] * 7, [80.0] * 7], index=index, columns=columns)
    units = tuple(replace(u, weight=3.0 if u.code == "D01" else 1.0) for u in factories.UNITS)
    edition = themed(scores=scores, units=units)
    own = compute(edition).nation
    assert own.themes["staff"].value == own.dimensions["people"].value == 35  # (3x20 + 80) / 4
    told = build(edition, compute(edition))["theme.staff.score"]
    assert "ถ่วงน้ำหนักด้วย" in told.derivation


@settings(max_examples=15, derandomize=True)
@given(
    st.lists(st.integers(0, 2), min_size=7, max_size=7),
    st.lists(st.integers(1, 50), min_size=7, max_size=7),
)
def test_complete_scores_come_to_what_the_same_weights_without_themes_come_to(
    places: list[int], weights: list[int]
) -> None:
    placed = zip(factories.INDICATORS, places, weights, strict=True)
    parts = [(i, f"{i.dimension}{place}", weight) for i, place, weight in placed]
    sums = {theme: sum(w for _, t, w in parts if t == theme) for _, theme, _ in parts}
    totals = {d: sum(w for i, _, w in parts if i.dimension == d.id) for d in factories.DIMENSIONS}
    whole = {d.id: total for d, total in totals.items()}
    home = {theme: i.dimension for i, theme, _ in parts}
    tiers = Framework(
        factories.DIMENSIONS,
        tuple(replace(i, theme=t, weight=100 * w / sums[t]) for i, t, w in parts),
        tuple(Theme(t, home[t], t, t, "", 100 * n / whole[home[t]]) for t, n in sums.items()),
    )
    flat = Framework(
        factories.DIMENSIONS,
        tuple(replace(i, weight=100 * w / whole[i.dimension]) for i, _, w in parts),
    )
    divided, plain = (compute(factories.unit_level_edition(framework=f)) for f in (tiers, flat))
    for code, scores in plain.units.items():
        for id, mean in scores.dimensions.items():
            assert divided.units[code].dimensions[id].value == pytest.approx(mean.value)
    assert [tiers.share(i) for i in tiers.indicators] == pytest.approx(
        [flat.share(i) for i in flat.indicators]
    )


def test_figures_of_themes_may_be_printed() -> None:
    edition = themed()
    book = build(edition, compute(edition))
    assert [book.printed(id) for id in ("framework.themes.count", "theme.staff.weight")] == [
        "3",
        "75",
    ]
    own = book["unit.D02.theme.staff.score"]
    scores = (Decimal(book.printed(id)) for id in (own.id, "theme.staff.score"))
    assert Decimal(book.printed("unit.D02.theme.staff.gap")) == next(scores) - next(scores)
    assert "headcount" in own.sources[0].query
    assert "training" not in own.sources[0].query
    assert "หัวข้อย่อย" in book["unit.D02.dimension.people.score"].derivation
    assert "หัวข้อย่อย" not in book["unit.D02.dimension.tools.score"].derivation


def test_an_edition_without_themes_says_nothing_of_them() -> None:
    edition = factories.unit_level_edition()
    book, results = build(edition, compute(edition)), compute(edition)
    assert not [id for id in book if "theme" in id]
    assert not [fact.id for fact in book.values() if "หัวข้อย่อย" in fact.label + fact.derivation]
    files = tables.files(edition, results, date(2027, 11, 30))
    texts = {name: text for name, text in files.items() if not name.endswith(".xlsx")}
    assert not [name for name, text in texts.items() if b"theme" in text]


def test_open_data_has_the_tier_of_themes() -> None:
    edition = themed()
    results = compute(edition)
    files = tables.files(edition, results, date(2027, 11, 30))
    text = files["scores.csv"].decode("utf-8-sig")
    rows = [r for r in csv.DictReader(io.StringIO(text, newline="")) if r["measure"] == "theme"]
    assert len(rows) == 3 * (1 + 3 + 12)  # of the whole, of 3 regions and 12 units
    staff = results.units["D05"].themes["staff"].value
    [own] = [r for r in rows if (r["code"], r["measure_id"]) == ("D05", "staff")]
    assert float(own["score"]) == pytest.approx(staff, abs=1e-4)
    named = csv.DictReader(io.StringIO(files["indicators.csv"].decode("utf-8-sig"), newline=""))
    assert [r["theme_id"] for r in named][:3] == ["staff", "staff", "growth"]


def rows_of(edition: Edition, code: str) -> tuple[Table, ...]:
    """Return the tables of the profile of a card, its front first."""
    results = compute(edition)
    slide = compose_card(teller(edition, results, build(edition, results)), code)
    panels = (p for sheet in card_sheets(slide) for p in sheet.slide.panels if p.name == "profile")
    return tuple(p.exhibit for p in panels if isinstance(p.exhibit, Table))


def test_themes_stand_between_dimension_and_indicators_on_a_card() -> None:
    [profile] = rows_of(themed(), "D01")
    names = ["".join(run.text for run in row[0]) for row in profile.rows]
    assert names == [
        *("ด้านบุคลากร", "กำลังคน", "อัตรากำลัง", "ทักษะ", "การพัฒนา (ฝึกอบรม)"),
        *("ด้านกระบวนงาน", "วางแผน", "ติดตามผล"),  # of its only theme nothing is said twice
        *("ด้านเครื่องมือ", "อุปกรณ์", "เครือข่าย"),
    ]
    assert profile.levels == (0, 1, 2, 2, 1, 0, 2, 2, 0, 2, 2)


def test_a_long_profile_keeps_its_themes_in_front() -> None:
    front, back = rows_of(care.edition(), "K11")
    assert set(front.levels) == {0, 1}
    assert len(front.rows) == 4 + 7
    assert len(back.rows) == 4 + 7 + 32 - 1  # the only indicator of a theme is one row with it
