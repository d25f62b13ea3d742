"""Ask which row was meant where a cell names none: the one with the nearest name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from report_builder.edition.causes.cause import meant, named
from report_builder.edition.causes.following import REFERENCES
from report_builder.edition.columns import asking, near
from report_builder.edition.naming import called_in
from report_builder.edition.tables import Table
from report_builder.edition.units import with_codes
from report_builder.geography.provinces import Names, province_names, provinces
from report_builder.problem import NOTHING, Problem, Words

Ask = Callable[[str], Words]


def suggested(
    problems: Iterable[Problem], tables: Mapping[str, Table], names: Names | None
) -> Iterator[Problem]:
    """Yield the problems; those that name no row ask whether the nearest one was meant.

    `tables` are those that could be read, `names` what their units are called.
    """

    @cache
    def ask(name: str) -> Ask:
        own = tables[name]
        return unit_asking(own, names) if names and name == "units" else _asking(own)

    for problem in problems:
        table = REFERENCES.get(problem.cause, "")
        action = ask(table)(problem.found) if table in tables and problem.found else NOTHING
        yield replace(problem, action=action) if action else problem


def _asking(table: Table) -> Ask:
    """Return what asks for the row of a table with the nearest name or id."""
    called = called_in(table)
    return asking(lambda text: near(text, called, lambda name: named(name, called[name])))


def unit_asking(units: Table, names: Names) -> Ask:
    """Return what asks for the unit with the nearest name, and for a province that is no unit."""
    codes = with_codes(units).column("code")
    own = dict(zip(codes, units.column("name_th"), strict=True))

    def ask(text: str) -> Words:
        close = names.near(text)
        if close:
            return meant(named(own.get(close, close), close), own.get(close, close))
        code = province_names().find(text)
        return _add(named(provinces()[code].name_th, code)) if code else NOTHING

    return asking(ask)


def _add(province: str) -> Words:
    return Words(
        f"เพิ่ม {province} ในตารางจังหวัด (units) หรือลบแถวนี้",
        f"add {province} to the table units, or delete this row",
    )
