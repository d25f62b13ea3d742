"""Give each sign of a font, drawn glyphs and the characters they stand for, a code in a PDF."""

from collections.abc import Iterable
from typing import Any

import uharfbuzz

from report_builder.render.pdf.engine.composed import Composed, Part, with_glyphs
from report_builder.thai.font import Face, shaper

_UNUSED_TABLES = [
    int.from_bytes(tag.encode())
    for tag in ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "meta", "name", "post")
]
"""Tables that a reader of the PDF has no use for: codes name glyphs by their numbers."""


class Codes:
    """The codes of one font in one PDF, each the number of a glyph.

    A glyph in its own place has its own number for the first characters that it stands for. All
    else that is written has a glyph of its own, composed of glyphs of the font.
    """

    def __init__(self, font: Any, face: Face) -> None:
        """Take a font of weasyprint.pdf.fonts and the face that it was made from."""
        self.font, self.face = font, face
        self._written: dict[tuple[tuple[Part, ...], str, int], str] = {}
        self._composed: list[Composed] = []

    def written(self, parts: tuple[Part, ...], text: str, width: int) -> str:
        """Return how glyphs that stand for a text are written, to be so wide, in 1/1000 em."""
        sign = parts, text, width
        if sign not in self._written:
            code = self._code(parts, round(width * self.upem / 1000))
            self.font.to_unicode[code], self.font.widths[code] = text, width
            self._written[sign] = f"<{code:04x}>"
        return self._written[sign]

    @property
    def upem(self) -> int:
        """Return how many font units an em has."""
        units: int = shaper(self.face.file).face.upem
        return units

    def program(self, used: Iterable[int]) -> bytes:
        """Return the font with the glyphs that are used and those that are composed of them."""
        parts = {part[0] for glyph in self._composed for part in glyph.parts}
        own = {code for code in used if code < self.font.glyph_count}
        file = _subset(self.face.file, own | parts)
        return with_glyphs(file, self.font.glyph_count, self._composed)

    def _code(self, parts: tuple[Part, ...], width: int) -> int:
        glyph = parts[0][0]
        in_place = parts == ((glyph, 0, 0),) and width == self._advance(glyph)
        if in_place and glyph not in self.font.widths:
            return glyph
        self._composed.append(Composed(parts, width))
        return int(self.font.glyph_count) + len(self._composed) - 1

    def _advance(self, glyph: int) -> int:
        width: int = shaper(self.face.file).get_glyph_h_advance(glyph)
        return width


def keep_used_glyphs(font: Any, to_unicode: Iterable[int], hinting: bool) -> None:
    """Leave out what a PDF doesn't use; stands in for weasyprint.pdf.fonts.Font.clean."""
    if font.codes:
        font.file_content = font.codes.program(to_unicode)


def _subset(file: str, glyphs: set[int]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_UNUSED_TABLES)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    subset: bytes = uharfbuzz.subset(shaper(file).face, wanted).blob.data
    return subset
