"""Recognise a table of scores that comes alone, as people keep it.

Such a table has a row for each unit or respondent, names in one column and a number in each of
others; titles stand above it, totals below, and the headings of dimensions may span those of
indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, takewhile, zip_longest
from pathlib import Path

from report_builder.edition.columns import numeral
from report_builder.edition.files import grids
from report_builder.edition.files.cells import Grid
from report_builder.edition.tables import BELOW, is_number, mended
from report_builder.edition.values import number

LEAST_ROWS, LEAST_NUMBERS = 2, 0.6
"""Rows of a table, and the share of the filled cells of a column of scores that are numbers."""
_HIGH = (1, 5, 10, 100)
"""Where scales end that are taken for granted, from 0."""
_COUNT = re.compile(r"อันดับ|ลำดับ|ที่$|จำนวน|rank|no\.?$|#", re.IGNORECASE)
"""How columns are headed that hold ranks or counts."""
_SUM = re.compile(
    r"(ค่า|คะแนน|ร้อยละ|ผล)?(รวม|เฉลี่ย)|((grand|sub|overall)[ -]?)?(total|average|mean|sum)\b",
    re.IGNORECASE,
)
"""How columns are headed that hold sums of others; without others they are scores."""
_NUMBERED = re.compile(r"\d+(\.\d+)*[.)]?\s+(?=\S)|\d+(\.\d+)*[.)](?=\D)")


class Part(StrEnum):
    """What a column is."""

    NAME = "name"
    REGION = "region"
    SCORE = "score"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it seems to be, the dimension over it, and a few of its cells."""

    heading: str
    part: Part
    over: str
    sample: tuple[str, ...]


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
    """A table: where it is, its columns, rows with their numbers, the end of its scale.

    `left` are the rows of its sheet that aren't used, `others` the sheets beside it.
    """

    file: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    high: float
    left: tuple[Left, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the lines above the table."""
        return tuple(left.begins for left in self.left if left.why is Why.TITLE)


def lone(paths: Iterable[Path]) -> Lone | None:
    """Return the largest table of scores in files; None where there is none."""
    every = [grid for path in paths for grid in grids.read(path)[0]]
    found = [table for table in map(_table, every) if table]
    most = max(found, key=lambda table: len(table.rows) * len(table.columns), default=None)
    return replace(most, others=(*_others(every, most),)) if most else None


def _others(every: Iterable[Grid], table: Lone) -> Iterator[str]:
    """Yield the names of the sheets beside that of a table."""
    for grid in every:
        if (grid.path.name, grid.sheet) != (table.file, table.sheet):
            yield f"{grid.path.name} {grid.sheet}".strip()


def _table(grid: Grid) -> Lone | None:
    rows = [[mended(cell).text for cell in row] for row in grid.rows]
    first = next((at for at, row in enumerate(rows) if _is_data(rows, at, row)), 0)
    header = next((at for at in range(first - 1, -1, -1) if sum(map(bool, rows[at])) > 1), None)
    if header is None:
        return None
    body = [(n, row) for n, row in enumerate(rows[first:], first + 1) if _counts(row)]
    headings = _headings(rows, header)
    kept = [at for at, heading in enumerate(headings) if heading]
    over = _over(rows[header - 1], kept) if header else [""] * len(kept)
    columns = _columns([headings[at] for at in kept], over, _cells(body, kept))
    parts = [column.part for column in columns]
    if len(body) < LEAST_ROWS or Part.NAME not in parts or Part.SCORE not in parts:
        return None
    scores = [at for at, part in zip(kept, parts, strict=True) if part is Part.SCORE]
    told = tuple(zip((n for n, _ in body), zip(*_cells(body, kept), strict=True), strict=True))
    high = _high(row[at] for _, row in body for at in scores)
    return Lone(grid.path.name, grid.sheet, columns, told, high, (*_left(rows, first),))


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


def _columns(
    headings: Sequence[str], over: Sequence[str], cells: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    headed = [*zip(headings, cells, strict=True)]
    parts = [Part.UNUSED if _SUM.match(heading) else _part(heading, own) for heading, own in headed]
    if Part.SCORE not in parts:
        parts = [_part(heading, own) for heading, own in headed]
    names = [n for n, part in enumerate(parts) if part is Part.NAME]
    by_number = sorted(names, key=lambda n: -len({*cells[n]}))
    for n in by_number[1:]:
        few = len({*cells[n]}) < len({*cells[by_number[0]]})
        parts[n] = Part.REGION if few and Part.REGION not in parts else Part.UNUSED
    scored = [n for n, part in enumerate(parts) if part is Part.SCORE]
    called = _unnumbered(headings, scored)
    tiers = _unnumbered(over, scored)
    return tuple(
        Column(heading, part, tier if part is Part.SCORE else "", tuple(texts[:3]))
        for heading, part, tier, texts in zip(called, parts, tiers, cells, strict=True)
    )


def _unnumbered(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return texts without their numbers, as in “1.2 ทางลาด”, where all at some places have one."""
    numbered = all(_NUMBERED.match(texts[at]) for at in places)
    return [
        _NUMBERED.sub("", text) if numbered and at in places else text
        for at, text in enumerate(texts)
    ]


def _over(row: Sequence[str], kept: Sequence[int]) -> list[str]:
    """Return the text over each column, where some stand over several."""
    spread: list[str] = []
    for text in row:
        spread.append(text or "".join(spread[-1:]))
    return [spread[at] for at in kept] if sum(map(bool, row)) > 1 else [""] * len(kept)


def _part(heading: str, cells: Sequence[str]) -> Part:
    filled = [cell for cell in cells if cell]
    told = [cell for cell in filled if is_number(number(cell)[0]) or numeral(cell)]
    if not filled or _COUNT.match(heading):
        return Part.UNUSED
    if len(told) >= LEAST_NUMBERS * len(filled):
        return Part.SCORE
    return Part.NAME


def _high(cells: Iterable[str]) -> float:
    """Return where the scale seems to end."""
    told = (number(cell)[0] for cell in cells)
    top = max((float(text) for text in told if text and is_number(text)), default=0)
    return next((high for high in _HIGH if top <= high), _HIGH[-1])
