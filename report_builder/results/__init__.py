"""Work out what an edition comes to: scores, ranks, groups, benchmarks and answer tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.model import Edition
from report_builder.results import (
    compare,
    fair,
    invariants,
    rank,
    response,
    score,
    single,
    tabulate,
    types,
)
from report_builder.results.change import Comparison
from report_builder.results.change import compare as compare_rows
from report_builder.results.compare import Quartiles
from report_builder.results.pairs import told_apart
from report_builder.results.response import Responses
from report_builder.results.score import Mean, Scores
from report_builder.results.scored import Scored, scored
from report_builder.results.stated import compare as compare_stated
from report_builder.results.tabulate import Table
from report_builder.results.trend import Trend, trend
from report_builder.results.types import Spread
from report_builder.results.uncertainty import Uncertainty

__all__ = [
    "Comparison",
    "Mean",
    "Quartiles",
    "Responses",
    "Results",
    "Scores",
    "Spread",
    "Table",
    "compute",
]


@dataclass(frozen=True)
class Results:
    """Everything that one edition comes to, unrounded.

    `respondents` and `units` hold every respondent and unit of the edition, in its order; what
    nobody scored is None. Groups leave out the units without a score; ranks those
    without enough data.
    """

    nation: Scores
    regions: Mapping[str, Scores]
    units: Mapping[str, Scores]
    respondents: Mapping[str, float | None]
    """Total score of each respondent; empty when the scores came in per unit."""
    rank: Mapping[str, int]
    region_rank: Mapping[str, int]
    dimension_rank: Mapping[str, int]
    """Rank of each dimension among the dimensions, by the nation's score."""
    unit_rank: Mapping[str, Mapping[str, int]]
    """Rank of each unit among the units, per dimension."""
    indicator_rank: Mapping[str, Mapping[str, int]]
    """Rank of each unit among the units, per indicator."""
    group: Mapping[str, int]
    """Group of each unit, from 1 (lowest): of 4 by the mean, or the level that it reaches."""
    edges: tuple[float, ...]
    """Scores at which the groups above the first begin: mean - width, mean, mean + width, or
    those of the levels."""
    quartiles: Mapping[str, Quartiles]
    """First and third quartile of the units' scores, per indicator."""
    items: Mapping[str, Table]
    responses: Responses
    types: Mapping[str, Scores]
    """Scores of each type of respondent; empty when the scores came in per unit."""
    item_types: Mapping[str, Mapping[str, Table]]
    """Answers to each item by type of respondent."""
    spreads: Mapping[str, Spread]
    """The ends of each unit of which two respondents or more have a score."""
    uncertainty: Uncertainty
    covered: frozenset[str]
    """Units with enough data for a rank."""
    clear: Mapping[str, frozenset[str]]
    """Places in which each unit is clearly apart from the whole: "total", "indicator.I" ..."""
    needed: Mapping[str, Mapping[str, float]]
    """From which distance on a score is clear, by unit and place, where that is more than the least
    difference."""
    decisive: Mapping[str, single.Decisive]
    """The respondent without which the total of its unit isn't clearly on its side of the whole."""
    apart: Mapping[str, int]
    """From how many other ranked units each ranked one can be told apart."""
    comparison: Comparison | None = None
    """What changed since the previous year, where there is one."""
    trend: Trend = field(default_factory=dict)
    """The same scores of all years that there are, none where there is one alone."""


def compute(edition: Edition) -> Results:
    """Compute the results of an edition; raises BrokenInvariant when parts and totals disagree."""
    base = scored(edition)
    units, nation, covered, sure = base.units, base.nation, base.covered, base.uncertainty
    totals = {code: own.total.value for code, own in units.items() if code in covered}
    known = {code: units[code] for code in totals}
    moves = single.moves(edition, base.respondents, nation)
    few = tuple(fair.thin(edition, units, covered))
    more, of_pairs = (fair.needed(edition, of, sure, few) for of in (moves.nearer, moves.most))
    of_each = score.totals(edition, base.respondents)
    regions = {unit.code: unit.region for unit in edition.units}
    compared = _compared(edition, base)
    results = Results(
        nation=nation,
        regions=base.regions,
        units=units,
        respondents=of_each,
        rank=base.rank,
        region_rank=rank.ranks_within(totals, regions),
        dimension_rank=rank.ranks({d: mean.value for d, mean in nation.dimensions.items()}),
        unit_rank={
            d.id: rank.ranks({code: own.dimensions[d.id].value for code, own in known.items()})
            for d in edition.framework.dimensions
        },
        indicator_rank={
            i.id: rank.ranks({code: own.indicators[i.id].value for code, own in known.items()})
            for i in edition.framework.indicators
        },
        group=base.group,
        edges=base.edges,
        quartiles=compare.quartiles(edition.framework, units),
        items=tabulate.items(edition),
        responses=response.count(edition),
        types=base.types,
        item_types=tabulate.by_type(edition),
        spreads=types.spreads(edition, of_each),
        uncertainty=sure,
        covered=covered,
        clear=fair.clear(edition, units, nation, sure, more),
        needed=more,
        decisive=single.decisive(
            moves, units, nation.total.value, fair.rules(edition.settings).least
        ),
        apart=told_apart(edition, units, sure, covered, of_pairs),
        comparison=compared,
        trend=trend(edition, compared.change) if compared else {},
    )
    invariants.check(edition, results)
    return results


def _compared(edition: Edition, base: Scored) -> Comparison | None:
    """Compare an edition with the year before: with its rows, or with what open data states."""
    if edition.previous is None:
        return None
    return (compare_stated if edition.previous.stated else compare_rows)(edition, base)
