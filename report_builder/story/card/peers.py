"""Find the units to learn from: those nearest in score, and those that are ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.results import Results
from report_builder.story.card.standing import MOST, Standing, printed
from report_builder.story.clear import exceeds
from report_builder.thai.words import rounded, sort_key


def nearest(edition: Edition, results: Results, facts: FactBook, code: str) -> tuple[Unit, ...]:
    """Return the units of the region nearest in score, the highest first, then by name."""

    def place(unit: Unit) -> tuple[object, ...]:
        score = facts[f"unit.{unit.code}.score"]
        return -rounded(score.value or 0.0, score.decimals), sort_key(unit.name_th)

    return tuple(sorted((edition.unit[peer] for peer in results.peers.get(code, ())), key=place))


def within(facts: FactBook, code: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units whose score as printed is as near to that of a unit as is called near."""
    own, near = _printed(facts, f"unit.{code}.score"), _printed(facts, "fair.near")
    scores = {unit: _printed(facts, f"unit.{unit.code}.score") for unit in units}
    return tuple(unit for unit, score in scores.items() if abs(score - own) <= near)


def _printed(facts: FactBook, id: str) -> Decimal:
    return printed(facts[id]) or Decimal(0)


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
