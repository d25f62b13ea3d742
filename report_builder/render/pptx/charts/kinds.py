"""Choose how Office draws a chart: most as it is named, shares as what shows them best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from report_builder.render.charts.share import MOST_SLICES
from report_builder.render.pptx.charts.plots import (
    Frame,
    Plot,
    bar_plot,
    column_plot,
    radar_plot,
    told,
)
from report_builder.render.pptx.charts.spine import spine_plot, spine_sheet
from report_builder.render.pptx.charts.wholes import likert_plot, options_plot, ring_plot
from report_builder.render.pptx.charts.workbook import Column, Sheet
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartKind, ChartSpec

VALUES = "ค่า"
"""Heading of the values of a chart that has neither series names nor a title."""

_PLOTS: dict[ChartKind, Callable[[ChartSpec, Frame], Plot]] = {
    ChartKind.BAR: bar_plot,
    ChartKind.COLUMN: column_plot,
    ChartKind.LIKERT: likert_plot,
    ChartKind.RADAR: radar_plot,
}


def plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    """Return the plot of a chart of width x height points with labels of a size in points."""
    frame = Frame(width, height, size)
    if chart.kind is ChartKind.SPINE:
        return spine_plot(chart, frame)
    if chart.kind is not ChartKind.SHARE:
        return _PLOTS[chart.kind](told(chart), frame)
    if len(chart.categories) > 1:
        return likert_plot(replace(told(chart), kind=ChartKind.LIKERT), frame)
    return (ring_plot if len(chart.series) <= MOST_SLICES else options_plot)(chart, frame)


def free_reach(chart: ChartSpec, width: float, height: float, size: float) -> float:
    """Return how far the axis of a bar chart reaches in points when it stands alone."""
    return plot(chart, width, height, size).area.w * width


def sheet_of(drawn: Plot) -> Sheet:
    """Return the sheet behind a plot, a column for each series."""
    chart, family = drawn.chart, theme().fonts["body"]
    if chart.kind is ChartKind.SPINE:
        return spine_sheet(drawn, family)
    columns = (
        Column(
            series.name or chart.title or VALUES,
            tuple(point.value for point in series.points),
            chart.number_format,
        )
        for series in chart.series
    )
    return Sheet(drawn.labels, tuple(columns), family)
