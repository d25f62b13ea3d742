"""Tell what a check found: a table on the screen, JSON for a program, a workbook to send back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from report_builder.cli.wrapped import Wrapped
from report_builder.edition.causes.of_years import UNTOLD
from report_builder.edition.load import Reading
from report_builder.errors import BAD_INPUT
from report_builder.failures import CannotWrite
from report_builder.problem import Problem, Severity, Words, shown

_NARROWEST = 100
_SEVERITIES: dict[Severity, tuple[Words, str]] = {
    Severity.ERROR: (Words("ข้อผิดพลาด", "error"), "bold red"),
    Severity.WARNING: (Words("คำเตือน", "warning"), "yellow"),
    Severity.NOTE: (Words("หมายเหตุ", "note"), "cyan"),
}


def tell(place: Path, reading: Reading, *, as_json: bool) -> None:
    """Tell every problem of an edition and where its rows went, on standard output."""
    if as_json:
        typer.echo(json.dumps(as_data(place, reading), ensure_ascii=False, indent=1))
        return
    console = Console(highlight=False)
    console.width = max(console.width, _NARROWEST)
    if reading.problems:
        console.print(_table(reading.problems))
    for line in (*_untold(reading), *_rows(reading), *_summary(place, reading)):
        console.print(Text(line), soft_wrap=True)


def as_data(place: Path, reading: Reading) -> dict[str, Any]:
    """Return what a check found as plain data."""
    return {
        "ok": not reading.errors,
        "exit_code": BAD_INPUT if reading.errors else 0,
        "edition": str(place),
        "rows": {name: asdict(account) for name, account in reading.accounts.items()},
        "texts": sorted(reading.texts),
        "problems": [_as_data(problem) for problem in reading.problems],
        "changes": [asdict(link) for link in reading.proposed],
    }


def write_marked(reading: Reading, path: Path) -> None:
    """Write the marked workbook; raises CannotWrite when it can't be written."""
    from report_builder.edition.form import marked

    try:
        path.write_bytes(marked.marked(reading))
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error)) from error


def write_changes(reading: Reading, path: Path) -> None:
    """Write the table of what became of what, if there is anything to say.

    Raises CannotWrite when it can't be written.
    """
    from report_builder.edition.previous.reading import as_table
    from report_builder.output import publish

    if reading.proposed:
        publish.write(path, as_table(reading.proposed).encode("utf-8-sig"))


def _untold(reading: Reading) -> Iterator[str]:
    """Yield the rows that the table `changes` lacks, as they may be pasted."""
    from report_builder.edition.previous.reading import as_table

    if any(problem.cause == UNTOLD.name for problem in reading.problems):
        yield "ตาราง changes ที่เสนอ แก้ให้ตรงความจริงก่อนใช้ · proposed table changes, to be corrected:"
        yield from as_table(reading.proposed).splitlines()


def _as_data(problem: Problem) -> dict[str, Any]:
    words = problem.message()
    return {
        "severity": problem.severity.value,
        "cause": problem.cause,
        "file": problem.file,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "places": list(problem.places),
        "row": problem.row,
        "column": problem.column,
        "heading": problem.heading,
        "found": problem.found,
        "expected": asdict(problem.expected),
        "th": words.th,
        "en": words.en,
    }


def _table(problems: Iterable[Problem]) -> Grid:
    grid = Grid(show_lines=True)
    headings = ("ระดับ\nlevel", "ที่\nplace", "พบ\nfound", "ปัญหา\nproblem", "ต้องเป็น · วิธีแก้\nexpected")
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    for problem in problems:
        grid.add_row(*_cells(problem))
    return grid


def _cells(problem: Problem) -> tuple[Text, ...]:
    name, style = _SEVERITIES[problem.severity]
    spot = problem.cell or (str(problem.row) if problem.row else "")
    where = _both(problem.several) or [spot]
    place = (problem.file, problem.sheet, *where[:-1], f"{where[-1]} {problem.called}".strip())
    todo = [*_both(problem.expected), *_both(problem.action)]
    return (
        Text(str(name), style=style),
        *map(Wrapped, ("\n".join(filter(None, place)), shown(problem.found))),
        *map(Wrapped, (str(problem.what), "\n".join(todo))),
    )


def _both(words: Words) -> list[str]:
    return [text for text in (words.th, words.en) if text]


def _rows(reading: Reading) -> Iterable[str]:
    """Say for each table where its rows went."""
    for name, account in reading.accounts.items():
        left = {"หัวตาราง header": account.header, "เหนือตาราง above": account.above}
        left |= {"ท้ายตาราง below": account.below, "ว่าง blank": account.blank}
        rest = ", ".join(f"{words} {rows:,}" for words, rows in left.items() if rows)
        yield f"  {name}: {account.rows:,} แถว rows = ข้อมูล data {account.used:,}, {rest}"


def _summary(place: Path, reading: Reading) -> Iterable[str]:
    counts = {s: sum(p.severity is s for p in reading.problems) for s in Severity}
    told = [(_SEVERITIES[s][0], n) for s, n in counts.items() if n]
    if told:
        th = ", ".join(f"{words.th} {n:,}" for words, n in told)
        yield f"รวม {th} · in all: {', '.join(f'{words.en} {n:,}' for words, n in told)}"
    if reading.errors:
        yield f"ต้องแก้ข้อผิดพลาดก่อน · errors must be corrected: {place}"
    elif not reading.whole:
        yield f"ไม่พบข้อผิดพลาด · no errors: {place}"
    else:
        yield f"ข้อมูลพร้อมสร้างเอกสาร · {place} is ready to build"
