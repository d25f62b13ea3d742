"""Read the open data of an earlier build as the year to compare with.

It has the framework, the units, and the scores of the whole, of regions and of units; who answered
isn't in it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from report_builder.edition import weights
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import regular
from report_builder.edition.files.delimited import unguarded
from report_builder.edition.tables import Table
from report_builder.model import Dimension, Edition, Framework, Indicator, Theme, Unit
from report_builder.years import Stated, Statement

PACKAGE, FOLDER, SCORES = "datapackage.json", "opendata", "scores"
NEEDED = ("dimensions", "indicators", "units", SCORES)
"""The tables that a year can't be compared without."""
_MAX_BYTES = 500_000_000
_TOTAL = "total"
Row = Mapping[str, str]


class Broken(Exception):
    """A file of open data that isn't what it should be: its name, where in it, what was found."""

    def __init__(self, file: str, place: str, found: str = "") -> None:
        super().__init__(file, place, found)
        self.file, self.place, self.found = file, place, found


@dataclass(frozen=True)
class Package:
    """The year that open data tells of, as an edition of units, and what it states."""

    edition: Edition
    stated: Statement
    scores: Table
    """The table of scores, so that figures can be traced to its rows."""
    changed: tuple[str, ...]
    """The files that aren't those of its description any more."""


def find(place: Path) -> Path | None:
    """Return the folder of open data at a place or in its folder `opendata`; None for none."""
    home = place.parent if place.name == PACKAGE else place
    return next((own for own in (home, home / FOLDER) if (own / PACKAGE).is_file()), None)


def read(folder: Path, like: Edition) -> tuple[Package, ...]:
    """Read the years of the open data in a folder, for an edition to be compared with.

    Tables of several years may be stacked: beside the year of their description those are taken
    that are earlier than the edition's. Raises Broken.
    """
    told = _described(folder)
    every = {name: _rows(folder, name) for name in NEEDED}
    every |= {"themes": _rows(folder, "themes")} if (folder / "themes.csv").is_file() else {}
    files = {name: folder / f"{name}.csv" for name in NEEDED} | {"datapackage": folder / PACKAGE}
    years = {str(told["year"]), *_earlier(every[SCORES], like.settings.year)}
    changed = _changed(folder, told)

    def of(year: str) -> Package:
        rows = {
            name: [r for r in own if r.get("year", year) == year] for name, own in every.items()
        }
        return _package({**told, "year": int(year)}, rows, files, like, changed)

    return tuple(map(of, sorted(years, reverse=True)))


def _earlier(rows: Sequence[Row], than: int) -> set[str]:
    """Return the years of rows that are earlier than another."""
    years = {row.get("year", "") for row in rows}
    return {year for year in years if year.isascii() and year.isdigit() and int(year) < than}


def _package(
    told: Mapping[str, Any],
    rows: Mapping[str, list[Row]],
    files: Mapping[str, Path],
    like: Edition,
    changed: tuple[str, ...],
) -> Package:
    for name in NEEDED:
        if not rows[name]:
            raise Broken(f"{name}.csv", "", f"year {told['year']}")
    framework = _scaled(
        _checked(_framework(rows["dimensions"], rows["indicators"], rows.get("themes", []))),
        like.framework,
    )
    units = tuple(map(_unit, rows["units"]))
    stated = {key: own for key, own in map(_stated, rows[SCORES]) if own}
    edition = replace(
        like,
        settings=_settings(told, like),
        framework=framework,
        units=units,
        types=(),
        respondents=(),
        scores=_scores(framework, units, stated),
        items=(),
        texts={},
        files=files,
        levels=(),
        previous=None,
    )
    return Package(edition, stated, _table(files[SCORES], rows[SCORES]), changed)


def _described(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads(regular.text(folder / PACKAGE))
        return {**told, "year": int(str(told["version"]).partition(".")[0])}
    except (Refused, ValueError, KeyError, TypeError) as error:
        raise Broken(PACKAGE, "version", str(error)) from error


def _settings(told: Mapping[str, Any], like: Edition) -> Any:
    """Return the settings of the edition to compare with, for the year of the open data."""
    name = str(told.get("name", "")).removeprefix("report-builder-")
    made_up = bool(told.get("synthetic"))
    return replace(like.settings, id=name, year=told["year"], synthetic=made_up, previous=())


def _rows(folder: Path, name: str) -> list[Row]:
    """Return the rows of a table, each with its place."""
    file = f"{name}.csv"
    try:
        content = regular.content(folder / file, _MAX_BYTES).decode("utf-8-sig")
        rows = [*csv.DictReader(io.StringIO(content, newline=""), restval="")]
    except (Refused, UnicodeDecodeError, csv.Error) as error:
        raise Broken(file, "", str(error)) from error
    if not rows:
        raise Broken(file, "")
    return [
        {"": f"{file} {n}"} | {key: unguarded(text) for key, text in row.items() if key}
        for n, row in enumerate(rows, start=2)
    ]


def _text(row: Row, column: str) -> str:
    if column not in row:
        file, _, n = row[""].partition(" ")
        raise Broken(file, n, column)
    return row[column]


def _number(row: Row, column: str, most: float = math.inf) -> float | None:
    text = row.get(column, "")
    try:
        number = float(text) if text else None
    except ValueError:
        number = math.nan
    if number is not None and not 0 <= number <= most:
        file, _, n = row[""].partition(" ")
        raise Broken(file, n, f"{column} {text}")
    return number


def _whole(row: Row, column: str) -> int | None:
    number = _number(row, column)
    return None if number is None else int(number)


def _framework(dimensions: list[Row], indicators: list[Row], themes: list[Row]) -> Framework:
    return Framework(
        tuple(
            Dimension(*_named(row, "dimension_id"), tag="", weight=weight)
            for row, weight in _weighed(dimensions, ())
        ),
        tuple(
            Indicator(*_inside(row, "indicator_id"), weight=weight, theme=row.get("theme_id", ""))
            for row, weight in _weighed(indicators, ("dimension_id", "theme_id"))
        ),
        tuple(
            Theme(*_inside(row, "theme_id"), weight=weight)
            for row, weight in _weighed(themes, ("dimension_id",))
        ),
    )


def _named(row: Row, id: str) -> tuple[str, str, str, str]:
    name = _text(row, "name_th")
    return _text(row, id), name, name, _text(row, "name_en")


def _inside(row: Row, id: str) -> tuple[str, str, str, str, str]:
    own, *names = _named(row, id)
    return own, _text(row, "dimension_id"), names[0], names[1], names[2]


def _weighed(rows: list[Row], within: tuple[str, ...]) -> Iterator[tuple[Row, float]]:
    """Yield rows with their share in percent of what they stand in."""
    wholes: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        _number(row, "weight")
        wholes.setdefault(tuple(row.get(column, "") for column in within), []).append(row)
    shares = {
        row[""]: share
        for own in wholes.values()
        for row, share in zip(own, weights.shares([_text(r, "weight") for r in own]), strict=True)
    }
    return ((row, shares[row[""]]) for row in rows)


def _checked(framework: Framework) -> Framework:
    """Return a framework whose indicators stand in what there is; raises Broken for another."""
    for own in framework.indicators:
        if own.dimension not in framework.dimension or (
            own.theme and own.theme not in framework.theme
        ):
            raise Broken("indicators.csv", own.id, own.theme or own.dimension)
    return framework


def _scaled(framework: Framework, like: Framework) -> Framework:
    """Return a framework on the scales of another: open data doesn't say, its scores are 0-100."""
    scales = {i.id: i.scale for i in like.indicators}
    own = tuple(replace(i, scale=scales.get(i.id, "")) for i in framework.indicators)
    return replace(framework, indicators=own)


def _unit(row: Row) -> Unit:
    code, name_th, name_en, region = (
        _text(row, name) for name in ("unit_code", "name_th", "name_en", "region_th")
    )
    return Unit(code, name_th, name_en, region, weight=_number(row, "weight"))


def _stated(row: Row) -> tuple[tuple[str, str, str], Stated | None]:
    level, measure = _text(row, "level"), _text(row, "measure")
    code = "" if level == "nation" else _text(row, "code")
    place = _TOTAL if measure == _TOTAL else f"{measure}.{_text(row, 'measure_id')}"
    score, n = _number(row, SCORES[:-1], 100), _whole(row, "n") or 0
    if score is None:
        return (level, code, place), None
    ends = _number(row, "score_low", 100), _number(row, "score_high", 100)
    ranks = (_whole(row, name) for name in ("rank", "rank_low", "rank_high"))
    return (level, code, place), Stated(score, *ends, n, *ranks)


def _scores(framework: Framework, units: tuple[Unit, ...], stated: Statement) -> pd.DataFrame:
    columns = [i.id for i in framework.indicators]
    scores = {
        (code, place): own.score for (level, code, place), own in stated.items() if level == "unit"
    }
    table = [[scores.get((u.code, f"indicator.{i}"), math.nan) for i in columns] for u in units]
    return pd.DataFrame(table, [u.code for u in units], columns, dtype=float).rename_axis("unit")


def _table(path: Path, rows: list[Row]) -> Table:
    """Return rows of a file as a table."""
    numbers = [int(row[""].rpartition(" ")[2]) for row in rows]
    frame = pd.DataFrame(rows, numbers, dtype="str").drop(columns="")
    return Table(SCORES, path.name, path, frame)


def _changed(folder: Path, told: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files that aren't what the description says of them."""
    found: list[str] = []
    for resource in told.get("resources", ()):
        name, due = str(resource.get("path", "")), str(resource.get("hash", ""))
        if name in {f"{table}.csv" for table in (*NEEDED, "themes")}:
            own = hashlib.sha256(regular.content(folder / name, _MAX_BYTES)).hexdigest()
            if due.removeprefix("sha256:") != own:
                found.append(name)
    return tuple(found)
