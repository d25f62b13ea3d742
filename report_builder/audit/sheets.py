"""Check that every cell of a workbook says what was told of it, and that nothing else is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from report_builder.audit import numbers, workbook
from report_builder.audit.findings import Finding
from report_builder.audit.reading import letters
from report_builder.audit.told import LITERAL, Document, Figures, Part, Runs
from report_builder.audit.workbook import Cell

APART = "\t"
"""Stands between the cells of a row as the register tells it."""
UNKNOWN = "[x]"
"""What stands in the cell of a fact that is missing."""
_NOISE = 1e-9
_LETTERS = 26

Place = tuple[str, int, int]


def findings(folder: Path, file: str, document: Document, figures: Figures) -> Iterator[Finding]:
    """Yield the cells that are wrong, added or gone, and the numbers told that are no facts."""
    found = workbook.read((folder / file).read_bytes()).cells
    declared = numbers.literals(document.literals)
    due: dict[Place, Cell] = {}
    for place in document.places:
        rows = [[*_cells(part)] for part in place.parts]
        alone = tuple(Part("cell", "", runs) for row in rows for runs in row)
        yield from numbers.findings(file, replace(place, parts=alone), figures, declared)
        for n, row in enumerate(rows, 1):
            due |= {(place.title, column, n): _due(runs) for column, runs in enumerate(row, 1)}
    pages = {place.title: place.pages[0] for place in document.places}
    for at in sorted({*due, *found}, key=lambda at: (pages.get(at[0], 0), at[2], at[1])):
        own, told = found.get(at), due.get(at)
        if not _same(own, told):
            yield Finding(
                "cell", file, pages.get(at[0]), f"{_named(at)}: {_said(own)}", _said(told)
            )


def _cells(part: Part) -> Iterator[Runs]:
    """Yield the runs of each cell of a row."""
    cell: list[tuple[str, str]] = []
    for run in part.runs:
        if run[0] == APART:
            yield tuple(cell)
            cell = []
        else:
            cell.append(run)
    yield tuple(cell)


def _due(runs: Sequence[tuple[str, str]]) -> Cell:
    """Return what stands in a cell: the number of one that is a fact alone, else its text."""
    text = "".join(text for text, _ in runs)
    if len(runs) != 1 or runs[0][1] in ("", LITERAL):
        return text
    return UNKNOWN if text == numbers.MISSING else float(text.replace(",", ""))


def _same(own: Cell, due: Cell) -> bool:
    if isinstance(own, float) and isinstance(due, float):
        return abs(own - due) <= _NOISE
    return _letters(own) == _letters(due)


def _letters(cell: Cell) -> Cell:
    """Return the characters of a text, Thai digits as the Arabic ones that they stand for."""
    return letters(cell) if isinstance(cell, str) else cell


def _said(cell: Cell) -> str:
    return f"{cell:g}" if isinstance(cell, float) else cell or ""


def _named(at: Place) -> str:
    """Return the address of a cell as a spreadsheet has it."""
    sheet, column, row = at
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!{letters}{row}"
