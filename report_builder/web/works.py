"""The works that people have in hand: each a folder of its own, every change a new version of it.

    HOME/ID/work.json        name, and which version counts
    HOME/ID/editions/0001/   what was brought, version by version
    HOME/ID/checks/0001-PROGRAM.json what a version of the program found in that version
    HOME/ID/mends.json       which of it was mended in the browser
    HOME/ID/edits.json       which texts were edited there
    HOME/ID/out/             the documents, as `publish` puts them there
    HOME/ID/previous/        the year before
    HOME/ID/builds/          earlier builds
    HOME/ID/behind/          the tables that they were built from
    HOME/ID/brand.pptx       a template of one's own

A version is written beside and counts once `work.json` names it, so that a process that ends at
any moment leaves the last whole version.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from report_builder import resources
from report_builder.output import publish
from report_builder.web.wrong import NotThere

KEPT = 10
"""Versions of an edition that are kept."""
LONGEST = 120
"""Characters of the name of a work."""
PREVIOUS = "previous"
"""The folder of the year before."""
UNDONE = 0
"""Stands for a version that is no more, of which documents were built."""
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_TOLD = "work.json"


@dataclass(frozen=True, slots=True)
class Work:
    """One work: its folder, what it is called, when it was begun, and the version that counts."""

    folder: Path
    name: str
    begun: str
    version: int

    @property
    def id(self) -> str:
        """Return the name of its folder, which nobody chose."""
        return self.folder.name

    @property
    def edition(self) -> Path:
        """Return the folder of the edition as it is now."""
        return self.folder / "editions" / f"{self.version:04}"

    @property
    def check(self) -> Path:
        """Return the file of what this program found in the edition as it is now."""
        return self.folder / "checks" / f"{self.version:04}-{_program()}.json"

    @property
    def noun(self) -> str:
        """Return what a unit is called, as the last check that found it says."""
        checks = sorted(self.check.parent.glob("*.json"), reverse=True)
        return next(filter(None, (read(path).get("unit_noun") for path in checks)), "หน่วย")

    @property
    def outdated(self) -> bool:
        """Tell whether another version of the program alone checked the edition as it is now."""
        return not self.check.exists() and any(self.checks)

    @property
    def checks(self) -> Iterator[Path]:
        """Return what any version of the program found in the edition as it is now."""
        return self.check.parent.glob(f"{self.version:04}*")

    @property
    def marked(self) -> Path:
        """Return the file of the marked workbook of the edition as it is now."""
        return self.check.with_suffix(".xlsx")

    @property
    def built(self) -> Path:
        """Return the file that tells of the last build."""
        return self.folder / "built.json"

    @property
    def out(self) -> Path:
        """Return the folder of the documents."""
        return self.folder / "out"

    @property
    def previous(self) -> Path:
        """Return the folder of the year before, which is there where one was chosen."""
        return self.folder / PREVIOUS

    @property
    def behind(self) -> Path:
        """Return the folder of the tables that the last build read."""
        return self.folder / "behind"

    @property
    def template(self) -> Path:
        """Return the template of one's own, which need not be there."""
        return self.folder / "brand.pptx"

    @property
    def template_check(self) -> Path:
        """Return the file of what that template does."""
        return self.folder / "brand.json"


class Works:
    """All works of a folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._turn = threading.RLock()
        home.mkdir(parents=True, exist_ok=True)
        for left in home.glob(".*.new"):
            shutil.rmtree(left, ignore_errors=True)

    def every(self) -> tuple[Work, ...]:
        """Return all works, the newest first."""
        found = sorted(self._found(), key=lambda work: work.begun, reverse=True)
        return tuple(found)

    def find(self, id: str) -> Work:
        """Return a work by its id; raises NotThere without one."""
        told = read(self.home / id / _TOLD) if _ID.fullmatch(id) else None
        if not told:
            raise NotThere
        return Work(self.home / id, told["name"], told["begun"], told["version"])

    def begin(self, name: str, fill: Callable[[Path], object]) -> Work:
        """Begin a work with what `fill` puts into the folder of its edition."""
        id = secrets.token_hex(8)
        new = self.home / f".{id}.new"
        try:
            (new / "checks").mkdir(parents=True)
            edition = new / "editions" / "0001"
            edition.mkdir(parents=True)
            fill(edition)
            begun = datetime.now(UTC).isoformat(timespec="seconds")
            called = " ".join(name.split())[:LONGEST]
            write(new / _TOLD, {"name": called, "begun": begun, "version": 1})
            new.rename(self.home / id)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return self.find(id)

    def change(self, id: str, change: Callable[[Path], object]) -> Work:
        """Make a new version of an edition, changed in its folder; nothing is when that fails."""
        with self._turn:
            work = self.find(id)
            new, version = work.edition.with_name(".new"), work.version + 1
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(work.edition.with_name(f"{version:04}"), ignore_errors=True)
            try:
                shutil.copytree(work.edition, new)
                change(new)
                new.rename(work.edition.with_name(f"{version:04}"))
            finally:
                shutil.rmtree(new, ignore_errors=True)
            return self._turned_to(work, version)

    def undo(self, id: str) -> Work:
        """Go back to the version before; raises NotThere where none is kept."""
        with self._turn:
            work = self.find(id)
            if not work.edition.with_name(f"{work.version - 1:04}").is_dir():
                raise NotThere
            return self._turned_to(work, work.version - 1)

    def remove(self, id: str) -> None:
        """Remove a work with all that belongs to it."""
        with self._turn:
            gone = self.find(id).folder
            hidden = gone.with_name(f".{gone.name}.new")
            gone.rename(hidden)
            shutil.rmtree(hidden, ignore_errors=True)

    def _turned_to(self, work: Work, version: int) -> Work:
        told = {"name": work.name, "begun": work.begun, "version": version}
        write(work.folder / _TOLD, told)
        now = self.find(work.id)
        if version > work.version:
            _forget(now)
        return now

    def _found(self) -> Iterator[Work]:
        for folder in self.home.iterdir():
            if _ID.fullmatch(folder.name) and read(folder / _TOLD):
                yield self.find(folder.name)


def _forget(work: Work) -> None:
    """Forget what was found in, and built of, a version that was undone and had the same number."""
    for stale in work.checks:
        stale.unlink(missing_ok=True)
    built = read(work.built)
    if built.get("version") == work.version:
        write(work.built, {**built, "version": UNDONE})


def forget_old(editions: Path) -> None:
    """Remove all but the last versions of an edition; a job does so, as no build runs beside it."""
    for old in sorted(editions.glob("[0-9]*"))[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def instead(folder: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of another when all went well."""
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir()
        yield new
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def read(path: Path) -> dict[str, Any]:
    """Return what a file of ours says, nothing where there is none or it is spoilt."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Write a file of ours, whole or not at all."""
    publish.write(path, json.dumps(content, ensure_ascii=False).encode())


@cache
def _program() -> str:
    """Return what differs between versions of the program, released or not: a hash of its files."""
    files = [*resources.path("web").parent.rglob("*.py"), *resources.path("templates").rglob("*.*")]
    found = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files)))
    return found.hexdigest()[:16]
