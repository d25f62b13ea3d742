"""An edition in a workbook is the same edition as in files of text."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from report_builder.build.pipeline import build
from report_builder.edition import flat_texts
from report_builder.edition.files.cells import Grid
from report_builder.edition.files.finding import COLUMNS, EXAMPLES, GUIDE
from report_builder.edition.files.grids import read
from report_builder.edition.form import form
from report_builder.edition.headings import SHEETS, TEXTS, resolver
from report_builder.edition.load import load
from report_builder.edition.load import read as read_edition
from report_builder.edition.tables import read as read_table
from report_builder.errors import BadInput, FolderInUse
from report_builder.model import Edition
from tests import factories, folders

PARTS = ("settings", "framework", "units", "types", "respondents", "items", "texts")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(factories.answered_edition(texts=TEXT), tmp_path / "csv")


TEXT = {
    "findings": {
        "literals": ["1.1", "=1+1"],
        "people": {"text": [{"item": "ก", "sub": ["ข", "ค"]}, "-ลบ"], "rows": [2, 3], "wide": True},
        "a.b": {"c [d]": "จ", "empty": [], "none": None, "weight": 1.5, "blank": ""},
    }
}


def assert_same(one: Edition, other: Edition) -> None:
    for part in PARTS:
        assert getattr(one, part) == getattr(other, part), part
    pd.testing.assert_frame_equal(one.scores, other.scores)
    for part in ("answers", "published", "checks"):
        assert getattr(one, part).to_numpy().tolist() == getattr(other, part).to_numpy().tolist()


def test_a_workbook_reads_back_as_the_edition_it_was_made_from(
    folder: Path, tmp_path: Path
) -> None:
    path = form.create(tmp_path / "book", folder, blank=False)
    assert_same(load(path.parent), load(folder))
    assert_same(load(path), load(folder))


def test_the_same_edition_gives_the_same_workbook(folder: Path, tmp_path: Path) -> None:
    one, other = (form.create(tmp_path / name, folder, blank=False) for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()


def test_the_bundled_edition_builds_the_same_deck_from_a_workbook(
    built: Path, edition_2559: Edition, tmp_path: Path
) -> None:
    form.create(tmp_path / "2559", edition_2559.files["settings"].parent, blank=False)
    build(tmp_path / "2559", tmp_path / "out", lambda *step: None, ["deck"], ["pptx"])
    assert (tmp_path / "out" / "deck.pptx").read_bytes() == (built / "deck.pptx").read_bytes()


def test_a_sheet_for_each_table_with_thai_headings_and_a_guide(
    folder: Path, tmp_path: Path
) -> None:
    path = form.create(tmp_path / "book", folder, blank=False)
    grids, problems = read(path)
    assert problems == ()
    assert [grid.sheet for grid in grids] == [GUIDE, *SHEETS, EXAMPLES, COLUMNS]
    headings = {grid.sheet: grid.rows[0] for grid in grids[1:]}
    assert headings["respondents"] == ["รหัส", "จังหวัด", "ประเภท", "ช่องทาง"]
    assert headings["scores"][:2] == ["หน่วยงาน", "อัตรากำลัง"]


def test_headings_are_locked_and_cells_are_free_with_lists_to_choose_from(
    folder: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    book = load_workbook(form.create(tmp_path / "book", folder, blank=False))
    page = book["respondents"]
    assert page.protection.sheet
    assert page["A1"].protection.locked
    assert not page["A2"].protection.locked
    assert page["B1"].comment.text.startswith("รหัส ชื่อ")
    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in page.data_validations.dataValidation
    }
    assert lists["B2"].startswith("units!")
    assert lists["C2"].startswith("types!")


def test_a_blank_form_has_headings_only_and_asks_to_be_filled_in(tmp_path: Path) -> None:
    path = form.create(tmp_path / "book", None, blank=True)
    causes = {p.cause for p in read_edition(path).problems}
    assert {"missing_sheet", "missing_setting", "bad_setting", "example_rows"} >= causes
    assert "missing_sheet" in causes


def test_a_blank_form_of_an_edition_keeps_how_the_survey_is_made(
    folder: Path, tmp_path: Path
) -> None:
    path = form.create(tmp_path / "book", folder, blank=True)
    reading = read_edition(path)
    assert set(reading.tables) == {"dimensions", "indicators", "types", "units", "items", "options"}
    missing = {p.column for p in reading.errors if p.cause in ("missing_setting", "bad_setting")}
    assert missing == {"id", "year", "date"}


def test_an_edition_is_never_made_over_other_files(folder: Path) -> None:
    with pytest.raises(FolderInUse):
        form.create(folder, None, blank=True)


def test_a_file_is_used_before_a_sheet_and_the_sheet_is_named(folder: Path, tmp_path: Path) -> None:
    path = form.create(tmp_path / "book", folder, blank=False)
    shutil.copy(folder / "scores.csv", path.parent)
    folders.spoil(path.parent, "scores", 2, "skills", "12.5")
    reading = read_edition(path.parent)
    assert reading.errors == ()
    named = [(p.sheet, p.found) for p in reading.problems if p.cause == "sheet_not_used"]
    assert named == [("scores", "scores.csv")]
    assert load(path.parent).scores["skills"].iloc[0] == 12.5


def test_a_table_in_two_files_is_an_error(folder: Path) -> None:
    shutil.copy(folder / "scores.csv", folder / "scores.tsv")
    with pytest.raises(BadInput, match="two places"):
        load(folder)


def test_texts_that_stand_in_a_sheet_and_a_file_are_an_error(folder: Path, tmp_path: Path) -> None:
    path = form.create(tmp_path / "book", folder, blank=False)
    shutil.copytree(folder / "text", path.parent / "text")
    assert [p.found for p in read_edition(path.parent).errors] == ["text/findings.yaml"]


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=9)
    | st.integers(-99, 99)
    | st.booleans()
    | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=4))
def test_any_texts_come_back_from_their_rows(content: dict[str, object]) -> None:
    rows = [list(row) for row in flat_texts.flat("findings", content)]
    names = list(flat_texts.Row._fields)
    table, _ = read_table(TEXTS, Grid(Path("edition.xlsx"), TEXTS, [names, *rows]), resolver(TEXTS))
    assert table is not None
    exact = table.with_column("path", [r[1] for r in rows]).with_column(
        "text", [r[2] for r in rows]
    )
    assert flat_texts.nested(exact)[:2] == ({"findings": content}, ())


@pytest.mark.parametrize("path", ["a[2]", "a[0]", "a..b", "a b]", "[1]", "a[99999]", '"a'])
def test_a_path_that_leads_nowhere_is_named(path: str) -> None:
    rows = [["file", "path", "text", "kind"], ["findings", path, "x", ""]]
    table, _ = read_table(TEXTS, Grid(Path("edition.xlsx"), TEXTS, rows), resolver(TEXTS))
    assert table is not None
    _, problems, _ = flat_texts.nested(table)
    assert [(p.cause, p.cell) for p in problems] == [("bad_path", "B2")]


def test_the_texts_of_the_bundled_edition_come_back_in_their_order(
    edition_2559: Edition, tmp_path: Path
) -> None:
    path = form.create(tmp_path / "2559", edition_2559.files["settings"].parent, blank=False)
    assert yaml.safe_dump(load(path).texts, sort_keys=False) == yaml.safe_dump(
        dict(edition_2559.texts), sort_keys=False
    )


def test_tables_with_thai_headings_are_read_from_text_as_well(folder: Path) -> None:
    path = folder / "respondents.csv"
    header, *rows = folders.cells(folder, "respondents")
    assert header == ["id", "unit", "type", "channel"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["รหัส", "จังหวัด", "ประเภท", "ช่องทาง"], *rows])
    assert load(folder).respondents == factories.respondents()
