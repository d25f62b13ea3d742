"""Derive fonts whose text can be read back: Thai marks get a place and a width of their own.

A mark without width stands at the same place as the letter that follows it, and a program that
sorts letters by place mixes them up. In a derived font each mark begins left of the next letter,
vowels before tones, and is a little wide. Shaping sets the width to nothing again and anchors put
each mark where it was, so that no line looks other than before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otBase import BaseTable

from report_builder import resources


@dataclass(frozen=True)
class Face:
    """One face of the product: its file in fonts/, its CSS family and weight."""

    file: str
    family: str
    weight: int


FACES = {
    "body": Face("Sarabun-Regular.ttf", "Sarabun", 400),
    "bold": Face("Sarabun-Bold.ttf", "Sarabun", 700),
    "heading": Face("IBMPlexSansThaiLooped-SemiBold.ttf", "IBM Plex Sans Thai Looped", 600),
}
"""The faces by short name: text, emphasised text, headings and big numbers."""

_STEP, _LEAST_WIDTH = 0.05, 0.02
_THAI, _CONSONANTS = "uni0E", range(0x0E01, 0x0E2F)
_TONES = ("0E48", "0E49", "0E4A", "0E4B", "0E4C")
_LOWER_VOWELS = ("0E38", "0E39", "0E3A")
_MARK_TO_BASE, _MARK_TO_MARK, _EXTENSION = 4, 6, 9


@dataclass(frozen=True)
class _Move:
    """What becomes of a mark in font units: how far its outline moves right, how wide it is."""

    right: int
    width: int


@cache
def derived(file: str) -> bytes:
    """Return a font of fonts/ as TrueType data with widths for its marks, always the same."""
    font = TTFont(resources.path("fonts", file), recalcTimestamp=False)
    moves = _moves(font)
    _move_outlines(font, moves)
    _move_anchors(font, {mark: move.right for mark, move in moves.items()})
    data = BytesIO()
    font.save(data, reorderTables=None)
    return data.getvalue()


@cache
def shaper(file: str) -> uharfbuzz.Font:
    """Return a derived font for measuring and outlines."""
    return uharfbuzz.Font(uharfbuzz.Face(derived(file)))


def face_of(data: bytes) -> Face | None:
    """Return the face whose derived font is the same as the data byte for byte, if any is."""
    return next((face for face in FACES.values() if derived(face.file) == data), None)


def _moves(font: TTFont) -> dict[str, _Move]:
    """Return the move of each mark.

    A tone begins left of the next letter on whatever it stands, an upper vowel begins before the
    tone that stands on it, a lower vowel before the tone of the letter that has it leftmost.
    """
    marks, seats, letters = dict(_marks(font)), dict(_seats(font)), tuple(_letters(font))
    step, least = _units(font, _STEP), _units(font, _LEAST_WIDTH)
    lean = max(seat - marks[mark] for mark, seat in seats.items() if mark in marks)
    tone = max(lean, 0) + max(max(places) for places in letters) + step
    lower = tone + step + max(max(places) - min(places) for places in letters)

    def begin(mark: str) -> int:
        if any(name in mark for name in _TONES):
            return tone
        if any(name in mark for name in _LOWER_VOWELS):
            return lower
        return tone + step + max(0, marks[mark] - seats.get(mark, marks[mark]))

    return {
        mark: _Move(begin(mark) - place, max(least, begin(mark) - tone))
        for mark, place in marks.items()
    }


def _marks(font: TTFont) -> Iterator[tuple[str, int]]:
    """Yield each mark that stands on a letter with the place of its anchor."""
    for table in _subtables(font, _MARK_TO_BASE):
        for name, record in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True):
            yield name, record.MarkAnchor.XCoordinate


def _seats(font: TTFont) -> Iterator[tuple[str, int]]:
    """Yield each mark that carries another with the place of the anchor for it."""
    for table in _subtables(font, _MARK_TO_MARK):
        for name, record in zip(
            table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True
        ):
            yield from ((name, anchor.XCoordinate) for anchor in record.Mark2Anchor if anchor)


def _letters(font: TTFont) -> Iterator[list[int]]:
    """Yield the places of the anchors of each consonant, from its right edge; at 0 is none."""
    consonants = {font.getBestCmap()[code] for code in _CONSONANTS}
    for table in _subtables(font, _MARK_TO_BASE):
        marks = zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True)
        kinds = {record.Class for name, record in marks if name.startswith(_THAI)}
        for name, record in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
            if name in consonants:
                anchors = (record.BaseAnchor[kind] for kind in kinds)
                places = [anchor.XCoordinate for anchor in anchors if anchor]
                yield [place - font["hmtx"][name][0] for place in places if place]


def _move_outlines(font: TTFont, moves: dict[str, _Move]) -> None:
    outlines = font["glyf"]
    for name in font.getGlyphOrder():
        outline, right = outlines[name], moves[name].right if name in moves else 0
        if outline.isComposite():
            for part in outline.components:
                part.x += right - (moves[part.glyphName].right if part.glyphName in moves else 0)
        elif right and outline.numberOfContours:
            outline.coordinates.translate((right, 0))
    for name, move in moves.items():
        outlines[name].recalcBounds(outlines)
        font["hmtx"][name] = move.width, getattr(outlines[name], "xMin", 0)


def _move_anchors(font: TTFont, right: dict[str, int]) -> None:
    for table in _subtables(font, _MARK_TO_BASE):
        for name, record in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True):
            record.MarkAnchor.XCoordinate += right[name]
    for table in _subtables(font, _MARK_TO_MARK):
        for name, record in zip(
            table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True
        ):
            record.MarkAnchor.XCoordinate += right.get(name, 0)
        for name, record in zip(
            table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True
        ):
            for anchor in filter(None, record.Mark2Anchor):
                anchor.XCoordinate += right.get(name, 0)


def _subtables(font: TTFont, kind: int) -> Iterator[BaseTable]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if table.LookupType == _EXTENSION else table
            if inner.LookupType == kind:
                yield inner


def _units(font: TTFont, em: float) -> int:
    units_per_em: int = font["head"].unitsPerEm
    return round(units_per_em * em)
