"""Check that pages say what the story says, all of it and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, islice, takewhile

from report_builder.audit.access import SYNTHETIC
from report_builder.audit.findings import Finding
from report_builder.audit.page import Page
from report_builder.audit.reading import (
    Order,
    Reading,
    Torn,
    from_first,
    from_last,
    numbers,
    onward,
    squeezed,
)
from report_builder.audit.told import Part, Place

MARKS = (*SYNTHETIC.values(), "ฉบับร่าง")
"""What a page may say of its own accord, besides its number."""
_ALIKE = 0.6
_AROUND = 30
"""Characters of a text shown around the place where it differs."""


def findings(file: str, place: Place, pages: Sequence[Page]) -> Iterator[Finding]:
    """Yield the texts of a place that its pages lack, and those that only the pages have.

    Neighbours may read as a text that stands elsewhere: its places are tried from the last as well,
    then one text after the other as they are told.
    """
    longest = _wanted(place)
    tries = ((from_first, longest), (from_last, longest), (onward, [*_one_by_one(place)]))
    every = ([*_compared(file, place, pages, *one)] for one in tries)
    found = [*takewhile(bool, every)]
    yield from min(found, key=len) if len(found) == len(tries) else ()
    yield from _turned(file, place, pages)


def _turned(file: str, place: Place, pages: Sequence[Page]) -> Iterator[Finding]:
    """Yield the first text of a flow that stands where another does; one that lacks is told."""
    flow = [squeezed(text) for page in pages for text in page.flow]
    own = {*flow}
    flowing = [part for part in place.parts if part.role == "cell" or _alone(part)]
    wanted = [text for part in flowing if (text := squeezed(part.text)) in own]
    said = [text for text in flow if text in {*wanted}]
    if Counter(wanted) == Counter(said):
        differing = (pair for pair in zip(said, wanted, strict=True) if pair[0] != pair[1])
        for found, expected in islice(differing, 1):
            yield Finding("turned", file, _page_of(found, pages), found, expected)


def _alone(part: Part) -> bool:
    return part.role == "text" and not part.panel


def _compared(
    file: str, place: Place, pages: Sequence[Page], order: Order, every: Sequence[_Wanted]
) -> Iterator[Finding]:
    reading = Reading((text for page in pages for text in page.texts), order)
    missing = [*_missing(reading, every, len(pages))]
    yield from (_torn(file, pages, torn) for torn in reading.torn)
    for page in pages:
        reading.take(str(page.number))
    rest = [*reading.rest()]
    for wanted in missing:
        found = _nearest(squeezed(wanted.text), rest)
        if found:
            rest.remove(found)
        yield _lack(file, pages, wanted.text, found)
    yield from (_excess(file, pages, found) for found in rest)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A text of a place: how often it stands there, and how often it must at least be found."""

    text: str
    times: int
    least: int


def _wanted(place: Place) -> list[_Wanted]:
    """Return texts and marks of a place, the longest first: none is taken out of another."""
    times = Counter((*(part.text for part in place.parts), *MARKS))
    least = Counter(part.text for part in place.parts if not place.may_lack(part))
    texts = sorted(times, key=lambda text: (-len(squeezed(text)), squeezed(text), text))
    return [_Wanted(text, times[text], least[text]) for text in texts if squeezed(text)]


def _one_by_one(place: Place) -> Iterator[_Wanted]:
    """Yield the texts of a place in their order, then its marks."""
    for part in place.parts:
        if squeezed(part.text):
            yield _Wanted(part.text, 1, 0 if place.may_lack(part) else 1)
    yield from (_Wanted(mark, 1, 0) for mark in MARKS)


def _missing(reading: Reading, every: Sequence[_Wanted], pages: int) -> Iterator[_Wanted]:
    """Yield texts that lack, taking each out wherever it stands.

    One that goes over several pages may be repeated. As “๑” reads like “1”, texts that read alike
    are all found as often as they must be, before any is taken out once more.
    """
    for _, alike in groupby(every, key=lambda wanted: squeezed(wanted.text)):
        same = [*alike]
        yield from [each for each in same if _taken(reading, each.text, each.least) < each.least]
        for each in same:
            _taken(reading, each.text, each.times * pages - each.least)


def _taken(reading: Reading, text: str, times: int) -> int:
    """Take a text out so many times; return how often it was found."""
    return sum(reading.take(text) for _ in range(times))


def _nearest(wanted: str, rest: Sequence[str]) -> str:
    """Return the part of the rest that is most like a text, '' when none is."""
    alike = {found: SequenceMatcher(None, wanted, found, autojunk=False).ratio() for found in rest}
    best = max(alike, key=alike.__getitem__, default="")
    return best if alike.get(best, 0.0) >= _ALIKE else ""


def _lack(file: str, pages: Sequence[Page], wanted: str, found: str) -> Finding:
    if not found:
        return Finding("missing", file, pages[0].number, expected=wanted)
    other = Counter(numbers(found)) - Counter(numbers(squeezed(wanted)))
    page = _page_of(found, pages)
    seen, expected = _where_different(found, squeezed(wanted))
    return Finding("number" if other else "differs", file, page, seen, expected)


def _torn(file: str, pages: Sequence[Page], torn: Torn) -> Finding:
    page = _page_of(squeezed(torn.told), pages)
    return Finding("torn", file, page, *_where_different(torn.read, torn.told))


def _excess(file: str, pages: Sequence[Page], found: str) -> Finding:
    return Finding("number" if numbers(found) else "foreign", file, _page_of(found, pages), found)


def _page_of(found: str, pages: Sequence[Page]) -> int:
    holding = (p.number for p in pages if found in "".join(map(squeezed, p.texts)))
    return next(holding, pages[0].number)


def _where_different(found: str, wanted: str) -> tuple[str, str]:
    """Return both texts cut to the surroundings of the first place where they differ."""
    pairs = enumerate(zip(found, wanted, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(found), len(wanted)))
    start = max(0, at - _AROUND)
    return found[start : at + _AROUND], wanted[start : at + _AROUND]
