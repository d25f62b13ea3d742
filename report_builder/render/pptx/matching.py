"""Choose the layout of a template that serves for each of ours: by name, type, or placeholders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pptx.slide import SlideLayout

from report_builder.problem import Words
from report_builder.render.pptx.holders import kind, place, placeholders
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
    titled = [layout for layout in theirs if _kinds(layout) & {"title", "ctrTitle"}]
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
    types = {layout.element.get("type", "cust"): layout for layout in reversed(theirs)}
    return next((types[kind] for kind in _TYPES.get(own.key, _ANY) if kind in types), None)


def _of_placeholders(own: Layout, theirs: Sequence[SlideLayout]) -> SlideLayout | None:
    """Return the layout whose placeholders are most like what a page of ours is made of."""
    liking = _as_cover if own.key == "cover" else _as_content
    return max(theirs, key=lambda layout: liking(_listed(layout)), default=None)


def _listed(layout: SlideLayout) -> list[str]:
    return [kind(holder) for holder in placeholders(layout)]


def _as_cover(kinds: Sequence[str]) -> tuple[bool, bool, int]:
    return "ctrTitle" in kinds, "subTitle" in kinds, -len(kinds)


def _as_content(kinds: Sequence[str]) -> tuple[bool, bool, int]:
    """Liken a layout to a title over one area of content: none of the cover, as few as possible."""
    content = sum(kinds.count(kind) for kind in _CONTENT)
    return not {"ctrTitle", "subTitle", "pic"} & {*kinds}, content > 0, -content


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
