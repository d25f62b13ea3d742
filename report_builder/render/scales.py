"""Give charts of bars, or of one axis, on a page one scale, to compare them by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from report_builder.render.charts.axis import axis_reach
from report_builder.render.charts.bars import longest_room, names_column
from report_builder.render.page import ChartBox, Page
from report_builder.story.chartspec import ChartKind, ChartSpec

POINTS = 72
SCALED = (ChartKind.BAR, ChartKind.AXIS)
"""The kinds of chart whose values can be compared across charts."""
NEAR = 0.01
"""Inches apart at most of what counts as one place or one width."""
Reach = Callable[[ChartSpec, float, float, float], float]
"""How far the axis of a chart of a width, height and label size reaches when it stands alone."""


def shared(page: Page, reach: Reach) -> Page:
    """Return a page with charts of a kind and maximum drawn to one scale.

    Those of an axis have one width besides; bars one above the other begin on one line.
    """
    page = _drawn(page, {id(one): replace(one.chart, start=at) for one, at in _starts(page)})
    return _drawn(page, {id(one): replace(one.chart, reach=at) for one, at in _ends(page, reach)})


def _drawn(page: Page, charts: Mapping[int, ChartSpec]) -> Page:
    """Return a page with other charts in some of its elements."""
    elements = (
        replace(e, chart=charts[id(e)]) if isinstance(e, ChartBox) and id(e) in charts else e
        for e in page.elements
    )
    return replace(page, elements=tuple(elements))


def _starts(page: Page) -> Iterator[tuple[ChartBox, float]]:
    """Yield bars one above the other, and where they begin if names have one line beside them."""
    charts = [one for one in _scaled(page) if one.chart.kind is ChartKind.BAR]
    for one in charts:
        above = [other for other in charts if _stacked(one, other)]
        start = max(names_column(o.chart, o.box.w * POINTS, o.size) for o in above)
        room = min(longest_room(o.chart, o.box.w * POINTS, o.size) for o in above)
        if len(above) > 1 and start <= room:
            yield one, start


def _ends(page: Page, reach: Reach) -> Iterator[tuple[ChartBox, float]]:
    """Yield charts that share a scale and how far their axes reach in points."""
    charts = _scaled(page)
    for one in charts:
        alike = [other for other in charts if _alike(one, other)]
        if len(alike) > 1:
            yield one, min(_free(other, reach) for other in alike)


def _free(element: ChartBox, reach: Reach) -> float:
    box = element.box
    free = axis_reach if element.chart.kind is ChartKind.AXIS else reach
    return free(element.chart, box.w * POINTS, box.h * POINTS, element.size)


def _alike(one: ChartBox, other: ChartBox) -> bool:
    first, second = one.chart, other.chart
    alike = (first.kind, first.maximum) == (second.kind, second.maximum)
    return alike and (first.kind is ChartKind.BAR or abs(one.box.w - other.box.w) < NEAR)


def _stacked(one: ChartBox, other: ChartBox) -> bool:
    """Tell whether charts fill one column of a page, in words of one size."""
    apart = max(abs(one.box.x - other.box.x), abs(one.box.w - other.box.w))
    return apart < NEAR and one.size == other.size and one.chart.maximum == other.chart.maximum


def _scaled(page: Page) -> list[ChartBox]:
    charts = (e for e in page.elements if isinstance(e, ChartBox))
    return [e for e in charts if e.chart.kind in SCALED and e.chart.maximum is not None]
