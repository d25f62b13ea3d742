"""Each cause is told once, causes before what follows from them, and nothing that stops is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.edition.causes import of_files, of_framework, of_tables
from report_builder.edition.causes.cause import Cause
from report_builder.edition.causes.folding import folded, places
from report_builder.edition.load import read
from report_builder.edition.schema import SCHEMAS
from report_builder.problem import Problem, Severity
from tests import factories, folders

CAUSES = [
    cause
    for module in (of_files, of_framework, of_tables)
    for cause in vars(module).values()
    if isinstance(cause, Cause)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(factories.answered_edition(), tmp_path / "edition")


def told(folder: Path) -> list[tuple[str, str, str, int]]:
    """Return severity, cause, file and count of places of all problems but those always said."""
    return [
        (p.severity.value, p.cause, p.file, len(places(p)))
        for p in read(folder).problems
        if p.cause not in factories.SAID
    ]


def column(folder: Path, name: str, heading: str, change: Callable[[str], str]) -> None:
    header, *rows = folders.cells(folder, name)
    at = header.index(heading)
    changed = [[*row[:at], change(row[at]), *row[at + 1 :]] for row in rows]
    folders.table(folder, name, header, changed)


def without(folder: Path, name: str, heading: str) -> None:
    rows = folders.cells(folder, name)
    at = rows[0].index(heading)
    kept = [row[:at] + row[at + 1 :] for row in rows]
    folders.table(folder, name, kept[0], kept[1:])


def provinces_misspelt(folder: Path) -> None:
    """Name four units after provinces, then misspell them: their respondents name the codes."""
    codes = {"D01": "TH-21", "D02": "TH-22", "D03": "TH-23", "D04": "TH-24"}
    wrong = ("ระยองง", "จันทบุรรี", "ตราดด", "ฉะเชิงเทราา")
    names = dict(zip(factories.NAMES, wrong, strict=False))
    column(folder, "units", "name_th", lambda name: names.get(name, name))
    column(folder, "units", "code", lambda code: "" if code in codes else code)
    column(folder, "respondents", "unit", lambda code: codes.get(code, code))


def test_four_misspelt_provinces_are_four_causes_and_one_line_of_what_follows(folder: Path) -> None:
    provinces_misspelt(folder)
    assert told(folder) == [
        *[("error", "no_code", "units.csv", 1)] * 4,
        ("note", "follows", "respondents.csv", 12),
    ]
    follows = next(p for p in read(folder).problems if p.cause == "follows")
    assert follows.what.en == "12 rows name the 4 to be corrected above"
    assert follows.what.th == "มี 12 แถวที่อ้างถึง 4 รายการที่ต้องแก้ข้างต้น"


def test_an_unknown_unit_that_no_cause_explains_stays_an_error(folder: Path) -> None:
    provinces_misspelt(folder)
    folders.spoil(folder, "respondents", 30, "unit", "TH-95")
    assert ("error", "unknown_unit", "respondents.csv", 1) in told(folder)


def test_one_duplicate_id_is_one_error(folder: Path) -> None:
    folders.spoil(folder, "respondents", 3, "id", "D01-clinic")
    errors = [cause for cause in told(folder) if cause[0] == "error"]
    assert errors == [("error", "duplicate_row", "respondents.csv", 1)]
    problem = next(p for p in read(folder).errors)
    assert problem.action.en.startswith("row 2 says the same")


def test_a_word_for_missing_that_is_not_known_is_one_error_wherever_it_stands(folder: Path) -> None:
    for heading in ("skills", "network"):
        column(folder, "scores", heading, lambda text: "??")
    assert told(folder) == [("error", "not_a_number", "scores.csv", 60)]
    (problem,) = read(folder).errors
    assert problem.place.en.startswith("scores.csv cells C2, H2, C3, H3, ")
    assert problem.place.en.endswith("… 60 cells in all")
    assert problem.place.th.endswith("… รวม 60 ช่อง")


@pytest.mark.parametrize(
    ("name", "heading"),
    [("respondents", "unit"), ("respondents", "id"), ("units", "name_th"),
     ("scores", "respondent"), ("indicators", "dimension"), ("scores", "skills"), ("items", "id"),
     ("types", "id"), ("answers", "item")],
)  # fmt: skip
def test_a_missing_column_is_one_error(folder: Path, name: str, heading: str) -> None:
    without(folder, name, heading)
    errors = [(p.cause, p.column) for p in read(folder).errors]
    assert errors == [("missing_column", heading)]


def test_a_misspelt_indicator_is_one_error(folder: Path) -> None:
    header, *rows = folders.cells(folder, "scores")
    folders.table(folder, "scores", [h.replace("skills", "skils") for h in header], rows)
    (problem,) = read(folder).errors
    assert (problem.cause, problem.action.en) == ("unknown_indicator", "did you mean “skills”?")


def test_a_missing_column_is_named_by_both_of_its_headings(folder: Path) -> None:
    without(folder, "respondents", "unit")
    (problem,) = read(folder).errors
    assert "คอลัมน์ “จังหวัด” (unit)" in problem.place.th
    assert problem.action.en == "add this column, headed unit or จังหวัด"


def test_a_column_goes_by_the_heading_of_the_file(folder: Path) -> None:
    header, *rows = folders.cells(folder, "respondents")
    thai = {"id": "รหัส", "unit": "จังหวัด", "type": "ประเภท", "channel": "ช่องทาง"}
    folders.table(folder, "respondents", [thai[name] for name in header], rows)
    folders.spoil(folder, "respondents", 2, "ประเภท", "bank")
    (problem,) = read(folder).errors
    assert problem.place.th == "respondents.csv แถว 2 คอลัมน์ “ประเภท” (type) ช่อง C2"


def test_an_edition_in_which_nobody_responded_has_one_cause(folder: Path) -> None:
    column(folder, "respondents", "channel", lambda text: "")
    errors = [cause[1:3] for cause in told(folder) if cause[0] == "error"]
    assert errors == [("nobody_responded", "respondents.csv")]


@pytest.mark.parametrize("heading", ["chanel", "ช่องทาง การ"])
def test_a_misspelt_heading_is_why_nobody_responded(folder: Path, heading: str) -> None:
    header, *rows = folders.cells(folder, "respondents")
    misspelt = [heading if name == "channel" else name for name in header]
    folders.table(folder, "respondents", misspelt, rows)
    (error,) = read(folder).errors
    assert (error.cause, error.found) == ("unknown_column", heading)
    assert "channel" in error.action.en or "ช่องทาง" in error.action.th


def test_respondents_that_did_not_answer_are_one_line_a_table(folder: Path) -> None:
    column(folder, "respondents", "channel", lambda text: text if text == "post" else "")
    assert [cause[1:3] for cause in told(folder) if cause[0] == "error"] == [
        ("did_not_respond", "scores.csv"), ("did_not_respond", "answers.csv"),
    ]  # fmt: skip


@pytest.mark.parametrize("cause", CAUSES, ids=[cause.name for cause in CAUSES])
def test_every_error_and_warning_says_what_to_do(cause: Cause) -> None:
    assert cause.action or cause.severity is Severity.NOTE


PROBLEMS = st.builds(
    lambda cause, table, row, column, found: cause.at(
        f"{table}.csv", row, column, found, cell=f"B{row}"
    ),
    st.sampled_from(CAUSES),
    st.sampled_from(sorted(SCHEMAS)),
    st.integers(2, 9),
    st.sampled_from(["id", "unit", "code", "name_th", "respondent"]),
    st.sampled_from(["", "a", "b", "TH-21", "ระยอง"]),
)


@given(problems=st.lists(PROBLEMS, max_size=30), seed=st.integers(0, 99))
def test_errors_never_vanish_and_their_order_in_makes_no_difference(
    problems: list[Problem], seed: int
) -> None:
    whole = [replace(p, table=p.file.removesuffix(".csv")) for p in problems]
    kept = folded(whole, SCHEMAS)
    stops = any(p.severity is Severity.ERROR for p in whole)
    assert any(p.severity is Severity.ERROR for p in kept) is stops
    ranks = [list(Severity).index(p.severity) for p in kept if p.cause != "follows"]
    assert ranks == sorted(ranks)
    mixed = random.Random(seed).sample(whole, len(whole))
    assert {p.cause for p in folded(mixed, SCHEMAS)} == {p.cause for p in kept}
