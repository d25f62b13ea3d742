"""Read one table, keeping for each cell the file, row and column that a message names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pandas as pd

from report_builder.edition import causes
from report_builder.edition.causes import Cause
from report_builder.errors import Problem, Words
from report_builder.thai.repair import Repaired, repair

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


@dataclass(frozen=True)
class Table:
    """A table as text: one column per heading, indexed by the row of the file (header = 1).

    A blank cell is the empty string. `file` is the name that messages use, `sheet` is empty
    for a file that holds one table only.
    """

    name: str
    file: str
    path: Path
    frame: pd.DataFrame
    sheet: str = ""

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
        return cause.at(
            self.file, row, column, found, sheet=self.sheet, expected=expected, action=action
        )

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


def in_both(note: str) -> Words:
    """Return a note of a repair, "Thai (English)", as words."""
    th, _, en = note.removesuffix(")").partition(" (")
    return Words(th, en)


def read(path: Path, name: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read a table of UTF-8 CSV, with or without BOM, and the problems of reading it."""
    try:
        rows = [*csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return None, (causes.UNREADABLE_FILE.at(path.name, found=str(error)),)
    return table(name, path, rows)


def table(
    name: str, path: Path, rows: list[list[str]], sheet: str = ""
) -> tuple[Table | None, tuple[Problem, ...]]:
    """Make a table of rows of text, the first of which is the header; blank rows are left out."""
    if not rows:
        return None, (causes.EMPTY_TABLE.at(path.name, sheet=sheet),)
    header = [mended(text).text for text in rows[0]]
    filled = {n: row for n, row in enumerate(rows[1:], start=2) if any(map(str.strip, row))}
    texts = [[mended(cell).text for cell in _fit(row, len(header))] for row in filled.values()]
    frame = pd.DataFrame(texts, index=list(filled), columns=header, dtype="str")
    made = Table(name, path.name, path, frame.loc[:, ~frame.columns.duplicated()], sheet)
    return made, tuple(_of_reading(made, header, filled))


def _fit(row: list[str], width: int) -> list[str]:
    return (row + [""] * width)[:width]


def _of_reading(made: Table, header: list[str], rows: dict[int, list[str]]) -> Iterator[Problem]:
    for column in sorted({c for c in header if header.count(c) > 1}):
        yield made.problem(causes.REPEATED_COLUMN, 1, column)
    for number, row in rows.items():
        if any(map(str.strip, row[len(header) :])):
            yield made.problem(causes.RAGGED_ROW, number, found=", ".join(row[len(header) :]))
        for column, cell in zip(header, row, strict=False):
            for note in mended(cell).notes:
                yield made.problem(causes.REPAIRED, number, column, cell, action=Words(note, note))
