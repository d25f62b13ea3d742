"""Write the workbook behind a chart: one sheet of values, always the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from report_builder.thai.words import rounded

SHEET = "ข้อมูล"
CORNER = "รายการ"
WIDEST = 60
"""Width of the column of names at most, in characters."""
_CREATED = datetime(1980, 1, 1)
_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NOISE = 9
"""Decimals beyond which a value is binary noise."""


Value = float | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values or texts under its heading; a missing value leaves its cell empty.

    `formulas` says where they come from, '' for a value of its own.
    """

    heading: str
    values: tuple[Value, ...]
    number_format: str = "0"
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The values of a chart: the name of every row and the columns beside them.

    `counts` is the column of the counts beside the values, `labels` that of texts which name the
    rows on the chart instead of their names, `over` that of the bars of no length whose labels are
    the names; -1 where there is none.
    """

    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    family: str
    counts: int = -1
    labels: int = -1
    over: int = -1

    def categories(self) -> tuple[str, tuple[str, ...]]:
        """Return the reference and the texts of what names the rows on the chart."""
        if self.labels >= 0:
            return self.values(self.labels), tuple(map(str, self.columns[self.labels].values))
        return f"'{SHEET}'!$A$2:$A${len(self.rows) + 1}", self.rows

    def heading(self, place: int) -> str:
        """Return the reference of the heading of a column."""
        return f"'{SHEET}'!${letter(place)}$1"

    def values(self, place: int) -> str:
        """Return the reference of the values of a column."""
        column = letter(place)
        return f"'{SHEET}'!${column}$2:${column}${len(self.columns[place].values) + 1}"


def letter(place: int) -> str:
    """Return the letters of a column of values, counted from 0; the names stand in A."""
    return str(xl_col_to_name(place + 1))


def digits(value: float) -> str:
    """Return a value as it stands in workbook and chart, without binary noise."""
    return f"{rounded(value, _NOISE).normalize():f}"


def xlsx(sheet: Sheet) -> bytes:
    """Return the workbook as a file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _AS_WRITTEN) as book:
        book.set_properties({"created": _CREATED})
        book.formats[0].set_font_name(sheet.family)
        page = book.add_worksheet(SHEET)
        words = book.add_format({"text_wrap": True, "valign": "top", "font_name": sheet.family})
        page.write_column(0, 0, (CORNER, *sheet.rows), words)
        page.set_column(0, 0, min(WIDEST, max(12, *(len(name) for name in sheet.rows))))
        for place, column in enumerate(sheet.columns, 1):
            number = {"num_format": column.number_format, "font_name": sheet.family}
            page.write(0, place, column.heading, words)
            _write(page, place, column, book.add_format(number))
    return out.getvalue()


def _write(page: Any, place: int, column: Column, cell: Any) -> None:
    formulas = column.formulas or ("",) * len(column.values)
    for row, (value, formula) in enumerate(zip(column.values, formulas, strict=True), 1):
        if value is None:
            continue
        kept = value if isinstance(value, str) else float(digits(value))
        if formula:
            page.write_formula(row, place, f"={formula}", cell, kept)
        else:
            page.write(row, place, kept, cell)
