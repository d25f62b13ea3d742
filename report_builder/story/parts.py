"""Part what is too much for one place, evenly, each part saying which it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeVar

from report_builder.model import Dimension, Run, Text, plain
from report_builder.story.blocks import Panel, Table
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Series
from report_builder.thai.measure import dictionary_words, text_width, wrap

T = TypeVar("T")

RADAR_AXES = range(3, 9)
"""How many axes a radar may have; other numbers are drawn as bars."""
MOST_BARS = 14
"""Bars that one chart can hold on a slide."""
BESIDE, SIZE = 290.0, 14.0
"""Points for names beside weighted bars, and their size."""
ONE = (ChartKind.TREND, ChartKind.ARROWS, ChartKind.SPANS, ChartKind.SQUARES)
"""Kinds of chart that are nothing in parts."""
LINES = 12
"""Lines of names that stand beside weighted bars at most."""


def named_beside(dimensions: Sequence[Dimension]) -> bool:
    """Tell whether the names of dimensions have room beside weighted bars, each word whole."""
    names = [f"{own.name_th}* ({own.name_en})" for own in dimensions]
    lines = [wrap(name, "body", SIZE, BESIDE) for name in names]
    words = (word for name in names for word in dictionary_words(name))
    whole = all(text_width(word, "body", SIZE) <= BESIDE for word in words)
    return whole and sum(map(len, lines)) <= LINES and all(len(each) < 3 for each in lines)


def evenly(count: int, parts: int) -> tuple[int, ...]:
    """Return the sizes of so many parts of a count, none larger than another by more than one."""
    return tuple(count * (part + 1) // parts - count * part // parts for part in range(parts))


def shares(items: Sequence[T], parts: int) -> tuple[tuple[T, ...], ...]:
    """Return items in so many parts of even size, in order."""
    ends = accumulate(evenly(len(items), parts), initial=0)
    return tuple(tuple(items[start:end]) for start, end in pairwise(ends))


def numbered(text: Text, part: int, of: int) -> Text:
    """Return a text that says which part it heads, counted from 1: “คะแนนรายด้าน (2/3)”."""
    return (*text, Run(f"\u00a0({part}/{of})", literal=True)) if text and of > 1 else text


def most_parts(panel: Panel) -> int:
    """Return into how many panels a panel can be parted: by bars, rows or paragraphs."""
    exhibit = panel.exhibit
    if isinstance(exhibit, ChartSpec):
        return 1 if exhibit.kind in ONE else len(as_bars(exhibit).categories)
    if isinstance(exhibit, Table):
        return len(exhibit.rows)
    return len(panel.paragraphs)


def parted(panel: Panel, parts: int) -> tuple[Panel, ...]:
    """Return a panel as so many panels; the text beside a chart or table stays with the first."""
    if parts == 1:
        return (panel,)
    cut = {ChartSpec: _charts, Table: _tables}.get(type(panel.exhibit), _texts)
    return tuple(
        replace(
            part,
            name=panel.name if place == 1 else f"{panel.name}.{place}",
            heading=numbered(panel.heading, place, parts),
            foot=part.foot if place == parts else (),
        )
        for place, part in enumerate(cut(panel, parts), 1)
    )


def _texts(panel: Panel, parts: int) -> list[Panel]:
    pieces = shares(panel.paragraphs, parts)
    first, *others = (replace(panel, paragraphs=piece) for piece in pieces)
    return [first, *(replace(other, number=(), unit=()) for other in others)]


def _tables(panel: Panel, parts: int) -> list[Panel]:
    table = panel.exhibit
    assert isinstance(table, Table)
    cut = (shares(own, parts) for own in (table.rows, table.shades, table.groups))
    pieces = (
        replace(table, name=_named(table.name, place), rows=rows, shades=shades, groups=groups)
        for place, (rows, shades, groups) in enumerate(zip(*cut, strict=True))
    )
    return [
        replace(panel, exhibit=piece, paragraphs=panel.paragraphs if place == 0 else ())
        for place, piece in enumerate(pieces)
    ]


def _charts(panel: Panel, parts: int) -> list[Panel]:
    assert isinstance(panel.exhibit, ChartSpec)
    chart = as_bars(panel.exhibit)
    places = shares(range(len(chart.categories)), parts)
    return [
        replace(
            panel,
            exhibit=replace(bars_of(chart, which), name=_named(chart.name, place)),
            paragraphs=panel.paragraphs if place == 0 else (),
        )
        for place, which in enumerate(places)
    ]


def _named(name: str, place: int) -> str:
    return name if place == 0 else f"{name}.{place + 1}"


def bars_of(chart: ChartSpec, which: Sequence[int]) -> ChartSpec:
    """Return the bars of a chart at some places."""
    series = tuple(replace(s, points=tuple(s.points[i] for i in which)) for s in chart.series)
    categories = tuple(chart.categories[i] for i in which)
    printed = [point.printed for point in series[0].points] if series else [""] * len(which)
    told = (
        " ".join(filter(None, (plain(category.label), value)))
        + (f" ({plain(category.count)})" if category.count else "")
        for category, value in zip(categories, printed, strict=True)
    )
    return replace(
        chart,
        categories=categories,
        series=series,
        colors=tuple(chart.colors[i] for i in which) if chart.colors else (),
        dots=tuple(chart.dots[i] for i in which) if chart.dots else (),
        cells=tuple(chart.cells[i] for i in which) if chart.cells else (),
        alt=f"{chart.alt.partition(': ')[0]}: {', '.join(told)}",
    )


def as_bars(chart: ChartSpec) -> ChartSpec:
    """Return a chart as bars side by side, as far as its values are those of one series."""
    if chart.kind in (ChartKind.RADAR, ChartKind.COLUMN):
        return replace(chart, kind=ChartKind.BAR)
    if chart.kind in (ChartKind.SHARE, ChartKind.LIKERT) and len(chart.categories) == 1:
        return _transposed(chart)
    return chart


def _transposed(chart: ChartSpec) -> ChartSpec:
    """Return the parts of one whole as a bar for each."""
    one = chart.series[0]
    points = tuple(series.points[0] for series in chart.series)
    return replace(
        chart,
        kind=ChartKind.BAR,
        categories=tuple(Category(s.label or (Run(s.name),)) for s in chart.series),
        series=(Series("", one.color, points),),
        colors=tuple(series.color for series in chart.series),
    )
