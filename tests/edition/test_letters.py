"""Letters that no face can write are named at their cell; all others are printed."""

from pathlib import Path

import pytest

from report_builder.edition.load import read
from report_builder.edition.schema import SCHEMAS
from report_builder.model import Run
from report_builder.render.page import Face, Line, Role
from report_builder.thai.font import FACES, letters, unwritable
from tests import factories, folders

PRINTED = [
    (table, column.name)
    for table, schema in SCHEMAS.items()
    for column in schema.columns
    if column.printed
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"findings": {"overview": {"text": ["พบว่าน้ำสะอาด"]}}}
    return folders.write(factories.answered_edition(texts=texts), tmp_path / "edition")


@pytest.mark.parametrize(("table", "column"), PRINTED)
def test_a_letter_that_no_face_has_is_an_error_at_its_cell(
    folder: Path, table: str, column: str
) -> None:
    if not (folder / f"{table}.csv").exists():
        named = SCHEMAS[table].named
        folders.table(folder, table, named, [["x"] * len(named)])
    header, *rows = folders.cells(folder, table)
    wide = header if column in header else [*header, column]
    folders.table(folder, table, wide, [[*row, *[""] * (len(wide) - len(row))] for row in rows])
    folders.spoil(folder, table, 2, column, "น้ำ 💧 เวียง 北京")
    [found] = [p for p in read(folder).problems if p.cause == "no_letters"]
    assert (found.file, found.row, found.column) == (f"{table}.csv", 2, column)
    assert "💧 (U+1F4A7) 北 (U+5317) 京 (U+4EAC)" in found.message().en
    assert "💧 (U+1F4A7)" in found.message().th


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("text/findings.yaml", "น้ำสะอาด", "น้ำสะอาด 💧"),
        ("edition.toml", "สำนักงานทดสอบ", "สำนักงาน Αθήνα"),
    ],
)
def test_texts_and_settings_are_held_to_the_same(
    folder: Path, file: str, old: str, new: str
) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert [p.file for p in read(folder).errors if p.cause == "no_letters"] == [file]


def test_thai_and_the_latin_of_europe_and_vietnam_are_written() -> None:
    assert unwritable("ก่ำ ๏ ฿ Łódź Đà Nẵng Čačak “ß” – — … × ² °\n\u00a0") == ""


def test_a_heading_with_letters_that_its_face_lacks_is_set_in_the_bold_one() -> None:
    lacking = sorted(letters(FACES["bold"]) - letters(FACES["heading"]))
    assert "ź" in lacking
    assert set(FACES) == set(Face)
    for text, face in (("เขต Łódź", Face.BOLD), ("เขต Łobez\nเหนือ", Face.HEADING)):
        assert Line((Run(text),), Role.TITLE, Face.HEADING, 20.0).face is face
