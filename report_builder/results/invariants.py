"""Check that results hold together: weights sum, parts give the totals, no base is too large."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from report_builder.failures import BrokenInvariant
from report_builder.model import Edition, Framework
from report_builder.results.score import TOTAL, Mean, Scores, per_unit, places

if TYPE_CHECKING:
    from report_builder.results import Results

TOLERANCE = 1e-6


def check(edition: Edition, results: Results) -> None:
    """Raise BrokenInvariant that lists every rule which the results break."""
    broken = [
        *_weights(edition.framework),
        *_range(results),
        *(_weighted(edition, results) if edition.weighted else _unweighted(results)),
        *_total(edition.framework, results.nation),
        *_bases(edition, results),
        *_groups(results),
    ]
    if broken:
        raise BrokenInvariant(broken)


def _weights(framework: Framework) -> Iterator[str]:
    if not _equal(math.fsum(d.weight for d in framework.dimensions), 100):
        yield "weights of the dimensions do not sum to 100"
    for dimension in framework.dimensions:
        themes = framework.themes_of(dimension.id)
        what, parts = ("themes", themes) if themes else ("indicators", framework.of(dimension.id))
        if not _equal(math.fsum(part.weight for part in parts), 100):
            yield f"weights of the {what} of {dimension.id} do not sum to 100"
    for theme in framework.themes:
        if not _equal(math.fsum(i.weight for i in framework.in_theme(theme.id)), 100):
            yield f"weights of the indicators of theme {theme.id} do not sum to 100"


def _range(results: Results) -> Iterator[str]:
    for name, scores in results.units.items():
        for place, mean in _means(scores):
            if mean.value is not None and not -TOLERANCE <= mean.value <= 100 + TOLERANCE:
                yield f"{place} of {name} is {mean.value}, outside 0-100"


def _means(scores: Scores) -> Iterator[tuple[str, Mean]]:
    """Yield the scores in all places but the total."""
    return ((place, mean) for place, mean in places(scores) if place != TOTAL)


def _unweighted(results: Results) -> Iterator[str]:
    yield from _parts("regions", results.regions, results.nation)
    yield from _parts("units", results.units, results.nation)


def _weighted(edition: Edition, results: Results) -> Iterator[str]:
    wholes = [("the nation", edition.units, results.nation)]
    wholes += [
        (name, tuple(u for u in edition.units if u.region == name), scores)
        for name, scores in results.regions.items()
    ]
    for name, units, scores in wholes:
        for place, mean in _means(scores):
            parts = [(u.weight or 0.0, dict(_means(results.units[u.code]))[place]) for u in units]
            if not _close(_by_weight(parts), mean.value):
                yield f"units do not add up to {name} by their weights in {place}"


def _by_weight(parts: Iterable[tuple[float, Mean]]) -> float | None:
    there = [(weight, part.value) for weight, part in parts if part.value is not None]
    whole = sum(weight for weight, _ in there)
    return sum(weight / whole * value for weight, value in there) if there else None


def _parts(name: str, parts: Mapping[str, Scores], whole: Scores) -> Iterator[str]:
    for place, mean in _means(whole):
        pieces = [dict(_means(part))[place] for part in parts.values()]
        if not _same(_combined(pieces), mean):
            yield f"{name} do not add up to the nation in {place}"


def _combined(parts: Iterable[Mean]) -> Mean:
    present = [(part.value, part.n) for part in parts if part.value is not None]
    n = sum(size for _, size in present)
    return Mean(math.fsum(value * size for value, size in present) / n if n else None, n)


def _total(framework: Framework, nation: Scores) -> Iterator[str]:
    values = [(d.weight, nation.dimensions[d.id].value) for d in framework.dimensions]
    present = [(weight, value) for weight, value in values if value is not None]
    weight = math.fsum(weight for weight, _ in present)
    expected = math.fsum(w * v for w, v in present) / weight if weight else None
    if not _close(expected, nation.total.value):
        yield "the nation's total is not the weighted sum of its dimensions"


def _bases(edition: Edition, results: Results) -> Iterator[str]:
    population = len(edition.units if per_unit(edition) else edition.respondents)
    for place, mean in places(results.nation):
        if mean.n > population:
            yield f"base of {place} is {mean.n}, above the population of {population}"
    for item, table in results.items.items():
        if table.n > population or max(table.counts.values(), default=0) > table.n:
            yield f"base of item {item} is {table.n}, above the population of {population}"


def _groups(results: Results) -> Iterator[str]:
    scored = [s for s in results.units.values() if s.total.value is not None]
    if len(scored) != len(results.group):
        yield f"{len(scored)} units have a score, but {len(results.group)} are in a group"
    if results.rank.keys() != results.covered:
        yield f"{len(results.covered)} units have enough data, but {len(results.rank)} a rank"


def _same(one: Mean, other: Mean) -> bool:
    return one.n == other.n and _close(one.value, other.value)


def _close(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else _equal(one, other)


def _equal(one: float, other: float) -> bool:
    return math.isclose(one, other, abs_tol=TOLERANCE)
