"""The total of every unit: placed in the published groups, with the nation's total as mean."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.random import RandomState
from numpy.typing import NDArray

from .framework import Framework


def draw_unit_totals(
    framework: Framework,
    units: Sequence[str],
    nation: float,
    targets: Mapping[str, Any],
    rng: RandomState,
) -> dict[str, float]:
    """Draw a total per unit; over `units`, one entry per respondent, the mean is `nation`."""
    fixed = targets["assumed"]["fixed_total"]
    order = _draw_order(framework, targets["assumed"], rng)
    respondents = np.array([units.count(code) for code in order])
    jitter = rng.uniform(0.1, 0.9, size=len(order))

    def placed(shape: float) -> NDArray[np.float64]:
        return _place(order, fixed, _slots(targets["groups"], jitter, shape))

    low, high = 0.1, 10.0
    for _ in range(60):
        shape = (low + high) / 2
        too_high = np.average(placed(shape), weights=respondents) > nation
        low, high = (shape, high) if too_high else (low, shape)
    return dict(zip(order, placed(shape).tolist(), strict=True))


def _draw_order(framework: Framework, assumed: Mapping[str, Any], rng: RandomState) -> list[str]:
    """Draw the order of the units from lowest to highest, with some regional structure."""
    strength = {
        code: assumed["region"][region] + rng.normal(scale=assumed["unit_spread"])
        for code, region in framework.regions.items()
    }
    return sorted(strength, key=lambda code: strength[code])


def _slots(
    groups: Sequence[Mapping[str, float]], jitter: NDArray[np.float64], shape: float
) -> NDArray[np.float64]:
    """Spread the totals of each group between its bounds; a higher shape pulls them down."""
    counts = [int(group["count"]) for group in groups]
    place = np.concatenate([np.arange(count) for count in counts]) + jitter
    low = np.repeat([group["low"] for group in groups], counts)
    high = np.repeat([group["high"] for group in groups], counts)
    slots: NDArray[np.float64] = low + (high - low) * (place / np.repeat(counts, counts)) ** shape
    return slots


def _place(
    order: Sequence[str], fixed: Mapping[str, float], slots: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give every fixed unit its own total in place of the nearest slot, the rest by order."""
    rest = slots.tolist()
    for total in fixed.values():
        rest.remove(min(rest, key=lambda slot: abs(slot - total)))
    remaining = iter(rest)
    return np.array([fixed[code] if code in fixed else next(remaining) for code in order])
