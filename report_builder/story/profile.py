"""Set a unit against the nation: its distances, its strengths and its gaps by one stated rule.

Distances are compared as they are printed, so that no order is made of what rounding hides; of
equal distances the one that weighs more in the total comes first, then the one that is shown first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import FactBook
from report_builder.model import Dimension, Fact, Framework, Indicator
from report_builder.thai.words import rounded

MOST = 3
"""How many strengths and how many gaps are named."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands in one dimension or indicator.

    `id` is the stem of its facts, such as "unit.TH-56.indicator.open_data"; `gap` the distance to
    the nation in points as printed, None when missing; `weight` the percent of the total.
    """

    part: Dimension | Indicator
    id: str
    gap: Decimal | None
    weight: float


def dimensions(framework: Framework, facts: FactBook, code: str) -> tuple[Standing, ...]:
    """Return where a unit stands in each dimension, in order."""
    ids = {d: f"unit.{code}.dimension.{d.id}" for d in framework.dimensions}
    return tuple(
        Standing(d, id, printed_gap(facts[f"{id}.gap"]), d.weight) for d, id in ids.items()
    )


def indicators(framework: Framework, facts: FactBook, code: str) -> tuple[Standing, ...]:
    """Return where a unit stands in each indicator, in order."""
    ids = {i: f"unit.{code}.indicator.{i.id}" for i in framework.indicators}
    return tuple(
        Standing(
            i,
            id,
            printed_gap(facts[f"{id}.gap"]),
            framework.dimension[i.dimension].weight * i.weight / 100,
        )
        for i, id in ids.items()
    )


def printed_gap(fact: Fact) -> Decimal | None:
    """Return a distance as it is printed, in points; None when it is missing."""
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
    """Return the indicators to work on: those below the nation, the furthest first.

    Of a unit that is below in none, the two that are the least above.
    """
    every = tuple(standings)
    scored = [s for s in every if s.gap is not None]
    nearest = sorted(scored, key=lambda s: (s.gap or 0, -s.weight))
    return behind(every) or tuple(nearest[:2])


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
