"""Read the texts of shapes: characters, sizes inherited from layout and master, room taken."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from fontTools.ttLib import TTFont

from report_builder import resources
from report_builder.audit.page import Box, Stretch
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root

EMU = 12_700
"""English metric units per point."""
_FONT = ("fonts", "Sarabun-Regular.ttf")
_SIZE = 18.0
"""The size of text that nothing gives a size to."""
_LINE, _EDGE = 1.2, 0.2
"""The least height of a line in sizes, and the share of a line above and below its letters."""
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_RUNS = tuple(f"{{{NS['a']}}}{tag}" for tag in ("r", "fld", "br"))
_ANCHORS = {"ctr": 0.5, "b": 1.0}
_ALIGNS = {"ctr": 0.5, "r": 1.0}


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a shape: its own part first, then those it inherits from, nearest first."""

    bodies: tuple[Root, ...]
    styles: tuple[Root, ...]
    """List styles that give the size of each level."""

    def given(self, name: str, usual: int | str) -> str:
        """Return a property of the text's box."""
        found = (_given(body, "a:bodyPr", name) for body in self.bodies)
        return next(filter(None, found), str(usual))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its characters with the bullet before them, its size and alignment."""

    text: str
    size: float
    align: str


@lru_cache(maxsize=2048)
def paragraphs(body: Body) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that have characters."""
    own = body.bodies[0]
    scale = int(_given(own, "a:bodyPr/a:normAutofit", "fontScale") or 100_000) / 100_000
    told = (_paragraph(p, body.styles, scale) for p in own.iterfind("a:p", NS))
    return tuple(paragraph for paragraph in told if paragraph.text.strip())


def _paragraph(paragraph: Root, styles: Sequence[Root], scale: float) -> Paragraph:
    level = int(_given(paragraph, "a:pPr", "lvl") or 0) + 1
    inherited = [s for style in styles for s in style.iterfind(f"a:lvl{level}pPr", NS)]
    given = (_given(s, "a:defRPr", "sz") for s in inherited)
    usual = _points(next(filter(None, given), ""), _SIZE)
    runs = [*_runs(paragraph)]
    sizes = [_points(size, usual) * scale for text, size in runs if text.strip()]
    aligns = (s.get("algn") for s in (*paragraph.iterfind("a:pPr", NS), *inherited))
    bullet = _given(paragraph, "a:pPr/a:buChar", "char")
    text = bullet + "".join(text for text, _ in runs)
    return Paragraph(text, min(sizes, default=usual), next(filter(None, aligns), "l"))


def _runs(paragraph: Root) -> Iterator[tuple[str, str]]:
    for run in paragraph.iterchildren(*_RUNS):
        yield run.findtext("a:t", "\n", NS), _given(run, "a:rPr", "sz")


def _given(element: Root, path: str, name: str) -> str:
    """Return an attribute of an element below another, '' when there is none."""
    found = element.find(path, NS)
    return "" if found is None else str(found.get(name, ""))


def _points(hundredths: str, usual: float) -> float:
    return int(hundredths) / 100 if hundredths else usual


def stretch(body: Body, box: Box) -> Stretch:
    """Return the text of a shape in its box, with the least room that its lines can take."""
    told = paragraphs(body)
    left, top, right, bottom = (int(body.given(name, usual)) / EMU for name, usual in _INSETS)
    room = Box(box.left + left, box.top + top, box.right - right, box.bottom - bottom)
    lines = [(p.size, *_least_lines(p, room.right - room.left)) for p in told]
    wide = max((width for _, _, width in lines), default=0.0)
    tall = sum(size * count for size, count, _ in lines)
    anchor, align = body.given("anchor", "t"), told[0].align if told else "l"
    return Stretch(
        text="\n".join(p.text for p in told),
        box=box,
        body=_body(room, wide, tall * _LINE, _ANCHORS.get(anchor, 0.0), _ALIGNS.get(align, 0.0)),
        size=min((p.size for p in told), default=_SIZE),
        overflow=tall > room.bottom - room.top + 1,
    )


def _least_lines(paragraph: Paragraph, room: float) -> tuple[int, float]:
    """Return the least number of lines that a paragraph takes, and the width of the widest."""
    widths = [_width(line) * paragraph.size for line in paragraph.text.split("\n")]
    count = sum(max(1, math.ceil(width / max(room, 1) - 0.02)) for width in widths)
    return count, min(max(widths), room)


def _body(room: Box, wide: float, tall: float, anchor: float, align: float) -> Box:
    left = room.left + align * (room.right - room.left - wide)
    top = room.top + anchor * (room.bottom - room.top - tall)
    edge = _EDGE * min(tall, _LINE * _SIZE)
    return Box(left, top + edge, left + wide, top + tall - edge)


def _width(text: str) -> float:
    """Return the width of a line in ems: its letters side by side, marks taking no room."""
    return sum(_advance(letter) for letter in text)


@cache
def _advance(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Cf", "Cc"):
        return 0.0
    font = _font()
    glyph = font.getBestCmap().get(ord(letter), ".notdef")
    return float(font["hmtx"][glyph][0] / font["head"].unitsPerEm)


@cache
def _font() -> TTFont:
    return TTFont(resources.path(*_FONT), lazy=True)
