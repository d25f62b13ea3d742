"""A cell is written where it stands, and all else of its file stays as it is."""

import io
import zipfile
from pathlib import Path

import pytest
import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from report_builder.edition.columns import numeral
from report_builder.edition.files import grids
from report_builder.edition.files.patched import Computed, patched

NAMES = [["จังหวัด", "คะแนน"], ["พะเยาว์", "5 7.1"], ["ตาก", "40"]]


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "คะแนน"
    for row in NAMES:
        sheet.append(row)
    sheet["B2"].fill = PatternFill("solid", fgColor="FFEB9C")
    sheet["C2"] = "=B3*2"
    book.create_sheet("อื่น")["A1"] = "คงเดิม"
    book.save(path)
    return path


def test_a_workbook_keeps_its_form_its_formulas_and_its_other_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "scores.xlsx")
    name, content = patched(path, "คะแนน", {"A2": "พะเยา", "B2": "57.1"})
    assert name == path.name
    book = load_workbook(io.BytesIO(content))
    sheet = book["คะแนน"]
    assert [[c.value for c in row] for row in sheet["A1:B3"]] == [
        NAMES[0],
        ["พะเยา", 57.1],
        ["ตาก", "40"],
    ]
    assert sheet["B2"].fill.fgColor.rgb == "00FFEB9C"
    assert sheet["C2"].value == "=B3*2"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        assert old.namelist() == new.namelist()
        other = [n for n in old.namelist() if not n.endswith("sheet1.xml")]
        assert all(old.read(n) == new.read(n) for n in other)


def test_a_formula_is_never_written_over(tmp_path: Path) -> None:
    with pytest.raises(Computed, match="C2"):
        patched(workbook(tmp_path / "scores.xlsx"), "คะแนน", {"C2": "1"})


@pytest.mark.parametrize(
    ("form", "typed", "read"),
    [
        ("0.0%", "57.1", "57.1%"),
        ("0%", "57.1%", "57.1%"),
        ("General", "57.1%", "57.1%"),
        ("d/m/yyyy", "57.1", "57.1"),
        (";;;", "57.1", "57.1"),
        ("0.00", "57.1", "57.1"),
        ("0.00%", "ไม่มีข้อมูล", "ไม่มีข้อมูล"),
    ],
)
def test_a_cell_reads_as_was_typed_whatever_form_it_has(
    form: str, typed: str, read: str, tmp_path: Path
) -> None:
    book = Workbook()
    book.active["A1"] = 0.405
    book.active["A1"].number_format = form
    book.save(tmp_path / "scores.xlsx")
    _, content = patched(tmp_path / "scores.xlsx", "Sheet", {"A1": typed})
    (tmp_path / "scores.xlsx").write_bytes(content)
    ((grid,), _) = grids.read(tmp_path / "scores.xlsx")
    assert grid.rows == [[read]]
    assert not grid.cells.get((1, 1)) or not grid.cells[1, 1].concealed


@pytest.mark.parametrize("encoding", ["utf-8", "cp874", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_table_keeps_its_delimiter(encoding: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_bytes("\n".join(mark.join(row) for row in NAMES).encode(encoding))
    name, content = patched(path, "", {"B2": "57.1"})
    (tmp_path / name).write_bytes(content)
    ((grid,), _) = grids.read(tmp_path / name)
    assert [*grid.rows] == [NAMES[0], ["พะเยาว์", "57.1"], NAMES[2]]
    assert mark in content.decode("utf-8-sig").splitlines()[0]


def test_an_old_workbook_becomes_one_of_today(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("คะแนน")
    for row, texts in enumerate(NAMES):
        for column, text in enumerate(texts):
            sheet.write(row, column, text)
    book.save(str(tmp_path / "scores.xls"))
    name, content = patched(tmp_path / "scores.xls", "คะแนน", {"B2": "57.1"})
    assert name == "scores.xlsx"
    (tmp_path / name).write_bytes(content)
    ((grid,), _) = grids.read(tmp_path / name)
    assert [row[:2] for row in grid.rows] == [NAMES[0], ["พะเยาว์", "57.1"], NAMES[2]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("5 7.1", "57.1"), ("57,1", "57.1"), ("57.1 คะแนน", "57.1"), ("57..1", "57.1")),
        *(("4O.5", "40.5"), ("57.1*", "57.1"), ("ดี", ""), ("57/58", ""), ("1.2.3", "")),
        *(("8O.5%", "80.5%"), ("68 ,5 %", "68.5%"), ("8O5%", ""), ("%", "")),
        *(("O", ""), ("ประมาณ 57", ""), ("12 และ 13", "")),
    ],
)
def test_a_number_is_suggested_where_one_is_meant(typed: str, meant: str) -> None:
    assert numeral(typed) == meant
