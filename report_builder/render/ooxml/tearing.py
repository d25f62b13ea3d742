"""Foresee where LibreOffice ends lines, and how many words it tears there.

Like many programs it asks ICU where Thai may break, whose dictionary cuts compounds and some words.
On slides it also can't end a line of Thai before a sign that isn't Thai, as a bracket or a digit
is: where it should, it fills the line and cuts whatever stands there (`BreakIterator_CTL` of its
i18npool). Letters are there as large as whole dots of its printer allow: measured, 14 points are
wider than 14. In texts (Writer) letters are as large as they should be, and few lines are cut so:
of 337 paragraphs of a report all have the lines that are foreseen, 6 of about 1100 end elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from icu4py.breakers import LineBreaker

from report_builder.language import THAI
from report_builder.model import Text, plain
from report_builder.render.page import Face
from report_builder.render.reach import reach
from report_builder.thai.measure import dictionary_words, unbroken

End = Callable[[str, int, int], int]
"""Returns where a line of a text ends by where it starts and where it is full."""
_DOTS = 600 / 72
"""Dots in a point."""
_PART = re.compile(r"[^\n]+")
_THAI, _LETTER = re.compile("[ก-๛]"), re.compile("[ก-๛A-Za-z]")
_NUMBER = re.compile("[0-9๐-๙](?:[.,/–-]?[0-9๐-๙])+")
_CUTS = (unbroken, dictionary_words)


def torn(text: Text, ends: Sequence[int]) -> int:
    """Return how much is torn of a text whose lines end at some places.

    A word or a number counts two, a term of several words one.
    """
    kept = parts_end(plain(text)) if ends else ()
    return sum(end not in whole for end in ends for whole in kept)


@lru_cache(maxsize=4096)
def parts_end(words: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return where terms of a text end, and where its words and numbers do."""
    whole, apart = (frozenset(accumulate(map(len, cut(words)))) for cut in _CUTS)
    numbers = (number.span() for number in _NUMBER.finditer(words))
    return whole, apart.difference(*(range(start + 1, end) for start, end in numbers))


def line_ends(text: Text, face: Face, size: float, room: float) -> tuple[int, ...]:
    """Return where LibreOffice ends the lines of a text but for the last, in a width in points.

    Lines that end where the text says so are not among them.
    """
    return _line_ends(text, face, max(0.0, room) / (round(size * _DOTS) / _DOTS), _end)


def writer_ends(text: Text, face: Face, size: float, room: float) -> tuple[int, ...]:
    """Return where lines end as `line_ends` does, but for texts of Writer."""
    return _line_ends(text, face, max(0.0, room) / size, _last_break)


def _line_ends(text: Text, face: Face, wide: float, end: End) -> tuple[int, ...]:
    words, far = plain(text), reach(text, face)
    parts = (part.span() for part in _PART.finditer(words))
    return tuple(place for span in parts for place in _ends(words, far, wide, *span, end))


def _ends(
    words: str, far: Sequence[float], room: float, start: int, stop: int, end: End
) -> Iterator[int]:
    """Yield where the lines of a part of a text end, but for the last."""
    while (full := bisect_right(far, far[start] + room) - 1) < stop:
        start = end(words, start, max(full, start + 1))
        yield start


def _end(words: str, start: int, full: int) -> int:
    """Return where a line ends that has room from its start until it is full."""
    place = _last_break(words, start, full)
    lost = place < full and not _THAI.match(words, place) and _is_thai(words, full)
    return full if lost else place


def _last_break(words: str, start: int, full: int) -> int:
    """Return the last place at which a line may end, where it is full if there is none."""
    # a space at the end of a line may stand beyond its edge
    if words[full : full + 1] == " ":
        return full + 1
    breaks = _breaks(words)
    place = breaks[bisect_right(breaks, full) - 1]
    return full if place <= start else place


def _is_thai(words: str, place: int) -> bool:
    """Tell whether a program takes a place for Thai: signs belong to the letters before them."""
    letters = _LETTER.findall(words, 0, place + 1)
    return bool(letters) and _THAI.match(letters[-1]) is not None


@lru_cache(maxsize=4096)
def _breaks(words: str) -> tuple[int, ...]:
    return (0, *accumulate(map(len, LineBreaker(words, THAI.tag))))
