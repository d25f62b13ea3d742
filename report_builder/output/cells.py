"""Compare the cells of two editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.edition.load import Reading, assembled, read
from report_builder.edition.schema import SCHEMAS
from report_builder.edition.tables import Table

SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs: its table, the key of its row, its column, what it held and holds."""

    table: str
    row: str
    column: str
    before: str
    after: str


def cells(before: Path, after: Path) -> Iterator[Cell]:
    """Yield the cells that differ between two editions; raises BadInput for one with errors."""
    old, new = (_read(place) for place in (before, after))
    yield from _apart(SETTINGS, *(_settings(reading) for reading in (old, new)))
    for name in SCHEMAS:
        tables = (reading.tables.get(name) for reading in (old, new))
        yield from _apart(name, *(_rows(table) for table in tables))


def _read(place: Path) -> Reading:
    reading = read(place)
    assembled(reading)
    return reading


def _settings(reading: Reading) -> dict[str, Mapping[str, str]]:
    given = asdict(reading.settings) if reading.settings else {}
    return {name: {"value": _plain(value)} for name, value in given.items()}


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _rows(table: Table | None) -> dict[str, Mapping[str, str]]:
    """Return the rows of a table by what names them; rows of one name are told apart by number."""
    if table is None:
        return {}
    named = table.frame[_key(table)].agg(" ".join, axis=1)
    again = named.groupby(named).cumcount()
    names = named.where(again == 0, named + " (" + (again + 1).astype(str) + ")")
    records: list[dict[str, str]] = table.frame.to_dict("records")  # type: ignore[assignment]
    return dict(zip(names.tolist(), records, strict=True))


def _key(table: Table) -> list[str]:
    known = [name for name in SCHEMAS[table.name].key if name in table.frame]
    return known or [*pd.Index(table.frame.columns)[:1]]


def _apart(
    table: str, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[Cell]:
    for row in dict.fromkeys((*new, *old)):
        was, is_now = old.get(row, {}), new.get(row, {})
        for column in dict.fromkeys((*is_now, *was)):
            one, other = was.get(column, ""), is_now.get(column, "")
            if one != other:
                yield Cell(table, row, column, one, other)
