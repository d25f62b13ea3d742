"""Labels of dots on one axis, above and below them, moved along it as little as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from report_builder.model import plain
from report_builder.render.charts.marks import Label, Stroke
from report_builder.render.charts.rows import Placed, Rows
from report_builder.render.charts.words import (
    DROP,
    RISE,
    apart,
)
from report_builder.thai.measure import text_width

RADIUS = 0.48
"""Radius of dots that are values, in sizes."""
BESIDE = 0.5
"""Space between labels, in sizes."""
ASIDE, REACH, STEM = 4.0, 0.4, 0.75
"""How far the middle of a label is from its dot where a line leads from one to the other, and how
far that reaches beyond the dot, in sizes; its width in points."""
MANY = 9
"""So many labels of a row are set above and below in turn."""


def labels_around(
    rows: Rows, dots: Sequence[Placed], middle: float, size: float
) -> Iterator[Label]:
    """Yield the labels of dots above and below them, moved along the axis as little as can be."""
    for one, side, start, _ in _placed(rows, dots, size):
        clear = RADIUS * size + 1.5
        y = middle + clear + RISE * size * 0.82 if side > 0 else middle - clear - DROP * size * 0.6
        tone = one.dot.color if rows.chart.colors else "ink"
        yield from _label(one, start, y, size, tone)


def stems(rows: Rows, dots: Sequence[Placed], middle: float, size: float) -> Iterator[Stroke]:
    """Yield the lines from dots to labels that stand far aside of them."""
    for one, side, start, wide in _placed(rows, dots, size):
        if abs(start + wide / 2 - one.x) > ASIDE * size:
            x = min(max(one.x, start), start + wide)
            y = middle + side * (RADIUS * size + REACH * size)
            yield Stroke(((one.x, middle), (x, y)), one.dot.color, STEM)


def _placed(
    rows: Rows, dots: Sequence[Placed], size: float
) -> Iterator[tuple[Placed, int, float, float]]:
    """Yield dots with the side of their labels, above or below, their starts and their widths."""
    named = sorted((one for one in dots if one.dot.label), key=lambda one: one.x)
    if not named:
        return
    wides = [text_width(plain(one.dot.label), "bold", size) for one in named]
    _, sides = min(_ways(rows, named, wides, size), key=lambda way: way[0])
    for side in (-1, 1):
        chosen = [at for at, own in enumerate(sides) if own == side]
        starts = _starts(rows, [named[at].x for at in chosen], [wides[at] for at in chosen], size)
        for start, at in zip(starts, chosen, strict=True):
            yield named[at], side, start, wides[at]


def _label(one: Placed, start: float, y: float, size: float, tone: str) -> Iterator[Label]:
    """Yield the name of a dot and, bold, the value that ends it."""
    *name, value = one.dot.label
    words = plain(tuple(name))
    if words:
        yield Label(start, y, words.rstrip("\u00a0 "), "body", size, "muted")
    x = start + text_width(words, "body", size)
    yield Label(x, y, value.text, "bold", size, tone)


def _ways(
    rows: Rows, named: Sequence[Placed], wides: Sequence[float], size: float
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the ways to set labels above and below, each with how far it moves them in all."""
    turns = tuple(1 if at % 2 else -1 for at in range(len(named)))
    every = [turns] if len(named) > MANY else product((-1, 1), repeat=len(named))
    for sides in every:
        moved = 0.0
        for side in (-1, 1):
            chosen = [at for at, own in enumerate(sides) if own == side]
            own = [wides[at] for at in chosen]
            starts = _starts(rows, [named[at].x for at in chosen], own, size)
            moved += sum(
                abs(start + wide / 2 - named[at].x)
                for start, wide, at in zip(starts, own, chosen, strict=True)
            )
            moved += _excess(rows, own, size)
        # of ways that move them alike, the one with fewer labels below
        yield moved + 0.01 * sides.count(1), sides


def _excess(rows: Rows, wides: Sequence[float], size: float) -> float:
    """Return what is lacking for labels beside each other, weighed so that it is avoided."""
    need = sum(wides) + BESIDE * size * (len(wides) - 1)
    return 1000.0 * max(0.0, need - (rows.right - rows.left + 2 * RADIUS * size))


def _starts(
    rows: Rows, middles: Sequence[float], wides: Sequence[float], size: float
) -> list[float]:
    edge = RADIUS * size + 1.0
    return apart(middles, wides, rows.left - edge, rows.right + edge, BESIDE * size)
