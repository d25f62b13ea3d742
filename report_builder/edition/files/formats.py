"""Tell from a number format how a number is shown: plainly, as a percentage, a day, a time, or not.

The codes and the numbers of built-in formats are those of ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Shown(Enum):
    """How a number format shows a number."""

    PLAIN = "plain"
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"
    NOTHING = "nothing"


BUILT_IN: Mapping[int, str] = {
    **dict.fromkeys((9, 10, 67, 68), "0%"),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58), "d/m/yyyy"),
    **dict.fromkeys((71, 72, 73, 74, 77, 81), "d/m/bb"),
    **dict.fromkeys((*range(18, 22), *range(32, 36), 45, 46, 47, 55, 56), "h:mm:ss"),
    **dict.fromkeys((75, 76, 78, 79, 80), "h:mm:ss"),
}
"""The codes of the built-in formats, Thai ones included, that show more than a plain number."""

_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].')
_CONDITION = re.compile(r"\[([<>=]{1,2})(-?[\d.]+)\]")
_BRACKETS = re.compile(r"\[(?!(?:h+|m+|s+)\])[^\]]*\]", re.IGNORECASE)
_NO_CALENDAR = re.compile(r"general|g/\S*|e[+-]|am/pm|a/p", re.IGNORECASE)
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class _Section:
    holds: Callable[[float], bool]
    shown: Shown


def shown(code: str, number: float) -> Shown:
    """Return how the format of a code shows a number."""
    for section in _sections(code):
        if section.holds(number):
            return section.shown
    return Shown.PLAIN


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    texts = _LITERAL.sub(lambda match: "\0" * len(match[0]), code).split(";")[:3]
    unconditional = (
        [lambda number: True],
        [lambda number: number >= 0, lambda number: True],
        [lambda number: number > 0, lambda number: number < 0, lambda number: True],
    )[len(texts) - 1]
    return tuple(
        _Section(_condition(text) or holds, _shown(text, alone=len(texts) == 1))
        for text, holds in zip(texts, unconditional, strict=True)
    )


def _condition(section: str) -> Callable[[float], bool] | None:
    match = _CONDITION.search(section)
    if not match or match[1] not in _COMPARED:
        return None
    compared, limit = _COMPARED[match[1]], float(match[2])
    return lambda number: compared(number, limit)


def _shown(section: str, *, alone: bool) -> Shown:
    if not section and not alone:
        return Shown.NOTHING
    bare = _BRACKETS.sub("", section).replace("\0", "")
    if "%" in bare:
        return Shown.PERCENT
    letters = set(_NO_CALENDAR.sub("", bare).casefold())
    if letters & set("ydbe") or (letters & {"m"} and not letters & set("hs")):
        return Shown.DAY
    return Shown.TIME if letters & set("hs") else Shown.PLAIN
