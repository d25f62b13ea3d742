"""The pages of single units: all of them with a search, and each with its card and its figures."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from report_builder.web import behind
from report_builder.web.desk import page, work_of
from report_builder.web.pages.figures import numbered
from report_builder.web.pages.files import made
from report_builder.web.works import Work
from report_builder.web.wrong import NotThere

UNITS = "opendata/units.csv"
Row = Mapping[str, str]


def every(request: Request) -> Response:
    """Show the units, those whose name has a word that is looked for or all."""
    work, word = work_of(request), request.query_params.get("q", "").strip()
    found = [row for row in _units(work) if _is_meant(row, word)]
    figured = _figures(work)
    rows = [(row, _rank(figured, row), _printed(figured, row, "score")) for row in found]
    return page(
        request, "units.html", work=work, step="documents", rows=rows, word=word,
        synthetic=behind.synthetic(work.out),
    )  # fmt: skip


def one(request: Request) -> Response:
    """Show a unit: its card, its figures, its files."""
    work, code = work_of(request), str(request.path_params["code"])
    unit = next((row for row in _units(work) if row["unit_code"] == code), None)
    if unit is None:
        raise NotThere
    own = f"unit.{code}."
    rows = [figure for id, figure in _figures(work).items() if id.startswith(own)]
    files = [name for name in made(work) if Path(name).stem == code and name.startswith("cards/")]
    card = next((name for name in files if name.endswith(".pdf")), "")
    return page(
        request, "unit.html", work=work, step="documents", unit=unit, rows=rows, files=files,
        card=card, shown=numbered(work, card, 1) if card else None,
        synthetic=behind.synthetic(work.out),
    )  # fmt: skip


def _units(work: Work) -> list[Row]:
    path = made(work).get(UNITS)
    if path is None:
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def _figures(work: Work) -> Mapping[str, Row]:
    return behind.figures(work.out)


def _rank(figured: Mapping[str, Row], unit: Row) -> str:
    """Return the rank of a unit: the range that it lies in first, its place by score after it."""
    low, high, rank = (
        _printed(figured, unit, f"rank{end}") for end in (".both.low", ".both.high", "")
    )
    return f"{low}–{high} ({rank})" if rank and low != high else rank


def _printed(figured: Mapping[str, Row], unit: Row, what: str) -> str:
    """Return a figure of a unit as it is printed, nothing where it has no value."""
    figure = figured.get(f"unit.{unit['unit_code']}.{what}", {})
    return figure.get("printed", "") if figure.get("value") else ""


def _is_meant(unit: Row, word: str) -> bool:
    return any(word.casefold() in text.casefold() for text in unit.values() if text)
