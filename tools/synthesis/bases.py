"""Who answered which questionnaire item: every item has its own base n."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.random import RandomState
from numpy.typing import NDArray

from .responses import Respondent

Members: TypeAlias = NDArray[np.bool_]
"""One flag per respondent."""


def draw_bases(
    responded: Sequence[Respondent], targets: Mapping[str, Any], rng: RandomState
) -> dict[str, Members]:
    """Draw the members of every name that a target may use: types, respondents, items with a base.

    A respondent who skips one item is likely to skip others too.
    """
    names = _types_and_respondents(responded)
    diligence = rng.normal(size=len(responded))
    diligence[union(names, targets["answers"]["answer_everything"])] = np.inf
    for item, target in targets["items"].items():
        if "base" in target:
            eager = diligence + rng.normal(size=len(responded))
            eager[union(names, target.get("also", []))] = np.inf
            if "within" in target:
                eager[~union(names, target["within"])] = -np.inf
            names[item] = highest(eager, target["base"])
    return names


def union(names: Mapping[str, Members], wanted: Sequence[str]) -> Members:
    """Return those who belong to any of the wanted names."""
    members = np.zeros_like(next(iter(names.values())))
    for name in wanted:
        members = members | names[name]
    return members


def highest(values: NDArray[np.float64], count: int) -> Members:
    """Return the `count` members with the highest values; the earlier one where values tie."""
    chosen = np.zeros(len(values), dtype=bool)
    chosen[np.argsort(-values, kind="stable")[:count]] = True
    return chosen


def _types_and_respondents(responded: Sequence[Respondent]) -> dict[str, Members]:
    types = np.array([each.type for each in responded])
    ids = np.array([each.id for each in responded])
    return {name: types == name for name in dict.fromkeys(types.tolist())} | {
        name: ids == name for name in ids.tolist()
    }
