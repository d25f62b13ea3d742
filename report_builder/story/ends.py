"""Find the parts of a whole that stand at its ends: what a title may call highest and lowest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from report_builder.facts import FactBook
from report_builder.model import Dimension, Indicator, Theme
from report_builder.thai.words import rounded

Part = Dimension | Theme | Indicator
LONGEST = 90
"""Letters of two names that a title may hold beside what it says of them."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The parts with the highest and with the lowest score as printed, the ends themselves first.

    Those less than the least difference from an end stand with it: none is called it alone.
    """

    highest: tuple[Part, ...] = ()
    lowest: tuple[Part, ...] = ()
    count: int = 0
    """How many parts have a score."""

    @property
    def apart(self) -> bool:
        """Return whether one part alone is highest and one alone lowest, with names to be said."""
        alone = len(self.highest) == len(self.lowest) == 1
        return alone and self.highest != self.lowest and self._sayable

    @property
    def _sayable(self) -> bool:
        return sum(len(part.short_th) for part in (*self.highest, *self.lowest)) <= LONGEST


def ends(facts: FactBook, parts: Iterable[Part]) -> Ends:
    """Return the ends of parts by score as printed, so that no order is made of what it hides."""
    scores = {part: score for part in parts if (score := _printed(facts, part)) is not None}
    rising = sorted(scores, key=lambda part: scores[part])
    falling = sorted(scores, key=lambda part: -scores[part])
    least = facts["fair.least"]
    alike = partial(_alike, scores, rounded(least.value or 0.0, least.decimals))
    return Ends(alike(falling), alike(rising), len(scores))


def _alike(
    scores: Mapping[Part, Decimal], least: Decimal, ordered: Sequence[Part]
) -> tuple[Part, ...]:
    """Return the first of parts in order, and those that are less than so much from it."""
    apart = {part: abs(scores[part] - scores[ordered[0]]) for part in ordered}
    return tuple(part for part, distance in apart.items() if not distance or distance < least)


def _printed(facts: FactBook, part: Part) -> Decimal | None:
    fact = facts[f"{type(part).__name__.lower()}.{part.id}.score"]
    return None if fact.value is None else rounded(fact.value, fact.decimals)
