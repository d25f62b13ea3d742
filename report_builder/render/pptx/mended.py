"""Mend what in a template would make Office repair every deck, or number its slides twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.problem import Words

_TITLES = ("title", "ctrTitle")


def mended(presentation: Presentation) -> tuple[Words, ...]:
    """Give shapes and placeholders that share a number one of their own; say where they did.

    Slides must have been taken out: they refer to the numbers of placeholders. Numbers of slides
    that a master draws itself are taken out of it, since slides have their own.
    """
    parts = dict(_parts(presentation))
    for root in parts.values():
        _unnumber(root)
    shapes = {n: _renumbered(list(r.iter(qn("p:cNvPr"))), "id", "") for n, r in parts.items()}
    holders = {name: _renumbered(_holders(root), "idx", "0") for name, root in parts.items()}
    return (
        *_said(shapes, Words("รูปร่าง {} รูปใช้เลข id ซ้ำกัน", "{} shapes share an id")),
        *_said(holders, Words("ช่อง {} ช่องใช้เลข idx ซ้ำกัน", "{} placeholders share an idx")),
    )


def _parts(presentation: Presentation) -> Iterator[tuple[str, Any]]:
    for master in presentation.slide_masters:
        yield master.part.partname.filename, master.element
        for layout in master.slide_layouts:
            yield f"{layout.part.partname.filename} “{layout.name}”", layout.element


def _unnumber(root: Any) -> None:
    for shape in root.iter(qn("p:sp")):
        drawn = shape.find(f".//{qn('p:ph')}") is None
        for field in list(shape.iter(qn("a:fld"))) if drawn else ():
            if field.get("type") == "slidenum":
                field.getparent().remove(field)


def _said(changed: Mapping[str, int], what: Words) -> Iterator[Words]:
    """Say how many were changed, and in which parts: the first of many."""
    names = [name for name, count in changed.items() if count]
    if not names:
        return
    count, more = sum(changed.values()), len(names) - 1
    th, en = (f" และอีก {more} ส่วน", f" and {more} other parts") if more else ("", "")
    yield Words(
        f"แม่แบบ {names[0]}{th}: {what.th.format(count)} จึงให้เลขใหม่ในไฟล์ที่สร้าง",
        f"template {names[0]}{en}: {what.en.format(count)}; they get new ones in the deck",
    )


def _holders(root: Any) -> list[Any]:
    """Return the placeholders of a layout, the title first: it keeps the number 0."""
    if root.tag != qn("p:sldLayout"):
        return []
    return sorted(root.iter(qn("p:ph")), key=lambda holder: holder.get("type") not in _TITLES)


def _renumbered(elements: list[Any], name: str, usual: str) -> int:
    """Give every element whose number was used before a new one; return how many."""
    taken = {element.get(name, usual) for element in elements}
    # 1 is the number of the tree of shapes, which every part has
    free, seen, changed = (str(n) for n in count(2) if str(n) not in taken), set(), 0
    for element in elements:
        number = element.get(name, usual)
        if number in seen:
            element.set(name, next(free))
            changed += 1
        seen.add(number)
    return changed
