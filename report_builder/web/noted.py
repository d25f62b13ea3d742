"""What people did to a work, written down with the version that has it.

HOME/ID/KIND.json  in order; what a version has that was undone is told no more
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from report_builder.web.works import Work, read, write


def note(work: Work, kind: str, who: str, news: Sequence[Mapping[str, Any]]) -> None:
    """Write down what was done in the version of a work as it is now."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    before = [one for one in told(work, kind) if one["version"] < work.version]
    new = [{"version": work.version, "at": at, "who": who, **each} for each in news]
    write(work.folder / f"{kind}.json", {kind: [*before, *new]})


def told(work: Work, kind: str) -> Sequence[Mapping[str, Any]]:
    """Return what was done up to the version of a work as it is now."""
    every: Sequence[Mapping[str, Any]] = read(work.folder / f"{kind}.json").get(kind, ())
    return [one for one in every if one["version"] <= work.version]
