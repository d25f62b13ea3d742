"""Tell whether a chart has room for its words: all within its box, none over another."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.render.charts import chart_marks
from report_builder.render.charts.heights import rows_height
from report_builder.render.charts.marks import Label
from report_builder.render.charts.words import DROP, RISE
from report_builder.render.page import Box
from report_builder.story.blocks import ChartKind, ChartSpec

_ROUNDING = 0.5
"""Points that words may stand outside, or over one another."""
_TIGHT = 0.25
"""Share of a line that marks seldom fill: lines may stand so much closer than their marks reach."""


def has_room(chart: ChartSpec, width: float, height: float, size: float) -> bool:
    """Tell whether the labels of a chart of width x height points are whole and apart."""
    if chart.kind is ChartKind.SPINE:
        return True
    if chart.kind is ChartKind.BAR and rows_height(chart, width, size) > height:
        return False
    marks = chart_marks(chart, width, height, size)
    words = [_extent(mark) for mark in marks if isinstance(mark, Label) and mark.text]
    return all(_inside(box, width, height) for box in words) and not _any_over_another(words)


def _extent(words: Label) -> Box:
    left = {"left": 0.0, "center": words.width / 2, "right": words.width}[words.align]
    tall = (RISE + DROP) * words.size
    return Box(words.x - left, words.y - RISE * words.size, words.width, tall)


def _inside(box: Box, width: float, height: float) -> bool:
    return (
        min(box.x, box.y) >= -_ROUNDING
        and box.right <= width + _ROUNDING
        and box.bottom <= height + _ROUNDING
    )


def _any_over_another(boxes: Sequence[Box]) -> bool:
    ordered = sorted(boxes, key=lambda box: box.y)
    return any(
        _over(one, other)
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
        if other.y < one.bottom
    )


def _over(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _ROUNDING and down > _TIGHT * one.h
