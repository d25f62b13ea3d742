"""Set units against each other: quartiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from report_builder.model import Framework
from report_builder.results.score import Scores


class Quartiles(NamedTuple):
    """The bounds of the middle half of the units, and the number of units."""

    q1: float | None
    q3: float | None
    n: int


def quartiles(framework: Framework, units: Mapping[str, Scores]) -> dict[str, Quartiles]:
    """Return the quartiles of the units' scores for each indicator.

    Interpolated linearly between order statistics (Hyndman and Fan 1996, type 7).
    """
    return {i.id: _quartiles(_column(units, i.id)) for i in framework.indicators}


def _column(units: Mapping[str, Scores], indicator: str) -> list[float]:
    values = (scores.indicators[indicator].value for scores in units.values())
    return [value for value in values if value is not None]


def _quartiles(values: list[float]) -> Quartiles:
    if not values:
        return Quartiles(None, None, 0)
    q1, q3 = np.percentile(values, [25, 75])
    return Quartiles(float(q1), float(q3), len(values))
