"""Make facts of each kind with the decimals in which that kind is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from report_builder.edition.scales import PLAIN, Scale
from report_builder.model import Fact, Source
from report_builder.results.fair import difference
from report_builder.results.score import Mean
from report_builder.results.tabulate import Table
from report_builder.thai.words import rounded

Sources = tuple[Source, ...]
MOST_DECIMALS, EXACT = 2, 9
AS_GIVEN = -1
"""Decimals of a score or distance that was set and isn't computed: those in which it is exact."""
SHARE = "จำนวนหารด้วยฐาน คูณ 100"


def score(id: str, mean: Mean, label: str, derivation: str, sources: Sources) -> Fact:
    """Make a mean score, 0-100."""
    return Fact(id, mean.value, "score", 1, mean.n, label, derivation, sources)


def score_and_base(
    id: str, mean: Mean, label: str, derivation: str, sources: Sources
) -> Iterator[Fact]:
    """Make a mean score and, as `<id>.n`, the number of cases in it."""
    yield score(f"{id}.score", mean, label, derivation, sources)
    yield count(f"{id}.n", mean.n, f"ฐานของ{label}", "นับหน่วยที่มีคะแนน", sources, mean.n)


def points(
    id: str, value: float | None, base: int, label: str, derivation: str, sources: Sources
) -> Fact:
    """Make a distance between scores out of a base."""
    return Fact(id, value, "points", 1, base, label, derivation, sources)


def gap(
    id: str, own: Mean, other: Mean, label: str, derivation: str, sources: Sources, scale: Scale
) -> Fact:
    """Make the distance of a mean score from another, both as printed on a scale.

    It is missing where one of them is.
    """
    if own.value is None or other.value is None:
        return points(id, None, own.n, label, derivation, sources)
    value = difference(own.value, other.value, scale)
    return points(id, value, own.n, label, derivation, sources)


def count(
    id: str,
    value: int | None,
    label: str,
    derivation: str,
    sources: Sources,
    base: int | None = None,
) -> Fact:
    """Make a number of cases out of a base."""
    return Fact(id, value, "count", 0, base, label, derivation, sources)


def rank(id: str, value: int | None, base: int, label: str, sources: Sources) -> Fact:
    """Make a rank from 1 (highest) among `base` ranked."""
    derivation = "เรียงคะแนนก่อนปัดเศษจากสูงไปต่ำ คะแนนเท่ากันได้อันดับเดียวกัน"
    return Fact(id, value, "rank", 0, base, label, derivation, sources)


def weight(id: str, value: float, decimals: int, label: str, source: Source) -> Fact:
    """Make a weight in percent."""
    return Fact(id, value, "weight", decimals, None, label, "ค่าที่กำหนดในกรอบการสำรวจ", (source,))


def on_scale(fact: Fact, scale: Scale) -> Fact:
    """Return a fact of 0-100 as it is printed: scores and distances between them on a scale."""
    if fact.unit not in ("score", "points") or (scale == PLAIN and fact.decimals != AS_GIVEN):
        return fact
    printed = scale.printed if fact.unit == "score" else scale.apart
    value = None if fact.value is None else printed(fact.value)
    decimals = fact.decimals - 1 + scale.decimals
    if fact.decimals == AS_GIVEN:
        decimals = decimals_of([value or 0.0], max(MOST_DECIMALS, scale.decimals))
    return replace(fact, value=value, decimals=decimals)


def decimals_of(numbers: Iterable[float], most: int = MOST_DECIMALS) -> int:
    """Return the decimals, so many at most, in which all numbers are exact; 1 when none are."""
    exact = [*numbers]
    found = (d for d in range(most + 1) if all(_is_exact(n, d) for n in exact))
    return next(found, 1)


def _is_exact(number: float, decimals: int) -> bool:
    return rounded(number, decimals) == rounded(number, EXACT)


def frequency(
    id: str, table: Table, choice: str, label: str, derivation: str, sources: Sources
) -> Iterator[Fact]:
    """Make the count of a choice, and its share with one decimal and in whole percents."""
    yield count(f"{id}.count", table.counts[choice], f"จำนวน{label}", derivation, sources, table.n)
    share = table.share(choice)
    yield percent(f"{id}.share", share, 1, table.n, label, SHARE, sources)
    yield percent(f"{id}.share0", share, 0, table.n, label, SHARE, sources)


def percent(
    id: str,
    value: float | None,
    decimals: int,
    base: int,
    label: str,
    derivation: str,
    sources: Sources,
) -> Fact:
    """Make a share in percent of a base."""
    return Fact(id, value, "percent", decimals, base, f"ร้อยละของ{label}", derivation, sources)
