"""Find where a template has room for the parts of a page: its head, its content, its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.render.layout import BODY, GAP, NUMBER, PAGE, SOURCE
from report_builder.render.page import Box
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.moves import Move

_AIR = 0.1
"""Inches between the content and what stands above and below it."""
_LOWEST = 0.45
"""Share of the page above which a title stands over its content."""


@dataclass(frozen=True, slots=True)
class Room:
    """The places of a page in a template: all of it, its title, content and foot.

    `foot` is the line of source, mark and number.
    """

    page: Box
    title: Box
    body: Box
    foot: Box
    number: Box

    @property
    def unit(self) -> float:
        """Return how large the page is, as a multiple of ours."""
        return min(self.page.w / PAGE.w, self.page.h / PAGE.h)


def rooms(bound: Bound, page: Box) -> Iterator[Room]:
    """Yield the rooms that a layout has for pages, its own area of content first, then a larger."""
    whole, title = Move(PAGE, page), bound.slot("title")
    head = title.box if title else whole.box(Box(BODY.x, 0.5, BODY.w, 0.9))
    over = head.bottom + _AIR if head.bottom < _LOWEST * page.h else _AIR
    foot = _foot(bound, whole)
    number = bound.slot("number")
    sides = _sides(bound, head, whole)
    large = Box(sides.x, over, sides.w, foot.y - _AIR - over)
    own = _within(bound.content, large) if bound.content else large
    for body in (own, large):
        line = Box(body.x, foot.y, body.w, foot.h)
        yield Room(page, head, body, line, number.box if number else _corner(line))


def _sides(bound: Bound, head: Box, whole: Move) -> Box:
    """Return how far content may go to both sides: as far as title and content of the layout."""
    usual = whole.box(BODY)
    boxes = [head, *([bound.content] if bound.content else [])]
    left = min(box.x for box in boxes)
    right = max(box.right for box in boxes)
    return Box(left, 0, right - left, 0) if right - left > 0.7 * usual.w else usual


def _within(content: Box, large: Box) -> Box:
    """Return the part of an area of content that lies between title and foot."""
    top, bottom = max(content.y, large.y), min(content.bottom, large.bottom)
    wide = content if content.w > 0.6 * large.w else large
    return Box(wide.x, top, wide.w, max(bottom - top, 0.0))


def _foot(bound: Bound, whole: Move) -> Box:
    """Return the line at the foot: that of the placeholders there, else where ours would be."""
    low = [
        slot.box
        for slot in map(bound.slot, ("number", "source", "date"))
        if slot and slot.box.y > 0.8 * whole.end.h
    ]
    line = whole.box(SOURCE)
    if not low:
        return line
    top, bottom = min(box.y for box in low), max(box.bottom for box in low)
    return replace(line, y=top, h=max(bottom - top, line.h))


def _corner(line: Box) -> Box:
    return Box(line.right - NUMBER.w, line.y, NUMBER.w, line.h)


def beside_number(room: Room) -> Box:
    """Return the part of the foot that the number leaves to the source and the mark."""
    line, number = room.foot, room.number
    left = Box(line.x, line.y, number.x - GAP / 3 - line.x, line.h)
    start = number.right + GAP / 3
    right = Box(start, line.y, line.right - start, line.h)
    if number.y >= line.bottom or number.bottom <= line.y:
        return line
    return max((left, right), key=lambda box: box.w)
