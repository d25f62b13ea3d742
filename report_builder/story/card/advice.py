"""Pick from the edition's recommendations those that answer a unit's weakest indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_builder.story.card.standing import Standing
from report_builder.story.template import Written

MOST = 3
"""How much advice is given at most."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation of the edition and the indicators that it answers, its own first.

    `way` says who acts, "own" for the unit itself, "parent" for those above it; it may be empty.
    `who` says it in words, and is told where there is no way. `count` names the answer whose count
    stands behind it ("item.option"), `counted` what that is: what was done, or a `problem`.
    """

    text: Written
    indicators: tuple[str, ...]
    way: str = ""
    count: str = ""
    counted: Written | None = None
    who: Written | None = None
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """The standings that prompt it, the first of which weighs most, and what the edition says."""

    recommendation: Recommendation | None
    reasons: tuple[Standing, ...]


def recommendations(texts: Any) -> Iterator[Recommendation]:
    """Yield the entries of located texts that say which `indicators` they answer, in order.

    What is said to a unit stands in `card`, else in `item`.
    """
    if isinstance(texts, Mapping) and "item" in texts and "indicators" in texts:
        ids, said = texts["indicators"], texts.get("card") or texts["item"]
        if isinstance(said, Written) and isinstance(ids, list):
            way, done, problem = (str(texts.get(key) or "") for key in ("way", "count", "problem"))
            about = texts.get("counted"), texts.get("who"), bool(problem)
            yield Recommendation(said, tuple(map(str, ids)), way, problem or done, *about)
    elif isinstance(texts, Mapping):
        for inner in texts.values():
            yield from recommendations(inner)
    elif isinstance(texts, list):
        for inner in texts:
            yield from recommendations(inner)


def pick(
    weakest: Iterable[Standing], known: Sequence[Recommendation], most: int = MOST
) -> tuple[Advice, ...]:
    """Return advice for the weakest, in their order, so much at most, no recommendation twice.

    An indicator whose recommendations are all given already joins the reasons of its own; one that
    is clearly behind is told even where the edition says nothing to it.
    """
    picked: dict[object, tuple[Recommendation | None, list[Standing]]] = {}
    for standing in weakest:
        fitting = [r for r in known if standing.part.id in r.indicators]
        fresh = [r for r in fitting if r not in picked]
        if len(picked) == most:
            break
        if fitting:
            best = min(fresh or fitting, key=lambda r: r.indicators.index(standing.part.id))
            picked.setdefault(best, (best, []))[1].append(standing)
        elif standing.clear:
            picked[standing.id] = None, [standing]
    return tuple(Advice(best, tuple(reasons)) for best, reasons in picked.values())
