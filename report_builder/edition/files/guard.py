"""Unpack a workbook within limits, every part looked through, before anything is read in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.edition.causes import of_files
from report_builder.edition.causes.cause import Refused

MAX_BYTES = 50_000_000
"""Bytes of a file, and of all parts of a workbook when unpacked twice that."""
MAX_CELLS = 2_000_000
"""Cells of a workbook, empty ones up to the last row and column of each sheet counted."""
MAX_COLUMNS = 16_384
MAX_PARTS = 2_000
_MAX_RATIO = 200
_SMALL = 1_000_000
"""Bytes up to which a part may be packed at any ratio."""

_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Workbook:
    """The parts of a workbook that is safe to parse, by their names."""

    parts: Mapping[str, bytes]

    @property
    def content(self) -> bytes:
        """Return the same parts packed anew, so that no library meets sizes only claimed."""
        clean = io.BytesIO()
        with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return clean.getvalue()

    @property
    def macros(self) -> bool:
        """Tell whether it holds programs."""
        return any(n.endswith("vbaProject.bin") or n.startswith("Basic/") for n in self.parts)

    @property
    def links(self) -> bool:
        """Tell whether cells of it take their values from other files."""
        return any("externalLinks/" in name for name in self.parts) or (
            b"<table:table-source" in self.parts.get("content.xml", b"")
        )


class Budget:
    """How many more cells a workbook may have."""

    def __init__(self) -> None:
        self.left = MAX_CELLS

    def take(self, rows: int, columns: int) -> None:
        """Raise Refused for a sheet of too many cells, with those taken before."""
        if rows * columns > self.left:
            raise Refused(of_files.TOO_LARGE, f"{rows:,} x {columns:,}")
        self.left -= rows * columns


def opened(content: bytes) -> Workbook:
    """Return a workbook after unpacking it within limits; raises Refused when it can't be read."""
    try:
        return Workbook(dict(_parts(content)))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    except (RuntimeError, KeyError, ValueError) as error:
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error


def refuse_large(rows: int, columns: int) -> None:
    """Raise Refused for a sheet of too many cells."""
    Budget().take(rows, columns)


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    left = 2 * MAX_BYTES
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = archive.infolist()
        if len(listed) > MAX_PARTS:
            raise Refused(of_files.TOO_LARGE, f"{len(listed):,} parts")
        for info in listed:
            part = _unpacked(archive, info, left)
            left -= len(part)
            yield info.filename, part


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    limit = min(left, max(_SMALL, _MAX_RATIO * info.compress_size))
    with archive.open(info) as file:
        part = file.read(limit + 1)
    if len(part) > limit:
        raise Refused(of_files.TOO_LARGE, f"{info.filename}: {info.file_size:,} bytes")
    if info.filename.endswith((".xml", ".rels", ".vml", ".rdf")):
        _refuse_entities(part, info.filename)
    return part


def _refuse_entities(part: bytes, name: str) -> None:
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in part[:64]:
        raise Refused(of_files.DAMAGED_FILE, f"{name}: UTF-16")
    if _DECLARED.search(part):
        raise Refused(of_files.ENTITIES, name)


def column_number(letters: str) -> int:
    """Return the number of a column from its letters, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column from its number, 1 being A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
