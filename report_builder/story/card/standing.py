"""Set a unit against the nation: its distances, its strengths and its gaps by one stated rule.

Distances are compared as they are printed, so that no order is made of what rounding hides; of
equal distances the one that weighs more in the total comes first, then the one that is shown first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import FactBook
from report_builder.model import Dimension, Fact, Framework, Indicator, Theme
from report_builder.thai.words import rounded

MOST = LEAST = 3
"""How many strengths and how many gaps are named, and how many indicators are to be worked on."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands in one dimension, theme or indicator.

    `id` is the stem of its facts, such as "unit.TH-56.indicator.open_data"; `gap` the distance to
    the nation in points and `score` the points, both as printed and None when missing; `weight`
    the percent of the total.
    """

    part: Dimension | Theme | Indicator
    id: str
    gap: Decimal | None
    score: Decimal | None
    weight: float


def dimensions(framework: Framework, facts: FactBook, code: str) -> tuple[Standing, ...]:
    """Return where a unit stands in each dimension, in order."""
    ids = {d: f"unit.{code}.dimension.{d.id}" for d in framework.dimensions}
    return tuple(
        Standing(d, id, printed(facts[f"{id}.gap"]), printed(facts[f"{id}.score"]), d.weight)
        for d, id in ids.items()
    )


def themes(framework: Framework, facts: FactBook, code: str) -> tuple[Standing, ...]:
    """Return where a unit stands in each theme, in order."""
    ids = {t: f"unit.{code}.theme.{t.id}" for t in framework.themes}
    return tuple(
        Standing(
            t,
            id,
            printed(facts[f"{id}.gap"]),
            printed(facts[f"{id}.score"]),
            framework.dimension[t.dimension].weight * t.weight / 100,
        )
        for t, id in ids.items()
    )


def indicators(framework: Framework, facts: FactBook, code: str) -> tuple[Standing, ...]:
    """Return where a unit stands in each indicator, in order."""
    ids = {i: f"unit.{code}.indicator.{i.id}" for i in framework.indicators}
    return tuple(
        Standing(
            i,
            id,
            printed(facts[f"{id}.gap"]),
            printed(facts[f"{id}.score"]),
            framework.share(i),
        )
        for i, id in ids.items()
    )


def printed(fact: Fact) -> Decimal | None:
    """Return a distance or score as it is printed, in points; None when it is missing."""
    return None if fact.value is None else rounded(fact.value, fact.decimals)


def ahead(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is above the nation, the furthest first."""
    above = [s for s in standings if s.gap is not None and s.gap > 0]
    return tuple(sorted(above, key=lambda s: (-(s.gap or 0), -s.weight)))


def behind(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is below the nation, the furthest first."""
    below = [s for s in standings if s.gap is not None and s.gap < 0]
    return tuple(sorted(below, key=lambda s: (s.gap or 0, -s.weight)))


def strengths(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the indicators furthest above the nation, at most three."""
    return ahead(standings)[:MOST]


def gaps(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the indicators furthest below the nation, at most three."""
    return behind(standings)[:MOST]


def weakest(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the indicators in the order in which to work on them.

    First those below the nation, the furthest first; then the others, the lowest score first, as
    long as there are less than three.
    """
    every = tuple(standings)
    below = behind(every)
    others = [s for s in every if s.gap is not None and s.gap >= 0]
    lowest = sorted(others, key=lambda s: (s.score or 0, -s.weight))
    return *below, *lowest[: max(0, LEAST - len(below))]


def highest(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return those with the best distance to the nation, more than one when it prints the same."""
    return _at_the(max, standings)


def lowest(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return those with the least distance to the nation, more than one when it prints the same."""
    return _at_the(min, standings)


def _at_the(
    end: Callable[[Iterable[Decimal]], Decimal], standings: Iterable[Standing]
) -> tuple[Standing, ...]:
    scored = {s: s.gap for s in standings if s.gap is not None}
    return tuple(s for s, gap in scored.items() if gap == end(scored.values()))
