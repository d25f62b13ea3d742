"""The form shows how it is filled in: examples that build, limits, nothing of last year."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from report_builder.edition import flat_texts
from report_builder.edition.files import grids
from report_builder.edition.files.finding import COLUMNS, EXAMPLES, FIGURES, find
from report_builder.edition.form import dictionary, examples, form
from report_builder.edition.form.form import COMING
from report_builder.edition.given_settings import OPTIONAL
from report_builder.edition.headings import HEADINGS, SETTING_NOTES, SETTINGS, SHEETS, TEXTS
from report_builder.edition.load import load, read
from report_builder.edition.schema import SCHEMAS
from report_builder.model import plain
from report_builder.settings import Settings
from report_builder.story.contents import texts_on
from tests import factories, folders
from tests.commands import DONE, run
from tests.story.stories import deck_of

YEAR = {"id": "2570", "year": "2570", "date": "2027-11-30", "surveyor": "ศูนย์สำรวจทดสอบ"}
REQUIRED = {
    "id",
    "year",
    "date",
    "title",
    "survey",
    "publisher",
    "synthetic",
    "unit_noun",
}


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """Return a blank form made of the small edition."""
    source = folders.write(factories.answered_edition(), tmp_path / "source")
    return form.create(tmp_path / "coming", source, blank=True)


def settings_of(path: Path) -> dict[str, str]:
    _, *rows = find(path).tables[SETTINGS].rows
    return {row[0]: row[1] for row in rows}


def test_the_examples_together_are_an_edition(tmp_path: Path) -> None:
    header, *rows = examples.rows_of("pictures")
    folders.table(examples.write(tmp_path), "pictures", header, rows)
    (tmp_path / "pictures").mkdir()
    for row in examples.EXAMPLES["pictures"]:
        Image.new("RGB", (800, 600)).save(tmp_path / "pictures" / row["file"])
    reading = read(tmp_path)
    assert reading.errors == ()
    deck = deck_of(load(tmp_path))
    assert len(deck.slides) > len(examples.EXAMPLES["dimensions"])


def test_every_table_has_examples_of_every_column_that_must_be_filled() -> None:
    assert [*examples.EXAMPLES] == [name for name in SHEETS if name != TEXTS]
    for table, rows in examples.EXAMPLES.items():
        needed = [c.name for c in SCHEMAS[table].columns if c.filled] if table in SCHEMAS else []
        assert [c for row in rows for c in needed if not row.get(c)] == []


def test_an_empty_form_can_be_typed_into_where_indicators_and_context_stand(
    tmp_path: Path,
) -> None:
    book = load_workbook(form.create(tmp_path / "new", None, blank=True))
    for name, typed in (("scores", 120), ("units", 4)):
        sheet = book[name]
        known = sheet.max_column
        widths = [sheet.column_dimensions[key] for key in sheet.column_dimensions]
        free = max(each.max for each in widths if not each.protection.locked)
        assert sheet.protection.sheet
        assert free == known + typed


def test_nothing_of_last_year_stands_in_a_blank_form(blank: Path) -> None:
    told = settings_of(blank)
    assert {name: told[name] for name in COMING} == dict.fromkeys(COMING, "")
    assert told["synthetic"] == "false"
    assert told["survey"] == factories.settings().survey


def test_drafts_of_texts_are_not_used_until_they_are_written(blank: Path) -> None:
    reading = read(blank)
    assert reading.texts == {}
    notes = [p for p in reading.problems if p.cause == "example_rows"]
    _, *rows = find(blank).tables[TEXTS].rows
    assert [(note.sheet, note.cell, note.found) for note in notes] == [
        (TEXTS, "D2", str(len(rows)))
    ]


def test_drafts_without_their_mark_are_texts_that_are_told(blank: Path) -> None:
    _, *rows = find(blank).tables[TEXTS].rows
    assert {row[3] for row in rows} == {flat_texts.EXAMPLE}
    texts: dict[str, object] = {}
    for file, path, text, _ in rows:
        flat_texts._put(texts, flat_texts._path(flat_texts.Row(file, path, text, "")), text)
    deck = deck_of(replace(factories.answered_edition(), texts=texts))
    words = "\n".join(plain(text) for slide in deck.slides for text in texts_on(slide))
    assert "สำรวจ 12 เขต" in words
    assert "ข้อเสนอแนะเพื่อพัฒนาด้านบุคลากร" in words
    assert "สิ่งที่พบในอุปกรณ์และเหตุผล" in words


def test_the_sheets_to_look_things_up_in_are_not_read(tmp_path: Path) -> None:
    source = folders.write(factories.answered_edition(), tmp_path / "source")
    figures = [["nation.score", "คะแนนเฉลี่ย", "คะแนน", "{{ f('nation.score') }}"]]
    path = form.create(tmp_path / "full", source, blank=False, figures=figures)
    assert find(path).problems == ()
    assert load(path).framework == load(source).framework
    sheets = [grid.sheet for grid in grids.read(path)[0]]
    assert sheets[-3:] == [EXAMPLES, COLUMNS, FIGURES]


def test_every_setting_and_column_is_listed_with_what_it_takes() -> None:
    rows = {(row[0], row[1]): row for row in dictionary.sheet(COLUMNS).rows}
    wanted = {(SETTINGS, field.name) for field in fields(Settings)}
    wanted |= {(t, c) for t in SHEETS if t not in (SETTINGS, TEXTS) for c in HEADINGS[t]}
    assert rows.keys() == wanted
    assert {
        n for t, n in rows if t == SETTINGS and rows[t, n][3] == dictionary.REQUIRED
    } == REQUIRED
    assert rows["dimensions", "weight"][3:5] == [dictionary.OPEN, "0 ถึง 100"]
    assert rows["units", "name_th"][4] == "ไม่เกิน 200 ตัวอักษร"
    assert rows[SETTINGS, "unit_noun"][4] == "ไม่เกิน 60 ตัวอักษร"
    assert rows["items", "kind"][4] == "multiple single likert"
    assert rows["respondents", "unit"][4] == "รหัสหรือชื่อในชีต units"
    assert rows["indicators", "id"][4] == "อักษร a-z ตัวเลข _ หรือ -"


def test_optional_settings_may_be_absent_or_blank(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "small")
    toml = folder / "edition.toml"
    lines = [
        line
        for line in toml.read_text(encoding="utf-8").splitlines()
        if line.partition(" = ")[0] in REQUIRED
    ]
    toml.write_text("\n".join(lines), encoding="utf-8")
    assert read(folder).errors == ()
    absent = load(folder).settings
    blanks = [f'{name} = ""' for name in OPTIONAL if name not in ("channels", "full_names")]
    toml.write_text("\n".join([*lines, *blanks]), encoding="utf-8")
    assert load(folder).settings == absent
    assert absent.scale == "0-100"


def test_every_setting_has_a_note_that_says_whether_it_may_be_blank() -> None:
    assert SETTING_NOTES.keys() == {field.name for field in fields(Settings)}
    assert [name for name in OPTIONAL if "เว้นว่าง" not in SETTING_NOTES[name]] == []


def test_an_empty_form_lists_the_figures_of_its_examples(tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "coming"), "--blank").exit_code == DONE
    sheets = {grid.sheet: grid.rows for grid in grids.read(tmp_path / "coming" / form.FILE)[0]}
    assert {"nation.score", "dimension.people.score", "item.channel.web.share"} <= {
        row[0] for row in sheets[FIGURES]
    }


def test_the_form_of_an_edition_lists_its_figures(here: Path) -> None:
    assert run("new", "coming", "--from", "small", "--blank").exit_code == DONE
    sheets = {grid.sheet: grid.rows for grid in grids.read(here / "coming" / form.FILE)[0]}
    rows = {row[0]: row for row in sheets[FIGURES]}
    assert rows["dimension.people.score"][1:] == [
        "คะแนนเฉลี่ยด้านบุคลากร",
        "คะแนน",
        "{{ f('dimension.people.score') }}",
    ]
