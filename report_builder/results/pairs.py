"""Count how many units can be told apart from each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from report_builder.edition.scales import of_print
from report_builder.model import Edition
from report_builder.results.fair import NOISE, Needed, rules, shown
from report_builder.results.score import TOTAL, Scores
from report_builder.results.uncertainty import Uncertainty


def told_apart(
    edition: Edition,
    units: Mapping[str, Scores],
    sure: Uncertainty,
    ranked: Collection[str],
    more: Needed,
) -> dict[str, int]:
    """Return from how many other ranked units each ranked one can be told apart in its total.

    Two can where their intervals don't overlap and their scores differ by what is needed for it,
    all as they are printed.
    """
    codes = [unit.code for unit in edition.units if unit.code in ranked]
    scale, least = of_print(edition.settings), rules(edition.settings).least
    totals = [units[code].total.value or 0.0 for code in codes]
    points = np.array([scale.apart_on_hundred(float(shown(one, scale))) for one in totals])
    ends = [sure.parts[code][TOTAL] for code in codes]
    low = np.array([float(shown(end.low, scale)) for end in ends])
    high = np.array([float(shown(end.high, scale)) for end in ends])
    beside = (low[:, None] <= high) & (low <= high[:, None])
    enough = np.array([max(more.get(code, {}).get(TOTAL, least), 2 * NOISE) for code in codes])
    far = np.abs(points[:, None] - points) >= np.maximum(enough[:, None], enough) - NOISE
    return dict(zip(codes, (far & ~beside).sum(axis=1).tolist(), strict=True))
