"""Read any file of tables as sheets of plain text cells; what it is, its content says."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import fastparquet
import pandas as pd
import xlrd
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from report_builder.edition.causes import of_files, of_tables
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import delimited, guard
from report_builder.problem import Problem

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".parquet")
REFUSED_SUFFIXES = (".xlsm", ".xlsb", ".ods", ".numbers")

Rows = list[list[str]]


@dataclass(frozen=True)
class Grid:
    """One sheet as text cells, from A1 on; `sheet` is empty for a file with one table only."""

    path: Path
    sheet: str
    rows: Rows


Read = tuple[tuple[Grid, ...], tuple[Problem, ...]]


def read(path: Path) -> Read:
    """Read every sheet of a file, with a problem for what can't be read or was left aside."""
    try:
        if path.suffix.lower() in REFUSED_SUFFIXES:
            raise Refused(of_files.NOT_A_TABLE)
        content = _content(path)
        return _reader(content)(path, content)
    except Refused as refused:
        return (), (refused.cause.at(path.name, found=refused.found),)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > guard.MAX_BYTES:
            raise Refused(of_files.TOO_LARGE, f"{path.stat().st_size:,} bytes")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(of_files.UNREADABLE_FILE, error.strerror or str(error)) from error
    if not content.strip():
        raise Refused(of_tables.EMPTY_TABLE)
    return content


def _reader(content: bytes) -> Callable[[Path, bytes], Read]:
    """Return what reads a file, by its first bytes, whatever its name ends in."""
    readers: Mapping[bytes, Callable[[Path, bytes], Read]] = {
        b"PK\x03\x04": _xlsx,
        b"\xd0\xcf\x11\xe0": _xls,
        b"PAR1": _parquet,
    }
    return readers.get(content[:4], _text)


def _text(path: Path, content: bytes) -> Read:
    rows, note = delimited.rows(content)
    return (Grid(path, "", rows),), (note.at(path.name),) if note else ()


def _xlsx(path: Path, content: bytes) -> Read:
    safe = guard.opened(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(safe.content)) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            grids = tuple(Grid(path, sheet.name, _cells(sheet)) for sheet in sheets)
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    return grids, tuple(_of_workbook(path, safe))


def _of_workbook(path: Path, safe: guard.Workbook) -> Iterator[Problem]:
    if safe.macros:
        yield of_files.MACROS.at(path.name)
    if safe.links:
        yield of_files.LINKS.at(path.name)
    for sheet, cells in safe.uncomputed.items():
        for cell in cells:
            yield of_files.UNCOMPUTED.at(path.name, sheet=sheet, cell=cell)


def _cells(sheet: CalamineSheet) -> Rows:
    rows = [[text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right and bottom < len(rows):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return rows


def _xls(path: Path, content: bytes) -> Read:
    quiet = io.StringIO()
    try:
        book = xlrd.open_workbook(
            file_contents=content, on_demand=True, ragged_rows=True, logfile=quiet
        )
        grids = tuple(
            Grid(path, name, _xls_cells(book, book.sheet_by_name(name)))
            for name in book.sheet_names()
        )
    except Refused:
        raise
    except Exception as error:
        # xlrd raises whatever a damaged record leads it to
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    return grids, ()


def _xls_cells(book: Any, sheet: Any) -> Rows:
    guard.refuse_large(sheet.nrows, sheet.ncols)
    value = partial(_xls_value, book.datemode)
    ragged = [[text(value(cell)) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    return [row + [""] * (sheet.ncols - len(row)) for row in ragged]


def _xls_value(datemode: int, cell: Any) -> Any:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERROR!")
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value


def _parquet(path: Path, content: bytes) -> Read:
    try:
        file = fastparquet.ParquetFile(io.BytesIO(content))
        guard.refuse_large(file.count(), len(file.columns))
        frame: pd.DataFrame = file.to_pandas()
    except Refused:
        raise
    except Exception as error:
        # fastparquet raises whatever a damaged page leads it to
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    values = frame.astype(object).where(frame.notna(), None)
    rows = [list(map(text, row)) for row in _with_header(values)]
    return (Grid(path, "", rows),), ()


def _with_header(frame: pd.DataFrame) -> Iterator[Iterable[Any]]:
    yield list(frame.columns)
    yield from frame.itertuples(index=False, name=None)


def text(value: Any) -> str:
    """Return a cell's value as text: numbers as they are shown, days as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return _shortest(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _shortest(value: float) -> str:
    """Return a number with the 15 digits that spreadsheets keep, never as 1e-05."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    digits = f"{Decimal(f'{value:.15g}'):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
