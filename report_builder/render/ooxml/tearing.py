"""Foresee where LibreOffice ends lines, and how many words it tears there.

Like many programs it asks ICU where Thai may break, whose dictionary cuts compounds and some words.
It also can't end a line of Thai before a sign that isn't Thai, as a bracket or a digit is: where it
should, it fills the line and cuts whatever stands there (`BreakIterator_CTL` of its i18npool).
Letters are as large as whole dots of its printer allow: measured, 14 points are wider than 14.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from icu4py.breakers import LineBreaker

from report_builder.language import THAI
from report_builder.model import Text, plain
from report_builder.render.page import Face
from report_builder.render.reach import reach
from report_builder.thai.measure import dictionary_words, unbroken

_DOTS = 600 / 72
"""Dots in a point."""
_PART = re.compile(r"[^\n]+")
_THAI, _LETTER = re.compile("[ก-๛]"), re.compile("[ก-๛A-Za-z]")


def torn(text: Text, ends: Sequence[int]) -> int:
    """Return how much is torn of a text whose lines end at some places.

    A word counts two, a term of several words one.
    """
    kept = _words_end(plain(text)) if ends else ()
    return sum(end not in whole for end in ends for whole in kept)


@lru_cache(maxsize=4096)
def _words_end(words: str) -> tuple[frozenset[int], ...]:
    """Return where terms of a text end, and where its words do."""
    return tuple(
        frozenset(accumulate(map(len, cut(words)))) for cut in (unbroken, dictionary_words)
    )


def line_ends(text: Text, face: Face, size: float, room: float) -> tuple[int, ...]:
    """Return where LibreOffice ends the lines of a text but for the last, in a width in points.

    Lines that end where the text says so are not among them.
    """
    words, far = plain(text), reach(text, face)
    parts = (part.span() for part in _PART.finditer(words))
    wide = max(0.0, room) / (round(size * _DOTS) / _DOTS)
    return tuple(end for span in parts for end in _ends(words, far, wide, *span))


def _ends(words: str, far: Sequence[float], room: float, start: int, stop: int) -> Iterator[int]:
    """Yield where the lines of a part of a text end, but for the last."""
    while (full := bisect_right(far, far[start] + room) - 1) < stop:
        start = _end(words, start, max(full, start + 1))
        yield start


def _end(words: str, start: int, full: int) -> int:
    """Return where a line ends that has room from its start until it is full."""
    # a space at the end of a line may stand beyond its edge
    if words[full : full + 1] == " ":
        return full + 1
    breaks = _breaks(words)
    place = breaks[bisect_right(breaks, full) - 1]
    lost = place < full and not _THAI.match(words, place) and _is_thai(words, full)
    return full if place <= start or lost else place


def _is_thai(words: str, place: int) -> bool:
    """Tell whether a program takes a place for Thai: signs belong to the letters before them."""
    letters = _LETTER.findall(words, 0, place + 1)
    return bool(letters) and _THAI.match(letters[-1]) is not None


@lru_cache(maxsize=4096)
def _breaks(words: str) -> tuple[int, ...]:
    return (0, *accumulate(map(len, LineBreaker(words, THAI.tag))))
