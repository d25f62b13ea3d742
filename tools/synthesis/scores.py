"""Indicator scores of the respondents: drawn from assumed effects, then moved onto the targets."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.random import RandomState
from numpy.typing import NDArray

from .bases import Members
from .calibrate import Table, calibrate
from .framework import Framework
from .responses import Respondent
from .totals import draw_unit_totals


def draw_scores(
    framework: Framework,
    responded: Sequence[Respondent],
    bases: Mapping[str, Members],
    targets: Mapping[str, Any],
    rng: RandomState,
) -> Table:
    """Draw scores that agree with the means of indicators, dimensions and units, to 0.1."""
    units = [each.unit for each in responded]
    nation = sum(framework.weights[d] * mean for d, mean in targets["dimensions"].items())
    totals = draw_unit_totals(framework, units, nation, targets, rng)
    drawn = _draw_around(framework, responded, totals, nation, targets, rng)
    drawn[_missing(framework, bases, targets["indicators"])] = np.nan
    zeros = _mark_zeros(drawn, framework, targets["indicators"])
    moved = calibrate(np.where(zeros, 0.0, drawn), ~zeros, framework, units, totals, targets)
    return np.round(moved, 1)


def _draw_around(
    framework: Framework,
    responded: Sequence[Respondent],
    totals: Mapping[str, float],
    nation: float,
    targets: Mapping[str, Any],
    rng: RandomState,
) -> Table:
    """Add up the effects of indicator, unit, type and respondent, and chance."""
    assumed, indicators = targets["assumed"], targets["indicators"]
    column = [list(framework.weights).index(framework.dimension_of[name]) for name in indicators]
    units = _unit_effects(framework, totals, nation, assumed, rng)
    types = {name: _effects(framework, row) for name, row in assumed["type_dimension"].items()}
    shared = np.array([units[each.unit] + types[each.type] for each in responded])[:, column]
    own = rng.normal(scale=assumed["respondent_spread"], size=(len(responded), 1))
    spread = np.array([target["spread"] for target in indicators.values()])
    chance = rng.normal(size=shared.shape) * spread
    means = np.array([_mean_where_scored(target, len(responded)) for target in indicators.values()])
    drawn: Table = np.clip(means + shared + own + chance, 0, 100)
    return drawn


def _unit_effects(
    framework: Framework,
    totals: Mapping[str, float],
    nation: float,
    assumed: Mapping[str, Any],
    rng: RandomState,
) -> dict[str, NDArray[np.float64]]:
    """Draw what each unit adds to each dimension: its distance from the nation, and chance."""
    spread, known = assumed["unit_dimension_spread"], assumed["unit_dimension"]
    chance = rng.normal(scale=spread, size=(len(totals), len(framework.weights)))
    return {
        code: total - nation + own + _effects(framework, known.get(code, {}))
        for (code, total), own in zip(totals.items(), chance, strict=True)
    }


def _effects(framework: Framework, points: Mapping[str, float]) -> NDArray[np.float64]:
    return np.array([float(points.get(dimension, 0)) for dimension in framework.weights])


def _mean_where_scored(target: Mapping[str, Any], respondents: int) -> float:
    return float(target["mean"] * respondents / (respondents - target.get("zeros", 0)))


def _missing(
    framework: Framework, bases: Mapping[str, Members], indicators: Mapping[str, Any]
) -> NDArray[np.bool_]:
    """Mark the scores that rest on an item the respondent did not answer."""
    everybody = np.ones_like(next(iter(bases.values())))
    return np.column_stack(
        [
            ~bases.get(indicators[name].get("missing_without", ""), everybody)
            for name in framework.dimension_of
        ]
    )


def _mark_zeros(
    drawn: Table, framework: Framework, indicators: Mapping[str, Any]
) -> NDArray[np.bool_]:
    """Mark the lowest scores of an indicator that many respondents score nothing in."""
    order = np.argsort(np.argsort(drawn, axis=0, kind="stable"), axis=0, kind="stable")
    zeros = [indicators[name].get("zeros", 0) for name in framework.dimension_of]
    return order < np.array(zeros)
