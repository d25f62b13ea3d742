"""Say of a template, before anything is built on it, what each of its layouts will serve for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.model import Run
from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.contrast import contrast, least
from report_builder.render.layout import BODY
from report_builder.render.ooxml.charts.kinds import free_reach
from report_builder.render.page import Box, Element, Face, Figure, Line, Page, Role, Shape, TextBox
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.brand import Base, opened
from report_builder.render.pptx.layouts import LAYOUTS
from report_builder.render.pptx.looks import Look
from report_builder.render.pptx.moves import Move
from report_builder.render.pptx.plan import narrowed
from report_builder.render.scales import shared
from report_builder.render.theme import READABLE
from report_builder.turns import in_turn

_BY = {
    "name": Words("ชื่อตรงกัน", "by its name"),
    "near": Words("ชื่อใกล้เคียง", "by a name that is close"),
    "type": Words("ชนิดของเลย์เอาต์", "by its type"),
    "placeholders": Words("ช่องที่มี", "by its placeholders"),
}
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_SHOWN = Box(1.5, 1.5, 10.333, 5.3)
"""Where the picture of a layout stands on its page."""


@dataclass(frozen=True)
class Checked:
    """What a template does to pages, in words, and a page for each of our layouts.

    The words tell layouts that serve, what they lack, sizes, colours; the pages show where the
    parts of our layouts stand in those that serve.
    """

    words: tuple[Words, ...]
    pictures: tuple[Page, ...]


@in_turn
def checked(pages: Sequence[Page], about: About) -> Checked:
    """Return what the template of a file does to pages; raises TemplateError for no template."""
    base = opened(about.template, {layout.key for layout in LAYOUTS}, about.form)
    layouts = [words for key in base.layouts for words in _layout(base, key)]
    _, warnings = narrowed(base, [shared(page, free_reach) for page in pages])
    pictures = (_pictured(base, bound, n) for n, bound in enumerate(base.layouts.values(), 1))
    return Checked((_size(base), *layouts, *warnings, *_colors(base)), tuple(pictures))


def _size(base: Base) -> Words:
    size = f"{base.page.w:.2f} × {base.page.h:.2f}"
    return Words(f"หน้ากว้าง × สูง {size} นิ้ว", f"pages are {size} inches")


def _layout(base: Base, key: str) -> Iterator[Words]:
    bound, by = base.layouts[key], _BY[base.layouts[key].by]
    lacking = ", ".join(_lacking(bound))
    th, en = (f" ไม่มีช่อง {lacking}", f"; it has no {lacking}") if lacking else ("", "")
    yield Words(
        f"“{bound.own.name}” ใช้เลย์เอาต์ “{bound.name}” ({by.th}){th}",
        f"“{bound.own.name}” is served by “{bound.name}” ({by.en}){en}",
    )
    look, title = base.looks[key], bound.slot("title")
    ink = look.inks.get("title", "")
    if title and ink:
        yield from _hard(bound, ink, _title_grounds(look, title.box))


def _lacking(bound: Bound) -> list[str]:
    return [slot.label for slot in bound.own.slots if bound.slot(slot.key) is None]


def _title_grounds(look: Look, place: Box) -> tuple[str, ...]:
    return look.fills.get("title") or look.behind(place)


def _hard(bound: Bound, ink: str, grounds: Sequence[str]) -> Iterator[Words]:
    ratio = min(contrast(ink, ground) for ground in grounds)
    if ratio < READABLE:
        yield Words(
            f"สีชื่อเรื่อง #{ink} ของ “{bound.name}” อ่านยากบนพื้น ({ratio:.1f}:1) จึงใช้สีอื่น",
            f"the title of “{bound.name}” (#{ink}) is hard to read on what is behind it "
            f"({ratio:.1f}:1): another colour is used",
        )


def _colors(base: Base) -> Iterator[Words]:
    """Say which accents can't be read on the page: their texts are set in other shades."""
    theme = base.looks["bullets"].theme
    names = {color.of: name for name, color in theme.colors.items()}
    for accent in _ACCENTS:
        name = names.get(accent, f"dimension{accent.removeprefix('accent')}")
        ratio = least(theme, name, theme.ground)
        if ratio < READABLE:
            yield Words(
                f"ตัวอักษรสี {accent} (#{theme.palette[accent]}) อ่านยากบนพื้น ({ratio:.1f}:1) จึงใช้เฉดอื่น",
                f"text in {accent} (#{theme.palette[accent]}) is hard to read on the page "
                f"({ratio:.1f}:1): another shade is used",
            )


def _pictured(base: Base, bound: Bound, number: int) -> Page:
    share = min(_SHOWN.w / base.page.w, _SHOWN.h / base.page.h)
    frame = Box(_SHOWN.x, _SHOWN.y, base.page.w * share, base.page.h * share)
    way = Move(base.page, frame)
    title = f"{bound.own.name} ← {bound.name}"
    head = Line((Run(title),), Role.TITLE, Face.HEADING, 24.0, leading=1.4)
    parts = (_part(slot.key, slot.label, way.box(slot.box)) for slot in bound.slots)
    elements: tuple[Element, ...] = (
        TextBox("title", Box(BODY.x, 0.6, BODY.w, 0.7), (head,)),
        Figure("page", frame, Shape.RECTANGLE, "", "ink"),
        *parts,
    )
    return Page(bound.own.key, number, bound.own.key, title, bound.own.key, elements)


def _part(key: str, label: str, box: Box) -> TextBox:
    line = Line((Run(label),), Role.TEXT, Face.BODY, 12.0, "muted", leading=1.2)
    return TextBox(f"slot.{key}", box, (line,), shape=Shape.RECTANGLE, outline="brand")
