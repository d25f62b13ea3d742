"""Find where a template has room for the parts of a page: its head, its content, its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.render.layout import BODY, GAP, NUMBER, PAGE, SOURCE
from report_builder.render.page import Box
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.holders import is_high
from report_builder.render.pptx.moves import Move

_LOW = 0.8
"""Share of the page below which its foot is."""
_HEAD, _LEAST = Box(BODY.x, 0.5, BODY.w, 0.9), 0.4
"""Where a title stands usually, and the share of a usual place that a placeholder must have."""
_AIR = 0.1
"""Inches between the content and what stands above and below it."""


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
    """Yield the rooms that a layout has for pages, its own area of content first, then larger ones.

    Where the title of a layout stands in the middle, the places of its master come first: some
    programs write every layout as if it were that of the cover.
    """
    whole, title = Move(PAGE, page), bound.slot("title")
    above = whole.box(_HEAD)
    head = title.box if title and is_roomy(title.box, above, page) else above
    pairs, (high, usual) = [(head, bound.content)], bound.master
    if high and is_high(high) and is_roomy(high, above, page):
        pairs.insert(len(pairs) if is_high(head) else 0, (high, usual))
    for over, content in pairs:
        yield from _around(over, content, bound, whole)


def is_roomy(box: Box, usual: Box, page: Box) -> bool:
    """Tell whether a placeholder stands on its page and has room for what usually stands there."""
    large = box.w >= _LEAST * usual.w and box.h >= _LEAST * usual.h
    return large and _is_inside(box, page)


def _is_inside(box: Box, page: Box) -> bool:
    beyond = max(-box.x, -box.y, box.right - page.w, box.bottom - page.h)
    return beyond <= _AIR


def _around(head: Box, content: Box | None, bound: Bound, whole: Move) -> Iterator[Room]:
    """Yield the rooms around a title: the content, as far as both go, as far as ours would go."""
    foot, number = _foot(bound, whole), bound.slot("number")
    high = [band.bottom for band in bound.bands if band.y < head.y]
    over, under = max(head.bottom, *high, 0.0) + _AIR, foot.y - _AIR
    if head.y - _AIR > under - over:
        over, under = _AIR, head.y - _AIR
    usual = whole.box(BODY)
    content = content if content and _is_inside(content, whole.end) else None
    sides = _sides(content, head, whole)
    large = Box(sides.x, over, sides.w, under - over)
    own = _within(content, large) if content else large
    for body in (own, large, Box(usual.x, over, usual.w, large.h)):
        line = Box(body.x, foot.y, body.w, foot.h)
        yield Room(
            whole.end, head, body, line, _number(number.box if number else line, line, whole)
        )


def _sides(content: Box | None, head: Box, whole: Move) -> Box:
    """Return how far content may go to both sides: as far as title and content of the layout."""
    usual = whole.box(BODY)
    boxes = [head, *([content] if content else [])]
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
    line = whole.box(SOURCE)
    placed = (slot.box for slot in map(bound.slot, ("source", "number", "date")) if slot)
    inside = (box for box in placed if _is_inside(box, whole.end))
    low = next((box for box in inside if box.y > _LOW * whole.end.h), line)
    foot = replace(line, y=low.y, h=max(low.h, line.h))
    edge = min((band.y for band in bound.bands if band.y > _LOW * whole.end.h), default=foot.bottom)
    return replace(foot, y=min(foot.y, edge - foot.h))


def _number(given: Box, line: Box, whole: Move) -> Box:
    """Return where the number stands: its own place where that is in the line, else its end."""
    beside = given != line and given.y < line.bottom and given.bottom > line.y
    if beside and is_roomy(given, whole.box(NUMBER), whole.end):
        return given
    return Box(line.right - NUMBER.w, line.y, NUMBER.w, line.h)


def beside_number(room: Room) -> Box:
    """Return the part of the foot that the number leaves to the source and the mark."""
    line, number = room.foot, room.number
    left = Box(line.x, line.y, number.x - GAP / 3 - line.x, line.h)
    start = number.right + GAP / 3
    right = Box(start, line.y, line.right - start, line.h)
    return max((left, right), key=lambda box: box.w)
