"""Check one table by its schema: columns, blanks, numbers, choices, references, duplicates.

The checks of cells are pandera's, all of them run; what fails is named in the words of its cause.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from report_builder.edition.causes import of_tables
from report_builder.edition.causes.cause import Cause, meant, one_of
from report_builder.edition.schema import Column, Range, Schema
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.problem import Problem, Words

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")

Known = Mapping[str, Collection[str]]
"""The keys of each table; a table that could not be read is not in it, and not checked against."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for the cells of a column: which of them hold to it, and how to name the others."""

    cause: Cause
    holds: Callable[[pd.Series[str]], pd.Series[bool]]
    expected: Words | None = None
    near: Callable[[str], Words | None] = lambda text: None


def problems(table: Table, schema: Schema, known: Known) -> Iterator[Problem]:
    """Yield every problem that the schema of a table names."""
    yield from _headings(table, schema)
    if table.frame.empty:
        yield table.problem(of_tables.EMPTY_TABLE)
    yield from broken(table, {column.name: _rules(column, known) for column in schema.columns})
    yield from _duplicates(table, schema.key)


def broken(table: Table, rules: Mapping[str, tuple[Rule, ...]]) -> Iterator[Problem]:
    """Yield the cells that break a rule of their column; a column that isn't there breaks none."""
    named = {f"{n}": rule for n, rule in enumerate(r for each in rules.values() for r in each)}
    names = {id(rule): name for name, rule in named.items()}
    columns = {
        column: pa.Column(
            checks=[pa.Check(rule.holds, name=names[id(rule)]) for rule in each], required=False
        )
        for column, each in rules.items()
    }
    try:
        pa.DataFrameSchema(columns).validate(table.frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        yield from _named(table, errors.failure_cases, named)


def _named(table: Table, failed: pd.DataFrame, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    cells = failed[["column", "check", "failure_case", "index"]].itertuples(index=False, name=None)
    for column, check, text, row in cells:
        rule = rules[check]
        yield table.problem(
            rule.cause, row, column, text, expected=rule.expected, action=rule.near(text)
        )


def number_rules(bounds: Range) -> tuple[Rule, ...]:
    """Return the rules that a cell is blank or holds a number within bounds."""
    return (
        Rule(of_tables.NOT_A_NUMBER, lambda texts: texts.map(is_number), _within(bounds)),
        Rule(
            of_tables.OUT_OF_RANGE,
            lambda texts: texts.map(lambda text: _inside(text, bounds)),
            _within(bounds),
        ),
    )


def near(text: str, known: Collection[str]) -> Words:
    """Ask whether the nearest of the known names was meant; one of other digits is not near."""
    close = difflib.get_close_matches(text, known)
    return meant(next((name for name in close if _digits(name) == _digits(text)), None))


def _digits(text: str) -> list[str]:
    return re.findall(r"\d", text)


def _headings(table: Table, schema: Schema) -> Iterator[Problem]:
    present = [str(name) for name in table.frame.columns]
    for column in schema.columns:
        if column.filled and column.name not in present:
            yield table.problem(of_tables.MISSING_COLUMN, table.header, column.name)
    for name in [] if schema.open else present:
        if name not in schema.named:
            action, expected = near(name, schema.named), one_of(schema.named)
            yield table.problem(
                of_tables.UNKNOWN_COLUMN, table.header, name, name, expected=expected, action=action
            )


def _rules(column: Column, known: Known) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    if column.filled:
        rules.append(Rule(of_tables.BLANK_CELL, lambda texts: texts != ""))
    if column.range:
        rules += number_rules(column.range)
    if column.code:
        rules.append(Rule(of_tables.BAD_CODE, lambda texts: texts.map(_is_code)))
    if column.choices:
        rules.append(_member(column, column.choices))
    if column.refers in known:
        rules.append(_member(column, known[column.refers]))
    return tuple(rules)


def _member(column: Column, known: Collection[str]) -> Rule:
    return Rule(
        column.unknown,
        lambda texts: texts.isin({*known, ""}),
        one_of(tuple(known)) if len(known) <= 8 else None,
        lambda text: near(text, known),
    )


def _is_code(text: str) -> bool:
    return not text or _CODE.fullmatch(text) is not None


def _duplicates(table: Table, key: tuple[str, ...]) -> Iterator[Problem]:
    named = table.frame[[name for name in key if name in table.frame]]
    if len(named.columns) < len(key):
        return
    for row, text in table.cells(key[-1], named.duplicated() & named.astype(bool).any(axis=1)):
        yield table.problem(of_tables.DUPLICATE_ROW, row, key[-1], text)


def _inside(text: str, bounds: Range) -> bool:
    if not text or not is_number(text):
        return True
    value = as_number(text)
    return bounds.low <= value <= bounds.high and not (bounds.whole and value % 1)


def _within(bounds: Range) -> Words:
    th, en = ("จำนวนเต็ม", "a whole number") if bounds.whole else ("ตัวเลข", "a number")
    return Words(
        f"{th} {bounds.low:g} ถึง {bounds.high:g}", f"{en} from {bounds.low:g} to {bounds.high:g}"
    )
