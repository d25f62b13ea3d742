"""Find the units to learn from: those nearest in score, and those that are ahead."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

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


def ahead(
    edition: Edition, results: Results, facts: FactBook, code: str, standing: Standing
) -> tuple[Unit, ...]:
    """Return the units to learn from in an indicator, the highest first, three at most.

    They have a rank, are clearly above the whole and above the unit by the least difference: those
    of its region, else those of all.
    """
    place, own = f"indicator.{standing.part.id}", f"{standing.id}.score"
    score = f"unit.{{}}.{place}.score"

    def well(unit: Unit) -> bool:
        fact = score.format(unit.code)
        clear = unit.code in results.rank and place in results.clear[unit.code]
        return clear and exceeds(facts, fact, f"{place}.score") and exceeds(facts, fact, own)

    found = sorted(
        filter(well, edition.units), key=lambda u: -(facts[score.format(u.code)].value or 0.0)
    )
    region = edition.unit[code].region
    return tuple([unit for unit in found if unit.region == region] or found)[:MOST]
