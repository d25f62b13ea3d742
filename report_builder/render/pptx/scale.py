"""Fit placed elements into another template: its size, its content area, its placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.render.layout import BODY, GAP, KICKER, PAGE, columns
from report_builder.render.page import (
    Box,
    CellsBox,
    ChartBox,
    Element,
    Figure,
    Line,
    MapBox,
    OutlineBox,
    Rule,
    TableBox,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.moves import Move
from report_builder.render.pptx.tables import MARGIN_X

STEPS = tuple(1 - step / 20 for step in range(11))
"""Shares of the sizes to try, until all texts fit."""
STRIP = 0.45
"""Height at the top of the content for kicker and tag, where a layout has no place for them."""
INSET = 0.1
"""Inches that placeholders of other templates keep free at their sides."""
_HEADER = ("title", "kicker", "tag", "source", "number", "date")
_STRIPPED = ("kicker", "tag")


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the parts of a page go in a template."""

    bound: Bound
    page: Move
    body: Move
    strip: Box
    cover: bool


def rescaled(
    elements: Sequence[Element], bound: Bound, page: Box, *, cover: bool
) -> tuple[Element, ...]:
    """Return elements in the places of a template, at the largest sizes at which all texts fit."""
    plan = _plan(elements, bound, page, cover)
    size = next((s for s in STEPS if _all_fit(elements, plan, s)), STEPS[-1])
    return tuple(_placed(element, plan, size) for element in elements)


def _plan(elements: Sequence[Element], bound: Bound, page: Box, cover: bool) -> Plan:
    whole, body = Move(PAGE, page), bound.slot("body")
    own = whole.box(BODY)
    area = Box(own.x, body.box.y, own.w, body.box.h) if body and body.box.w > 0.6 * page.w else own
    strip = Box(area.x, area.y, area.w, STRIP)
    keys = {e.slot for e in elements if isinstance(e, TextBox)}
    if any(key in keys and bound.slot(key) is None for key in _STRIPPED):
        area = Box(area.x, area.y + STRIP, area.w, area.h - STRIP)
    return Plan(bound, whole, whole if cover else Move(BODY, area), strip, cover)


def _placed(element: Element, plan: Plan, size: float) -> Element:
    if isinstance(element, TextBox) and _in_header(element, plan):
        return _header(element, plan)
    return _moved(element, plan.body, size)


def _in_header(element: Element, plan: Plan) -> bool:
    """Tell whether an element goes where the template has its place; a cover is all header."""
    if not isinstance(element, TextBox):
        return False
    return element.slot in _HEADER or (plan.cover and bool(element.slot))


def _header(element: TextBox, plan: Plan) -> TextBox:
    """Return a text of the header or footer in its place, at the largest size that fits."""
    placed = replace(element, box=_header_box(element, plan))
    room = placed.box
    if element.slot == "title" and not plan.cover:
        room = replace(room, h=min(room.h, max(0.5, plan.strip.y - room.y)))
    sizes = (_sized(replace(placed, box=room), size) for size in STEPS)
    found = next((box for box in sizes if _fits(box)), _sized(placed, STEPS[-1]))
    return replace(found, box=placed.box)


def _header_box(element: TextBox, plan: Plan) -> Box:
    slot, number = plan.bound.slot(element.slot), plan.bound.slot("number")
    if slot and element.slot == "source" and number and not plan.cover:
        left = plan.strip.x
        return Box(left, slot.box.y, number.box.x - left - GAP, slot.box.h)
    if slot and element.slot == "kicker" and not plan.cover:
        return replace(slot.box, w=slot.box.w * element.box.w / KICKER.w)
    if slot:
        return slot.box
    if element.slot in _STRIPPED and not plan.cover:
        kicker, tag = columns(plan.strip, (5.0, 1.2))
        return tag.inset(0, 0.05) if element.slot == "tag" else kicker
    return plan.page.box(element.box)


def _moved(element: Element, move: Move, size: float) -> Element:
    match element:
        case TextBox():
            return _sized(replace(element, box=move.box(element.box)), size)
        case ChartBox():
            return replace(element, box=move.box(element.box), size=element.size * size)
        case TableBox():
            return _table(element, move, size)
        case CellsBox():
            return _cells(element, move, size)
        case OutlineBox():
            rings = tuple(tuple(move.point(x, y) for x, y in ring) for ring in element.rings)
            return replace(element, box=move.box(element.box), rings=rings)
        case Figure() | MapBox():
            return replace(element, box=move.box(element.box))
        case Rule():
            (x1, y1), (x2, y2) = (
                move.point(element.x1, element.y1),
                move.point(element.x2, element.y2),
            )
            return replace(element, x1=x1, y1=y1, x2=x2, y2=y2)


def _table(element: TableBox, move: Move, size: float) -> TableBox:
    box = move.box(element.box)
    heights = tuple(height * box.h / element.box.h for height in element.heights)
    return replace(element, box=box, heights=heights, size=element.size * size)


def _cells(element: CellsBox, move: Move, size: float) -> CellsBox:
    box = move.box(element.box)
    across, down = box.w / element.box.w, box.h / element.box.h
    return replace(
        element,
        box=box,
        rows=tuple(tuple(_line(line, size) for line in row) for row in element.rows),
        widths=tuple(width * across for width in element.widths),
        heights=tuple(height * down for height in element.heights),
    )


def _sized(element: TextBox, size: float) -> TextBox:
    return replace(element, lines=tuple(_line(line, size) for line in element.lines))


def _line(line: Line, size: float) -> Line:
    return replace(line, size=line.size * size, space_before=line.space_before * size)


def _all_fit(elements: Sequence[Element], plan: Plan, size: float) -> bool:
    return all(
        _fits(_moved(element, plan.body, size))
        for element in elements
        if not _in_header(element, plan)
    )


def _fits(element: Element) -> bool:
    if isinstance(element, TextBox):
        room = element.box.inset(*element.inset)
        if element.slot:
            room = room.inset(INSET, 0)
        broken = flow.broken_word(element.lines, room.w)
        return not broken and flow.height(element.lines, room.w) <= max(room.h, _one_line(element))
    return _table_fits(element) if isinstance(element, TableBox) else True


def _one_line(element: TextBox) -> float:
    return element.lines[0].size * element.lines[0].leading / flow.POINTS if element.lines else 0.0


def _table_fits(element: TableBox) -> bool:
    unit = element.box.w / sum(element.table.widths)
    rows = zip((element.table.header, *element.table.rows), element.heights, strict=True)
    return all(
        flow.height((flow.caption_line(cell, element.size),), width * unit - 2 * MARGIN_X) <= height
        for cells, height in rows
        for cell, width in zip(cells, element.table.widths, strict=True)
    )
