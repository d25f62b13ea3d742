"""Say how far one respondent moves the scores of its unit: what leaving it out would change.

Where all answered, no interval says how much hangs on each: the score of seven moves by a sixth of
what one of them differs from it (leave-one-out influence: Efron, The Jackknife, the Bootstrap and
Other Resampling Plans, 1982). A difference that one respondent alone makes is no clear one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from report_builder.model import Edition
from report_builder.results.score import TOTAL, RespondentScores, per_unit, weighted_mean

Array = np.ndarray
WHOLE_SCALE = 100.0
"""How far a score moves that no other respondent gives."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How far scores move when one respondent is left out, and who moves totals the most.

    `most` is in points of 0-100, by unit and place ("total", "indicator.I"); `by` the id of a
    respondent by unit.
    """

    most: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by: Mapping[str, str] = field(default_factory=dict)


def moves(edition: Edition, respondents: RespondentScores) -> Moves:
    """Return how far each score of each unit moves at most when one respondent is left out.

    Units of which one respondent was asked have none, nor have any where the scores came in per
    unit.
    """
    asked = Counter(respondent.unit for respondent in edition.respondents)
    several = {code for code, count in asked.items() if count > 1}
    if per_unit(edition) or not several or respondents.unit.empty:
        return Moves()
    every = _moved(edition, respondents)
    by_unit = every.groupby(respondents.unit.to_numpy())
    most, furthest = by_unit.max(), by_unit[TOTAL].idxmax()
    places = [*map(str, every.columns)]
    rows = zip(most.index, most.to_numpy().tolist(), strict=True)
    return Moves(
        {code: dict(zip(places, row, strict=True)) for code, row in rows if code in several},
        {str(code): str(id) for code, id in furthest.items() if code in several},
    )


def _moved(edition: Edition, respondents: RespondentScores) -> pd.DataFrame:
    """Return how far each respondent moves the scores of its unit in each place."""
    home, codes = pd.factorize(respondents.unit)
    places, values = _table(respondents)
    sums = _sums(values, home, len(codes))
    now, left = _mean(*sums), _left_out(values, *(of[home] for of in sums))
    moves = np.where(np.isnan(values), 0.0, _away(left, now[home]))
    totals = (_totals(edition, places, of) for of in (left, now[home]))
    every = np.column_stack([moves, _away(*totals)])
    return pd.DataFrame(every, respondents.unit.index, [*places, TOTAL])


def _table(respondents: RespondentScores) -> tuple[list[str], Array]:
    """Return the scores of respondents in dimensions, themes and indicators, and their places."""
    tables = {
        "dimension": respondents.dimensions,
        "theme": respondents.themes,
        "indicator": respondents.indicators,
    }
    places = [f"{kind}.{id}" for kind, table in tables.items() for id in table.columns]
    return places, np.hstack([table.to_numpy(float) for table in tables.values()])


def _sums(values: Array, home: Array, units: int) -> tuple[Array, Array]:
    """Return the sums and the counts of what is there, as (units, places)."""
    sums, counts = np.zeros((2, units, values.shape[1]))
    np.add.at(sums, home, np.nan_to_num(values))
    np.add.at(counts, home, ~np.isnan(values))
    return sums, counts


def _mean(sums: Array, counts: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.array(sums / counts)


def _left_out(values: Array, sums: Array, counts: Array) -> Array:
    """Return the means of the unit of each row without it, NaN where nothing is left."""
    return _mean(sums - np.nan_to_num(values), counts - ~np.isnan(values))


def _totals(edition: Edition, places: list[str], scores: Array) -> Array:
    dimensions = edition.framework.dimensions
    columns = [places.index(f"dimension.{d.id}") for d in dimensions]
    means = pd.DataFrame(scores[:, columns])
    return np.array(weighted_mean(means, [d.weight for d in dimensions]))


def _away(left: Array, now: Array) -> Array:
    """Return how far scores move, the whole scale where nothing is left."""
    return np.array(np.nan_to_num(np.abs(left - now), nan=WHOLE_SCALE))
