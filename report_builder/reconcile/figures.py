"""Compare published figures with the facts, and find the base that explains a share."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from report_builder.facts import FactBook
from report_builder.problem import Words
from report_builder.reconcile.comparison import Comparison, Figure, Verdict, note
from report_builder.thai.words import number, rounded

TENS = 10
"""A whole percent printed in round tens agrees with whatever rounds to it."""
NEAR = 0.1
"""How far another base may be from ours, relative to it, to explain a figure."""
_NOISE = 1e-9


def with_facts(figures: Sequence[Figure], facts: FactBook) -> Iterator[Comparison]:
    """Yield the comparison of every published figure with its fact; raises UnknownFact for none.

    Figures beside each other that conflict for one reason, told in one note, are one conflict.
    """
    for _, members in groupby(enumerate(figures), lambda placed: _reason(*placed)):
        found = [_with_fact(figure, facts) for _, figure in members]
        one = len(found) > 1 and all(each.verdict is Verdict.CONFLICT for each in found)
        yield from [_as_one(found)] if one else found


def _reason(place: int, figure: Figure) -> tuple[str, str]:
    return (figure.slide, figure.note) if figure.note else ("", str(place))


def _as_one(found: Sequence[Comparison]) -> Comparison:
    id, published, computed, fact = (
        ", ".join(getattr(each, name) for each in found)
        for name in ("id", "published", "computed", "fact")
    )
    figures = tuple(figure for each in found for figure in each.figures)
    why = found[0].explanation
    return Comparison(id, Verdict.CONFLICT, published, computed, why, fact, figures, declared=True)


def _with_fact(figure: Figure, facts: FactBook) -> Comparison:
    value = facts[figure.id].value
    verdict = _verdict(figure, value)
    why = note(figure.note) if verdict is not Verdict.MATCH else Words("", "")
    if verdict is Verdict.CONFLICT:
        why = _joined(_fitting(figure, facts), why)
    computed = number(value, figure.decimals)
    place = f"{figure.slide}:{figure.key}"
    told = (place, verdict, figure.printed, computed, why, figure.id)
    return Comparison(*told, figures=(figure,), declared=bool(figure.note))


def _verdict(figure: Figure, value: float | None) -> Verdict:
    if value is None:
        return Verdict.CONFLICT
    if rounded(value, figure.decimals) == rounded(figure.value, figure.decimals):
        return Verdict.MATCH
    tens = figure.decimals == 0 and figure.value % TENS == 0
    near = TENS * rounded(Decimal(repr(float(value))) / TENS, 0)
    return Verdict.ROUNDING if tens and near == rounded(figure.value, 0) else Verdict.CONFLICT


def _fitting(figure: Figure, facts: FactBook) -> Words:
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


def _base_range(count: float, figure: Figure) -> tuple[int, int]:
    """Return the smallest and largest base on which a count prints as a percent, half up."""
    low, high = figure.value - figure.half, figure.value + figure.half
    first = math.floor(100 * count / high + _NOISE) + 1
    return first, math.floor(100 * count / low + _NOISE) if low > 0 else first - 1


def bases(figures: Sequence[Figure]) -> Iterator[Comparison]:
    """Yield the published bases that don't fit the shares beside them, when one other fits all."""
    ordered = sorted(figures, key=_item)
    for (slide, item), members in groupby(ordered, key=_item):
        listed = [figure for figure in members if item]
        bases = {f.value: f for f in listed if f.id == f"{item}.n"}
        ranges = [_base_range(count.value, share) for count, share in _pairs(listed)]
        if len(bases) == 1 and ranges:
            fits = range(max(low for low, _ in ranges), min(high for _, high in ranges) + 1)
            base, figure = next(iter(bases.items()))
            if fits and int(base) not in fits:
                yield _other_base(f"{slide}:{item}.n", figure, fits)


def _item(figure: Figure) -> tuple[str, str]:
    item = ".".join(figure.id.split(".")[:2]) if figure.id.startswith("item.") else ""
    return figure.slide, item


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    counts = {f.id.removesuffix(".count"): f for f in figures if f.id.endswith(".count")}
    for figure in figures:
        stem, _, kind = figure.id.rpartition(".")
        if kind.startswith("share") and stem in counts:
            yield counts[stem], figure


def _other_base(place: str, base: Figure, fits: range) -> Comparison:
    span = _span(fits[0], fits[-1])
    why = Words(
        f"ร้อยละที่พิมพ์ทุกตัวเข้ากับฐาน {span} เท่านั้น", f"all printed shares fit a base of {span} only"
    )
    told = (place, Verdict.CONFLICT, f"{base.value:.0f}", span, why, base.id)
    return Comparison(*told, figures=(base,), declared=bool(base.note))


def _joined(*parts: Words) -> Words:
    told = [part for part in parts if part.th]
    return Words(" · ".join(p.th for p in told), " · ".join(p.en for p in told))
