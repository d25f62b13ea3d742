"""Say what is wrong with an expression, and which name was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from report_builder.problem import Words, shown

SAMPLE = "{{ f('nation.score') }}"
"""How a figure is written; messages show it."""


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
