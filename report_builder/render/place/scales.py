"""Give bar charts of one width on a page the same scale, so that their bars can be compared."""

from __future__ import annotations

from dataclasses import replace

from report_builder.render.charts.bars import free_reach
from report_builder.render.page import ChartBox, Element
from report_builder.render.place.flow import POINTS
from report_builder.story.blocks import ChartKind


def shared(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the elements of a page, bar charts of equal width and maximum drawn to one scale."""
    charts = [e for e in elements if isinstance(e, ChartBox) and _has_scale(e)]
    reach = {
        id(chart): min(_reach(other) for other in charts if _alike(other, chart))
        for chart in charts
        if sum(_alike(other, chart) for other in charts) > 1
    }
    return tuple(
        replace(e, chart=replace(e.chart, reach=reach[id(e)]))
        if isinstance(e, ChartBox) and id(e) in reach
        else e
        for e in elements
    )


def _alike(one: ChartBox, other: ChartBox) -> bool:
    return abs(one.box.w - other.box.w) < 0.01 and one.chart.maximum == other.chart.maximum


def _has_scale(element: ChartBox) -> bool:
    return element.chart.kind is ChartKind.BAR and element.chart.maximum is not None


def _reach(element: ChartBox) -> float:
    box = element.box
    return free_reach(element.chart, box.w * POINTS, box.h * POINTS, element.size)
