"""Order units by rank and by name, and divide the ranking evenly into slides and columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.story.parts import shares
from report_builder.thai.words import sort_key

FEWEST, ROWS, COLUMNS = 3, 13, 2
"""Units that make a ranking; units in a column and columns on a slide, at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """Some of the units in the order of their ranks; `id` is the place of the column, from 1."""

    id: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class RankingSlide:
    """The columns of one slide; `id` is its place, from 1."""

    id: str
    columns: tuple[Column, ...]

    @property
    def first(self) -> Unit:
        """Return the unit that stands first."""
        return self.columns[0].units[0]

    @property
    def last(self) -> Unit:
        """Return the unit that stands last."""
        return self.columns[-1].units[-1]


def ranking(edition: Edition, facts: FactBook) -> tuple[RankingSlide, ...]:
    """Return the units that have a rank, in the order of ranks and of the edition, on slides.

    Fewer than three make no ranking.
    """
    ordered = ranked(edition, facts)
    if len(ordered) < FEWEST:
        return ()
    parts = shares(ordered, -(-len(ordered) // (ROWS * COLUMNS)))
    return tuple(RankingSlide(str(n), _columns(part)) for n, part in enumerate(parts, 1))


def ranked(edition: Edition, facts: FactBook) -> list[Unit]:
    """Return the units that have a rank, in the order of ranks and of the edition."""
    places = {unit: facts[f"unit.{unit.code}.rank"].value for unit in edition.units}
    there = (unit for unit in places if places[unit] is not None)
    return sorted(there, key=lambda unit: places[unit] or 0)


def thin(facts: FactBook, own: str, id: str) -> bool:
    """Tell whether fewer of those asked in a unit than a rank takes have a score in a part.

    `own` and `id` begin the facts of the unit and of its part.
    """
    asked = facts.get(f"{own}.asked.count")
    least, n = facts["fair.coverage"].value or 0.0, facts[f"{id}.n"].value or 0.0
    return asked is not None and 100 * n < least * (asked.value or 0)


def alphabetical(units: Iterable[Unit]) -> list[Unit]:
    """Return units in Thai alphabetical order."""
    return sorted(units, key=lambda unit: (sort_key(unit.name_th), unit.code))


def _columns(units: tuple[Unit, ...]) -> tuple[Column, ...]:
    parts = shares(units, -(-len(units) // ROWS))
    return tuple(Column(str(n), part) for n, part in enumerate(parts, 1))
