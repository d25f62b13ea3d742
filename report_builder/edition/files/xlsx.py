"""Read the sheets of an .xlsx workbook from its unpacked parts (ECMA-376 part 1, 18)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from lxml import etree

from report_builder.edition.files import guard
from report_builder.edition.files.cells import Grid, Merged
from report_builder.edition.files.draft import Draft
from report_builder.edition.files.markup import is_set, is_zero, local, parsed, walked
from report_builder.edition.files.xlsx_cells import Book, Cells, place, shared_texts, styles
from report_builder.edition.recall import Recall

WORKBOOK = "xl/workbook.xml"
"""The part by which a workbook is known."""

_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_SHARED = (WORKBOOK, _TEXTS, _STYLES)
"""The parts on which every sheet rests."""
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def grids(path: Path, parts: Mapping[str, bytes], recall: Recall) -> Iterator[Grid]:
    """Yield the sheets of a workbook; raises Refused for too many cells."""
    root, budget = parsed(parts[WORKBOOK]), guard.Budget()
    shared = _mark(*(parts.get(name, b"") for name in _SHARED))
    for sheet, part in _sheets(root, parts):
        name, left = str(sheet.get("name")), budget.left
        mark = _mark(shared, name.encode(), parts[part])

        def grid(sheet: etree._Element = sheet, part: str = part, mark: bytes = mark) -> Grid:
            draft = Draft(str(sheet.get("name")), sheet.get("state", "visible") != "visible")
            _read(parts[part], Cells(recall(shared, lambda: _book(root, parts))), draft)
            return replace(draft.grid(path, budget, unsaved=_is_unsaved(root)), mark=mark)

        found = recall(mark, grid)
        if budget.left == left and found.rows:
            budget.take(len(found.rows), len(found.rows[0]))
        yield replace(found, path=path)


def _book(root: etree._Element, parts: Mapping[str, bytes]) -> Book:
    return Book(
        shared=tuple(shared_texts(parts.get(_TEXTS, b""))),
        styles=tuple(styles(parts.get(_STYLES, b""))),
        from_1904=any(is_set(each.get("date1904")) for each in root.iter("{*}workbookPr")),
    )


def _is_unsaved(root: etree._Element) -> bool:
    return any(is_set(each.get("fullCalcOnLoad")) for each in root.iter("{*}calcPr"))


def _mark(*contents: bytes) -> bytes:
    """Return what tells contents from any others."""
    return sha256(b"".join(sha256(content).digest() for content in contents)).digest()


def part_of(parts: Mapping[str, bytes], sheet: str) -> str:
    """Return the name of the part that a sheet is in."""
    found = _sheets(parsed(parts[WORKBOOK]), parts)
    return next(part for each, part in found if each.get("name") == sheet)


def _sheets(
    root: etree._Element, parts: Mapping[str, bytes]
) -> Iterator[tuple[etree._Element, str]]:
    """Yield the sheets of cells with the names of their parts."""
    targets = _targets(parts)
    for sheet in root.iter("{*}sheet"):
        part = targets.get(next(filter(None, map(sheet.get, _RELATIONS)), ""), "")
        if part in parts and "/worksheets/" in part:
            yield sheet, part


def _targets(parts: Mapping[str, bytes]) -> dict[str, str]:
    relations = parsed(parts["xl/_rels/workbook.xml.rels"]).iter("{*}Relationship")
    return {str(each.get("Id")): _part_name(str(each.get("Target"))) for each in relations}


def _part_name(target: str) -> str:
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)


def _read(part: bytes, cells: Cells, draft: Draft) -> None:
    row = 0
    for element in walked(part, "row", "col", "mergeCell"):
        name = local(element)
        if name == "row":
            row = int(element.get("r") or row + 1)
            _row(element, row, cells, draft)
        elif name == "col":
            draft.hidden_columns.update(_hidden_columns(element))
        else:
            draft.merged.append(_merged(str(element.get("ref"))))


def _row(element: etree._Element, row: int, cells: Cells, draft: Draft) -> None:
    if is_set(element.get("hidden")) or is_zero(element.get("ht")):
        draft.hidden_rows.add(row)
    column = 0
    for each in element:
        reference = each.get("r")
        row, column = place(reference) if reference else (row, column + 1)
        draft.put(row, column, cells.cell(each, (row, column)))


def _hidden_columns(element: etree._Element) -> Iterator[int]:
    if is_set(element.get("hidden")) or is_zero(element.get("width")):
        last = min(int(element.get("max", "1")), guard.MAX_COLUMNS)
        yield from range(int(element.get("min", "1")), last + 1)


def _merged(reference: str) -> Merged:
    first, _, last = reference.partition(":")
    return Merged(*place(first), *place(last or first))
