"""Frameworks and units as their authors type them: dimensions, indicators, weights, codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from report_builder.geography.provinces import provinces
from tests.editions import names
from tests.editions.given import Rows
from tests.editions.names import Maker

MOST_DIMENSIONS, MOST_INDICATORS = 16, 60

Cell = Callable[[Random], Any]
Filling = Callable[[list[dict[str, Any]], str, Cell, Random], None]


def _filled(rows: list[dict[str, Any]], column: str, cell: Cell, draw: Random) -> None:
    for row in rows:
        row[column] = cell(draw)


def _some(rows: list[dict[str, Any]], column: str, cell: Cell, draw: Random) -> None:
    for row in rows:
        row[column] = cell(draw) if draw.random() < 0.5 else None


def _blank(rows: list[dict[str, Any]], column: str, cell: Cell, draw: Random) -> None:
    for row in rows:
        row[column] = None


def _absent(rows: list[dict[str, Any]], column: str, cell: Cell, draw: Random) -> None:
    return


FILLINGS = (_filled, _some, _blank, _absent)
"""How an optional column comes: filled, with gaps, blank, or not at all."""


def makers() -> st.SearchStrategy[tuple[Maker, ...]]:
    """Return one to three kinds of names that a table mixes; now and then one of other letters."""
    usual = st.lists(st.sampled_from([*names.KINDS.values()]), min_size=1, max_size=3, unique=True)
    strange = st.just([names.thai, names.strange])
    return st.integers(0, 299).flatmap(lambda n: strange if n == 199 else usual).map(tuple)


@st.composite
def frameworks(choose: st.DrawFn) -> dict[str, Rows]:
    """Return the tables `dimensions` and `indicators`."""
    draw = choose(st.randoms(use_true_random=True))
    count = choose(st.integers(1, MOST_DIMENSIONS))
    most = choose(st.sampled_from((count, min(3 * count, MOST_INDICATORS), MOST_INDICATORS)))
    sizes = _sizes(draw, count, choose(st.integers(count, most)))
    optional = {"short_th": names.short, "name_en": names.latin, "tag": choose(makers())[0]}
    dimensions = _named(choose, draw, "d", count)
    for column, cell in optional.items():
        choose(st.sampled_from(FILLINGS))(dimensions, column, cell, draw)
    _weighted(dimensions, choose(weightings(blank=True)), draw)
    indicators = _named(choose, draw, "i", sum(sizes))
    homes = [row["id"] for row, size in zip(dimensions, sizes, strict=True) for _ in range(size)]
    for row, home in zip(indicators, homes, strict=True):
        row["dimension"] = home
    for column in ("short_th", "name_en"):
        choose(st.sampled_from(FILLINGS))(indicators, column, optional[column], draw)
    weighting = choose(weightings(blank=True))
    for dimension in dimensions:
        _weighted([r for r in indicators if r["dimension"] == dimension["id"]], weighting, draw)
    return {"dimensions": dimensions, "indicators": indicators}


def _named(choose: st.DrawFn, draw: Random, letter: str, count: int) -> list[dict[str, Any]]:
    called = names.made(draw, choose(makers()), count)
    pattern = choose(st.sampled_from(("{}{}", "{}_{:02}", "{}-{}x")))
    return [{"id": pattern.format(letter, n), "name_th": name} for n, name in enumerate(called, 1)]


def _sizes(draw: Random, parts: int, whole: int) -> list[int]:
    """Return how many indicators each dimension has, one at least."""
    cuts = sorted(draw.sample(range(1, whole), parts - 1)) if parts > 1 else []
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


Weighting = Callable[[int, Random], list[Any]]


def equal(count: int, draw: Random) -> list[Any]:
    """Return shares of 100 with two decimals: 33.33 three times."""
    return [round(100 / count, 2)] * count


def fine(count: int, draw: Random) -> list[Any]:
    """Return shares of 100 with many decimals: 6.666667 fifteen times."""
    return [round(100 / count, 6)] * count


def whole(count: int, draw: Random) -> list[Any]:
    """Return different whole numbers with a sum of 100."""
    cuts = sorted(draw.sample(range(1, 100), count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]


def of_one(count: int, draw: Random) -> list[Any]:
    """Return shares of 1: 0.25 four times."""
    return [round(1 / count, 4)] * count


def percents(count: int, draw: Random) -> list[Any]:
    """Return shares of 100 with a sign: 25% four times."""
    return [f"{share}%" for share in whole(count, draw)]


def blanks(count: int, draw: Random) -> list[Any]:
    """Return blanks, which are equal shares."""
    return [None] * count


def weightings(*, blank: bool) -> st.SearchStrategy[Weighting]:
    """Return the ways in which people type weights."""
    ways = (equal, fine, whole, whole, of_one, percents)
    return st.sampled_from((*ways, blanks, blanks) if blank else ways)


def _weighted(rows: Sequence[dict[str, Any]], weighting: Weighting, draw: Random) -> None:
    for row, weight in zip(rows, weighting(len(rows), draw), strict=True):
        row["weight"] = weight


@st.composite
def units(choose: st.DrawFn, least: int, most: int, noun: str) -> Rows:
    """Return the table `units`: provinces or others, some of whose names begin with their noun."""
    draw = choose(st.randoms(use_true_random=True))
    count = choose(st.integers(least, most))
    if count <= len(provinces()) and choose(st.integers(0, 3)) == 3:
        rows = _provinces(choose, draw, count)
    else:
        called = names.made(draw, choose(makers()), count)
        with_noun = choose(st.booleans())
        codes = choose(st.sampled_from(("u{}", "A-{:03}", "{}", "unit_{}")))
        rows = [
            {"code": codes.format(n), "name_th": noun + name if with_noun and n % 2 else name}
            for n, name in enumerate(called, 1)
        ]
        choose(st.sampled_from(FILLINGS))(rows, "name_en", names.latin, draw)
    regions = names.made(draw, choose(makers()), choose(st.integers(1, max(1, min(8, count)))))
    filling = choose(st.sampled_from(FILLINGS))
    filling(rows, "region", lambda draw: draw.choice(regions), draw)
    return rows


def _provinces(choose: st.DrawFn, draw: Random, count: int) -> list[dict[str, Any]]:
    chosen = draw.sample([*provinces().values()], count)
    rows: list[dict[str, Any]] = [{"name_th": province.name_th} for province in chosen]
    if choose(st.booleans()):
        for row, province in zip(rows, chosen, strict=True):
            row |= {"code": province.code, "name_en": province.name_en}
    return rows


def codes(rows: Rows) -> list[str]:
    """Return what other tables call units by: their codes, or the names of provinces."""
    return [row.get("code") or row["name_th"] for row in rows]


def ids(rows: Rows) -> list[str]:
    """Return the ids of a table."""
    return [row["id"] for row in rows]


def of(rows: Rows, column: str, value: str) -> list[Mapping[str, Any]]:
    """Return the rows with a value in a column."""
    return [row for row in rows if row[column] == value]
