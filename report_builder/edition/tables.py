"""Hold one table as text, keeping for each cell the file, sheet, row and column of a message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

import pandas as pd

from report_builder.edition.causes import of_cells, of_files, of_tables
from report_builder.edition.causes.cause import Cause, meant
from report_builder.edition.files import header
from report_builder.edition.files.cells import Grid
from report_builder.edition.files.guard import column_letters
from report_builder.edition.headings import Resolve
from report_builder.edition.schema import SCHEMAS
from report_builder.problem import Problem, Words
from report_builder.thai.damage import Doubt, doubts
from report_builder.thai.repair import Repaired, repair

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
BELOW = re.compile(
    r"(รวม|ผลรวม|ค่าเฉลี่ย|เฉลี่ย|ทั้งประเทศ|หมายเหตุ|ที่มา|\*|"
    r"(grand |sub)?totals?\b|sum\b|averages?\b|means?\b|notes?\b|sources?\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""How a row below a table begins: totals, averages, remarks."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where the rows of a sheet went: together they are all its rows."""

    rows: int
    used: int
    header: int = 0
    blank: int = 0
    above: int = 0
    """Rows above the header; a note names them."""
    below: int = 0
    """Rows of totals and remarks below the table; a note names each."""


@dataclass(frozen=True)
class Table:
    """A table as text: one column per heading, indexed by the row of the file, from 1.

    A blank cell is the empty string. `file` is the name that messages use, `sheet` is empty
    for a file that holds one table only. `header` is the row of the headings, `letters` the
    letters of each column, `headings` what the file calls it.
    """

    name: str
    file: str
    path: Path
    frame: pd.DataFrame
    sheet: str = ""
    header: int = 1
    letters: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    account: Account = Account(0, 0)

    def problem(
        self,
        cause: Cause,
        row: int | None = None,
        column: str = "",
        found: str = "",
        *,
        expected: Words | None = None,
        action: Words | None = None,
    ) -> Problem:
        """Return a problem at a place of this table."""
        cell = f"{self.letters[column]}{row}" if row and column in self.letters else ""
        problem = cause.at(self.file, row, column, found, expected=expected, action=action)
        heading = self.headings.get(column, "")
        return replace(problem, sheet=self.sheet, cell=cell, table=self.name, heading=heading)

    def problem_of(self, cause: Cause, column: str, cells: Sequence[tuple[int, str]]) -> Problem:
        """Return one problem for cells of a column, each given as row and text."""
        problems = [self.problem(cause, row, column, text) for row, text in cells]
        return replace(problems[0], places=tuple(problem.cell for problem in problems))

    def shared(self, cause: Cause, cells: Sequence[tuple[int, str]], found: str) -> Problem:
        """Return one problem for cells of any columns, each given as row and column."""
        problems = [self.problem(cause, row, column, found) for row, column in cells]
        return replace(problems[0], places=tuple(problem.cell for problem in problems))

    def column(self, name: str) -> pd.Series[str]:
        """Return the texts of a column; blanks when the table has no such column."""
        if name in self.frame:
            return self.frame[name]
        return pd.Series("", index=self.frame.index, dtype="str")

    def cells(self, name: str, where: pd.Series[bool] | None = None) -> Iterator[tuple[int, str]]:
        """Yield row and text of the cells of a column, or of those where a condition holds."""
        texts = self.column(name)
        chosen = texts if where is None else texts[where]
        return zip(chosen.index.tolist(), chosen.tolist(), strict=True)

    def with_column(self, name: str, texts: Sequence[str]) -> Table:
        """Return the table with the texts of one column replaced."""
        return replace(self, frame=self.frame.assign(**{name: list(texts)}))

    def renamed(self, name: str, other: str) -> Table:
        """Return the table with another name for a column, which keeps its place and heading."""
        frame = self.frame.rename(columns={name: other})
        letters, headings = (
            {other if key == name else key: text for key, text in named.items()}
            for named in (self.letters, self.headings)
        )
        return replace(self, frame=frame, letters=letters, headings=headings)


def as_number(text: str) -> float:
    """Return the number that a cell holds, NaN for a blank one; ValueError when it holds none."""
    if not text:
        return float("nan")
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number or is blank."""
    return not text or _NUMBER.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def mended(text: str) -> Repaired:
    """Return a cell's text without surrounding space, repaired, with notes on what was mended."""
    repaired = Repaired(text, ()) if text.isascii() else repair(text)
    return Repaired(repaired.text.strip(), repaired.notes)


@lru_cache(maxsize=65536)
def doubted(text: str) -> tuple[Doubt, ...]:
    """Return what of a repaired text can't be as it was meant."""
    return () if text.isascii() else doubts(text)


def in_both(note: str) -> Words:
    """Return a note of a repair, "Thai (English)", as words."""
    th, _, en = note.removesuffix(")").partition(" (")
    return Words(th, en)


def read(
    name: str, grid: Grid, resolve: Resolve, is_known: Callable[[str], bool] = lambda text: False
) -> tuple[Table | None, tuple[Problem, ...]]:
    """Make a table of a sheet, and say which of its rows are none of the table.

    Those are blank rows, titles above the header, rows of units right below it, and rows of totals
    or remarks at the end, unless what they begin with `is_known`.
    """
    found = header.find(grid.rows, resolve)
    if found is None:
        return None, (of_tables.EMPTY_TABLE.at(grid.path.name, sheet=grid.sheet),)
    rows = {n: row for n, row in enumerate(grid.rows, start=1) if any(map(str.strip, row))}
    above = [n for n in rows if n <= found.row]
    body = {n: row for n, row in rows.items() if n > found.row + 1}
    under = [*header.under(body, found, resolve, _naming(name))]
    body = {n: row for n, row in body.items() if n not in under}
    below = _below(body, is_known)
    data = {n: row for n, row in body.items() if n not in below}
    account = Account(
        rows=len(grid.rows),
        used=len(data),
        header=1 + len(under),
        blank=len(grid.rows) - len(rows),
        above=len(above),
        below=len(below),
    )
    made = _made(name, grid, found, data, account)
    return made, (
        *_left_out(made, rows, above, under, below),
        *_of_reading(made, found.names, data),
    )


def _naming(name: str) -> set[str]:
    """Return the columns of a table that name its rows or must be filled."""
    if name == "scores":
        return {"respondent", "unit"}
    schema = SCHEMAS.get(name)
    return {*schema.key, *(c.name for c in schema.columns if c.filled)} if schema else set()


def _made(
    name: str, grid: Grid, found: header.Header, data: Mapping[int, list[str]], account: Account
) -> Table:
    names = found.names
    texts = [[mended(cell).text for cell in _fit(row, len(names))] for row in data.values()]
    frame = pd.DataFrame(texts, index=list(data), columns=list(names), dtype="str")
    letters = {each: column_letters(n) for n, each in reversed([*enumerate(names, start=1)])}
    blank = (frame == "").all().to_numpy()
    nameless = [n for n, b in zip(names, blank, strict=True) if b and n == f"({letters[n]})"]
    frame = frame.drop(columns=nameless)
    return Table(
        name=name,
        file=grid.path.name,
        path=grid.path,
        frame=frame.loc[:, ~frame.columns.duplicated()],
        sheet=grid.sheet,
        header=found.row + 1,
        letters=letters,
        headings=dict(zip(reversed(names), reversed(found.headings), strict=True)),
        account=account,
    )


def _below(body: Mapping[int, list[str]], is_known: Callable[[str], bool]) -> list[int]:
    """Return the last rows that begin like totals or remarks."""
    below: list[int] = []
    for number in reversed([*body]):
        first = next(mended(cell).text for cell in body[number] if cell.strip())
        if is_known(first) or not BELOW.fullmatch(first):
            break
        below.append(number)
    return below[::-1]


def _left_out(
    made: Table,
    rows: Mapping[int, list[str]],
    above: list[int],
    under: list[int],
    below: list[int],
) -> Iterator[Problem]:
    for cause, numbers in ((of_files.TITLE_ROWS, above), (of_cells.HEADING_ROWS, under)):
        if numbers:
            listed = Words(f"แถว {_listed(numbers)}", f"rows {_listed(numbers)}")
            yield made.problem(cause, numbers[0], found=_first(rows[numbers[0]]), action=listed)
    for number in below:
        yield made.problem(of_files.TOTALS_ROW, number, found=_first(rows[number]))


def _first(row: list[str]) -> str:
    return next(cell.strip() for cell in row if cell.strip())


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _fit(row: list[str], width: int) -> list[str]:
    return (row + [""] * width)[:width]


def _of_reading(
    made: Table, names: Sequence[str], rows: Mapping[int, list[str]]
) -> Iterator[Problem]:
    for column in sorted({c for c in names if names.count(c) > 1}):
        yield made.problem(of_tables.REPEATED_COLUMN, made.header, column)
    odd = {text for text in set(chain.from_iterable(rows.values())) if _is_odd(text)}
    for number, row in rows.items():
        if any(map(str.strip, row[len(names) :])):
            yield made.problem(of_tables.RAGGED_ROW, number, found=", ".join(row[len(names) :]))
        if odd.isdisjoint(row):
            continue
        for column, cell in zip(names, row, strict=False):
            for note in mended(cell).notes:
                yield made.problem(of_files.REPAIRED, number, column, cell, action=in_both(note))
            for damaged in doubted(mended(cell).text):
                asked = meant(damaged.meant)
                is_whole = damaged.found == mended(cell).text
                action = asked if is_whole else Words(asked.th, asked.en)
                yield made.problem(
                    of_files.DAMAGED_TEXT, number, column, damaged.found, action=action
                )


def _is_odd(text: str) -> bool:
    """Tell whether there is anything to say of the letters of a cell."""
    repaired = mended(text)
    return bool(repaired.notes) or any(True for _ in doubted(repaired.text))
