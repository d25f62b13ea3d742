"""The groups of units by score: four around the mean, or the levels of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.thai import nouns

LEVEL = "ระดับ"
AGAINST: Mapping[int, str] = {1: "ต่ำกว่า", 2: "ต่ำกว่า", 3: "ไม่ต่ำกว่า", 4: "สูงกว่า"}
"""Where each group stands against the mean of all."""
WORDS: Mapping[int, str] = {1: "ต่ำ", 2: "กลางค่อนต่ำ", 3: "กลางค่อนสูง", 4: "สูง"}
"""What groups around the mean are called: the outer ones are further from it than its width."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of units by score, one `of` so many; `k` counts from 1, the lowest.

    `name` is that of its level, empty where groups go by the mean.
    """

    k: int
    of: int
    name: str = ""

    @property
    def id(self) -> str:
        """Return its name, which is also its colour."""
        return f"group{self.k}" if self.of == len(AGAINST) else f"group{self.k}of{self.of}"

    @property
    def word(self) -> str:
        """Return what it is called: the name of its level, else by its place around the mean."""
        return self.name or WORDS[self.k]

    @property
    def level(self) -> str:
        """Return its level as sentences call it: "ระดับพัฒนา"."""
        return nouns.named(LEVEL, self.name) if self.name else ""


def groups(edition: Edition, facts: FactBook) -> tuple[Group, ...]:
    """Return the groups of units by score that a score can be in, the lowest first."""
    names = [level.name_th for level in edition.levels] or [""] * len(AGAINST)
    every = (Group(k, len(names), name) for k, name in enumerate(names, start=1))
    return tuple(group for group in every if f"group.{group.k}.count" in facts)


def group_of(edition: Edition, facts: FactBook, unit: Unit) -> Group | None:
    """Return the group of a unit, None where it has no score."""
    own = facts[f"unit.{unit.code}.group"].value
    return next((group for group in groups(edition, facts) if group.k == own), None)
