"""Find our layouts and placeholders in another template: by name, then type, then index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from pptx.opc.package import Part
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from report_builder.errors import TemplateError
from report_builder.problem import Words
from report_builder.render.page import Box, Figure
from report_builder.render.pptx.drawingml import EMU_PER_INCH
from report_builder.render.pptx.layouts import LAYOUTS, Layout, Slot
from report_builder.render.pptx.text import Style

_TYPES = {
    "cover": ("title",),
    "section": ("secHead", "titleOnly", "obj"),
    "two_columns": ("twoObj", "twoTxTwoObj", "titleOnly", "obj"),
    "chart_text": ("chartAndTx", "txAndChart", "titleOnly", "obj"),
    "full_chart": ("chart", "titleOnly", "obj"),
    "four_panels": ("fourObj", "titleOnly", "obj"),
    "table": ("tbl", "titleOnly", "obj"),
    "agenda": ("obj", "tx"),
    "bullets": ("obj", "tx"),
}
"""Types of layout that serve where no layout has the name; others take a title alone."""
_ANY = ("titleOnly", "obj", "tx")
_KINDS = {
    "title": ("title", "ctrTitle"),
    "ctrTitle": ("ctrTitle", "title"),
    "body": ("body", "obj", "subTitle"),
    "obj": ("obj", "body"),
    "chart": ("chart", "obj"),
    "tbl": ("tbl", "obj"),
}
"""Types of placeholder that can hold what we put into one."""
_NAMED_ONLY = ("kicker", "tag")
"""Slots that are never taken for one of their type, so that the body keeps its place."""
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Bound:
    """A layout of the template, what our slots are in it, and what it draws on every slide."""

    part: Part
    slots: tuple[Slot, ...]
    drawn: tuple[Figure, ...]

    def slot(self, key: str) -> Slot | None:
        """Return the slot of a key, or None when the layout has none."""
        return next((slot for slot in self.slots if slot.key == key), None)


def bound_layouts(presentation: Presentation, keys: Collection[str]) -> dict[str, Bound]:
    """Return the layouts of a template by our keys; raises TemplateError for those it lacks.

    The least a template needs is a layout ปก, or one of the type title, and a layout ข้อความ, or
    one of the type obj, each with a title: they stand in for all others, whose texts, charts and
    tables are then placed in the area of the body. What has a placeholder in the layout fills it:
    one of our name, else of our type (and index, where there are several).
    """
    theirs = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    found = {own: _layout(own, theirs) for own in LAYOUTS if own.key in keys}
    lacking = [own for own, layout in found.items() if layout is None]
    if lacking:
        raise TemplateError(*_missing(lacking, [layout.name for layout in theirs]))
    bound = {own.key: _bound(own, layout) for own, layout in found.items() if layout}
    untitled = [own for own in found if bound[own.key].slot("title") is None]
    if untitled:
        raise TemplateError(*_without_title(untitled))
    return bound


def _layout(own: Layout, theirs: Sequence[SlideLayout]) -> SlideLayout | None:
    """Return the layout of our name, else one of a type that serves; a misspelt name is neither."""
    names = {layout.name.strip(): layout for layout in theirs}
    for name in (own.name, own.key):
        if name in names:
            return names[name]
    known = {layout.name for layout in LAYOUTS}
    if get_close_matches(own.name, [name for name in names if name not in known], 1, _NEAR):
        return None
    types = {layout.element.get("type", "cust"): layout for layout in reversed(theirs)}
    return next((types[kind] for kind in _TYPES.get(own.key, _ANY) if kind in types), None)


def _missing(lacking: Sequence[Layout], names: Sequence[str]) -> tuple[Words, Words]:
    near = {own.name: get_close_matches(own.name, names, 1, _NEAR) for own in lacking}
    th = ", ".join(f"“{n}”" + (f" (ใกล้เคียง “{c[0]}”)" if c else "") for n, c in near.items())
    en = ", ".join(f"“{n}”" + (f" (close: “{c[0]}”)" if c else "") for n, c in near.items())
    return (
        Words(f"ไม่มีเลย์เอาต์ {th}", f"it has no layout {en}"),
        Words(
            "ให้เพิ่มหรือเปลี่ยนชื่อเลย์เอาต์ (ดูตัวอย่างจาก report-builder template)",
            "add or rename layouts (report-builder template writes one to start from)",
        ),
    )


def _without_title(layouts: Sequence[Layout]) -> tuple[Words, Words]:
    names = ", ".join(f"“{layout.name}”" for layout in layouts)
    return (
        Words(f"เลย์เอาต์ {names} ไม่มีช่องชื่อเรื่อง", f"layout {names} has no title placeholder"),
        Words("ให้เพิ่มช่องชื่อเรื่อง", "add one"),
    )


def _bound(own: Layout, layout: SlideLayout) -> Bound:
    free = list(layout.placeholders)
    return Bound(layout.part, tuple(_slots(own, free)), own.drawn)


def _slots(own: Layout, free: list[LayoutPlaceholder]) -> Iterator[Slot]:
    """Yield our slots in the placeholders of a layout; named ones first, each taken once."""
    for slot in sorted(own.slots, key=lambda slot: not _by_name(slot, free)):
        found = _by_name(slot, free) or _by_type(slot, free)
        if found:
            free.remove(found[0])
            yield _slot_in(found[0], slot)


def _by_name(slot: Slot, free: Sequence[LayoutPlaceholder]) -> list[LayoutPlaceholder]:
    return [p for p in free if p.name in (slot.label, slot.key) and _kind(p) in _kinds(slot)]


def _by_type(slot: Slot, free: Sequence[LayoutPlaceholder]) -> list[LayoutPlaceholder]:
    fitting = [p for kind in _kinds(slot) for p in free if _kind(p) == kind]
    same_index = [p for p in fitting if p.placeholder_format.idx == slot.index]
    return same_index or ([] if slot.key in _NAMED_ONLY else fitting)


def _kind(placeholder: LayoutPlaceholder) -> str:
    element: Any = placeholder.element
    return str(element.ph.get("type", "obj"))


def _kinds(slot: Slot) -> tuple[str, ...]:
    return _KINDS.get(slot.kind, (slot.kind,))


def _slot_in(placeholder: LayoutPlaceholder, slot: Slot) -> Slot:
    """Return our slot as it is in a template: its own place; sizes are always said."""
    left, top = placeholder.left / EMU_PER_INCH, placeholder.top / EMU_PER_INCH
    box = Box(left, top, placeholder.width / EMU_PER_INCH, placeholder.height / EMU_PER_INCH)
    style = Style(0.0, slot.style.face, slot.style.color, slot.style.align)
    kind, index = _kind(placeholder), placeholder.placeholder_format.idx
    return replace(slot, kind=kind, index=index, box=box, style=style, fill="")
