"""Tell from facts what changed since the year before, as `results.change` does.

Years are compared on what both have; a change is called one only where it is clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.story.groups import WORDS
from report_builder.story.marked import fact_mark
from report_builder.thai.words import number, rounded

YEAR = "previous.survey.year"
CHANGE = "change."
HIGHER, LOWER, UNCLEAR = "higher", "lower", "unclear"
"""What became of a score; of one that isn't comparable nothing is said."""
FAR = 100
"""Years before this one among which those that are followed are."""
MANY = 2
"""Units that are compared, beyond which their changes are shown."""
MOST_ARROWS = 100
"""Units that are shown each by a line from year to year."""
MOST = 3
"""Units that rose, and that fell, by name: more where fewer went the other way."""


def is_compared(facts: FactBook) -> bool:
    """Tell whether there is a year before, and a score of the whole that is comparable with it."""
    return YEAR in facts and f"{CHANGE}nation.score" in facts


def before(facts: FactBook, id: str) -> str:
    """Return the fact of a figure of the year before, on what both years have."""
    return f"common.previous.{id}" if f"common.previous.{id}" in facts else f"previous.{id}"


def now(facts: FactBook, id: str) -> str:
    """Return the fact of a figure of this year, on what both years have."""
    return f"common.{id}" if f"common.{id}" in facts else id


def followed(facts: FactBook) -> tuple[int, ...]:
    """Return the years whose scores are followed, the earliest first; none of one year alone."""
    latest = int(facts["survey.year"].value or 0)
    years = range(latest - FAR, latest + 1)
    return tuple(year for year in years if in_year(year, "survey.year") in facts)


def in_year(year: int | str, id: str) -> str:
    """Return the fact of a figure in one of the years, on what all of them have."""
    return f"trend.{year}.{id}"


def way(facts: FactBook, id: str) -> str:
    """Say whether a score is clearly higher or lower than the year before, or unclear.

    Empty where it isn't comparable.
    """
    if f"{CHANGE}{id}" not in facts:
        return ""
    change, *ends = (facts.get(f"{CHANGE}{id}{end}") for end in ("", ".low", ".high"))
    if change is None or change.value is None or not all(ends):
        return UNCLEAR
    told = (f for f in (change, facts["fair.least"], *ends) if f)
    risen, least, low, high = (rounded(f.value or 0.0, f.decimals) for f in told)
    if not risen or abs(risen) < least or low <= 0 <= high:
        return UNCLEAR
    return HIGHER if risen > 0 else LOWER


def signed(facts: FactBook, id: str) -> str:
    """Return a change with its sign, marked as the fact that it is."""
    value = rounded(facts[id].value or 0.0, facts[id].decimals)
    return ("+" if value > 0 else "−" if value < 0 else "") + size(facts, id)


def size(facts: FactBook, id: str) -> str:
    """Return a change without its sign, marked as the fact that it is."""
    found = facts[id]
    return fact_mark(id, number(None if found.value is None else abs(found.value), found.decimals))


def group_before(edition: Edition, facts: FactBook, unit: Unit) -> str:
    """Return what the group or level of a unit was called the year before, '' where it had none."""
    found = facts.get(f"previous.unit.{unit.code}.group")
    if edition.previous is None or found is None or found.value is None:
        return ""
    levels = edition.previous.edition.levels
    names = {k: level.name_th for k, level in enumerate(levels, 1)} or WORDS
    return names.get(int(found.value), "")


def changed(edition: Edition, facts: FactBook) -> list[Unit]:
    """Return the units whose total is comparable, from the lowest change to the highest."""
    known = (u for u in edition.units if f"{CHANGE}unit.{u.code}.score" in facts)
    return sorted(known, key=lambda unit: facts[f"{CHANGE}unit.{unit.code}.score"].value or 0.0)


@dataclass(frozen=True, slots=True)
class Moved:
    """The units whose totals changed most, of changes that are clear: the most changed first."""

    risen: tuple[Unit, ...]
    fallen: tuple[Unit, ...]
    many: bool
    """Whether more than a few units are comparable at all."""

    @property
    def every(self) -> tuple[Unit, ...]:
        """Return all of them from the highest change to the lowest."""
        return (*self.risen, *reversed(self.fallen))


def moved(edition: Edition, facts: FactBook) -> Moved:
    """Return the units that rose most and those that fell most."""
    ways = [(way(facts, f"unit.{u.code}.score"), u) for u in changed(edition, facts)]
    fallen = tuple(unit for own, unit in ways if own == LOWER)
    risen = tuple(unit for own, unit in reversed(ways) if own == HIGHER)
    rest = [max(MOST, 2 * MOST - len(other)) for other in (fallen, risen)]
    return Moved(risen[: rest[0]], fallen[: rest[1]], len(ways) > MANY)


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one part of the survey: what it was and is called, and what is said of it.

    `was` and `now` are empty for what there wasn't and what there is no more; `weight` begins the
    facts of the weights that differ.
    """

    kind: str
    change: str
    was: str
    now: str
    note: str
    weight: str = ""


def turns(edition: Edition, facts: FactBook) -> Iterator[Turn]:
    """Yield what isn't as it was the year before, then the parts that weigh otherwise."""
    if edition.previous is None:
        return
    for link in edition.previous.links:
        if link.change != "same":
            yield Turn(link.kind, link.change, link.name_before, link.name_now, link.note)
    for dimension in edition.framework.dimensions:
        ids = [f"{stem}dimension.{dimension.id}.weight" for stem in ("previous.", "")]
        if ids[0] in facts and facts.printed(ids[0]) != facts.printed(ids[1]):
            name = dimension.name_th
            yield Turn("weight", "weight", name, name, "", dimension.id)
