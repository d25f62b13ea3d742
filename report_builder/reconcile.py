"""Compare the facts of an edition with figures published elsewhere, and those with each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, groupby
from statistics import fmean
from typing import Any

from report_builder.errors import UnknownFigure, Words
from report_builder.facts import FactBook
from report_builder.model import Edition
from report_builder.thai.words import number, rounded

TENS = 10
"""A whole percent printed in round tens agrees with whatever rounds to it."""
NEAR = 0.1
"""How far another base may be from ours, relative to it, to explain a figure."""
_NOISE = 1e-9


class Verdict(StrEnum):
    """How two figures go together: as printed, within rounding, or not."""

    MATCH = "match"
    ROUNDING = "rounding"
    CONFLICT = "conflict"


VERDICTS = {
    Verdict.CONFLICT: Words("ขัดแย้งกัน", "conflicts"),
    Verdict.ROUNDING: Words("ต่างกันเพราะปัดเศษ", "roundings"),
    Verdict.MATCH: Words("ตรงกัน", "matches"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: what was published, where, what it was held against, and the verdict.

    `id` is slide:key of a published figure, slide:item.n of a base, or the id of a check.
    """

    id: str
    verdict: Verdict
    published: str
    computed: str
    explanation: Words
    fact: str = ""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A published figure."""

    id: str
    value: float
    decimals: int
    slide: str
    key: str
    note: str

    @property
    def printed(self) -> str:
        return number(self.value, self.decimals)

    @property
    def half(self) -> float:
        """Half of the last place that is printed."""
        return 0.5 * 10.0**-self.decimals


def reconcile(edition: Edition, facts: FactBook) -> tuple[Comparison, ...]:
    """Return every comparison of an edition's published figures, in their order.

    Raises UnknownFact for a figure of no fact, UnknownFigure for a check of no figure.
    """
    figures = [_Figure(**row) for row in _rows(edition.published)]
    return (
        *(_with_fact(figure, facts) for figure in figures),
        *_bases(figures),
        *(_check(row, _by_place(figures)) for row in _rows(edition.checks)),
    )


def _rows(frame: Any) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _with_fact(figure: _Figure, facts: FactBook) -> Comparison:
    value = facts[figure.id].value
    verdict = _verdict(figure, value)
    why = _note(figure.note) if verdict is not Verdict.MATCH else Words("", "")
    if verdict is Verdict.CONFLICT:
        why = _joined(_fitting(figure, facts), why)
    computed = number(value, figure.decimals)
    place = f"{figure.slide}:{figure.key}"
    return Comparison(place, verdict, figure.printed, computed, why, figure.id)


def _verdict(figure: _Figure, value: float | None) -> Verdict:
    if value is None:
        return Verdict.CONFLICT
    if rounded(value, figure.decimals) == rounded(figure.value, figure.decimals):
        return Verdict.MATCH
    tens = figure.decimals == 0 and figure.value % TENS == 0
    near = TENS * rounded(Decimal(repr(float(value))) / TENS, 0)
    return Verdict.ROUNDING if tens and near == rounded(figure.value, 0) else Verdict.CONFLICT


def _fitting(figure: _Figure, facts: FactBook) -> Words:
    """Say on which bases the count behind a share gives the published percent."""
    stem, _, kind = figure.id.rpartition(".")
    count = facts.get(f"{stem}.count")
    if not kind.startswith("share") or count is None or not count.value:
        return Words("", "")
    base, (low, high) = facts[figure.id].base or 0, _base_range(count.value, figure)
    if low > high or min(abs(n - base) for n in (low, high)) > NEAR * base:
        return Words("", "")
    span = _span(low, high)
    return Words(
        f"จำนวน {count.value:.0f} ให้ค่านี้เมื่อฐานเป็น {span} แทน {base}",
        f"a count of {count.value:.0f} gives it on a base of {span} instead of {base}",
    )


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"


def _base_range(count: float, figure: _Figure) -> tuple[int, int]:
    """Return the smallest and largest base on which a count prints as a percent, half up."""
    low, high = figure.value - figure.half, figure.value + figure.half
    first = math.floor(100 * count / high + _NOISE) + 1
    return first, math.floor(100 * count / low + _NOISE) if low > 0 else first - 1


def _bases(figures: Sequence[_Figure]) -> Iterator[Comparison]:
    """Yield the published bases that don't fit the shares beside them, when one other fits all."""
    ordered = sorted(figures, key=_item)
    for (slide, item), members in groupby(ordered, key=_item):
        listed = [figure for figure in members if item]
        bases = {f.value for f in listed if f.id == f"{item}.n"}
        ranges = [_base_range(count.value, share) for count, share in _pairs(listed)]
        if len(bases) == 1 and ranges:
            fits = range(max(low for low, _ in ranges), min(high for _, high in ranges) + 1)
            if fits and int(*bases) not in fits:
                yield _other_base(f"{slide}:{item}.n", int(*bases), fits)


def _item(figure: _Figure) -> tuple[str, str]:
    item = ".".join(figure.id.split(".")[:2]) if figure.id.startswith("item.") else ""
    return figure.slide, item


def _pairs(figures: Sequence[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    counts = {f.id.removesuffix(".count"): f for f in figures if f.id.endswith(".count")}
    for figure in figures:
        stem, _, kind = figure.id.rpartition(".")
        if kind.startswith("share") and stem in counts:
            yield counts[stem], figure


def _other_base(place: str, base: int, fits: range) -> Comparison:
    span = _span(fits[0], fits[-1])
    why = Words(
        f"ร้อยละที่พิมพ์ทุกตัวเข้ากับฐาน {span} เท่านั้น", f"all printed shares fit a base of {span} only"
    )
    return Comparison(place, Verdict.CONFLICT, str(base), span, why, place.partition(":")[2])


def _by_place(figures: Sequence[_Figure]) -> Mapping[str, _Figure]:
    return {f"{figure.slide}:{figure.key}": figure for figure in figures}


def _check(row: Mapping[str, Any], places: Mapping[str, _Figure]) -> Comparison:
    figures = [_named(name, row["id"], places) for name in row["figures"].split()]
    against = [_named(name, row["id"], places) for name in row["against"].split()]
    verdict, computed = (_ordered if row["kind"] == "order" else _equal)(
        row["kind"], figures, against
    )
    printed = " > ".join(figure.printed for figure in against)
    why = _note(row["note"]) if verdict is Verdict.CONFLICT else Words("", "")
    return Comparison(row["id"], verdict, printed, computed, why)


def _named(name: str, check: str, places: Mapping[str, _Figure]) -> _Figure:
    """Return the published figure of a place such as 24:score_service, or a plain number."""
    if name in places:
        return places[name]
    if not name.isdigit():
        raise UnknownFigure(check, name)
    return _Figure("", float(name), 0, "", name, "")


def _equal(
    kind: str, figures: Sequence[_Figure], against: Sequence[_Figure]
) -> tuple[Verdict, str]:
    """Hold a sum, mean, ratio or single figure against the one it should be."""
    values, (wanted, *_) = [figure.value for figure in figures], against
    result, doubt = _computed(kind, values, [figure.half for figure in figures])
    near = rounded(result, wanted.decimals) == rounded(wanted.value, wanted.decimals)
    close = abs(result - wanted.value) <= doubt + wanted.half + _NOISE
    verdict = Verdict.MATCH if near else Verdict.ROUNDING if close else Verdict.CONFLICT
    return verdict, number(result, wanted.decimals)


def _computed(kind: str, values: Sequence[float], halves: Sequence[float]) -> tuple[float, float]:
    """Return a result, and how far the rounding of what it is made of may have moved it."""
    match kind:
        case "sum":
            return math.fsum(values), math.fsum(halves)
        case "mean":
            return fmean(values), fmean(halves)
        case "ratio":
            return 100 * values[0] / values[1], 0.0
        case _:
            return values[0], halves[0]


def _ordered(
    kind: str, figures: Sequence[_Figure], against: Sequence[_Figure]
) -> tuple[Verdict, str]:
    """Compare the order of two rows of figures; those that are equal have none."""
    pairs = combinations(zip(figures, against, strict=True), 2)
    turned = [
        (a, b)
        for (one, a), (other, b) in pairs
        if (one.value - other.value) * (a.value - b.value) < 0
    ]
    verdict = Verdict.CONFLICT if turned else Verdict.MATCH
    return verdict, " > ".join(figure.printed for figure in figures)


def _note(text: str) -> Words:
    """Return a note of the edition, "Thai (English)", as words."""
    th, _, en = text.removesuffix(")").partition(" (")
    return Words(th, en or th)


def _joined(*parts: Words) -> Words:
    told = [part for part in parts if part.th]
    return Words(" · ".join(p.th for p in told), " · ".join(p.en for p in told))


def as_data(found: Iterable[Comparison]) -> list[dict[str, Any]]:
    """Return comparisons as data for another program."""
    return [asdict(comparison) for comparison in found]


def as_text(found: Sequence[Comparison], *, every: bool) -> Iterator[str]:
    """Yield comparisons as lines in Thai with English, conflicts first; every one or not."""
    for verdict, words in VERDICTS.items():
        members = [comparison for comparison in found if comparison.verdict is verdict]
        yield f"{words.th} · {words.en}: {len(members)}"
        if every or verdict is not Verdict.MATCH:
            yield from (line for member in members for line in _told(member))


def _told(comparison: Comparison) -> Iterator[str]:
    published, computed = comparison.published, comparison.computed
    yield f"  {comparison.id}: เผยแพร่ published {published}, คำนวณ computed {computed}"
    if comparison.explanation.th:
        yield f"    {comparison.explanation.th}"
        yield f"    {comparison.explanation.en}"
