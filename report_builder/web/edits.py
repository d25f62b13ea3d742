"""What was edited in the texts of a work, written down with the version that has it.

HOME/ID/edits.json  in order; what a version has that was undone is told no more
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from report_builder.output import publish
from report_builder.web.works import Work, read

_FILE, _EDITS = "edits.json", "edits"
SHOWN = 20
"""Edits that are shown, the last of them."""


def note(work: Work, who: str, before: str, after: str) -> None:
    """Write down an edit that made the version of a work as it is now."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    earlier = [one for one in _every(work) if one["version"] < work.version]
    new = {"version": work.version, "at": at, "who": who, "before": before, "after": after}
    content = json.dumps({_EDITS: [*earlier, new]}, ensure_ascii=False)
    publish.write(work.folder / _FILE, content.encode())


def told(work: Work) -> Sequence[Mapping[str, Any]]:
    """Return the last edits up to the version of a work as it is now, the newest first."""
    return [one for one in _every(work) if one["version"] <= work.version][::-1][:SHOWN]


def _every(work: Work) -> Sequence[Mapping[str, Any]]:
    every: Sequence[Mapping[str, Any]] = read(work.folder / _FILE).get(_EDITS, ())
    return every
