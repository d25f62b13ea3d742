"""Recognise texts in what was read from a page, whatever its spaces and line breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

BETWEEN = "\x00"
"""Stands between texts that don't belong together, and where a text was recognised."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s+(?=\d)")
_SPACE = re.compile(r"\s+")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_KEPT = "\x01"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in Arabic or Thai digits."""


def squeezed(text: str) -> str:
    """Return the characters of a text without spaces, save a break between two numbers.

    Thai digits count as the Arabic ones that they stand for.
    """
    visible = _BETWEEN_NUMBERS.sub(_KEPT, _INVISIBLE.sub("", text))
    return _SPACE.sub("", visible).replace("\u0e4d\u0e32", "\u0e33").translate(_THAI_DIGITS)


def numbers(text: str) -> list[str]:
    """Return the numbers in a text, those in Thai digits in the Arabic ones they stand for."""
    return _NUMBER.findall(text.translate(_THAI_DIGITS))


class Reading:
    """What was read of some pages; texts that are recognised are taken out of it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rest = BETWEEN.join(map(squeezed, texts))

    def take(self, text: str) -> bool:
        """Take a text out where it stands as a whole; tell whether it was found.

        A number is not recognised within a longer one.
        """
        wanted = squeezed(text)
        at = self._rest.find(wanted)
        while at >= 0 and not _stands_alone(self._rest, at, at + len(wanted)):
            at = self._rest.find(wanted, at + 1)
        if at >= 0:
            self._rest = self._rest[:at] + BETWEEN + self._rest[at + len(wanted) :]
        return at >= 0

    def rest(self) -> Iterator[str]:
        """Yield what was not recognised and has letters or digits."""
        for part in self._rest.split(BETWEEN):
            if any(unicodedata.category(letter)[0] in "LN" for letter in part):
                yield part.strip(_KEPT)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return not (
        (text[start].isdigit() and re.search(r"\d[.,]?$", before))
        or (text[end - 1].isdigit() and re.match(r"[.,]?\d", after))
    )
