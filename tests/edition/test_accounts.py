"""Nothing is lost: every row that came in is used, or named in what the check says."""

from __future__ import annotations

import re
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.edition.load import Reading, load, read
from report_builder.model import Edition
from tests import factories, folders

ROWS = {
    "dimensions": "framework.dimensions",
    "indicators": "framework.indicators",
    "units": "units",
    "types": "types",
    "respondents": "respondents",
    "items": "items",
    "scores": "scores",
    "answers": "answers",
}
"""Where the rows of each table are in an edition."""
TITLE = ["สรุปผล", "", ""]
TOTAL = ["รวม", "1", "2"]
BLANK = ["", "", ""]


def named_rows(reading: Reading, table: str) -> set[int]:
    """Return the rows of a table that problems name, by themselves, by cells or as "rows 1, 3"."""
    own = [p for p in reading.problems if p.file == f"{table}.csv"]
    rows = {p.row for p in own if p.row}
    for problem in own:
        listed = re.search(r"rows ([\d, ]+)$", problem.action.en)
        named = (*problem.places, *re.findall(r"\d+", listed[1] if listed else ""))
        rows |= {int(place.lstrip(ascii_uppercase)) for place in named}
    return rows


@settings(max_examples=30)
@given(data=st.data())
def test_rows_used_and_rows_named_add_up_to_all_rows(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path_factory.mktemp("a") / "edition")
    name = data.draw(st.sampled_from(sorted(ROWS)))
    header, *rows = folders.cells(folder, name)
    above = data.draw(st.lists(st.sampled_from([TITLE, BLANK]), max_size=3))
    below = data.draw(st.lists(st.sampled_from([TOTAL, BLANK]), max_size=3))
    lines = [*above, header, *rows, *below]
    folders.table(folder, name, lines[0], lines[1:])
    reading = read(folder)
    account = reading.accounts[name]
    parts = (account.header, account.blank, account.above, account.below, account.used)
    assert account.rows == sum(parts) == len(above) + 1 + len(rows) + len(below)
    assert account.used == len(rows)
    first = len(above) + 1
    outside = [*enumerate(above, start=1), *enumerate(below, start=first + len(rows) + 1)]
    assert {n for n, row in outside if row != BLANK} <= named_rows(reading, name)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_row_used_is_in_the_edition(name: str, tmp_path: Path) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path / "edition")
    value: Any = load(folder)
    for part in ROWS[name].split("."):
        value = getattr(value, part)
    assert len(value) == read(folder).accounts[name].used


def test_many_problems_of_a_kind_are_abridged_and_no_row_is_lost(tmp_path: Path) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path / "edition")
    header, *rows = folders.cells(folder, "answers")
    many = [["nobody", *row[1:]] for row in rows * 4]
    folders.table(folder, "answers", header, many)
    reading = read(folder)
    unknown = [p for p in reading.errors if p.cause == "unknown_respondent"]
    assert len(unknown) == 1
    assert named_rows(reading, "answers") >= set(range(2, len(many) + 2))


def test_a_sheet_or_file_that_is_not_known_is_named_with_its_rows(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    (folder / "scores (copy).csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (folder / "notes.exe").write_bytes(b"")
    (folder / "more.csv").write_text("a,b\n", encoding="utf-8")
    named = {p.file: p.what.en for p in read(folder).problems if p.cause == "unknown_sheet"}
    plain = "this sheet or file is not known and not used"
    assert named == {
        "more.csv": f"{plain} (1 row)",
        "scores (copy).csv": f"{plain} (2 rows)",
        "notes.exe": plain,
    }


def test_units_and_types_without_a_respondent_are_named(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    for name in ("respondents", "scores"):
        header, *rows = folders.cells(folder, name)
        folders.table(folder, name, header, [r for r in rows if not r[0].startswith("D01-")])
    problems = {(p.cause, p.file): p for p in read(folder).problems}
    found = problems["population", "respondents.csv"]
    assert found.found == "33"
    assert found.action.th.startswith("ขาด 3: สถานีอนามัยประจำเขต (กก), ")
    silent = [p.found[:3] for p in read(folder).problems if p.cause == "silent_unit"]
    assert silent == ["D01", "D12"]


def test_provinces_that_are_missing_are_named(edition_2559: Edition, tmp_path: Path) -> None:
    units = tuple(unit for unit in edition_2559.units if unit.code != "TH-56")
    scores = {unit.code: [50.0] * len(factories.INDICATORS) for unit in units}
    plain = factories.unit_level_edition()
    table = pd.DataFrame.from_dict(scores, orient="index", columns=list(plain.scores))
    own = factories.settings(no_unit=("TH-10",))
    folder = folders.write(
        factories.unit_level_edition(units=units, settings=own, scores=table.rename_axis("unit")),
        tmp_path / "edition",
    )
    found = [p.found for p in read(folder).problems if p.cause == "missing_provinces"]
    assert found == ["พะเยา (TH-56)"]


def test_a_misspelt_province_is_suggested_and_not_taken(tmp_path: Path) -> None:
    folder = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    folders.spoil(folder, "units", 2, "code", "")
    folders.spoil(folder, "units", 2, "name_th", "ศรีษะเกษ")
    problem = next(p for p in read(folder).errors if p.cause == "no_code")
    assert problem.action.th == "หมายถึง “ศรีสะเกษ (TH-33)” หรือไม่"


def test_a_misspelt_province_is_suggested_wherever_it_is_named(tmp_path: Path) -> None:
    folder = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    folders.spoil(folder, "units", 2, "code", "TH-33")
    folders.spoil(folder, "units", 2, "name_th", "ศรีสะเกษ")
    folders.spoil(folder, "scores", 2, "unit", "ศรีษะเกษ")
    problem = next(p for p in read(folder).errors if p.cause == "unknown_unit")
    assert problem.action.en == "did you mean “ศรีสะเกษ (TH-33)”?"


def test_a_misspelt_province_is_called_by_its_name_where_units_have_no_codes(
    tmp_path: Path,
) -> None:
    folder = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    folders.spoil(folder, "units", 2, "code", "")
    folders.spoil(folder, "units", 2, "name_th", "จ.ศรีสะเกษ")
    folders.spoil(folder, "scores", 2, "unit", "ศรีษะเกษ")
    problem = next(p for p in read(folder).errors if p.cause == "unknown_unit")
    assert problem.action.en == "did you mean “จ.ศรีสะเกษ (TH-33)”?"


def test_no_code_is_near_another(tmp_path: Path) -> None:
    folder = folders.write(factories.unit_level_edition(), tmp_path / "edition")
    folders.spoil(folder, "scores", 2, "unit", "D21")
    problem = next(p for p in read(folder).errors if p.cause == "unknown_unit")
    assert "did you mean" not in problem.action.en


@pytest.mark.parametrize("option", ["agree", "disagree"])
def test_an_option_id_that_facts_use_is_refused(option: str, tmp_path: Path) -> None:
    folder = folders.write(factories.answered_edition(), tmp_path / "edition")
    rows = folders.cells(folder, "options")[1:]
    row = next(n for n, r in enumerate(rows, start=2) if r[3])
    folders.spoil(folder, "options", row, "id", option)
    assert ("reserved_option", row) in [(p.cause, p.row) for p in read(folder).errors]
