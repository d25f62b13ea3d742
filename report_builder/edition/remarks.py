"""Say what the cells of a table were besides their text: formulas, crossed out, hidden, merged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from report_builder.edition.causes import of_cells
from report_builder.edition.causes.cause import Cause
from report_builder.edition.files.cells import Cell, Grid, Kind, Merged
from report_builder.edition.files.guard import column_letters, column_number
from report_builder.edition.headings import Resolve
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.scores import SCORE_KEYS
from report_builder.edition.tables import Table
from report_builder.problem import Problem, Words

Special = list[tuple[int, Cell]]
"""Cells of a column that were more than their text, with their rows."""


@dataclass(frozen=True)
class _Used:
    """The part of a sheet that is used: its columns by number, those of numbers, its rows."""

    table: Table
    grid: Grid
    columns: Mapping[int, str]
    numeric: Collection[str]
    rows: frozenset[int]

    def special(self) -> Iterator[tuple[int, Special]]:
        """Yield the columns with cells that were more than their text."""
        found: dict[int, Special] = {}
        for (row, column), cell in sorted(self.grid.cells.items(), key=lambda pair: pair[0]):
            if row in self.rows and column in self.columns:
                found.setdefault(column, []).append((row, cell))
        return iter(sorted(found.items()))

    def problem(self, cause: Cause, column: int, rows: list[int], found: str = "") -> Problem:
        """Return the problem of a cause that cells of a column share, at the first of them."""
        found = found or self.grid.rows[rows[0] - 1][column - 1]
        return self.table.problem_of(cause, self.columns[column], [(row, found) for row in rows])


def remarks(table: Table, grid: Grid, resolve: Resolve) -> Iterator[Problem]:
    """Yield what is to say of the cells of a table in the grid that it was read from.

    Columns that `resolve` doesn't know are none of the table. A formula without a value is an error
    at its cell; of anything else there is one problem for a column, at its first cell.
    """
    part = _used(table, grid, resolve)
    yield from _hidden(part)
    for block in grid.merged:
        yield from _merged(part, block)
    for column, cells in part.special():
        yield from _formulas(part, column, cells)
        for cause, holds in _REMARKS.items():
            named = [row for row, cell in cells if holds(cell)]
            if named and (cause is not of_cells.NUMERALS or part.columns[column] in part.numeric):
                yield part.problem(cause, column, named)


def _used(table: Table, grid: Grid, resolve: Resolve) -> _Used:
    names = [str(name) for name in table.frame.columns]
    used = [name for name in names if resolve(name)]
    if table.name == "scores":
        used = used if set(used) - {*SCORE_KEYS} else names
        numeric = set(used) - {*SCORE_KEYS, "indicator"}
    else:
        schema = SCHEMAS.get(table.name)
        numeric = {column.name for column in schema.columns if column.range} if schema else set()
    columns = {column_number(table.letters[name]): name for name in used}
    return _Used(table, grid, columns, numeric, frozenset(table.frame.index.tolist()))


_REMARKS: Mapping[Cause, Callable[[Cell], bool]] = {
    of_cells.STRUCK: lambda cell: cell.struck,
    of_cells.CONCEALED: lambda cell: cell.concealed,
    of_cells.NUMERALS: lambda cell: cell.kind is Kind.NUMERAL and not cell.formula,
}


def _formulas(part: _Used, column: int, cells: Special) -> Iterator[Problem]:
    """Name each formula without a value, and say once that the values of the others are taken."""
    table, name = part.table, part.columns[column]
    for row, cell in cells:
        if not cell.computed:
            yield table.problem(of_cells.UNCOMPUTED, row, name, _formula(cell, row, column))
    taken = [(row, cell) for row, cell in cells if cell.formula and cell.computed]
    if taken:
        row, cell = taken[0]
        found = f"{_formula(cell, row, column)} → {cell.text}"
        cause = of_cells.UNSAVED if part.grid.unsaved else of_cells.FORMULAS
        yield part.problem(cause, column, [row for row, _ in taken], found)


def _formula(cell: Cell, row: int, column: int) -> str:
    """Return a formula as it stands in its own cell, wherever it was written for several."""
    if cell.origin is None or cell.origin == (row, column):
        return f"={cell.formula}"
    from openpyxl.formula.translate import Translator

    first, own = (f"{column_letters(c)}{r}" for r, c in (cell.origin, (row, column)))
    return str(Translator(f"={cell.formula}", origin=first).translate_formula(own))


def _hidden(part: _Used) -> Iterator[Problem]:
    hidden = part.grid.hidden
    rows = sorted(hidden.rows & part.rows)
    columns = [column_letters(n) for n in sorted(hidden.columns & part.columns.keys())]
    if hidden.sheet:
        yield part.table.problem(of_cells.HIDDEN_SHEET)
    if rows:
        listed = Words(f"แถว {ranges(rows)}", f"rows {ranges(rows)}")
        yield part.table.problem(of_cells.HIDDEN_ROWS, rows[0], action=listed)
    if columns:
        listed = Words(f"คอลัมน์ {', '.join(columns)}", f"columns {', '.join(columns)}")
        yield part.table.problem(of_cells.HIDDEN_COLUMNS, action=listed)


def _merged(part: _Used, block: Merged) -> Iterator[Problem]:
    """Name merged cells of which one value would be two columns', or several rows' number."""
    rows = sorted(part.rows.intersection(range(block.top, block.bottom + 1)))
    columns = sorted(part.columns.keys() & set(range(block.left, block.right + 1)))
    text = part.grid.rows[block.top - 1][block.left - 1] if rows else ""
    if not text or not columns:
        return
    if len(columns) > 1 or block.right > block.left:
        yield part.problem(of_cells.MERGED_COLUMNS, columns[0], rows)
    elif len(rows) > 1 and part.columns[columns[0]] in part.numeric:
        yield part.problem(of_cells.MERGED_ROWS, columns[0], rows)


def ranges(rows: Iterable[int]) -> str:
    """Return row numbers in ascending order as ranges: "2, 5-7"."""
    runs = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    ends = ([row for _, row in run] for _, run in runs)
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in ends)
