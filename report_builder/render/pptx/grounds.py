"""Find what colours are behind a place of a layout: its background, and what is drawn on that."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree
from PIL import Image, UnidentifiedImageError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from report_builder.render.ooxml.drawingml import EMU_PER_INCH
from report_builder.render.page import Box
from report_builder.render.pptx.palette import Palette, blended, root

_COVERS, TOUCHES, TRACE = 0.95, 0.04, 0.001
"""Share of a place that must be covered for nothing to shine through, that something of ours must
cover to count, and something of the template, which may be many small forms."""
_SMALL = 0.1
"""Share of a place below which a form is one of many."""
_CELLS = 16
"""Parts into which a picture is divided each way, each of one colour."""
_PLAIN = ("rect", "roundRect", "round2SameRect", "snip1Rect", "round1Rect")
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill")
_WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Layer:
    """Something drawn in a box: its colours, those of a picture cell by cell, how opaque it is.

    What is not `solid` leaves part of its box open. `touches` is the share of a place that it must
    cover to count there.
    """

    box: Box
    colors: tuple[str, ...]
    alpha: float = 1.0
    solid: bool = True
    touches: float = TOUCHES

    def at(self, place: Box) -> tuple[str, ...]:
        """Return the colours within a place."""
        if len(self.colors) != _CELLS * _CELLS:
            return self.colors
        w, h = self.box.w / _CELLS, self.box.h / _CELLS
        cells = (
            Box(self.box.x + i % _CELLS * w, self.box.y + i // _CELLS * h, w, h)
            for i in range(_CELLS * _CELLS)
        )
        return tuple(
            c for c, box in zip(self.colors, cells, strict=True) if _common(box, place) > 0
        )


def behind(layers: Sequence[Layer], place: Box, touches: float | None = None) -> tuple[str, ...]:
    """Return the colours behind a place, those of the layers that can be seen there.

    `touches` is the share of the place that a layer must cover to count, each its own without one.
    """
    found: list[str] = []
    for at in range(len(layers) - 1, -1, -1):
        layer = layers[at]
        share = _common(layer.box, place) / max(place.w * place.h, 1e-9)
        if share < (touches or layer.touches):
            continue
        colors = layer.at(place)
        if layer.alpha < 1:
            below = behind(layers[:at], place, touches)[0]
            colors = tuple(blended(color, layer.alpha, below) for color in colors)
        found += colors
        if share >= _COVERS and layer.solid:
            break
    return tuple(dict.fromkeys(found)) or (_WHITE,)


def _common(one: Box, other: Box) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    tall = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, wide) * max(0.0, tall)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes have a part in common."""
    return _common(one, other) > 0


def bands(layers: Sequence[Layer], page: Box) -> tuple[Box, ...]:
    """Return the forms that run across a page along its upper or lower edge."""
    forms = (layer.box for layer in layers[1:] if layer.solid)
    return tuple(
        box
        for box in forms
        if box.w >= _COVERS * page.w
        and box.h < page.h / 2
        and (box.y <= TOUCHES * page.h or box.bottom >= _COVERS * page.h)
    )


def loose(layers: Sequence[Layer], place: Box) -> float:
    """Return the share of a place that small forms cover, as leaves or circles."""
    area = max(place.w * place.h, 1e-9)
    forms = (it.box for it in layers[1:] if it.box.w * it.box.h < _SMALL * area)
    return sum(_common(box, place) for box in forms) / area


def layers(layout: Part, master: Part, colors: Palette, page: Box) -> tuple[Layer, ...]:
    """Return what is drawn on every slide of a layout, the background first."""
    ours, theirs = root(layout), root(master)
    shown = (layout,) if ours.get("showMasterSp") == "0" else (master, layout)
    drawn = (layer for part in shown for layer in _drawn(part, colors))
    return (_background(layout, master, ours, theirs, colors, page), *drawn)


def _background(
    layout: Part, master: Part, ours: Any, theirs: Any, colors: Palette, page: Box
) -> Layer:
    for part, tree in ((layout, ours), (master, theirs)):
        given = tree.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if given is not None:
            inner = given[0]
            filled = _styled(master, inner, colors) if inner.tag == qn("p:bgRef") else inner
            return Layer(page, _fill(part, filled, colors, _meant(inner, colors))[0] or (_WHITE,))
    return Layer(page, (_WHITE,))


def _meant(reference: Any, colors: Palette) -> str:
    found = colors.color(reference)
    return found[0] if found else _WHITE


def _styled(master: Part, reference: Any, colors: Palette) -> Any:
    """Return the fill of the theme that a background refers to by its number."""
    number = int(reference.get("idx", 0))
    name, place = (
        ("bgFillStyleLst", number - 1001) if number > 1000 else ("fillStyleLst", number - 1)
    )
    theme: Any = parse_xml(master.part_related_by(RT.THEME).blob)
    listed = theme.find(f".//{qn(f'a:{name}')}")
    holder = etree.Element("fill")
    if listed is not None and 0 <= place < len(listed):
        holder.append(listed[place])
    return holder


def _fill(
    part: Part, holder: Any, colors: Palette, meant: str = _WHITE
) -> tuple[tuple[str, ...], float]:
    """Return the colours of the fill that an element holds and how opaque it is; none for none."""
    for fill in () if holder is None else holder:
        tag = etree.QName(fill).localname
        if tag == "solidFill":
            found = colors.color(fill, meant)
            return ((found[0],), found[1]) if found else ((), 1.0)
        if tag == "gradFill":
            stops = [colors.color(stop, meant) for stop in fill.iter(qn("a:gs"))]
            known = [stop for stop in stops if stop]
            return tuple(rgb for rgb, _ in known), min((alpha for _, alpha in known), default=1.0)
        if tag == "pattFill":
            found = colors.color(fill.find(qn("a:bgClr")), meant)
            return ((found[0],), 1.0) if found else ((), 1.0)
        if tag == "blipFill":
            return _picture(part, fill), 1.0
        if tag == "noFill":
            break
    return (), 1.0


def fill_of(part: Part, holder: Any, colors: Palette) -> tuple[str, ...]:
    """Return the colours of the fill that the properties of a shape say, none for none."""
    return _fill(part, holder, colors)[0]


def _picture(part: Part, fill: Any) -> tuple[str, ...]:
    blip = fill.find(qn("a:blip"))
    name = None if blip is None else blip.get(qn("r:embed"))
    if name is None or name not in part.rels:
        return ()
    return _cells(part.related_part(name).blob)


@lru_cache(maxsize=64)
def _cells(data: bytes) -> tuple[str, ...]:
    """Return the colours of the cells of a picture, none for what can't be read or seen through."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGBA").resize((_CELLS, _CELLS), Image.Resampling.BOX)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return ()
    pixels = [small.getpixel((i % _CELLS, i // _CELLS)) for i in range(_CELLS * _CELLS)]
    seen = [pixel for pixel in pixels if isinstance(pixel, tuple)]
    if sum(alpha for *_, alpha in seen) < 255 * len(seen) / 2:
        return ()
    return tuple(f"{red:02X}{green:02X}{blue:02X}" for red, green, blue, _ in seen)


def _drawn(part: Part, colors: Palette) -> Iterator[Layer]:
    tree = root(part).find(f"{qn('p:cSld')}/{qn('p:spTree')}")
    yield from () if tree is None else _shapes(part, tree, colors)


def _shapes(part: Part, tree: Any, colors: Palette) -> Iterator[Layer]:
    for shape in tree:
        if shape.tag == qn("p:grpSp"):
            yield from _shapes(part, shape, colors)
        elif shape.tag in (qn("p:sp"), qn("p:pic")) and shape.find(f".//{qn('p:ph')}") is None:
            yield from _shape(part, shape, colors)


def _shape(part: Part, shape: Any, colors: Palette) -> Iterator[Layer]:
    properties, box = shape.find(qn("p:spPr")), place_of(shape)
    found, alpha = _fill(part, shape if shape.tag == qn("p:pic") else properties, colors)
    plain = shape.find(f".//{qn('a:prstGeom')}")
    if not found and shape.tag == qn("p:sp"):
        found, alpha = _by_style(part, shape, properties, colors)
    if box and found:
        solid = plain is not None and plain.get("prst") in _PLAIN
        yield Layer(box, found, alpha, solid, TRACE)


def _by_style(
    part: Part, shape: Any, properties: Any, colors: Palette
) -> tuple[tuple[str, ...], float]:
    """Return the fill that a shape takes from the theme, none where it says that it has none."""
    reference = shape.find(f"{qn('p:style')}/{qn('a:fillRef')}")
    said = properties is not None and any(etree.QName(e).localname in _FILLS for e in properties)
    if said or reference is None or reference.get("idx", "0") in ("0", "1000"):
        return (), 1.0
    return (_meant(reference, colors),), 1.0


def place_of(shape: Any) -> Box | None:
    """Return where a shape stands on the page, through all groups around it; None when nowhere."""
    frame = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    if frame is None:
        return None
    box = _box(frame, "a:off", "a:ext")
    for group in shape.iterancestors(qn("p:grpSp")):
        outer = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
        if outer is not None:
            box = _through(box, _box(outer, "a:chOff", "a:chExt"), _box(outer, "a:off", "a:ext"))
    return box


def _box(frame: Any, start: str, size: str) -> Box:
    at, extent = frame.find(qn(start)), frame.find(qn(size))
    numbers = (at.get("x"), at.get("y"), extent.get("cx"), extent.get("cy"))
    return Box(*(int(number) / EMU_PER_INCH for number in numbers))


def _through(box: Box, inner: Box, outer: Box) -> Box:
    across, down = outer.w / (inner.w or 1), outer.h / (inner.h or 1)
    return Box(
        outer.x + (box.x - inner.x) * across,
        outer.y + (box.y - inner.y) * down,
        box.w * across,
        box.h * down,
    )
