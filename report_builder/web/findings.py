"""What was found in an edition, as plain data for pages: tables, problems, what is proposed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from report_builder.build.rehearsal import Rehearsal, told_with
from report_builder.edition.causes import folding, of_cells, of_files, of_tables
from report_builder.edition.causes.of_years import UNTOLD
from report_builder.edition.form import framed
from report_builder.edition.form.form import FILE
from report_builder.edition.form.lone import lone
from report_builder.edition.given_settings import FILE as SETTINGS_FILE
from report_builder.edition.headings import SHEETS
from report_builder.edition.load import Reading, read_alone
from report_builder.edition.previous.given import TABLE as CHANGES
from report_builder.edition.previous.places import OPTION
from report_builder.edition.previous.reading import as_table, linked
from report_builder.edition.spots import OWN_TEXTS
from report_builder.edition.tables import Table
from report_builder.errors import UsageError
from report_builder.problem import Problem, Severity, shown
from report_builder.resources import bundled
from report_builder.web.received import tables
from report_builder.web.works import PREVIOUS

_SAMPLE, _COLUMNS = 3, 8
"""Rows and columns of a table that are shown as it was read."""
_NEAR_ROWS, _NEAR_COLUMNS = 1, 2
"""Rows and columns around a cell that are shown with it."""
_MOST = 300
"""Problems that are told; the marked workbook has all."""
_CELL = re.compile(r"[A-Z]+\d+", re.ASCII)
_LEFT_OUT = {of_files.TITLE_ROWS.name, of_files.TOTALS_ROW.name, of_cells.HEADING_ROWS.name}
_NO_TABLE = {of_files.UNKNOWN_SHEET.name, "sheet_not_used"}
_STRANGE = of_tables.UNKNOWN_COLUMN.name
_LARGEST = 100_000
"""Cells of a table of scores that an edition is made of in the browser."""
_GRAVE = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class OutsidePrevious(UsageError):
    """The setting `previous` names a place that isn't part of what was brought."""

    def __init__(self, said: str) -> None:
        known = ", ".join(bundled())
        super().__init__(
            f"การตั้งค่า previous = “{shown(said)}” ใช้ในเบราว์เซอร์ไม่ได้ "
            f"ใช้ได้เฉพาะชื่อฉบับที่มากับโปรแกรม: {known}",
            f"the setting previous = “{shown(said)}” can't be used here; name a bundled edition: "
            f"{known}",
        )


def previous(edition: Path, alone: Reading | None = None) -> list[Path]:
    """Return the year before that was chosen for a work, else the editions that its settings name.

    These must be bundled ones here. Raises OutsidePrevious for any other, which would be a path on
    this machine.
    """
    chosen = edition.parent.parent / PREVIOUS
    if chosen.is_dir():
        return [chosen]
    settings = (alone or read_alone(edition)).settings
    own = settings.previous if settings else ()
    for said in own:
        if said not in bundled():
            raise OutsidePrevious(said)
    return [bundled()[said] for said in own]


def refuse_outside(edition: Path) -> None:
    """Raise OutsidePrevious for an edition that is compared with a place on this machine."""
    previous(edition)


def rehearsed(edition: Path) -> tuple[Reading, Rehearsal | None]:
    """Return what was read of an edition with all its problems, and its story."""
    alone = read_alone(edition)
    earlier = previous(edition, alone)
    return told_with(linked(alone, edition, earlier, read_alone))


def found(edition: Path) -> dict[str, Any]:
    """Return what was found in the folder of an edition."""
    try:
        reading, _ = rehearsed(edition)
    except OutsidePrevious as error:
        return _refused(error, read_alone(edition))
    settings = reading.settings
    noun = settings.unit_noun if settings else ""
    return {
        "ok": not reading.errors,
        "title": settings.title if settings else "",
        "edition": settings.id if settings else "",
        "synthetic": bool(settings and settings.synthetic),
        "unit_noun": noun,
        "tables": [_table(table, reading.problems, noun) for table in reading.tables.values()],
        "unused": [*_unused(reading.problems)],
        "changes": _changes(reading),
        "counts": {s: sum(p.severity is s for p in reading.problems) for s in Severity},
        "causes": [*_causes(reading, reading.problems[:_MOST])],
        "lone": _lone(reading, edition),
    }


def _lone(reading: Reading, edition: Path) -> dict[str, Any] | None:
    """Return the table of scores that came without all else of an edition, None where none did."""
    if reading.settings or {"dimensions", "indicators"} & {*reading.tables}:
        return None
    found = lone(tables(edition))
    fits = found and len(found.rows) * len(found.columns) <= _LARGEST
    before = sorted(edition.parent.glob(f"*/{FILE}"))[-1:]
    return (
        {**asdict(found), "said": framed.said(before[0]) if before else {}}
        if found and fits
        else None
    )


def _refused(error: UsageError, reading: Reading) -> dict[str, Any]:
    problem = Problem(Severity.ERROR, type(error).__name__, error.words, SETTINGS_FILE)
    told = _problem(reading, problem)
    cause = {"severity": "error", "what": asdict(error.words), "problems": [told]}
    counts = {s: int(s is Severity.ERROR) for s in Severity}
    nothing: dict[str, Any] = {
        "lone": None,
        "unused": [],
        "changes": [],
        "tables": [],
        "title": "",
        "edition": reading.settings.id if reading.settings else "",
        "unit_noun": "",
    }
    return {**nothing, "ok": False, "counts": counts, "causes": [cause], "synthetic": False}


def _unused(problems: Iterable[Problem]) -> Iterator[dict[str, Any]]:
    """Yield the sheets that nothing was read of, each with why."""
    for problem in problems:
        if problem.cause in _NO_TABLE:
            yield {"name": f"{problem.file} {problem.sheet}", "why": asdict(problem.what)}


def _changes(reading: Reading) -> list[dict[str, str]]:
    """Return the rows of the table `changes` that are proposed, where they may be added."""
    own = reading.tables.get(CHANGES)
    asked = any(problem.cause == UNTOLD.name for problem in reading.problems)
    if not asked or (own and own.file != f"{CHANGES}.csv"):
        return []
    return [*csv.DictReader(io.StringIO(as_table(reading.proposed)))]


def _left_out(table: Table, problems: Iterable[Problem]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table's sheet that are none of it: which, how they begin, and why."""
    for problem in problems:
        if problem.cause in _LEFT_OUT and problem.table == table.name:
            rows = ", ".join(problem.places) or str(problem.row or "")
            yield {"rows": rows, "found": shown(problem.found), "why": asdict(problem.what)}


def _table(table: Table, problems: Sequence[Problem], noun: str) -> dict[str, Any]:
    columns = [str(column) for column in table.frame.columns]
    strange = {p.column for p in problems if p.table == table.name and p.cause == _STRANGE}
    rows = table.frame.iloc[:_SAMPLE, :_COLUMNS]
    return {
        "name": table.name,
        "name_th": (table.name == "units" and noun) or SHEETS.get(table.name, table.name),
        "file": table.file,
        "sheet": table.sheet,
        "columns": [
            {"name": c, "heading": table.headings.get(c, c), "used": c not in strange}
            for c in columns
        ],
        "left": [*_left_out(table, problems)],
        "account": asdict(table.account),
        "sample": [[str(cell) for cell in row] for row in rows.to_numpy().tolist()],
    }


def _causes(reading: Reading, problems: Iterable[Problem]) -> Iterator[dict[str, Any]]:
    """Yield the problems by their cause, the gravest first, causes in the order they are told."""
    order = {p.cause: n for n, p in reversed([*enumerate(reading.problems)])}
    listed = sorted(problems, key=lambda p: (_GRAVE[p.severity], order[p.cause]))
    for (severity, _), group in groupby(listed, key=lambda p: (p.severity, p.cause)):
        of_cause = [*group]
        yield {
            "severity": severity,
            "what": asdict(of_cause[0].what),
            "problems": [_problem(reading, problem) for problem in of_cause],
        }


def _problem(reading: Reading, problem: Problem) -> dict[str, Any]:
    cells = [place for place in folding.places(problem) if _CELL.fullmatch(place)]
    line = 0 if cells or not problem.instead else _line(reading, problem)
    around = _around(reading.tables, problem)
    return {
        "file": problem.file,
        "sheet": problem.sheet,
        "cells": cells,
        "table": problem.table,
        "row": problem.row,
        "line": line,
        "instead": problem.instead if cells or line else "",
        "before": problem.found or problem.column,
        "typed": problem.found if len(cells) == 1 and _is_of_cell(problem, around) else None,
        "what": asdict(problem.what),
        "place": asdict(problem.place),
        "found": shown(_without_place(problem)),
        "expected": asdict(problem.expected),
        "action": asdict(problem.action),
        "around": around,
    }


def _line(reading: Reading, problem: Problem) -> int:
    """Return the line of a file of settings or texts where a problem stands; 0 for none."""
    at = reading.spots.get((problem.file, problem.column))
    if problem.row:
        return problem.row if problem.file.startswith(OWN_TEXTS) else 0
    return at.row or 0 if at and problem.file == SETTINGS_FILE and not at.cell else 0


def _is_of_cell(problem: Problem, around: Mapping[str, Any] | None) -> bool:
    """Tell whether what was found is what the cell of a problem says."""
    if around is None:
        return True
    texts = next(texts for row, texts in around["rows"] if row == around["row"])
    return bool(texts[around["column"]] == problem.found)


def _without_place(problem: Problem) -> str:
    """Return what was found, without where the year before is on this machine."""
    if problem.file != OPTION:
        return problem.found
    return re.sub(rf"\S*/{PREVIOUS}\b", PREVIOUS, problem.found)


def _around(tables: Mapping[str, Table], problem: Problem) -> dict[str, Any] | None:
    """Return the cells around that of a problem; None where there is no such cell."""
    table = tables.get(problem.table)
    if table is None or problem.row is None or problem.column not in table.frame:
        return None
    rows, columns = [*table.frame.index], [*table.frame.columns]
    if problem.row not in rows:
        return None
    near = _near(rows, problem.row, _NEAR_ROWS)
    beside = [*dict.fromkeys((columns[0], *_near(columns, problem.column, _NEAR_COLUMNS)))]
    cells = table.frame.loc[near, beside]
    if "unit" in cells and "units" in tables:
        called = dict(
            zip(*(tables["units"].column(name) for name in ("code", "name_th")), strict=True)
        )
        cells = cells.assign(unit=[called.get(text, text) for text in cells["unit"]])
    return {
        "columns": [table.headings.get(str(c), str(c)) for c in beside],
        "rows": [(n, [*map(str, r)]) for n, r in zip(near, cells.to_numpy().tolist(), strict=True)],
        "row": problem.row,
        "column": beside.index(problem.column),
    }


def _near(every: list[Any], one: Any, reach: int) -> list[Any]:
    at = every.index(one)
    return every[max(0, at - reach) : at + reach + 1]
