"""Write sheets as people's programs do: number formats, formulas, hidden and merged cells."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt

Value = str | float | bool | date | None


@dataclass(frozen=True)
class Spec:
    """A cell to write: its value as it is kept, the code of its number format, its formula."""

    value: Value
    code: str = ""
    formula: str = ""
    struck: bool = False

    @property
    def shown(self) -> str:
        """Return what a spreadsheet writes of it to a file of text."""
        if isinstance(self.value, float) and "%" in self.code and '"' not in self.code:
            return f"{self.value * 100:.10g}%"
        if isinstance(self.value, float):
            return f"{self.value:.15g}"
        return "" if self.value is None else str(self.value)


@dataclass
class Page:
    """A sheet to write; rows and columns count from 0, ends of merged blocks included."""

    name: str
    rows: list[list[Spec]]
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def value(text: str) -> Value:
    """Return a text as a spreadsheet takes it when it is typed: a number where it is one."""
    try:
        return float(text) if text[-1:].isdigit() else text or None
    except ValueError:
        return text


def page(name: str, rows: Iterable[Iterable[str]]) -> Page:
    """Return a sheet of texts and numbers."""
    return Page(name, [[Spec(value(text)) for text in row] for row in rows])


def xlsx(path: Path, pages: Iterable[Page], *, from_1904: bool = False) -> None:
    """Write an .xlsx workbook."""
    with xlsxwriter.Workbook(path, {"date_1904": from_1904, "strings_to_urls": False}) as book:
        visible = book.add_worksheet("อ่านก่อน")
        visible.activate()
        for each in pages:
            sheet = book.add_worksheet(each.name)
            if each.is_hidden:
                sheet.hide()
            for row in each.hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
            for column in each.hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            for top, left, bottom, right in each.merged:
                sheet.merge_range(top, left, bottom, right, "")
            for row, specs in enumerate(each.rows):
                for column, spec in enumerate(specs):
                    _xlsx_cell(book, sheet, row, column, spec)


def _xlsx_cell(book: Any, sheet: Any, row: int, column: int, spec: Spec) -> None:
    style = book.add_format({"num_format": spec.code or "General", "font_strikeout": spec.struck})
    if spec.formula:
        sheet.write_formula(row, column, f"={spec.formula}", style, spec.value)
    elif isinstance(spec.value, str):
        sheet.write_string(row, column, spec.value, style)
    elif isinstance(spec.value, date):
        sheet.write_datetime(row, column, spec.value, style)
    elif spec.value is not None:
        sheet.write(row, column, spec.value, style)


def xls(path: Path, pages: Iterable[Page], *, from_1904: bool = False) -> None:
    """Write an old .xls workbook; formulas are written without a value, so not at all."""
    book = xlwt.Workbook()
    book.dates_1904 = from_1904
    styles: dict[tuple[str, bool], Any] = {}
    for each in pages:
        sheet = book.add_sheet(each.name)
        sheet.visibility = int(each.is_hidden)
        for row in each.hidden_rows:
            sheet.row(row).hidden = True
        for column in each.hidden_columns:
            sheet.col(column).hidden = True
        for top, left, bottom, right in each.merged:
            sheet.merge(top, bottom, left, right)
        for row, specs in enumerate(each.rows):
            for column, spec in enumerate(specs):
                if spec.value is not None:
                    sheet.write(row, column, spec.value, _xls_style(styles, spec))
    book.save(str(path))


def _xls_style(styles: dict[tuple[str, bool], Any], spec: Spec) -> Any:
    key = (spec.code or "General", spec.struck)
    if key not in styles:
        font = "font: struck_out true" if spec.struck else ""
        styles[key] = xlwt.easyxf(font, num_format_str=key[0])
    return styles[key]


def ods(path: Path, pages: Iterable[Page]) -> None:
    """Write an .ods workbook as LibreOffice does."""
    tables = "".join(map(_ods_table, pages))
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        + "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in _NAMES)
        + ' office:version="1.3"><office:automatic-styles>'
        '<style:style style:name="struck" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="hidden" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


_NAMES = ("office", "style", "table", "text")


def _ods_table(each: Page) -> str:
    width = max(map(len, each.rows), default=1)
    columns = (
        f"<table:table-column{_collapsed(column in each.hidden_columns)}/>"
        for column in range(width)
    )
    rows = (
        f"<table:table-row{_collapsed(row in each.hidden_rows)}>"
        + "".join(_ods_cell(each, row, column, spec) for column, spec in enumerate(specs))
        + f'<table:table-cell table:number-columns-repeated="{16384 - len(specs)}"/>'
        "</table:table-row>"
        for row, specs in enumerate(each.rows)
    )
    style = ' table:style-name="hidden"' if each.is_hidden else ""
    rest = (
        f'<table:table-row table:number-rows-repeated="{1048576 - len(each.rows)}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    name = quoteattr(each.name)
    return f"<table:table table:name={name}{style}>{''.join((*columns, *rows, rest))}</table:table>"


def _collapsed(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _ods_cell(each: Page, row: int, column: int, spec: Spec) -> str:
    spans = [b for b in each.merged if b[:2] == (row, column)]
    covered = any(t <= row <= b and left <= column <= r for t, left, b, r in each.merged)
    if covered and not spans:
        return "<table:covered-table-cell/>"
    attributes = ' table:style-name="struck"' if spec.struck else ""
    for top, left, bottom, right in spans:
        attributes += f' table:number-rows-spanned="{bottom - top + 1}"'
        attributes += f' table:number-columns-spanned="{right - left + 1}"'
    if spec.formula:
        attributes += f" table:formula={quoteattr(f'of:={spec.formula}')}"
    kind, told = _ods_value(spec)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in spec.shown.split("\n"))
    return f"<table:table-cell{attributes}{kind}{told}>{lines}</table:table-cell>"


def _ods_value(spec: Spec) -> tuple[str, str]:
    plain = spec.value
    if isinstance(plain, bool):
        return ' office:value-type="boolean"', f' office:boolean-value="{str(plain).lower()}"'
    if isinstance(plain, float):
        kind = "percentage" if spec.shown.endswith("%") else "float"
        return f' office:value-type="{kind}"', f' office:value="{plain!r}"'
    if isinstance(plain, date):
        return ' office:value-type="date"', f' office:date-value="{plain.isoformat()}"'
    return (' office:value-type="string"', "") if plain is not None else ("", "")


def csv_text(each: Page, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a sheet as a file of text."""
    text = io.StringIO(newline="")
    rows = [[spec.shown for spec in row] for row in each.rows]
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


WORKBOOKS: Mapping[str, Callable[[Path, Iterable[Page]], None]] = {
    ".xlsx": xlsx,
    ".xls": xls,
    ".ods": ods,
}
"""What writes a workbook, by the end of its name."""
