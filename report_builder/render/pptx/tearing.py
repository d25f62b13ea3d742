"""Tell how likely other programs tear words at line ends: their dictionaries cut compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from report_builder.thai.measure import clusters, dictionary_words, text_width, unbroken, wrap
from report_builder.thai.terms import NBSP

_COMMON = ("ที่", "และ", "ของ")
"""Words that only few compounds begin or end with."""
_THAI = re.compile("[ก-๎]+")
_OPENING = "(“‘["
KNOWN, GUESSED = 1.0, 0.1
"""How bad it is when a part of a compound, or of a word, has room at the end of a line."""
NARROW = 2.5
"""Points of room after a line, and a bracket after it, with which LibreOffice breaks it before."""


def risk(words: str, face: str, size: float, room: float) -> float:
    """Return how much of some words is at risk where they are set in a width in points."""
    return sum(_torn(*ends, face, size, room) for ends in _ends(words, face, size, room))


def _ends(words: str, face: str, size: float, room: float) -> Iterator[tuple[str, str]]:
    """Yield the lines that words break into but for the last, each with the word after it."""
    start = 0
    for before, after in pairwise(wrap(words, face, size, room)):
        end = words.index(before, start) + len(before)
        start = words.index(after, end)
        yield before + words[end:start], unbroken(after)[0].rstrip(" ")


def _torn(line: str, word: str, face: str, size: float, room: float) -> float:
    opening = word[: len(word) - len(word.lstrip(_OPENING))]
    if text_width(line + opening, face, size) + NARROW > room:
        return KNOWN
    fits = (risk for part, risk in _parts(word) if text_width(line + part, face, size) <= room)
    return max(fits, default=0.0)


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[tuple[str, float], ...]:
    """Return what a word begins with that a program may take for a word, and how surely.

    LibreOffice cuts Thai after a no-break space between any letters, and English after a hyphen.
    """
    ends = [*accumulate(map(len, clusters(word)))][:-1]
    return tuple((word[:end], _sureness(word, end)) for end in ends)


def _sureness(word: str, end: int) -> float:
    part, rest = word[:end], _THAI.match(word, end)
    cut = part.endswith("-") or (rest and NBSP in part)
    compound = rest and _is_word(part) and _is_word(rest[0])
    return KNOWN if cut or compound else GUESSED


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Tell whether a text is made of words of the dictionary, which keeps compounds of them."""
    first = dictionary_words(text)[0]
    if first != text:
        return _is_word(first) and _is_word(text[len(first) :])
    return any(dictionary_words(around + text + around)[1:-1] == (text,) for around in _COMMON)
