"""A hostile or broken file is refused in words, or read safely; nothing else happens."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from openpyxl import Workbook
from typer.testing import CliRunner

from report_builder.cli.app import app
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import guard
from report_builder.edition.files.delimited import guarded, rows, unguarded
from report_builder.edition.form import form
from report_builder.edition.load import read
from tests import factories, folders

BAD_INPUT = 3
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a sound workbook."""
    folder = folders.write(factories.edition(), tmp_path / "csv")
    return form.create(tmp_path / "book", folder, blank=False)


def rezipped(book: Path, **changes: Callable[[bytes], bytes]) -> None:
    """Write a workbook anew with some of its parts changed; `__` stands for a slash."""
    with zipfile.ZipFile(book) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    named = {name.replace("__", "/").replace("_xml", ".xml"): c for name, c in changes.items()}
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, named.pop(name, lambda part: part)(part))
        for name, change in named.items():
            new.writestr(name, change(b""))


def first_sheet(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda book: rezipped(book, xl__worksheets__sheet1_xml=change)


def bomb(book: Path) -> None:
    first_sheet(lambda part: part + b" " * 60_000_000)(book)


def entities(book: Path) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    first_sheet(lambda part: part.replace(b"?>", b"?>" + declared, 1))(book)


def far_cell(book: Path) -> None:
    first_sheet(lambda part: part.replace(b'r="A1"', b'r="XFD1048576"', 1))(book)


def utf16(book: Path) -> None:
    first_sheet(lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16"))(book)


def many_parts(book: Path) -> None:
    with zipfile.ZipFile(book, "a") as archive:
        for number in range(guard.MAX_PARTS + 1):
            archive.writestr(f"x{number}", b"")


def cut(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:2000])


def is_png(book: Path) -> None:
    book.write_bytes(PNG)


def is_empty(book: Path) -> None:
    book.write_bytes(b"")


def is_any_zip(book: Path) -> None:
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("hello.txt", "hello")


def is_locked(book: Path) -> None:
    book.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))


def with_macros(book: Path) -> None:
    book.rename(book.with_suffix(".xlsm"))


HOSTILE = [
    (bomb, "too_large"),
    (entities, "xml_entities"),
    (far_cell, "too_large"),
    (utf16, "damaged_file"),
    (many_parts, "too_large"),
    (cut, "damaged_file"),
    (is_png, "not_a_table"),
    (is_empty, "empty_table"),
    (is_any_zip, "not_a_table"),
    (is_locked, "damaged_file"),
    (with_macros, "not_a_table"),
]


@pytest.mark.parametrize(("spoil", "cause"), HOSTILE, ids=[s.__name__ for s, _ in HOSTILE])
def test_a_hostile_workbook_is_refused_in_words(
    book: Path, spoil: Callable[[Path], None], cause: str
) -> None:
    spoil(book)
    assert cause in [p.cause for p in read(book.parent).errors]
    result = CliRunner().invoke(app, ["check", str(book.parent)])
    assert result.exit_code == BAD_INPUT
    assert "Traceback" not in result.output


def test_a_part_that_claims_to_be_smaller_than_it_is_never_reaches_a_reader(book: Path) -> None:
    """The sizes in the directory of the archive are lies; what is read is what was unpacked."""
    bomb(book)
    content = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lied = bytes(content).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(Refused):
        guard.opened(lied)


def test_a_sheet_of_200_columns_by_50_000_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "respondent")
        page.write(49_999, 199, 1)
    (problem,) = read(path).errors
    assert (problem.cause, problem.found) == ("too_large", "50,000 x 200")


def test_text_of_200_columns_by_50_000_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(f"{'1,' * 199}1\n" * 50_000, encoding="utf-8")
    assert [p.cause for p in read(path).errors] == ["too_large"]


def test_macros_in_a_workbook_are_ignored_and_noted(book: Path) -> None:
    rezipped(book, **{"xl__vbaProject.bin": lambda part: b"Sub AutoOpen()"})
    assert [p.cause for p in read(book).problems] == [*factories.SAID, "macros"]


def test_links_to_other_files_are_not_followed_and_named(book: Path) -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    rezipped(book, xl__externalLinks__externalLink1_xml=lambda part: link)
    assert "external_links" in [p.cause for p in read(book).problems]


def test_a_formula_without_a_value_is_named_by_its_cell(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "csv")
    header, *body = folders.cells(folder, "scores")
    (folder / "scores.csv").unlink()
    book = Workbook()
    for row in [header, *body]:
        book.active.append([float(t) if t[:1].isdigit() else t for t in row])
    book.active["C5"] = "=B5*2"
    book.save(folder / "scores.xlsx")
    (problem,) = read(folder).errors
    assert (problem.cause, problem.cell) == ("uncomputed", "C5")


def test_an_old_workbook_with_a_far_cell_is_refused(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("scores")
    page.write(0, 0, "respondent")
    page.write(60_000, 200, 1)
    book.save(str(tmp_path / "scores.xls"))
    assert [p.cause for p in read(tmp_path / "scores.xls").errors] == ["too_large"]


def test_an_unreadable_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert next(p.cause for p in read(tmp_path).errors) == "unreadable_folder"


def test_a_folder_where_a_table_should_be_is_named(tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "edition")
    (folder / "units.csv").unlink()
    (folder / "units.csv").mkdir()
    assert "not_a_file" in [p.cause for p in read(folder).errors]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "=HYPERLINK(0)"])
def test_a_name_that_looks_like_a_formula_stays_a_text(text: str, tmp_path: Path) -> None:
    folder = folders.write(factories.edition(), tmp_path / "csv")
    folders.spoil(folder, "units", 2, "name_th", text)
    path = form.create(tmp_path / "book", folder, blank=False)
    assert read(path).tables["units"].column("name_th").iloc[0] == text
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/s")]
    assert not any(b"<f>" in part for part in parts)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@a", "-5", "+5.5", "'=1", "ก", ""])
def test_texts_written_to_csv_come_back(text: str) -> None:
    assert unguarded(guarded(text)) == text or text.startswith("'=")
    assert guarded(text)[:1] not in ("=", "@")


def test_a_quote_that_is_never_closed_swallows_no_row() -> None:
    with pytest.raises(Refused):
        rows(b'id,name\n1,"a\n2,b\n3,c\n')
