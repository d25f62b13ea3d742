"""Order the types of respondents by their scores, few enough for one slide."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.facts import FactBook
from report_builder.model import Edition, RespondentType
from report_builder.story.parts import shares

MOST_TYPES = 9
"""Types that stand side by side in one heat map."""


@dataclass(frozen=True, slots=True)
class TypePart:
    """Some of the types in the order of their scores, the highest first; `id` is its place."""

    id: str
    types: tuple[RespondentType, ...]


def ranked_types(edition: Edition, facts: FactBook) -> tuple[RespondentType, ...]:
    """Return the types that have a score, the highest first."""
    scores = {t: facts.get(f"type.{t.id}.score") for t in edition.types}
    known = [t for t, fact in scores.items() if fact is not None and fact.value is not None]
    return tuple(sorted(known, key=lambda t: -(facts[f"type.{t.id}.score"].value or 0.0)))


def type_parts(edition: Edition, facts: FactBook) -> tuple[TypePart, ...]:
    """Return the types in even parts that stand side by side; none where there are fewer than two.

    Nor are there any where the settings leave out what goes beyond the published deck.
    """
    ranked = ranked_types(edition, facts)
    if len(ranked) < 2 or not edition.settings.additions:
        return ()
    parts = shares(ranked, -(-len(ranked) // MOST_TYPES))
    return tuple(TypePart(str(n), part) for n, part in enumerate(parts, 1))
