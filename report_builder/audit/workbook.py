"""Read a workbook embedded in a chart: its cells by reference, whoever wrote them last."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lxml import etree

from report_builder.audit.pptx_package import Root

_OFFICE = "http://schemas.openxmlformats.org"
_NS = {
    "m": f"{_OFFICE}/spreadsheetml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
}
_RELATION = f"{{{_NS['r']}}}id"
_REFERENCE = re.compile(
    r"(?:'((?:[^']|'')*)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?"
)

Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Workbook:
    """The filled cells of a workbook by sheet, column number and row, counted from 1."""

    cells: Mapping[tuple[str, int, int], str | float]

    def at(self, reference: str) -> tuple[Cell, ...]:
        """Return the cells of a reference such as 'Sheet'!$B$2:$B$9, row by row; () for none."""
        return tuple(self.cells.get(place) for place in self.places(reference))

    def places(self, reference: str) -> tuple[tuple[str, int, int], ...]:
        """Return sheet, column and row of each cell of a reference."""
        found = _REFERENCE.fullmatch(reference)
        if not found:
            return ()
        quoted, bare, *ends = found.groups()
        sheet = quoted.replace("''", "'") if quoted else bare
        left, top = _column(ends[0]), int(ends[1])
        right, bottom = (_column(ends[2]), int(ends[3])) if ends[2] else (left, top)
        return tuple(
            (sheet, column, row)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        )


def read(data: bytes) -> Workbook:
    """Return the cells of an .xlsx file; raises zipfile.BadZipFile or KeyError for another file."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        shared = _shared(source)
        targets = {
            r.get("Id"): r.get("Target") for r in _parsed(source, "xl/_rels/workbook.xml.rels")
        }
        return Workbook(
            {
                (sheet.get("name"), *place): value
                for sheet in _parsed(source, "xl/workbook.xml").iterfind("m:sheets/m:sheet", _NS)
                for place, value in _cells(source, targets[sheet.get(_RELATION)], shared)
            }
        )


def _parsed(source: zipfile.ZipFile, name: str) -> Root:
    return etree.fromstring(source.read(name), etree.XMLParser(resolve_entities=False))


def _shared(source: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    return [_text(s) for s in _parsed(source, name)] if name in source.namelist() else []


def _cells(
    source: zipfile.ZipFile, target: str, shared: list[str]
) -> Iterator[tuple[tuple[int, int], str | float]]:
    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    for cell in _parsed(source, path).iterfind(".//m:c", _NS):
        letters = cell.get("r").rstrip("0123456789")
        value = _value(cell, shared)
        if value is not None:
            yield (_column(letters), int(cell.get("r")[len(letters) :])), value


def _value(cell: Root, shared: list[str]) -> Cell:
    kind, text = cell.get("t", "n"), cell.findtext("m:v", None, _NS)
    if kind == "inlineStr":
        return _text(cell)
    if text is None:
        return None
    if kind == "s":
        return shared[int(text)]
    return float(text) if kind == "n" else text


def _text(element: Root) -> str:
    return "".join(t.text or "" for t in element.iterfind(".//m:t", _NS))


@cache
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
