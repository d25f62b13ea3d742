"""Check that the fonts of a PDF draw the letters that they are read as, in our own faces.

A glyph of a file may be moved, and be joined of several of a face; but its outlines are those of
the face, and those of a letter among them are the letter's.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

from report_builder import resources
from report_builder.audit.findings import Finding
from report_builder.audit.pdf_glyphs import embedded

if TYPE_CHECKING:
    import pikepdf

Contour = tuple[tuple[int, int], ...]
_SURE = ("Nd", "Lo", "Ll", "Lu")
"""Kinds of characters of which the outlines are sure; others may be split or left out."""
_RING = "\N{THAI CHARACTER NIKHAHIT}"
"""What a sara am has in common with a tone mark above it."""
_NAME = re.compile(r"[^A-Za-z]")
_SEEN: dict[tuple[str, str, bytes], bool] = {}
"""Whether letters of a face may have outlines, which many files share."""


class _Face:
    """The outlines of a face, each read when it is asked for."""

    def __init__(self, content: bytes) -> None:
        self.key = sha256(content).hexdigest()
        self._font = TTFont(io.BytesIO(content), lazy=True)
        self._names = {chr(code): name for code, name in self._font.getBestCmap().items()}
        self._names |= _ligatures(self._font, self._names)
        self._others = _alternates(self._font)
        self._shapes: dict[str, Counter[Contour]] = {}

    @cached_property
    def contours(self) -> frozenset[Contour]:
        """Return all outlines there are."""
        return frozenset(c for name in self._font.getGlyphOrder() for c in self._shape(name))

    def forms(self, letter: str) -> Iterator[Counter[Contour]]:
        """Yield the outlines of each glyph that may stand for a letter, or for several joined."""
        if name := self._names.get(letter):
            yield from map(self._shape, (name, *sorted(self._others.get(name, ()))))

    @property
    def letters(self) -> Iterator[str]:
        """Return the letters that it has, and those that it joins."""
        return iter(self._names)

    @staticmethod
    def known(drawn: Counter[Contour]) -> Counter[Contour]:
        """Return outlines as this face knows them."""
        return drawn

    def _shape(self, name: str) -> Counter[Contour]:
        if name not in self._shapes:
            self._shapes[name] = Counter(_contours(self._font["glyf"], name))
        return self._shapes[name]


@dataclass(frozen=True)
class _Told:
    """The outlines of a face that was given, as they were told when it was drawn with."""

    key: str
    contours: frozenset[str]
    shapes: Mapping[str, Sequence[Mapping[str, int]]]

    def forms(self, letter: str) -> Iterator[Counter[str]]:
        """Yield the outlines of each glyph that may stand for a letter."""
        yield from map(Counter, self.shapes.get(letter, ()))

    @staticmethod
    def known(drawn: Counter[Contour]) -> Counter[str]:
        """Return outlines as this face knows them."""
        return Counter({_sum(contour): n for contour, n in drawn.items()})


def told_of(content: bytes) -> dict[str, Any]:
    """Return as plain data the outlines of a face by the sums of their points, and its letters."""
    face = _Face(content)
    shapes = {one: [dict(_Told.known(form)) for form in face.forms(one)] for one in face.letters}
    return {"contours": sorted(map(_sum, face.contours)), "letters": shapes}


def _told(own: Mapping[str, Any]) -> _Told:
    key = sha256(repr(own).encode()).hexdigest()
    return _Told(key, frozenset(own["contours"]), own["letters"])


def _sum(contour: Contour) -> str:
    return sha256(repr(contour).encode()).hexdigest()[:12]


def findings(
    pdf: pikepdf.Pdf, file: str, given: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Finding]:
    """Yield the fonts of a PDF that aren't ours or draw other letters than they say.

    `given` are other faces that it may have, by their names, as `told_of` tells them.
    """
    others = {name: _told(own) for name, own in given.items()}
    for font in _fonts(pdf):
        said = str(font.BaseFont).rpartition("+")[2]
        face = others.get(said) or _own(said)
        if face is None:
            yield Finding("font", file, None, said)
            continue
        wrong = "".join(sorted(_wrong(font, face)))
        if wrong:
            yield Finding("font", file, None, f"{said}: {wrong}")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    known = set()
    for page in pdf.pages:
        resources_of: Any = page.get("/Resources", {})
        for font in resources_of.get("/Font", {}).values():
            if font.objgen not in known:
                known.add(font.objgen)
                yield font


@cache
def _files() -> dict[str, Path]:
    """Return our faces by the letters of their names, with the names of plain faces alone."""
    found = {}
    for path in resources.path("fonts").glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            name, style = font["name"].getBestFamilyName(), font["name"].getBestSubFamilyName()
        for said in {f"{name}{style}", name if style == "Regular" else f"{name}{style}"}:
            found[_NAME.sub("", said).casefold()] = path
    return found


def _own(said: str) -> _Face | None:
    path = _files().get(_NAME.sub("", said).casefold())
    return _face(path) if path else None


@cache
def _face(path: Path) -> _Face:
    return _Face(path.read_bytes())


def _alternates(font: TTFont) -> dict[str, set[str]]:
    """Return the glyphs that a font may set for another one, by its name."""
    found: dict[str, set[str]] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for old, new in getattr(table, "mapping", {}).items():
                found.setdefault(old, set()).update([new] if isinstance(new, str) else new)
    return found


def _ligatures(font: TTFont, names: Mapping[str, str]) -> dict[str, str]:
    """Return the glyphs that a font joins letters to, by these letters."""
    letters, found = {name: letter for letter, name in names.items()}, {}
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, joined in getattr(table, "ligatures", {}).items():
                for one in joined:
                    parts = [letters.get(name, "") for name in (first, *one.Component)]
                    if all(parts):
                        found["".join(parts)] = one.LigGlyph
    return found


def _contours(glyphs: Any, name: str) -> Iterator[Contour]:
    """Yield the outlines of a glyph, each from its own corner."""
    points, ends, _ = glyphs[name].getCoordinates(glyphs)
    start = 0
    for end in ends:
        ring = [(round(x), round(y)) for x, y in points[start : end + 1]]
        left, low = min(x for x, _ in ring), min(y for _, y in ring)
        yield tuple((x - left, y - low) for x, y in ring)
        start = end + 1


def _wrong(font: Any, face: _Face | _Told) -> Iterator[str]:
    """Yield the letters that a font draws with other outlines than its face."""
    own = embedded(font)
    if own is None:
        yield "?"
        return
    names = own.font.getGlyphOrder()
    for code, letters in own.letters.items():
        known = (face.key, letters, own.outlines(code))
        if known not in _SEEN:
            glyphs = own.font["glyf"]
            drawn = Counter(_contours(glyphs, names[code])) if code < len(names) else Counter()
            _SEEN[known] = _draws(face.known(drawn), letters, face)
        if not _SEEN[known]:
            yield letters


def _draws(drawn: Counter[Any], letters: str, face: _Face | _Told) -> bool:
    if len(letters) > 1 and drawn in face.forms(letters):
        return True
    near = {c for one in (*letters, _RING) for form in face.forms(one) for c in form}
    if not (near.issuperset(drawn) or face.contours.issuperset(drawn)):
        return False
    sure = [one for one in letters if unicodedata.category(one) in _SURE]
    if len(sure) != len(letters):
        return True
    return all(any(form <= drawn for form in face.forms(one)) for one in sure)
