"""Read the year's own texts, text/*.yaml: plain data, repaired once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from report_builder.edition import spots
from report_builder.edition.causes import of_cells, of_files, of_yaml
from report_builder.edition.causes.cause import Refused, meant
from report_builder.edition.files import regular
from report_builder.edition.spots import Spots
from report_builder.edition.tables import doubted, in_both, mended
from report_builder.problem import Problem
from report_builder.thai.font import unwritable

_DEEPEST = 50
_MOST_ENTRIES = 100_000


class Texts(NamedTuple):
    """What a file of texts holds, None when it can't be used, and where each of them stands."""

    content: dict[str, Any] | None
    problems: tuple[Problem, ...]
    spots: Spots


def read(path: Path) -> Texts:
    """Read one file of texts; it has to be a mapping of names to texts.

    Anchors and aliases are refused, because a few lines of them can unfold without end.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        text = regular.text(path)
    except Refused as refused:
        return Texts(None, (refused.at(file),), {})
    return _parsed(text, file)


@lru_cache(maxsize=64)
def _parsed(text: str, file: str) -> Texts:
    try:
        _refuse_boundless(text)
        root = yaml.compose(text, yaml.CSafeLoader)
        problems = tuple(_of_nodes(root, file))
        content = None if problems else yaml.load(text, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return Texts(None, (of_yaml.of_error(error, text, file),), {})
    except Refused as refused:
        return Texts(None, (refused.at(file),), {})
    except yaml.YAMLError:
        return Texts(None, (of_yaml.CONTROL.at(file),), {})
    if problems:
        return Texts(None, problems, {})
    if root is None or not isinstance(content, dict):
        return Texts(None, (of_files.NOT_A_MAPPING.at(file),), {})
    values, noted = mended_values(content, file)
    in_lines = tuple(_in_lines(noted, _places(root), text.splitlines()))
    return Texts(values, in_lines, spots.of_yaml(root, file))


def _refuse_boundless(text: str) -> None:
    """Raise Refused for YAML of too many entries or nested too deep, before it is put together."""
    depth, entries = 0, 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        entries += isinstance(event, yaml.NodeEvent)
        if depth > _DEEPEST or entries > _MOST_ENTRIES:
            raise Refused(of_files.TOO_LONG, row=_line(event.start_mark))


def _line(mark: Any) -> int | None:
    return mark.line + 1 if mark else None


def mended_values(
    content: Mapping[str, Any], file: str
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return a mapping with every text in it repaired, and a note on each repair."""
    notes: list[Problem] = []
    values = {key: _mended(value, file, str(key), notes) for key, value in content.items()}
    return values, tuple(notes)


def _mended(value: Any, file: str, place: str, notes: list[Problem]) -> Any:
    if isinstance(value, str):
        repaired = mended(value)
        notes += (
            of_files.REPAIRED.at(file, None, place, value, action=in_both(note))
            for note in repaired.notes
        )
        notes += (
            of_files.DAMAGED_TEXT.at(file, None, place, each.found, action=meant(each.meant))
            for each in doubted(repaired.text)
        )
        lacking = unwritable(repaired.text)
        if lacking:
            action = of_cells.without(lacking)
            notes.append(of_cells.NO_LETTERS.at(file, None, place, value, action=action))
        return repaired.text
    if isinstance(value, Mapping):
        return {k: _mended(v, file, f"{place}.{k}", notes) for k, v in value.items()}
    if isinstance(value, list):
        return [_mended(v, file, f"{place}.{n}", notes) for n, v in enumerate(value, start=1)]
    return value


def _places(node: yaml.Node | None, place: str = "") -> Iterator[tuple[str, yaml.Node]]:
    """Yield each text of a file with its place: names, and numbers of entries from 1."""
    inner: Iterable[tuple[object, yaml.Node]] = ()
    if isinstance(node, yaml.MappingNode):
        inner = ((key.value, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        inner = enumerate(node.value, start=1)
    elif node:
        yield place, node
    for step, below in inner:
        yield from _places(below, f"{place}.{step}" if place else str(step))


def _in_lines(
    problems: Iterable[Problem], places: Iterable[tuple[str, yaml.Node]], lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield problems of texts each at the line of the file where what was found stands."""
    nodes = dict(places)
    for problem in problems:
        node = nodes[problem.column]
        first, last = node.start_mark.line, node.end_mark.line
        holding = (n for n in range(first, last + 1) if problem.found in "".join(lines[n : n + 1]))
        yield replace(problem, row=next(holding, first) + 1)


def _of_nodes(root: yaml.Node | None, file: str) -> Iterator[Problem]:
    """Yield names used twice in one mapping, and nodes that stand in two places (aliases)."""
    waiting, seen = [root] if root else [], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            row = node.start_mark.line + 1
            yield of_files.ALIAS.at(file, row)
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from _repeated(node, file)
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _repeated(node: yaml.MappingNode, file: str) -> Iterator[Problem]:
    names = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield of_yaml.UNQUOTED.at(file, key.start_mark.line + 1)
            continue
        if key.value in names:
            yield of_files.REPEATED_NAME.at(file, key.start_mark.line + 1, found=str(key.value))
        names.add(key.value)
