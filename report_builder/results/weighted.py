"""Average the scores of units by their weights, for the whole and its regions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from report_builder.model import Edition, Unit
from report_builder.results.score import Mean, Scores, region_names, total

Parts = Sequence[tuple[float, Mean]]


def nation(edition: Edition, units: Mapping[str, Scores]) -> Scores:
    """Score the whole: weighted means of the units' scores, the total weighted over dimensions."""
    return _scores(edition, units, edition.units)


def by_region(edition: Edition, units: Mapping[str, Scores]) -> dict[str, Scores]:
    """Score each region by the rule of the whole, over its units."""
    return {
        name: _scores(edition, units, [u for u in edition.units if u.region == name])
        for name in region_names(edition)
    }


def _scores(edition: Edition, units: Mapping[str, Scores], members: Iterable[Unit]) -> Scores:
    weighed = [(unit.weight or 0.0, units[unit.code]) for unit in members]
    framework = edition.framework
    dimensions = {
        d.id: mean([(weight, own.dimensions[d.id]) for weight, own in weighed])
        for d in framework.dimensions
    }
    indicators = {
        i.id: mean([(weight, own.indicators[i.id]) for weight, own in weighed])
        for i in framework.indicators
    }
    themes = {
        t.id: mean([(weight, own.themes[t.id]) for weight, own in weighed])
        for t in framework.themes
    }
    n = sum(own.total.n for _, own in weighed)
    weights = {d.id: d.weight for d in framework.dimensions}
    return Scores(Mean(total(dimensions, weights), n), dimensions, indicators, themes)


def mean(parts: Parts) -> Mean:
    """Average means by weight over those that are there; `n` counts the cases in all of them.

    The population-weighted mean of the OECD/JRC Handbook on Constructing Composite Indicators.
    """
    there = [(weight, part.value) for weight, part in parts if part.value is not None]
    whole = math.fsum(weight for weight, _ in there)
    value = math.fsum(weight * value for weight, value in there) / whole if there else None
    return Mean(value, sum(part.n for _, part in parts))
