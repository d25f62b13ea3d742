"""Make the framework that years have in common.

It has the tree of this year, and the indicators that stayed what they were. Their weights are the
mean of those of all years, so that what changed doesn't depend on which of them comes first
(Bennet, The theory of measurement of changes in cost of living, Journal of the Royal Statistical
Society 83, 1920).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from report_builder.model import Dimension, Framework, Indicator, Theme

_LEAST = 5e-4
"""Percent by which weights differ at least: open data has four decimals of them."""
Other = tuple[Framework, Mapping[str, str]]
"""The framework of another year, and the indicators of this year that it has with their ids."""
Tier = TypeVar("Tier", Dimension, Theme, Indicator)


def common(now: Framework, *others: Other) -> Framework:
    """Return the framework that this year has in common with other years."""
    kept = [id for id in now.indicator if all(id in names for _, names in others)]
    named = [(own, {id: names[id] for id in kept}) for own, names in others]
    if all(weigh_alike(now, *own) for own in named):
        return restricted(now, kept)
    every = [shares(now, kept)]
    for own, names in named:
        weights = shares(own, names.values())
        every.append({id: weights[was] for id, was in names.items()})
    return _weighed(now, {id: math.fsum(year[id] for year in every) / len(every) for id in kept})


def weigh_alike(now: Framework, before: Framework, kept: Mapping[str, str]) -> bool:
    """Tell whether indicators weigh the same among each other in both years."""
    own, other = shares(now, kept), shares(before, kept.values())
    return all(math.isclose(own[id], other[was], abs_tol=_LEAST) for id, was in kept.items())


def restricted(framework: Framework, indicators: Collection[str]) -> Framework:
    """Return a framework with some of its indicators, its weights shares of 100 again."""
    if {*indicators} >= {*framework.indicator}:
        return framework
    return _weighed(framework, shares(framework, indicators))


def shares(framework: Framework, indicators: Collection[str]) -> dict[str, float]:
    """Return what some indicators weigh in all of them, in percent, weights scaled tier by tier."""
    kept = [i for i in framework.indicators if i.id in indicators]
    themes = [t for t in framework.themes if any(i.theme == t.id for i in kept)]
    tops = [d for d in framework.dimensions if any(i.dimension == d.id for i in kept)]

    def share(i: Indicator) -> float:
        top = framework.dimension[i.dimension].weight / _sum(tops)
        inside = i.weight / _sum(o for o in kept if _home(o) == _home(i))
        if not i.theme:
            return 100 * top * inside
        beside = (t for t in themes if t.dimension == i.dimension)
        return 100 * top * framework.theme[i.theme].weight / _sum(beside) * inside

    return {i.id: share(i) for i in kept}


def _home(indicator: Indicator) -> tuple[str, str]:
    return indicator.dimension, indicator.theme


def _sum(parts: Iterable[Tier]) -> float:
    return math.fsum(part.weight for part in parts) or 1.0


def _weighed(framework: Framework, share: Mapping[str, float]) -> Framework:
    """Return a framework without what has no share, each weight a share of what it is part of."""
    inside = tuple(i for i in framework.indicators if i.id in share)

    def held(own: Callable[[Indicator], str]) -> dict[str, float]:
        return {p: math.fsum(share[i.id] for i in inside if own(i) == p) for p in map(own, inside)}

    tops, themes = held(lambda i: i.dimension), held(lambda i: i.theme)
    whole = math.fsum(tops.values())
    return Framework(
        tuple(_heavy(d, tops[d.id], whole) for d in framework.dimensions if d.id in tops),
        tuple(_heavy(i, share[i.id], (themes if i.theme else tops)[_in(i)]) for i in inside),
        tuple(
            _heavy(t, themes[t.id], tops[t.dimension]) for t in framework.themes if t.id in themes
        ),
    )


def _in(indicator: Indicator) -> str:
    return indicator.theme or indicator.dimension


def _heavy(part: Tier, share: float, whole: float) -> Tier:
    return replace(part, weight=100 * share / (whole or 1.0))
