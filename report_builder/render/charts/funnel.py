"""Funnel charts: numbers of cases to one scale, each a part of the one above it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from report_builder.render.charts.bars import bars
from report_builder.render.charts.marks import Area, Bar, Mark
from report_builder.story.blocks import ChartSpec


def funnel(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield bars of width x height points, with a slope from each to the next one that is shorter.

    The slopes end where a bar is longer than the one above it.
    """
    marks = [*bars(chart, width, height, size)]
    yield from slopes(marks)
    yield from marks


def slopes(marks: list[Mark]) -> Iterator[Area]:
    """Yield the slopes between the first bars, as long as they grow shorter."""
    drawn = [mark for mark in marks if isinstance(mark, Bar)]
    for one, other in pairwise(drawn):
        if other.w > one.w:
            return
        top, foot = one.y + one.h, other.y
        corners = ((one.x, top), (one.x + one.w, top), (other.x + other.w, foot), (other.x, foot))
        yield Area(corners, "tint")
