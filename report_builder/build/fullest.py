"""Choose the cards that are the fullest: where they have a place, all others have one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from report_builder.model import Unit
from report_builder.story.card.teller import Teller

FEW = 8
"""So many cards are all placed."""
EACH = 2
"""Cards that are placed for each reason why one may be full."""


def codes(cards: Teller, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the codes of those of some units whose cards are placed to know that all can be.

    They are those of the longest names of units and regions, of most respondents, of the longest
    context, of no score, of the lowest and highest scores (whose advice is longest, and whose lists
    are shortest), where units differ in that.
    """
    if len(units) <= FEW:
        return tuple(unit.code for unit in units)
    chosen: dict[str, None] = {units[0].code: None}
    for measure in _measures(cards):
        full = {unit.code: measure(unit) for unit in units}
        if len({*full.values()}) > 1:
            chosen |= dict.fromkeys(sorted(full, key=full.__getitem__, reverse=True)[:EACH])
    return tuple(chosen)


def _measures(cards: Teller) -> tuple[Callable[[Unit], float], ...]:
    asked: Mapping[str, int] = Counter(r.unit for r in cards.edition.respondents)

    def score(unit: Unit) -> float | None:
        return cards.facts[f"unit.{unit.code}.score"].value

    def context(unit: Unit) -> int:
        stem, columns = f"unit.{unit.code}.context", cards.edition.context
        return sum(len(cards.facts.printed(f"{stem}.{own.column}")) for own in columns)

    return (
        lambda unit: len(unit.name_th),
        lambda unit: len(unit.region),
        lambda unit: asked[unit.code],
        context,
        lambda unit: score(unit) is None,
        lambda unit: score(unit) or 0.0,
        lambda unit: -(score(unit) or 0.0),
    )
