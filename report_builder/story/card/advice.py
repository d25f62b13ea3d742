"""Pick from the edition's recommendations those that answer a unit's weakest indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_builder.story.card.standing import Standing
from report_builder.story.template import Written

MOST = 4
"""How many recommendations are given at most."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation of the edition and the indicators that it answers, its own first."""

    text: Written
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation and the standings that prompted it, the first of which weighs most."""

    recommendation: Recommendation
    reasons: tuple[Standing, ...]


def recommendations(texts: Any) -> Iterator[Recommendation]:
    """Yield the entries of located texts that say which `indicators` they answer, in order."""
    if isinstance(texts, Mapping) and "item" in texts and "indicators" in texts:
        ids = texts["indicators"]
        if isinstance(texts["item"], Written) and isinstance(ids, list):
            yield Recommendation(texts["item"], tuple(map(str, ids)))
    elif isinstance(texts, Mapping):
        for inner in texts.values():
            yield from recommendations(inner)
    elif isinstance(texts, list):
        for inner in texts:
            yield from recommendations(inner)


def pick(weakest: Iterable[Standing], known: Sequence[Recommendation]) -> tuple[Advice, ...]:
    """Return recommendations for the weakest, in their order, at most four and none of them twice.

    An indicator whose recommendations are all given already joins the reasons of its own.
    """
    picked: dict[Recommendation, list[Standing]] = {}
    for standing in weakest:
        fitting = [r for r in known if standing.part.id in r.indicators]
        fresh = [r for r in fitting if r not in picked]
        if len(picked) == MOST:
            break
        if fitting:
            best = min(fresh or fitting, key=lambda r: r.indicators.index(standing.part.id))
            picked.setdefault(best, []).append(standing)
    return tuple(Advice(best, tuple(reasons)) for best, reasons in picked.items())
