"""Check one table by its schema: columns, blanks, numbers, choices, references, duplicates."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping

from report_builder.edition import causes
from report_builder.edition.causes import meant, one_of
from report_builder.edition.schema import Column, Range, Schema
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.errors import Problem, Words

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")

Known = Mapping[str, Collection[str]]
"""The keys of each table; a table that could not be read is not in it, and not checked against."""


def problems(table: Table, schema: Schema, known: Known) -> Iterator[Problem]:
    """Yield every problem that the schema of a table names."""
    yield from _headings(table, schema)
    if table.frame.empty:
        yield table.problem(causes.EMPTY_TABLE)
    for column in schema.columns:
        if column.name in table.frame:
            yield from _cells(table, column, known)
    yield from _duplicates(table, schema.key)


def number_problems(table: Table, name: str, bounds: Range) -> Iterator[Problem]:
    """Yield the cells of a column that hold no number, or one out of bounds."""
    for row, text in table.cells(name):
        if not is_number(text):
            yield table.problem(causes.NOT_A_NUMBER, row, name, text, expected=_within(bounds))
        elif text and not _inside(as_number(text), bounds):
            yield table.problem(causes.OUT_OF_RANGE, row, name, text, expected=_within(bounds))


def near(text: str, known: Collection[str]) -> Words:
    """Ask whether the nearest of the known names was meant."""
    return meant(next(iter(difflib.get_close_matches(text, known, n=1)), None))


def _headings(table: Table, schema: Schema) -> Iterator[Problem]:
    present = [str(name) for name in table.frame.columns]
    for column in schema.columns:
        if column.filled and column.name not in present:
            yield table.problem(causes.MISSING_COLUMN, 1, column.name)
    for name in [] if schema.open else present:
        if name not in schema.named:
            action, expected = near(name, schema.named), one_of(schema.named)
            yield table.problem(
                causes.UNKNOWN_COLUMN, 1, name, name, expected=expected, action=action
            )


def _cells(table: Table, column: Column, known: Known) -> Iterator[Problem]:
    if column.filled:
        for row, _ in table.cells(column.name, table.column(column.name) == ""):
            yield table.problem(causes.BLANK_CELL, row, column.name)
    if column.range:
        yield from number_problems(table, column.name, column.range)
    if column.code:
        yield from _codes(table, column.name)
    if column.choices:
        yield from _strangers(table, column, column.choices)
    if column.refers in known:
        yield from _strangers(table, column, known[column.refers])


def _codes(table: Table, name: str) -> Iterator[Problem]:
    for row, text in table.cells(name):
        if text and not _CODE.fullmatch(text):
            yield table.problem(causes.BAD_CODE, row, name, text)


def _strangers(table: Table, column: Column, known: Collection[str]) -> Iterator[Problem]:
    expected = one_of(tuple(known)) if len(known) <= 8 else None
    strange = ~table.column(column.name).isin({*known, ""})
    for row, text in table.cells(column.name, strange):
        yield table.problem(
            column.unknown, row, column.name, text, expected=expected, action=near(text, known)
        )


def _duplicates(table: Table, key: tuple[str, ...]) -> Iterator[Problem]:
    named = table.frame[[name for name in key if name in table.frame]]
    if len(named.columns) < len(key):
        return
    for row, text in table.cells(key[-1], named.duplicated() & named.astype(bool).any(axis=1)):
        yield table.problem(causes.DUPLICATE_ROW, row, key[-1], text)


def _inside(value: float, bounds: Range) -> bool:
    return bounds.low <= value <= bounds.high and not (bounds.whole and value % 1)


def _within(bounds: Range) -> Words:
    th, en = ("จำนวนเต็ม", "a whole number") if bounds.whole else ("ตัวเลข", "a number")
    return Words(
        f"{th} {bounds.low:g} ถึง {bounds.high:g}", f"{en} from {bounds.low:g} to {bounds.high:g}"
    )
