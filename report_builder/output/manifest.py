"""Say what a build was made of and what it made: the content of manifest.json."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from report_builder import __version__, resources
from report_builder.facts.earlier import TABLES
from report_builder.model import Edition
from report_builder.output.publish import PROGRAM, described

LIBRARIES = (
    *("jinja2", "pandas", "numpy"),
    *("python-pptx", "lxml", "fonttools", "uharfbuzz", "pyyaml", "pydantic", "pypdfium2"),
)
"""Libraries that can change what a file holds."""


def content(edition: Edition, files: Mapping[str, Any], stamp: date) -> dict[str, Any]:
    """Return the manifest of a built folder, equal for equal input; `stamp` dates its files."""
    return {
        "program": PROGRAM,
        "version": __version__,
        "edition": edition.settings.id,
        "date": stamp.isoformat(),
        "inputs": inputs(edition),
        "versions": {"python": platform.python_version()} | {n: version(n) for n in LIBRARIES},
        "fonts": {path.name: _font(path) for path in sorted(resources.path("fonts").glob("*.ttf"))},
        "files": dict(sorted(files.items())),
    }


def inputs(edition: Edition) -> dict[str, Any]:
    """Return size and hash of every file that the result depends on: edition and templates."""
    own = {f"edition/{name}": described(path) for name, path in sorted(_files(edition))}
    return own | _resources("templates") | _resources("assets", "*.*")


def _files(edition: Edition) -> Iterator[tuple[str, Path]]:
    """Yield the files of an edition, then those of the year that it is compared with."""
    yield from edition.files.items()
    if edition.previous:
        for name, path in edition.previous.edition.files.items():
            yield f"{TABLES}{name}", path
    for own in edition.earlier:
        for name, path in own.edition.files.items():
            yield f"{TABLES}{own.year}.{name}", path


def files(folder: Path, pattern: str = "*") -> dict[str, Any]:
    """Return size and hash of the files in a folder that match, by their path in it."""
    paths = (path for path in sorted(folder.rglob(pattern)) if path.is_file())
    return {path.relative_to(folder).as_posix(): described(path) for path in paths}


def _resources(folder: str, pattern: str = "**/*") -> dict[str, Any]:
    root = resources.path(folder)
    paths = (path for path in sorted(root.glob(pattern)) if path.is_file())
    return {f"{folder}/{path.relative_to(root).as_posix()}": described(path) for path in paths}


def _font(path: Path) -> dict[str, Any]:
    with TTFont(path, lazy=True) as font:
        return {"version": font["name"].getDebugName(5), **described(path)}
