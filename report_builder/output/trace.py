"""Answer where a printed number comes from: its fact, how it was made, and the rows behind it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path
from typing import Any, Protocol, TextIO
from unicodedata import digit

import pandas as pd

from report_builder.edition.load import read
from report_builder.edition.tables import Table
from report_builder.errors import NotBuilt, NothingToTrace
from report_builder.facts.earlier import TABLES
from report_builder.output import publish
from report_builder.output.figures import FIGURES
from report_builder.output.register import FOLDER

_SOURCE = re.compile(r"(?P<file>.+?) \[(?P<table>[^\]]+)\] (?P<query>.*) \((?P<rows>\d+) rows\)")
_PLACE = re.compile(r"(?:slide|สไลด์)\s*:?\s*(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:ร้อยละ\s*)?(-?[\d,]*\d(?:\.\d+)?)\s*%?")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST_FIELD = 10_000_000
_PLACES, _COLUMNS, _SOURCE_SHOWN = 12, 7, 160
"""So many places of a fact, columns of its rows and characters of its query are shown."""


@dataclass(frozen=True)
class Rows:
    """The rows behind a fact: where they are, and the rows, None when they can't be read.

    The frame has the number of each row in its file as index. `changed` tells that the file is
    not the one that the documents were built from.
    """

    source: str
    table: str
    frame: pd.DataFrame | None
    changed: bool


@dataclass(frozen=True)
class Answer:
    """A fact as the register of figures has it (column -> text), and the rows behind it."""

    figure: Mapping[str, str]
    rows: tuple[Rows, ...]


def trace(
    question: str, out: Path, edition: Path | None, previous: Sequence[Path] = ()
) -> tuple[Answer, ...]:
    """Return the facts that a question asks for, those that are printed first.

    A question is a printed number ("57.7"), the id of a fact or a pattern of ids ("unit.TH-56.*"),
    a slide ("slide:28") or a document ("TH-56"). `out` is an output folder, `edition` the folder
    of the edition that it was built from, `previous` those of the years before.
    Raises NotBuilt for a folder without a register, NothingToTrace for a question of nothing.
    """
    known = figures(out)
    found = [known[id] for id in _asked(question.strip(), known, out) if id in known]
    if not found:
        raise NothingToTrace(question, get_close_matches(question, known, cutoff=0.5))
    tables = _Tables(out, edition, previous)
    return tuple(Answer(figure, tuple(rows(figure, tables))) for figure in found)


class Tables(Protocol):
    """The tables of an edition as their queries read them."""

    def frame(self, table: str) -> pd.DataFrame | None:
        """Return a table with the rows of its file as index, None when there is no such table."""

    def changed(self, table: str) -> bool:
        """Tell whether a table isn't the one that the documents were built from."""


def rows(figure: Mapping[str, str], tables: Tables) -> Iterator[Rows]:
    """Yield the rows behind a figure of the register, one for each of its sources."""
    for source in filter(None, figure["sources"].split("\n")):
        said = _SOURCE.fullmatch(source)
        table = said["table"] if said else ""
        frame = tables.frame(table) if table else None
        if said is None or frame is None:
            yield Rows(source, table, None, changed=False)
        else:
            yield Rows(source, table, _behind(frame, said["query"]), tables.changed(table))


def figures(out: Path) -> dict[str, dict[str, str]]:
    """Return the register of figures of an output folder by id; raises NotBuilt without one."""
    if not (out / FIGURES).is_file():
        raise NotBuilt(str(out))
    usual = csv.field_size_limit(_LONGEST_FIELD)
    try:
        with (out / FIGURES).open(encoding="utf-8-sig", newline="") as file:
            return {row["id"]: row for row in csv.DictReader(file)}
    finally:
        csv.field_size_limit(usual)


def _asked(question: str, figures: Mapping[str, Mapping[str, str]], out: Path) -> list[str]:
    """Return the ids of the facts that a question asks for."""
    slide, said = _PLACE.fullmatch(question), _NUMBER.fullmatch(question)
    documents = {path.stem: path for path in (out / FOLDER).glob("*.json")}
    if slide and "deck" in documents:
        return _on(documents["deck"], lambda page: page == int(slide[1]))
    if question in documents:
        return _on(documents[question], lambda page: True)
    if said:
        same = [id for id, row in figures.items() if _bare(row["printed"]) == _bare(said[1])]
        return sorted(same, key=lambda id: figures[id]["times_printed"] == "0")
    return [id for id in figures if fnmatchcase(id, question) or id.startswith(f"unit.{question}.")]


def _bare(number: str) -> str:
    """Return a number in Arabic digits without thousands commas."""
    return "".join(str(digit(letter, letter)) for letter in number if letter != ",")


def _on(document: Path, wanted: Callable[[int], bool]) -> list[str]:
    """Return the facts on some pages of a document in the order in which they are read."""
    places = json.loads(document.read_text(encoding="utf-8")).get("places", ())
    parts = (p["parts"] for p in places if any(map(wanted, p["pages"])))
    facts = (fact for part in parts for _, _, runs in part for _, fact in runs)
    return list(dict.fromkeys(facts))


class _Tables:
    """The tables of the edition in a folder."""

    def __init__(self, out: Path, edition: Path | None, previous: Sequence[Path]) -> None:
        self._tables = tables_of(edition, previous) if edition else {}
        self._built_from = publish.manifest(out).get("inputs", {})
        self._frames: dict[str, pd.DataFrame] = {}

    def frame(self, table: str) -> pd.DataFrame | None:
        """Return a table with the rows of its file as index, None when there is no such table."""
        if table in self._tables and table not in self._frames:
            self._frames[table] = queried(StringIO(self._tables[table].frame.to_csv()))
        return self._frames.get(table)

    def changed(self, table: str) -> bool:
        """Tell whether a table isn't the one that the documents were built from."""
        found = self._tables.get(table)
        return found is not None and self._built_from.get(f"edition/{table}") != publish.described(
            found.path
        )


def queried(table: Path | TextIO) -> pd.DataFrame:
    """Return a table that was written as CSV with its rows as the first column, for queries."""
    return pd.read_csv(table, index_col=0)


def tables_of(edition: Path, previous: Sequence[Path]) -> Mapping[str, Table]:
    """Return the tables of an edition, and of the year before by names of their own."""
    reading = read(edition, *previous)
    return {**reading.tables, **{f"{TABLES}{name}": t for name, t in reading.earlier.items()}}


def _behind(frame: pd.DataFrame, query: str) -> pd.DataFrame:
    """Return the rows of a query, with the column that names them and those it asks about."""
    words = set(_WORD.findall(query)) | set(re.findall(r"`([^`]+)`", query))
    asked = [name for name in frame.columns[1:] if name in words]
    few = list(frame.columns[:1]) + (asked or list(frame.columns[1:]))
    return frame.query(query)[few]


def as_data(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Return answers as data for another program, rows included."""
    return [
        {
            **answer.figure,
            "places": answer.figure["places"].splitlines(),
            "sources": [
                {"source": rows.source, "changed": rows.changed, "rows": _records(rows.frame)}
                for rows in answer.rows
            ],
        }
        for answer in answers
    ]


def _records(frame: pd.DataFrame | None) -> list[dict[str, Any]]:
    if frame is None:
        return []
    numbered = frame.rename_axis("row").reset_index()
    found: list[dict[str, Any]] = json.loads(numbered.to_json(orient="records"))
    return found


def as_text(answers: Iterable[Answer], most: int) -> Iterator[str]:
    """Yield answers as lines in Thai with English, at most so many rows of each source."""
    for answer in answers:
        figure = answer.figure
        yield f"{figure['printed']}  {figure['label_th']}"
        base = f" · n = {figure['base']}" if figure["base"] else ""
        yield f"  {figure['id']} = {figure['value'] or '-'} ({figure['unit']}){base}"
        yield f"  วิธีคิด · derivation: {figure['derivation']}"
        for rows in answer.rows:
            yield from _source_lines(rows, most)
        places = figure["places"].splitlines()
        more = ", …" if len(places) > _PLACES else ""
        yield f"  พิมพ์ที่ · printed at ({len(places)}): {', '.join(places[:_PLACES]) or '-'}{more}"
        yield ""


def shortened(source: str) -> str:
    """Return a source with a query that isn't longer than a line or two."""
    return source if len(source) <= _SOURCE_SHOWN else f"{source[:_SOURCE_SHOWN]}…"


def _source_lines(rows: Rows, most: int) -> Iterator[str]:
    yield f"  ข้อมูล · source: {shortened(rows.source)}"
    if rows.changed:
        yield "    ข้อมูลเปลี่ยนไปหลังจากสร้างเอกสาร · the data changed after the documents were built"
    if rows.frame is not None and min(most, len(rows.frame)):
        shown = rows.frame.iloc[:most, :_COLUMNS].rename_axis("row").reset_index()
        yield from (f"    {line}" for line in shown.to_string(index=False).splitlines())
        if len(rows.frame) > most:
            yield f"    … อีก {len(rows.frame) - most} แถว · {len(rows.frame) - most} more rows"
