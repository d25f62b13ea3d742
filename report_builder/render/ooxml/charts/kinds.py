"""Choose how Office draws a chart: most as it is named, shares as what shows them best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from report_builder.render.charts.share import MOST_SLICES
from report_builder.render.ooxml.charts.diverging import diverging, diverging_plot, diverging_sheet
from report_builder.render.ooxml.charts.dots import (
    arrows_plot,
    axis_plot,
    dots,
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
from report_builder.render.ooxml.charts.series import bars, ring, stacked, web
from report_builder.render.ooxml.charts.spine import spine, spine_plot, spine_sheet
from report_builder.render.ooxml.charts.told import counts, labels, over
from report_builder.render.ooxml.charts.tracks import tracks, tracks_plot, tracks_sheet
from report_builder.render.ooxml.charts.trend import lines, trend_plot
from report_builder.render.ooxml.charts.wholes import likert_plot, options_plot, ring_plot
from report_builder.render.ooxml.charts.words import manual_layout
from report_builder.render.ooxml.charts.workbook import Column, Sheet
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartKind, ChartSpec

VALUES = "ค่า"
"""Heading of the values of a chart that has neither series names nor a title."""


@dataclass(frozen=True, slots=True)
class Native:
    """How Office draws charts of a kind: the place of the plot, its XML, the sheet behind it."""

    place: Callable[[ChartSpec, Frame], Plot]
    write: Callable[[Plot, Sheet, float], str]
    sheet: Callable[[Plot, str], Sheet]


def plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    """Return the plot of a chart of width x height points with labels of a size in points."""
    return NATIVE[chart.kind].place(chart, Frame(width, height, size))


def _shares(chart: ChartSpec, frame: Frame) -> Plot:
    if len(chart.categories) > 1:
        return likert_plot(replace(chart, kind=ChartKind.LIKERT), frame)
    return (ring_plot if len(chart.series) <= MOST_SLICES else options_plot)(chart, frame)


def plot_area(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the plot in its place, with its axes."""
    area = drawn.area
    layout = manual_layout(
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{area.x:.4f}"/><c:y val="{area.y:.4f}"/>'
        f'<c:w val="{area.w:.4f}"/><c:h val="{area.h:.4f}"/>'
    )
    return f"<c:plotArea>{layout}{NATIVE[drawn.chart.kind].write(drawn, sheet, size)}</c:plotArea>"


def free_reach(chart: ChartSpec, width: float, height: float, size: float) -> float:
    """Return how far the axis of a bar chart reaches in points when it stands alone."""
    return plot(chart, width, height, size).area.w * width


def sheet_of(drawn: Plot) -> Sheet:
    """Return the sheet behind a plot."""
    return NATIVE[drawn.chart.kind].sheet(drawn, theme().fonts["body"])


def _of_series(drawn: Plot, family: str) -> Sheet:
    """Return a column for each series, then counts, labels, and bars of no length under names."""
    chart = drawn.chart
    columns = [
        Column(
            series.name or chart.title or VALUES,
            tuple(point.value for point in series.points),
            chart.number_format,
        )
        for series in chart.series
    ]
    places = {}
    added = {"counts": counts(chart), "labels": labels(drawn), "over": over(drawn)}
    for key, more in added.items():
        if more:
            places[key] = len(columns)
            columns.append(more)
    return Sheet(drawn.names, tuple(columns), family, **places)


NATIVE: dict[ChartKind, Native] = {
    ChartKind.BAR: Native(bar_plot, bars, _of_series),
    ChartKind.COLUMN: Native(column_plot, bars, _of_series),
    ChartKind.LIKERT: Native(likert_plot, stacked, _of_series),
    ChartKind.SHARE: Native(_shares, ring, _of_series),
    ChartKind.RADAR: Native(radar_plot, web, _of_series),
    ChartKind.SPINE: Native(spine_plot, spine, spine_sheet),
    ChartKind.TRACKS: Native(tracks_plot, tracks, tracks_sheet),
    ChartKind.DOTS: Native(dots_plot, dots, dots_sheet),
    ChartKind.AXIS: Native(axis_plot, dots, dots_sheet),
    ChartKind.TOPICS: Native(topics_plot, dots, dots_sheet),
    ChartKind.FUNNEL: Native(bar_plot, bars, _of_series),
    ChartKind.EMBLEM: Native(emblem_plot, web, _of_series),
    ChartKind.DIVERGING: Native(diverging_plot, diverging, diverging_sheet),
    ChartKind.TREND: Native(trend_plot, lines, _of_series),
    ChartKind.ARROWS: Native(arrows_plot, dots, dots_sheet),
}
"""Every kind of chart that Office knows."""
