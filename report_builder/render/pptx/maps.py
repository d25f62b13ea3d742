"""Draw a map as one group of shapes, one per unit, that staff can recolour."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache

from report_builder import resources
from report_builder.model import Run
from report_builder.render.maps import Circle, Inset, Patch, placed
from report_builder.render.page import Box, Face, Figure, Line, MapBox, Role, Shape
from report_builder.render.pptx.drawingml import identity, outline, transform
from report_builder.render.pptx.freeforms import Look, bounds, freeform
from report_builder.render.pptx.shapes import figure_shape, geometry
from report_builder.render.pptx.text import paragraph
from report_builder.render.theme import theme

_LABEL_SIZE = 12.0


def map_shapes(element: MapBox, ids: Iterator[int], name: str) -> str:
    """Return the group of a map's units, the group of its inset, and the ring around a unit."""
    drawn = placed(element)
    group = _group(next(ids), name, element.map.alt, drawn.patches, ids)
    inset = _inset(drawn.inset, ids, name) if drawn.inset else ""
    return group + inset + (_ring(drawn.ring, next(ids), name) if drawn.ring else "")


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
    place = transform(box)
    same = place.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ")
    both = place.removesuffix("</a:xfrm>") + same.removeprefix("<a:xfrm>")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity(shape_id, name, alt=alt)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr>{both}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _unit(patch: Patch, shape_id: int, suffix: str) -> str:
    look = Look(patch.fill, "white", 0.5, _label(patch) if patch.label else "")
    alt = _names().get(patch.code, patch.code)
    return freeform(patch.rings, shape_id, patch.code + suffix, alt, look)


def _label(patch: Patch) -> str:
    tone = theme().text_on(patch.fill)
    line = Line((Run(patch.label),), Role.TEXT, Face.BODY, _LABEL_SIZE, tone, align="center")
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


def _ring(ring: Circle, shape_id: int, name: str) -> str:
    box = Box(ring.x - ring.radius, ring.y - ring.radius, 2 * ring.radius, 2 * ring.radius)
    return (
        f"<p:sp><p:nvSpPr>{identity(shape_id, f'{name}.ring', decorative=True)}<p:cNvSpPr/>"
        f"<p:nvPr/></p:nvSpPr><p:spPr>{transform(box)}{geometry(Shape.OVAL, box)}<a:noFill/>"
        f"{outline('alert', 1.5)}</p:spPr></p:sp>"
    )


@cache
def _names() -> dict[str, str]:
    text = resources.path("assets", "provinces.csv").read_text("utf-8-sig")
    return {row["iso"]: row["name_th"] for row in csv.DictReader(text.splitlines())}
