"""Score the types of respondents by the rule of the whole, and tell how far units are spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from report_builder.model import Edition
from report_builder.results import score, weighted
from report_builder.results.score import RespondentScores, Scores

FEWEST = 2
"""Scored respondents that make a spread."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The respondents of a unit with the highest and the lowest total score, and how many have one.

    Of several that score alike the first in the edition's order is taken.
    """

    best: str
    worst: str
    n: int


def by_type(edition: Edition, respondents: RespondentScores) -> dict[str, Scores]:
    """Score each type over its respondents; none when the scores came in per unit."""
    if score.per_unit(edition):
        return {}
    kinds = {respondent.id: respondent.type for respondent in edition.respondents}
    kind = pd.Series([kinds[row] for row in respondents.unit.index], dtype=object).to_numpy()
    return {t.id: _whole(edition, _only(respondents, kind == t.id)) for t in edition.types}


def _only(respondents: RespondentScores, rows: pd.Series) -> RespondentScores:
    return replace(
        respondents,
        unit=respondents.unit[rows],
        indicators=respondents.indicators[rows],
        themes=respondents.themes[rows],
        dimensions=respondents.dimensions[rows],
        total=respondents.total[rows],
    )


def _whole(edition: Edition, respondents: RespondentScores) -> Scores:
    if edition.weighted:
        return weighted.nation(edition, score.by_unit(edition, respondents))
    return score.nation(edition, respondents)


def spreads(edition: Edition, totals: Mapping[str, float | None]) -> dict[str, Spread]:
    """Return the ends of each unit of which two respondents or more have a total score."""
    scored: dict[str, list[str]] = defaultdict(list)
    for respondent in edition.respondents:
        if totals.get(respondent.id) is not None:
            scored[respondent.unit].append(respondent.id)
    return {
        unit.code: _ends(scored[unit.code], totals)
        for unit in edition.units
        if len(scored[unit.code]) >= FEWEST
    }


def _ends(members: list[str], totals: Mapping[str, float | None]) -> Spread:
    def of(respondent: str) -> float:
        return totals[respondent] or 0.0

    return Spread(max(members, key=of), min(members, key=of), len(members))
