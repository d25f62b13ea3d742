"""Link the parts of two years: by what the table `changes` says, else where id and name are equal.

Nothing else is linked. Of the rest a proposal is made, for people to put right.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.edition.headings import plain
from report_builder.model import Edition
from report_builder.years import DROPPED, KINDS, NEW, REDEFINED, RENAMED, SAME, Link

_NEAR = 0.75
"""How alike names are, 0-1, for one to be proposed for the other."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a survey: its name, and what must be equal besides for it to be the same."""

    name: str
    scale: str = ""


Parts = Mapping[str, Mapping[str, Part]]
"""The parts of each kind by id."""


def parts(edition: Edition) -> Parts:
    """Return the parts of an edition; an indicator is on a scale."""
    own = edition.settings.scale
    return {
        "dimension": {d.id: Part(d.name_th) for d in edition.framework.dimensions},
        "indicator": {
            i.id: Part(i.name_th, _scale(i.scale or own)) for i in edition.framework.indicators
        },
        "unit": {u.code: Part(u.name_th) for u in edition.units},
        "type": {t.id: Part(t.name_th) for t in edition.types},
    }


def _scale(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True)
class Linked:
    """The links of two years, and proposals for the parts of which nothing says what they are."""

    links: tuple[Link, ...]
    proposed: tuple[Link, ...]


def link(now: Parts, before: Parts, given: Sequence[Link]) -> Linked:
    """Link the parts of this year and of the year before; `given` are what the edition says."""
    links, proposed = [*given], list[Link]()
    for kind in KINDS:
        told = [own for own in given if own.kind == kind]
        rest = _without(now[kind], {own.now for own in told})
        old = _without(before[kind], {own.before for own in told})
        same = [Link(kind, id, id, SAME) for id, part in rest.items() if _is(part, old.get(id))]
        links += same
        known = {own.now for own in same}
        proposed += _proposed(kind, _without(rest, known), _without(old, known))
    order = {(kind, id): n for kind in KINDS for n, id in enumerate((*now[kind], *before[kind]))}
    links.sort(key=lambda own: (KINDS.index(own.kind), order[own.kind, own.now or own.before]))
    return Linked(tuple(_with_names(links, now, before)), tuple(_with_names(proposed, now, before)))


def _is(part: Part, other: Part | None) -> bool:
    return other is not None and (plain(part.name), part.scale) == (plain(other.name), other.scale)


def _without(parts: Mapping[str, Part], known: Iterable[str]) -> dict[str, Part]:
    gone = {*known}
    return {id: part for id, part in parts.items() if id not in gone}


def _proposed(kind: str, now: Mapping[str, Part], before: Mapping[str, Part]) -> Iterator[Link]:
    """Yield what parts may be: those of one name or nearly one are renamed, the rest new."""
    left = {**before}
    for id, part in now.items():
        was = _counterpart(id, part, left)
        if was:
            other = left.pop(was).scale != part.scale
            yield Link(kind, id, was, REDEFINED if other else RENAMED)
        else:
            yield Link(kind, id, "", NEW)
    yield from (Link(kind, "", id, DROPPED) for id in left)


def _counterpart(id: str, part: Part, before: Mapping[str, Part]) -> str:
    by_name = {plain(own.name): was for was, own in before.items()}
    if plain(part.name) in by_name:
        return by_name[plain(part.name)]
    if id in before:
        return id
    near = difflib.get_close_matches(plain(part.name), by_name, n=1, cutoff=_NEAR)
    return by_name[near[0]] if near else ""


def _with_names(links: Iterable[Link], now: Parts, before: Parts) -> Iterator[Link]:
    for own in links:
        names = (
            years[own.kind][id].name if id else ""
            for years, id in ((now, own.now), (before, own.before))
        )
        yield Link(own.kind, own.now, own.before, own.change, own.note, *names)
