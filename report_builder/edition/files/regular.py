"""Read a file only when it is one, and no further than a limit: no pipe, device or folder."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from report_builder.edition.causes import of_files
from report_builder.edition.causes.cause import Refused

MAX_CHARACTERS = 1_000_000
"""Characters of a file of texts or settings."""
_MOST_BYTES_EACH = 4
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipe (FIFO)"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


def content(path: Path, limit: int) -> bytes:
    """Return the bytes of a file; raises Refused for what is no regular file, or a larger one."""
    try:
        refuse_other(path.stat().st_mode)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:
            refuse_other(os.fstat(descriptor).st_mode)
            found = file.read(limit + 1)
    except OSError as error:
        raise Refused(of_files.UNREADABLE_FILE, error.strerror or str(error)) from error
    if len(found) > limit:
        raise Refused(of_files.TOO_LARGE, f"{path.stat().st_size:,} bytes")
    return found


def refuse_other(mode: int) -> None:
    """Raise Refused for the mode of anything but a regular file."""
    if not stat.S_ISREG(mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "")
        raise Refused(of_files.NOT_A_FILE, kind)


def text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises Refused for what is no regular file or no text, and for one of too many characters.
    """
    try:
        found = content(path, _MOST_BYTES_EACH * MAX_CHARACTERS).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(of_files.NOT_UTF_8, str(error)) from error
    except Refused as refused:
        too_large = refused.cause is of_files.TOO_LARGE
        raise Refused(of_files.TOO_LONG, refused.found) if too_large else refused from refused
    if len(found) > MAX_CHARACTERS:
        raise Refused(of_files.TOO_LONG, f"{len(found):,}")
    return printable(found)


def printable(text: str) -> str:
    """Return a text; raises Refused at the first control character that no text should hold."""
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise Refused(of_files.CONTROL_CHARACTER, f"U+{ord(found[0]):04X}", line)
    return text


def is_binary(text: str) -> bool:
    """Tell whether so much of a text's beginning are control characters that it is none."""
    beginning = text[:1000]
    return len(_CONTROL.findall(beginning)) * 20 > len(beginning)
