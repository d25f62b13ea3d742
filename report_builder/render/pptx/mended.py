"""Mend what in a template would make Office repair every deck that is built on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.problem import Words

_TITLES = ("title", "ctrTitle")


def mended(presentation: Presentation) -> tuple[Words, ...]:
    """Give shapes and placeholders that share a number one of their own; say where they did.

    Slides must have been taken out: they refer to the numbers of placeholders.
    """
    return tuple(said for name, root in _parts(presentation) for said in _mended(name, root))


def _parts(presentation: Presentation) -> Iterator[tuple[str, Any]]:
    for master in presentation.slide_masters:
        yield master.part.partname.filename, master.element
        for layout in master.slide_layouts:
            yield f"{layout.part.partname.filename} “{layout.name}”", layout.element


def _mended(name: str, root: Any) -> Iterator[Words]:
    shapes = _renumbered(list(root.iter(qn("p:cNvPr"))), "id", "")
    holders = _renumbered(_holders(root), "idx", "0")
    if shapes:
        yield Words(
            f"แม่แบบ {name}: รูปร่าง {shapes} รูปใช้เลข id ซ้ำกัน จึงให้เลขใหม่ในไฟล์ที่สร้าง",
            f"template {name}: {shapes} shapes share an id; they get new ones in the deck",
        )
    if holders:
        yield Words(
            f"แม่แบบ {name}: ช่อง {holders} ช่องใช้เลข idx ซ้ำกัน จึงให้เลขใหม่ในไฟล์ที่สร้าง",
            f"template {name}: {holders} placeholders share an idx; they get new ones in the deck",
        )


def _holders(root: Any) -> list[Any]:
    """Return the placeholders of a layout, the title first: it keeps the number 0."""
    if root.tag != qn("p:sldLayout"):
        return []
    return sorted(root.iter(qn("p:ph")), key=lambda holder: holder.get("type") not in _TITLES)


def _renumbered(elements: list[Any], name: str, usual: str) -> int:
    """Give every element whose number was used before a new one; return how many."""
    taken = {element.get(name, usual) for element in elements}
    free, seen, changed = (str(n) for n in count(2) if str(n) not in taken), set(), 0
    for element in elements:
        number = element.get(name, usual)
        if number in seen:
            element.set(name, next(free))
            changed += 1
        seen.add(number)
    return changed
