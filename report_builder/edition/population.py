"""Compare who is in the data with who should be: units, types, provinces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from report_builder.edition.causes import of_tables
from report_builder.edition.causes.cause import named
from report_builder.edition.tables import Table
from report_builder.geography.provinces import province_names, provinces
from report_builder.problem import Problem, Words

Tables = Mapping[str, Table]

_NAMED = 5
"""Pairs that a message names."""


def problems(tables: Tables, no_unit: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what the population lacks; `no_unit` are provinces that are none of the survey's."""
    if "units" in tables:
        yield from _missing_provinces(tables["units"], no_unit)
    if {"units", "types", "respondents"} <= tables.keys():
        yield from _missing_pairs(tables)
    if {"units", "scores"} <= tables.keys():
        yield from _silent_units(tables)


def _missing_provinces(table: Table, no_unit: tuple[str, ...]) -> Iterator[Problem]:
    """Name the missing provinces of a survey that has most of them."""
    present = set(table.column("code")) & provinces().keys()
    misspelt = {
        province_names().near(name)
        for _, name in table.cells("name_th", table.column("code") == "")
    }
    missing = [p for p in provinces().values() if p.code not in {*present, *misspelt, *no_unit}]
    if missing and len(present) > len(provinces()) / 2:
        found = ", ".join(named(p.name_th, p.code) for p in missing)
        yield table.problem(of_tables.MISSING_PROVINCES, found=found)


def _missing_pairs(tables: Tables) -> Iterator[Problem]:
    """Name pairs of unit and type without a respondent, unless some respondents are misnamed."""
    asked, units, types = tables["respondents"], tables["units"], tables["types"]
    there = set(zip(asked.column("unit"), asked.column("type"), strict=True))
    expected = [*product(filter(None, units.column("code")), filter(None, types.column("id")))]
    if not there <= set(expected):
        return
    missing = [pair for pair in expected if pair not in there]
    if missing:
        unit, kind = _names(units, "code"), _names(types, "id")
        first = [f"{kind[id]} ({unit[code]})" for code, id in missing[:_NAMED]]
        listed = ", ".join(first) + " …" * (len(missing) > _NAMED)
        check = of_tables.POPULATION.action
        yield asked.problem(
            of_tables.POPULATION,
            found=f"{len(asked.frame):,}",
            expected=_pairs(len(units.frame), len(types.frame)),
            action=Words(
                f"ขาด {len(missing):,}: {listed} {check.th}",
                f"{len(missing):,} lacking: {listed}; {check.en}",
            ),
        )


def _names(table: Table, key: str) -> dict[str, str]:
    return dict(zip(table.column(key), table.column("name_th"), strict=True))


def _pairs(units: int, types: int) -> Words:
    product = f"{units:,} x {types:,} = {units * types:,}"
    return Words(f"อย่างน้อย {product} หน่วยงาน", f"at least {product} respondents")


def _silent_units(tables: Tables) -> Iterator[Problem]:
    scores, units = tables["scores"], tables["units"]
    if "unit" in scores.frame:
        scored = set(scores.column("unit"))
    else:
        asked = tables.get("respondents")
        if asked is None:
            return
        homes = dict(zip(asked.column("id"), asked.column("unit"), strict=True))
        scored = {homes.get(who, "") for who in scores.column("respondent")}
    for row, code in units.cells("code", ~units.column("code").isin({*scored, ""})):
        name = units.column("name_th")[row]
        yield units.problem(of_tables.SILENT_UNIT, row, "code", f"{code} {name}".strip())
