"""Say what is wrong with an expression, and which name was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any

from report_builder.problem import Words, shown

SAMPLE = "{{ f('nation.score') }}"
"""How a figure is written; messages show it."""

SINGULAR: Mapping[str, str] = {
    "dimensions": "dimension",
    "themes": "theme",
    "indicators": "indicator",
    "groups": "group",
    "types": "type",
    "channels": "channel",
    "completeness": "completeness",
    "advised": "share",
    "weakest": "dimension",
    "lowest": "dimension",
    "ranking": "standings",
    "columns": "column",
    "ranked": "ranked_unit",
    "type_parts": "type_part",
    "differences": "difference",
    "turns": "turn",
    "items": "item",
}
"""What may be repeated, and the name of the current one in expressions."""


class Misused(Exception):
    """An expression holds what the language hasn't, or can't be evaluated: what, and what to do."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(th, en)


def too_much(th: str, en: str) -> Misused:
    """Return the error of a text beyond one of the limits."""
    return Misused(
        f"ข้อความยาวหรือซับซ้อนเกินไป ({th}) ให้แบ่งเป็นหลายข้อความ",
        f"the text is too long or intricate ({en}): divide it",
    )


def quoted(text: str) -> str:
    """Return what was found as messages show it."""
    return f"“{shown(text)}”"


def near(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the nearest of the known names, '' when none is so like it, of 1 at most."""
    return next(iter(get_close_matches(name, list(known), 1, likeness)), "")


def meant(name: str, known: Iterable[str]) -> Words:
    """Ask whether the nearest name was meant, else name those there are where they are few."""
    known = list(dict.fromkeys(known))
    if close := near(name, known):
        return Words(f" หมายถึง “{close}” หรือไม่", f"; did you mean “{close}”?")
    if not 0 < len(known) <= _FEW:
        return Words("", "")
    listed = ", ".join(known)
    return Words(f" ใช้ได้คือ {listed}", f"; there are {listed}")


_FEW = 40
"""So many names a message lists at most."""


def unknown(name: str, path: str, known: Iterable[str]) -> Misused:
    """Return the error of a name that none of the known is, the first of a dotted path."""
    for each, one in SINGULAR.items():
        if name == one:
            return Misused(
                f"ใช้ “{name}” ได้เฉพาะในส่วนที่ทำซ้ำด้วย each: {each}",
                f"“{name}” can be used only in what is repeated by each: {each}",
            )
    if "." in path:
        return Misused(
            f"ขาดเครื่องหมายคำพูดหรือ f(...) เขียนแบบ {{{{ f('{path}') }}}}",
            f"quotes or f(...) are missing around {path}; write {{{{ f('{path}') }}}}",
        )
    asked = meant(name, known)
    return Misused(
        f"ไม่รู้จักชื่อ “{name}” ในข้อความนี้{asked.th}", f"this text can't use the name “{name}”{asked.en}"
    )


def unknown_field(owner: Any, name: str) -> Misused:
    """Return the error of a field that its owner hasn't."""
    if owner is None:
        return Misused(
            f"ไม่มีค่าให้พิมพ์ .{name} ใส่เงื่อนไขไว้ก่อน เช่น {{% if unit %}}...{{% endif %}}",
            f"there is nothing that has .{name}; ask first, as in {{% if unit %}}...{{% endif %}}",
        )
    asked = meant(name, fields_of(owner))
    return Misused(f"ไม่มีช่อง .{name}{asked.th}", f"there is no field .{name}{asked.en}")


def fields_of(owner: Any) -> list[str]:
    """Return the names of the fields that texts may take of a value."""
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return [field.name for field in fields(owner)] if is_dataclass(owner) else []
