"""Read the glyphs of a font embedded in a PDF: what each code is read as, and what it draws."""

from __future__ import annotations

import io
import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

_PAIR = re.compile(r"(?m)^<([0-9A-Fa-f]{4})> *<([0-9A-Fa-f]+)> *$")
_WIDTHS = re.compile(rb"(\d+)\s*\[([^\]]*)\]")
_PARTS_FROM, _COPY = 10, 18
_WORDS, _MORE, _SCALED = 0x1, 0x20, 0xC8
_SCALES = {0x0: 0, 0x8: 2, 0x40: 4, 0x80: 8}
"""Where parts begin and a copy ends, flags of parts, and bytes of their scales (OpenType, glyf)."""


@dataclass(frozen=True)
class Embedded:
    """A font of a PDF: the letters, the outlines as bytes and the widths of its codes."""

    font: TTFont
    letters: Mapping[int, str]
    widths: Mapping[int, bytes]

    @cached_property
    def _glyphs(self) -> tuple[bytes, Any]:
        reader: Any = self.font.reader
        return reader["glyf"], self.font["loca"]

    def outlines(self, code: int) -> bytes:
        """Return what a code draws, its own bytes and those of the glyphs that it is joined of.

        A copy of a glyph in its place draws what that does.
        """
        data, places = self._glyphs
        own = data[places[code] : places[code + 1]] if code + 1 < len(places) else b""
        drawn = b"".join(map(self.outlines, _parts(own)))
        return drawn if _is_copy(own) else own + drawn


def embedded(font: Any) -> Embedded | None:
    """Return an embedded font of a PDF, None where it isn't as ours are."""
    try:
        below = font.DescendantFonts[0]
        data = below.FontDescriptor.FontFile2.read_bytes()
        told = _PAIR.findall(font.ToUnicode.read_bytes().decode("latin-1"))
        widths = _widths(below.W.unparse())
        own = TTFont(io.BytesIO(data), lazy=True)
        own["loca"]
    except (AttributeError, KeyError, TTLibError):
        return None
    letters = {int(code, 16): _letters(said) for code, said in told}
    return Embedded(own, letters, widths)


def _letters(said: str) -> str:
    return bytes.fromhex(said).decode("utf-16-be", "replace")


def _widths(said: bytes) -> dict[int, bytes]:
    """Return the widths of codes; all of them of one that is told of more than once."""
    found = defaultdict[int, bytes](bytes)
    for first, those in _WIDTHS.findall(said):
        for code, width in enumerate(those.split(), int(first)):
            found[code] += width + b" "
    return found


def _is_copy(glyph: bytes) -> bool:
    """Tell whether a glyph is joined of one alone, in its own place and size."""
    if len(glyph) < _COPY or struct.unpack_from(">h", glyph)[0] >= 0:
        return False
    flags, _, x, y = struct.unpack_from(">2H2h", glyph, _PARTS_FROM)
    return bool(flags & _WORDS) and not flags & (_MORE | _SCALED) and x == y == 0


def _parts(glyph: bytes) -> Iterator[int]:
    """Yield the numbers of the glyphs that one is joined of, none where it has its own outlines."""
    more = len(glyph) > _PARTS_FROM and struct.unpack_from(">h", glyph)[0] < 0
    at = _PARTS_FROM
    while more:
        flags, number = struct.unpack_from(">HH", glyph, at)
        yield number
        at += 4 + (4 if flags & _WORDS else 2) + _SCALES[flags & _SCALED]
        more = bool(flags & _MORE)
