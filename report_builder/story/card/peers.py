"""Find the units beside a unit in score, and those to learn from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.results import Results
from report_builder.story.card.standing import MOST, Standing, printed
from report_builder.story.clear import exceeds
from report_builder.thai.words import sort_key

Rising = Sequence[tuple[Decimal, Unit]]
"""Units with their scores as printed, by rising score, of equal ones by name."""


def by_region(edition: Edition, results: Results, facts: FactBook) -> Mapping[str, Rising]:
    """Return the ranked units of each region."""
    found: dict[str, list[tuple[Decimal, Unit]]] = defaultdict(list)
    for unit in sorted(edition.units, key=lambda unit: sort_key(unit.name_th)):
        if unit.code in results.rank:
            score = printed(facts[f"unit.{unit.code}.score"]) or Decimal(0)
            found[unit.region].append((score, unit))
    return {region: sorted(units, key=_score_of) for region, units in found.items()}


def beside(own: Decimal, units: Rising) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the units with the next score above a printed one, and those with the next below."""
    above = bisect_right(units, own, key=_score_of)
    below = bisect_left(units, own, key=_score_of) - 1
    return _alike(units, above), _alike(units, below)


def _alike(units: Rising, at: int) -> tuple[Unit, ...]:
    """Return the units with the score at a place, none beyond the ends."""
    if not 0 <= at < len(units):
        return ()
    score = units[at][0]
    find = (bisect_left, bisect_right)
    first, last = (way(units, score, key=_score_of) for way in find)
    return tuple(unit for _, unit in units[first:last])


def _score_of(pair: tuple[Decimal, Unit]) -> Decimal:
    return pair[0]


class Ahead:
    """The units that are clearly above the whole, found once for each indicator."""

    def __init__(self, edition: Edition, results: Results, facts: FactBook) -> None:
        self._edition, self._results, self._facts = edition, results, facts
        self._falling: dict[tuple[str, str], list[Unit]] = {}

    def of(self, code: str, standing: Standing) -> tuple[Unit, ...]:
        """Return the units to learn from in an indicator, the highest first, three at most.

        They have a rank, are clearly above the whole and above the unit by the least difference:
        those of its region, else those of all.
        """
        place, own = f"indicator.{standing.part.id}", f"{standing.id}.score"

        def above(unit: Unit) -> bool:
            return exceeds(self._facts, _score(unit, place), own)

        regions = (self._edition.unit[code].region, "")
        found = (tuple(islice(takewhile(above, self._high(place, r)), MOST)) for r in regions)
        return next(filter(None, found), ())

    def _high(self, place: str, region: str) -> list[Unit]:
        """Return the units clearly above the whole, of a region or of all, the highest first."""
        if (place, region) not in self._falling:
            every = self._high(place, "") if region else filter(self._well(place), self._units)
            own = (unit for unit in every if region in ("", unit.region))
            self._falling[place, region] = sorted(
                own, key=lambda unit: -(self._facts[_score(unit, place)].value or 0.0)
            )
        return self._falling[place, region]

    @property
    def _units(self) -> Sequence[Unit]:
        return [unit for unit in self._edition.units if unit.code in self._results.rank]

    def _well(self, place: str) -> Callable[[Unit], bool]:
        clear, facts = self._results.clear, self._facts
        return lambda unit: (
            place in clear[unit.code] and exceeds(facts, _score(unit, place), f"{place}.score")
        )


def _score(unit: Unit, place: str) -> str:
    return f"unit.{unit.code}.{place}.score"
