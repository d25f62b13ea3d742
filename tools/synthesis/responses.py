"""Who responded, and through which channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import RandomState

from .framework import Framework


@dataclass(frozen=True)
class Respondent:
    """One agency of the sample; a blank channel means that it did not respond."""

    unit: str
    type: str
    channel: str

    @property
    def id(self) -> str:
        """Return the id used in every table: unit, then type."""
        return f"{self.unit}-{self.type}"


def draw_respondents(
    framework: Framework, targets: Mapping[str, Any], rng: RandomState
) -> list[Respondent]:
    """Draw one respondent per unit and type, with the published counts of those who responded."""
    silent = _draw_silent(framework, targets, rng)
    sample = [(unit, type_) for unit in framework.regions for type_ in framework.types]
    channels = [name for name, count in targets["channel"].items() for _ in range(count)]
    rng.shuffle(channels)
    return [
        Respondent(unit, type_, "" if type_ in silent[unit] else channels.pop())
        for unit, type_ in sample
    ]


def _draw_silent(
    framework: Framework, targets: Mapping[str, Any], rng: RandomState
) -> dict[str, set[str]]:
    """Deal the silent types out to units, most to the units with most: both margins come out."""
    missing = _draw_missing_per_unit(list(framework.regions), targets, rng)
    left = {type_: len(missing) - targets["by_type"][type_] for type_ in framework.types}
    silent: dict[str, set[str]] = {}
    for unit, count in sorted(missing.items(), key=lambda pair: -pair[1]):
        ties = dict(zip(left, rng.random_sample(len(left)), strict=True))
        silent[unit] = set(sorted(left, key=lambda type_: -left[type_] - ties[type_])[:count])
        for type_ in silent[unit]:
            left[type_] -= 1
    if any(left.values()):
        raise ValueError(f"responses by type and by unit do not fit together: {left}")
    return silent


def _draw_missing_per_unit(
    units: Sequence[str], targets: Mapping[str, Any], rng: RandomState
) -> dict[str, int]:
    """Draw how many types are silent in each unit; the complete units are given."""
    size = len(targets["by_type"])
    counts = [
        size - int(answered)
        for answered, number in targets["units_by_respondents"].items()
        for _ in range(number)
    ]
    complete = targets["complete_units"]
    others = [unit for unit in units if unit not in complete]
    drawn = rng.permutation(np.array(sorted(counts)[len(complete) :]))
    return dict.fromkeys(complete, 0) | dict(zip(others, drawn.tolist(), strict=True))
