"""Tell from facts which scores are clearly apart from the whole, as `results.fair` does."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.story.ends import Part
from report_builder.thai.words import rounded


def clear(facts: FactBook, own: str, whole: str) -> bool:
    """Tell whether a unit's score is clearly apart from another, its interval without it.

    `own` and `whole` are the facts of both. All are compared as they are printed. A score without
    an interval is sure.
    """
    if facts[own].value is None or facts[whole].value is None:
        return False
    bottom, top = _interval(facts, own)
    far = _further(facts, own, whole, own) or _further(facts, whole, own, own)
    return far and not bottom <= _printed(facts, whole) <= top


def apart(facts: FactBook, high: str, low: str) -> bool:
    """Tell whether a score can be told from a lower one, as `results.pairs` does."""
    beyond = _interval(facts, high)[0] > _interval(facts, low)[1]
    return beyond and all(_further(facts, high, low, of) for of in (high, low))


def _further(facts: FactBook, one: str, other: str, of: str) -> bool:
    """Tell whether a score is above another by what makes a distance of one of them clear."""
    least = f"{of.removesuffix('score')}least"
    return exceeds(facts, one, other, least if least in facts else "fair.least")


def _interval(facts: FactBook, fact: str) -> tuple[Decimal, Decimal]:
    """Return the ends of the interval of a score that there is; itself where it is sure."""
    ends = (f"{fact}.{end}" for end in ("low", "high"))
    low, high = (_printed(facts, end if end in facts else fact) for end in ends)
    return low, high


def _printed(facts: FactBook, id: str) -> Decimal:
    return rounded(facts[id].value or 0.0, facts[id].decimals)


def exceeds(facts: FactBook, one: str, other: str, least: str = "fair.least") -> bool:
    """Tell whether a score is above another, as both are printed, by the least difference."""
    high, low, enough = (_printed(facts, id) for id in (one, other, least))
    return high > low and high - low >= enough


def unsure(facts: FactBook, fact: str) -> bool:
    """Tell whether the interval of a score or a rank has two ends as printed."""
    low, high = (facts.get(f"{fact}.{end}") for end in ("low", "high"))
    return low is not None and facts.printed(low.id) != facts.printed(high.id)


def unclear(edition: Edition, facts: FactBook, parts: Sequence[Part]) -> bool:
    """Tell whether one of several units isn't clearly apart in a part; without parts, in total."""
    if (facts["survey.scored.count"].value or 0) < 2:
        return False
    places = [f"{type(part).__name__.lower()}.{part.id}.score" for part in parts] or ["score"]
    return any(
        facts[own].value is not None and not clear(facts, own, whole)
        for unit in edition.units
        for place in places
        for own, whole in [
            (f"unit.{unit.code}.{place}", "nation.score" if place == "score" else place)
        ]
    )
