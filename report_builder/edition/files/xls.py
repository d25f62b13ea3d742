"""Read the sheets of an old .xls workbook; its reader tells nothing of formulas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlrd

from report_builder.edition.files import guard
from report_builder.edition.files.cells import Cell, Grid, Merged, of_number, of_text, styled, text
from report_builder.edition.files.draft import Draft


def grids(path: Path, content: bytes) -> Iterator[Grid]:
    """Yield the sheets of a workbook; raises Refused for too many cells, xlrd's errors for others.

    A formula is its stored value: that it is one can't be known.
    """
    book = xlrd.open_workbook(
        file_contents=content,
        on_demand=True,
        formatting_info=True,
        ragged_rows=True,
        logfile=io.StringIO(),
    )
    budget = guard.Budget()
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        yield _draft(book, sheet).grid(path, budget)
        book.unload_sheet(number)


def _draft(book: Any, sheet: Any) -> Draft:
    draft = Draft(sheet.name, sheet.visibility != 0)
    draft.hidden_rows.update(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    draft.hidden_columns.update(n + 1 for n, info in sheet.colinfo_map.items() if info.hidden)
    draft.merged += (
        Merged(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    )
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                draft.put(row + 1, column + 1, _cell(book, cell))
    return draft


def _cell(book: Any, cell: Any) -> str | Cell:
    style = book.xf_list[cell.xf_index]
    return styled(
        _told(book, cell, style), struck=bool(book.font_list[style.font_index].struck_out)
    )


def _told(book: Any, cell: Any, style: Any) -> str | Cell:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return of_text(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return text(bool(cell.value))
    code = book.format_map[style.format_key].format_str
    return of_number(cell.value, code, from_1904=bool(book.datemode))
