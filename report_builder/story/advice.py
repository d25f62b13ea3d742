"""Pick from the edition's recommendations those that answer a unit's weakest indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_builder.story.profile import Standing
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
    """A recommendation and the standing that prompted it."""

    recommendation: Recommendation
    reason: Standing


def recommendations(texts: Any) -> Iterator[Recommendation]:
    """Yield the entries of located texts that say which `indicators` they answer, in order."""
    if isinstance(texts, Mapping) and "item" in texts and "indicators" in texts:
        yield Recommendation(texts["item"], tuple(str(id) for id in texts["indicators"]))
    elif isinstance(texts, Mapping):
        for inner in texts.values():
            yield from recommendations(inner)
    elif isinstance(texts, list):
        for inner in texts:
            yield from recommendations(inner)


def pick(weakest: Iterable[Standing], known: Sequence[Recommendation]) -> tuple[Advice, ...]:
    """Return one recommendation for each of the weakest, in their order, none of them twice."""
    picked: list[Advice] = []
    for standing in weakest:
        taken = {advice.recommendation for advice in picked}
        fitting = [r for r in known if r not in taken and standing.part.id in r.indicators]
        if fitting and len(picked) < MOST:
            best = min(fitting, key=lambda r: r.indicators.index(standing.part.id))
            picked.append(Advice(best, standing))
    return tuple(picked)
