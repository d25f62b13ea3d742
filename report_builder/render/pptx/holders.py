"""Read what a placeholder of a template gives: its place, the room for text in it, its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml.ns import qn
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from report_builder.render.ooxml.drawingml import EMU_PER_INCH, PERCENT
from report_builder.render.page import Box
from report_builder.render.pptx.slots import Slot
from report_builder.render.pptx.text import ALIGN, LINE_PITCH, Style

_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle"}
_TITLES = {"ctrTitle": "title", "subTitle": "body"}
"""What a placeholder of a layout is on the master."""
_HEADS = ("title", "ctrTitle", "subTitle")
"""Types whose texts stand to the left, in the middle or to the right as the template has them."""
_HIGH = 3.0
"""Inches from the top of the page at which a title over content ends at the latest."""
_FOOTER = ("dt", "ftr", "sldNum")
_NEAR = 0.002
"""Inches by which a place may differ and still be ours: files round to whole units."""
_ALIKE = 0.01
"""By which a size or line spacing may differ and still be ours."""


def placeholders(layout: SlideLayout) -> list[LayoutPlaceholder]:
    """Return the placeholders of a layout, by their numbers."""
    found: Any = layout.placeholders
    return list(found)


def kind(placeholder: LayoutPlaceholder) -> str:
    """Return the type of a placeholder."""
    element: Any = placeholder.element
    return str(element.ph.get("type", "obj"))


def place(placeholder: LayoutPlaceholder) -> Box | None:
    """Return where a placeholder stands, its own place or its master's; None when nowhere."""
    given = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    if None in given:
        return None
    return Box(*(float(length or 0) / EMU_PER_INCH for length in given))


def is_high(title: Box) -> bool:
    """Tell whether a title stands at the top of the page, over the content."""
    return title.y > 0 and title.bottom < _HIGH


def usual_place(layout: SlideLayout, wanted: str) -> Box | None:
    """Return where the master of a layout has its title or body, None when it has none."""
    found: Any = layout.slide_master.placeholders
    return next((place(holder) for holder in found if kind(holder) == wanted), None)


@dataclass(frozen=True, slots=True)
class Holder:
    """What a placeholder gives its text: the elements that hold its colour and its fill, if any."""

    ink: Any
    fill: Any


def holder_of(placeholder: LayoutPlaceholder) -> Holder:
    """Return what a placeholder of a layout gives its text, or its master does."""
    path = f"{qn('a:defRPr')}/{qn('a:solidFill')}"
    inks = (level.find(path) for level in _levels(placeholder))
    properties = (shape.find(qn("p:spPr")) for shape in _above(placeholder))
    filled = (p for p in properties if p is not None and p.find(qn("a:solidFill")) is not None)
    return Holder(next((ink for ink in inks if ink is not None), None), next(filled, None))


def slot_in(placeholder: LayoutPlaceholder, slot: Slot, whole: Box) -> Slot:
    """Return our slot as it is in a placeholder of a template: its place, type and text style.

    One that stands and looks as ours does is ours.

    The box is the room for text and what our texts keep free around it. What the placeholder
    doesn't say as we do is said by each text.
    """
    dx, dy = slot.inset
    beyond = zip(_insets(placeholder), (dx, dy, dx, dy), strict=True)
    left, top, right, bottom = (theirs - ours for theirs, ours in beyond)
    box = Box(whole.x + left, whole.y + top, whole.w - left - right, whole.h - top - bottom)
    style = _style(placeholder, slot.style)
    padded = max(map(abs, (left, top, right, bottom))) > _NEAR
    slot = replace(slot, kind=kind(placeholder), index=placeholder.placeholder_format.idx)
    usual = replace(slot.style, bullet="", hang=0.0, indent=0.0, before=0.0)
    if style == usual and near(box, slot.box) and not padded:
        return slot
    return replace(
        slot,
        box=slot.box if near(box, slot.box) else box,
        levels=(style,),
        fill=slot.fill if slot.fill and _filled(placeholder) else "",
        padded=padded,
        known=False,
    )


def near(box: Box, other: Box) -> bool:
    """Tell whether two boxes are one and the same but for rounding."""
    pairs = zip((box.x, box.y, box.w, box.h), (other.x, other.y, other.w, other.h), strict=True)
    return all(abs(a - b) < _NEAR for a, b in pairs)


def _insets(placeholder: LayoutPlaceholder) -> list[float]:
    bodies = [b for shape in _above(placeholder) for b in shape.iterfind(f".//{qn('a:bodyPr')}")]
    given = (
        next((int(b.get(name)) for b in bodies if b.get(name)), usual) for name, usual in _INSETS
    )
    return [length / EMU_PER_INCH for length in given]


def _above(placeholder: LayoutPlaceholder) -> Iterator[Any]:
    """Yield the placeholder of the layout and the one of the master that it inherits from."""
    yield placeholder.element
    wanted = _TITLES.get(kind(placeholder), kind(placeholder))
    wanted = wanted if wanted in ("title", *_FOOTER) else "body"
    for holder in _master(placeholder).iterfind(f".//{qn('p:ph')}"):
        if holder.get("type", "obj") == wanted:
            yield holder.getparent().getparent().getparent()


def _master(placeholder: LayoutPlaceholder) -> Any:
    layout: Any = placeholder.part
    return layout.slide_layout.slide_master.element


def _style(placeholder: LayoutPlaceholder, ours: Style) -> Style:
    levels = tuple(_levels(placeholder))
    size = _first(levels, "a:defRPr", "sz", 0) / 100
    spacing = _first(levels, "a:lnSpc/a:spcPct", "val", PERCENT) / PERCENT * LINE_PITCH
    align = ours.align if kind(placeholder) in _HEADS else _align(levels)
    return Style(_ours(size, ours.size), ours.face, ours.color, align, _ours(spacing, ours.leading))


def _align(levels: tuple[Any, ...]) -> str:
    given = next(filter(None, (level.get("algn") for level in levels)), "l")
    return next((name for name, short in ALIGN.items() if short == given), "")


def _levels(placeholder: LayoutPlaceholder) -> Iterator[Any]:
    """Yield the styles of the first level, nearest first."""
    for shape in _above(placeholder):
        yield from shape.iterfind(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
    usual = "otherStyle" if kind(placeholder) in _FOOTER else "bodyStyle"
    style = _STYLES.get(kind(placeholder), usual)
    path = "/".join(map(qn, ("p:txStyles", f"p:{style}", "a:lvl1pPr")))
    yield from _master(placeholder).iterfind(path)


def _first(levels: tuple[Any, ...], path: str, name: str, usual: int) -> int:
    steps = "/".join(map(qn, path.split("/")))
    found = (e.get(name) for level in levels for e in level.iterfind(steps))
    return int(next(filter(None, found), usual))


def _ours(value: float, ours: float) -> float:
    return ours if abs(value - ours) < _ALIKE else value


def _filled(placeholder: LayoutPlaceholder) -> bool:
    properties = placeholder.element.find(qn("p:spPr"))
    return properties is not None and properties.find(qn("a:solidFill")) is not None
