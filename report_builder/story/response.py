"""What a slide may say of how many answered in each unit, and of each type."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from report_builder.facts import FactBook
from report_builder.model import Edition

MOST_NUMBERS = 8
"""So many numbers of answers stand in one chart at most; with more they tell nothing."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many respondents of a unit answered; `complete` when all did, in every unit alike."""

    id: str
    complete: bool


def completeness(edition: Edition, facts: FactBook) -> tuple[Completeness, ...]:
    """Return every number of respondents that answered in some unit, the largest first.

    None when there are too many of them for a chart.
    """
    asked = {*Counter(r.unit for r in edition.respondents).values()}
    found = sorted((n for n in range(max(asked, default=0) + 1) if _units(facts, n)), reverse=True)
    few = found if len(found) <= MOST_NUMBERS else []
    return tuple(Completeness(str(n), complete=asked == {n}) for n in few)


def _units(facts: FactBook, answered: int) -> bool:
    id = f"completeness.{answered}.count"
    return id in facts and bool(facts[id].value)
