"""Find where on the pages of a finished PDF its figures stand.

The register says which text of a page prints which figure, the PDF where its letters stand. A text
is looked for among the letters of its page, the longest first, so that none is taken out of
another. Where a chart prints one text for several figures and draws them in an order that isn't
known, each place has all of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from report_builder.output.register import LITERAL
from report_builder.turns import in_turn

_UNSEEN = ("Cc", "Cf", "Cn", "Zs", "Zl", "Zp")
"""Categories of letters that print nothing."""
_WRITTEN = str.maketrans(
    {**{chr(0x0E50 + n): str(n) for n in range(10)}, "\u0e33": "\u0e4d\u0e32", "\x02": "-"}
)
"""Thai digits, the vowel am and the hyphen at the end of a line, each as it is compared."""
_IN_NUMBERS = frozenset("0123456789.,")
_TAKEN = "\0"
"""Stands where a text was found."""
_POINT, _CATEGORY, _UNSURE = "point", "category", "unsure"
"""What points and categories of charts are told as, and points drawn in an order of their own."""
_SELDOM = ("mark", "name", "code", "tick")
"""What is told of a page, but may be drawn without its words."""
_GAP, _DROP = 0.35, 0.3
"""How far letters of a number stand apart and off their line at most, in heights of the line."""


class Box(NamedTuple):
    """A rectangle in points from the top left corner of a page."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed figure: its text, the ids of the figures that it may be, and its boxes."""

    text: str
    facts: tuple[str, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, and the figures on it in order of reading."""

    width: float
    height: float
    spots: tuple[Spot, ...]


class _Letter(NamedTuple):
    """A letter as it is compared, its page, and left, top, right and bottom of its line there."""

    letter: str
    page: int
    edges: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """A text of a page as it is compared, with the stretches of it that print a figure."""

    text: str
    stretches: tuple[tuple[int, int, str, str], ...]
    """First letter, the one after the last, the id of the figure, and the text as it is printed."""
    role: str
    panel: str


@in_turn
def sheet(path: Path, page: int, places: Sequence[Mapping[str, Any]]) -> Sheet:
    """Return a page of a PDF, from 1, with its figures; `places` are those of its register."""
    place = next((place for place in places if page in place["pages"]), None)
    with closing(pypdfium2.PdfDocument(path)) as document:
        width, height = document[page - 1].get_size()
        pages = place["pages"] if place else ()
        letters = [letter for number in pages for letter in _letters(document, number)]
    parts = [_part(*part) for part in place["parts"]] if place else []
    found = sorted(_found(letters, parts), key=lambda each: each[0])
    on_page = [spot for at, spot in found if letters[at].page == page]
    return Sheet(width, height, tuple(on_page))


def _letters(document: Any, number: int) -> Iterator[_Letter]:
    with closing(document[number - 1]) as page, closing(page.get_textpage()) as text:
        tall, box = page.get_height(), raw.FS_RECTF()
        for at in range(text.count_chars()):
            said = _compared(chr(raw.FPDFText_GetUnicode(text, at)))
            if said:
                raw.FPDFText_GetLooseCharBox(text, at, box)
                edges = (box.left, tall - box.top, box.right, tall - box.bottom)
                yield from (_Letter(letter, number, edges) for letter in said)


def _compared(text: str) -> str:
    """Return a text as it is compared, without what prints nothing."""
    written = text.translate(_WRITTEN)
    return "".join(c for c in written if unicodedata.category(c) not in _UNSEEN)


def _part(role: str, panel: str, runs: Sequence[tuple[str, str]]) -> _Part:
    text, stretches = "", []
    for words, fact in runs:
        first, text = len(text), text + _compared(words)
        if fact and fact != LITERAL and len(text) > first:
            stretches.append((first, len(text), fact, words.strip()))
    return _Part(text, tuple(stretches), role, panel)


def _found(letters: Sequence[_Letter], parts: Sequence[_Part]) -> Iterator[tuple[int, Spot]]:
    """Yield the figures with the place of their first letter."""
    left, alike = "".join(letter.letter for letter in letters), _alike(parts)
    where: dict[str, list[int]] = {}
    for text in sorted(alike, key=len, reverse=True):
        where[text] = [*_occurrences(left, text, letters)][: len(alike[text])]
        for at in where[text]:
            left = left[:at] + _TAKEN * len(text) + left[at + len(text) :]
    for text, same in _alike(_as_drawn(parts, alike, where)).items():
        for at, told in _paired(same, where[text]):
            yield from _spots(letters, at, told)


def _alike(parts: Iterable[_Part]) -> Mapping[str, list[_Part]]:
    """Return the parts by their text."""
    found: dict[str, list[_Part]] = {}
    for part in parts:
        if part.text:
            found.setdefault(part.text, []).append(part)
    return found


def _occurrences(left: str, text: str, letters: Sequence[_Letter]) -> Iterator[int]:
    """Yield where a text begins among letters, unless it is the middle of a longer number."""
    at = left.find(text)
    while at >= 0:
        end = at + len(text)
        if not (_goes_on(left, letters, at) or _goes_on(left, letters, end)):
            yield at
            at = end - 1
        at = left.find(text, at + 1)


def _goes_on(left: str, letters: Sequence[_Letter], at: int) -> bool:
    """Tell whether a number goes on from the letter before a place to the one at it."""
    if not (0 < at < len(left) and {left[at - 1], left[at]} <= _IN_NUMBERS):
        return False
    last, next_one = letters[at - 1].edges, letters[at].edges
    tall = last[3] - last[1]
    return abs(next_one[1] - last[1]) < _DROP * tall and -tall < next_one[0] - last[2] < _GAP * tall


def _as_drawn(
    parts: Sequence[_Part], alike: Mapping[str, list[_Part]], where: Mapping[str, list[int]]
) -> list[_Part]:
    """Return the parts with the points of each chart in the order in which they are drawn.

    A chart is told series by series, and drawn so or category by category; those texts that stand
    but once tell which. The points of one that goes by neither have the role of an unsure one.
    """
    ordered: list[_Part] = []
    for (panel, role), group in groupby(parts, key=lambda part: (part.panel, part.role)):
        told = [*group]
        if role != _POINT:
            ordered += told
            continue
        rows = sum(part.panel == panel and part.role == _CATEGORY for part in parts) or 1
        across = [part for row in range(rows) for part in told[row::rows]]
        drawn = (order for order in (told, across) if _rises(order, alike, where))
        ordered += next(drawn, [replace(part, role=_UNSURE) for part in told])
    return ordered


def _rises(
    order: Sequence[_Part], alike: Mapping[str, list[_Part]], where: Mapping[str, list[int]]
) -> bool:
    once = [part.text for part in order if len(alike[part.text]) == 1]
    places = [where[text][0] for text in once if where[text]]
    return all(a < b for a, b in pairwise(places))


def _paired(same: Sequence[_Part], places: Sequence[int]) -> Iterator[tuple[int, Sequence[_Part]]]:
    """Yield each place of a text with the parts that it may be."""
    printed = [part for part in same if part.role not in _SELDOM] or same
    sure = all(part.role != _UNSURE for part in printed)
    one_each = len(printed) == len(places) and sure
    for n, at in enumerate(places):
        yield at, (printed[n],) if one_each else printed


def _spots(
    letters: Sequence[_Letter], at: int, told: Sequence[_Part]
) -> Iterator[tuple[int, Spot]]:
    """Yield the figures of a text that begins at a place."""
    every = [stretch for part in told for stretch in part.stretches]
    for first, last, words in dict.fromkeys((a, b, words) for a, b, _, words in every):
        facts = dict.fromkeys(fact for a, b, fact, _ in every if (a, b) == (first, last))
        boxes = tuple(_lines([letter.edges for letter in letters[at + first : at + last]]))
        yield at + first, Spot(words, tuple(facts), boxes)


def _lines(edges: Iterable[tuple[float, float, float, float]]) -> Iterator[Box]:
    """Yield the boxes around letters, one for each line that they stand on."""
    for _, line in groupby(edges, key=lambda each: round(each[3])):
        lefts, tops, rights, bottoms = zip(*line, strict=True)
        left, top = min(lefts), min(tops)
        yield Box(left, top, max(rights) - left, max(bottoms) - top)
