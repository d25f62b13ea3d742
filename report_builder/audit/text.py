"""Check that pages say what the story says, all of it and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from report_builder.audit.findings import Finding
from report_builder.audit.page import Page
from report_builder.audit.reading import Reading, numbers, squeezed
from report_builder.audit.told import OPTIONAL, Part, Place

MARKS = ("ข้อมูลจำลอง", "ฉบับร่าง", "(ต่อ)")
"""What a page may say of its own accord, besides its number."""
_ALIKE = 0.6
_AROUND = 30
"""Characters of a text shown around the place where it differs."""


def findings(file: str, place: Place, pages: Sequence[Page]) -> Iterator[Finding]:
    """Yield the texts of a place that its pages lack, and those that only the pages have."""
    reading = Reading(text for page in pages for text in page.texts)
    missing = [part.text for part in _longest_first(place.parts) if not _found(reading, part)]
    for part in place.parts if len(pages) > 1 else ():
        reading.take(part.text)
    for page in pages:
        _ = [reading.take(own) for own in (*MARKS, str(page.number))]
    rest = [*reading.rest()]
    for wanted in missing:
        found = _nearest(squeezed(wanted), rest)
        if found:
            rest.remove(found)
        yield _lack(file, pages, wanted, found)
    yield from (_excess(file, pages, found) for found in rest)


def _longest_first(parts: Sequence[Part]) -> list[Part]:
    return sorted((p for p in parts if squeezed(p.text)), key=lambda p: -len(squeezed(p.text)))


def _found(reading: Reading, part: Part) -> bool:
    return reading.take(part.text) or part.role in OPTIONAL


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
