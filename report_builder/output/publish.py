"""Write beside, then swap: a finished folder takes the place of the last one, or nothing does."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from report_builder.errors import ForeignFolder
from report_builder.failures import CannotWrite
from report_builder.output import working
from report_builder.turns import in_turn

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
EDITED = ".edited-"
PROGRAM = "report-builder"

_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS)
"""What a system says where nothing more can be written."""

Manifest = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build finds in the folder of the last one.

    `built` describes the files of an earlier build of the same inputs, which stay; `edited` names
    files that people changed and the name each is kept under; `stale` names what is left behind.
    """

    built: Mapping[str, Any]
    edited: tuple[tuple[str, str], ...]
    stale: tuple[str, ...]


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """Yield an empty folder next to `out` that takes its place when all went well.

    Raises ForeignFolder before anything is built when `out` holds files of another program,
    BusyFolder when another build is at work for it, and CannotWrite when a folder can't be
    written or has no room. A failure leaves `out` as it was.
    """
    out = out.resolve()
    new = working.make(out)
    try:
        _refuse_foreign(out)
        yield new
        _swap(new, out)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise CannotWrite(str(out), error.strerror or str(error)) from error
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)


def keep_others(new: Path, out: Path, inputs: Manifest, written: Collection[str]) -> Kept:
    """Copy from `out` the files that this build doesn't write, and tell what becomes of the others.

    `written` are the paths that it writes. Files that people put there stay, and those of an
    earlier build of the same inputs. One that people changed, or put where this build writes,
    stays under another name. What was built of other inputs is out of date and left behind.
    """
    last = manifest(out)
    built, current = last.get("files", {}), last.get("inputs") == inputs
    edited, stale = [], []
    for name in _files(out) if last else ():
        if name not in written and (current or name not in built):
            _copy(out / name, new / name)
        elif described(out / name) != built.get(name):
            other = _edited(name, out / name)
            _copy(out / name, new / other)
            edited.append((name, other))
        elif name not in written:
            stale.append(name)
    here = {name: told for name, told in built.items() if (new / name).exists()}
    return Kept(here, tuple(edited), tuple(stale))


def listing(out: Path) -> Path:
    """Return the file beside an output folder in which the faults of its files are listed."""
    return out.resolve().with_name(f"{out.resolve().name}-faults.txt")


def manifest(out: Path) -> Manifest:
    """Return the manifest of a published folder, empty when there is none of this program."""
    try:
        content = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) and content.get("program") == PROGRAM else {}


def described(path: Path) -> dict[str, Any]:
    """Return the size of a file in bytes and its SHA-256."""
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def write(path: Path, content: bytes) -> None:
    """Write one file at once: whole, or not at all. Raises CannotWrite."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error)) from error
    finally:
        new.unlink(missing_ok=True)


def seal(folder: Path, content: Manifest) -> str:
    """Write the manifest of a folder and SHA256SUMS of all it names; return the manifest's hash.

    `sha256sum -c SHA256SUMS` proves a copy of the folder untouched.
    """
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    own = described(folder / MANIFEST)["sha256"]
    hashes = {name: told["sha256"] for name, told in content["files"].items()} | {MANIFEST: own}
    lines = (f"{hashed}  {name}\n" for name, hashed in sorted(hashes.items()))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    return str(own)


def log(out: Path, line: str) -> None:
    """Add a line to the log of builds beside an output folder."""
    place = out.resolve()
    with place.with_name(f"{place.name}.log").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _files(out: Path) -> list[str]:
    """Return the paths of the files in a folder, but for those that say what is in it."""
    paths = (path.relative_to(out).as_posix() for path in sorted(out.rglob("*")) if path.is_file())
    return [name for name in paths if name not in (MANIFEST, SUMS)]


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, target)


def _edited(name: str, path: Path) -> str:
    """Return the name that an edited file is kept under: with its day and the start of its hash."""
    day = date.fromtimestamp(path.stat().st_mtime).isoformat()
    mark = f"{EDITED}{day}-{described(path)['sha256'][:4]}"
    return PurePosixPath(name).with_name(f"{path.stem}{mark}{path.suffix}").as_posix()


def _refuse_foreign(out: Path) -> None:
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not manifest(out)):
        raise ForeignFolder(str(out))


@in_turn
def _swap(new: Path, out: Path) -> None:
    old = new.with_name(f"{new.name}{working.OLD}")
    try:
        if out.exists():
            out.rename(old)
        new.rename(out)
    except OSError as error:
        if old.exists():
            old.rename(out)
        raise CannotWrite(str(out), error.strerror or str(error)) from error
    shutil.rmtree(old, ignore_errors=True)
