"""Move scores by as little as possible until every mean is what was aimed at."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .framework import Framework

Table: TypeAlias = NDArray[np.float64]
"""Respondents x indicators, 0 to 100, NaN where missing."""


def calibrate(
    scores: Table,
    movable: NDArray[np.bool_],
    framework: Framework,
    units: Sequence[str],
    totals: Mapping[str, float],
    targets: Mapping[str, Any],
) -> Table:
    """Return scores within 0 to 100 whose weighted sums reach the aims (least squares).

    Every mean is a weighted sum of scores: one row of weights per indicator, dimension and unit.
    A score that reaches 0 or 100 stays there while the others go on moving.
    """
    weights, aims = _constraints(~np.isnan(scores), framework, units, totals, targets)
    values = np.nan_to_num(scores).ravel()
    for _ in range(100):
        gap = aims - weights @ values
        if np.abs(gap).max() < 1e-9:
            return np.where(np.isnan(scores), np.nan, values.reshape(scores.shape))
        free = weights * (movable.ravel() & (values > 0) & (values < 100))
        step = free.T @ np.linalg.lstsq(free @ free.T, gap, rcond=1e-10)[0]
        values = np.clip(values + step, 0, 100)
    raise ValueError(f"the targets do not fit together: {np.abs(gap).max():.4f} points are left")


def _constraints(
    present: NDArray[np.bool_],
    framework: Framework,
    units: Sequence[str],
    totals: Mapping[str, float],
    targets: Mapping[str, Any],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Build the rows of weights (means x scores) and the value each row aims at."""
    shares = _shares_in_dimension(present, framework)
    total = sum(framework.weights[dimension] * share for dimension, share in shares.items())
    member = {code: np.array([unit == code for unit in units]) for code in totals}
    rows = [
        *(_mean_of_column(present, column) for column in range(present.shape[1])),
        *(shares[dimension] / len(units) for dimension in targets["dimensions"]),
        *(total * who[:, None] / who.sum() for who in member.values()),
    ]
    aims = [
        *(targets["indicators"][name]["mean"] for name in framework.dimension_of),
        *targets["dimensions"].values(),
        *totals.values(),
    ]
    return np.array([row.ravel() for row in rows]), np.array(aims, dtype=float)


def _shares_in_dimension(present: NDArray[np.bool_], framework: Framework) -> dict[str, Table]:
    """Return what each score counts in its respondent's dimension score: 1 / scores present."""
    shares = {}
    for dimension in framework.weights:
        inside = np.array([dimension == each for each in framework.dimension_of.values()])
        counted = present & inside
        shares[dimension] = counted / counted.sum(axis=1, keepdims=True)
    return shares


def _mean_of_column(present: NDArray[np.bool_], column: int) -> Table:
    counted = np.zeros(present.shape)
    counted[:, column] = present[:, column] / present[:, column].sum()
    return counted
