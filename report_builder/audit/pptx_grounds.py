"""Find what is behind a point of a slide: the shapes under it, down to the background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.audit.page import Box
from report_builder.audit.pptx_colors import RGB, WHITE, Colors
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Root, first, xpath

_EMU = 12_700

_AT = (0.02, 0.25, 0.5, 0.75, 0.98)
"""Where in a text it is looked behind, as shares of its width."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Something with colours in a box; without any, nobody knows what it looks like there.

    A free form doesn't fill its box: it is behind a text only where it reaches around all of it.
    """

    box: Box
    colors: tuple[RGB, ...]
    free: bool = False


def background(roots: Sequence[Root], theme: Root, known: Colors, page: Box) -> Painted:
    """Return the background of a slide: its own, its layout's or its master's."""
    for root in roots:
        given = first(root, "p:cSld/p:bg")
        if given is None:
            continue
        reference = first(given, "p:bgRef")
        if reference is None:
            return Painted(page, _filled(given[0], known) or ())
        number = int(reference.get("idx")) - 1001
        listed = theme.find(".//a:bgFillStyleLst", NS)
        meant = known.of(reference) or WHITE
        if not 0 <= number < len(listed):
            return Painted(page, (WHITE,))
        return Painted(page, _of_fill(listed[number], known, meant) or ())
    return Painted(page, (WHITE,))


def painted(root: Root, known: Colors) -> Iterator[Painted]:
    """Yield what a master or layout draws, in order; its placeholders are not shown."""
    for shape in root.iterfind("p:cSld/p:spTree//*", NS):
        if (
            shape.tag.rpartition("}")[2] in ("sp", "pic")
            and first(shape, "./*/p:nvPr/p:ph") is None
        ):
            box, colors = box_of(shape), fill(shape, known)
            if box and colors is not None:
                yield Painted(box, colors)


def fill(shape: Root, known: Colors) -> tuple[RGB, ...] | None:
    """Return the colours that a shape is filled with, None where it is seen through."""
    if shape.tag.endswith("}pic"):
        return ()
    own = _filled(first(shape, "p:spPr"), known)
    if own is not None or xpath(shape, "p:spPr/a:noFill"):
        return own
    style = first(shape, "p:style/a:fillRef")
    if style is None or style.get("idx", "0") == "0":
        return None
    color = known.of(style)
    return (color,) if color else None


def _filled(holder: Root, known: Colors) -> tuple[RGB, ...] | None:
    if holder is None:
        return None
    found = (_of_fill(child, known, WHITE) for child in holder)
    return next((colors for colors in found if colors is not None), None)


def _of_fill(element: Root, known: Colors, meant: RGB) -> tuple[RGB, ...] | None:
    """Return the colours of a fill: its own, or those of all its stops; none of a picture's."""
    tag = element.tag.rpartition("}")[2]
    if tag == "solidFill":
        color = known.of(element, meant)
        return (color,) if color else None
    if tag == "gradFill":
        stops = (known.of(stop, meant) for stop in element.iterfind("a:gsLst/a:gs", NS))
        return tuple(stop for stop in stops if stop)
    return () if tag in ("blipFill", "pattFill") else None


def is_free(shape: Root) -> bool:
    """Tell whether a shape has an outline of its own, as parts of icons and maps have."""
    return first(shape, "p:spPr/a:custGeom") is not None


def box_of(shape: Root) -> Box | None:
    """Return where a shape stands on the slide, through the groups around it."""
    own = first(shape, "p:spPr/a:xfrm")
    if own is None:
        return None
    left, top, wide, tall = _frame(own, "off", "ext")
    for group in shape.iterancestors("{*}grpSp"):
        outer = first(group, "p:grpSpPr/a:xfrm")
        if outer is None:
            continue
        x, y, w, h = _frame(outer, "off", "ext")
        inner_x, inner_y, inner_w, inner_h = _frame(outer, "chOff", "chExt")
        across, down = w / (inner_w or 1), h / (inner_h or 1)
        left, top = x + (left - inner_x) * across, y + (top - inner_y) * down
        wide, tall = wide * across, tall * down
    return Box(left, top, left + wide, top + tall)


def _frame(frame: Root, at: str, size: str) -> tuple[float, float, float, float]:
    place, extent = first(frame, f"a:{at}"), first(frame, f"a:{size}")
    x, y, w, h = place.get("x"), place.get("y"), extent.get("cx"), extent.get("cy")
    return int(x) / _EMU, int(y) / _EMU, int(w) / _EMU, int(h) / _EMU


def behind(below: Sequence[Painted], body: Box) -> Iterator[tuple[RGB, ...]]:
    """Yield what is behind some points of a text, for each the colours it may have there."""
    y = (body.top + body.bottom) / 2
    for share in _AT:
        x = body.left + share * (body.right - body.left)
        under = (p for p in reversed(below) if _holds(p.box, x, y) and _carries(p, body))
        yield next((p.colors for p in under), (WHITE,))


def _carries(below: Painted, body: Box) -> bool:
    corners = ((body.left, body.top), (body.right, body.bottom))
    return not below.free or all(_holds(below.box, *corner) for corner in corners)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
