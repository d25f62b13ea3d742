"""A sheet while it is read, cell by cell; it becomes a grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from report_builder.edition.files import guard
from report_builder.edition.files.cells import Cell, Grid, Hidden, Merged, Place, Rows


@dataclass
class Draft:
    """What was met of a sheet so far; places count from 1."""

    sheet: str
    is_hidden: bool = False
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)

    def put(self, row: int, column: int, cell: str | Cell) -> None:
        """Keep a cell: its text, or all of it where it is more than that."""
        if isinstance(cell, Cell):
            self.cells[row, column] = cell
            cell = cell.text
        if cell:
            self.texts.setdefault(row, {})[column] = cell

    def grid(self, path: Path, budget: guard.Budget, *, unsaved: bool = False) -> Grid:
        """Return what was read; raises Refused when its cells reach too far for the budget."""
        height = max(self.texts, default=0)
        width = max((max(row) for row in self.texts.values()), default=0)
        budget.take(height, width)
        merged = tuple(self.merged)
        return Grid(
            path=path,
            sheet=self.sheet,
            rows=_filled([self._row(number, width) for number in range(1, height + 1)], merged),
            cells=self.cells,
            hidden=Hidden(
                self.is_hidden, frozenset(self.hidden_rows), frozenset(self.hidden_columns)
            ),
            merged=merged,
            unsaved=unsaved,
        )

    def _row(self, number: int, width: int) -> list[str]:
        row = [""] * width
        for column, text in self.texts.get(number, {}).items():
            row[column - 1] = text
        return row


def _filled(rows: Rows, merged: tuple[Merged, ...]) -> Rows:
    """Fill the text of cells merged downwards into each of their rows; return the rows."""
    for block in merged:
        if block.left == block.right and block.top <= len(rows) and block.left <= len(rows[0]):
            for row in rows[block.top : block.bottom]:
                row[block.left - 1] = rows[block.top - 1][block.left - 1]
    return rows
