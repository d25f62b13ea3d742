"""Write the workbook behind a chart: one sheet of values, always the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.render.pptx.drawingml import DECLARATION, escape, quoteattr
from report_builder.render.pptx.package import zipped
from report_builder.thai.words import rounded

SHEET = "ข้อมูล"
CORNER = "รายการ"
_NS = "http://schemas.openxmlformats.org"
_MAIN = f"{_NS}/spreadsheetml/2006/main"
_REL = f"{_NS}/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOISE = 9
"""Decimals beyond which a value is binary noise."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values under its heading; a missing value leaves its cell empty.

    `formulas` says where its values come from, '' for a value of its own.
    """

    heading: str
    values: tuple[float | None, ...]
    number_format: str = "0"
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The values of a chart: the heading of every row and the columns beside them."""

    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    family: str

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the number formats of the columns, each once."""
        return tuple(dict.fromkeys(column.number_format for column in self.columns))

    def headings(self) -> str:
        """Return the reference of the row headings."""
        return f"'{SHEET}'!$A$2:$A${len(self.rows) + 1}"

    def heading(self, place: int) -> str:
        """Return the reference of the heading of a column."""
        return f"'{SHEET}'!${letter(place + 2)}$1"

    def values(self, place: int) -> str:
        """Return the reference of the values of a column."""
        column = letter(place + 2)
        return f"'{SHEET}'!${column}$2:${column}${len(self.columns[place].values) + 1}"


def letter(number: int) -> str:
    """Return the letters of a column counted from 1: A, B, ... Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def digits(value: float) -> str:
    """Return a value as it stands in workbook and chart, without binary noise."""
    return f"{rounded(value, _NOISE).normalize():f}"


def xlsx(sheet: Sheet) -> bytes:
    """Return the workbook as a file."""
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": _WORKBOOK,
            "xl/_rels/workbook.xml.rels": _relations(
                ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
            ),
            "xl/styles.xml": _styles(sheet),
            "xl/worksheets/sheet1.xml": _worksheet(sheet),
        }
    )


def _worksheet(sheet: Sheet) -> str:
    widest = max(len(line) for name in sheet.rows for line in name.split("\n"))
    header = "".join(_text(letter(i + 1), 1, text) for i, text in enumerate(_headings(sheet)))
    longest = max(len(sheet.rows), *(len(column.values) for column in sheet.columns))
    rows = "".join(f'<row r="{i + 2}">{_row(sheet, i)}</row>' for i in range(longest))
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" '
        f'width="{min(60, max(12, widest))}" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{header}</row>{rows}</sheetData></worksheet>'
    )


def _headings(sheet: Sheet) -> tuple[str, ...]:
    return CORNER, *(column.heading for column in sheet.columns)


def _row(sheet: Sheet, place: int) -> str:
    name = _text("A", place + 2, sheet.rows[place]) if place < len(sheet.rows) else ""
    return name + "".join(
        _number(
            f"{letter(i + 2)}{place + 2}",
            column,
            place,
            2 + sheet.formats.index(column.number_format),
        )
        for i, column in enumerate(sheet.columns)
    )


def _text(column: str, row: int, text: str) -> str:
    inner = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{column}{row}" s="1" t="inlineStr">{inner}</c>'


def _number(cell: str, column: Column, place: int, style: int) -> str:
    value = column.values[place] if place < len(column.values) else None
    if value is None:
        return ""
    formula = f"<f>{column.formulas[place]}</f>" if column.formulas else ""
    return f'<c r="{cell}" s="{style}">{formula}<v>{digits(value)}</v></c>'


def _styles(sheet: Sheet) -> str:
    base = 'fontId="0" fillId="0" borderId="0"'
    kinds = [f'numFmtId="{164 + i}"' for i in range(len(sheet.formats))]
    codes = zip(kinds, sheet.formats, strict=True)
    formats = "".join(f"<numFmt {kind} formatCode={quoteattr(code)}/>" for kind, code in codes)
    numbers = "".join(f'<xf {kind} {base} xfId="0" applyNumberFormat="1"/>' for kind in kinds)
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(kinds)}">{formats}'
        f'</numFmts><fonts count="1"><font><sz val="11"/><name val={quoteattr(sheet.family)}/>'
        '<family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>'
        '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
        "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        f'<cellStyleXfs count="1"><xf numFmtId="0" {base}/></cellStyleXfs>'
        f'<cellXfs count="{len(kinds) + 2}"><xf numFmtId="0" {base} xfId="0"/>'
        f'<xf numFmtId="0" {base} xfId="0" applyAlignment="1">'
        f'<alignment vertical="top" wrapText="1"/></xf>{numbers}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{_REL}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_NS}/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_NS}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
