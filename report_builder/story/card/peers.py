"""Find the units to learn from: those nearest in score, and the best of the region."""

from __future__ import annotations

from report_builder.facts import FactBook
from report_builder.model import Edition, Unit
from report_builder.results import Results
from report_builder.story.card.standing import Standing
from report_builder.thai.words import rounded, sort_key


def nearest(edition: Edition, results: Results, facts: FactBook, code: str) -> tuple[Unit, ...]:
    """Return the units of the region nearest in score, the highest first, then by name."""

    def place(unit: Unit) -> tuple[object, ...]:
        score = facts[f"unit.{unit.code}.score"]
        return -rounded(score.value or 0.0, score.decimals), sort_key(unit.name_th)

    return tuple(sorted((edition.unit[peer] for peer in results.peers.get(code, ())), key=place))


def best(edition: Edition, results: Results, code: str, standing: Standing) -> tuple[Unit, ...]:
    """Return the units with the best score of the region in a dimension, by name when tied."""
    codes = results.best[edition.unit[code].region][standing.part.id]
    return tuple(sorted((edition.unit[c] for c in codes), key=lambda unit: sort_key(unit.name_th)))
