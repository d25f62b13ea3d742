"""Lay nested texts out as rows of file, path and text, and put them together again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from report_builder.edition.causes import of_files
from report_builder.edition.spots import BETWEEN, Spot, Spots, in_table, text_file
from report_builder.edition.tables import Table
from report_builder.problem import Problem

VALUE = "value"
"""The kind of a row that holds a number, true, false, nothing, or an empty list or mapping."""

EXAMPLE = "example"
"""The kind of a row that shows how to write, and isn't used."""

_STEP = re.compile(r'\.?(?:([^\s.\[\]"]+)|("(?:[^"\\]|\\.)*"))|\[([1-9]\d{0,5})\]')

Path = tuple[str | int, ...]


class Row(NamedTuple):
    """One text of a file: where in it the text stands, and its kind, blank for a text."""

    file: str
    path: str
    text: str
    kind: str


def flat(file: str, content: Any) -> Iterator[Row]:
    """Yield the texts of nested mappings and lists, in their order; entries of lists from 1.

    Keys must be texts.
    """
    for path, value in _leaves(content, ()):
        if isinstance(value, str):
            yield Row(file, _written(path), value, "")
        else:
            yield Row(file, _written(path), json.dumps(value), VALUE)


def nested(table: Table) -> tuple[dict[str, Any], tuple[Problem, ...], Spots]:
    """Return the texts of each file of a table of rows, the rows that fit nowhere, the cells."""
    contents: dict[str, Any] = {}
    problems: list[Problem] = []
    cells_of: dict[tuple[str, str], Spot] = {}
    columns = (table.column(name) for name in Row._fields)
    for row, *cells in zip(table.frame.index.tolist(), *columns, strict=True):
        given = Row(*cells)
        if given.kind == EXAMPLE:
            continue
        try:
            path = _path(given)
            _put(contents, path, _value(given))
            place = BETWEEN.join(map(str, path[1:]))
            cells_of[text_file(given.file), place] = in_table(table, row, "text")
        except (ValueError, yaml.YAMLError):
            problems.append(table.problem(of_files.BAD_PATH, row, "path", given.path))
    return contents, (*problems, *_examples(table)), cells_of


def _examples(table: Table) -> Iterator[Problem]:
    """Yield one note on the rows of examples that were left as they are."""
    rows = [row for row, kind in table.cells("kind") if kind == EXAMPLE]
    if rows:
        yield table.problem(of_files.EXAMPLE_ROWS, rows[0], "kind", f"{len(rows):,}")


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value, start=1):
            yield from _leaves(inner, (*path, number))
    else:
        yield path, value


def _written(path: Path) -> str:
    return "".join(map(_written_step, path)).removeprefix(".")


def _written_step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    plain = re.fullmatch(r'[^\s.\[\]"]+', step)
    return f".{step}" if plain else f".{json.dumps(step, ensure_ascii=False)}"


def _steps(path: str) -> Iterable[str | int]:
    steps: list[str | int] = []
    at = 0
    while at < len(path) or not steps:
        match = _STEP.match(path, at)
        if not match:
            raise ValueError(path)
        name, quoted, number = match.groups()
        steps.append(int(number) if number else json.loads(quoted) if quoted else name)
        at = match.end()
    return steps


def _path(row: Row) -> Path:
    """Return the path of a row with its file before it; a file holds names, not a list."""
    steps = tuple(_steps(row.path))
    if not row.file or not isinstance(steps[0], str):
        raise ValueError(row.path)
    return (row.file, *steps)


def _value(row: Row) -> Any:
    if row.kind == "":
        return row.text
    if row.kind != VALUE:
        raise ValueError(row.kind)
    value = yaml.load(row.text, yaml.CSafeLoader)
    if value and isinstance(value, (list, dict, str)):
        raise ValueError(row.text)
    return value


def _put(contents: dict[str, Any], path: Path, value: Any) -> None:
    """Put a value at its path; ValueError where another one stands or a list has a gap."""
    place: Any = contents
    for step, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        place = _entered(place, step, empty)
        if type(place) is not type(empty):
            raise ValueError(path)
    if _has(place, path[-1]):
        raise ValueError(path)
    _entered(place, path[-1], value)


def _entered(place: Any, step: str | int, new: Any) -> Any:
    if isinstance(place, list) and isinstance(step, int):
        if step == len(place) + 1:
            place.append(new)
        if step > len(place):
            raise ValueError(step)
        return place[step - 1]
    if not isinstance(place, dict) or isinstance(step, int):
        raise ValueError(step)
    return place.setdefault(step, new)


def _has(place: Any, step: str | int) -> bool:
    return step <= len(place) if isinstance(step, int) else step in place
