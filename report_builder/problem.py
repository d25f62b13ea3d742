"""What is wrong in an edition, in Thai and in English: the problem, its place, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SHOWN = 80
"""Characters of a text from a file that a message shows."""
_PLACES = 8
"""Cells or rows that a message names."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Thai and in English."""

    th: str
    en: str

    def __str__(self) -> str:
        return f"{self.th}\n{self.en}"

    def __bool__(self) -> bool:
        return bool(self.th or self.en)


NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Meant(Words):
    """Words that ask whether a cell should say something else, and what it would say then."""

    instead: str


class Severity(StrEnum):
    """How grave a problem is: an error stops, a warning goes on, a note tells of a repair."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in an edition, where it is, and what to do about it.

    `cause` is a stable name for machines ("score_range"); `row` counts from 1 as spreadsheets do,
    with the header in it; `found` is the text as it stands in the file. `table` names the table
    that stands there, `heading` its column as the file calls it.
    """

    severity: Severity
    cause: str
    what: Words
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    found: str = ""
    expected: Words = NOTHING
    action: Words = NOTHING
    cell: str = ""
    """The cell as spreadsheets name it ("C5"); empty where there is none."""
    table: str = ""
    heading: str = ""
    places: tuple[str, ...] = ()
    """Every cell or row of a problem that stands in several of one sheet, the first included."""

    @property
    def place(self) -> Words:
        """Say where the problem is: file, sheet, row, column and cell."""
        row, cell = "" if self.row is None else str(self.row), self.cell
        if len(self.places) > 1:
            row, cell = "", ""
        where = (
            *(("ชีต", "sheet", self.sheet), ("แถว", "row", row)),
            *(("คอลัมน์", "column", self.called), ("ช่อง", "cell", cell)),
        )
        named = [part for part in where if part[2]]
        several = self.several
        return Words(
            " ".join([self.file, *(f"{th} {value}" for th, _, value in named), several.th]).strip(),
            " ".join([self.file, *(f"{en} {value}" for _, en, value in named), several.en]).strip(),
        )

    @property
    def instead(self) -> str:
        """Return what its cells would rather say, where what is meant can be told."""
        return self.action.instead if isinstance(self.action, Meant) else ""

    @property
    def called(self) -> str:
        """Return the column as the file calls it, with its own name: “จังหวัด” (unit)."""
        if not self.heading or self.heading == self.column:
            return self.column
        return f"“{shown(self.heading)}” ({self.column})" if self.column else self.heading

    @property
    def several(self) -> Words:
        """Say in which cells or rows it stands where there are several: the first, and how many."""
        count = len(self.places)
        if count < 2:
            return NOTHING
        first = ", ".join(self.places[:_PLACES])
        th, en = ("แถว", "rows") if self.places[0].isdigit() else ("ช่อง", "cells")
        if count <= _PLACES:
            return Words(f"{th} {first}", f"{en} {first}")
        return Words(f"{th} {first} … รวม {count:,} {th}", f"{en} {first} … {count:,} {en} in all")

    def message(self) -> Words:
        """Say it all in one line of Thai and one of English."""
        return Words(
            _line(self.place.th, self.what.th, _thai(self)),
            _line(self.place.en, self.what.en, _english(self)),
        )


def counted(count: int, noun: str) -> str:
    """Return a count with its English noun: 1 row, 2 rows."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def shown(text: str) -> str:
    """Return a text from a file as it may be shown: short, and without control characters."""
    printable = "".join(c if c.isprintable() else "·" for c in text[:_SHOWN])
    return printable + "…" * (len(text) > _SHOWN)


def _line(place: str, what: str, rest: Iterable[str]) -> str:
    return f"{place}: " + " — ".join([what, *(part for part in rest if part)])


def _thai(problem: Problem) -> tuple[str, ...]:
    found = f"พบ “{shown(problem.found)}”" if problem.found else ""
    told = problem.expected.th
    space = " " if told[:1].isascii() else ""
    expected = f"ต้องเป็น{space}{told}" if told else ""
    return found, expected, problem.action.th


def _english(problem: Problem) -> tuple[str, ...]:
    found = f"found “{shown(problem.found)}”" if problem.found else ""
    expected = f"expected {problem.expected.en}" if problem.expected.en else ""
    return found, expected, problem.action.en
