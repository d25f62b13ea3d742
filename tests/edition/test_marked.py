"""The marked copy shows each problem at its cell, and leaves everything else as it was."""

from __future__ import annotations

import io
from pathlib import Path

import fastparquet
import pandas as pd
from openpyxl import Workbook, load_workbook

from report_builder.edition.form import form, marked
from report_builder.edition.load import read
from tests import factories, folders

RED, YELLOW = "00FFC7CE", "00FFEB9C"


def copied(place: Path) -> Workbook:
    return load_workbook(io.BytesIO(marked.marked(read(place))))


def test_a_bad_cell_of_a_workbook_is_marked_and_commented(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "csv")
    path = form.create(tmp_path / "book", folder, blank=False)
    given = load_workbook(path)
    given["scores"]["C5"] = 120
    given["respondents"]["C2"] = "=bank"
    given["respondents"]["C2"].data_type = "s"
    given.save(path)
    book = copied(path)
    bad = book["scores"]["C5"]
    assert (bad.value, bad.fill.fgColor.rgb) == (120, RED)
    assert "ค่าอยู่นอกช่วงที่กำหนด" in bad.comment.text
    assert "this is out of range" in bad.comment.text
    assert book["units"]["A13"].fill.fgColor.rgb == YELLOW
    assert book["scores"]["C6"].comment is None
    assert book["scores"].protection.sheet
    assert len(book["respondents"].data_validations.dataValidation) == 2


def test_tables_of_text_become_sheets_with_every_cell_a_text(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    folders.spoil(folder, "units", 2, "name_th", "=1+1")
    header, *rows = folders.cells(folder, "scores")
    rows[3][header.index("skills")] = "good\x1b"
    frame = pd.DataFrame(rows, columns=header)
    fastparquet.write(str(folder / "scores.parquet"), frame)
    (folder / "scores.csv").unlink()
    book = copied(folder)
    assert (book["units"]["B2"].value, book["units"]["B2"].data_type) == ("=1+1", "s")
    assert book["scores"]["C5"].fill.fgColor.rgb == RED
    assert book["scores"]["C5"].value == "good"


def test_every_problem_is_listed_on_the_first_sheet(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    folders.spoil(folder, "scores", 5, "skills", "120")
    (folder / "units.csv").unlink()
    problems = read(folder).problems
    page = copied(folder).worksheets[0]
    listed = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert [row[1] for row in listed] == [problem.file for problem in problems]
    assert [row[6] for row in listed] == [problem.message().en for problem in problems]
