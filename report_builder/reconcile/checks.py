"""Hold published figures against each other, as an edition's checks say."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import fmean
from typing import Any

from report_builder.errors import UnknownFigure
from report_builder.problem import Words
from report_builder.reconcile.comparison import Comparison, Figure, Verdict, note
from report_builder.thai.words import number, rounded

_NOISE = 1e-9


def by_place(figures: Sequence[Figure]) -> Mapping[str, Figure]:
    """Return published figures by slide:key."""
    return {f"{figure.slide}:{figure.key}": figure for figure in figures}


def check(row: Mapping[str, Any], places: Mapping[str, Figure]) -> Comparison:
    """Return what comes of a check: sum, mean, ratio, equal, or order of two rows of figures.

    Raises UnknownFigure for a figure that isn't published.
    """
    figures = [_named(name, row["id"], places) for name in row["figures"].split()]
    against = [_named(name, row["id"], places) for name in row["against"].split()]
    verdict, computed = (_ordered if row["kind"] == "order" else _equal)(
        row["kind"], figures, against
    )
    printed = " > ".join(figure.printed for figure in against)
    why = note(row["note"]) if verdict is Verdict.CONFLICT else Words("", "")
    spoken = tuple(figure for figure in (*figures, *against) if figure.id)
    told = (row["id"], verdict, printed, computed, why)
    return Comparison(*told, figures=spoken, declared=bool(row["note"]))


def _named(name: str, check: str, places: Mapping[str, Figure]) -> Figure:
    """Return the published figure of a place such as 24:score_service, or a plain number."""
    if name in places:
        return places[name]
    if not name.isdigit():
        raise UnknownFigure(check, name)
    return Figure("", float(name), 0, "", name, "")


def _equal(kind: str, figures: Sequence[Figure], against: Sequence[Figure]) -> tuple[Verdict, str]:
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
    kind: str, figures: Sequence[Figure], against: Sequence[Figure]
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
