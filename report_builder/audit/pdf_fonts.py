"""Check that the fonts of a PDF draw the letters that they are read as, in our own faces.

A glyph of a file may be moved, and be joined of several of a face; but its outlines are those of
the face, and those of a letter among them are the letter's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
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
_NAME = re.compile(r"[^A-Za-z]")
_SEEN: dict[tuple[Path, str, bytes], bool] = {}
"""Whether letters of a face may have outlines, which many files share."""


@dataclass(frozen=True)
class _Face:
    """The outlines of a face: all there are, and by letter those that may stand for it."""

    contours: frozenset[Contour]
    forms: Mapping[str, tuple[Counter[Contour], ...]]


def findings(pdf: pikepdf.Pdf, file: str) -> Iterator[Finding]:
    """Yield the fonts of a PDF that aren't ours or draw other letters than they say."""
    for font in _fonts(pdf):
        said = str(font.BaseFont).rpartition("+")[2]
        path = _files().get(_NAME.sub("", said).casefold())
        if path is None:
            yield Finding("font", file, None, said)
            continue
        wrong = "".join(sorted(_wrong(font, path)))
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


@cache
def _face(path: Path) -> _Face:
    font = TTFont(path)
    glyphs, names = font["glyf"], font.getBestCmap()
    others = _alternates(font)
    shapes = {name: Counter(_contours(glyphs, name)) for name in font.getGlyphOrder()}
    forms = {
        chr(code): tuple(shapes[one] for one in (name, *sorted(others.get(name, ()))))
        for code, name in names.items()
    }
    return _Face(frozenset(c for shape in shapes.values() for c in shape), forms)


def _alternates(font: TTFont) -> dict[str, set[str]]:
    """Return the glyphs that a font may set for another one, by its name."""
    found: dict[str, set[str]] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ():
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for old, new in getattr(table, "mapping", {}).items():
                found.setdefault(old, set()).update([new] if isinstance(new, str) else new)
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


def _wrong(font: Any, path: Path) -> Iterator[str]:
    """Yield the letters that a font draws with other outlines than its face."""
    own = embedded(font)
    if own is None:
        yield "?"
        return
    names = own.font.getGlyphOrder()
    for code, letters in own.letters.items():
        known = (path, letters, own.outlines(code))
        if known not in _SEEN:
            glyphs = own.font["glyf"]
            drawn = Counter(_contours(glyphs, names[code])) if code < len(names) else Counter()
            _SEEN[known] = _draws(drawn, letters, _face(path))
        if not _SEEN[known]:
            yield letters


def _draws(drawn: Counter[Contour], letters: str, face: _Face) -> bool:
    if not face.contours.issuperset(drawn):
        return False
    sure = [one for one in letters if unicodedata.category(one) in _SURE]
    if len(sure) != len(letters):
        return True
    return all(any(form <= drawn for form in face.forms.get(one, ())) for one in sure)
