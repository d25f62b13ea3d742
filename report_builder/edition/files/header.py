"""Find the header of a sheet, below its title and across merged cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.edition.files.guard import column_letters
from report_builder.edition.headings import Resolve

_NUMBER = re.compile(r"[+-]?\d[\d,.]*\s*%?")
_SEARCHED = 30
"""Rows in which the header is looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands, counted from 0, and the name of each column.

    A column that is not known goes by its own heading, one without a heading by its letters.
    `headings` are the headings as they stand in the file.
    """

    row: int
    names: tuple[str, ...]
    headings: tuple[str, ...] = ()


def find(rows: Sequence[Sequence[str]], resolve: Resolve) -> Header | None:
    """Return the header: the row with the most known headings, the first of them; None for none.

    A heading merged over two rows counts for both. Without any known heading it is the first row
    that isn't blank.
    """
    filled = [n for n, row in enumerate(rows) if any(map(str.strip, row))]
    if not filled:
        return None
    searched = filled[:_SEARCHED]
    best = max(searched, key=lambda n: _known(rows, n, resolve))
    at = best if _known(rows, best, resolve) else filled[0]
    headings = tuple(" ".join(each.split()) for each in _headings(rows, at, resolve))
    return Header(at, tuple(_names(headings, resolve)), headings)


def under(
    body: Mapping[int, Sequence[str]], header: Header, resolve: Resolve, naming: Collection[str]
) -> Iterator[int]:
    """Yield the numbers of the first rows of a body that belong to its header: units, remarks.

    Such a row leaves the columns blank that name a row, or repeats their heading, and holds no
    number.
    """
    keys = [(n, name) for n, name in enumerate(header.names) if name in naming]
    for number, row in body.items():
        own = [(row[n].strip(), name) for n, name in keys if n < len(row)]
        repeats = all(not text or resolve(text) == name for text, name in own)
        if not keys or not repeats or any(map(_NUMBER.fullmatch, map(str.strip, row))):
            return
        yield number


def known(rows: Sequence[Sequence[str]], resolve: Resolve) -> int:
    """Return how many headings of a sheet's header are known."""
    found = find(rows, resolve)
    return _known(rows, found.row, resolve) if found else 0


def _known(rows: Sequence[Sequence[str]], at: int, resolve: Resolve) -> int:
    return sum(resolve(heading) is not None for heading in _headings(rows, at, resolve))


def _names(headings: Sequence[str], resolve: Resolve) -> list[str]:
    return [
        resolve(heading) or heading or f"({column_letters(n)})"
        for n, heading in enumerate(headings, start=1)
    ]


def _headings(rows: Sequence[Sequence[str]], at: int, resolve: Resolve) -> list[str]:
    """Return the headings of a row; where it is blank, a known heading right above it."""
    above = rows[at - 1] if at else ()
    return [
        cell if cell.strip() or not _is_known(above, n, resolve) else above[n]
        for n, cell in enumerate(rows[at])
    ]


def _is_known(above: Sequence[str], column: int, resolve: Resolve) -> bool:
    return column < len(above) and resolve(above[column]) is not None
