"""Fill in what was not answered, many times, by what was: a model of three effects.

The score of an indicator is the mean among respondents of the type, plus effects of the unit, of
the respondent and of the indicator, normal and as large as the answers show by the method of
moments. Effects that answers tell of are drawn near what they tell (random intercepts; van Buuren,
Flexible Imputation of Missing Data, 2nd ed. 2018, section 7.4), the others around nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from report_builder.model import Edition, Unit
from report_builder.results.score import per_unit

Array = np.ndarray
_TOP = 100.0
_NOTHING = 1e-9
"""Keeps a variance of nothing from dividing."""


@dataclass(frozen=True)
class Filling:
    """What was answered, a row for each that was asked, and the model that fills in the rest.

    `expected` is the mean of the type, 0-100; `unit`, `row` and `cell` are variances of effects.
    """

    values: Array
    expected: Array
    weights: Array
    home: Array
    unit: float
    row: float
    cell: Array

    def rows(self, units: int) -> list[Array]:
        """Return the rows of each of so many units."""
        order = np.argsort(self.home, kind="stable")
        return np.split(order, np.searchsorted(self.home[order], np.arange(1, units)))


def model(edition: Edition) -> Filling:
    """Fit the model to the scores of an edition; indicators that nobody has are left out."""
    kinds, home, values = _asked(edition)
    weights = np.array([edition.framework.share(i) for i in edition.framework.indicators])
    expected = _expected(values, kinds)
    known = ~np.isnan(expected).any(axis=0)
    weights = np.where(known, weights, 0.0)
    residuals = values - expected
    together, cell = _variances(residuals, weights)
    mean, _ = _told(residuals, weights, cell)
    unit = min(_between(mean, home), together)
    return Filling(values, expected, weights / weights.sum(), home, unit, together - unit, cell)


def completed(
    filling: Filling, rows: Array, columns: Array, random: np.random.Generator, draws: int
) -> Array:
    """Return the means of one unit as (columns, draws), its missing scores drawn.

    No draw is beyond what scores of 0 to 100 can make of a row. `rows` are those of the unit;
    `columns` weigh the indicators of each mean, (columns, indicators).
    """
    values = filling.values[rows]
    missing = np.isnan(values)
    certain = columns @ np.nan_to_num(np.where(missing, filling.expected[rows], values)).T
    drawn = missing.any(axis=1)
    if not drawn.any():
        return np.repeat(certain.mean(axis=1)[:, None], draws, axis=1)
    effects = _effects(filling, rows, drawn, random, draws)
    weight = columns @ missing[drawn].T
    spread = np.sqrt(columns**2 @ (missing[drawn] * filling.cell).T)
    noise = random.standard_normal((*weight.shape, draws))
    filled = certain[:, drawn, None] + weight[..., None] * effects + spread[..., None] * noise
    known = (columns @ np.nan_to_num(values).T)[:, drawn, None]
    possible = filled.clip(known, known + _TOP * weight[..., None])
    whole = possible.sum(axis=1) + certain[:, ~drawn].sum(axis=1)[:, None]
    return np.array(whole / len(rows))


@dataclass(frozen=True, slots=True)
class _Told:
    """What answers tell of the effects of a unit and of its rows that are drawn.

    That of the unit is normal around `center`; that of a row is drawn to `told` by its gain.
    """

    center: float
    spread: float
    gain: Array
    told: Array
    rest: Array


def _of_unit(filling: Filling, rows: Array, drawn: Array) -> _Told:
    residuals = filling.values[rows] - filling.expected[rows]
    mean, noise = _told(residuals, filling.weights, filling.cell)
    there = ~np.isnan(mean)
    precision = 1.0 / (filling.row + noise[there] + _NOTHING)
    spread = 1.0 / (1.0 / (filling.unit + _NOTHING) + precision.sum())
    gain = np.where(there, filling.row / (filling.row + noise + _NOTHING), 0.0)[drawn]
    return _Told(
        center=spread * (precision * mean[there]).sum(),
        spread=spread,
        gain=gain,
        told=np.where(there, mean, 0.0)[drawn],
        rest=np.where(there[drawn], gain * noise[drawn], filling.row),
    )


def _effects(
    filling: Filling, rows: Array, drawn: Array, random: np.random.Generator, draws: int
) -> Array:
    """Draw the effects of a unit and of those of its rows that are drawn, as (rows, draws)."""
    of = _of_unit(filling, rows, drawn)
    unit = of.center + np.sqrt(of.spread) * random.standard_normal(draws)
    own = random.standard_normal((len(of.gain), draws))
    gain, told, rest = (each[:, None] for each in (of.gain, of.told, of.rest))
    return np.array(unit + gain * (told - unit) + np.sqrt(rest) * own)


@dataclass(frozen=True, slots=True)
class Expected:
    """What means are drawn around, how far, and between which ends they can lie, (columns,)."""

    middle: Array
    deviation: Array
    least: Array
    most: Array


def expected(filling: Filling, rows: Array, columns: Array) -> Expected:
    """Return what `completed` draws the means of one unit around, and what is possible."""
    values = filling.values[rows]
    missing = np.isnan(values)
    certain = columns @ np.nan_to_num(np.where(missing, filling.expected[rows], values)).T
    drawn = missing.any(axis=1)
    of = _of_unit(filling, rows, drawn)
    weight = columns @ missing[drawn].T
    center = certain.sum(axis=1) + weight @ (of.center + of.gain * (of.told - of.center))
    variance = (weight @ (1 - of.gain)) ** 2 * of.spread + weight**2 @ of.rest
    variance += (columns**2 @ (missing * filling.cell).T).sum(axis=1)
    known = (columns @ np.nan_to_num(values).T).sum(axis=1)
    most = known + _TOP * (columns @ missing.T).sum(axis=1)
    found = (center, np.sqrt(variance), known, most)
    return Expected(*(np.array(of) / len(rows) for of in found))


def ordered(edition: Edition) -> list[Unit]:
    """Return the units in an order that doesn't depend on that of the edition's rows."""
    return sorted(edition.units, key=lambda unit: unit.code)


def _asked(edition: Edition) -> tuple[Array, Array, Array]:
    """Return the type and the unit of each that was asked, as numbers, and its scores."""
    at = {unit.code: n for n, unit in enumerate(ordered(edition))}
    if per_unit(edition):
        names, kinds, home = list(at), ["" for _ in at], list(at.values())
    else:
        asked = sorted(edition.respondents, key=lambda respondent: respondent.id)
        names, kinds = [r.id for r in asked], [r.type for r in asked]
        home = [at[r.unit] for r in asked]
    columns = [indicator.id for indicator in edition.framework.indicators]
    scores = edition.scores.reindex(index=names, columns=columns).to_numpy(float)
    return pd.factorize(np.array(kinds, object))[0], np.array(home), scores


def _expected(values: Array, kinds: Array) -> Array:
    """Return the mean of each indicator among the rows of the type, else among all rows."""
    table = pd.DataFrame(values)
    return table.groupby(kinds).transform("mean").fillna(table.mean()).to_numpy(float)


def _variances(residuals: Array, weights: Array) -> tuple[float, Array]:
    """Return what the indicators of a row share, and what each has of its own.

    The first is the weighted mean of the covariances of different indicators; where there is but
    one indicator, its whole variance.
    """
    covariances = np.nan_to_num(pd.DataFrame(residuals).cov(min_periods=2).to_numpy(float))
    own, pairs = np.diag(covariances), np.outer(weights, weights)
    np.fill_diagonal(pairs, 0.0)
    whole = pairs.sum()
    shared = (pairs * covariances).sum() / whole if whole else float(own.max(initial=0.0))
    shared = max(shared, 0.0)
    return shared, np.maximum(own - shared, 0.0)


def _told(residuals: Array, weights: Array, cell: Array) -> tuple[Array, Array]:
    """Return what the answers of each row tell of its effect, NaN for none, and the noise in it."""
    weight = np.where(np.isnan(residuals), 0.0, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (np.nan_to_num(residuals) * weight).sum(axis=1) / weight.sum(axis=1)
        noise = (weight**2 * cell).sum(axis=1) / weight.sum(axis=1) ** 2
    return mean, np.nan_to_num(noise)


def _between(mean: Array, home: Array) -> float:
    """Return the variance that the rows of a unit share: the mean product of two of them."""
    rows = pd.DataFrame({"home": home, "mean": mean, "square": mean**2}).dropna()
    by_unit = rows.groupby("home").agg(
        mean=("mean", "sum"), square=("square", "sum"), n=("mean", "size")
    )
    pairs = float((by_unit["n"] * (by_unit["n"] - 1)).sum())
    shared = float((by_unit["mean"] ** 2 - by_unit["square"]).sum())
    return max(shared / pairs, 0.0) if pairs else 0.0
