"""Find between which types of respondents, regions or units scores are farthest apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from report_builder.facts import FactBook
from report_builder.model import Dimension, Edition, Indicator
from report_builder.story.clear import exceeds

KINDS = ("types", "regions", "units")
"""What is compared, in the order of preference."""


@dataclass(frozen=True, slots=True)
class End:
    """Who stands at an end of a gap, and the fact of the score."""

    name: str
    fact: str


@dataclass(frozen=True, slots=True)
class Gap:
    """The lowest and the highest of some that are compared, in one `part` or in the total score.

    They are at least as far apart as counts as a difference.
    `width` is the distance of their scores before rounding, `kind` one of KINDS.
    """

    kind: str
    part: Dimension | Indicator | None
    low: End
    high: End
    width: float


def apart(edition: Edition, facts: FactBook, kind: str) -> Gap | None:
    """Return how far types, regions or units are apart in the total score; None for no two."""
    return _gap(facts, kind, None, _members(edition, kind), "score")


def wide_apart(edition: Edition, facts: FactBook) -> Gap | None:
    """Return the wider of the gaps between types and between regions; None for neither."""
    found = filter(None, (apart(edition, facts, kind) for kind in KINDS[:2]))
    return max(found, key=attrgetter("width"), default=None)


def gaps(edition: Edition, facts: FactBook) -> tuple[Gap, ...]:
    """Return how far types are apart in each indicator, the widest gap first.

    Without types those of regions in each dimension, without regions those of units.
    """
    for kind in KINDS:
        found = sorted(_of_parts(edition, facts, kind), key=attrgetter("width"), reverse=True)
        if found:
            return tuple(found)
    return ()


def _of_parts(edition: Edition, facts: FactBook, kind: str) -> Iterator[Gap]:
    framework, members = edition.framework, _members(edition, kind)
    parts = framework.dimensions if kind == "regions" else framework.indicators
    for part in parts:
        gap = _gap(facts, kind, part, members, f"{type(part).__name__.lower()}.{part.id}.score")
        if gap:
            yield gap


def _members(edition: Edition, kind: str) -> Sequence[End]:
    """Return what is compared by its names, each with the beginning of its facts."""
    match kind:
        case "types":
            return [End(t.short_th, f"type.{t.id}") for t in edition.types]
        case "regions":
            named = dict.fromkeys(unit.region for unit in edition.units if unit.region)
            return [End(region, f"region.{region}") for region in named]
        case _:
            return [End(unit.name_th, f"unit.{unit.code}") for unit in edition.units]


def _gap(
    facts: FactBook,
    kind: str,
    part: Dimension | Indicator | None,
    members: Sequence[End],
    score: str,
) -> Gap | None:
    known = [
        (fact.value, End(member.name, fact.id))
        for member in members
        if (fact := facts.get(f"{member.fact}.{score}")) is not None and fact.value is not None
    ]
    if not known:
        return None
    (least, low), (most, high) = (end(known, key=lambda pair: pair[0]) for end in (min, max))
    apart = exceeds(facts, high.fact, low.fact) and most > least
    return Gap(kind, part, low, high, most - least) if apart else None
