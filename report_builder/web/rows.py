"""The rows of the tables of an edition as they stand in its files, to be found and corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from report_builder.edition.files import grids
from report_builder.edition.files.cells import Cell, Grid
from report_builder.edition.files.guard import column_letters
from report_builder.edition.given_settings import FILE as SETTINGS_FILE
from report_builder.edition.headings import SETTINGS, SHEETS
from report_builder.edition.load import Reading
from report_builder.problem import Words
from report_builder.web.wrong import NotThere

MOST, ACROSS, CELLS = 50, 8, 300
"""Rows of a table, columns of them, and cells of one row that are shown."""
COMPUTED = Words("เป็นสูตร แก้ในแฟ้มเอง", "a formula: change it in the file")
JOINED = Words("รวมกับช่องข้างบน แก้ที่แถวแรก", "joined to the cell above: change it in its first row")


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in its file: its cells, the row of its headings, and these by column."""

    name: str
    grid: Grid
    header: int
    headings: Mapping[str, str]

    @property
    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield number and texts of each row below the headings that isn't blank."""
        for number, texts in enumerate(self.grid.rows, start=1):
            if number > self.header and any(map(str.strip, texts)):
                yield number, texts

    @property
    def title(self) -> dict[str, str]:
        """Return what the table is called."""
        return {"th": SHEETS.get(self.name, self.name), "en": self.name}


def names(reading: Reading) -> list[str]:
    """Return the tables that have rows which can be corrected."""
    return [*([SETTINGS] if _settings(reading) else []), *reading.tables]


def listed(reading: Reading, name: str, words: str) -> dict[str, Any]:
    """Return the rows of a table that hold some words, or all; raises NotThere."""
    sheet, sought = _sheet(reading, name), words.casefold()
    rows = [row for row in sheet.rows if any(sought in text.casefold() for text in row[1])]
    width = max((len(texts) for _, texts in rows), default=0)
    letters = [column_letters(n) for n in range(1, min(width, ACROSS) + 1)]
    return {
        "title": sheet.title,
        "columns": [sheet.headings.get(letter, "") or letter for letter in letters],
        "rows": [(number, texts[:ACROSS]) for number, texts in rows[:MOST]],
        "count": len(rows),
    }


def row(reading: Reading, name: str, number: int) -> dict[str, Any]:
    """Return the cells of a row of a table, with a mark of what they say; raises NotThere."""
    sheet = _sheet(reading, name)
    texts = next((texts for n, texts in sheet.rows if n == number), None)
    if texts is None:
        raise NotThere
    return {
        "title": sheet.title,
        "file": sheet.grid.path.name,
        "sheet": sheet.grid.sheet,
        "was": hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16],
        "cells": [*_cells(sheet, number, texts)][:CELLS],
    }


def _cells(sheet: Sheet, number: int, texts: list[str]) -> Iterator[dict[str, Any]]:
    for n in range(1, max(len(texts), len(sheet.headings)) + 1):
        letter, text = column_letters(n), texts[n - 1] if n <= len(texts) else ""
        heading = sheet.headings.get(letter, "")
        fixed = _fixed(sheet.grid, number, n)
        if heading or text:
            told = {"letter": letter, "heading": heading or letter, "text": text}
            yield {**told, "fixed": asdict(fixed) if fixed else None}


def _fixed(grid: Grid, row: int, column: int) -> Words | None:
    """Say why a cell isn't written over, None for one that may be."""
    if grid.cells.get((row, column), Cell("")).formula:
        return COMPUTED
    covered = any(
        each.top <= row <= each.bottom
        and each.left <= column <= each.right
        and (row, column) != (each.top, each.left)
        for each in grid.merged
    )
    return JOINED if covered else None


def _sheet(reading: Reading, name: str) -> Sheet:
    if name == SETTINGS and (at := _settings(reading)):
        path, sheet, header = at
        grid = _grid(path, sheet)
        headings = {column_letters(n): t for n, t in enumerate(grid.rows[header - 1], start=1)}
        return Sheet(name, grid, header, headings)
    table = reading.tables.get(name)
    if table is None:
        raise NotThere
    headings = {letters: table.headings.get(own, own) for own, letters in table.letters.items()}
    return Sheet(name, _grid(table.path, table.sheet), table.header, headings)


def _settings(reading: Reading) -> tuple[Path, str, int] | None:
    """Return file, sheet and row of headings of the settings; None where no sheet has them."""
    spots = [at for (file, _), at in reading.spots.items() if file == SETTINGS_FILE and at.cell]
    if not spots:
        return None
    path = next(path for path in reading.files.values() if path.name == spots[0].file)
    return path, spots[0].sheet, min(at.row or 1 for at in spots) - 1


def _grid(path: Path, sheet: str) -> Grid:
    return next(grid for grid in grids.read(path)[0] if grid.sheet == sheet)
