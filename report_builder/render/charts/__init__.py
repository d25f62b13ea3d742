"""Place the marks of a chart: every value printed, every label whole, nothing outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report_builder.render.charts.arrows import arrow_heights, arrows
from report_builder.render.charts.axis import axis, axis_heights
from report_builder.render.charts.bars import bars
from report_builder.render.charts.cells import cells, cells_heights
from report_builder.render.charts.columns import columns
from report_builder.render.charts.diverging import diverging, diverging_heights
from report_builder.render.charts.dots import dots, dots_heights
from report_builder.render.charts.heights import Heights, bars_heights, fixed, likert_heights
from report_builder.render.charts.likert import likert
from report_builder.render.charts.marks import Mark
from report_builder.render.charts.radar import emblem, radar
from report_builder.render.charts.share import share
from report_builder.render.charts.spans import spans
from report_builder.render.charts.squares import squares
from report_builder.render.charts.stacks import parted
from report_builder.render.charts.topics import topics, topics_heights
from report_builder.render.charts.tracks import track_heights, tracks
from report_builder.render.charts.trend import trend, trend_heights
from report_builder.render.charts.weighted import weighted
from report_builder.story.chartspec import ChartKind, ChartSpec


@dataclass(frozen=True, slots=True)
class Placing:
    """How charts of a kind are placed: their marks, and how high they are."""

    marks: Callable[[ChartSpec, float, float, float], Iterator[Mark]]
    """The marks in a width and height with labels of a size, all in points."""
    heights: Heights


PLACED: dict[ChartKind, Placing] = {
    ChartKind.BAR: Placing(bars, bars_heights),
    ChartKind.COLUMN: Placing(columns, fixed(2.15, 3.4)),
    ChartKind.LIKERT: Placing(likert, likert_heights),
    ChartKind.SHARE: Placing(share, fixed(1.3, 2.0)),
    ChartKind.RADAR: Placing(radar, fixed(3.1, 4.8)),
    ChartKind.TRACKS: Placing(tracks, track_heights),
    ChartKind.DOTS: Placing(dots, dots_heights),
    ChartKind.AXIS: Placing(axis, axis_heights),
    ChartKind.TOPICS: Placing(topics, topics_heights),
    ChartKind.FUNNEL: Placing(bars, bars_heights),
    ChartKind.WEIGHTED: Placing(weighted, fixed(2.6, 4.8)),
    ChartKind.EMBLEM: Placing(emblem, fixed(0.9, 1.6)),
    ChartKind.GRID: Placing(cells, cells_heights),
    ChartKind.DIVERGING: Placing(diverging, diverging_heights),
    ChartKind.TREND: Placing(trend, trend_heights),
    ChartKind.ARROWS: Placing(arrows, arrow_heights),
    ChartKind.SPANS: Placing(spans, fixed(1.4, 4.8)),
    ChartKind.SQUARES: Placing(squares, fixed(0.8, 2.4)),
}
"""How every kind of chart is placed but the spine, of which painters share measures."""


def chart_marks(chart: ChartSpec, width: float, height: float, size: float) -> tuple[Mark, ...]:
    """Return the marks of a chart of width x height points with labels of a size in points."""
    return tuple(parted(PLACED[chart.kind].marks(chart, width, height, size)))


def chart_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart in inches, in a width in inches."""
    return PLACED[chart.kind].heights(chart, width, size)
