"""Say how sure a score and a rank are: what missing answers and the choice of weights could change.

**Missing answers.** A survey of all that were asked is no sample: what is unsure is what those who
didn't answer would have said. Their scores are filled in many times (multiple imputation: Rubin,
Multiple Imputation for Nonresponse in Surveys, 1987) from a model of what was answered: the mean of
the indicator among respondents of the type, plus an effect of the unit, of the respondent, and of
the indicator, each as large as the answers show (random intercepts; van Buuren, Flexible Imputation
of Missing Data, 2nd ed. 2018, chapter 7). **Choices.** Weights of dimensions vary by a quarter and
are equal, means are arithmetic and geometric (OECD/JRC, Handbook on Constructing Composite
Indicators, 2008, step 7). Intervals hold nine draws in ten; draws are seeded, so that equal data
give equal intervals.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from report_builder.model import Edition
from report_builder.results import imputed
from report_builder.results.imputed import Array, Expected, Filling
from report_builder.results.intervals import Interval, intervals, likely_ranks, ranks
from report_builder.results.rank_intervals import DRAWS, Field, Sureness, arithmetic, sureness
from report_builder.results.score import TOTAL, Scores, places

_NORMAL = 1.6449
"""Standard deviations between the middle of a normal distribution and either tail."""


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How sure the scores of an edition are: of each unit with a score, and of the whole.

    `parts` are the intervals of what a unit has a score in, by place ("total", "indicator.I"),
    `whole` those of the whole, and `ranks` those of the ranks of ranked units by place
    ("dimension.D", "indicator.I").
    """

    units: Mapping[str, Sureness]
    whole: Mapping[str, Interval]
    parts: Mapping[str, Mapping[str, Interval]]
    ranks: Mapping[str, Mapping[str, Interval]]


def uncertainty(
    edition: Edition, units: Mapping[str, Scores], whole: Scores, ranked: Collection[str]
) -> Uncertainty:
    """Return how sure the scores of units and of the whole are, from DRAWS seeded draws.

    Ranks are those among the units that are `ranked`.
    """
    if whole.total.value is None:
        return Uncertainty({}, {}, {}, {})
    filling = imputed.model(edition)
    dimensions, weights = _drawn(edition, filling)
    sizes = _sizes(edition, filling)
    every = np.average(dimensions, axis=0, weights=sizes)
    totals = np.array([units[unit.code].total.value for unit in imputed.ordered(edition)], float)
    scored = ~np.isnan(totals)
    there = [unit for unit, has in zip(imputed.ordered(edition), scored, strict=True) if has]
    codes = [unit.code for unit in there]
    field = np.array([code in ranked for code in codes])
    regions = np.array([unit.region for unit in there], object)
    found = sureness(totals[scored], dimensions[scored], weights, Field(field, regions, every))
    (total,) = intervals(arithmetic(every[None], weights), np.array([whole.total.value]))
    sure, (places, expected) = dict(zip(codes, found, strict=True)), _expected(edition, filling)
    parts = _parts(edition, places, expected, units, sure)
    in_dimensions = _ranks_in(_weighted(edition, filling), units, codes, dimensions[scored], field)
    return Uncertainty(
        sure,
        {**_whole(places, expected, sizes, whole), TOTAL: total},
        parts,
        {**in_dimensions, **_ranks_in_indicators(edition, places, expected, units, ranked)},
    )


def _ranks_in(
    ids: Sequence[str],
    units: Mapping[str, Scores],
    codes: Sequence[str],
    dimensions: Array,
    field: Array,
) -> dict[str, dict[str, Interval]]:
    """Return the intervals of ranks in each dimension, of the units of the field with a score."""
    found: dict[str, dict[str, Interval]] = {}
    for place, id in enumerate(ids):
        own = np.array([units[code].dimensions[id].value for code in codes], float)
        there = field & ~np.isnan(own)
        names = [code for code, has in zip(codes, there, strict=True) if has]
        if names:
            every = np.ones(len(names), bool)
            now = ranks(own[there][:, None], every)[:, 0]
            drawn = ranks(dimensions[there, place], every)
            found[f"dimension.{id}"] = dict(zip(names, intervals(drawn, now), strict=True))
    return found


def _ranks_in_indicators(
    edition: Edition,
    places: Sequence[str],
    expected: Expected,
    units: Mapping[str, Scores],
    ranked: Collection[str],
) -> dict[str, dict[str, Interval]]:
    """Return the intervals of ranks in indicators of ranked units with a score, without drawing."""
    found: dict[str, dict[str, Interval]] = {}
    codes = [unit.code for unit in imputed.ordered(edition)]
    for i in edition.framework.indicators:
        own = np.array([units[code].indicators[i.id].value for code in codes], float)
        there = np.isin(codes, [*ranked]) & ~np.isnan(own)
        place = f"indicator.{i.id}"
        if there.any() and place in places:
            column = places.index(place)
            middle, deviation = (of[there, column] for of in (expected.middle, expected.deviation))
            now = ranks(own[there][:, None], np.ones(there.sum(), bool))[:, 0]
            names = np.array(codes, object)[there]
            found[place] = dict(zip(names, likely_ranks(middle, deviation, now), strict=True))
    return found


def _weighted(edition: Edition, filling: Filling) -> tuple[str, ...]:
    """Return the dimensions that anyone has a score in."""
    known = {
        i.dimension
        for i, weight in zip(edition.framework.indicators, filling.weights, strict=True)
        if weight
    }
    return tuple(d.id for d in edition.framework.dimensions if d.id in known)


def _expected(edition: Edition, filling: Filling) -> tuple[tuple[str, ...], Expected]:
    """Return the places of scores, and what they are drawn around as (units, places)."""
    columns = weighing(edition, filling)
    weights = np.array([*columns.values()])
    each = [imputed.expected(filling, rows, weights) for rows in filling.rows(len(edition.units))]
    stacked = (np.array([getattr(one, f.name) for one in each]) for f in fields(Expected))
    return tuple(columns), Expected(*stacked)


def _whole(
    places: Sequence[str], expected: Expected, sizes: Array, whole: Scores
) -> dict[str, Interval]:
    """Return the intervals of the whole in dimensions, themes and indicators, without drawing."""
    return around(places, mean_of(expected, sizes), whole)


def mean_of(expected: Expected, sizes: Array) -> Expected:
    """Return what the mean of units is drawn around, from units as (units, places)."""
    shares = sizes / sizes.sum()
    deviation = np.sqrt(shares**2 @ expected.deviation**2)
    middle, least, most = (shares @ of for of in (expected.middle, expected.least, expected.most))
    return Expected(middle, deviation, least, most)


def _parts(
    edition: Edition,
    places: Sequence[str],
    expected: Expected,
    units: Mapping[str, Scores],
    sure: Mapping[str, Sureness],
) -> dict[str, dict[str, Interval]]:
    """Return the intervals of totals, dimensions, themes and indicators, without drawing."""
    found = {}
    for at, unit in enumerate(imputed.ordered(edition)):
        own = Expected(*(getattr(expected, f.name)[at] for f in fields(Expected)))
        found[unit.code] = around(places, own, units[unit.code])
    for code, one in sure.items():
        found[code][TOTAL] = one.score
    return found


def around(names: Sequence[str], of: Expected, scores: Scores) -> dict[str, Interval]:
    """Return normal intervals within what is possible, widened to what was worked out, if any."""
    ends = (of.middle + way * _NORMAL * of.deviation for way in (-1, 1))
    low, high = (np.clip(end, of.least, of.most).tolist() for end in ends)
    own = {place: mean.value for place, mean in places(scores) if mean.value is not None}
    return {
        place: Interval(min(bottom, own[place]), max(top, own[place]))
        for place, bottom, top in zip(names, low, high, strict=True)
        if place in own
    }


def weighing(edition: Edition, filling: Filling) -> dict[str, Array]:
    """Return how each dimension, theme and indicator weighs the indicators."""
    framework = edition.framework
    inside = {
        **{f"dimension.{d.id}": framework.of(d.id) for d in framework.dimensions},
        **{f"theme.{t.id}": framework.in_theme(t.id) for t in framework.themes},
        **{f"indicator.{i.id}": (i,) for i in framework.indicators},
    }
    weights = {
        place: filling.weights * [i in own for i in framework.indicators]
        for place, own in inside.items()
    }
    return {place: own / own.sum() for place, own in weights.items() if own.sum()}


def _drawn(edition: Edition, filling: Filling) -> tuple[Array, Array]:
    """Return the dimensions of all units as (units, dimensions, draws), and their weights.

    Where no score is missing all draws are alike: there is one.
    """
    framework, there = edition.framework, _weighted(edition, filling)
    own = np.array([[i.dimension == id for i in framework.indicators] for id in there])
    inside = own * filling.weights
    columns = inside / inside.sum(axis=1, keepdims=True)
    draws = DRAWS if np.isnan(filling.values).any() else 1
    drawn = [
        imputed.completed(filling, rows, columns, _random(unit.code), draws)
        for unit, rows in zip(
            imputed.ordered(edition), filling.rows(len(edition.units)), strict=True
        )
    ]
    weights = np.array([framework.dimension[id].weight for id in there])
    return np.array(drawn), weights / weights.sum()


def _random(name: str) -> np.random.Generator:
    """Return the draws of a unit, always the same."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def _sizes(edition: Edition, filling: Filling) -> Array:
    """Return what each unit weighs in the mean of the whole: its weight, or how many were asked."""
    if edition.weighted:
        return np.array([unit.weight for unit in imputed.ordered(edition)])
    return np.array([len(rows) for rows in filling.rows(len(edition.units))])
