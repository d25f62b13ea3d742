"""Doubt Thai text that can't be as it was meant, where more than one mend is possible.

Text that is copied from old PDF files loses its nikhahit ("สำรวจ" becomes "ส ารวจ") and gets
spaces before its marks ("ถ ึง"); text that is typed in a hurry has two marks where one can stand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, product

from report_builder.thai.breaks import line_breaks
from report_builder.thai.repair import repair

_LETTER = "[ก-ฮ]"
_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
_TONE = "[\u0e48-\u0e4b]"
_VOWEL = "[\u0e31\u0e34-\u0e39]"
_BORNE = f"(?<={_LETTER[:-1]}{_MARK[1:]})"
"""Right after a letter or what it bears."""
_UNBORNE = _BORNE.replace("<=", "<!")
_SIGN_ALONE = "(?<![\u25cc“‘\"'(\\[])"
"""Not where a sign is named by itself: ◌้, “้”."""
_AROUND = 12
"""So many characters are shown around damage at most, up to the next space."""
_MANY = 5
"""Up to so many places of one kind are mended each in its own way."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of text that can't be as it was meant, and what it was most likely meant to be."""

    found: str
    meant: str


def doubts(text: str) -> tuple[Doubt, ...]:
    """Return what of a repaired text can't be as it was meant, one for each line that has any."""
    return tuple(filter(None, map(doubt, text.splitlines())))


def doubt(text: str) -> Doubt | None:
    """Return what of a repaired line can't be as it was meant, from the first place to the last."""
    mended = text
    for pattern, candidates in _DAMAGE:
        mended = _mended(mended, pattern, candidates)
    if mended == text:
        return None
    meant = repair(mended).text
    before = _alike(text, meant)
    after = _alike(text[before:][::-1], meant[before:][::-1])
    start, end = _widened(text, before, len(text) - after)
    return Doubt(text[start:end], meant[start : len(meant) - (len(text) - end)])


def _mended(text: str, pattern: re.Pattern[str], candidates: tuple[str, ...]) -> str:
    """Return a text with each place of a kind of damage mended, so as to make the fewest words."""
    places = [*pattern.finditer(text)]
    if not places:
        return text
    choices = (
        product(candidates, repeat=len(places))
        if len(places) <= _MANY
        else ((candidate,) * len(places) for candidate in candidates)
    )
    mends = [_with(text, places, choice) for choice in choices]
    return min(mends, key=lambda mend: sum(1 for _ in line_breaks(mend))) if mends[1:] else mends[0]


def _with(text: str, places: Sequence[re.Match[str]], mends: Iterable[str]) -> str:
    """Return a text with a mend, a template of the match, in each place."""
    ends = [0, *(place.end() for place in places)]
    starts = [*(place.start() for place in places), len(text)]
    between = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    made = [place.expand(mend) for place, mend in zip(places, mends, strict=True)]
    return "".join(chain(*zip(between, made, strict=False), between[-1:]))


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts share from their beginning."""
    different = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(different, min(len(one), len(other)))


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the words around it that can be shown."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return start - len(before.rpartition(" ")[2]), end + len(after.partition(" ")[0])


def _kind(pattern: str, *candidates: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    return re.compile(pattern), candidates


_DAMAGE = (
    _kind(f"({_LETTER})({_TONE}?) +({_TONE}?)\u0e32", "\\1\\2\\3\u0e33", "\\1\\2\\3\u0e32"),
    _kind("\u0e4d +\u0e32", "\u0e33"),
    _kind(f"{_BORNE} +({_MARK}|[\u0e30\u0e33\u0e45])", "\\1"),
    _kind("\u0e40 +\u0e40", "\u0e41"),
    _kind(f"(?<![ก-๎])([เ-ไ]) +(?={_LETTER})", "\\1"),
    _kind(f"([เ-ไ])({_MARK}+)({_LETTER})", "\\1\\3\\2"),
    _kind(f"([\u0e30\u0e32])({_TONE})", "\\2\\1"),
    _kind("\u0e34(" + _TONE + "?)\u0e4d", "\u0e36\\1"),
    _kind(f"({_VOWEL})(?!\\1)({_VOWEL})", "\\1", "\\2"),
    _kind(f"({_TONE})(?!\\1)({_TONE})", "\\2", "\\1"),
    _kind(f"{_BORNE}(?<![ฤฦ])\u0e45", "\u0e32"),
    _kind(f"{_UNBORNE}{_SIGN_ALONE}{_MARK}+", ""),
)
"""Kinds of damage, each with its likely mends, the likeliest first."""
