"""Give each sign of a face, drawn glyphs and the characters they stand for, a code in a PDF."""

from __future__ import annotations

import uharfbuzz

from report_builder.render.pdf.composed import Composed, Part, with_glyphs
from report_builder.render.pdf.signs import Sign
from report_builder.thai.font import Face, shaper

_UNUSED_TABLES = [
    int.from_bytes(tag.encode())
    for tag in ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "meta", "name", "post")
]
"""Tables that a reader of the PDF has no use for: codes name glyphs by their numbers."""


class Codes:
    """The codes of one face in one PDF, each the number of a glyph.

    A glyph in its own place has its own number for the first characters that it stands for. All
    else that is written has a glyph of its own, composed of glyphs of the font.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self.characters: dict[int, str] = {}
        self.widths: dict[int, int] = {}
        """Characters and width, in 1/1000 em, of each code."""
        font = shaper(face)
        self._upem, self._count = font.face.upem, font.face.glyph_count
        self._written: dict[tuple[tuple[Part, ...], str, int], str] = {}
        self._composed: list[Composed] = []

    def written(self, sign: Sign) -> str:
        """Return how a sign is written in a string of a page."""
        key = sign.parts, sign.characters, sign.width
        if key not in self._written:
            code = self._code(sign.parts, round(sign.width * self._upem / 1000))
            self.characters[code], self.widths[code] = sign.characters, sign.width
            self._written[key] = f"{code:04x}"
        return self._written[key]

    def program(self) -> bytes:
        """Return the font with the glyphs that are used and those that are composed of them."""
        parts = {part[0] for glyph in self._composed for part in glyph.parts}
        own = {code for code in self.widths if code < self._count}
        return with_glyphs(_subset(self.face, own | parts), self._count, self._composed)

    def _code(self, parts: tuple[Part, ...], width: int) -> int:
        glyph = parts[0][0]
        in_place = parts == ((glyph, 0, 0),) and width == self._advance(glyph)
        if in_place and glyph not in self.widths:
            return glyph
        self._composed.append(Composed(parts, width))
        return int(self._count) + len(self._composed) - 1

    def _advance(self, glyph: int) -> int:
        width: int = shaper(self.face).get_glyph_h_advance(glyph)
        return width


def _subset(face: Face, glyphs: set[int]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_UNUSED_TABLES)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    subset: bytes = uharfbuzz.subset(shaper(face).face, wanted).blob.data
    return subset
