"""Retell two years by the means of units, where open data is all there is of the earlier one.

Both years are reduced to the mean of each unit in each indicator, and the scores of what both have
are worked out of these alike. Intervals are as wide as those of all indicators together within a
unit, and independent of each other between units. What is the same in both years is taken as it is
stated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.model import Framework, Indicator, Theme, Unit
from report_builder.results.intervals import Interval
from report_builder.results.rank import ranks
from report_builder.results.score import TOTAL
from report_builder.results.year import NATION, RANK, SCORE, Figure, Spot, Year


@dataclass(frozen=True, slots=True)
class Cell:
    """A mean: what it weighs among others, its cases, how far below and above it may be."""

    value: float
    size: float
    n: int
    below: float
    above: float

    def figure(self, spot: Spot) -> Figure:
        """Return the mean as a figure."""
        interval = Interval(max(0.0, self.value - self.below), min(100.0, self.value + self.above))
        return Figure(self.value, self.n, spot, interval)


Cells = Mapping[str, Cell]
"""Means by indicator."""


def joined(cells: Iterable[Cell]) -> Cell | None:
    """Return the mean of units, each weighing as much as it is large; None of none."""
    known = [*cells]
    size = math.fsum(cell.size for cell in known)
    if not size:
        return None
    shares = [(cell.size / size, cell) for cell in known]
    value = math.fsum(share * cell.value for share, cell in shares)
    below, above = (
        math.sqrt(math.fsum((share * getattr(cell, end)) ** 2 for share, cell in shares))
        for end in ("below", "above")
    )
    return Cell(value, size, sum(cell.n for cell in known), below, above)


def _weighed(parts: Iterable[tuple[float, Cell | None]]) -> Cell | None:
    """Return the mean of parts by weight, over those that are there."""
    there = [(weight, cell) for weight, cell in parts if cell]
    whole = math.fsum(weight for weight, _ in there)
    if not whole:
        return None
    value, below, above = (
        math.fsum(weight * getattr(cell, name) for weight, cell in there) / whole
        for name in ("value", "below", "above")
    )
    size, n = (max(getattr(cell, name) for _, cell in there) for name in ("size", "n"))
    return Cell(value, size, n, below, above)


def by_place(framework: Framework, cells: Cells) -> Iterator[tuple[str, Cell]]:
    """Yield the means of total, dimensions, themes and indicators with their places."""

    def of(parts: Sequence[Theme | Indicator], known: Mapping[str, Cell | None]) -> Cell | None:
        return _weighed((part.weight, known.get(part.id)) for part in parts)

    themes = {t.id: of(framework.in_theme(t.id), cells) for t in framework.themes}
    tops = {
        d.id: of(own, themes)
        if (own := framework.themes_of(d.id))
        else of(framework.of(d.id), cells)
        for d in framework.dimensions
    }
    found = {
        TOTAL: _weighed((d.weight, tops[d.id]) for d in framework.dimensions),
        **{f"dimension.{id}": cell for id, cell in tops.items()},
        **{f"theme.{id}": cell for id, cell in themes.items()},
        **{f"indicator.{id}": cell for id, cell in cells.items()},
    }
    yield from ((place, cell) for place, cell in found.items() if cell)


def year(
    framework: Framework, units: Sequence[Unit], cells: Mapping[str, Cells], ranked: Iterable[str]
) -> Year:
    """Return what the means of units come to on a framework; `ranked` are those with a rank."""
    figures: dict[str, Figure] = {}

    def put(kind: str, name: str, members: Iterable[Unit]) -> None:
        own = [cells[unit.code] for unit in members]
        means = {i.id: joined(c[i.id] for c in own if i.id in c) for i in framework.indicators}
        known = {id: cell for id, cell in means.items() if cell}
        for place, cell in by_place(framework, known):
            spot = Spot(kind, name, place)
            figures[f"{spot.id}{SCORE}"] = cell.figure(spot)

    put(NATION, "", units)
    for region in dict.fromkeys(unit.region for unit in units):
        put("region", region, (unit for unit in units if unit.region == region))
    for unit in units:
        put("unit", unit.code, (unit,))
    return {**figures, **dict(_ranks(figures, [*ranked]))}


def _ranks(figures: Year, ranked: Sequence[str]) -> Iterator[tuple[str, Figure]]:
    """Yield the ranks of units, between those that they have at either end of all intervals."""
    spots = [Spot("unit", code, TOTAL) for code in ranked]
    own = {s: figures[f"{s.id}{SCORE}"] for s in spots if f"{s.id}{SCORE}" in figures}
    places = ranks({spot.id: figure.value for spot, figure in own.items()})
    ends = [figure.interval for figure in own.values() if figure.interval]
    for spot, figure in own.items():
        assert figure.interval is not None
        best = 1 + sum(end.low > figure.interval.high for end in ends)
        worst = sum(end.high >= figure.interval.low for end in ends)
        yield f"{spot.id}{RANK}", Figure(places[spot.id], len(own), spot, Interval(best, worst))
