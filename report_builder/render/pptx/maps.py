"""Draw a map as one group of shapes, one per unit, that staff can recolour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_builder.geography.provinces import provinces
from report_builder.model import Run
from report_builder.render.maps import EDGE, EDGE_WIDTH, LABEL_SIZE, Inset, Patch, bounds, placed
from report_builder.render.page import Face, Figure, Line, MapBox, Role, Shape
from report_builder.render.pptx.drawingml import grouped, identity
from report_builder.render.pptx.freeforms import Look, freeform
from report_builder.render.pptx.shapes import figure_shape
from report_builder.render.pptx.text import paragraph
from report_builder.render.theme import theme


def map_shapes(element: MapBox, ids: Iterator[int], name: str) -> str:
    """Return the group of a map's units, and the group of its inset."""
    drawn = placed(element)
    group = _group(next(ids), name, element.map.alt, drawn.patches, ids)
    return group + (_inset(drawn.inset, ids, name) if drawn.inset else "")


def _group(
    shape_id: int,
    name: str,
    alt: str,
    patches: Iterable[Patch],
    ids: Iterator[int],
    suffix: str = "",
) -> str:
    those = tuple(patches)
    box = bounds(ring for patch in those for ring in patch.rings)
    inner = "".join(_unit(patch, next(ids), suffix) for patch in those)
    return grouped(box, identity(shape_id, name, alt=alt), inner)


def _unit(patch: Patch, shape_id: int, suffix: str) -> str:
    look = Look(patch.fill, EDGE, EDGE_WIDTH, _label(patch) if patch.label else "")
    known = provinces().get(patch.code)
    alt = known.name_th if known else patch.code
    return freeform(patch.rings, shape_id, patch.code + suffix, alt, look)


def _label(patch: Patch) -> str:
    tone = theme().text_on(patch.fill)
    line = Line((Run(patch.label),), Role.TEXT, Face.BODY, LABEL_SIZE, tone, align="center")
    return (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle/>{paragraph(line)}</p:txBody>"
    )


def _inset(inset: Inset, ids: Iterator[int], name: str) -> str:
    enlarged = Figure("", inset.enlarged, Shape.RECTANGLE, "", "ink")
    frame = Figure("", inset.frame, Shape.RECTANGLE, "white", "muted")
    return (
        figure_shape(enlarged, next(ids), f"{name}.enlarged")
        + figure_shape(frame, next(ids), f"{name}.frame")
        + _group(next(ids), f"{name}.inset", inset.name, inset.patches, ids, ".inset")
    )
