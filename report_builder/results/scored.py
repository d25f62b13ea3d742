"""Score everybody of an edition, say how sure it is, rank the units that have enough data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.edition.scales import group_width, of_print
from report_builder.model import Edition
from report_builder.results import fair, rank, score, types, weighted
from report_builder.results.score import RespondentScores, Scores
from report_builder.results.uncertainty import Uncertainty, uncertainty


@dataclass(frozen=True)
class Scored:
    """The scores of the whole and of its parts, unrounded, with ranks and groups of the units."""

    respondents: RespondentScores
    nation: Scores
    regions: Mapping[str, Scores]
    types: Mapping[str, Scores]
    units: Mapping[str, Scores]
    covered: frozenset[str]
    rank: Mapping[str, int]
    group: Mapping[str, int]
    edges: tuple[float, ...]
    uncertainty: Uncertainty


def scored(edition: Edition) -> Scored:
    """Score an edition."""
    respondents = score.by_respondent(edition)
    units = score.by_unit(edition, respondents)
    nation, regions = _of_many(edition, respondents, units)
    covered = fair.covered(edition, units, nation)
    totals = {code: scores.total.value for code, scores in units.items()}
    width = of_print(edition.settings).apart_on_hundred(group_width(edition.settings))
    edges = rank.starts(edition.levels) or rank.edges(nation.total.value, width)
    return Scored(
        respondents=respondents,
        nation=nation,
        regions=regions,
        types=types.by_type(edition, respondents),
        units=units,
        covered=covered,
        rank=rank.ranks({code: value for code, value in totals.items() if code in covered}),
        group=rank.groups(totals, edges),
        edges=edges,
        uncertainty=uncertainty(edition, units, nation, covered),
    )


def whole(edition: Edition) -> float | None:
    """Return the total of the whole alone, None where nobody has a score."""
    return whole_of(edition).total.value


def whole_of(edition: Edition) -> Scores:
    """Return the scores of the whole alone."""
    respondents = score.by_respondent(edition)
    if edition.weighted:
        return weighted.nation(edition, score.by_unit(edition, respondents))
    return score.nation(edition, respondents)


def _of_many(
    edition: Edition, respondents: RespondentScores, units: Mapping[str, Scores]
) -> tuple[Scores, dict[str, Scores]]:
    """Score the whole and its regions: by the weights of units where they have some."""
    if edition.weighted:
        return weighted.nation(edition, units), weighted.by_region(edition, units)
    return score.nation(edition, respondents), score.by_region(edition, respondents)
