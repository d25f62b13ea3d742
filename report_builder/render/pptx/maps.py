"""Draw a map as one group of shapes, one per unit, that staff can recolour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_builder.geography.provinces import provinces
from report_builder.model import Run
from report_builder.render.maps import EDGE, EDGE_WIDTH, LABEL_SIZE, Inset, Patch, bounds, placed
from report_builder.render.ooxml.drawingml import grouped, identity
from report_builder.render.page import Box, Face, Figure, Line, MapBox, Role, Shape
from report_builder.render.pptx.freeforms import Look, freeform
from report_builder.render.pptx.shapes import figure_shape
from report_builder.render.pptx.text import paragraph
from report_builder.render.theme import theme


def map_shapes(element: MapBox, ids: Iterator[int], name: str) -> str:
    """Return a map as one group that keeps its proportions: its units and their inset."""
    drawn = placed(element)
    told = identity(next(ids), name, alt=element.map.alt)
    inner = _units(drawn.patches, ids)
    if drawn.inset is None:
        return grouped(_around(drawn.patches), told, inner, fixed=True)
    whole = _joined(_around(drawn.patches), drawn.inset.frame)
    return grouped(whole, told, inner + _inset(drawn.inset, ids), fixed=True)


def _around(patches: Iterable[Patch]) -> Box:
    return bounds(ring for patch in patches for ring in patch.rings)


def _joined(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Box(left, top, right - left, bottom - top)


def _units(patches: Iterable[Patch], ids: Iterator[int], after: str = "") -> str:
    return "".join(_unit(patch, next(ids), after) for patch in patches)


def _unit(patch: Patch, shape_id: int, after: str) -> str:
    look = Look(patch.fill, EDGE, EDGE_WIDTH, _label(patch) if patch.label else "")
    known = provinces().get(patch.code)
    name = known.name_th if known else patch.code
    return freeform(patch.rings, shape_id, name + after, name, look)


def _label(patch: Patch) -> str:
    tone = theme().text_on(patch.fill)
    line = Line((Run(patch.label),), Role.TEXT, Face.BODY, LABEL_SIZE, tone, align="center")
    return (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle/>{paragraph(line)}</p:txBody>"
    )


def _inset(inset: Inset, ids: Iterator[int]) -> str:
    enlarged = Figure("", inset.enlarged, Shape.RECTANGLE, "", "ink")
    frame = Figure("", inset.frame, Shape.RECTANGLE, "white", "muted")
    return (
        figure_shape(enlarged, next(ids), "กรอบส่วนที่ขยาย")
        + figure_shape(frame, next(ids), "กรอบภาพขยาย")
        + grouped(
            _around(inset.patches),
            identity(next(ids), "ภาพขยาย", alt=inset.name),
            _units(inset.patches, ids, " (ภาพขยาย)"),
            fixed=True,
        )
    )
