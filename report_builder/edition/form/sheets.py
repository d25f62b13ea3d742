"""Write tables as an .xlsx workbook: texts stay texts, and the same tables give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from report_builder.edition.headings import Heading
from report_builder.edition.tables import is_number

_WRITTEN = datetime(2000, 1, 1)
"""The date of every workbook."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTH = 22

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the columns with their headings, its rows of text.

    Texts in the `numeric` columns are written as numbers, all others as texts, never as formulas.
    """

    name: str
    columns: tuple[str, ...]
    headings: tuple[Heading, ...]
    rows: Rows
    numeric: tuple[str, ...] = ()


def workbook(
    sheets: Iterable[Sheet],
    first: Callable[[Any], None] = lambda book: None,
    finish: Callable[[Any, Sheet, Any], None] = lambda book, sheet, page: None,
) -> bytes:
    """Return sheets as a workbook; `first` may put a sheet before them, `finish` each of them."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    book.set_properties({"created": _WRITTEN})
    first(book)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        _write(book, sheet, page)
        finish(book, sheet, page)
    book.close()
    return content.getvalue()


def _write(book: Any, sheet: Sheet, page: Any) -> None:
    heading = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "locked": True})
    free = book.add_format({"locked": False})
    page.set_column(0, max(len(sheet.columns) - 1, 0), _WIDTH)
    page.freeze_panes(1, 1)
    for column, each in enumerate(sheet.headings):
        page.write_string(0, column, each.th, heading)
        if each.note:
            page.write_comment(0, column, f"{each.note}\n({sheet.columns[column]})")
    numeric = [column in sheet.numeric for column in sheet.columns]
    for row, texts in enumerate(sheet.rows, start=1):
        for column, text in enumerate(texts):
            _write_cell(page, (row, column), text, free, is_numeric=numeric[column])


def _write_cell(
    page: Any, place: tuple[int, int], text: str, free: Any, *, is_numeric: bool
) -> None:
    if text and is_numeric and is_number(text):
        page.write_number(*place, float(text), free)
    elif text:
        page.write_string(*place, text, free)
