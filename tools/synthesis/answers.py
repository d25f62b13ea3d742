"""Answers to the questionnaire items: exact counts, dealt out so that they go with the scores."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.random import RandomState
from numpy.typing import NDArray

from .bases import Members, highest, union
from .framework import Framework, Item
from .responses import Respondent

Floats: TypeAlias = NDArray[np.float64]


def draw_answers(
    framework: Framework,
    responded: Sequence[Respondent],
    bases: Mapping[str, Members],
    scores: Floats,
    targets: Mapping[str, Any],
    rng: RandomState,
) -> dict[str, Members]:
    """Draw who answered each item (name: item) and who chose each option (name: item.option)."""
    items = {item.id: item for item in framework.items}
    indicators = list(framework.dimension_of)
    names = dict(bases)
    for item, target in targets["items"].items():
        target = targets["answers"] | target
        names[item] = union(names, target["asked"]) if "asked" in target else names[item]
        driver = target.get("driver")
        score = scores[:, indicators.index(driver)] if driver else np.zeros(len(responded))
        draw = _draw_multiple if items[item].kind == "multiple" else _draw_single
        names |= draw(items[item], target, names, _standardised(score), rng)
    return names


def _draw_single(
    item: Item,
    target: Mapping[str, Any],
    names: Mapping[str, Members],
    score: Floats,
    rng: RandomState,
) -> dict[str, Members]:
    """Deal every respondent of the base one option, the first options to the highest scores."""
    wish = _wish(score, target, rng)
    options = {name: _option(option) for name, option in target["options"].items()}
    left = names[item.id].copy()
    chosen = {}
    for name, option in options.items():
        promised = [sure for other, o in options.items() if other != name for sure in o["sure"]]
        chosen[name] = _choose(wish, left & ~union(names, promised), option, names)
        left &= ~chosen[name]
    if left.any():
        raise ValueError(f"{item.id}: {left.sum()} respondents of the base have no option")
    return {f"{item.id}.{name}": members for name, members in chosen.items()}


def _draw_multiple(
    item: Item,
    target: Mapping[str, Any],
    names: Mapping[str, Members],
    score: Floats,
    rng: RandomState,
) -> dict[str, Members]:
    """Draw each option by itself; where asked for, nobody of the base is left without one."""
    options = {name: _option(option) for name, option in target["options"].items()}
    base = names[item.id]
    chosen = np.array(
        [_choose(_wish(score, target, rng), base, option, names) for option in options.values()]
    )
    if target.get("at_least_one"):
        unbound = np.array([option.keys() == {"count", "sure"} for option in options.values()])
        kept = np.array([union(names, option["sure"]) for option in options.values()])
        _cover(chosen, base, unbound[:, None] & ~kept, rng)
    return {f"{item.id}.{name}": row for name, row in zip(options, chosen, strict=True)}


def _cover(chosen: Members, base: Members, movable: Members, rng: RandomState) -> None:
    """Hand options (rows) on, from respondents with several to those of the base with none."""
    for respondent in np.flatnonzero(base & ~chosen.any(axis=0)):
        givers = chosen & movable & (chosen.sum(axis=0) > 1)
        option, giver = np.argwhere(givers)[rng.randint(givers.sum())]
        chosen[option, giver], chosen[option, respondent] = False, True


def _option(option: int | Mapping[str, Any]) -> dict[str, Any]:
    return {"sure": []} | ({"count": option} if isinstance(option, int) else dict(option))


def _choose(
    wish: Floats, base: Members, option: Mapping[str, Any], names: Mapping[str, Members]
) -> Members:
    """Return exactly the option's count: first those who are sure, then the strongest wishes."""
    allowed = base & ~union(names, option.get("not_of", []))
    if "of" in option:
        allowed &= union(names, option["of"])
    ranked = np.where(union(names, option["sure"]), np.inf, wish)
    chosen = highest(np.where(allowed, ranked, -np.inf), option["count"]) & allowed
    if chosen.sum() != option["count"]:
        raise ValueError(f"{option}: only {chosen.sum()} respondents can choose it")
    return chosen


def _wish(score: Floats, target: Mapping[str, Any], rng: RandomState) -> Floats:
    """Mix the driver's score with chance; an infinite strength leaves the score alone."""
    chance = rng.normal(size=len(score))
    strength = float(target["strength"])
    return score if np.isinf(strength) else strength * score + chance


def _standardised(score: Floats) -> Floats:
    """Return z-scores, 0 where missing or where all are equal."""
    spread = np.nanstd(score)
    return np.nan_to_num((score - np.nanmean(score)) / (spread if spread else 1.0))
