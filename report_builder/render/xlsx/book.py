"""Write sheets of tables as a workbook: native tables, marked headings, the same bytes each time.

A cell that is one fact is a number as it is printed, in the format that shows its decimals; what
else there is are texts, never formulas.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import xlsxwriter

from report_builder.model import Text, plain
from report_builder.render.about import About
from report_builder.render.theme import theme
from report_builder.story.tables.book import UNKNOWN, Sheet
from report_builder.story.tables.types import Cells
from report_builder.thai.words import MISSING

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WRITTEN = datetime(2000, 1, 1)
_NARROW, _WIDE, _SPARE, _COVER = 9, 60, 4, 84
"""Widths of columns in characters, what a heading with its button takes besides, the cover."""
_A4, _TITLE, _SIZE, _LINE = 9, 16, 11, 18
"""The paper, the sizes of titles and of all else, and the height of a line, in points."""
_HEADING = 18
"""The widest line of a heading in characters, whose words go on below."""
_BREADTH = 0.9
"""How wide a letter is beside a digit, which widths of columns are counted in."""
_COLUMNS = 14
"""So many columns are printed on one page at most."""


def paint_xlsx(sheets: Sequence[Sheet], about: About) -> bytes:
    """Return the sheets as a file."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as file:
        file.set_properties(
            {
                "title": about.title,
                "subject": about.subject,
                "author": about.author,
                "created": _WRITTEN,
            }
        )
        file.formats[0].set_font_name(theme().fonts["body"])
        looks = _Looks(file)
        for sheet in sheets:
            _write(file.add_worksheet(sheet.name), sheet, looks)
    return content.getvalue()


class _Looks:
    """The looks of the cells of one file, each made once."""

    def __init__(self, file: Any) -> None:
        family = {"font_name": theme().fonts["body"], "font_size": _SIZE, "valign": "top"}
        brand = f"#{theme().hex('brand')}"
        self._file, self._plain = file, family
        self.title = self._made(bold=True, font_size=_TITLE)
        self.head = self._made(bold=True, font_size=_TITLE, text_wrap=True)
        self.line = self._made()
        self.text = self._made(text_wrap=True)
        self.code = self._made(align="right")
        self.link = self._made(text_wrap=True, underline=1, font_color=brand)
        self.heading = cache(self._heading)
        self.number = cache(self._number)

    def _made(self, **more: object) -> Any:
        return self._file.add_format({**self._plain, **more})

    def _heading(self, align: str) -> Any:
        brand = f"#{theme().hex('brand')}"
        filled = {"bg_color": brand, "font_color": "#FFFFFF", "align": align}
        return self._made(bold=True, text_wrap=True, **filled)

    def _number(self, decimals: int) -> Any:
        return self._made(num_format="#,##0" + ("." + "0" * decimals if decimals else ""))


def _write(page: Any, sheet: Sheet, looks: _Looks) -> None:
    page.set_default_row(_LINE)
    page.set_row(0, _LINE * _TITLE / _SIZE)
    page.set_paper(_A4)
    page.set_footer("&C&A  &P/&N")
    title, below = (looks.title, looks.line) if sheet.header else (looks.head, looks.text)
    for row, line in enumerate(sheet.lines):
        page.write_string(row, 0, plain(line), below if row else title)
    if sheet.header:
        _write_table(page, sheet, looks)
    else:
        _arrange_cover(page, sheet)


def _arrange_cover(page: Any, sheet: Sheet) -> None:
    page.set_column(0, 0, _COVER)
    page.set_row(0, _LINE * _TITLE / _SIZE * _lines(sheet.cells[0], [_COVER * _SIZE / _TITLE]))
    for row, cells in enumerate(sheet.cells[1:], 1):
        page.set_row(row, _LINE * _lines(cells, [_COVER]))


def _write_table(page: Any, sheet: Sheet, looks: _Looks) -> None:
    first, last = len(sheet.lines), len(sheet.lines) + len(sheet.rows)
    columns = [[row[at] for row in sheet.rows] for at in range(len(sheet.header))]
    numeric = [any(map(_is_number, column)) for column in columns]
    widths = [_width(*both) for both in zip(sheet.header, columns, strict=True)]
    headings = [
        {"header": plain(heading), "header_format": looks.heading("right" if right else "left")}
        for heading, right in zip(sheet.header, numeric, strict=True)
    ]
    options = {"name": sheet.name, "style": "Table Style Light 1", "columns": headings}
    page.add_table(first, 0, last, len(headings) - 1, options)
    _arrange(page, sheet, widths)
    for at, row in enumerate(sheet.rows, first + 1):
        for column, cell in enumerate(row):
            _write_cell(page, (at, column), cell, looks, right=numeric[column])
    for at, name in enumerate(sheet.leads, first + 1):
        page.write_url(at, 0, f"internal:'{name}'!A1", looks.link, name)


def _arrange(page: Any, sheet: Sheet, widths: Sequence[float]) -> None:
    """Set widths and heights, what stays in view, and how the sheet is printed."""
    first, last = len(sheet.lines), len(sheet.lines) + len(sheet.rows)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    spared = [width - _SPARE for width in widths]
    page.set_row(first, _LINE * _lines(sheet.header, spared))
    for at, row in enumerate(sheet.rows, first + 1):
        page.set_row(at, _LINE * _lines(row, widths))
    page.freeze_panes(first + 1, 1)
    page.ignore_errors({"number_stored_as_text": f"A{first + 2}:A{last + 1}"})
    page.set_landscape()
    page.repeat_rows(first)
    page.repeat_columns(0)
    page.fit_to_pages(int(len(widths) <= _COLUMNS), 0)


def _write_cell(
    page: Any, place: tuple[int, int], cell: Text, looks: _Looks, *, right: bool
) -> None:
    text = plain(cell)
    if _is_number(cell) and text != MISSING:
        decimals = len(text.partition(".")[2])
        page.write_number(*place, float(text.replace(",", "")), looks.number(decimals))
    else:
        said = UNKNOWN if _is_number(cell) else text
        page.write_string(*place, said, looks.code if right else looks.text)


def _is_number(cell: Text) -> bool:
    return len(cell) == 1 and bool(cell[0].fact)


def _width(heading: Text, cells: Sequence[Text]) -> float:
    """Return the width of a column: its cells in one line where they can, its heading in more."""
    head = min(_HEADING, _letters(plain(heading))) + _SPARE
    return max(_NARROW, head, min(_WIDE, 2 + max(_letters(plain(cell)) for cell in cells)))


def _lines(cells: Cells, widths: Sequence[float]) -> int:
    """Return how many lines the longest cell of a row takes."""
    pairs = zip(cells, widths, strict=True)
    return max(math.ceil(_BREADTH * _letters(plain(cell)) / width) for cell, width in pairs)


def _letters(text: str) -> int:
    """Return how many letters of a text take room."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)
