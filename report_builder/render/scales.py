"""Give charts of bars, or of one axis, of one width on a page one scale, to compare them by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from report_builder.render.charts.axis import axis_reach
from report_builder.render.page import ChartBox, Page
from report_builder.story.chartspec import ChartKind, ChartSpec

POINTS = 72
SCALED = (ChartKind.BAR, ChartKind.AXIS)
"""The kinds of chart whose values can be compared across charts of one width."""
Reach = Callable[[ChartSpec, float, float, float], float]
"""How far the axis of a chart of a width, height and label size reaches when it stands alone."""


def shared(page: Page, reach: Reach) -> Page:
    """Return a page with charts of a kind, of equal width and maximum, drawn to one scale."""
    charts = [e for e in page.elements if isinstance(e, ChartBox) and _has_scale(e)]
    least = {
        id(chart): min(_free(other, reach) for other in charts if _alike(other, chart))
        for chart in charts
        if sum(_alike(other, chart) for other in charts) > 1
    }
    elements = tuple(
        replace(e, chart=replace(e.chart, reach=least[id(e)]))
        if isinstance(e, ChartBox) and id(e) in least
        else e
        for e in page.elements
    )
    return replace(page, elements=elements)


def _free(element: ChartBox, reach: Reach) -> float:
    box = element.box
    free = axis_reach if element.chart.kind is ChartKind.AXIS else reach
    return free(element.chart, box.w * POINTS, box.h * POINTS, element.size)


def _alike(one: ChartBox, other: ChartBox) -> bool:
    first, second = one.chart, other.chart
    alike = (first.kind, first.maximum) == (second.kind, second.maximum)
    return alike and abs(one.box.w - other.box.w) < 0.01


def _has_scale(element: ChartBox) -> bool:
    return element.chart.kind in SCALED and element.chart.maximum is not None
