"""Compare a published folder with its manifest: no file changed, none missing, none slipped in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from report_builder.audit.findings import Finding
from report_builder.errors import NotBuilt

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FOLDERS = ("cards", "register", "opendata", "social")
"""Folders in which every file is one of ours."""
ONES = ("deck", "cards", "brief", "poster", "notes", "report", "report-tables", "summary-en")
FORMATS = ("pdf", "pptx", "docx", "xlsx")
"""Documents that a folder may have, and their formats."""
EDITED = ".edited-"
"""In the name of a file that people edited and a later build kept."""


def findings(folder: Path) -> Iterator[Finding]:
    """Yield a fault for each file that isn't as it was published.

    Raises NotBuilt for a folder without a manifest.
    """
    told = _told(folder)
    here = _here(folder)
    for name, described in told.items():
        if name not in here:
            yield Finding("gone", name, None)
        elif _hash(folder / name) != described["sha256"]:
            yield Finding("changed", name, None)
    yield from (Finding("slipped_in", name, None) for name in here if _as_ours(name, told))
    yield from _sums(folder, told)


def others(folder: Path) -> list[str]:
    """Return the files of a published folder that people put there."""
    told = _told(folder)
    return [name for name in _here(folder) if name not in told and not _as_ours(name, told)]


def _sums(folder: Path, told: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield a fault where the list of hashes isn't that of the manifest and its files."""
    hashes = {name: described["sha256"] for name, described in told.items()}
    hashes[MANIFEST] = _hash(folder / MANIFEST)
    expected = "".join(f"{hashed}  {name}\n" for name, hashed in sorted(hashes.items()))
    if not (folder / SUMS).is_file():
        yield Finding("gone", SUMS, None)
    elif (folder / SUMS).read_bytes() != expected.encode():
        yield Finding("changed", SUMS, None)


def _as_ours(name: str, told: Mapping[str, Any]) -> bool:
    """Tell whether a file that wasn't published stands where only published ones should."""
    path = PurePosixPath(name)
    if name in told or EDITED in path.name:
        return False
    return path.parts[0] in FOLDERS or name in {f"{one}.{form}" for one in ONES for form in FORMATS}


def _told(folder: Path) -> Mapping[str, Any]:
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotBuilt(str(folder)) from error
    return dict(sorted(told.items()))


def _here(folder: Path) -> list[str]:
    paths = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return [name for name in map(Path.as_posix, paths) if name not in (MANIFEST, SUMS)]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
