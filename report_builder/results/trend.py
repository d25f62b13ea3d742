"""Follow scores through several years on what all of them have: one framework, the same units.

Weights are the mean of those of all years. A year that has too little in common with the later
ones is left out rather than shown beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.model import Edition, Framework
from report_builder.results import score
from report_builder.results.change import Changes, comparable
from report_builder.results.common import common, shares
from report_builder.results.retold import Retold, of_units
from report_builder.results.score import TOTAL, places
from report_builder.results.scored import whole_of
from report_builder.results.stated import published
from report_builder.results.untouched import Untouched
from report_builder.results.year import NATION, SCORE, Figure, Spot, Year

MOST = 5
"""Years that are followed, the latest ones."""
LEAST = 50.0
"""Percent of this year's weights that the indicators of all years have at least."""
Trend = Mapping[int, Year]
"""The figures of each year, the earliest first: of the whole, of dimensions and of units."""


def trend(edition: Edition, changes: Changes) -> Trend:
    """Follow an edition through the years that it is compared with.

    Of two years it is what was compared, `changes`.
    """
    assert edition.previous is not None
    year, earlier = edition.settings.year, (edition.previous, *edition.earlier)
    if not edition.earlier:
        told = {id: own for id, own in changes.items() if _is_followed(id)}
        before = {id: own.before for id, own in told.items()}
        return {edition.previous.year: before, year: {id: own.now for id, own in told.items()}}
    years = _alike([Retold(edition, own) for own in earlier[: MOST - 1]])
    kept = [comparable(edition, own.previous.links) for own in years]
    found = {own.previous.year: figures for own, figures in _followed(edition, years)}
    found[year] = _year(replace(edition, framework=_framework(years)), _shared(years))
    return {
        year: {id: f for id, f in found[year].items() if all(fits(id) for fits in kept)}
        for year in sorted(found)
    }


def _is_followed(id: str) -> bool:
    """Tell whether a figure is the score of the whole, of one of its dimensions or of a unit."""
    kind, *rest = id.removesuffix(SCORE).split(".")
    return id.endswith(SCORE) and (
        kind in (NATION, "dimension") or (kind, len(rest)) == ("unit", 1)
    )


def _alike(years: Sequence[Retold]) -> list[Retold]:
    """Return the years that have enough in common with all later ones; the latest always."""
    found = [*years[:1]]
    for own in years[1:]:
        if _share([*found, own]) >= LEAST and _shared([*found, own]):
            found.append(own)
    return found


def _share(years: Sequence[Retold]) -> float:
    framework = years[0].edition.framework
    own = shares(framework, framework.indicator)
    return math.fsum(own[id] for id in own if all(id in year.kept for year in years))


def _framework(years: Sequence[Retold]) -> Framework:
    others = [(own.previous.edition.framework, own.kept) for own in years]
    return common(years[0].edition.framework, *others)


def _shared(years: Sequence[Retold]) -> frozenset[str]:
    """Return the units of this year that all years have."""
    every = ({unit.code for unit in own.shared} for own in years)
    own = {unit.code for unit in years[0].edition.units}
    return frozenset(own.intersection(*every))


def _followed(edition: Edition, years: Sequence[Retold]) -> Iterator[tuple[Retold, Year]]:
    """Yield each year with its figures; what open data states of the same is taken as it is."""
    framework, units = _framework(years), _shared(years)
    same = [Untouched(own) for own in years]
    for own in years:
        figures = _year(own.on(framework), units)
        if own.previous.stated and framework == edition.framework:
            stated = published(edition, own.previous)
            figures = {
                id: stated[id]
                if id in stated and all(one.figure(figure.spot) for one in same)
                else figure
                for id, figure in figures.items()
            }
        yield own, figures


def _year(edition: Edition, units: frozenset[str]) -> Year:
    """Return the figures of a year, the whole being that of some units."""
    respondents = score.by_respondent(edition)
    found = {
        f"{spot.id}{SCORE}": Figure(own.total.value, own.total.n, spot)
        for code, own in score.by_unit(edition, respondents).items()
        if own.total.value is not None
        for spot in [Spot("unit", code, TOTAL)]
    }
    for place, mean in places(whole_of(of_units(edition, units))):
        spot = Spot(NATION, "", place)
        if mean.value is not None and _is_followed(f"{spot.id}{SCORE}"):
            found[f"{spot.id}{SCORE}"] = Figure(mean.value, mean.n, spot)
    return found
