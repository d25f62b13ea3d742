"""Fit placed pages into another template: its size, its content area, its placeholders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from report_builder.model import plain
from report_builder.render.layout import BODY, FOOT_RULE, GAP, MARGIN, NUMBER, PAGE, SOURCE
from report_builder.render.page import Box, Element, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.layouts import Layout
from report_builder.render.pptx.moves import Knots, Move
from report_builder.render.pptx.room import Room, beside_number, is_roomy, rooms
from report_builder.render.pptx.sizes import (
    LEAST,
    STEPS,
    alone,
    fits,
    moved,
    sized,
    smallest,
    together,
)
from report_builder.render.pptx.slots import Slot
from report_builder.thai.measure import text_width

AIR = 0.1
"""Inches between the content and what stands above and below it."""
_HEADER = ("title", "kicker", "tag")
_FOOTER = ("source", "number")
_POSTER = ("title", "body")
"""Slots that a page without a head is arranged around."""
_WORTH = 1.05
"""How much larger texts must become for a page to leave the layout's own area of content."""
_LINES = 3
"""Lines that a source may take before its type is made smaller."""
_FOOT = Box(MARGIN, SOURCE.y, NUMBER.x - 0.1 - MARGIN, SOURCE.h)
"""Where source and mark stand on our pages."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A page in a template: its elements, the size of its smallest type, the area of content.

    `fits` tells whether every text has room.
    """

    elements: tuple[Element, ...]
    smallest: float
    body: Box
    fits: bool


def fitted(elements: Sequence[Element], own: Layout, bound: Bound, page: Box) -> Fitted:
    """Return elements in the places of a template, at the largest sizes at which all texts fit.

    `own` is the layout that they were placed for, `bound` the one of the template.
    """
    if is_poster(own):
        return _poster(elements, own, bound, page)
    usual, *others = rooms(bound, page)
    first = _content(elements, own, bound, usual)
    if first.fits and first.smallest * _WORTH > smallest(elements):
        return first
    tried = (_content(elements, own, bound, room) for room in others)
    best = max(tried, key=lambda found: (found.fits, found.smallest))
    keeps = first.fits and first.smallest * _WORTH > best.smallest
    return first if keeps or not best.fits else best


def is_poster(own: Layout) -> bool:
    """Tell whether pages of a layout have no head, and are arranged around a title."""
    title = own.slot("title")
    return title is not None and title.box.bottom > BODY.y


def _poster(elements: Sequence[Element], own: Layout, bound: Bound, page: Box) -> Fitted:
    """Return a page whose title stands in its middle, and what is around it as it was around it.

    What stands at the right of the title keeps its part of the page, which the words leave free.
    """
    ours, least, whole = _places(own.slots), LEAST * page.h / PAGE.h, Move(PAGE, page)
    aside = [e for e in elements if box_of(e).x >= ours["title"].right]
    free = whole.box(Box(0, 0, min((box_of(e).x for e in aside), default=PAGE.w) - GAP, 0)).w
    usual = {key: whole.box(box) for key, box in ours.items()}
    given = _places(bound.slots)
    roomy = {key: box for key, box in given.items() if is_roomy(box, usual[key], page)}
    theirs = {**usual, **roomy}
    theirs = {key: _up_to(free, box, usual[key]) for key, box in theirs.items()}
    column = max(theirs.values(), key=lambda box: box.w)
    around = Around(ours["title"], theirs["title"], column, page)
    way = Knots.through([(box, theirs[key]) for key, box in ours.items()], PAGE, page)
    beside = [e for e in elements if _is_beside(e) and e not in aside]
    stacked = around.boxes(beside)
    low = [stacked[e.name].y for e in beside if e.box.y > ours["title"].bottom]
    theirs["body"] = _above(theirs.get("body", column), min(low, default=page.h))
    placed: list[Element] = []
    for element in elements:
        if element in aside and isinstance(element, TextBox):
            placed.append(alone(replace(element, box=whole.box(element.box)), least))
        elif element in aside or _at_edge(element):
            placed.append(moved(element, whole))
        elif isinstance(element, TextBox):
            box = theirs[element.slot] if element.slot in _POSTER else stacked[element.name]
            placed.append(alone(replace(element, box=box), least))
        else:
            placed.append(moved(element, way))
    return Fitted(tuple(placed), smallest(placed), page, all(map(fits, placed, elements)))


def _up_to(right: float, box: Box, usual: Box) -> Box:
    """Return the part of a box that ends at an edge, in the usual column where little is left."""
    across = box if right - box.x > usual.w / 2 else usual
    return replace(box, x=across.x, w=min(across.right, right) - across.x)


def _places(slots: Sequence[Slot]) -> dict[str, Box]:
    return {slot.key: slot.box for slot in slots if slot.key in _POSTER}


def _is_beside(element: Element) -> TypeGuard[TextBox]:
    beside = isinstance(element, TextBox) and element.slot not in _POSTER
    return beside and not _at_edge(element)


def _above(box: Box, edge: float) -> Box:
    return replace(box, h=max(AIR, min(box.bottom, edge - AIR) - box.y))


@dataclass(frozen=True, slots=True)
class Around:
    """Where texts around a title go: its own place, that in the template, the widest column."""

    own: Box
    title: Box
    column: Box
    page: Box

    def boxes(self, texts: Sequence[TextBox]) -> dict[str, Box]:
        """Return the boxes of texts by name, none of them on one that stood below it."""
        found: dict[str, Box] = {}
        for text in sorted(texts, key=lambda text: -text.box.bottom):
            own = self._box(text)
            below = (t for t in texts if t.name in found and t.box.y >= text.box.bottom)
            edge = min((found[t.name].y - AIR for t in below), default=own.bottom)
            found[text.name] = replace(own, y=min(own.y, edge - own.h))
        return found

    def _box(self, text: TextBox) -> Box:
        """Return a box as high as a text needs, above the title or as near the foot as it was."""
        across = self.column.w / self.own.w
        x, wide = self.column.x + (text.box.x - self.own.x) * across, text.box.w * across
        tall = max(flow.height(sized(replace(text, box=Box(0, 0, wide, 1)), 1.0).lines, wide), AIR)
        if text.box.bottom <= self.own.y:
            return Box(x, max(AIR, self.title.y - AIR - tall), wide, tall)
        foot = (PAGE.h - text.box.bottom) * self.page.h / PAGE.h
        return Box(x, self.page.h - foot - tall, wide, tall)


def _content(elements: Sequence[Element], own: Layout, bound: Bound, room: Room) -> Fitted:
    """Return a page of a title over content, its head, body, foot and edges each in its place."""
    least = LEAST * room.page.h / PAGE.h
    zones = [_zone(element, elements) for element in elements]
    parts: dict[str, list[Element]] = defaultdict(list)
    for zone, element in zip(zones, elements, strict=True):
        parts[zone].append(element)
    foot = tuple(_feet(parts["foot"], bound, room, least))
    head = tuple(_heads(parts["head"], own, bound, room, least))
    body = _between(head, foot, room)
    placed = {
        "foot": iter(foot),
        "head": iter(head),
        "body": iter(together(parts["body"], Move(_taken(parts["body"]), body), least)),
        "edge": iter(together(parts["edge"], Move(PAGE, room.page), least)),
    }
    ordered = tuple(next(placed[zone]) for zone in zones)
    return Fitted(ordered, smallest(ordered), body, all(map(fits, ordered, elements)))


def _taken(elements: Sequence[Element]) -> Box:
    """Return the usual area of content, from what stands above it on."""
    top = min([BODY.y, *(box_of(element).y for element in elements)])
    return replace(BODY, y=top, h=BODY.bottom - top)


def _zone(element: Element, elements: Sequence[Element]) -> str:
    """Return the part of a page that an element belongs to: head, body, foot, or its edge."""
    slot = element.slot if isinstance(element, TextBox) else ""
    if slot in _HEADER:
        return "head"
    if slot in _FOOTER or box_of(element).y >= _foot_line(elements) - AIR:
        return "foot"
    return "edge" if _at_edge(element) else "body"


def _at_edge(element: Element) -> bool:
    box = box_of(element)
    return min(box.x, box.y) < AIR or box.right > PAGE.w - AIR or box.bottom > PAGE.h - AIR


def _foot_line(elements: Sequence[Element]) -> float:
    texts = (e for e in elements if isinstance(e, TextBox) and e.slot in _FOOTER)
    return min((text.box.y for text in texts), default=SOURCE.y)


def box_of(element: Element) -> Box:
    """Return the box of an element, that around a rule."""
    if not isinstance(element, Rule):
        return element.box
    x, y = min(element.x1, element.x2), min(element.y1, element.y2)
    return Box(x, y, abs(element.x2 - element.x1), abs(element.y2 - element.y1))


def _heads(
    elements: Sequence[Element], own: Layout, bound: Bound, room: Room, least: float
) -> Iterator[TextBox]:
    """Yield title, kicker and tag in their placeholders, those without one in a strip below."""
    texts = [element for element in elements if isinstance(element, TextBox)]
    title = bound.slot("title")
    seated = bound.slot if title and title.box == room.title else _nowhere
    strip = _strip([text for text in texts if seated(text.slot) is None], room)
    for text in texts:
        usual, theirs = own.slot(text.slot), seated(text.slot)
        if text.slot == "title":
            yield alone(replace(text, box=room.title), least)
        elif theirs and usual:
            yield alone(replace(text, box=Move(usual.box, theirs.box).box(text.box)), least)
        else:
            yield alone(replace(text, box=strip[text.slot]), least)


def _nowhere(key: str) -> Slot | None:
    """Return no placeholder: the title stands elsewhere than the others were made for."""
    return None


def _strip(texts: Sequence[TextBox], room: Room) -> dict[str, Box]:
    """Return the boxes of kicker and tag in a strip at the top of the content."""
    boxes, right = {}, room.body.right
    for text in sorted(texts, key=lambda text: text.slot, reverse=True):
        if text.slot == "tag":
            wide = min(text.box.w, room.body.w / 2)
            boxes["tag"] = Box(right - wide, room.body.y, wide, text.box.h)
            right -= wide + GAP
        else:
            wide = right - room.body.x
            tall = flow.height(sized(replace(text, box=Box(0, 0, wide, 1)), 1.0).lines, wide)
            boxes[text.slot] = Box(room.body.x, room.body.y, wide, tall)
    return boxes


def _feet(elements: Sequence[Element], bound: Bound, room: Room, least: float) -> Iterator[Element]:
    """Yield source, mark and number in the line at the foot, which rises as the source needs."""
    line = beside_number(room)
    way = Move(_FOOT, line)
    texts = [element for element in elements if isinstance(element, TextBox)]
    marks = [_mark(text, way.box(text.box), least) for text in texts if not text.slot]
    right = min([line.right, *(mark.box.x - AIR for mark in marks)])
    left = Box(line.x, line.y, right - line.x, line.h)
    low = [_source(text, left, least) for text in texts if text.slot == "source"]
    top = min([line.y, *(text.box.y for text in low)])
    for element in elements:
        if isinstance(element, TextBox) and element.slot == "number":
            yield alone(replace(element, box=room.number), least)
        elif isinstance(element, TextBox):
            yield next(text for text in (*marks, *low) if text.name == element.name)
        elif isinstance(element, Rule):
            y = top - (SOURCE.y - FOOT_RULE)
            yield replace(element, x1=room.foot.x, y1=y, x2=room.foot.right, y2=y)
        else:
            yield moved(element, way)


def _mark(text: TextBox, box: Box, least: float) -> TextBox:
    """Return a mark at the foot, at least as wide as its words."""
    words = max(text_width(plain(line.text), str(line.face), line.size) for line in text.lines)
    wide = max(box.w, words / flow.POINTS / flow.RESERVE + AIR)
    return alone(replace(text, box=Box(box.right - wide, box.y, wide, box.h)), least)


def _source(text: TextBox, line: Box, least: float) -> TextBox:
    """Return the source over the lower edge of a line, as high as it must be, up to three lines."""
    for size in STEPS:
        told = sized(replace(text, box=line), size, least)
        tall = flow.height(told.lines, line.w)
        if tall <= _LINES * told.lines[0].size * told.lines[0].leading / flow.POINTS + AIR:
            break
    high = max(line.h, tall)
    return replace(told, box=Box(line.x, line.bottom - high, line.w, high))


def _between(head: Sequence[TextBox], foot: Sequence[Element], room: Room) -> Box:
    """Return the area of content between what stands above and below it."""
    strips = [t.box.bottom + AIR for t in head if t.slot != "title" and t.box.y >= room.body.y]
    top = max([room.body.y, *strips])
    bottom = min([room.body.bottom, *(box_of(element).y - AIR for element in foot)])
    return Box(room.body.x, top, room.body.w, max(bottom - top, AIR))
