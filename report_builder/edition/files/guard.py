"""Open a workbook only after every part of it was unpacked within limits and looked through."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from report_builder.edition.causes import of_files
from report_builder.edition.causes.cause import Refused

MAX_BYTES = 50_000_000
"""Bytes of a file, and of all parts of a workbook when unpacked twice that."""
MAX_CELLS = 2_000_000
"""Cells of a sheet, empty ones up to the last row and column counted."""
MAX_PARTS = 2_000
_MAX_RATIO = 200
_SMALL = 1_000_000
"""Bytes up to which a part may be packed at any ratio."""

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})?([0-9]{1,7})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v\b[^>/]*>[^<]|is\b)")
_TEXT = re.compile(rb"\bt\s*=\s*[\"']str")
_NAMED = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")


@dataclass(frozen=True)
class Workbook:
    """A workbook that is safe to parse, and what was found in it.

    `content` holds the same parts, packed anew; `uncomputed` names the cells of each sheet that
    hold a formula without a value.
    """

    content: bytes
    uncomputed: dict[str, tuple[str, ...]]
    macros: bool
    links: bool


def opened(content: bytes) -> Workbook:
    """Return a workbook after unpacking it within limits; raises Refused when it can't be read.

    The parts are packed anew, so that no library meets sizes that the original only claimed.
    """
    try:
        parts = dict(_parts(content))
        sheets = _sheets(parts)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    except (RuntimeError, KeyError, etree.LxmlError) as error:
        raise Refused(of_files.DAMAGED_FILE, str(error)) from error
    for part in sheets.values():
        _measured(parts[part])
    return Workbook(
        content=_packed(parts),
        uncomputed={name: tuple(_uncomputed(parts[part])) for name, part in sheets.items()},
        macros=any(name.endswith("vbaProject.bin") for name in parts),
        links=any("externalLinks/" in name for name in parts),
    )


def refuse_large(rows: int, columns: int) -> None:
    """Raise Refused for a sheet of too many cells."""
    if rows * columns > MAX_CELLS:
        raise Refused(of_files.TOO_LARGE, f"{rows:,} x {columns:,}")


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
    if info.filename.endswith((".xml", ".rels", ".vml")):
        _refuse_entities(part, info.filename)
    return part


def _refuse_entities(part: bytes, name: str) -> None:
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in part[:64]:
        raise Refused(of_files.DAMAGED_FILE, f"{name}: UTF-16")
    if _DECLARED.search(part):
        raise Refused(of_files.ENTITIES, name)


def _sheets(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    if "xl/workbook.xml" not in parts:
        raise Refused(of_files.NOT_A_TABLE)
    targets = {
        each.get("Id"): _part_name(str(each.get("Target")))
        for each in _xml(parts["xl/_rels/workbook.xml.rels"]).iter("{*}Relationship")
    }
    named = {
        str(sheet.get("name")): targets.get(sheet.get(_RELATIONS), "")
        for sheet in _xml(parts["xl/workbook.xml"]).iter("{*}sheet")
    }
    return {name: part for name, part in named.items() if part in parts}


def _part_name(target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return str(PurePosixPath("xl") / target)


def _xml(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def _measured(sheet: bytes) -> None:
    """Refuse a sheet whose cells reach so far that a reader would run out of memory."""
    references = {(match[1] or b"A", int(match[2])) for match in _REFERENCE.finditer(sheet)}
    rows = max((row for _, row in references), default=0)
    columns = max((column_number(letters.decode()) for letters, _ in references), default=0)
    refuse_large(rows, columns)


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


def _uncomputed(sheet: bytes) -> Iterator[str]:
    for attributes, inside in _CELL.findall(sheet) if _FORMULA.search(sheet) else ():
        named = _NAMED.search(attributes)
        computed = _VALUE.search(inside) or _TEXT.search(attributes)
        if named and _FORMULA.search(inside) and not computed:
            yield named[1].decode()


def _packed(parts: dict[str, bytes]) -> bytes:
    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return clean.getvalue()
