"""Lay out what a year comes to by the names of its figures, to be set beside another year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.model import Edition
from report_builder.results import grouped
from report_builder.results.intervals import Interval
from report_builder.results.score import TOTAL, Scores, places
from report_builder.results.scored import Scored

Intervals = Mapping[str, Interval]
NATION = "nation"
GROUP, RANK, SCORE = ".group", ".rank", ".score"
"""How the names of figures end."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Whose a figure is and of what: ("unit", "TH-56", "dimension.D"); the whole has no name."""

    kind: str
    name: str
    place: str

    @property
    def id(self) -> str:
        """Return what the figure is called, without its end."""
        whose = f"{self.kind}.{self.name}" if self.name else ""
        of = "" if self.place == TOTAL else self.place
        return ".".join(filter(None, (whose, of))) or NATION


@dataclass(frozen=True, slots=True)
class Figure:
    """A score (0-100), a rank or a group, how many cases are behind it, and its interval."""

    value: float
    n: int
    spot: Spot
    interval: Interval | None = None


Year = Mapping[str, Figure]
"""The figures of a year by their names; what has no value isn't there."""


@dataclass(frozen=True)
class Called:
    """What the units, types, dimensions and indicators of a year are called in another one."""

    units: Mapping[str, str]
    types: Mapping[str, str]
    dimensions: Mapping[str, str]
    indicators: Mapping[str, str]


def themselves(edition: Edition) -> Called:
    """Return the names of an edition as they are."""
    return Called(
        {unit.code: unit.code for unit in edition.units},
        {kind.id: kind.id for kind in edition.types},
        {d.id: d.id for d in edition.framework.dimensions},
        {i.id: i.id for i in edition.framework.indicators},
    )


def year(edition: Edition, scored: Scored, called: Called) -> Year:
    """Return what an edition comes to, by the names that its parts are called by."""
    figures: dict[str, Figure] = {}
    for kind, whose, scores, intervals in _everybody(edition, scored, called):
        for place, mean in places(scores):
            name = placed(place, called)
            if name and mean.value is not None:
                spot = Spot(kind, whose, name)
                found = Figure(mean.value, mean.n, spot, intervals.get(place))
                figures[f"{spot.id}{SCORE}"] = found
    return {**figures, **dict(_standing(scored, called))}


def _standing(scored: Scored, called: Called) -> Iterator[tuple[str, Figure]]:
    """Yield the ranks and groups of units."""
    for code, name in called.units.items():
        spot, known = Spot("unit", name, TOTAL), scored.uncertainty.units.get(code)
        if code in scored.rank:
            rank, interval = scored.rank[code], known.rank if known else None
            yield f"{spot.id}{RANK}", Figure(rank, len(scored.rank), spot, interval)
        if code in scored.group:
            yield f"{spot.id}{GROUP}", Figure(scored.group[code], len(scored.group), spot)


def _everybody(
    edition: Edition, scored: Scored, called: Called
) -> Iterator[tuple[str, str, Scores, Intervals]]:
    """Yield whose scores they are, the scores and their intervals."""
    sure = scored.uncertainty
    yield NATION, "", scored.nation, sure.whole
    of_regions = grouped.by_region(edition, scored.regions)
    for name, scores in scored.regions.items():
        yield "region", name, scores, of_regions.get(name, {})
    of_types = grouped.by_type(edition, scored.types)
    for id, name in called.types.items():
        if id in scored.types:
            yield "type", name, scored.types[id], of_types.get(id, {})
    for code, name in called.units.items():
        if code in scored.units:
            yield "unit", name, scored.units[code], sure.parts.get(code, {})


def placed(place: str, called: Called) -> str:
    """Return a place by the name of its part, blank for a part without one."""
    kind, _, id = place.partition(".")
    known = {"dimension": called.dimensions, "indicator": called.indicators}.get(kind, {id: id})
    return place if kind == TOTAL else f"{kind}.{known[id]}" if id in known else ""
