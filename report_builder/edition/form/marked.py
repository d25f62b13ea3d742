"""Copy the workbook that was checked, with every bad cell marked and commented, to send back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from report_builder.edition.causes import folding
from report_builder.edition.files import grids, guard, regular
from report_builder.edition.load import Reading
from report_builder.problem import Problem, Severity

LIST = "ผลการตรวจ"
"""The sheet that lists every problem."""
HEADINGS = ("ระดับ", "แฟ้ม", "ชีต", "ช่อง", "พบ", "ปัญหา", "problem")

_FILLS: Mapping[Severity, str] = {
    Severity.ERROR: "FFC7CE",
    Severity.WARNING: "FFEB9C",
    Severity.NOTE: "DDEBF7",
}
_SEVERITIES = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_XLSX = ".xlsx"
_LONGEST = 32_000
"""Characters that a cell or comment can hold, some to spare."""

Place = tuple[str, str]
"""The name of a file and of a sheet in it."""


def marked(reading: Reading) -> bytes:
    """Return a workbook with all tables of an edition, its bad cells marked and commented.

    The form of the first .xlsx workbook is kept; tables of other files become sheets.
    """
    files = dict.fromkeys(path for path in reading.files.values() if path.suffix in grids.SUFFIXES)
    base = next((path for path in files if path.suffix == _XLSX), None)
    book = _copied(base) if base else _empty()
    pages = {(base.name, sheet.title): sheet for sheet in book} if base else {}
    for path in files:
        if path != base:
            pages |= _added(book, path)
    for place, page in pages.items():
        _mark(page, [p for p in reading.problems if (p.file, p.sheet) == place])
    _list(book, reading.problems)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _copied(path: Path) -> Workbook:
    safe = guard.opened(regular.content(path, guard.MAX_BYTES))
    return load_workbook(io.BytesIO(safe.content), keep_links=False)


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.active)
    return book


def _added(book: Workbook, path: Path) -> dict[Place, Any]:
    """Add the sheets of a file, every cell as text."""
    found, _ = grids.read(path)
    pages = {}
    for grid in found:
        page = book.create_sheet(f"{path.stem} {grid.sheet}".strip()[:31])
        for row, texts in enumerate(grid.rows, start=1):
            _write(page, row, texts)
        pages[path.name, grid.sheet] = page
    return pages


def _write(page: Any, row: int, texts: Iterable[str]) -> None:
    """Write texts into a row; none of them is taken for a formula."""
    for column, text in enumerate(texts, start=1):
        if text:
            cell = page.cell(row, column)
            cell.value = _legal(text)
            cell.data_type = "s"


def _legal(text: str) -> str:
    """Return a text without the control characters that a workbook can't hold, cut to its limit."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:_LONGEST]


def _mark(page: Any, problems: Iterable[Problem]) -> None:
    by_cell: dict[str, list[Problem]] = {}
    for problem in problems:
        for place in folding.places(problem) if problem.row or problem.cell else ():
            cell = f"A{place}" if place.isdigit() else place
            by_cell.setdefault(cell, []).append(problem)
    for name, found in by_cell.items():
        worst = max(found, key=lambda problem: _SEVERITIES.index(problem.severity))
        cell = page[name]
        cell.fill = PatternFill("solid", fgColor=_FILLS[worst.severity])
        text = "\n\n".join(str(problem.message()) for problem in found)
        cell.comment = Comment(_legal(text), "report-builder", height=180, width=420)


def _list(book: Workbook, problems: Iterable[Problem]) -> None:
    page = book.create_sheet(LIST, 0)
    _write(page, 1, HEADINGS)
    for cell in page[1]:
        cell.font = Font(bold=True)
    for row, problem in enumerate(problems, start=2):
        words = problem.message()
        place = (problem.file, problem.sheet, problem.cell)
        _write(page, row, (problem.severity.value, *place, problem.found, words.th, words.en))
    for column, width in zip("ABCDEFG", (10, 18, 16, 8, 24, 80, 80), strict=True):
        page.column_dimensions[column].width = width
    book.active = 0
