"""Count how many units can be told apart from each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from report_builder.edition.scales import of_print
from report_builder.model import Edition
from report_builder.results.fair import NOISE, Needed, rules
from report_builder.results.score import TOTAL, Scores
from report_builder.results.uncertainty import Uncertainty
from report_builder.thai.words import rounded


def told_apart(
    edition: Edition,
    units: Mapping[str, Scores],
    sure: Uncertainty,
    ranked: Collection[str],
    more: Needed,
) -> dict[str, int]:
    """Return from how many other ranked units each ranked one can be told apart in its total.

    Two can where their intervals don't overlap and their printed scores differ by what is needed
    for it.
    """
    codes = [unit.code for unit in edition.units if unit.code in ranked]
    scale, least = of_print(edition.settings), rules(edition.settings).least
    totals = [units[code].total.value or 0.0 for code in codes]
    printed = [float(rounded(scale.printed(total), scale.decimals)) for total in totals]
    points = np.array([scale.apart_on_hundred(one) for one in printed])
    ends = [sure.parts[code][TOTAL] for code in codes]
    low, high = (np.array([getattr(one, end) for one in ends]) for end in ("low", "high"))
    beside = (low[:, None] <= high) & (low <= high[:, None])
    enough = np.array([max(more.get(code, {}).get(TOTAL, least), 2 * NOISE) for code in codes])
    far = np.abs(points[:, None] - points) >= np.maximum(enough[:, None], enough) - NOISE
    return dict(zip(codes, (far & ~beside).sum(axis=1).tolist(), strict=True))
