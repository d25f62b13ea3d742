"""Take the files that a browser sends: only what an edition is made of, under names of our making.

No name of a user's is joined to a path as it came: it is taken apart, and each part must be a plain
file name; what lies in a .zip is unpacked within limits, and one bad name in it refuses it whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import grids, guard
from report_builder.edition.files.finding import FONTS, PICTURES, SETTINGS_FILE, TEXT
from report_builder.output import publish
from report_builder.web.wrong import NotTaken

ZIP = ".zip"
TABLES = grids.SUFFIXES
SHOWN, FACES = (".png", ".jpg", ".jpeg"), (".ttf",)
TAKEN = (*TABLES, ".toml", ".yaml", *SHOWN, *FACES, ZIP)
"""How files end that are taken."""
_FOLDERS = {TEXT: (".yaml",), PICTURES: SHOWN, FONTS: FACES}
_LONGEST = 200
"""Bytes of a name."""
_RESERVED = re.compile(
    r'[<>:"/\\|?*]|^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$', re.IGNORECASE
)
_ABSOLUTE = re.compile(r"[a-z]:", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Return the last part of a name as a browser sends it; raises NotTaken for none of a file."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1]).strip()
    bad = _RESERVED.search(last) or not last.isprintable() or len(last.encode()) > _LONGEST
    if not last or bad:
        raise NotTaken(name, "ชื่อแฟ้มใช้ไม่ได้ ให้ตั้งชื่อใหม่", "its name can't be used; rename it")
    return last


def taken(name: str, content: bytes) -> dict[str, bytes]:
    """Return the files of an edition that a file brings, by their paths in it.

    Raises NotTaken for a kind of file that no edition has, and for a .zip that is damaged, too
    large when unpacked, or names places outside itself.
    """
    own = plain_name(name)
    if own.lower().endswith(ZIP):
        return _of_edition(own, content)
    place = _place(own)
    if place is None:
        raise NotTaken(name, f"ชนิดนี้ใช้ไม่ได้ ใช้ได้: {' '.join(TAKEN)}", f"use {' '.join(TAKEN)}")
    return {place: content}


def put(edition: Path, files: Mapping[str, bytes], *, instead: bool) -> None:
    """Put files into the folder of an edition, instead of all the tables that are there or beside.

    The paths are those that `taken` returned.
    """
    for old in list(tables(edition)) if instead and any(map(_is_data, files)) else ():
        old.unlink()
    for place, content in files.items():
        target = edition.joinpath(*PurePosixPath(place).parts)
        if not target.resolve().is_relative_to(edition.resolve()):
            raise NotTaken(place, "อยู่นอกโฟลเดอร์", "it is outside of the folder")
        target.parent.mkdir(exist_ok=True)
        publish.write(target, content)


def tables(edition: Path) -> Iterator[Path]:
    """Yield the files of tables and settings in the folder of an edition."""
    for path in sorted(edition.iterdir()):
        if path.is_file() and _is_data(path.name):
            yield path


def _is_data(name: str) -> bool:
    return name.endswith((*TABLES, SETTINGS_FILE)) and "/" not in name


def _place(name: str) -> str | None:
    """Return where in an edition a file belongs by its name; None for none that is read."""
    suffix = PurePosixPath(name).suffix.lower()
    stem = name[: len(name) - len(suffix)]
    if suffix in TABLES:
        return f"{stem}{suffix}"
    if name == SETTINGS_FILE:
        return name
    home = next((folder for folder, endings in _FOLDERS.items() if suffix in endings), None)
    return f"{home}/{stem}{suffix if home == TEXT else name[len(stem) :]}" if home else None


def unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """Return what lies in a .zip, by paths none of which leads out of it; raises NotTaken."""
    try:
        parts = guard.opened(content).parts
    except Refused as refused:
        en = f"it is damaged or too large when unpacked {refused.found}".strip()
        raise NotTaken(name, "แฟ้มเสียหาย หรือใหญ่เกินไปเมื่อคลายแล้ว", en) from refused
    return {"/".join(_steps(name, _mended(path))): part for path, part in parts.items()}


def _of_edition(name: str, content: bytes) -> dict[str, bytes]:
    found = unpacked(name, content)
    files = {p: part for path, part in found.items() if (p := _in_edition((*path.split("/"),)))}
    if not files:
        raise NotTaken(name, "ไม่มีแฟ้มข้อมูลอยู่ข้างใน", "it holds no file of an edition")
    return files


def _steps(archive: str, path: str) -> tuple[str, ...]:
    """Return the steps of a path in an archive; raises NotTaken for one that leads out of it."""
    steps = tuple(re.split(r"[/\\]", path))
    if ".." in steps or not steps[0] or _ABSOLUTE.match(path) or "\0" in path:
        raise NotTaken(archive, f"มีชื่อที่ออกนอกโฟลเดอร์: {path}", f"a name leads out of it: {path}")
    return steps


def _in_edition(steps: tuple[str, ...]) -> str | None:
    """Return where a file of an archive belongs, with or without a folder around all of them."""
    *folders, last = steps
    if not last or last.startswith(".") or "__MACOSX" in folders:
        return None
    place = _place(plain_name(last))
    home = PurePosixPath(place).parent.name if place else None
    around = folders[:-1] if home and folders[-1:] == [home] else folders
    return place if len(around) <= 1 else None


def _mended(path: str) -> str:
    """Return a path with the Thai that programs pack without saying in which code."""
    if path.isascii():
        return path
    for code in ("utf-8", "cp874"):
        try:
            return path.encode("cp437").decode(code)
        except UnicodeError:
            continue
    return path
