"""Recognise a table of scores that comes alone, as people keep it.

Such a table has a row for each unit or respondent, names in one column and a number in each of
others; titles stand above it, totals below, and the headings of dimensions may span those of
indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, takewhile, zip_longest
from pathlib import Path

from report_builder.edition.files import grids
from report_builder.edition.files.cells import Grid
from report_builder.edition.form.levels import HIGH, LOW, levelled
from report_builder.edition.form.parts import Column, Part
from report_builder.edition.form.parts import columns as columns_of
from report_builder.edition.tables import BELOW, is_number, mended
from report_builder.edition.values import number

LEAST_ROWS, LEAST_WORDS = 2, 2
"""Rows of a table; how many columns of words make a table of answers, for each of numbers."""
_HIGH = (1, 5, 10, 100)
"""Where scales end that are taken for granted, from 0."""


class Why(StrEnum):
    """Why a row isn't used."""

    TITLE = "title"
    HEADING = "heading"
    SUM = "sum"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Left:
    """A row that isn't used: its number, how it begins, and why."""

    row: int
    begins: str
    why: Why


@dataclass(frozen=True, slots=True)
class Lone:
    """A table: where it is, its columns, rows with their numbers, the ends of its scale.

    `left` are the rows of its sheet that aren't used, `others` the sheets beside it; `words` tells
    that its scores were words of a scale.
    """

    file: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    low: float
    high: float
    left: tuple[Left, ...] = ()
    others: tuple[str, ...] = ()
    words: bool = False

    @property
    def scores(self) -> int:
        """Return how many columns have scores."""
        return sum(column.part is Part.SCORE for column in self.columns)

    @property
    def several(self) -> bool:
        """Tell whether units have more rows than one, each of someone who was asked."""
        name = next(n for n, column in enumerate(self.columns) if column.part is Part.NAME)
        return len({row[name] for _, row in self.rows}) < len(self.rows)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the lines above the table."""
        return tuple(left.begins for left in self.left if left.why is Why.TITLE)


def lone(paths: Iterable[Path]) -> Lone | None:
    """Return the largest table of scores in files; None where there is none."""
    every = [grid for path in paths for grid in grids.read(path)[0]]
    found = [table for table in map(_read, every) if table]
    most = max(found, key=lambda table: len(table.rows) * len(table.columns), default=None)
    return replace(most, others=(*_others(every, most),)) if most else None


def _others(every: Iterable[Grid], table: Lone) -> Iterator[str]:
    """Yield the names of the sheets beside that of a table."""
    for grid in every:
        if (grid.path.name, grid.sheet) != (table.file, table.sheet):
            yield f"{grid.path.name} {grid.sheet}".strip()


def _read(grid: Grid) -> Lone | None:
    """Return the table of a sheet, its words taken for scores where these are most of it."""
    rows = [[mended(cell).text for cell in row] for row in grid.rows]
    plain, words = _table(grid, rows), _table(grid, levelled(rows))
    if words and words.scores > LEAST_WORDS * (plain.scores if plain else 0):
        return replace(words, words=True)
    return plain


def _table(grid: Grid, rows: Sequence[Sequence[str]]) -> Lone | None:
    first = next((at for at, row in enumerate(rows) if _is_data(rows, at, row)), 0)
    header = next((at for at in range(first - 1, -1, -1) if sum(map(bool, rows[at])) > 1), None)
    if header is None:
        return None
    body = [(n, row) for n, row in enumerate(rows[first:], first + 1) if _counts(row)]
    headings = _headings(rows, header)
    kept = [at for at, heading in enumerate(headings) if heading]
    over = _over(rows[header - 1], kept) if header else [""] * len(kept)
    columns = columns_of([headings[at] for at in kept], over, _cells(body, kept))
    parts = [column.part for column in columns]
    if len(body) < LEAST_ROWS or Part.NAME not in parts or Part.SCORE not in parts:
        return None
    scores = [at for at, part in zip(kept, parts, strict=True) if part is Part.SCORE]
    told = tuple(zip((n for n, _ in body), zip(*_cells(body, kept), strict=True), strict=True))
    low, high = _ends([row[at] for _, row in body for at in scores])
    return Lone(grid.path.name, grid.sheet, columns, told, low, high, (*_left(rows, first),))


def _cells(body: Sequence[tuple[int, Sequence[str]]], kept: Sequence[int]) -> list[list[str]]:
    """Return the cells of columns; what stands once for several rows is that of each of them."""
    columns = [[row[at] for _, row in body] for at in kept]
    return [_repeated(column) if _stands_once(column) else column for column in columns]


def _stands_once(column: Sequence[str]) -> bool:
    """Tell whether a column has words for several rows at the first of them alone."""
    words = [cell for cell in column if cell]
    first = bool(column and column[0] and not is_number(number(column[0])[0]))
    return first and len(words) * 2 <= len(column) and len(words) == len({*words})


def _repeated(column: Sequence[str]) -> list[str]:
    def joined(before: str, cell: str) -> str:
        return cell or before

    return [*accumulate(column, joined)]


def _left(rows: Sequence[Sequence[str]], first: int) -> Iterator[Left]:
    """Yield the rows with any words that are none of data, of which `first` is the first."""
    for at, row in enumerate(rows):
        begins, several = next((cell for cell in row if cell), ""), sum(map(bool, row)) > 1
        if at < first and begins:
            yield Left(at + 1, begins, Why.HEADING if several else Why.TITLE)
        elif begins and not _counts(row):
            yield Left(at + 1, begins, Why.SUM if several else Why.REMARK)


def _is_data(rows: Sequence[Sequence[str]], at: int, row: Sequence[str]) -> bool:
    """Tell whether a row is the first of data: names beside numbers, as in the row after it."""
    numbers = [place for place, cell in enumerate(row) if cell and is_number(number(cell)[0])]
    words = sum(bool(cell) for cell in row) - len(numbers)
    below = rows[at + 1] if at + 1 < len(rows) else ()
    again = sum(place < len(below) and is_number(number(below[place])[0]) for place in numbers)
    return bool(words and numbers and again) and at > 0


def _counts(row: Sequence[str]) -> bool:
    """Tell whether a row is of data, and no total or remark."""
    first = next((cell for cell in row if cell), "")
    return sum(map(bool, row)) > 1 and not BELOW.fullmatch(first)


def _headings(rows: Sequence[Sequence[str]], header: int) -> list[str]:
    """Return the heading of each column, the lowest where several rows have headings."""
    tiers = [*takewhile(lambda row: sum(map(bool, row)) > 1, reversed(rows[: header + 1]))]
    return [next(filter(None, column), "") for column in zip_longest(*tiers, fillvalue="")]


def _over(row: Sequence[str], kept: Sequence[int]) -> list[str]:
    """Return the text over each column, where some stand over several."""
    spread: list[str] = []
    for text in row:
        spread.append(text or "".join(spread[-1:]))
    return [spread[at] for at in kept] if sum(map(bool, row)) > 1 else [""] * len(kept)


def _ends(cells: Iterable[str]) -> tuple[float, float]:
    """Return where the scale seems to begin and to end; whole numbers of 5 begin with 1."""
    read = (number(cell)[0] for cell in cells)
    told = [float(text) for text in read if text and is_number(text)]
    high = next((high for high in _HIGH if max(told, default=0) <= high), _HIGH[-1])
    steps = high == HIGH and all(n >= LOW and n.is_integer() for n in told)
    return LOW if steps else 0, high
