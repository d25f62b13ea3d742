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
    """One face of the product: its file in fonts/, its CSS family and weight, its marks in em.

    Marks hang from anchors of the letter. A tone begins `tone` left of its anchor, which is at
    least `near` left of the next letter, and `tall` more on letters that reach high.
    """

    file: str
    family: str
    weight: int
    tone: float
    near: float
    tall: float


FACES = {
    "body": Face("Sarabun-Regular.ttf", "Sarabun", 400, -0.034, 0.074, 0.14),
    "bold": Face("Sarabun-Bold.ttf", "Sarabun", 700, 0.01, 0.064, 0.183),
    "heading": Face(
        "IBMPlexSansThaiLooped-SemiBold.ttf",
        "IBM Plex Sans Thai Looped",
        600,
        tone=0.051,
        near=0.086,
        tall=0.15,
    ),
}
"""The faces by short name: text, emphasised text, headings and big numbers."""

_STEP = 0.015
_TONES = ("0E48", "0E49", "0E4A", "0E4B", "0E4C")
_LOWER_VOWELS = ("0E38", "0E39", "0E3A")
_ON_TALL, _ON_VOWEL = ".narrow", ".small"
_MARK_TO_BASE, _MARK_TO_MARK, _EXTENSION = 4, 6, 9


@dataclass(frozen=True)
class _Move:
    """What becomes of a mark in font units: how far its outline moves right, how wide it is."""

    right: int
    width: int


@cache
def face_named(family: str, weight: int) -> str:
    """Return the short name of the face of a CSS family that is nearest to a weight.

    Text of another family is measured in bold: it is refused when it is drawn.
    """
    known = [(abs(face.weight - weight), name) for name, face in FACES.items()]
    return min((pair for pair in known if FACES[pair[1]].family == family), default=(0, "bold"))[1]


@cache
def derived(file: str) -> bytes:
    """Return the font of a face as TrueType data with widths for its marks, always the same."""
    face = next(face for face in FACES.values() if face.file == file)
    font = TTFont(resources.path("fonts", file), recalcTimestamp=False, recalcBBoxes=False)
    moves = dict(_moves(font, face))
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


def _moves(font: TTFont, face: Face) -> Iterator[tuple[str, _Move]]:
    """Yield the move of each mark: it begins before what follows it and reaches up to it.

    An upper vowel begins before the tone that stands on it, a lower vowel before the tone of a
    tall letter.
    """
    seats = dict(_seats(font))
    for mark, place in _marks(font):
        is_tone = any(name in mark for name in _TONES)
        if is_tone:
            begin = _units(font, face.tone)
        elif any(name in mark for name in _LOWER_VOWELS):
            begin = _units(font, face.tone + _STEP + face.tall)
        else:
            begin = _units(font, face.tone + _STEP) + max(0, place - seats.get(mark, place))
        far = _ON_TALL in mark or (is_tone and _ON_VOWEL in mark)
        reach = face.near + face.tall if far else face.near
        yield mark, _Move(begin - place, begin + _units(font, reach))


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


def _move_outlines(font: TTFont, moves: dict[str, _Move]) -> None:
    outlines = font["glyf"]
    composites = [name for name, outline in outlines.glyphs.items() if outline.isComposite()]
    for name in {*composites, *moves}:
        outline, right = outlines[name], moves[name].right if name in moves else 0
        if outline.isComposite():
            for part in outline.components:
                part.x += right - (moves[part.glyphName].right if part.glyphName in moves else 0)
        elif outline.numberOfContours:
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
