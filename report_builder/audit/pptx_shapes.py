"""Read the shapes of a slide one by one: what each is, where it stands, what it says and how."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from report_builder.audit.drawn import Ink, Shape
from report_builder.audit.page import Box
from report_builder.audit.pptx_colors import RGB, Colors, ink
from report_builder.audit.pptx_grounds import box_of
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root, first, xpath
from report_builder.audit.pptx_text import EMU, Body, paragraphs

_P, _A = f"{{{NS['p']}}}", f"{{{NS['a']}}}"
_KINDS = {"cxnSp": "line", "grpSp": "group", "pic": "picture"}
_TURNED = ("rot", "flipV")
_ODD_RUNS = ("strike", "baseline")
_UPRIGHT = ("horz", "0")
_PICTURED = ("blipFill", "pattFill")
_PLAIN = ("noStrike", "0", "")
_UNFILLED = ("noFill", "gradFill", "blipFill", "pattFill")
_FACE = "+"
"""How the name of a face begins that is one of the theme's."""


class Slide(Protocol):
    """What a shape inherits from."""

    @property
    def colors(self) -> Colors: ...  # noqa: D102
    def fill(self, shape: Root) -> tuple[RGB, ...] | None: ...  # noqa: D102
    def place(self, shape: Root) -> Box: ...  # noqa: D102
    def body(self, shape: Root, text: Root) -> Body: ...  # noqa: D102
    def media(self, relation: str) -> bytes: ...  # noqa: D102


def shapes(slide: Slide, tree: Root) -> tuple[Shape, ...]:
    """Return the shapes of a tree in the order in which they are drawn."""
    wanted = (f"{_P}{tag}" for tag in ("sp", "graphicFrame", *_KINDS))
    return tuple(_shape(slide, one) for one in tree.iterchildren(*wanted))


def strange(root: Root) -> tuple[str, ...]:
    """Return what a slide has besides shapes: a background, things that move, unknown parts."""
    parts = xpath(root, "p:cSld/p:bg | p:timing | p:transition")
    known = {f"{_P}{tag}" for tag in ("sp", "graphicFrame", "nvGrpSpPr", "grpSpPr", *_KINDS)}
    tree = xpath(root, "p:cSld/p:spTree/*")
    return tuple(one.tag.rpartition("}")[2] for one in (*parts, *tree) if one.tag not in known)


def _shape(slide: Slide, one: Root) -> Shape:
    tag, named = one.tag.removeprefix(_P), first(one, "./*/p:cNvPr")
    text = first(one, "p:txBody")
    words = _words(slide, one, text) if text is not None else ""
    kind = _KINDS.get(tag) or ("text" if words.strip() else "figure")
    cells: tuple[str, ...] = ()
    if tag == "graphicFrame":
        cells = tuple(_cell(cell) for cell in one.iterfind(".//a:tc/a:txBody", NS))
        kind = "table" if one.find(".//a:tbl", NS) is not None else "chart"
    freeform = first(one, "p:spPr/a:custGeom")
    box = _box(slide, one)
    return Shape(
        *(kind, named.get("name", ""), box, words, cells),
        fill=_fill(slide, one) if tag == "sp" else None,
        line=_line(slide, one),
        inks=_inks(slide, text) if words else frozenset(),
        oddities=tuple(_oddities(slide, one, named)),
        own_outline=freeform is not None,
        area=0.0 if freeform is None else _area(freeform, box),
        within=shapes(slide, one) if tag == "grpSp" else (),
        placed=tag != "sp" or first(one, "p:spPr/a:xfrm") is not None,
        content=_content(slide, one) if tag == "pic" else "",
        shades=tuple(_shades(slide, one)),
        columns=tuple(int(column.get("w")) / EMU for column in one.iterfind(".//a:gridCol", NS)),
    )


def _words(slide: Slide, one: Root, text: Root) -> str:
    if not "".join(text.itertext()).strip():
        return ""
    return "\n".join(p.text for p in paragraphs(slide.body(one, text)))


def _cell(cell: Root) -> str:
    return "\n".join(p.text for p in paragraphs(Body((cell,), ())))


def _box(slide: Slide, one: Root) -> tuple[float, float, float, float]:
    group = first(one, "p:grpSpPr/a:xfrm")
    if group is not None:
        place, size = first(group, "a:off"), first(group, "a:ext")
        left, top = int(place.get("x")) / EMU, int(place.get("y")) / EMU
        return left, top, left + int(size.get("cx")) / EMU, top + int(size.get("cy")) / EMU
    box = box_of(one) or slide.place(one)
    return box.left, box.top, box.right, box.bottom


def _content(slide: Slide, one: Root) -> str:
    """Return the SHA-256 of the file of a picture that is shown whole, as it is."""
    blip, cut = first(one, "p:blipFill/a:blip"), first(one, "p:blipFill/a:srcRect")
    if blip is None or len(blip) or (cut is not None and cut.attrib):
        return ""
    return hashlib.sha256(slide.media(blip.get(f"{{{NS['r']}}}embed", ""))).hexdigest()


def _fill(slide: Slide, one: Root) -> Ink | tuple[()] | None:
    found = slide.fill(one)
    if found is None:
        return None
    return ink(found[0]) if len(found) == 1 else ()


def _line(slide: Slide, one: Root) -> Ink | None:
    color = slide.colors.of(first(one, "p:spPr/a:ln/a:solidFill"))
    return ink(color) if color else None


def _shades(slide: Slide, one: Root) -> Iterator[Ink]:
    """Yield what the cells of a table are filled with themselves, row by row."""
    fills = map(slide.colors.of, one.iterfind(".//a:tc/a:tcPr/a:solidFill", NS))
    yield from (ink(color) for color in fills if color)


def _inks(slide: Slide, text: Root) -> frozenset[Ink]:
    """Return the colours that words say themselves; others are those of their layout."""
    fills = text.iterfind("a:p/a:r/a:rPr/a:solidFill", NS)
    return frozenset(ink(color) for color in map(slide.colors.of, fills) if color)


def _oddities(slide: Slide, one: Root, named: Root) -> Iterator[str]:
    """Yield what a shape has that none of ours has, by its name in the file."""
    if named.get("hidden") == "1":
        yield "hidden"
    place = first(one, "p:spPr/a:xfrm")
    if place is not None:
        yield from (name for name in _TURNED if place.get(name, "0") not in ("0", ""))
    yield from (tag for tag in _PICTURED if first(one, f"p:spPr/a:{tag}") is not None)
    for body in one.iterfind(".//a:bodyPr", NS):
        yield from (name for name in ("vert", "rot") if body.get(name, "0") not in _UPRIGHT)
    for cell in one.iterfind(".//a:tc/a:tcPr", NS):
        yield from (tag for tag in _UNFILLED if first(cell, f"a:{tag}") is not None)
    for properties in one.iterfind(".//a:rPr", NS):
        yield from _odd_looks(properties)


def _odd_looks(properties: Root) -> Iterator[str]:
    yield from (name for name in _ODD_RUNS if properties.get(name, "") not in _PLAIN)
    for child in properties:
        tag = child.tag.rpartition("}")[2]
        faded = tag == "solidFill" and first(child, "*/a:alpha") is not None
        if faded or tag in (*_UNFILLED, "highlight"):
            yield tag
        face = child.get("typeface", _FACE)
        if tag in ("latin", "cs", "ea") and not face.startswith(_FACE):
            yield f"{tag} {face}"


def _area(freeform: Root, box: tuple[float, float, float, float]) -> float:
    """Return the area of the outlines of a shape in square points (shoelace formula)."""
    total = 0.0
    for path in freeform.iterfind("a:pathLst/a:path", NS):
        wide, tall = int(path.get("w", 0)) or 1, int(path.get("h", 0)) or 1
        scale = (box[2] - box[0]) / wide * (box[3] - box[1]) / tall
        total += scale * sum(map(_ring_area, _rings(path)))
    return total


def _rings(path: Root) -> Iterator[list[tuple[int, int]]]:
    ring: list[tuple[int, int]] = []
    for point in path.iterfind(".//a:pt", NS):
        if point.getparent().tag == f"{_A}moveTo" and ring:
            yield ring
            ring = []
        ring.append((int(point.get("x")), int(point.get("y"))))
    if ring:
        yield ring


def _ring_area(ring: list[tuple[int, int]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2
