"""Write beside, then swap: a finished folder takes the place of the last one, or nothing does."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from report_builder.errors import CannotWrite, ForeignFolder
from report_builder.turns import in_turn

MANIFEST = "manifest.json"
PROGRAM = "report-builder"

Manifest = Mapping[str, Any]


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """Yield an empty folder next to `out` that takes its place when all went well.

    Raises ForeignFolder before anything is built when `out` holds files of another program,
    and CannotWrite when a folder can't be written. A failure leaves `out` as it was.
    """
    out = out.resolve()
    _refuse_foreign(out)
    new = out.with_name(f".{out.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        new.mkdir(parents=True)
    except OSError as error:
        raise CannotWrite(str(out.parent), error.strerror or str(error)) from error
    try:
        yield new
        _swap(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def keep_others(new: Path, out: Path, inputs: Manifest) -> dict[str, Any]:
    """Copy from `out` the files that this build doesn't replace, and describe the built ones.

    Those are the files that people put there, and those of an earlier build of the same inputs;
    what was built of other inputs is out of date and left behind.
    """
    last = manifest(out)
    built = last.get("files", {})
    current = last.get("inputs") == inputs
    for path in sorted(out.rglob("*")) if last else []:
        name = path.relative_to(out)
        stale = name.as_posix() in built and not current
        if path.is_file() and name.as_posix() != MANIFEST and not (stale or (new / name).exists()):
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / name)
    return {name: text for name, text in built.items() if current and (new / name).exists()}


def listing(out: Path) -> Path:
    """Return the file beside an output folder in which the faults of its files are listed."""
    return out.with_name(f"{out.name}-faults.txt")


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


def _refuse_foreign(out: Path) -> None:
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not manifest(out)):
        raise ForeignFolder(str(out))


@in_turn
def _swap(new: Path, out: Path) -> None:
    old = new.with_name(f"{new.name}.old")
    try:
        if out.exists():
            out.rename(old)
        new.rename(out)
    except OSError as error:
        if old.exists():
            old.rename(out)
        raise CannotWrite(str(out), error.strerror or str(error)) from error
    shutil.rmtree(old, ignore_errors=True)
