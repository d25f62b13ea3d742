"""Tell how likely other programs tear words at line ends: their dictionaries cut compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from report_builder.thai.measure import clusters, dictionary_words, text_width, unbroken, wrap

_COMMON = ("ที่", "และ", "ของ")
"""Words that only few compounds begin or end with."""
_THAI = re.compile("[ก-๎]+")
KNOWN, GUESSED = 1.0, 0.1
"""How bad it is when a part of a compound, or of a word, has room at the end of a line."""


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
    free = room - text_width(line, face, size)
    fits = (risk for part, risk in _parts(word) if text_width(part, face, size) <= free)
    return max(fits, default=0.0)


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[tuple[str, float], ...]:
    """Return what a word begins with that a program may take for a word, and how surely."""
    ends = [*accumulate(map(len, clusters(word)))][:-1]
    pairs = ((word[:end], _THAI.match(word, end)) for end in ends)
    return tuple(
        (part, KNOWN if rest and _is_word(part) and _is_word(rest[0]) else GUESSED)
        for part, rest in pairs
    )


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Tell whether a text is made of words of the dictionary, which keeps compounds of them."""
    first = dictionary_words(text)[0]
    if first != text:
        return _is_word(first) and _is_word(text[len(first) :])
    return any(dictionary_words(around + text + around)[1:-1] == (text,) for around in _COMMON)
