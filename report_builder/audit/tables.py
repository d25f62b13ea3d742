"""Check that tables of a folder, figures, open data and workbook, say what they said when written.

A ledger holds the hash of every table and a short one of each of its cells, so that the cell that
was changed can be named without keeping all tables twice. Scores of the open data must be those of
the register of figures as well.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from report_builder.audit.findings import Finding
from report_builder.audit.told import FIELD_LIMIT, FIGURES, FOLDER, Figure

LEDGER = f"{FOLDER}/tables.ledger"
OPEN = "opendata"
_STATED: Mapping[str, Mapping[str, str]] = {
    f"{OPEN}/scores.csv": {"score": "{fact}"},
    f"{OPEN}/changes.csv": {
        "change": "change.{fact}",
        "change_low": "change.{fact}.low",
        "previous_published": "previous.{fact}",
    },
}
"""The columns of open data that state figures, and the figures that they state."""
_ALIKE = "alike"
"""The basis of changes in figures of the same respondents."""
_BOOK = "report-tables.xlsx"
_PLACES, _NOISE = 4, 1e-9
_WHOLE = {
    "nation": "nation",
    "region": "region.{code}",
    "type": "type.{code}",
    "unit": "unit.{code}",
}

_MOST = 200
"""Characters of a row that are told of."""
_LONG = 4
"""Characters of a hash."""


def ledger(folder: Path) -> bytes:
    """Return the hashes of all tables of a folder, and of their cells row by row, as JSON."""
    return (json.dumps(_hashed(folder), ensure_ascii=False) + "\n").encode()


def findings(folder: Path, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """Yield the cells of tables that were changed, and scores that aren't those of the figures."""
    path = folder / LEDGER
    try:
        told = _kept(path) if path.is_file() else {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = {}
        yield Finding("unreadable", LEDGER, None, str(error))
    yield from _changed(folder, told)
    for name, columns in _STATED.items():
        if (folder / name).is_file() and _is_in_percent(figures):
            yield from _stated(folder, name, columns, figures)


def _hashed(folder: Path) -> dict[str, dict[str, Any]]:
    files = [FIGURES, _BOOK, *sorted(f"{OPEN}/{path.name}" for path in (folder / OPEN).glob("*"))]
    there = {name: folder / name for name in files if (folder / name).exists()}
    return {
        name: {"sha256": _of_file(path), "rows": [*map(_row, _cells(path))]}
        for name, path in there.items()
    }


def _kept(path: Path) -> dict[str, tuple[str, Sequence[str]]]:
    """Read a ledger: of each table its hash, and those of its rows."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return {name: (table["sha256"], table["rows"]) for name, table in told.items()}


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _row(cells: Sequence[str]) -> str:
    return "".join(map(_hash, cells))


@lru_cache(maxsize=8192)
def _hash(cell: str) -> str:
    return b64encode(hashlib.blake2b(cell.encode(), digest_size=3).digest()).decode()


def _cells(path: Path) -> Iterator[Sequence[str]]:
    """Yield the rows of a table, of a workbook its parts, of a description its entries."""
    if path.suffix == ".csv":
        csv.field_size_limit(FIELD_LIMIT)
        yield from csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            for name in sorted(book.namelist()):
                yield name, hashlib.sha256(book.read(name)).hexdigest()
    else:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
        for key, value in content.items():
            yield key, json.dumps(value, ensure_ascii=False)


def _changed(folder: Path, told: Mapping[str, tuple[str, Sequence[str]]]) -> Iterator[Finding]:
    for name, (whole, rows) in told.items():
        if not (folder / name).is_file():
            continue  # what is gone is told of elsewhere
        if _of_file(folder / name) == whole:
            continue
        try:
            cells = [*_cells(folder / name)]
        except (ValueError, zipfile.BadZipFile, csv.Error) as error:
            yield Finding("unreadable", name, None, str(error))
            continue
        yield from _compared(name, cells, rows)


def _compared(name: str, cells: Sequence[Sequence[str]], told: Sequence[str]) -> Iterator[Finding]:
    """Yield the rows that were changed, added and taken away, by what their first cells are."""
    head, known = cells[0] if cells else (), {row[:_LONG]: row for row in told}
    hashed = [*map(_row, cells)]
    alike = len(hashed) == len(told)
    for at, (row, own) in enumerate(zip(cells, hashed, strict=True)):
        due = told[at] if alike else known.get(own[:_LONG], "")
        if own != due:
            yield Finding("cell", name, None, _differing(head, row, own, due))
    if not alike:
        yield Finding("rows", name, None, str(len(cells) - 1), str(len(told) - 1))


def _differing(head: Sequence[str], row: Sequence[str], own: str, due: str) -> str:
    """Say which cells of a row differ, by the headings of their columns."""
    places = range(len(row))
    other = [n for n in places if own[_LONG * n :][:_LONG] != due[_LONG * n :][:_LONG]]
    said = ", ".join(f"{head[n] if n < len(head) else n} {row[n]}" for n in other)
    return f"{row[0] if row else ''}: {said}"[:_MOST]


def _is_in_percent(figures: Mapping[str, Figure]) -> bool:
    """Tell whether documents print scores on the scale of the open data."""
    return "scale.maximum" in figures and figures["scale.maximum"].value == 100.0


def _stated(
    folder: Path, name: str, columns: Mapping[str, str], figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    """Yield the cells of a table that state another number than the register of figures."""
    rows = csv.DictReader(io.StringIO((folder / name).read_text("utf-8-sig"), newline=""))
    for row in rows:
        of = f"{_ALIKE}.{_fact(row)}" if row.get("basis") == _ALIKE else _fact(row)
        for column, pattern in columns.items():
            fact = pattern.format(fact=of)
            figure, told = figures.get(fact), row.get(column)
            if figure is None or figure.value is None or not told:
                continue
            if abs(float(told) - figure.value) > 0.5 * 10**-_PLACES + _NOISE:
                yield Finding("cell", name, None, f"{fact} {told}", str(figure.value))


def _fact(row: Mapping[str, str]) -> str:
    of = _WHOLE.get(row.get("level", ""), "").format(code=row.get("code", ""))
    kind, name = row.get("measure", ""), row.get("measure_id", "")
    if kind == "total":
        return f"{of}.score"
    return f"{kind}.{name}.score" if of == "nation" else f"{of}.{kind}.{name}.score"
