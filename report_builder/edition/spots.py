"""Know for every text of an edition where it stands: the line of a file, or the cell of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from report_builder.edition.tables import Table

BETWEEN = " > "
"""Stands between the steps of a place: slides > 2 > title; lists count from 1."""

LITERALS = "literals"
"""The name under which a file declares the digits that are no results."""
OWN_TEXTS = "text/"
"""What the names of an edition's own files of texts begin with."""


class Spot(NamedTuple):
    """Where a text stands; `row` is the line of a file of texts."""

    file: str
    sheet: str = ""
    row: int | None = None
    cell: str = ""


Spots = Mapping[tuple[str, str], Spot]
"""Spots by the file that a text belongs to and its place in it."""


def text_file(name: str) -> str:
    """Return the name of the file that holds a text of the edition."""
    return f"{OWN_TEXTS}{name}.yaml"


def text_name(file: str) -> str:
    """Return what a file of texts is called in the edition."""
    return file.removeprefix(OWN_TEXTS).removesuffix(".yaml")


def of_yaml(root: yaml.Node, file: str) -> dict[tuple[str, str], Spot]:
    """Return the line of every name and entry of a YAML file."""
    return {(file, place): Spot(file, row=line) for place, line in _lines(root, ())}


def of_settings(text: str, file: str) -> dict[tuple[str, str], Spot]:
    """Return the line of every setting of a TOML file."""
    lines = enumerate(text.splitlines(), 1)
    found = ((n, re.match(r"\s*([\w-]+)\s*=", line)) for n, line in lines)
    return {(file, match[1]): Spot(file, row=n) for n, match in found if match}


def in_table(table: Table, row: int, column: str) -> Spot:
    """Return the cell of a row and column."""
    cell = f"{table.letters[column]}{row}" if column in table.letters else ""
    return Spot(table.file, table.sheet, row, cell)


def spot(spots: Spots, file: str, place: str) -> Spot | None:
    """Return where a place is, or the first below it or the nearest above it that is known."""
    if (file, place) in spots:
        return spots[file, place]
    below = (at for (name, inner), at in spots.items() if name == file and _within(inner, place))
    found = next(below, None)
    if found is None and BETWEEN in place:
        return spot(spots, file, place.rpartition(BETWEEN)[0])
    return found


def _within(inner: str, place: str) -> bool:
    return inner.startswith(place + BETWEEN) or not place


def _lines(node: yaml.Node, steps: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    if steps:
        yield BETWEEN.join(steps), node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*steps, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value, 1):
            yield from _lines(value, (*steps, str(place)))
