"""Draw the marks of a placed chart: few paths, and text that stays text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import singledispatch

from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Area, Bar, Cells, Dot, Label, Mark, Slice, Stroke
from report_builder.render.charts.spine import spine_marks
from report_builder.render.page import ChartBox
from report_builder.render.pdf import paths
from report_builder.render.pdf.paths import in_points
from report_builder.render.pdf.shapes import figure
from report_builder.render.pdf.sheet import Sheet
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartKind, ChartSpec

EDGE, GAP = 0.75, 1.5
"""Widths in points of the line around a mark, and of the white one between parts of a ring."""
_ROUND = "0 J 1 j "
"""Lines end at their last point, and turn round."""
_DASHES = "[4 4] 0 d "
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of the width of a label that stands before its point."""


def draw_chart(sheet: Sheet, element: ChartBox) -> None:
    """Draw a chart in its box as one figure."""
    room = in_points(element.box)
    marks = OWN.get(element.chart.kind, chart_marks)(element.chart, room.w, room.h, element.size)
    with sheet.tagged(figure(sheet, element.box, element.chart.alt)), sheet.moved(room.x, room.y):
        for mark in marks:
            draw_mark(mark, sheet)


OWN: dict[ChartKind, Callable[[ChartSpec, float, float, float], Iterable[Mark]]] = {
    ChartKind.SPINE: spine_marks
}
"""What places the marks of the kinds of chart that painters draw with marks of their own."""


@singledispatch
def draw_mark(mark: Mark, sheet: Sheet) -> None:
    """Draw one mark of a chart."""
    raise TypeError(mark)


@draw_mark.register
def _(mark: Label, sheet: Sheet) -> None:
    x = mark.x - _BEFORE[mark.align] * mark.width
    sheet.text(x, mark.y, mark.text, mark.face, mark.size, mark.color)


@draw_mark.register
def _(mark: Bar, sheet: Sheet) -> None:
    path = paths.rectangle(mark.x, mark.y, mark.w, mark.h)
    sheet.fill(path, mark.color, edge=theme().edge(mark.color), width=EDGE)


@draw_mark.register
def _(mark: Cells, sheet: Sheet) -> None:
    sheet.fill(" ".join(paths.rectangle(*cell) for cell in mark.cells), mark.color)


@draw_mark.register
def _(mark: Stroke, sheet: Sheet) -> None:
    path = paths.polygon(mark.points) if mark.closed else paths.line(mark.points)
    sheet.stroke(path, mark.color, mark.width, _ROUND + _DASHES * mark.dashed)


@draw_mark.register
def _(mark: Area, sheet: Sheet) -> None:
    sheet.fill(paths.polygon(mark.points), mark.color, mark.opacity)


@draw_mark.register
def _(mark: Slice, sheet: Sheet) -> None:
    path = paths.ring(mark.x, mark.y, mark.outer, mark.inner, mark.start, mark.end)
    sheet.fill(path, mark.color, edge="white", width=GAP)


@draw_mark.register
def _(mark: Dot, sheet: Sheet) -> None:
    path = paths.circle(mark.x, mark.y, mark.radius)
    sheet.fill(path, mark.color, edge=mark.edge, width=EDGE)
