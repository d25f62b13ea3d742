"""Say how far one respondent moves the scores of its unit: what leaving it out would change.

Where all answered, no interval says how much hangs on each: the score of seven moves by a sixth of
what one of them differs from it (leave-one-out influence: Efron, The Jackknife, the Bootstrap and
Other Resampling Plans, 1982). A difference that one respondent alone makes is no clear one; one
that would be larger without it is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from report_builder.model import Edition
from report_builder.results.score import (
    TOTAL,
    RespondentScores,
    Scores,
    per_unit,
    places,
    weighted_mean,
)

Array = np.ndarray
NOISE = 1e-9
WHOLE_SCALE = 100.0
"""How far a score moves that no other respondent gives."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How far scores move when one respondent is left out, and what totals are then.

    `most` is either way, `nearer` towards the whole and beyond it, both in points of 0-100, by unit
    and place ("total", "indicator.I"); `without` are totals by unit and the id of who is left out,
    NaN where nothing is left.
    """

    most: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    nearer: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    without: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def moves(edition: Edition, respondents: RespondentScores, nation: Scores) -> Moves:
    """Return how far each score of each unit moves at most when one respondent is left out.

    Units of which one respondent was asked have none, nor have any where the scores came in per
    unit.
    """
    asked = Counter(respondent.unit for respondent in edition.respondents)
    several = {code for code, count in asked.items() if count > 1}
    if per_unit(edition) or not several or respondents.unit.empty:
        return Moves()
    every, left = _moved(edition, respondents, nation)
    home = respondents.unit.to_numpy()
    return Moves(
        _most(every.abs(), home, several),
        _most(every.clip(lower=0.0), home, several),
        {str(code): dict(own) for code, own in left.groupby(home) if str(code) in several},
    )


def _most(moved: pd.DataFrame, home: Array, codes: Collection[str]) -> dict[str, dict[str, float]]:
    """Return the furthest moves of some units by place."""
    most = moved.groupby(home).max()
    names, rows = [*map(str, most.columns)], zip(most.index, most.to_numpy().tolist(), strict=True)
    return {code: dict(zip(names, row, strict=True)) for code, row in rows if code in codes}


@dataclass(frozen=True, slots=True)
class Decisive:
    """A respondent without which a total isn't on its side of the whole, or `turns` to the other.

    It turns where it is then on the other side by the least difference; else nothing is left.
    """

    id: str
    turns: bool


def decisive(
    moves: Moves, units: Mapping[str, Scores], whole: float | None, least: float
) -> dict[str, Decisive]:
    """Return the respondent of each unit without which its total isn't on its side of the whole.

    Of several it is that which carries it furthest; none where it stays there by `least` points
    without any of them.
    """
    found = {}
    for code, left in moves.without.items():
        own = units[code].total.value
        if own is None or whole is None or own == whole:
            continue
        side = math.copysign(1.0, own - whole)
        beyond = {id: (total - whole) * side for id, total in left.items() if total == total}
        first = min(beyond, key=lambda id: beyond[id], default="")
        if first and beyond[first] < least:
            found[code] = Decisive(first, beyond[first] <= -max(least, NOISE))
    return found


def _moved(
    edition: Edition, respondents: RespondentScores, nation: Scores
) -> tuple[pd.DataFrame, pd.Series[float]]:
    """Return how far scores of its unit move towards the whole without each, and the total then."""
    home, codes = pd.factorize(respondents.unit)
    names, values = _table(respondents)
    sums = _sums(values, home, len(codes))
    means, left = _mean(*sums)[home], _left_out(values, *(of[home] for of in sums))
    rest, total = (_totals(edition, names, of) for of in (left, means))
    answered = np.column_stack([~np.isnan(values), np.ones(len(values), bool)])
    now, then = np.column_stack([means, total]), np.column_stack([left, rest])
    names, ids = [*names, TOTAL], respondents.unit.index
    whole = {place: math.nan if of.value is None else of.value for place, of in places(nation)}
    side = np.where(now > [whole[name] for name in names], 1.0, -1.0)
    every = np.where(answered, np.nan_to_num((now - then) * side, nan=WHOLE_SCALE), 0.0)
    return pd.DataFrame(every, ids, names), pd.Series(rest, ids)


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
