"""Choose the layout of a template that serves for each of ours: by name, type, or placeholders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pptx.slide import SlideLayout

from report_builder.problem import Words
from report_builder.render.page import Box
from report_builder.render.pptx.holders import is_high, kind, place, placeholders, usual_place
from report_builder.render.pptx.layouts import LAYOUTS, Layout

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
_TITLES = ("title", "ctrTitle")
_CONTENT = ("obj", "body")
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Served:
    """The layout that serves for one of ours, and how it was found.

    `by` is "name", "near" (a name that is nearly ours), "type" or "placeholders".
    """

    layout: SlideLayout
    by: str


def served(own: Layout, theirs: Sequence[SlideLayout]) -> Served | None:
    """Return the layout of a template that serves for one of ours, None when none has a title."""
    titled = [layout for layout in theirs if _kinds(layout) & {*_TITLES}]
    for by, choose in _WAYS.items():
        found = choose(own, titled)
        if found:
            return Served(found, by)
    return None


def _kinds(layout: SlideLayout) -> set[str]:
    return {kind(holder) for holder in placeholders(layout) if place(holder)}


def _named(own: Layout, theirs: Sequence[SlideLayout]) -> SlideLayout | None:
    names = {layout.name.strip(): layout for layout in reversed(theirs)}
    return names.get(own.name) or names.get(own.key)


def _nearly_named(own: Layout, theirs: Sequence[SlideLayout]) -> SlideLayout | None:
    known = {layout.name for layout in LAYOUTS}
    names = {layout.name.strip(): layout for layout in reversed(theirs)}
    near = get_close_matches(own.name, [name for name in names if name not in known], 1, _NEAR)
    return names[near[0]] if near else None


def _of_type(own: Layout, theirs: Sequence[SlideLayout]) -> SlideLayout | None:
    """Return the first layout of a type that serves; of several the roomiest."""
    for wanted in _TYPES.get(own.key, _ANY):
        of_type = [layout for layout in theirs if layout.element.get("type", "cust") == wanted]
        if of_type:
            return of_type[0] if own.key == "cover" else max(of_type, key=_roominess)
    return None


def _roominess(layout: SlideLayout) -> tuple[bool, float]:
    """Return whether a title stands at the top, and how much area its content has."""
    boxes = [(kind(holder), box) for holder in placeholders(layout) if (box := place(holder))]
    title = next(box for name, box in boxes if name in _TITLES)
    content = max((box for name, box in boxes if name in _CONTENT), key=_area, default=None)
    pairs = ((title, content), (usual_place(layout, "title"), usual_place(layout, "body")))
    return max((is_high(head), _area(body) - head.bottom) for head, body in pairs if head)


def _is_over(layout: SlideLayout) -> bool:
    """Tell whether the title of a layout stands at the top itself, not only that of its master."""
    titles = (place(holder) for holder in placeholders(layout) if kind(holder) in _TITLES)
    return any(is_high(title) for title in titles if title)


def _area(box: Box | None) -> float:
    return box.w * box.h if box else 0.0


def _of_placeholders(own: Layout, theirs: Sequence[SlideLayout]) -> SlideLayout | None:
    """Return the layout whose placeholders are most like what a page of ours is made of."""
    if own.key == "cover":
        return max(theirs, key=lambda layout: _as_cover(_listed(layout)), default=None)
    return max(theirs, key=_as_content, default=None)


def _listed(layout: SlideLayout) -> list[str]:
    return [kind(holder) for holder in placeholders(layout)]


def _as_cover(kinds: Sequence[str]) -> tuple[bool, bool, int]:
    return "ctrTitle" in kinds, "subTitle" in kinds, -len(kinds)


def _as_content(layout: SlideLayout) -> tuple[object, ...]:
    """Liken a layout to a title over one area of content: none of the cover, as few as possible."""
    kinds = _listed(layout)
    content = sum(kinds.count(kind) for kind in _CONTENT)
    return (
        not {"ctrTitle", "subTitle", "pic"} & {*kinds},
        _is_over(layout),
        content > 0,
        -content,
        _roominess(layout),
    )


_WAYS: Mapping[str, Callable[[Layout, Sequence[SlideLayout]], SlideLayout | None]] = {
    "name": _named,
    "near": _nearly_named,
    "type": _of_type,
    "placeholders": _of_placeholders,
}


def unsuited(theirs: Sequence[SlideLayout]) -> tuple[Words, Words]:
    """Say that no layout of a template has a title, and what each of them has."""
    listed = [(layout.name, ", ".join(_listed(layout)) or "-") for layout in theirs]
    th = "; ".join(f"“{name}” มี {has}" for name, has in listed) or "ไม่มีเลย์เอาต์"
    en = "; ".join(f"“{name}” has {has}" for name, has in listed) or "there is no layout"
    return (
        Words(
            f"ไม่มีเลย์เอาต์ใดมีช่องชื่อเรื่อง (ชนิด title หรือ ctrTitle): {th}",
            f"no layout has a title placeholder (of the type title or ctrTitle): {en}",
        ),
        Words(
            "ให้เพิ่มช่องชื่อเรื่องในต้นแบบสไลด์ (ดูตัวอย่างจาก report-builder template)",
            "add one in the slide master (report-builder template writes an example)",
        ),
    )
