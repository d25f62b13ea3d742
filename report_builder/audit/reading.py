"""Recognise texts in what was read from a page, whatever its spaces and line breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

BETWEEN = "\x00"
"""Stands between texts that don't belong together, and where a text was recognised."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[\s·]+(?=\d)")
_SPACE = re.compile(r"[\s·]+")
"""A gap between words: space, a line end, and the dot that parts the pieces of a foot, for which a
line end stands where one of them begins a line."""
_SPACES = re.compile(r"([\s·]+)")
_LINE_END = re.compile(r"[\n\v\f\u2028\u2029]")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_KEPT = "\x01"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in Arabic or Thai digits."""

Order = Callable[[Sequence[int], int], Iterable[int]]
"""In which order places are tried, given from first to last, and the end of the text before."""


def from_first(places: Sequence[int], _: int) -> Iterable[int]:
    """Try the first place first."""
    return places


def from_last(places: Sequence[int], _: int) -> Iterable[int]:
    """Try the last place first."""
    return reversed(places)


def onward(places: Sequence[int], end: int) -> Iterable[int]:
    """Try the first place after the text that was taken before."""
    return sorted(places, key=lambda at: (at < end, at))


@dataclass(frozen=True, slots=True)
class Torn:
    """A text as it was read, with spaces that it doesn't have or without some that it has."""

    read: str
    told: str


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """Return the characters of a text without spaces, save a break between two numbers.

    Thai digits count as the Arabic ones that they stand for.
    """
    visible = _BETWEEN_NUMBERS.sub(_KEPT, _INVISIBLE.sub("", text))
    return _SPACE.sub("", visible).replace("\u0e4d\u0e32", "\u0e33").translate(_THAI_DIGITS)


def letters(text: str) -> str:
    """Return the characters of a text without any space, as `squeezed` writes them."""
    return squeezed(text).replace(_KEPT, "")


def numbers(text: str) -> list[str]:
    """Return the numbers in a text, those in Thai digits in the Arabic ones they stand for."""
    return _NUMBER.findall(text.translate(_THAI_DIGITS))


def gaps(text: str) -> dict[int, str]:
    """Return the gaps of a text: before which characters of it squeezed, the first left out.

    A gap is a line end where it holds one, else a space.
    """
    found: dict[int, str] = {}
    parts = _SPACES.split(_INVISIBLE.sub("", text))
    length = 0
    for before, space, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        length += len(squeezed(before))
        if length:
            found[length] = "\n" if _LINE_END.search(space) else " "
        length += bool(before[-1:].isdigit() and after[:1].isdigit())
    end = len(squeezed(text))
    return {at: gap for at, gap in found.items() if at < end}


class Reading:
    """What was read of some pages; texts that are recognised are taken out of it.

    `order` tells which of the places of a text, given from the first to the last, is tried first.
    """

    def __init__(self, texts: Iterable[str], order: Order = from_first) -> None:
        read, self._order, self._end = BETWEEN.join(texts), order, 0
        self._rest, self._gaps = squeezed(read), gaps(read)
        self.torn: list[Torn] = []
        """Texts that were taken though they have other gaps."""

    def take(self, text: str) -> bool:
        """Take a text out where it stands as a whole; tell whether it was found.

        A number is not recognised within a longer one, nor within a range. Where it stands with
        its own spaces and line ends it is taken first, then where it has gaps in the same places,
        then where it has its own spaces.
        """
        wanted, own = squeezed(text), gaps(text)

        def unlike(at: int) -> tuple[bool, bool]:
            read = self._read(at, len(wanted))
            return read.keys() != own.keys(), read != own

        places = sorted(self._order([*self._places(wanted)], self._end), key=unlike)
        whole = (at for at in places if not self._is_torn(at, len(wanted), own))
        at = next(whole, places[0] if places else -1)
        if at < 0:
            return False
        if self._is_torn(at, len(wanted), own):
            self.torn.append(Torn(self._as_read(at, len(wanted)), text))
        self._end = at + len(wanted)
        self._rest = self._rest[:at] + BETWEEN * len(wanted) + self._rest[at + len(wanted) :]
        return True

    def _places(self, wanted: str) -> Iterator[int]:
        at = self._rest.find(wanted)
        while at >= 0:
            if _stands_alone(self._rest, at, at + len(wanted)):
                yield at
            at = self._rest.find(wanted, at + 1)

    def _is_torn(self, at: int, length: int, own: Mapping[int, str]) -> bool:
        """Tell whether a space stands where a text has none, or none where it has one."""
        read = self._read(at, length)
        return any(n not in read for n in own) or any(
            gap == " " and n not in own for n, gap in read.items()
        )

    def _read(self, at: int, length: int) -> dict[int, str]:
        """Return the gaps within what stands at a place."""
        return {n: self._gaps[at + n] for n in range(1, length) if at + n in self._gaps}

    def _as_read(self, at: int, length: int) -> str:
        letters = enumerate(self._rest[at : at + length])
        read = ((self._gaps.get(at + n, "") if n else "") + letter for n, letter in letters)
        return "".join(read).replace(_KEPT, "")

    def rest(self) -> Iterator[str]:
        """Yield what was not recognised and has letters or digits."""
        for part in self._rest.split(BETWEEN):
            if any(unicodedata.category(letter)[0] in "LN" for letter in part):
                yield part.strip(_KEPT)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return not (
        (text[start].isdigit() and re.search(r"\d[.,–]?$", before))
        or (text[end - 1].isdigit() and re.match(r"[.,–]?\d", after))
    )
