"""Draw text boxes, figures and rules as shapes that staff can edit."""

from __future__ import annotations

from dataclasses import replace

from report_builder.render.ooxml.drawingml import emu, identity, outline, solid_fill, transform
from report_builder.render.page import RADIUS, Box, Figure, Line, Rule, Shape, TextBox
from report_builder.render.pptx.slots import Slot
from report_builder.render.pptx.text import (
    ANCHOR,
    Style,
    leveled,
    levels,
    paragraph,
    paragraphs,
    style_of,
)
from report_builder.render.theme import Color, theme


def geometry(shape: Shape, box: Box) -> str:
    """Return the outline of a shape."""
    if shape is Shape.CHEVRON:
        return _pointed(box)
    preset = "rect" if shape is Shape.NONE else shape.value
    adjust = ""
    if shape is Shape.ROUNDED:
        share = min(50_000, round(RADIUS / min(box.w, box.h) * 100_000))
        adjust = f'<a:gd name="adj" fmla="val {share}"/>'
    return f'<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _pointed(box: Box) -> str:
    """Return a rectangle with a point at its right, whose text may fill all of it."""
    w, h, point = emu(box.w), emu(box.h), emu(min(box.w, box.h) / 2)
    corners = ((0, 0), (w - point, 0), (w, h // 2), (w - point, h), (0, h))
    first, *others = (f'<a:pt x="{x}" y="{y}"/>' for x, y in corners)
    lines = "".join(f"<a:lnTo>{corner}</a:lnTo>" for corner in others)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{w}" h="{h}">'
        f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/></a:path></a:pathLst></a:custGeom>"
    )


def text_shape(element: TextBox, shape_id: int, name: str) -> str:
    """Return a text box, over a filled or outlined shape when it has one."""
    drawn = solid_fill(element.fill) + outline(element.outline)
    text_only = ' txBox="1"' if element.shape is Shape.NONE else ""
    return (
        f"<p:sp><p:nvSpPr>{identity(shape_id, name)}<p:cNvSpPr{text_only}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{transform(element.box)}{geometry(element.shape, element.box)}{drawn}</p:spPr>"
        f"<p:txBody>{_body(element)}<a:lstStyle/>{paragraphs(element.lines)}</p:txBody></p:sp>"
    )


def _body(element: TextBox) -> str:
    dx, dy = (emu(length) for length in element.inset)
    return (
        f'<a:bodyPr wrap="square" lIns="{dx}" tIns="{dy}" rIns="{dx}" bIns="{dy}" rtlCol="0" '
        f'anchor="{ANCHOR[element.anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def placeholder_shape(element: TextBox, slot: Slot, shape_id: int, name: str) -> str:
    """Return the text in a placeholder of the layout.

    Title and number leave their looks to it. Other texts say theirs once more, in a style of the
    shape, so that they keep them on a slide that is pasted into another deck.
    """
    says = slot.kind == "body" and slot.known
    place = transform(element.box) if says or not slot.holds(element.box) else ""
    drawn = "" if element.shape is Shape.NONE else geometry(element.shape, element.box)
    drawn += solid_fill(element.fill) if element.fill else ""
    drawn += outline(element.outline) if element.outline else ""
    text = "".join(_paragraph(line, slot) for line in element.lines)
    style = levels(map(_plainly, slot.levels)) if says else ""
    body = _own_body(element, slot, placed=bool(place))
    return (
        f'<p:sp><p:nvSpPr>{identity(shape_id, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{slot.reference}</p:nvPr></p:nvSpPr><p:spPr>{place}{drawn}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle>{style}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _plainly(style: Style) -> Style:
    """Return a style without a tint, which some programs apply once more than the layout does."""
    color = theme().color(style.color)
    return style if color == Color(color.of) else replace(style, color="")


def _own_body(element: TextBox, slot: Slot, *, placed: bool) -> str:
    anchor = f' anchor="{ANCHOR[element.anchor]}"' if element.anchor != slot.anchor else ""
    insets = ' lIns="0" tIns="0" rIns="0" bIns="0"' if placed and slot.padded else ""
    fit = f"<a:{slot.fit}/>" if slot.known else ""
    return f"<a:bodyPr{insets}{anchor}>{fit}</a:bodyPr>"


def _paragraph(line: Line, slot: Slot) -> str:
    if slot.kind == "sldNum":
        return paragraph(line, slot.style, "slidenum")
    told = style_of(line) in slot.levels
    return leveled(line, slot.levels) if told else paragraph(line, slot.style)


def figure_shape(element: Figure, shape_id: int, name: str) -> str:
    """Return a shape without text, marked as decoration."""
    return (
        f"<p:sp><p:nvSpPr>{identity(shape_id, name, decorative=True)}<p:cNvSpPr/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr>{transform(element.box)}{geometry(element.shape, element.box)}"
        f"{solid_fill(element.fill)}{outline(element.outline)}</p:spPr></p:sp>"
    )


def rule_shape(element: Rule, shape_id: int, name: str) -> str:
    """Return a straight connector, with an arrow head at its end when it has one."""
    box = Box(
        min(element.x1, element.x2),
        min(element.y1, element.y2),
        abs(element.x2 - element.x1),
        abs(element.y2 - element.y1),
    )
    flip = (' flipH="1"' if element.x2 < element.x1 else "") + (
        ' flipV="1"' if element.y2 < element.y1 else ""
    )
    dash = '<a:prstDash val="dash"/>' if element.dashed else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if element.arrow else ""
    line = outline(element.color, element.width, dash + head)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{identity(shape_id, name, decorative=True)}<p:cNvCxnSpPr/>"
        f'<p:nvPr/></p:nvCxnSpPr><p:spPr>{transform(box, flip=flip)}<a:prstGeom prst="line">'
        f"<a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>"
    )
