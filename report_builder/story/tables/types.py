"""What a table of the workbook is: headings, rows of cells, and the notes that mark them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from report_builder.facts import FactBook
from report_builder.model import Edition, Run, Text

NOT_APPLICABLE = "[z]"
"""Stands in a cell that nothing can stand in (Releasing statistics in spreadsheets, gov.uk)."""

Cells = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the ids of the notes that explain it."""

    heading: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatTable:
    """A table: its columns, its rows, and the ids of the notes of each row, () where none has any.

    No cell is blank: what can't be there is NOT_APPLICABLE.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    marks: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What tables are made of: the edition, for its names, and the facts."""

    edition: Edition
    facts: FactBook

    def number(self, id: str) -> Text:
        """Return a fact as the text of a cell, NOT_APPLICABLE where there is no such fact."""
        return (Run(self.facts.printed(id), id),) if id in self.facts else said(NOT_APPLICABLE)

    def numbers(self, ids: Iterable[str]) -> Cells:
        """Return facts as cells in a row."""
        return tuple(map(self.number, ids))

    def has(self, ids: Iterable[str]) -> bool:
        """Tell whether there is any of some facts."""
        return any(id in self.facts for id in ids)


def said(text: str) -> Text:
    """Return a name of the edition as a cell; its digits are no result."""
    return (Run(text or NOT_APPLICABLE, literal=True),)


def columns(*headings: str) -> tuple[Column, ...]:
    """Return headings that no note explains."""
    return tuple(map(Column, headings))
