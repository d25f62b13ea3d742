"""Give each (glyph, characters) pair of a font a code of its own in a PDF."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pydyf
import uharfbuzz
from fontTools.pens.basePen import BasePen

from report_builder.thai.font import Face, shaper

_UNUSED_TABLES = [
    int.from_bytes(tag.encode())
    for tag in ("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "meta", "name", "post")
]
"""Tables that a reader of the PDF has no use for: codes name glyphs by their numbers."""


class Codes:
    """The codes of one font in one PDF; each stands for a glyph and the characters it means."""

    def __init__(self, font: Any, face: Face) -> None:
        """Take a font of weasyprint.pdf.fonts and the face that it was made from."""
        self.font, self.face = font, face
        self._written: dict[tuple[int, str], tuple[str, int]] = {}
        self._glyphs: dict[int, int] = {}

    def written(self, glyph: int, characters: str) -> tuple[str, int]:
        """Return how a glyph that stands for characters is written, and its width in 1/1000 em.

        A glyph's own number is the code for its first characters.
        """
        pair = glyph, characters
        if pair not in self._written:
            code = self._new_code(glyph, characters)
            self._written[pair] = f"<{code:04x}>", self.font.widths[code]
        return self._written[pair]

    def outline(self, glyph: int) -> bytes:
        """Return the PDF operators that fill the outline of a glyph, 1 unit to the em."""
        return _outline(self.face.file, glyph)

    def glyph_map(self) -> bytes:
        """Return the CIDToGIDMap: the glyph of each code from 0, two bytes each."""
        glyphs = bytearray(2 * max(self._glyphs, default=0) + 2)
        for code, glyph in self._glyphs.items():
            glyphs[2 * code : 2 * code + 2] = glyph.to_bytes(2)
        return bytes(glyphs)

    def _new_code(self, glyph: int, characters: str) -> int:
        shape = shaper(self.face.file)
        code = glyph if glyph not in self._glyphs else self.font.glyph_count + len(self._glyphs)
        self._glyphs[code] = glyph
        self.font.to_unicode[code] = characters
        self.font.widths[code] = round(shape.get_glyph_h_advance(glyph) * 1000 / shape.face.upem)
        return code


def keep_used_glyphs(font: Any, to_unicode: Iterable[int], hinting: bool) -> None:
    """Leave out what a PDF doesn't use; stands in for weasyprint.pdf.fonts.Font.clean.

    Glyphs keep their numbers, which are codes as well; the other codes are beyond the last glyph.
    """
    if font.codes:
        glyphs = {code for code in to_unicode if code < font.glyph_count}
        font.file_content = _subset(font.codes.face.file, glyphs)


def _subset(file: str, glyphs: set[int]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_UNUSED_TABLES)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    subset: bytes = uharfbuzz.subset(shaper(file).face, wanted).blob.data
    return subset


def add_glyph_map(pdf: Any, font_dictionary: Any, codes: Codes, compress: bool) -> None:
    """Tell a finished composite font of a PDF which glyph each code draws."""
    glyph_map = pydyf.Stream([codes.glyph_map()], compress=compress)
    pdf.add_object(glyph_map)
    descendant = font_dictionary["DescendantFonts"][0]
    pdf.objects[int(descendant.split()[0])]["CIDToGIDMap"] = glyph_map.reference


@cache
def _outline(file: str, glyph: int) -> bytes:
    shape = shaper(file)
    pen = _OperatorPen(shape.face.upem)
    shape.draw_glyph_with_pen(glyph, pen)
    return " ".join([*pen.operators, "f"]).encode()


class _OperatorPen(BasePen):  # type: ignore[misc]
    """Writes an outline as PDF path operators."""

    def __init__(self, units_per_em: int) -> None:
        super().__init__()
        self.units_per_em = units_per_em
        self.operators: list[str] = []

    def _add(self, operator: str, *points: Iterable[float]) -> None:
        numbers = (f"{number / self.units_per_em:.4g}" for point in points for number in point)
        self.operators.append(" ".join((*numbers, operator)))

    def _moveTo(self, pt: Iterable[float]) -> None:  # noqa: N802
        self._add("m", pt)

    def _lineTo(self, pt: Iterable[float]) -> None:  # noqa: N802
        self._add("l", pt)

    def _curveToOne(  # noqa: N802
        self, pt1: Iterable[float], pt2: Iterable[float], pt3: Iterable[float]
    ) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._add("h")
