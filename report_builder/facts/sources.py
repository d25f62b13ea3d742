"""Say where facts come from: the table and a pandas query that finds its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from report_builder.model import Edition, Source
from report_builder.results.score import units_of_rows

EVERY_ROW = "index >= 0"


class Find(Protocol):
    """Names the rows behind one kind of score, given their number and the units (None: all)."""

    def __call__(self, rows: int, units: Iterable[str] | None = None) -> Source:
        """Name the rows."""


class Sources:
    """The sources of one edition; every query holds for the table as `pandas.read_csv` reads it."""

    def __init__(self, edition: Edition) -> None:
        self._files = {table: path.name for table, path in edition.files.items()}
        self._channels = one_of("channel", sorted({r.channel for r in edition.answered}))
        self._every = present([i.id for i in edition.framework.indicators])
        self._parts = {
            d.id: present([i.id for i in edition.framework.of(d.id)])
            for d in edition.framework.dimensions
        }
        self._themes = {
            t.id: present([i.id for i in edition.framework.in_theme(t.id)])
            for t in edition.framework.themes
        }
        self._row_name = column(str(edition.scores.index.name or "respondent"))
        self._weighted = edition.weighted
        self._rows: dict[str, list[str]] = {unit.code: [] for unit in edition.units}
        for row, unit in units_of_rows(edition).items():
            self._rows[unit].append(row)

    def table(self, table: str, query: str, rows: int) -> Source:
        """Name rows of any table of the edition."""
        return Source(self._files.get(table, f"{table}.csv"), table, query, rows)

    def row(self, table: str, id: str) -> Source:
        """Name the one row of a table that has an id."""
        return self.table(table, equal("id", id), 1)

    def answered(self, query: str, rows: int) -> Source:
        """Name the respondents that answered among those of a query; all of them when empty."""
        narrowed = f"{query} and {self._channels}" if query else self._channels
        return self.table("respondents", narrowed, rows)

    def unanswered(self, unit: str | None, rows: int) -> Source:
        """Name the respondents that didn't answer, of a unit or of all."""
        silent = self._channels.replace(" in ", " not in ", 1)
        of = f"{equal('unit', unit)} and " if unit else ""
        return self.table("respondents", f"{of}{silent}", rows)

    def blank(
        self, columns: Sequence[str], rows: int, units: Iterable[str] | None = None
    ) -> Source:
        """Name the rows of scores that lack one in any of some columns, of some units or of all."""
        lacking = " or ".join(f"{column(name)}.isna()" for name in columns)
        return self._scores(lacking, rows, units)

    def total(self, rows: int, units: Iterable[str] | None = None) -> Source:
        """Name the rows behind a total score, of some units or of all."""
        return self._scores(self._every, rows, units)

    def dimension(self, id: str) -> Find:
        """Return what names the rows behind a dimension's score, of some units or of all."""
        return partial(self._scores, self._parts[id])

    def theme(self, id: str) -> Find:
        """Return what names the rows behind a theme's score, of some units or of all."""
        return partial(self._scores, self._themes[id])

    def indicator(self, id: str) -> Find:
        """Return what names the rows behind an indicator's score, of some units or of all."""
        return partial(self._scores, present([id]))

    def measured(
        self, indicators: Sequence[str], rows: int, units: Iterable[str] | None = None
    ) -> Source:
        """Name the rows that have a score in any of some indicators, of some units or of all."""
        return self._scores(present(indicators), rows, units)

    def weights(self, units: Sequence[str] | None = None) -> tuple[Source, ...]:
        """Name the rows of the weights of some units or of all; none where none has a weight."""
        if not self._weighted:
            return ()
        if units is None:
            return (self.table("units", present(["weight"]), len(self._rows)),)
        return (self.table("units", one_of("code", units), len(units)),)

    def respondent(self, id: str, rows: int) -> Source:
        """Name the row of scores of one respondent."""
        return self.table("scores", equal(self._row_name, id), rows)

    def _scores(self, scored: str, rows: int, units: Iterable[str] | None = None) -> Source:
        if units is None:
            return self.table("scores", scored, rows)
        members = one_of(self._row_name, [row for unit in units for row in self._rows[unit]])
        return self.table("scores", f"{members} and ({scored})", rows)


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def column(name: str) -> str:
    """Quote a column name where a query needs it."""
    return name if name.isidentifier() else f"`{name}`"


def equal(name: str, value: str) -> str:
    """Ask for the rows that have a value in a column."""
    return f"{column(name)} == {_quoted(value)}"


def one_of(name: str, values: Sequence[str]) -> str:
    """Ask for the rows that have one of some values in a column."""
    return f"{name} in {_quoted(list(values))}"


def present(columns: Sequence[str]) -> str:
    """Ask for the rows that have a value in any of some columns."""
    return " or ".join(f"{column(name)}.notna()" for name in columns)
