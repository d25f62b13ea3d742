"""Settle what may be said of differences: who has a rank, whose distance is clear, who is near.

A rank asks for enough data: at least a share of those asked and of the weight of indicators. A
distance to the whole is clear from the least difference on, if enough data stand behind it, the
interval of the score leaves the whole out, no one respondent makes it, and, in total, no other
choice of weights would undo it.
Distances and intervals are those of scores as they are printed, so that a reader can work them out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from report_builder.edition.scales import Scale, of_print
from report_builder.model import Edition, Framework
from report_builder.results.intervals import Interval
from report_builder.results.score import TOTAL, Scores, per_unit, places
from report_builder.results.uncertainty import Uncertainty
from report_builder.settings import Settings
from report_builder.thai.words import rounded

NOISE = 1e-9
NEVER = 100.0
"""The distance that is asked of what has too little data: the whole scale."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The least difference and the distance of peers in points of 0-100, and the share needed."""

    least: float
    near: float
    coverage: float


def rules(settings: Settings) -> Rules:
    """Return the rules of an edition: as set, else one and three hundredths of the scale, half."""
    scale = of_print(settings)
    least, near = settings.least_difference, settings.peer_distance
    return Rules(
        1.0 if least is None else scale.apart_on_hundred(least),
        3.0 if near is None else scale.apart_on_hundred(near),
        settings.least_coverage / 100,
    )


def difference(own: float, other: float, scale: Scale) -> float:
    """Return the distance of two scores as both are printed, in points of 0-100."""
    return scale.apart_on_hundred(float(shown(own, scale) - shown(other, scale)))


def shown(score: float, scale: Scale) -> Decimal:
    """Return a score as it is printed."""
    return rounded(scale.printed(score), scale.decimals)


def holds(interval: Interval, score: float, scale: Scale) -> bool:
    """Tell whether an interval has a score between its ends or at one, all as they are printed."""
    return shown(interval.low, scale) <= shown(score, scale) <= shown(interval.high, scale)


def reaches(distance: float, least: float) -> bool:
    """Tell whether a distance is at least so much, and one at all, binary noise aside."""
    return abs(distance) >= max(least, 2 * NOISE) - NOISE


def told(framework: Framework, own: Scores, nation: Scores) -> float:
    """Return the share of the weight of indicators in which a unit has a score, 0-1.

    Indicators that nobody has a score in don't count.
    """
    known = [i for i in framework.indicators if nation.indicators[i.id].n]
    there = [i for i in known if own.indicators[i.id].value is not None]
    whole = math.fsum(map(framework.share, known))
    return math.fsum(map(framework.share, there)) / whole if whole else 0.0


def covered(edition: Edition, units: Mapping[str, Scores], nation: Scores) -> frozenset[str]:
    """Return the units with enough data for a rank."""
    least = rules(edition.settings).coverage - NOISE
    asked = Counter(r.unit for r in edition.respondents)
    by_unit = per_unit(edition)

    def enough(code: str, own: Scores) -> bool:
        answered = 1.0 if by_unit else own.total.n / asked[code]
        return min(answered, told(edition.framework, own, nation)) >= least

    scored = {code: own for code, own in units.items() if own.total.value is not None}
    return frozenset(code for code, own in scored.items() if enough(code, own))


def thin(
    edition: Edition, units: Mapping[str, Scores], ranked: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the units and places whose scores have too little data behind them to say more.

    A total where the unit has no rank, a part where fewer of those asked than that takes have a
    score in it.
    """
    least = rules(edition.settings).coverage - NOISE
    asked = Counter(r.unit for r in edition.respondents)
    by_unit = per_unit(edition)
    for code, own in units.items():
        for place, mean in places(own):
            few = not by_unit and mean.n < least * asked[code]
            if mean.value is not None and (few or (place == TOTAL and code not in ranked)):
                yield code, place


Needed = Mapping[str, Mapping[str, float]]
"""The distance that is clear, by unit and place, where it is more than the least difference."""


def needed(
    edition: Edition,
    moved: Mapping[str, Mapping[str, float]],
    sure: Uncertainty,
    few: Iterable[tuple[str, str]],
) -> dict[str, dict[str, float]]:
    """Return from which distance on a score is clear, where that is more than the least.

    It is how far one respondent moves the score, as `moved` says, and a total also how far the
    choice of weights moves its distance to the whole, rounded as scores are printed; the whole
    scale for the `few` units and places with too little data.
    """
    least, scale = rules(edition.settings).least, of_print(edition.settings)
    found: dict[str, dict[str, float]] = {code: {**of} for code, of in moved.items()}
    for code, one in sure.units.items():
        own = found.setdefault(code, {})
        own[TOTAL] = max(own.get(TOTAL, 0.0), one.choice)
    for code, place in few:
        found.setdefault(code, {})[place] = NEVER
    steps = 10**scale.decimals

    def printed(points: float) -> float:
        return scale.apart_on_hundred(math.floor(scale.apart(points) * steps + 0.5 + NOISE) / steps)

    return {
        code: {place: p for place, of in own.items() if (p := printed(of)) > least + NOISE}
        for code, own in found.items()
    }


def clear(
    edition: Edition, units: Mapping[str, Scores], nation: Scores, sure: Uncertainty, more: Needed
) -> dict[str, frozenset[str]]:
    """Return the places in which each unit is clearly apart from the whole."""
    least, scale = rules(edition.settings).least, of_print(edition.settings)
    whole = {place: mean.value for place, mean in places(nation)}

    def apart(own: float | None, place: str, interval: Interval | None, enough: float) -> bool:
        other = whole[place]
        if own is None or other is None:
            return False
        far = reaches(difference(own, other, scale), enough)
        return far and not (interval and holds(interval, other, scale))

    return {
        code: frozenset(
            place
            for place, mean in places(own)
            if apart(
                mean.value,
                place,
                sure.parts.get(code, {}).get(place),
                more.get(code, {}).get(place, least),
            )
        )
        for code, own in units.items()
    }
