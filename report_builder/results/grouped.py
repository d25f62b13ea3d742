"""Say how sure the scores of regions and types are, by the model of what is missing in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

import numpy as np

from report_builder.model import Edition
from report_builder.results import imputed
from report_builder.results.imputed import Array, Expected, Filling
from report_builder.results.intervals import Interval
from report_builder.results.score import TOTAL, Scores, per_unit
from report_builder.results.uncertainty import around, mean_of, weighing

Intervals = Mapping[str, Interval]


def by_region(edition: Edition, regions: Mapping[str, Scores]) -> dict[str, Intervals]:
    """Return the intervals of each region's scores by place, without drawing."""
    home = {unit.code: unit.region for unit in edition.units}
    return _of_groups(edition, {code: home[unit] for code, unit in _rows(edition)}, regions)


def by_type(edition: Edition, types: Mapping[str, Scores]) -> dict[str, Intervals]:
    """Return the intervals of the scores of each type of respondents by place, without drawing."""
    return _of_groups(edition, {r.id: r.type for r in edition.respondents}, types)


def _rows(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield who was asked, in the order of the model, with the unit."""
    if per_unit(edition):
        return ((unit.code, unit.code) for unit in imputed.ordered(edition))
    return ((r.id, r.unit) for r in sorted(edition.respondents, key=lambda r: r.id))


def _of_groups(
    edition: Edition, group: Mapping[str, str], scores: Mapping[str, Scores]
) -> dict[str, Intervals]:
    known = {name: own for name, own in scores.items() if own.total.value is not None}
    if not known:
        return {}
    filling = imputed.model(edition)
    own = np.array([group[name] for name, _ in _rows(edition)], object)
    return {name: _of_group(edition, filling, own == name, of) for name, of in known.items()}


def _of_group(edition: Edition, filling: Filling, members: Array, scores: Scores) -> Intervals:
    weights = {TOTAL: filling.weights, **weighing(edition, filling)}
    units = zip(imputed.ordered(edition), filling.rows(len(edition.units)), strict=True)
    held = [(unit, rows[members[rows]]) for unit, rows in units if members[rows].any()]
    each = [imputed.expected(filling, rows, np.array([*weights.values()])) for _, rows in held]
    stacked = Expected(*(np.array([getattr(e, f.name) for e in each]) for f in fields(Expected)))
    sizes = np.array([unit.weight if edition.weighted else len(rows) for unit, rows in held], float)
    return around(tuple(weights), mean_of(stacked, sizes), scores)
