"""Mend cells of an edition as the check suggests: in a new version, and written down.

    HOME/ID/mends.json  what was mended in which version, in order

What a version has that was undone is written down no more.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from report_builder.edition.causes.cause import Refused
from report_builder.edition.files.patched import patched
from report_builder.output import publish
from report_builder.web.received import tables
from report_builder.web.works import Work, Works, read
from report_builder.web.wrong import NotTaken, NotThere

_FILE, _MENDS = "mends.json", "mends"


@dataclass(frozen=True, slots=True)
class Mend:
    """Cells of a sheet that are to say something else."""

    file: str
    sheet: str
    cells: tuple[str, ...]
    before: str
    after: str


def suggested(found: Mapping[str, Any]) -> list[Mend]:
    """Return what a check suggests, in the order in which it is told."""
    problems = (problem for cause in found.get("causes", ()) for problem in cause["problems"])
    return [mend_of(problem) for problem in problems if problem.get("instead")]


def mend_of(problem: Mapping[str, Any]) -> Mend:
    """Return what a problem suggests."""
    told = (problem["found"], problem["instead"])
    return Mend(problem["file"], problem["sheet"], tuple(problem["cells"]), *told)


def mend(works: Works, work: Work, mends: Sequence[Mend], who: str) -> Work:
    """Make a new version of an edition with cells mended, and write it down."""
    kept = [*told(work)]
    changed = works.change(work.id, partial(_write, mends))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    new = [{"version": changed.version, "at": at, "who": who, **_said(each)} for each in mends]
    content = json.dumps({_MENDS: [*kept, *new]}, ensure_ascii=False)
    publish.write(changed.folder / _FILE, content.encode())
    return changed


def told(work: Work) -> Sequence[Mapping[str, Any]]:
    """Return what was mended up to the version of a work as it is now."""
    every: Sequence[Mapping[str, Any]] = read(work.folder / _FILE).get(_MENDS, ())
    return [one for one in every if one["version"] <= work.version]


def _said(each: Mend) -> dict[str, Any]:
    place = {"file": each.file, "sheet": each.sheet, "cells": each.cells}
    return {**place, "before": each.before, "after": each.after}


def _write(mends: Sequence[Mend], edition: Path) -> None:
    known = {path.name: path for path in tables(edition)}
    by_sheet: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for each in mends:
        by_sheet[each.file, each.sheet] |= dict.fromkeys(each.cells, each.after)
    for (file, sheet), cells in by_sheet.items():
        path = known.get(file)
        if path is None:
            raise NotThere
        known[file] = _written(path, sheet, cells)


def _written(path: Path, sheet: str, cells: Mapping[str, str]) -> Path:
    try:
        name, content = patched(path, sheet, cells)
    except Refused as refused:
        raise NotTaken(path.name, "แฟ้มเสียหาย", "it is damaged") from refused
    new = path.with_name(name)
    publish.write(new, content)
    if new != path:
        path.unlink()
    return new
