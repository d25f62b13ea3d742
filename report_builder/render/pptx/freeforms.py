"""Draw closed outlines as freeforms, whose points staff can edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report_builder.render.maps import bounds
from report_builder.render.ooxml.drawingml import identity, outline, solid_fill, transform
from report_builder.render.page import Box, OutlineBox

Ring = Sequence[tuple[float, float]]

_GRAIN = 7200
"""Steps of a path per inch: hundredths of a point."""
_HAIRLINE = 0.3


@dataclass(frozen=True, slots=True)
class Look:
    """How a freeform looks: colour names of fill and line, width of the line, text inside.

    `opacity` is that of the fill.
    """

    fill: str
    line: str = ""
    width: float = 0.75
    text: str = ""
    opacity: float = 1.0


def outline_shape(element: OutlineBox, shape_id: int, name: str) -> str:
    """Return outlines as one freeform; decoration when they have no alternative text."""
    look = Look(element.fill, element.outline, _HAIRLINE)
    return freeform(element.rings, shape_id, name, element.alt, look)


def freeform(rings: Sequence[Ring], shape_id: int, name: str, alt: str, look: Look) -> str:
    """Return a freeform of closed rings, given in inches on the page."""
    box = bounds(rings)
    size = f'w="{round(box.w * _GRAIN)}" h="{round(box.h * _GRAIN)}"'
    path = "".join(_path(ring, box) for ring in rings)
    told = identity(shape_id, name, alt=alt, decorative=not alt)
    return (
        f"<p:sp><p:nvSpPr>{told}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{transform(box)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}>{path}</a:path></a:pathLst>'
        f"</a:custGeom>{solid_fill(look.fill, look.opacity)}"
        f"{outline(look.line, look.width)}</p:spPr>{look.text}</p:sp>"
    )


def _path(ring: Ring, box: Box) -> str:
    first, *others = (
        f'<a:pt x="{round((x - box.x) * _GRAIN)}" y="{round((y - box.y) * _GRAIN)}"/>'
        for x, y in ring
    )
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"
