"""Aggregate scores: respondent, then unit, region and nation.

A weighted mean leaves out what is missing and renormalises the weights over what is present
(OECD/JRC Handbook on Constructing Composite Indicators, 2008, step 6). Sums are exactly rounded,
so that the order of rows never changes a result.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from report_builder.model import Edition, Framework, Indicator, Theme

TOTAL = "total"
"""The place of the total among the scores of a unit."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean, None when missing, and the number of respondents in it."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores (0-100) of a unit, a region or the nation."""

    total: Mean
    dimensions: Mapping[str, Mean]
    indicators: Mapping[str, Mean]
    themes: Mapping[str, Mean] = field(default_factory=dict)


def places(scores: Scores) -> Iterator[tuple[str, Mean]]:
    """Yield the scores of a unit or the whole with their places: "total", "dimension.D" ..."""
    yield TOTAL, scores.total
    for kind in ("dimensions", "themes", "indicators"):
        for id, mean in getattr(scores, kind).items():
            yield f"{kind[:-1]}.{id}", mean


@dataclass(frozen=True)
class RespondentScores:
    """One row per respondent, in the edition's order; NaN where missing.

    `unit` names the unit of each row. When scores came in per unit, each unit is one respondent.
    """

    unit: pd.Series
    indicators: pd.DataFrame
    themes: pd.DataFrame
    dimensions: pd.DataFrame
    total: pd.Series


def by_respondent(edition: Edition) -> RespondentScores:
    """Score each respondent's themes, dimensions and total from its indicator scores."""
    home = units_of_rows(edition)
    framework = edition.framework
    columns = [indicator.id for indicator in framework.indicators]
    indicators = edition.scores.reindex(index=list(home), columns=columns).astype(float)
    themes = pd.DataFrame(
        {t.id: _mean_of(framework.in_theme(t.id), indicators) for t in framework.themes},
        index=indicators.index,
    )
    dimensions = pd.DataFrame(
        {d.id: _dimension(indicators, themes, framework, d.id) for d in framework.dimensions}
    )
    total = weighted_mean(dimensions, [d.weight for d in framework.dimensions])
    return RespondentScores(pd.Series(home, dtype=object), indicators, themes, dimensions, total)


def units_of_rows(edition: Edition) -> dict[str, str]:
    """Map the row names of the scores, in the edition's order, to the codes of their units."""
    if per_unit(edition):
        home = {unit.code: unit.code for unit in edition.units}
    else:
        home = {respondent.id: respondent.unit for respondent in edition.respondents}
    return {row: unit for row, unit in home.items() if row in edition.scores.index}


def per_unit(edition: Edition) -> bool:
    """Tell whether the scores came in per unit rather than per respondent."""
    return bool(edition.scores.index.isin(list(edition.unit)).all())


def _dimension(
    indicators: pd.DataFrame, themes: pd.DataFrame, framework: Framework, dimension: str
) -> pd.Series:
    own = framework.themes_of(dimension)
    return _mean_of(own, themes) if own else _mean_of(framework.of(dimension), indicators)


def _mean_of(parts: Sequence[Theme | Indicator], scores: pd.DataFrame) -> pd.Series:
    return weighted_mean(scores[[part.id for part in parts]], [part.weight for part in parts])


def weighted_mean(values: pd.DataFrame, weights: Sequence[float]) -> pd.Series:
    """Average each row by weight over what is present; NaN where nothing is."""
    table = np.ascontiguousarray(values.to_numpy(float))
    present = ~np.isnan(table)
    weight = np.where(present, np.asarray(weights, float), 0.0)
    with np.errstate(invalid="ignore"):
        mean = (np.where(present, table, 0.0) * weight).sum(axis=1) / weight.sum(axis=1)
    return pd.Series(mean, index=values.index)


def by_unit(edition: Edition, respondents: RespondentScores) -> dict[str, Scores]:
    """Score each unit: plain means over its respondents, the total weighted over dimensions."""
    codes = [unit.code for unit in edition.units]
    return _aggregate(edition.framework, respondents, respondents.unit, codes)


def by_region(edition: Edition, respondents: RespondentScores) -> dict[str, Scores]:
    """Score each region by the nation's rule, over the respondents of its units."""
    region = {unit.code: unit.region for unit in edition.units}
    return _aggregate(
        edition.framework, respondents, respondents.unit.map(region), region_names(edition)
    )


def region_names(edition: Edition) -> list[str]:
    """List the regions that hold units: in the order of the settings, then as they appear."""
    present = list(dict.fromkeys(unit.region for unit in edition.units))
    ordered = [name for name in edition.settings.region_order if name in present]
    return list(dict.fromkeys(ordered + present))


def nation(edition: Edition, respondents: RespondentScores) -> Scores:
    """Score the nation: plain means over all respondents, the total weighted over dimensions."""
    everyone = pd.Series("nation", index=respondents.unit.index)
    return _aggregate(edition.framework, respondents, everyone, ["nation"])["nation"]


def totals(edition: Edition, respondents: RespondentScores) -> dict[str, float | None]:
    """Return the total of every respondent asked; none when the scores came in per unit."""
    if per_unit(edition):
        return {}
    scored = respondents.total.to_dict()
    return {r.id: _present(scored.get(r.id, math.nan)) for r in edition.respondents}


def _aggregate(
    framework: Framework, respondents: RespondentScores, groups: pd.Series, names: Sequence[str]
) -> dict[str, Scores]:
    rows: dict[str, list[int]] = {name: [] for name in names}
    for at, name in enumerate(groups):
        if name in rows:
            rows[name].append(at)
    members = [np.array(own, int) for own in rows.values()]
    indicators = _means(respondents.indicators, members)
    themes = _means(respondents.themes, members)
    dimensions = _means(respondents.dimensions, members)
    totals = _means(respondents.total.to_frame(TOTAL), members)
    weights = {d.id: d.weight for d in framework.dimensions}
    return {
        name: Scores(Mean(total(tops, weights), own[TOTAL].n), tops, details, by_theme)
        for name, details, by_theme, tops, own in zip(
            names, indicators, themes, dimensions, totals, strict=True
        )
    }


def _means(values: pd.DataFrame, members: Sequence[np.ndarray]) -> list[dict[str, Mean]]:
    table = values.to_numpy(float)
    return [
        dict(zip(map(str, values.columns), map(mean, table[rows].T), strict=True))
        for rows in members
    ]


def mean(values: np.ndarray) -> Mean:
    """Average what is present, exactly rounded."""
    present = values[~np.isnan(values)]
    return Mean(math.fsum(present) / len(present) if len(present) else None, len(present))


def total(dimensions: Mapping[str, Mean], weights: Mapping[str, float]) -> float | None:
    """Average dimensions by their weights, over those that have a score."""
    present = {d: mean.value for d, mean in dimensions.items() if mean.value is not None}
    weight = math.fsum(weights[d] for d in present)
    return (
        math.fsum(weights[d] * value for d, value in present.items()) / weight if weight else None
    )


def _present(value: float) -> float | None:
    return None if math.isnan(value) else value
