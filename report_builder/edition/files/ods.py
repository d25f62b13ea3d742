"""Read the sheets of an .ods workbook from its unpacked parts (OpenDocument 1.3 part 3, 9)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from report_builder.edition.files import guard
from report_builder.edition.files.cells import Cell, Grid, Merged
from report_builder.edition.files.draft import Draft
from report_builder.edition.files.markup import local
from report_builder.edition.files.ods_cells import TABLE, Styles, cell
from report_builder.edition.recall import Recall

CONTENT = "content.xml"
"""The part that holds the sheets."""
MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
"""How the part `mimetype` of a workbook, or of a template for one, begins."""

_GROUPS = ("table-row-group", "table-column-group")
_MET = ("table", "table-row", "table-column", "automatic-styles", *_GROUPS)


def grids(path: Path, parts: Mapping[str, bytes], recall: Recall) -> Iterator[Grid]:
    """Yield the sheets of a workbook; raises Refused for too many cells."""
    reading = _Reading(Styles.of_part(parts.get("styles.xml", b"")))
    budget = guard.Budget()
    events = etree.iterparse(
        io.BytesIO(parts[CONTENT]),
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in _MET],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for event, element in events:
        done = reading.met(event, element)
        if done:
            yield done.grid(path, budget)


def _number(element: etree._Element, name: str) -> int:
    """Return how many columns or rows a cell stands for, 1 unless it says more."""
    return max(int(element.get(TABLE + name, "1")), 1)


class _Reading:
    """Where the reader stands: in which sheet, row and column, and in how many folded groups."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.draft = Draft("")
        self.depth = self.folded = self.row = self.column = 0
        self.defaults: list[tuple[int, str]] = []
        """The last column of each run of columns, with the style of its cells."""

    def met(self, event: str, element: etree._Element) -> Draft | None:
        """Take in the start or end of an element; return the sheet that ends with it."""
        name, starts = local(element), event == "start"
        if name == "table":
            return self._table(element, starts=starts)
        if name in _GROUPS:
            self.folded += (1 if starts else -1) * (element.get(TABLE + "display", "") == "false")
        elif name == "automatic-styles" and not starts:
            self.styles = self.styles.with_those_in(element)
        elif name == "table-column" and self.depth == 1 and not starts:
            self._columns(element)
        elif name == "table-row" and self.depth == 1 and not starts:
            self._rows(element)
            element.clear()
        return None

    def _table(self, element: etree._Element, *, starts: bool) -> Draft | None:
        """Begin or end a sheet; a table inside a cell is none."""
        self.depth += 1 if starts else -1
        if self.depth == 1 and starts:
            is_hidden = element.get(TABLE + "style-name", "") in self.styles.hidden
            self.draft = Draft(element.get(TABLE + "name", ""), is_hidden)
            self.row = self.column = 0
            self.defaults = []
        return self.draft if self.depth == 0 else None

    def _columns(self, element: etree._Element) -> None:
        first = self.column + 1
        self.column += _number(element, "number-columns-repeated")
        self.defaults.append((self.column, element.get(TABLE + "default-cell-style-name", "")))
        if self._is_hidden(element):
            last = min(self.column, guard.MAX_COLUMNS)
            self.draft.hidden_columns.update(range(first, last + 1))

    def _rows(self, element: etree._Element) -> None:
        """Put the cells of a row that is repeated; repeated blank rows and cells cost nothing."""
        first = self.row + 1
        self.row += _number(element, "number-rows-repeated")
        found = [*self._cells(element, first)]
        if found:
            guard.refuse_large(self.row, max(last for _, last, _ in found))
        for row in range(first, self.row + 1) if found else ():
            if self._is_hidden(element):
                self.draft.hidden_rows.add(row)
            for column, last, told in found:
                for at in range(column, last + 1):
                    self.draft.put(row, at, told)

    def _cells(self, element: etree._Element, row: int) -> Iterator[tuple[int, int, str | Cell]]:
        """Yield first and last column of each cell that isn't blank, with what it holds."""
        column = 0
        for each in element.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            first, column = column + 1, column + _number(each, "number-columns-repeated")
            style = each.get(TABLE + "style-name", "") or self._default(first)
            told = cell(each, struck=style in self.styles.struck)
            if told:
                yield first, column, told
                self._merge(each, row, first)

    def _merge(self, element: etree._Element, row: int, column: int) -> None:
        down, across = (_number(element, f"number-{n}-spanned") for n in ("rows", "columns"))
        if down > 1 or across > 1:
            self.draft.merged.append(Merged(row, column, row + down - 1, column + across - 1))

    def _default(self, column: int) -> str:
        return next((style for last, style in self.defaults if column <= last), "")

    def _is_hidden(self, element: etree._Element) -> bool:
        return self.folded > 0 or element.get(TABLE + "visibility", "") in ("collapse", "filter")
