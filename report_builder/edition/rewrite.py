"""Write one text of an edition where it stands, and leave all else of its file as it is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from report_builder.edition import tables
from report_builder.edition.files import grids, regular
from report_builder.edition.files.patched import patched
from report_builder.edition.headings import TEXTS, resolver
from report_builder.edition.spots import BETWEEN, LITERALS, Spot
from report_builder.errors import UsageError

_BLOCKS = ("|", ">")
"""The styles of texts that take whole lines."""


class NotWritten(UsageError):
    """A text that can't be written where it stands."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"เขียนข้อความลงใน {file} ไม่ได้ แฟ้มไม่ได้เปลี่ยน ให้แก้ในแฟ้มนั้นเองแล้วส่งใหม่",
            f"the text can't be written to {file}, which was not changed; edit the file itself and "
            "upload it again",
        )


def changed(content: Any, place: str, value: Any) -> Any:
    """Return nested texts with another value at a place; raises KeyError for no such place."""
    step, _, rest = place.partition(BETWEEN)
    if isinstance(content, list) and step.isdecimal() and 0 < int(step) <= len(content):
        at = int(step) - 1
        return [*content[:at], _inner(content[at], rest, value), *content[at + 1 :]]
    if isinstance(content, Mapping) and step in content:
        return {**content, step: _inner(content[step], rest, value)}
    raise KeyError(place)


def _inner(content: Any, rest: str, value: Any) -> Any:
    return changed(content, rest, value) if rest else value


def write_text(folder: Path, spot: Spot, place: str, value: str) -> None:
    """Write a text of an edition at its place in a YAML file, or in the cell of a workbook.

    Raises NotWritten.
    """
    path = folder / spot.file
    if spot.cell:
        _write_cells(path, spot.sheet, {spot.cell: value})
        return
    _write_yaml(
        path, lambda text: with_text(text, place, value), lambda c: changed(c, place, value)
    )


def declare(folder: Path, file: str, spot: Spot, phrases: Sequence[str]) -> None:
    """Add phrases to the digits that a file of texts, such as "text/hr.yaml", says are no results.

    `spot` is where a text of it stands: in a sheet, they become its last rows. Raises NotWritten.
    """
    if spot.cell:
        path = folder / spot.file
        _write_cells(path, spot.sheet, _declaring(path, spot.sheet, Path(file).stem, phrases))
        return

    def expected(content: Any) -> Any:
        return {**content, LITERALS: [*(content.get(LITERALS) or []), *phrases]}

    _write_yaml(folder / file, lambda text: with_literals(text, phrases), expected)


def write_line(path: Path, row: int, before: str, after: str) -> None:
    """Write something else into a line, from 1, of a file of settings or of texts.

    Raises NotWritten where that would change anything but one name, value or text.
    """
    lines = regular.text(path).splitlines(keepends=True)
    made = [*lines[: row - 1], lines[row - 1].replace(before, after, 1), *lines[row:]]
    try:
        old, new = (dict(_leaves(_read(path, "".join(each)), ())) for each in (lines, made))
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        raise NotWritten(path.name) from error
    if len(old.items() ^ new.items()) != 2:
        raise NotWritten(path.name)
    path.write_text("".join(made), encoding="utf-8", newline="")


def _read(path: Path, text: str) -> Any:
    return tomllib.loads(text) if path.suffix == ".toml" else yaml.load(text, yaml.CSafeLoader)


def _leaves(content: Any, place: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield place and value of all that stands in nested mappings and lists."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            yield from _leaves(value, (*place, name))
    elif isinstance(content, list):
        for n, value in enumerate(content):
            yield from _leaves(value, (*place, n))
    else:
        yield place, repr(content)


def with_text(text: str, place: str, value: str) -> str:
    """Return the text of a YAML file with another value at a place."""
    node = yaml.compose(text, yaml.CSafeLoader)
    for step in place.split(BETWEEN):
        node = _below(node, step)
    return _instead(text, node, _quoted(value))


def with_literals(text: str, phrases: Sequence[str]) -> str:
    """Return the text of a YAML file that declares more digits to be no results."""
    root: Any = yaml.compose(text, yaml.CSafeLoader)
    found = {key.value: value for key, value in root.value}.get(LITERALS)
    quoted = [_quoted(phrase) for phrase in phrases]
    if found is None:
        at = root.start_mark.index
        lines = "".join(f"  - {phrase}\n" for phrase in quoted)
        return f"{text[:at]}{LITERALS}:\n{lines}{text[at:]}"
    if not found.value or found.flow_style:
        listed = [_written(text, node) for node in found.value]
        return _instead(text, found, f"[{', '.join([*listed, *quoted])}]")
    last = found.value[-1]
    end, dash = last.end_mark.index, " " * found.start_mark.column
    lines = "".join(f"\n{dash}- {phrase}" for phrase in quoted)
    return f"{text[:end]}{lines}{text[end:]}"


def _below(node: Any, step: str) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return node.value[int(step) - 1]
    return next(value for key, value in node.value if key.value == step)


def _written(text: str, node: Any) -> str:
    return text[node.start_mark.index : node.end_mark.index]


def _instead(text: str, node: Any, new: str) -> str:
    """Return a text with something else in place of a node; lines end where they ended."""
    start, end = node.start_mark.index, node.end_mark.index
    if getattr(node, "style", None) in _BLOCKS:
        end = start + len(text[start:end].rstrip())
    return f"{text[:start]}{new}{text[end:]}"


def _quoted(value: str) -> str:
    """Return a text as YAML writes it between quotes, on one line."""
    return json.dumps(value, ensure_ascii=False)


def _write_yaml(path: Path, new: Callable[[str], str], expected: Callable[[Any], Any]) -> None:
    """Write a file anew if it then says what is expected, and nothing else."""
    text = regular.text(path)
    try:
        made = new(text)
        told = yaml.load(made, yaml.CSafeLoader) == expected(yaml.load(text, yaml.CSafeLoader))
    except (yaml.YAMLError, LookupError, ValueError, StopIteration) as error:
        raise NotWritten(path.name) from error
    if not told:
        raise NotWritten(path.name)
    path.write_text(made, encoding="utf-8", newline="")


def _declaring(path: Path, sheet: str, name: str, phrases: Sequence[str]) -> dict[str, str]:
    """Return the cells of new rows of a sheet of texts that declare phrases of one file."""
    grid = next(grid for grid in grids.read(path)[0] if grid.sheet == sheet)
    table, _ = tables.read(TEXTS, grid, resolver(TEXTS))
    if table is None:
        raise NotWritten(path.name)
    pairs = zip(table.column("file"), table.column("path"), strict=True)
    listed = sum(file == name and step.startswith(f"{LITERALS}[") for file, step in pairs)
    rows = [
        {"file": name, "path": f"{LITERALS}[{n}]", "text": phrase}
        for n, phrase in enumerate(phrases, start=listed + 1)
    ]
    return {
        f"{table.letters[column]}{number}": text
        for number, row in enumerate(rows, start=len(grid.rows) + 1)
        for column, text in row.items()
    }


def _write_cells(path: Path, sheet: str, cells: Mapping[str, str]) -> None:
    name, content = patched(path, sheet, cells)
    if name != path.name:
        raise NotWritten(path.name)
    path.write_bytes(content)
