"""Set a unit against the nation: its distances, its strengths and its gaps by one stated rule.

Distances are compared as they are printed, so that no order is made of what rounding hides; of
equal distances the one that weighs more in the total comes first, then the one that is shown first.
Only clear distances make a strength, a gap, or an end (`results.fair`). What is said to be furthest
behind, the first gap and the first advice are the same: all follow this order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import FactBook
from report_builder.model import Dimension, Fact, Framework, Indicator, Theme
from report_builder.thai.words import rounded

MOST = LEAST = 3
"""How many strengths and how many gaps are named, and how many indicators are to be worked on."""


Part = Dimension | Theme | Indicator


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands in one dimension, theme or indicator.

    `id` is the stem of its facts, such as "unit.TH-56.indicator.open_data"; `gap` the distance to
    the nation in points and `score` the points, both as printed and None when missing; `weight`
    the percent of the total; `clear` tells whether the distance may be called one.
    """

    part: Part
    id: str
    gap: Decimal | None
    score: Decimal | None
    weight: float
    clear: bool = True


def dimensions(
    framework: Framework, facts: FactBook, code: str, clear: Collection[str]
) -> tuple[Standing, ...]:
    """Return where a unit stands in each dimension, in order; `clear` are its clear places."""
    weights = ((d, d.weight) for d in framework.dimensions)
    return _standings(weights, "dimension", facts, code, clear)


def themes(
    framework: Framework, facts: FactBook, code: str, clear: Collection[str]
) -> tuple[Standing, ...]:
    """Return where a unit stands in each theme, in order."""
    weights = (
        (t, framework.dimension[t.dimension].weight * t.weight / 100) for t in framework.themes
    )
    return _standings(weights, "theme", facts, code, clear)


def indicators(
    framework: Framework, facts: FactBook, code: str, clear: Collection[str]
) -> tuple[Standing, ...]:
    """Return where a unit stands in each indicator, in order."""
    weights = ((i, framework.share(i)) for i in framework.indicators)
    return _standings(weights, "indicator", facts, code, clear)


def _standings(
    weights: Iterable[tuple[Part, float]],
    kind: str,
    facts: FactBook,
    code: str,
    clear: Collection[str],
) -> tuple[Standing, ...]:
    def standing(part: Part, weight: float) -> Standing:
        place = f"{kind}.{part.id}"
        id = f"unit.{code}.{place}"
        gap, score = (printed(facts[f"{id}.{what}"]) for what in ("gap", "score"))
        return Standing(part, id, gap, score, weight, place in clear)

    return tuple(standing(part, weight) for part, weight in weights)


def printed(fact: Fact) -> Decimal | None:
    """Return a distance or score as it is printed, in points; None when it is missing."""
    return None if fact.value is None else rounded(fact.value, fact.decimals)


def ahead(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is clearly above the nation, the furthest first."""
    above = [s for s in standings if s.clear and s.gap is not None and s.gap > 0]
    return tuple(sorted(above, key=lambda s: (-(s.gap or 0), -s.weight)))


def behind(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is clearly below the nation, the furthest first."""
    below = [s for s in standings if s.clear and s.gap is not None and s.gap < 0]
    return tuple(sorted(below, key=lambda s: (s.gap or 0, -s.weight)))


def strengths(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the indicators furthest above the nation, at most three."""
    return ahead(standings)[:MOST]


def gaps(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the indicators furthest below the nation, at most three."""
    return behind(standings)[:MOST]


def perhaps(standings: Iterable[Standing], side: int, near: Decimal) -> Standing | None:
    """Return what is furthest from the nation on a side, 1 above or -1 below, but isn't clear.

    None where that is no more than what counts as near, or than what is clear.
    """
    beyond = [s for s in standings if s.gap is not None and side * s.gap > near]
    furthest = max(beyond, key=lambda s: (side * (s.gap or 0), s.clear, s.weight), default=None)
    return None if furthest is None or furthest.clear else furthest


def weakest(standings: Iterable[Standing], least: Decimal) -> tuple[Standing, ...]:
    """Return the indicators in the order in which to work on them.

    Those clearly below the nation, the furthest first; where there are none, the three furthest
    below by the `least` difference; where nothing is, the three lowest scores of those that aren't
    clearly above.
    """
    every = tuple(standings)
    ahead_of = ahead(every)
    others = [s for s in every if s.score is not None and s not in ahead_of]
    rising = tuple(sorted(others, key=lambda s: (s.score or 0, -s.weight)))
    return behind(every) or (below(others, least) or rising)[:LEAST]


def below(standings: Iterable[Standing], least: Decimal) -> tuple[Standing, ...]:
    """Return what is below the nation by the `least` difference, clearly or not, furthest first."""
    under = [s for s in standings if s.gap is not None and s.gap < 0 and -s.gap >= least]
    return tuple(sorted(under, key=lambda s: (s.gap or 0, -s.weight)))


def highest(standings: Iterable[Standing], least: Decimal) -> tuple[Standing, ...]:
    """Return those clearly above the nation that are less than `least` from the furthest."""
    return _together(ahead(standings), least)


def lowest(standings: Iterable[Standing], least: Decimal) -> tuple[Standing, ...]:
    """Return those clearly below the nation that are less than `least` from the furthest."""
    return _together(behind(standings), least)


def _together(ordered: Sequence[Standing], least: Decimal) -> tuple[Standing, ...]:
    gaps = [standing.gap or Decimal(0) for standing in ordered]
    alike = (gap == gaps[0] or abs(gap - gaps[0]) < least for gap in gaps)
    return tuple(standing for standing, near in zip(ordered, alike, strict=True) if near)
