"""The workbook of tables: after the UK guidance, each number a fact, a wrong cell found."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from report_builder import facts, results
from report_builder.audit import audit
from report_builder.build.pipeline import build
from report_builder.cli.app import Format
from report_builder.story.tables.compose import tables
from tests import factories, folders, years

BOOK = "report-tables.xlsx"
CHANGES = {"changes", "unit-changes"}
BEFORE = ["ปก", "สารบัญ", "หมายเหตุ"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the workbook of a small edition with answers."""
    folder = tmp_path_factory.mktemp("tables")
    edition = folders.write(factories.answered_edition(), folder / "edition")
    build(edition, folder / "out", lambda step, advance=1: None, ["tables"], [Format.XLSX])
    return folder / "out"


@pytest.fixture(scope="module")
def sheets(out: Path) -> list[Worksheet]:
    return load_workbook(out / BOOK).worksheets


def test_a_cover_contents_and_notes_come_first_and_all_begins_in_a1(
    sheets: list[Worksheet],
) -> None:
    assert [sheet.title for sheet in sheets[:3]] == BEFORE
    assert all(sheet["A1"].value for sheet in sheets)
    assert all("ข้อมูลจำลอง" in {row[0].value for row in sheet.iter_rows()} for sheet in sheets)


def test_every_sheet_but_the_cover_is_one_native_table_without_merged_or_blank_cells(
    sheets: list[Worksheet],
) -> None:
    for sheet in sheets[1:]:
        (table,) = sheet.tables.values()
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == f"B{sheet[table.ref][0][0].row + 1}"
        values = [cell.value for row in sheet[table.ref] for cell in row]
        assert None not in values
        assert "" not in values


def test_the_contents_lead_to_every_sheet(sheets: list[Worksheet]) -> None:
    contents = sheets[1]
    links = [cell for row in contents.iter_rows() for cell in row if cell.hyperlink]
    assert [cell.value for cell in links] == [sheet.title for sheet in sheets[2:]]
    assert [cell.hyperlink.location for cell in links] == [f"'{s.title}'!A1" for s in sheets[2:]]


def test_every_note_that_is_named_is_explained(sheets: list[Worksheet]) -> None:
    told = {f"[{row[0].value}]" for row in sheets[2].iter_rows()}
    named = {
        f"[หมายเหตุ{part.split(']')[0]}]"
        for sheet in sheets[3:]
        for row in sheet.iter_rows()
        for cell in row
        for part in str(cell.value).split("[หมายเหตุ")[1:]
        if part.split("]")[0]
    }
    assert named
    assert named <= told


def test_what_is_missing_says_so(sheets: list[Worksheet]) -> None:
    """Nobody of D12 answered."""
    (row,) = (row for row in sheets[7].iter_rows(values_only=True) if "D12" in row)
    assert row.count("[x]") > 1


def _change(sheet: Worksheet) -> None:
    cell = next(c for row in sheet.iter_rows(min_row=6) for c in row if isinstance(c.value, float))
    cell.value += 0.1


def _swap(sheet: Worksheet) -> None:
    last = sheet.max_row
    sheet.cell(last, 1).value, sheet.cell(last - 1, 1).value = "ก", "ข"


def _add(sheet: Worksheet) -> None:
    sheet.cell(sheet.max_row + 1, 1).value = "เพิ่มเติม"


def _empty(sheet: Worksheet) -> None:
    sheet["A1"].value = None


@pytest.mark.parametrize("plant", [_change, _swap, _add, _empty])
def test_a_wrong_cell_is_named(
    out: Path, tmp_path: Path, plant: Callable[[Worksheet], None]
) -> None:
    folder = shutil.copytree(out, tmp_path / "out")
    book = load_workbook(folder / BOOK)
    plant(book["ตาราง_5"])
    book.save(folder / BOOK)
    found = [f for f in audit(folder) if f.cause == "cell" and f.page is not None]
    assert found
    assert all(f.found.startswith("ตาราง_5!") for f in found)


def test_an_untouched_workbook_has_no_faults(out: Path) -> None:
    assert audit(out) == ()


def test_what_changed_has_tables_only_beside_a_year_before() -> None:
    before = factories.edition()
    now = replace(factories.edition(), settings=factories.settings(year=before.settings.year + 1))
    for edition, due in ((now, set()), (years.compared(now, before), CHANGES)):
        book = facts.build(edition, results.compute(edition))
        made = {table.id: table for table in tables(edition, book)}
        assert made.keys() & CHANGES == due
    assert {len(row) for row in made["changes"].rows} == {len(made["changes"].columns)}
