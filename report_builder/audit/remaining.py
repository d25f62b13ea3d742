"""Find which slides of a deck are those of its story where staff took some out or put some in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report_builder.audit.page import Page
from report_builder.audit.told import Place

_LEAST = 0.5
"""Share of the words of a slide that its story must have."""


def remaining(places: Sequence[Place], pages: Sequence[Page]) -> tuple[tuple[Place, Page], ...]:
    """Return the places that have a slide, each with the one that says most of what it does."""
    said = [frozenset(_words(part.text for part in place.parts)) for place in places]
    shown = [frozenset(_words(page.texts)) for page in pages]
    pairs = [
        (_alike(a, b), n, m)
        for n, a in enumerate(said)
        for m, b in enumerate(shown)
        if len(a & b) >= _LEAST * len(b)
    ]
    found: dict[int, int] = {}
    for _, place, page in sorted(pairs, reverse=True):
        if place not in found and page not in found.values():
            found[place] = page
    return tuple((places[place], pages[page]) for place, page in sorted(found.items()))


def _words(texts: Iterable[str]) -> Sequence[str]:
    return " ".join(texts).split()


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
