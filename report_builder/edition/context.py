"""Read what is known of units beside their scores: columns of their table that are declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report_builder.edition import columns
from report_builder.edition.causes import of_groups
from report_builder.edition.lengths import CONTEXT
from report_builder.edition.schema import SCHEMAS, Column, Range, Schema
from report_builder.edition.tables import Table, as_number
from report_builder.model import Context
from report_builder.problem import Problem, Words

MOST = 4
"""How many columns may be declared."""
OPEN = Range(-1e15, 1e15)
"""What their numbers may be."""
_TABLE = "context"

Tables = Mapping[str, Table]


def declared(tables: Tables) -> tuple[str, ...]:
    """Return the columns of units that are declared, without those that units have anyway."""
    named = tables[_TABLE].column("column") if _TABLE in tables else ()
    return tuple(name for name in dict.fromkeys(named) if name and not _usual(name))


def called(table: Table) -> dict[str, str]:
    """Return the declared columns by their Thai names."""
    pairs = zip(table.column("name_th"), table.column("column"), strict=True)
    return {name: column for name, column in pairs if name and column}


def schema(tables: Tables) -> Schema:
    """Return the schema of units with the declared columns."""
    own = SCHEMAS["units"]
    return replace(own, columns=(*own.columns, *map(Column, declared(tables))))


def context(tables: Tables) -> dict[Context, dict[str, float]]:
    """Return the numbers of checked columns by the codes of units; a blank one isn't there."""
    if _TABLE not in tables:
        return {}
    table, units = tables[_TABLE], tables["units"]
    names = ("column", "name_th", "unit_th", "decimals")
    rows = zip(*(table.column(name) for name in names), strict=True)
    return {
        Context(column, name, unit, int(as_number(decimals or "0"))): {
            code: as_number(text)
            for code, text in zip(units.column("code"), units.column(column), strict=True)
            if text
        }
        for column, name, unit, decimals in rows
    }


def problems(tables: Tables) -> Iterator[Problem]:
    """Yield what is wrong with declared columns: their number, names, and the cells of units."""
    table, units = tables[_TABLE], tables["units"]
    if len(table.frame) > MOST:
        yield table.problem(of_groups.CONTEXT_COUNT, found=str(len(table.frame)))
    for row, name in table.cells("column"):
        if _usual(name):
            yield table.problem(of_groups.CONTEXT_USUAL, row, "column", name)
        elif name and name not in units.frame:
            yield table.problem(of_groups.CONTEXT_COLUMN, row, "column", name)
    for column in ("name_th", "unit_th"):
        expected = Words(f"ไม่เกิน {CONTEXT} ตัวอักษร", f"at most {CONTEXT} letters")
        for row, text in table.cells(column, table.column(column).str.len() > CONTEXT):
            yield table.problem(of_groups.CONTEXT_NAME, row, column, text, expected=expected)
    rules = columns.number_rules(OPEN)
    yield from columns.broken(units, dict.fromkeys(declared(tables), rules))


def _usual(name: str) -> bool:
    return name in SCHEMAS["units"].named
