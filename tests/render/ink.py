"""Where the ink of a label is, measured with the fonts that it is set in."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import uharfbuzz

from report_builder import resources
from report_builder.render.charts.marks import Label
from report_builder.thai.font import FACES


class Ink(NamedTuple):
    """The box around ink, in points; y runs down."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Ink) -> bool:
        """Tell whether boxes overlap by more than half a point, which round shapes may."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down) > 0.5


def ink(label: Label) -> Ink:
    """Return the box around a label, marks above and below included."""
    lefts, tops, rights, bottoms = zip(*glyphs(label), strict=True)
    return Ink(min(lefts), min(tops), max(rights), max(bottoms))


def glyphs(label: Label) -> list[Ink]:
    """Return the box around each glyph of a label that leaves ink."""
    font, scale = _font(label.face), label.size / _font(label.face).face.upem
    buffer = uharfbuzz.Buffer()
    buffer.add_str(label.text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    pen = label.x - {"left": 0.0, "center": label.width / 2, "right": label.width}[label.align]
    boxes = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        extents = font.get_glyph_extents(info.codepoint)
        if extents and extents.width:
            left = pen + scale * (place.x_offset + extents.x_bearing)
            top = label.y - scale * (place.y_offset + extents.y_bearing)
            right, bottom = left + scale * extents.width, top - scale * extents.height
            boxes.append(Ink(left, top, right, bottom))
        pen += scale * place.x_advance
    return boxes


@cache
def _font(face: str) -> uharfbuzz.Font:
    file = resources.path("fonts", FACES[face].file)
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))
