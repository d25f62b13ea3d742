"""A cell of a table is corrected in the browser: written where it stands, noted, undone, seen."""

import csv
import html
import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from report_builder.web.desk import Desk
from tests import folders
from tests.web.conftest import Browser, begun


def fields(page: str) -> dict[str, str]:
    """Return the fields of the form of a row by their names, as a browser would send them."""
    found = re.findall(r'<input[^>]* name="(was|cell-[A-Z]+|slide)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def cells(browser: Browser, at: str, name: str = "scores.csv") -> list[list[str]]:
    content = browser.get(f"{at}/files/{name}").content.decode("utf-8-sig")
    return [*csv.reader(io.StringIO(content))]


def test_a_cell_is_corrected_noted_and_undone(editor: Browser, sent: Any) -> None:
    at = begun(editor, sent)
    before = cells(editor, at)
    listed = editor.get(f"{at}/rows/scores?q={before[3][0]}").text
    assert f'href="{at}/rows/scores/4"' in listed
    page = editor.get(f"{at}/rows/scores/4").text
    given = fields(page)
    assert [given[f"cell-{letter}"] for letter in "ABC"] == before[3][:3]
    same = editor.post(f"{at}/rows/scores/4", **given)
    assert "ไม่มีช่องใดเปลี่ยน" in same.text
    saved = editor.post(f"{at}/rows/scores/4", **given | {"cell-C": "88.5"})
    assert saved.url.path == f"{at}/rows/scores/4"
    after = cells(editor, at)
    assert after[3][2] == "88.5"
    after[3][2] = before[3][2]
    assert after == before
    assert "88.5" in rows_of_log(editor.get(f"{at}/check").text)
    stale = editor.post(f"{at}/rows/scores/4", **given | {"cell-C": "1"})
    assert stale.status_code == 400
    undone = editor.post(f"{at}/undo", to="rows/scores/4", slide="x")
    assert undone.url.path == f"{at}/rows/scores/4"
    assert cells(editor, at) == before
    assert "88.5" not in rows_of_log(editor.get(f"{at}/check").text)


def rows_of_log(page: str) -> str:
    return page.partition("ที่แก้ในหน้านี้แล้ว")[2]


def test_a_score_that_reads_wrong_is_corrected_from_its_problem(
    editor: Browser, sent: Any, edition: Path, tmp_path: Path
) -> None:
    spoilt = folders.cells(edition, "scores")
    spoilt[3][2] = "ดีมาก"
    folders.table(tmp_path, "scores", spoilt[0], spoilt[1:])
    bad = ("files", ("scores.csv", (tmp_path / "scores.csv").read_bytes()))
    at = begun(editor, [*(one for one in sent if one[1][0] != "scores.csv"), bad])
    page = editor.get(f"{at}/check").text
    assert f'href="{at}/rows/scores/4"' in page
    assert fields(editor.get(f"{at}/rows/scores/4").text)["cell-C"] == "ดีมาก"
    ((which, was),) = re.findall(
        r'name="which" value="(\d+)">\s*<label.*?name="text" value="(ดีมาก)"', page, re.DOTALL
    )
    assert was == "ดีมาก"
    mended = editor.post(f"{at}/mend", version="1", which=which, text=" 57.5 ")
    assert "ข้อมูลพร้อมสร้างเอกสาร" in mended.text
    assert cells(editor, at)[3][2] == "57.5"


def test_a_wrong_value_behind_a_printed_number_is_corrected_and_its_slide_seen_anew(
    editor: Browser, sent: Any, desk: Desk
) -> None:
    at = begun(editor, sent)
    editor.post(f"{at}/documents", wanted=["deck"], formats=["pdf"], draft="yes")
    figure = editor.get(f"{at}/figure/dimension.people.score").text
    (row, slide) = re.findall(rf'href="{at}/rows/scores/(\d+)\?slide=([^"]+)"', figure)[0]
    before = editor.get(f"{at}/rows/scores/{row}?slide={slide}").text
    after = editor.post(f"{at}/rows/scores/{row}", **fields(before) | {"cell-B": "1"}).text
    pictures = [re.findall(r"texts/picture/(\w+)", page) for page in (before, after)]
    assert all(pictures)
    assert pictures[0] != pictures[1]
    spoilt = editor.post(f"{at}/rows/scores/{row}", **fields(after) | {"cell-B": "ดี"}).text
    assert 'role="alert"' in spoilt
    assert "texts/picture/" not in spoilt


@pytest.mark.parametrize("typed", ["\x0b", "\x00", "a\ufffe", "\ufeff"])
def test_what_no_cell_can_hold_is_refused_in_words(
    typed: str, editor: Browser, sent: Any, desk: Desk
) -> None:
    at = begun(editor, sent)
    given = fields(editor.get(f"{at}/rows/scores/4").text)
    answer = editor.post(f"{at}/rows/scores/4", **given | {"cell-C": f"5{typed}7"})
    assert answer.status_code == 400
    assert "อักขระที่มองไม่เห็น" in answer.text
    assert desk.works.find(at.rpartition("/")[2]).version == 1


def test_settings_in_a_sheet_are_corrected_and_formulas_are_not(
    editor: Browser, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.title = "settings"
    for row in (["setting", "value"], ["id", "2570"], ["title", "เดิม"], ["year", "=2569+1"]):
        book.active.append(row)
    book.save(tmp_path / "edition.xlsx")
    at = begun(editor, [("files", ("edition.xlsx", (tmp_path / "edition.xlsx").read_bytes()))])
    given = fields(editor.get(f"{at}/rows/settings/3").text)
    assert given["cell-B"] == "เดิม"
    editor.post(f"{at}/rows/settings/3", **given | {"cell-B": "=ใหม่"})
    content = editor.get(f"{at}/files/edition.xlsx").content
    cell = load_workbook(io.BytesIO(content))["settings"]["B3"]
    assert (cell.value, cell.data_type) == ("=ใหม่", "s")
    formula = editor.get(f"{at}/rows/settings/4").text
    assert "readonly" in formula
    assert "cell-B" not in fields(formula)


def test_only_rows_that_there_are_are_shown(editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    for path in ("scores", "scores/2", "dimensions/1", "dimensions/99", "..%2F/2"):
        assert editor.get(f"{at}/rows/{path}").status_code in (400, 404), path


def test_suggestions_for_settings_are_taken_by_a_click_wherever_they_stand(
    editor: Browser, sent: Any, edition: Path
) -> None:
    toml = (
        (edition / "edition.toml").read_text(encoding="utf-8").replace("publisher =", "publishr =")
    )
    others = [one for one in sent if one[1][0] != "edition.toml"]
    at = begun(editor, [*others, ("files", ("edition.toml", toml.encode()))])
    page = editor.get(f"{at}/check").text
    (which,) = re.findall(r'name="which" value="(\d+)">\s*<button[^>]*>เปลี่ยนเป็น “publisher”', page)
    mended = editor.post(f"{at}/mend", version="1", which=which)
    assert "ข้อมูลพร้อมสร้างเอกสาร" in mended.text
    assert (
        editor.get(f"{at}/files/edition.toml").content
        == toml.replace("publishr =", "publisher =").encode()
    )
    book = Workbook()
    book.active.title = "settings"
    for row in (["setting", "value"], ["id", "2570"], ["publishr", "หน่วยงาน"]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    at = begun(editor, [("files", ("edition.xlsx", content.getvalue()))])
    editor.post(f"{at}/mend", version="1", which="all")
    sheet = load_workbook(io.BytesIO(editor.get(f"{at}/files/edition.xlsx").content))["settings"]
    assert [cell.value for cell in sheet[3]] == ["publisher", "หน่วยงาน"]
