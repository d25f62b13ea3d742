"""What a cell was is known in every format: percent, day, error, formula, hidden, crossed out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from report_builder.edition.files.cells import Cell, Kind, day, is_error, time
from report_builder.edition.files.formats import Shown, shown
from report_builder.edition.files.grids import read as read_grids
from report_builder.edition.load import load, read
from report_builder.problem import Problem, Severity
from tests import factories, folders
from tests.edition import books
from tests.edition.books import Page, Spec

WORKBOOKS = list(books.WORKBOOKS)


@pytest.mark.parametrize(
    ("code", "number", "how"),
    [
        ("", 1, Shown.PLAIN),
        ("General", 1, Shown.PLAIN),
        ("0.0%", 0.5, Shown.PERCENT),
        ("[$-D00041E]0.00%", 0.5, Shown.PERCENT),
        ('0.0"%"', 50, Shown.PLAIN),
        ("0.0\\%", 50, Shown.PLAIN),
        ("[<=1]0%;0.0", 0.5, Shown.PERCENT),
        ("[<=1]0%;0.0", 50, Shown.PLAIN),
        ("0%;-0.0", -1, Shown.PLAIN),
        ("d/m/yyyy", 1, Shown.DAY),
        ("[$-107041E]d mmm bb", 1, Shown.DAY),
        ("mmm", 1, Shown.DAY),
        ("yyyy-mm-dd hh:mm", 1, Shown.DAY),
        ("h:mm", 1, Shown.TIME),
        ("[h]:mm:ss", 1, Shown.TIME),
        ("mm:ss.0", 1, Shown.TIME),
        ("[Red]0.0", 1, Shown.PLAIN),
        ("0.00E+00", 1, Shown.PLAIN),
        ('0.0 "days"', 1, Shown.PLAIN),
        ("#,##0.0_);(#,##0.0)", 1, Shown.PLAIN),
        (";;;", 1, Shown.NOTHING),
        ("0;-0;;@", 0, Shown.NOTHING),
    ],
)
def test_a_number_format_tells_how_a_number_is_shown(code: str, number: float, how: Shown) -> None:
    assert shown(code, number) is how


@pytest.mark.parametrize(
    ("serial", "told"),
    [
        (1, "1900-01-01"),
        (59, "1900-02-28"),
        (60, "########"),
        (61, "1900-03-01"),
        (42697.75, "2016-11-23"),
        (2958465, "9999-12-31"),
        (2958466, "########"),
        (0, "########"),
        (-5, "########"),
        (1e300, "########"),
    ],
)
def test_a_day_is_right_or_beyond_the_calendar(serial: float, told: str) -> None:
    assert day(serial) == told


def test_a_time_may_be_longer_than_a_day() -> None:
    assert (time(0.5), time(2.4), time(-1)) == ("12:00:00", "57:36:00", "########")


@pytest.mark.parametrize(
    "text", ["#DIV/0!", "#N/A", "#n/a", "#REF!", "#NAME?", "########", "Err:502", "#SPILL!"]
)
def test_what_spreadsheets_show_for_an_error_is_one(text: str) -> None:
    assert is_error(text)


@pytest.mark.parametrize("text", ["", "#1", "n/a", "Error", "ERR", "#", "eอ"])
def test_other_texts_are_no_errors(text: str) -> None:
    assert not is_error(text) or text == "#"


def grid_cells(path: Path, suffix: str, specs: list[Spec]) -> tuple[list[str], list[Cell | None]]:
    """Write a row of cells as a workbook; return their texts and what they were."""
    file = path / f"book{suffix}"
    books.WORKBOOKS[suffix](file, [Page("scores", [specs])])
    found, problems = read_grids(file)
    assert problems == ()
    grid = next(grid for grid in found if grid.sheet == "scores")
    return grid.rows[0], [grid.cells.get((1, n)) for n in range(1, len(specs) + 1)]


@pytest.mark.parametrize("suffix", WORKBOOKS)
def test_each_kind_of_cell_is_known(suffix: str, tmp_path: Path) -> None:
    specs = [
        Spec("ก ข\nค"),
        Spec(57.7),
        Spec("57.7"),
        Spec(0.577, "0.0%"),
        Spec(0.57749, "0%"),
        Spec(date(2016, 11, 23), "d/m/yyyy"),
        Spec(True),
        Spec(12.5, struck=True),
        Spec("ลบ", struck=True),
        Spec(0.1 + 0.2),
    ]
    texts, cells = grid_cells(tmp_path, suffix, specs)
    assert texts == [
        *("ก ข\nค", "57.7", "57.7", "57.7%", "57.749%"),
        *("2016-11-23", "true", "12.5", "ลบ", "0.3"),
    ]
    kinds = [cell.kind if cell else None for cell in cells]
    assert kinds == [
        *(None, None, Kind.NUMERAL, Kind.PERCENT, Kind.PERCENT),
        *(Kind.DAY, None, Kind.PLAIN, Kind.PLAIN, None),
    ]
    assert [bool(cell and cell.struck) for cell in cells] == [False] * 7 + [True, True, False]


@pytest.mark.parametrize("write", [books.xlsx, books.xls])
def test_days_of_the_calendar_from_1904_are_not_shifted(write: object, tmp_path: Path) -> None:
    name = f"book.{write.__name__}"
    write(tmp_path / name, [Page("scores", [[Spec(41235.0, "d/m/yyyy")]])], from_1904=True)
    found, _ = read_grids(tmp_path / name)
    assert found[-1].rows == [["2016-11-23"]]


def workbook(folder: Path, suffix: str, page: Page) -> Path:
    """Put a table in the place of the CSV file of an edition."""
    (folder / f"{page.name}.csv").unlink()
    if suffix == ".csv":
        (folder / f"{page.name}.csv").write_bytes(books.csv_text(page))
    else:
        books.WORKBOOKS[suffix](folder / f"{page.name}{suffix}", [page])
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(factories.edition(), tmp_path / "edition")


def scores(folder: Path) -> Page:
    return books.page("scores", folders.cells(folder, "scores"))


def named(folder: Path, cause: str) -> list[Problem]:
    return [problem for problem in read(folder).problems if problem.cause == cause]


@pytest.mark.parametrize("suffix", [*WORKBOOKS, ".csv"])
@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!"])
def test_an_error_of_a_spreadsheet_is_an_error_at_its_cell(
    folder: Path, suffix: str, error: str
) -> None:
    page = scores(folder)
    page.rows[4][2] = Spec(error, formula="" if suffix in (".csv", ".xls") else "B9/0")
    (problem,) = read(workbook(folder, suffix, page)).errors
    assert (problem.cause, problem.cell, problem.found) == ("error_value", "C5", error)


@pytest.mark.parametrize("suffix", [*WORKBOOKS, ".csv"])
def test_a_score_in_percent_counts_a_hundredfold_and_unrounded(folder: Path, suffix: str) -> None:
    expected = load(folder).scores
    page = scores(folder)
    for row in (1, 2, 3, 4, 5, 6):
        kept = page.rows[row][1].value
        assert isinstance(kept, float)
        page.rows[row][1] = Spec(kept / 100, "0%")
    workbook(folder, suffix, page)
    assert load(folder).scores.to_numpy().tolist() == pytest.approx(
        expected.to_numpy(), nan_ok=True
    )
    (note,) = named(folder, "read_as_number")
    assert (note.column, len(note.places)) == ("headcount", 6)


def test_a_percentage_on_a_scale_up_to_one_is_as_it_is_kept(tmp_path: Path) -> None:
    own = factories.settings(scale="0-1")
    folder = folders.write(factories.edition(settings=own), tmp_path / "edition")
    page = scores(folder)
    page.rows[1:] = [[row[0], *(Spec(0.25, "0%") for _ in row[1:])] for row in page.rows[1:]]
    assert set(load(workbook(folder, ".xlsx", page)).scores.to_numpy().ravel()) == {25.0}


def test_formulas_of_a_column_are_said_once_with_the_first_and_its_value(folder: Path) -> None:
    page = scores(folder)
    page.rows[3][2] = Spec(12.5, formula="B4+D4")
    page.rows[6][2] = Spec(20.0, formula="B7+D7")
    (note,) = named(workbook(folder, ".ods", page), "formulas")
    assert (note.cell, note.found, note.severity) == ("C4", "=B4+D4 → 12.5", Severity.NOTE)
    assert note.places == ("C4", "C7")


def test_a_formula_shared_by_several_cells_is_told_as_it_is_in_its_own(folder: Path) -> None:
    file = workbook(folder, ".xlsx", scores(folder)) / "scores.xlsx"
    shared = b'<f t="shared" ref="C2:C9" si="0">B%d*2</f>'

    def change(part: bytes) -> bytes:
        first = re.sub(rb'(<c r="A1"[^>]*>)', rb"\1" + shared % 1, part, count=1)
        return re.sub(rb'(<c r="C5"[^>]*>)', rb'\1<f t="shared" si="0"/>', first, count=1)

    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w") as new:
        for name, part in parts.items():
            new.writestr(name, change(part) if name.endswith("sheet2.xml") else part)
    (told,) = named(folder, "unsaved_formulas")
    assert (told.cell, told.found.partition(" ")[0]) == ("C5", "=D5*2")


@pytest.mark.parametrize("suffix", WORKBOOKS)
def test_what_is_hidden_is_used_and_said(folder: Path, suffix: str) -> None:
    expected = load(folder).scores
    page = scores(folder)
    page.is_hidden, page.hidden_rows, page.hidden_columns = True, {2, 4, 5}, {3}
    workbook(folder, suffix, page)
    pd.testing.assert_frame_equal(load(folder).scores, expected)
    told = {p.cause: p.action.en for p in read(folder).problems if p.cause.startswith("hidden")}
    assert told == {"hidden_sheet": "", "hidden_rows": "rows 3, 5-6", "hidden_columns": "columns D"}


def test_numbers_kept_as_texts_and_those_that_are_not_shown_are_said(folder: Path) -> None:
    page = scores(folder)
    page.rows[1][1], page.rows[2][2] = Spec("57.7"), Spec(57.7, ";;;")
    workbook(folder, ".xlsx", page)
    assert [p.cell for p in named(folder, "numbers_as_text")] == ["B2"]
    assert [p.cell for p in named(folder, "concealed")] == ["C3"]


def test_a_header_of_three_rows_with_measures_in_the_third(folder: Path) -> None:
    expected = load(folder).scores
    page = scores(folder)
    width = len(page.rows[0])
    groups = [page.rows[0][0], Spec("ด้านบุคลากร"), *[Spec(None)] * (width - 2)]
    page.rows[0][0] = Spec(None)
    measures = [Spec(None), *[Spec("ร้อยละ")] * (width - 1)]
    page.rows = [groups, page.rows[0], measures, *page.rows[1:]]
    page.merged = [(0, 0, 2, 0), (0, 1, 0, 3)]
    workbook(folder, ".xlsx", page)
    pd.testing.assert_frame_equal(load(folder).scores, expected)
    assert [(p.row, p.action.en) for p in named(folder, "heading_rows")] == [(3, "rows 3")]


def test_a_year_in_thai_digits_is_read_as_a_number(folder: Path) -> None:
    file = folder / "edition.toml"
    text = file.read_text(encoding="utf-8").replace("year = 2570", 'year = "๒๕๗๐"')
    file.write_text(text, encoding="utf-8")
    assert load(folder).settings.year == 2570
    assert not named(folder, "read_as_date")
    assert [p.found for p in named(folder, "read_as_number")] == ["๒๕๗๐"]


def ods_part(path: Path, change: Callable[[str], str]) -> Path:
    """Write an .ods workbook whose content is changed."""
    books.ods(path / "sound.ods", [Page("scores", [[Spec("respondent"), Spec(5.0)]])])
    with zipfile.ZipFile(path / "sound.ods") as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["content.xml"] = change(parts["content.xml"].decode()).encode()
    with zipfile.ZipFile(path / "scores.ods", "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return path / "scores.ods"


REPEATED = '<table:table-row table:number-rows-repeated="1048576"'
HOSTILE = [
    (lambda text: text.replace("<table:table-row", REPEATED, 1), "too_large"),
    (lambda text: text.replace("<table:table-cell", f"<table:table-cell {WIDE}", 1), "too_large"),
    (lambda text: text.replace("?>", "?><!DOCTYPE x [<!ENTITY a 'b'>]>", 1), "xml_entities"),
    (lambda text: text[:-40], "damaged_file"),
    (lambda text: text + " " * 60_000_000, "too_large"),
    (lambda text: text.replace('office:value="5.0"', 'office:value="five"'), "damaged_file"),
]
WIDE = 'table:number-columns-repeated="100000000"'


@pytest.mark.parametrize(("change", "cause"), HOSTILE)
def test_a_hostile_ods_workbook_is_refused_in_words(
    change: Callable[[str], str], cause: str, tmp_path: Path
) -> None:
    found, problems = read_grids(ods_part(tmp_path, change))
    assert (found, [p.cause for p in problems]) == ((), [cause])
