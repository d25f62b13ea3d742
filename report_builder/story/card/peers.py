"""Find the units to learn from: those nearest in score, and the best of the region."""

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


def best(
    edition: Edition, results: Results, facts: FactBook, code: str, standing: Standing
) -> tuple[Unit, ...]:
    """Return the best units of the region in a dimension that are ahead of a unit, three at most.

    The best stands first; none of them can be told from it. All are clearly above the whole. The
    unit itself may be among them.
    """
    codes = results.best[edition.unit[code].region][standing.part.id]
    least, own = _printed(facts, "fair.least"), standing.score or Decimal(0)

    place = f"dimension.{standing.part.id}"

    def ahead(other: str) -> bool:
        score = f"unit.{other}.{place}.score"
        well = place in results.clear[other] and exceeds(facts, score, f"{place}.score")
        return well and _printed(facts, score) - own >= least

    return tuple(edition.unit[c] for c in codes if c == code or ahead(c))[:MOST]
