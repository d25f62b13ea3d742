"""The hidden folder that a build writes to: its name says who writes it, so none stays for ever.

It stands beside the output folder as `.OUT.HOST.PROCESS.BEGAN`; while the finished one takes its
place, the last result is called the same with `.old` behind it.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from report_builder.errors import BusyFolder
from report_builder.failures import CannotWrite

OLD = ".old"


@dataclass(frozen=True, slots=True)
class Working:
    """A working folder: its process, when it began (ns), and whether it is the last result."""

    path: Path
    process: int
    began: int
    old: bool


def make(out: Path) -> Path:
    """Make the folder that a build for `out` is written to, after putting away dead ones.

    Raises BusyFolder when a build that is still at work began earlier, and CannotWrite.
    """
    new = out.with_name(f".{out.name}.{_host()}.{os.getpid()}.{time.time_ns()}")
    try:
        new.mkdir(parents=True)
        _put_away(out)
    except OSError as error:
        raise CannotWrite(str(out.parent), error.strerror or str(error)) from error
    # each makes its folder before it looks: of two that begin at once, one sees the other
    at_work = [working for working in _beside(out) if not working.old]
    first = min(at_work, key=lambda working: (working.began, working.process))
    if first.path != new:
        new.rmdir()
        raise BusyFolder(str(out), first.process)
    return new


def _put_away(out: Path) -> None:
    """Remove what killed builds left, but put back a result that was on its way out."""
    dead = [working for working in _beside(out) if not psutil.pid_exists(working.process)]
    for working in dead:
        if working.old and not out.exists():
            working.path.rename(out)
        else:
            shutil.rmtree(working.path, ignore_errors=True)


def _beside(out: Path) -> Iterator[Working]:
    """Yield the working folders for `out` that this computer made."""
    name, host, old = (re.escape(part) for part in (out.name, _host(), OLD))
    ours = re.compile(rf"\.{name}\.{host}\.(\d+)\.(\d+)({old})?")
    for path in sorted(out.parent.iterdir()):
        if found := ours.fullmatch(path.name):
            yield Working(path, int(found[1]), int(found[2]), found[3] is not None)


def _host() -> str:
    return re.sub(r"\W", "", platform.node())
