"""Say what changed since the year before, on what both years have, and what made the whole change.

A change is clear where the intervals of both years don't overlap and their scores differ by the
least difference, as they are printed: as two units of one year can be told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from report_builder.edition.scales import Scale, of_print
from report_builder.model import Edition
from report_builder.results.fair import difference, reaches, rules
from report_builder.results.intervals import Interval
from report_builder.results.retold import Pair, Retold, called, is_alike
from report_builder.results.scored import Scored, scored, whole
from report_builder.results.year import GROUP, RANK, SCORE, Figure, Year, themselves, year
from report_builder.thai.words import rounded
from report_builder.years import NEW, REDEFINED, Link


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and now, and by how much it rose: in points of 0-100, in places or groups.

    `distance` is that of the printed scores; a rank rises by the places that were gained. `low` and
    `high` are the ends of what the change can be, None where one of the years has no interval. A
    group changes clearly where the score does.
    """

    before: Figure
    now: Figure
    distance: float
    low: float | None
    high: float | None
    clear: bool


Changes = Mapping[str, Change]
Ends = tuple[float | None, float | None]
"""The ends of what a change can be; None where a year has no interval."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the change of the published total of the whole is made of, in points of 0-100.

    Together they are the difference of both published totals, unrounded.
    """

    real: float
    respondents: float
    units: float
    weights: float
    framework: float


@dataclass(frozen=True)
class Comparison:
    """What changed since another year, by the names of figures.

    `published` is the other year as it was published, `change` compares what both years have,
    `alike` the same of respondents of both years alone. What can't be compared isn't there.
    """

    year: int
    links: tuple[Link, ...]
    published: Year
    change: Changes
    alike: Changes
    parts: Parts | None
    """None where one of the years has no total."""
    respondents: int
    """How many respondents both years have."""


def compare(edition: Edition, now: Scored) -> Comparison:
    """Compare an edition, as it was scored, with the previous year that it has."""
    previous = edition.previous
    assert previous is not None
    told = Retold(edition, previous)
    before = scored(previous.edition)
    published = year(previous.edition, before, called(previous.links))
    kept = comparable(edition, previous.links)
    alike = told.alike
    return Comparison(
        year=previous.year,
        links=previous.links,
        published=published,
        change=changes(edition, _years(told.units, edition, (now, before), told), kept),
        alike=changes(edition, _years(alike, edition, (now, before), told), kept) if alike else {},
        parts=_parts(told),
        respondents=len(alike.now.respondents) if alike else 0,
    )


def _years(
    pair: Pair, edition: Edition, known: tuple[Scored, Scored], told: Retold
) -> tuple[Year, Year]:
    """Return both years of a pair; an edition that is what it was isn't scored again."""
    names, whole = themselves(edition), told.whole
    now, before = (
        year(own, one if is_alike(own, base) else scored(own), names)
        for own, base, one in zip(
            (pair.now, pair.before), (whole.now, whole.before), known, strict=True
        )
    )
    return now, before


def comparable(edition: Edition, links: tuple[Link, ...]) -> Callable[[str], bool]:
    """Return what tells whether a figure is of the same in both years."""
    other = {
        f"dimension.{link.now}{SCORE}"
        for link in links
        if link.kind == "dimension" and link.change in (NEW, REDEFINED)
    }
    return lambda id: not any(id == end or id.endswith(f".{end}") for end in other)


def changes(edition: Edition, years: tuple[Year, Year], kept: Callable[[str], bool]) -> Changes:
    """Return what changed between this year and the year before, in figures that are `kept`."""
    least, scale = rules(edition.settings).least, of_print(edition.settings)
    both = {id: (own, years[1][id]) for id, own in years[0].items() if id in years[1] and kept(id)}
    found: dict[str, Change] = {}
    for id, (now, before) in both.items():
        if id.endswith(SCORE):
            found[id] = _of_score(now, before, least, scale)
        elif id.endswith(RANK):
            found[id] = _of_rank(now, before)
        else:
            found[id] = _of_group(now, before, found[f"{id.removesuffix(GROUP)}{SCORE}"])
    return found


def _of_score(now: Figure, before: Figure, least: float, scale: Scale) -> Change:
    risen = difference(now.value, before.value, scale)
    low, high = _widened(_range(now.interval, before.interval), risen)
    clear = reaches(risen, least) and _apart(*_printed((low, high), scale))
    return Change(before, now, risen, low, high, clear)


def _of_rank(now: Figure, before: Figure) -> Change:
    risen = before.value - now.value
    low, high = _range(before.interval, now.interval)
    return Change(before, now, risen, low, high, risen != 0 and _apart(low, high))


def _of_group(now: Figure, before: Figure, score: Change) -> Change:
    risen = now.value - before.value
    return Change(before, now, risen, None, None, risen != 0 and score.clear)


def _apart(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and not low <= 0 <= high


def _widened(ends: Ends, risen: float) -> Ends:
    """Return ends that hold the change of printed scores, which rounding may have put outside."""
    low, high = ends
    return (min(low, risen), max(high, risen)) if low is not None and high is not None else ends


def _printed(ends: Ends, scale: Scale) -> Ends:
    """Return ends as they are printed, on the scale of print."""
    low, high = (e if e is None else float(rounded(scale.apart(e), scale.decimals)) for e in ends)
    return low, high


def _range(one: Interval | None, other: Interval | None) -> Ends:
    """Return between which ends one value less another can be."""
    if one is None or other is None:
        return None, None
    return one.low - other.high, one.high - other.low


def _parts(told: Retold) -> Parts | None:
    steps = [told.whole, told.indicators, told.weights, told.units, told.alike or told.units]
    return parted((whole(pair.now), whole(pair.before)) for pair in steps)


def parted(steps: Iterable[tuple[float | None, float | None]]) -> Parts | None:
    """Return what the change of the total is made of: each step towards what both years have.

    `steps` are the totals of both years as published, on the indicators that they share, on the
    weights in common, of the units of both and of the respondents of both.
    """
    told = [*steps]
    rises = [now - before for now, before in told if now is not None and before is not None]
    if len(rises) < len(told):
        return None
    framework, weights, units, respondents = (wider - nearer for wider, nearer in pairwise(rises))
    return Parts(rises[-1], respondents, units, weights, framework)
