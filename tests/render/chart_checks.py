"""What holds of every chart: all is printed, nothing leaves the box, no words touch or are cut."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, product

from report_builder.model import plain
from report_builder.render.charts.marks import (
    Area,
    Bar,
    Cell,
    Cells,
    Dot,
    Label,
    Mark,
    Slice,
    Stroke,
)
from report_builder.story.chartspec import STACKED, ChartKind, ChartSpec
from report_builder.thai.measure import dictionary_words
from tests.render.ink import glyphs, ink

MARKED = (
    *(ChartKind.TRACKS, ChartKind.DOTS, ChartKind.AXIS, ChartKind.TOPICS, ChartKind.WEIGHTED),
    *(ChartKind.SPANS, ChartKind.SQUARES),
)
"""Kinds that print words of their own at dots and lines, and not every value."""


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def names(chart: ChartSpec) -> list[str]:
    """Return what a chart has to name: its categories or parts, and how a grid is read."""
    categories = [plain(category.label) for category in chart.categories]
    if chart.kind is ChartKind.DIVERGING:
        bases = [plain(category.count) for category in chart.categories]
        return [series.name for series in chart.series] + categories + bases
    if chart.kind is ChartKind.GRID:
        return [*categories * (len(categories) > 1), plain(chart.series[1].label)]
    if chart.kind not in STACKED:
        return categories
    return [series.name for series in chart.series] + categories * (len(categories) > 1)


def numbers(chart: ChartSpec) -> list[str]:
    """Return the values and counts that a chart has to print; a grid draws those of all.

    What stands around a grid of one row tells of it.
    """
    if chart.kind is ChartKind.GRID and len(chart.categories) == 1:
        return []
    counts = [plain(category.count) for category in chart.categories if category.count]
    counts *= chart.kind is not ChartKind.DIVERGING
    shown = chart.series[: 1 if chart.kind is ChartKind.GRID else None]
    return [point.printed for series in shown for point in series.points] + counts


def labels(marks: tuple[Mark, ...]) -> list[Label]:
    return [mark for mark in marks if isinstance(mark, Label)]


def assert_prints_all(chart: ChartSpec, marks: tuple[Mark, ...]) -> None:
    """Check that every number stands in a label of its own, and every name in lines in order."""
    printed = [label.text for label in labels(marks)]
    assert not Counter(numbers(chart)) - Counter(printed)
    text = solid("".join(printed))
    assert all(solid(name) in text for name in names(chart))
    assert len(text) == len(solid("".join((*names(chart), *numbers(chart)))))


def assert_prints_own(chart: ChartSpec, marks: tuple[Mark, ...]) -> None:
    """Check that what a chart says of its rows, dots, lines and axis is printed.

    On one axis and over tracks the ends are named only where there is room, and between them some
    places of the axis.
    """
    rows, lines = [c.label for c in chart.categories], [s.label for s in chart.series]
    dots, axis = (
        [dot.label for row in chart.dots for dot in row],
        [t.text for t in (*chart.ticks[:1], *chart.ticks[-1:])],
    )
    dots *= chart.kind not in (ChartKind.AXIS, ChartKind.TRACKS)
    text = solid("".join(label.text for label in labels(marks)))
    for own in (*rows, *lines, *dots, *axis):
        assert solid(plain(own)) in text, plain(own)


def assert_inside(marks: tuple[Mark, ...], width: float, height: float) -> None:
    """Check that no mark leaves its box, stacked Thai marks included."""
    for mark in marks:
        left, top, right, bottom = bounds(mark)
        assert min(left, top) >= -0.01, mark
        assert right <= width + 0.01, mark
        assert bottom <= height + 0.01, mark


def bounds(mark: Mark | Cell) -> tuple[float, float, float, float]:
    match mark:
        case Label():
            return ink(mark)
        case Bar() | Cell():
            return mark.x, mark.y, mark.x + mark.w, mark.y + mark.h
        case Stroke() | Area():
            xs, ys = zip(*mark.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Cells():
            lefts, tops, rights, bottoms = zip(*map(bounds, mark.cells), strict=True)
            return min(lefts), min(tops), max(rights), max(bottoms)
        case Slice():
            reach = mark.outer
        case Dot():
            reach = mark.radius
    return mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach


def assert_apart(marks: tuple[Mark, ...]) -> None:
    """Check that no letter of a label touches one of another."""
    for one, other in combinations(labels(marks), 2):
        if ink(one).overlaps(ink(other)):
            pairs = product(glyphs(one), glyphs(other))
            assert not any(a.overlaps(b) for a, b in pairs), (one.text, other.text)


def assert_cuts_no_word(chart: ChartSpec, marks: tuple[Mark, ...]) -> None:
    """Check that each line of a name consists of whole words."""
    words = [dictionary_words(name) for name in names(chart)]
    lines = {
        solid("".join(w[i:j])) for w in words for i in range(len(w)) for j in range(len(w) + 1)
    }
    for label in labels(marks):
        assert solid(label.text) in lines or label.text in numbers(chart), label.text
