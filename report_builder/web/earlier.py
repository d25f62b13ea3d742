"""The year before that a work is compared with: another edition, or open data that was brought.

HOME/ID/previous/     a copy of it, as it was when it was chosen
HOME/ID/previous.json what it is called
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from report_builder.edition.previous.package import PACKAGE
from report_builder.web.received import ZIP, plain_name, put, taken, unpacked
from report_builder.web.works import Work, instead, read, write
from report_builder.web.wrong import NotTaken

_TOLD = "previous.json"


def called(work: Work) -> str:
    """Return what the year before is called; blank where none was chosen."""
    return str(read(work.folder / _TOLD).get("name", "")) if work.previous.is_dir() else ""


def choose(work: Work, name: str, fill: Callable[[Path], object]) -> None:
    """Compare a work with what `fill` puts into a folder."""
    with instead(work.previous) as new:
        fill(new)
    write(work.folder / _TOLD, {"name": name})


def forget(work: Work) -> None:
    """Compare a work with no year before but that of its settings."""
    shutil.rmtree(work.previous, ignore_errors=True)


def files(name: str, content: bytes) -> Mapping[str, bytes]:
    """Return the files of an edition, or of a package of open data, that a file brings.

    Raises NotTaken.
    """
    if not plain_name(name).lower().endswith(ZIP):
        return taken(name, content)
    parts = unpacked(name, content)
    home = next((PurePosixPath(path).parent for path in parts if _is_package(path)), None)
    if home is None:
        return taken(name, content)
    inside = {path: part for path, part in parts.items() if PurePosixPath(path).parent == home}
    names = {plain_name(path): part for path, part in inside.items()}
    return {own: part for own, part in names.items() if own == PACKAGE or own.endswith(".csv")}


def fill(brought: Mapping[str, bytes], folder: Path) -> None:
    """Put files that were brought into a folder."""
    if not brought:
        raise NotTaken("zip", "ไม่มีแฟ้มข้อมูลอยู่ข้างใน", "it holds no data")
    put(folder, brought, instead=False)


def _is_package(path: str) -> bool:
    return PurePosixPath(path).name == PACKAGE
