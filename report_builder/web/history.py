"""The builds of a work that are kept: each with its documents, its edition and what is behind them.

    HOME/ID/builds/0001/  out, edition and behind as they were, and built.json
    HOME/ID/compared.json what differs between two of them

Files are the same on the disk as long as none is changed: they are linked, and never written to.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from report_builder.output import publish
from report_builder.output.compared import Comparison, compared
from report_builder.web.works import Work, Works, instead, read, write
from report_builder.web.wrong import NotThere

KEPT, MOST = 6, 100
"""Builds that are kept, and differences of a kind that are told."""
_BUILDS, _TOLD, _COMPARED = "builds", "built.json", "compared.json"
_OUT, _EDITION, _BEHIND = "out", "edition", "behind"


def keep(folder: Path, edition: Path, told: Mapping[str, Any]) -> None:
    """Keep what was built just now of an edition as the newest build of a work."""
    builds = folder / _BUILDS
    builds.mkdir(exist_ok=True)
    number = max((int(path.name) for path in builds.glob("[0-9]*")), default=0) + 1
    new = builds / ".new"
    shutil.rmtree(new, ignore_errors=True)
    for name, source in ((_OUT, folder / _OUT), (_EDITION, edition), (_BEHIND, folder / _BEHIND)):
        shutil.copytree(source, new / name, copy_function=_linked)
    at = datetime.now(UTC).isoformat(timespec="minutes")
    write(new / _TOLD, {**told, "at": at, "number": number})
    new.rename(builds / f"{number:04}")
    for old in sorted(builds.glob("[0-9]*"))[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _linked(source: str, target: str) -> None:
    """Let two names be one file, or copy it where a disk can't."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def every(work: Work) -> Sequence[Mapping[str, Any]]:
    """Return what is told of each build that is kept, the newest first."""
    found = (read(path / _TOLD) for path in sorted((work.folder / _BUILDS).glob("[0-9]*")))
    return [told for told in found if told][::-1]


def build(work: Work, number: int) -> Path:
    """Return the folder of a build that is kept; raises NotThere."""
    folder = work.folder / _BUILDS / f"{number:04}"
    if not (folder / _TOLD).is_file():
        raise NotThere
    return folder


def restore(works: Works, work: Work, number: int) -> Work:
    """Make edition and documents those of an earlier build again, the edition a new version."""
    kept = build(work, number)

    def change(edition: Path) -> None:
        shutil.rmtree(edition)
        shutil.copytree(kept / _EDITION, edition)

    now = works.change(work.id, change)
    with publish.beside(work.out) as new:
        shutil.copytree(kept / _OUT, new, dirs_exist_ok=True)
    with instead(work.behind) as new:
        shutil.copytree(kept / _BEHIND, new, dirs_exist_ok=True)
    write(work.built, {**read(kept / _TOLD), "version": now.version})
    return now


def compare(folder: Path, before: int, after: int) -> None:
    """Write what differs between two builds that are kept: figures, sentences, cells."""
    places = [folder / _BUILDS / f"{number:04}" for number in (before, after)]
    editions = (places[0] / _EDITION, places[1] / _EDITION)
    found = compared(places[0] / _OUT, places[1] / _OUT, editions)
    write(folder / _COMPARED, {"before": before, "after": after, **_differences(found)})


def differences(work: Work) -> Mapping[str, Any]:
    """Return what the last comparison found, nothing without one."""
    return read(work.folder / _COMPARED)


def _differences(found: Comparison) -> dict[str, Any]:
    kinds = {
        "figures": [*map(asdict, found.figures)],
        "sentences": [*map(asdict, found.sentences)],
        "cells": [*map(asdict, found.cells)],
    }
    told = {name: every[:MOST] for name, every in kinds.items()}
    counts = {name: len(every) for name, every in kinds.items()}
    return {"counts": counts, "pages": len(found.pages), **told}
