"""Choose how Office draws a chart: most as it is named, shares as what shows them best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from report_builder.render.charts.share import MOST_SLICES
from report_builder.render.ooxml.charts.diverging import diverging_plot, diverging_sheet
from report_builder.render.ooxml.charts.dots import (
    arrows_plot,
    axis_plot,
    dots_plot,
    dots_sheet,
    topics_plot,
)
from report_builder.render.ooxml.charts.plots import (
    Frame,
    Plot,
    bar_plot,
    column_plot,
    emblem_plot,
    radar_plot,
)
from report_builder.render.ooxml.charts.spine import spine_plot, spine_sheet
from report_builder.render.ooxml.charts.told import counts, labels
from report_builder.render.ooxml.charts.trend import trend_plot
from report_builder.render.ooxml.charts.wholes import likert_plot, options_plot, ring_plot
from report_builder.render.ooxml.charts.workbook import Column, Sheet
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartKind, ChartSpec

VALUES = "ค่า"
"""Heading of the values of a chart that has neither series names nor a title."""

Placing = Callable[[ChartSpec, Frame], Plot]


def plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    """Return the plot of a chart of width x height points with labels of a size in points."""
    return PLOTS[chart.kind](chart, Frame(width, height, size))


def _shares(chart: ChartSpec, frame: Frame) -> Plot:
    if len(chart.categories) > 1:
        return likert_plot(replace(chart, kind=ChartKind.LIKERT), frame)
    return (ring_plot if len(chart.series) <= MOST_SLICES else options_plot)(chart, frame)


PLOTS: dict[ChartKind, Placing] = {
    ChartKind.BAR: bar_plot,
    ChartKind.COLUMN: column_plot,
    ChartKind.LIKERT: likert_plot,
    ChartKind.SHARE: _shares,
    ChartKind.RADAR: radar_plot,
    ChartKind.SPINE: spine_plot,
    ChartKind.TRACKS: dots_plot,
    ChartKind.DOTS: dots_plot,
    ChartKind.AXIS: axis_plot,
    ChartKind.TOPICS: topics_plot,
    ChartKind.FUNNEL: bar_plot,
    ChartKind.EMBLEM: emblem_plot,
    ChartKind.DIVERGING: diverging_plot,
    ChartKind.TREND: trend_plot,
    ChartKind.ARROWS: arrows_plot,
}
"""The place of the native plot of every kind of chart that Office knows."""


def free_reach(chart: ChartSpec, width: float, height: float, size: float) -> float:
    """Return how far the axis of a bar chart reaches in points when it stands alone."""
    return plot(chart, width, height, size).area.w * width


SHEETS: dict[ChartKind, Callable[[Plot, str], Sheet]] = {
    ChartKind.SPINE: spine_sheet,
    ChartKind.TRACKS: dots_sheet,
    ChartKind.DOTS: dots_sheet,
    ChartKind.AXIS: dots_sheet,
    ChartKind.ARROWS: dots_sheet,
    ChartKind.TOPICS: dots_sheet,
    ChartKind.DIVERGING: diverging_sheet,
}
"""The sheets of the kinds of chart that hold more than their values."""


def sheet_of(drawn: Plot) -> Sheet:
    """Return the sheet behind a plot: a column for each series, then counts and labels."""
    chart, family = drawn.chart, theme().fonts["body"]
    if chart.kind in SHEETS:
        return SHEETS[chart.kind](drawn, family)
    columns = [
        Column(
            series.name or chart.title or VALUES,
            tuple(point.value for point in series.points),
            chart.number_format,
        )
        for series in chart.series
    ]
    places = {}
    for key, more in (("counts", counts(chart)), ("labels", labels(drawn))):
        if more:
            places[key] = len(columns)
            columns.append(more)
    return Sheet(drawn.names, tuple(columns), family, **places)
