"""Plan a deck in a template of one's own: which pages get smaller type, and what leaves no room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.flat import flat
from report_builder.render.layout import BODY
from report_builder.render.ooxml.charts.kinds import free_reach
from report_builder.render.page import Page
from report_builder.render.place import flow
from report_builder.render.plan import Plan
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.brand import Base, opened
from report_builder.render.pptx.layouts import LAYOUTS
from report_builder.render.pptx.scale import Fitted
from report_builder.render.scales import shared
from report_builder.turns import in_turn

_ROUNDING = 0.05
"""Points below the usual floor that nobody sees."""
_SEEN = 0.005
"""Share of a length that is told of."""


@in_turn
def planned(pages: Sequence[Page], about: About) -> Plan:
    """Return what the template of a file makes smaller, and all that is to be said of it.

    Raises TemplateError for a template that can't be used.
    """
    if about.template is None:
        return Plan()
    base = opened(about.template, {page.layout for page in pages}, about.form)
    shown = [shared(page, free_reach) for page in pages]
    drawn = {page.number: _drawn(base, page) for page in shown}
    if about.form.measured:
        return Plan(drawn=drawn)
    sizes, warnings = narrowed(base, shown)
    return Plan(sizes, warnings, drawn)


def narrowed(base: Base, shown: Sequence[Page]) -> tuple[dict[int, float], tuple[Words, ...]]:
    """Return the smallest type in points of the pages that get smaller, and all to be told of."""
    small = {
        page.number: found
        for page in shown
        if not base.keeps(page) and (found := base.fitted(page)).smallest < flow.FLOOR - _ROUNDING
    }
    sizes = {number: found.smallest for number, found in small.items()}
    layouts = {page.number: base.layouts[page.layout] for page in shown}
    return sizes, (*base.faults, *_named(base), *_narrow(small, layouts))


def _drawn(base: Base, page: Page) -> list[dict[str, Any]]:
    """Return what stands on a page in the places and colours of a template."""
    with base.drawing(page):
        return flat(replace(page, elements=tuple(base.elements(page))))


def _named(base: Base) -> Iterator[Words]:
    """Say which layouts were taken for ours though their names are not quite the same."""
    names = {layout.key: layout.name for layout in LAYOUTS}
    for key, bound in base.layouts.items():
        if bound.by == "near":
            yield Words(
                f"แม่แบบไม่มีเลย์เอาต์ “{names[key]}” จึงใช้ “{bound.name}” ซึ่งชื่อใกล้เคียง",
                f"the template has no layout “{names[key]}”; “{bound.name}”, whose name is close, "
                "serves for it",
            )


def _narrow(small: Mapping[int, Fitted], layouts: Mapping[int, Bound]) -> Iterator[Words]:
    """Say of each layout how much less room it leaves, and how small type becomes, and where."""
    of: dict[str, list[int]] = defaultdict(list)
    for number in small:
        of[layouts[number].name].append(number)
    for name, numbers in of.items():
        least = min(numbers, key=lambda number: small[number].smallest)
        size, slides = small[least].smallest, ", ".join(map(str, numbers))
        th, en = _less(small[least])
        yield Words(
            f"เลย์เอาต์ “{name}” ของแม่แบบ{th} ตัวอักษรจึงเล็กลงถึง {size:.1f} pt ในสไลด์ {slides}",
            f"the template's layout “{name}” {en}: type gets as small as {size:.1f} pt on slides "
            f"{slides}",
        )


def _less(found: Fitted) -> tuple[str, str]:
    """Say how much narrower and lower the area of content is than ours."""
    wide, tall = 1 - found.body.w / BODY.w, 1 - found.body.h / BODY.h
    lacking = [
        (f"{th} {share:.0%}", f"{share:.0%} less {en}")
        for th, en, share in (("แคบกว่า", "width", wide), ("เตี้ยกว่า", "height", tall))
        if share > _SEEN
    ]
    if not lacking:
        return "จัดวางต่างจากของโปรแกรม", "is arranged in another way than ours"
    th, en = (list(words) for words in zip(*lacking, strict=True))
    return f"มีที่ให้เนื้อหา{' และ'.join(th)}", f"leaves {' and '.join(en)}"
