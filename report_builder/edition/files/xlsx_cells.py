"""Read the cells of an .xlsx sheet: their value, number format, formula and style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from report_builder.edition.files.cells import (
    Cell,
    Kind,
    Place,
    computed,
    of_number,
    of_text,
    styled,
)
from report_builder.edition.files.formats import BUILT_IN
from report_builder.edition.files.guard import column_number
from report_builder.edition.files.markup import is_set, local, parsed, walked

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Style:
    """What the style of a cell tells: the code of its number format, whether it is crossed out."""

    code: str = ""
    struck: bool = False


_NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share: texts, styles, and where its calendar begins."""

    shared: tuple[str | Cell, ...]
    styles: tuple[Style, ...]
    from_1904: bool


def shared_texts(part: bytes) -> Iterator[str | Cell]:
    """Yield the texts that cells share."""
    return (_rich(item) for item in walked(part, "si"))


def styles(part: bytes) -> Iterator[Style]:
    """Yield the styles of cells in the order of their numbers."""
    if not part:
        return
    root = parsed(part)
    codes = {**BUILT_IN} | {
        int(each.get("numFmtId", "0")): str(each.get("formatCode", ""))
        for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    struck = [_is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    for each in root.iterfind("{*}cellXfs/{*}xf"):
        font = int(each.get("fontId", "0"))
        yield Style(
            codes.get(int(each.get("numFmtId", "0")), ""), font < len(struck) and struck[font]
        )


@lru_cache(maxsize=1 << 16)
def place(reference: str) -> Place:
    """Return row and column of a reference such as C5; ValueError for another one."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if not match:
        raise ValueError(reference)
    return int(match[2]), column_number(match[1])


@dataclass
class Cells:
    """Reads the cells of one sheet, and remembers the formulas that several of them share."""

    book: Book
    formulas: dict[str, tuple[str, Place]] = field(default_factory=dict)

    def cell(self, element: etree._Element, at: Place) -> str | Cell:
        """Return the text of a cell, or all that it was where that is more than its text."""
        value: str | None = None
        formula: etree._Element | None = None
        told: str | Cell = ""
        for child in element:
            name = local(child)
            if name == "v":
                value = child.text
            elif name == "f":
                formula = child
            elif name == "is":
                told = _rich(child)
        kind = element.get("t", "n")
        style = self._style(element)
        told = styled(self._told(value, kind, style) if value else told, struck=style.struck)
        if formula is None:
            return told
        has_value = bool(value or told) or kind == "str"
        return computed(told, *self._formula(formula, at), has_value=has_value)

    def _style(self, element: etree._Element) -> Style:
        number = int(element.get("s", "0"))
        return self.book.styles[number] if number < len(self.book.styles) else _NO_STYLE

    def _told(self, value: str, kind: str, style: Style) -> str | Cell:
        if kind == "s":
            return self.book.shared[int(value)]
        if kind == "n":
            return of_number(float(value), style.code, from_1904=self.book.from_1904)
        if kind == "b":
            return "true" if is_set(value) else "false"
        return Cell(value[:10], Kind.DAY) if kind == "d" else of_text(_unescaped(value))

    def _formula(self, element: etree._Element, at: Place) -> tuple[str, Place]:
        text, shared = element.text or "", element.get("si")
        if shared is None:
            return text, at
        if text:
            self.formulas[shared] = (text, at)
        return self.formulas.get(shared, ("", at))


def _rich(item: etree._Element) -> str | Cell:
    """Return the text of runs without their reading aids, crossed out when one of them is."""
    runs = [item, *item.iterchildren("{*}r")]
    texts = [each.text or "" for run in runs for each in run.iterchildren("{*}t")]
    struck = any(_is_struck(style) for style in item.iter("{*}rPr"))
    return of_text(_unescaped("".join(texts)), struck=struck)


def _is_struck(font: etree._Element) -> bool:
    return any(is_set(each.get("val", "1")) for each in font.iterchildren("{*}strike"))


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
