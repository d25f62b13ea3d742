"""Say where facts come from: the table and a pandas query that finds its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from report_builder.model import Edition, Source
from report_builder.results.score import units_of_rows

EVERY_ROW = "index >= 0"


class Sources:
    """The sources of one edition; every query holds for the table as `pandas.read_csv` reads it."""

    def __init__(self, edition: Edition) -> None:
        self._files = {table: path.name for table, path in edition.files.items()}
        self._channels = one_of("channel", sorted({r.channel for r in edition.answered}))
        self._row_name = column(str(edition.scores.index.name or "respondent"))
        self._rows: dict[str, list[str]] = {unit.code: [] for unit in edition.units}
        for row, unit in units_of_rows(edition).items():
            self._rows[unit].append(row)

    def table(self, table: str, query: str, rows: int) -> Source:
        """Name rows of any table of the edition."""
        return Source(self._files.get(table, f"{table}.csv"), table, query, rows)

    def row(self, table: str, id: str, key: str = "id") -> Source:
        """Name the one row of a table that has an id."""
        return self.table(table, equal(key, id), 1)

    def answered(self, query: str, rows: int) -> Source:
        """Name the respondents that answered among those of a query; all of them when empty."""
        narrowed = f"{query} and {self._channels}" if query else self._channels
        return self.table("respondents", narrowed, rows)

    def scores(self, indicators: Sequence[str], rows: int) -> Source:
        """Name the rows with a score for any of the indicators."""
        return self.table("scores", present(indicators), rows)

    def scores_of(self, units: Iterable[str], indicators: Sequence[str], rows: int) -> Source:
        """Name the rows of some units with a score for any of the indicators."""
        members = one_of(self._row_name, [row for unit in units for row in self._rows[unit]])
        return self.table("scores", f"{members} and ({present(indicators)})", rows)


def column(name: str) -> str:
    """Quote a column name where a query needs it."""
    return name if name.isidentifier() else f"`{name}`"


def equal(name: str, value: str) -> str:
    """Ask for the rows that have a value in a column."""
    return f"{column(name)} == {json.dumps(value, ensure_ascii=False)}"


def one_of(name: str, values: Sequence[str]) -> str:
    """Ask for the rows that have one of some values in a column."""
    return f"{name} in {json.dumps(list(values), ensure_ascii=False)}"


def present(columns: Sequence[str]) -> str:
    """Ask for the rows that have a value in any of some columns."""
    return " or ".join(f"{column(name)}.notna()" for name in columns)
