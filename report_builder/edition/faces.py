"""Read the faces that an edition gives for its report: font files of its folder fonts/."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from report_builder.edition.causes import of_fonts
from report_builder.edition.causes.cause import Cause, Refused, one_of
from report_builder.edition.files import regular
from report_builder.edition.given_settings import FILE
from report_builder.problem import Problem
from report_builder.settings import Settings
from report_builder.thai.font import FACES, Face, Pair, letters

FOLDER = "fonts"
SETTING = "report_face"
STYLES = {"Regular": 400, "Bold": 700}
"""The styles that a report is set in, and their weights."""
MAX_BYTES = 20_000_000
_RESTRICTED = 0x0002
"""The bit of a font that may not be embedded (OS/2, fsType)."""
_LETTERS = re.compile("[^A-Za-z0-9]")
"""What names inside files don't have."""
_MEASURE = "ก"
"""The letter that looks as high in every face."""
_RANGES = (("!", "~"), ("ก", "ฺ"), ("฿", "๙"))
_ALWAYS = {chr(n) for first, last in _RANGES for n in range(ord(first), ord(last) + 1)} | {*"–“”·•"}
"""What reports print whatever they tell."""


@dataclass(frozen=True)
class _File:
    """A font file: its name, family and style, and the face that it is."""

    name: str
    family: str
    style: str
    face: Face
    locked: bool


def problems(
    settings: Settings | None, files: Mapping[str, Path], texts: Iterable[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the fonts of a folder for a report that says some texts."""
    wanted = settings.report_face if settings else ""
    if not files:
        if wanted:
            yield of_fonts.NONE_GIVEN.at(FILE, None, SETTING, wanted)
        return
    opened, refused = _opened(files)
    yield from refused
    chosen = _chosen(opened, wanted)
    if opened and not chosen:
        families = tuple(sorted({file.family for file in opened}))
        yield of_fonts.UNKNOWN_FACE.at(FILE, None, SETTING, wanted, expected=one_of(families))
    elif chosen and len(chosen) < len(STYLES):
        found = ", ".join(sorted(f"{file.family} {file.style}" for file in opened))
        yield of_fonts.NO_STYLE.at(FOLDER, found=found)
    needed = _ALWAYS.union(*texts)
    for file in chosen.values():
        if file.locked:
            yield of_fonts.LOCKED.at(f"{FOLDER}/{file.name}", found=file.family)
        if lacking := _lacking(file.face, needed):
            yield of_fonts.NO_LETTERS.at(f"{FOLDER}/{file.name}", found=lacking)


def pair(settings: Settings, files: Mapping[str, Path]) -> Pair | None:
    """Return the faces that an edition gives for its report, None where it gives none.

    `files` are those of a checked edition by their part.
    """
    start = f"{FOLDER}/"
    own = {n.removeprefix(start): path for n, path in files.items() if n.startswith(start)}
    chosen = _chosen(_opened(own)[0], settings.report_face)
    return Pair(*(chosen[style].face for style in STYLES)) if chosen else None


def _chosen(files: Iterable[_File], wanted: str) -> dict[str, _File]:
    """Return the files of the wanted family, or of the only one, by their styles."""
    every = [*files]
    family = wanted or (every[0].family if len({f.family for f in every}) == 1 else "")
    return {f.style: f for f in every if f.family == family and f.style in STYLES}


def _opened(files: Mapping[str, Path]) -> tuple[list[_File], list[Problem]]:
    opened, refused = [], []
    for name, path in files.items():
        try:
            opened.append(_open(name, regular.content(path, MAX_BYTES)))
        except Refused as error:
            refused.append(_told(error.cause).at(f"{FOLDER}/{name}", found=error.found))
    return opened, refused


def _told(cause: Cause) -> Cause:
    return cause if cause.name.startswith("font") else of_fonts.UNUSABLE


def _open(name: str, content: bytes) -> _File:
    """Return a font file; raises Refused for what is no TrueType font with Thai letters."""
    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            names = font["name"]
            family, style = str(names.getBestFamilyName()), str(names.getBestSubFamilyName())
            scale, locked = _high(_shipped()) / _high(font), font["OS/2"].fsType & _RESTRICTED
    except Exception as error:  # whatever a file is that is no font
        raise Refused(of_fonts.UNUSABLE, str(error)) from error
    file = f"{_LETTERS.sub('', family) or 'Face'}-{_LETTERS.sub('', style)}.ttf"
    face = Face(file, family, STYLES.get(style, 0), content, round(scale, 3))
    return _File(name, family, style, face, bool(locked))


def _shipped() -> TTFont:
    return TTFont(io.BytesIO(FACES["body"].program), lazy=True)


def _high(font: Any) -> float:
    """Return how high a letter is in a font, as a share of its size."""
    glyph = font["glyf"][font.getBestCmap()[ord(_MEASURE)]]
    return float(glyph.yMax / font["head"].unitsPerEm)


def _lacking(face: Face, needed: Iterable[str]) -> str:
    """Return the characters that are to be printed and that a face can't write."""
    return "".join(sorted(c for c in {*needed} - letters(face) if c.isprintable()))
