"""Find our layouts and placeholders in another template: by name, then type, then index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pptx.opc.package import Part
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from report_builder.errors import TemplateError
from report_builder.render.page import Box, Figure
from report_builder.render.pptx.holders import (
    Holder,
    holder_of,
    kind,
    near,
    place,
    placeholders,
    slot_in,
    usual_place,
)
from report_builder.render.pptx.layouts import LAYOUTS, Layout
from report_builder.render.pptx.matching import served, unsuited
from report_builder.render.pptx.slots import Slot

_KINDS = {
    "title": ("title", "ctrTitle"),
    "ctrTitle": ("ctrTitle", "title"),
    "body": ("body", "obj", "subTitle"),
    "obj": ("obj", "body"),
    "chart": ("chart", "obj"),
    "tbl": ("tbl", "obj"),
}
"""Types of placeholder that can hold what we put into one."""
_NAMED_ONLY = ("kicker", "tag", "source")
"""Slots that are never taken for one of their type, so that the body keeps its place."""
_HEADER = ("kicker", "tag", "source")
"""Slots that hold no content though their type might."""
_BESIDE = ("title", "ctrTitle", "dt", "ftr", "sldNum")
"""Types of placeholder that hold no content."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A layout of the template, which of ours it is, and what our slots are in it.

    `name` is what the template calls it, `by` how it was found, `content` the area of all its
    placeholders for content. Where everything stands as we have it, it is `ours`.
    """

    part: Part
    name: str
    own: Layout
    slots: tuple[Slot, ...]
    by: str = "name"
    content: Box | None = None
    master: tuple[Box | None, Box | None] = (None, None)
    """Where the master has its title and its body."""
    ours: bool = True
    holders: Mapping[str, Holder] = field(default_factory=dict)
    """What placeholders give their texts, by the keys of our slots."""
    bands: tuple[Box, ...] = ()
    """What it draws across the page along its upper and lower edge."""

    @property
    def drawn(self) -> tuple[Figure, ...]:
        """Return what the layout draws on every slide."""
        return self.own.drawn

    def slot(self, key: str) -> Slot | None:
        """Return the slot of a key, or None when the layout has none."""
        return next((slot for slot in self.slots if slot.key == key), None)


def bound_layouts(presentation: Presentation, keys: Collection[str]) -> dict[str, Bound]:
    """Return the layouts of a template by our keys; raises TemplateError where none has a title.

    A layout is found by our name, else by its type, else by its placeholders; one may serve for
    several of ours, whose texts, charts and tables are then placed in the area of its content.
    What has a placeholder in the layout fills it: one of our name, else of our type (and index,
    where there are several).
    """
    theirs = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    found = {own: served(own, theirs) for own in LAYOUTS if own.key in keys}
    if None in found.values():
        raise TemplateError(*unsuited(theirs))
    serving = {own: it for own, it in found.items() if it}
    return {own.key: _bound(own, it.layout, it.by) for own, it in serving.items()}


def _bound(own: Layout, layout: SlideLayout, by: str) -> Bound:
    free = [holder for holder in placeholders(layout) if place(holder)]
    slots = tuple(_slots(own, list(free)))
    content = _content(free, {slot.index for slot in slots if slot.key in _HEADER})
    by_index = {holder.placeholder_format.idx: holder for holder in free}
    master = _usual_title(layout, slots, by_index), usual_place(layout, "body")
    holders = {slot.key: holder_of(by_index[slot.index]) for slot in slots}
    ours = len(slots) == len(own.slots) and all(_stands(slot, own) for slot in slots)
    return Bound(layout.part, layout.name, own, slots, by, content, master, ours, holders)


def _usual_title(
    layout: SlideLayout, slots: Sequence[Slot], by_index: Mapping[int, LayoutPlaceholder]
) -> Box | None:
    """Return where the master has its title: our slot where the layout leaves it there."""
    usual, title = usual_place(layout, "title"), next((s for s in slots if s.key == "title"), None)
    own = place(by_index[title.index]) if title else None
    return title.box if title and own and usual and near(own, usual) else usual


def _stands(slot: Slot, own: Layout) -> bool:
    usual = own.slot(slot.key)
    return usual is not None and near(slot.box, usual.box)


def _content(free: Sequence[LayoutPlaceholder], taken: Collection[int]) -> Box | None:
    """Return the area that holds every placeholder for content; numbers of others are taken."""
    holders = (h for h in free if kind(h) not in _BESIDE and h.placeholder_format.idx not in taken)
    boxes = [*filter(None, map(place, holders))]
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _slots(own: Layout, free: list[LayoutPlaceholder]) -> Iterator[Slot]:
    """Yield our slots in the placeholders of a layout; named ones first, each taken once."""
    for slot in sorted(own.slots, key=lambda slot: not _by_name(slot, free)):
        found = _by_name(slot, free) or _by_type(slot, free)
        box = place(found[0]) if found else None
        if box:
            free.remove(found[0])
            yield slot_in(found[0], slot, box)


def _by_name(slot: Slot, free: Sequence[LayoutPlaceholder]) -> list[LayoutPlaceholder]:
    return [p for p in free if p.name in (slot.label, slot.key) and kind(p) in _kinds(slot)]


def _by_type(slot: Slot, free: Sequence[LayoutPlaceholder]) -> list[LayoutPlaceholder]:
    fitting = [p for wanted in _kinds(slot) for p in free if kind(p) == wanted]
    same_index = [p for p in fitting if p.placeholder_format.idx == slot.index]
    return same_index or ([] if slot.key in _NAMED_ONLY else fitting)


def _kinds(slot: Slot) -> tuple[str, ...]:
    return _KINDS.get(slot.kind, (slot.kind,))
