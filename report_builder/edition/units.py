"""Give every unit its code: provinces theirs, other units the one the edition gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from report_builder.edition.causes import of_groups, of_tables
from report_builder.edition.causes.cause import meant
from report_builder.edition.causes.cause import named as called
from report_builder.edition.tables import Table, as_number, is_number
from report_builder.geography.provinces import Names, province_names, provinces, unit_names
from report_builder.model import Unit
from report_builder.problem import NOTHING, Problem, Words

_PROVINCE_CODE = re.compile(r"TH-\d+")
_LONGEST_CODE = 60
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]|deck|cards", re.IGNORECASE)
"""Codes that can't name files: devices of Windows, and the documents that are no unit's."""


def with_codes(table: Table) -> Table:
    """Return the table of units with the code of a province filled in, or written as TH-xx."""
    pairs = zip(table.column("code"), table.column("name_th"), strict=True)
    codes = [_code(code, name) for code, name in pairs]
    return table.with_column("code", codes)


def naming_codes(table: Table, names: Names) -> Table:
    """Return a table whose column `unit` holds codes wherever it names a unit."""
    if "unit" not in table.frame:
        return table
    return table.with_column("unit", [names.find(text) or text for text in table.column("unit")])


def units(table: Table) -> tuple[Unit, ...]:
    """Return the units of a table; a province goes by its official names."""
    columns = (table.column(name) for name in ("code", "name_th", "name_en", "region"))
    weights = map(_weight, table.column("weight"))
    pairs = zip(zip(*columns, strict=True), weights, table.column("cluster"), strict=True)
    return tuple(replace(_unit(*row), weight=w, cluster=cluster) for row, w, cluster in pairs)


def names(table: Table) -> Names:
    """Return what the units of a table may be called elsewhere in the edition."""
    return unit_names(units(table))


def problems(table: Table) -> Iterator[Problem]:
    """Yield the units whose code or name is that of no province or of two, or names no file."""
    texts = zip(table.frame.index, table.column("code"), table.column("name_th"), strict=True)
    for row, code, name in texts:
        if not code:
            action = _meant(province_names().near(name))
            yield table.problem(of_tables.NO_CODE, row, "name_th", name, action=action)
        elif _PROVINCE_CODE.fullmatch(code):
            yield from _province_problems(table, row, code, name)
        elif len(code) > _LONGEST_CODE or _RESERVED.fullmatch(code):
            yield table.problem(of_tables.RESERVED_CODE, row, "code", code)
    yield from _alike(table)
    yield from _weights(table)


def _weights(table: Table) -> Iterator[Problem]:
    """Yield the weights that are no number above 0, and those missing where others are given."""
    given = table.column("weight") != ""
    for row, text in table.cells("weight", ~given if given.any() else given):
        yield table.problem(of_groups.UNIT_WEIGHT_GAP, row, "weight", text)
    for row, text in table.cells("weight", given):
        if not is_number(text) or as_number(text) <= 0:
            yield table.problem(of_groups.UNIT_WEIGHT, row, "weight", text)


def _alike(table: Table) -> Iterator[Problem]:
    """Yield the codes that differ from an earlier one in nothing but case."""
    codes = table.column("code")
    alike = codes.map(str.casefold).duplicated() & ~codes.duplicated() & (codes != "")
    for row, code in table.cells("code", alike):
        yield table.problem(of_tables.ALIKE_CODE, row, "code", code)


def _province_problems(table: Table, row: int, code: str, name: str) -> Iterator[Problem]:
    named = province_names().find(name)
    if code not in provinces():
        yield table.problem(of_tables.UNKNOWN_PROVINCE, row, "code", code, action=_meant(named))
    elif named is None:
        action = _meant(code)
        yield table.problem(of_tables.UNKNOWN_PROVINCE, row, "name_th", name, action=action)
    elif named != code:
        found = f"{code} = {_name(code)}, {name}"
        yield table.problem(of_tables.OTHER_PROVINCE, row, "code", found, action=_meant(named))


def _code(code: str, name: str) -> str:
    known = province_names()
    named = known.find(name)
    return named if named and (not code or known.find(code) == named) else code


def _name(code: str) -> str:
    return provinces()[code].name_th


def _meant(code: str | None) -> Words:
    """Ask whether a province was meant, by its name and code; nothing to ask without one."""
    return meant(called(_name(code), code)) if code else NOTHING


def _weight(text: str) -> float | None:
    return as_number(text) if text and is_number(text) else None


def _unit(code: str, name_th: str, name_en: str, region: str) -> Unit:
    province = provinces().get(code)
    if province is None:
        return Unit(code, name_th, name_en, region)
    return Unit(code, province.name_th, province.name_en, region or province.region)
