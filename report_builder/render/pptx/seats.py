"""Give each text, chart and table of a page its placeholder, by what it is and not by where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from report_builder.render.page import (
    ChartBox,
    Element,
    Face,
    Figure,
    Line,
    PictureBox,
    Role,
    Shape,
    TableBox,
    TextBox,
)
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.charts.drawn import SHAPED, WORDED
from report_builder.render.pptx.slots import (
    CHART_SLOT,
    HEADER,
    PICTURE_SLOT,
    TABLE_SLOT,
    TEXT_SLOT,
    Slot,
)
from report_builder.render.pptx.text import Style, style_of

FIRST_INDEX = 100
"""Placeholders that a page asks for beside those of its layout have indices above this one."""
MOST_LEVELS = 9
"""Levels that a text can have in PowerPoint."""
READ = (Role.HEADING, Role.TEXT, Role.ITEM)
"""Roles of lines that are read; notes and labels alone stay with what they are about."""
_PROMPTS = {Role.HEADING: "พิมพ์หัวข้อ", Role.NOTE: "พิมพ์คำอธิบาย"}


@dataclass(frozen=True, slots=True)
class Seat:
    """An element of a page and the placeholder that it fills, if any."""

    element: Element
    slot: Slot | None


def seats(elements: Sequence[Element], bound: Bound) -> tuple[Seat, ...]:
    """Return the elements of a page in order, each with its placeholder.

    Header and footer fill those of the layout. Where a layout is open, every text that is read,
    every chart and every table gets one of its own, in its place and with its looks.
    """
    found, numbers = [], Counter[str]()
    for element in chain.from_iterable(map(_parted, elements)) if bound.own.is_open else elements:
        slot = _named(element, bound) or (_free(element) if bound.own.is_open else None)
        if slot and not slot.key:
            numbers[slot.label] += 1
            label = f"{slot.label} {numbers[slot.label]}"
            slot = replace(slot, label=label, index=FIRST_INDEX + numbers.total())
        found.append(Seat(element, slot))
    return tuple(found)


def _parted(element: Element) -> tuple[Element, ...]:
    """Return a text in an arrow as the arrow and the text: placeholders are drawn as rectangles."""
    if not isinstance(element, TextBox) or element.shape is not Shape.CHEVRON:
        return (element,)
    arrow = Figure(element.name, element.box, element.shape, element.fill, element.outline)
    return arrow, replace(element, shape=Shape.NONE, fill="", outline="")


def _named(element: Element, bound: Bound) -> Slot | None:
    """Return the placeholder that a text names: the layout's, else ours."""
    if not isinstance(element, TextBox):
        return None
    key = element.slot or ("title" if _has(element, (Role.TITLE,)) else "")
    slot = bound.slot(key)
    if slot is None and bound.own.is_open and key in HEADER:
        return replace(_shaped(bound.own.slot(key) or TEXT_SLOT, element), key="")
    shaped = slot and slot.known and bound.own.is_open
    return _shaped(slot, element) if slot and shaped else slot


def _free(element: Element) -> Slot | None:
    """Return a placeholder for what a page says in a place of its own."""
    match element:
        case TextBox() if _is_read(element):
            return _shaped(TEXT_SLOT, element)
        case ChartBox() if element.chart.kind not in (*SHAPED, *WORDED):
            return replace(CHART_SLOT, key="", box=element.box)
        case PictureBox():
            return replace(PICTURE_SLOT, key="", box=element.box)
        case TableBox():
            return replace(TABLE_SLOT, key="", box=element.box)
    return None


def _is_read(element: TextBox) -> bool:
    return _has(element, READ) and len(_levels(element.lines)) <= MOST_LEVELS


def _has(element: TextBox, roles: Sequence[Role]) -> bool:
    return any(line.role in roles for line in element.lines)


def _shaped(slot: Slot, element: TextBox) -> Slot:
    """Return a placeholder with the place and the looks of a text."""
    found = _levels(element.lines)
    return replace(
        slot,
        box=element.box,
        levels=tuple(found),
        anchor=element.anchor,
        shape=element.shape,
        fill=element.fill,
        outline=element.outline,
        inset=element.inset,
        fit=slot.fit if slot.key == "title" else TEXT_SLOT.fit,
        prompts=slot.prompts[: len(found)] or tuple(map(_prompt, found.values())),
    )


def _levels(lines: Sequence[Line]) -> dict[Style, Line]:
    """Return the looks of lines, each with its first line; headings lead the outline."""
    found: dict[Style, Line] = {}
    for line in sorted(lines, key=lambda line: line.role is not Role.HEADING):
        found.setdefault(style_of(line), line)
    return found


def _prompt(line: Line) -> str:
    if line.role is Role.TEXT and line.face is Face.HEADING:
        return "พิมพ์ตัวเลข"
    return _PROMPTS.get(line.role, "พิมพ์ข้อความ")
