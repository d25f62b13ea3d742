"""Place the marks of a chart: every value printed, every label whole, nothing outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report_builder.render.charts.bars import bars
from report_builder.render.charts.columns import columns
from report_builder.render.charts.likert import likert
from report_builder.render.charts.marks import Mark
from report_builder.render.charts.radar import radar
from report_builder.render.charts.share import share
from report_builder.story.blocks import ChartKind, ChartSpec

PLACED: dict[ChartKind, Callable[[ChartSpec, float, float, float], Iterator[Mark]]] = {
    ChartKind.BAR: bars,
    ChartKind.COLUMN: columns,
    ChartKind.LIKERT: likert,
    ChartKind.SHARE: share,
    ChartKind.RADAR: radar,
}
"""What places the marks of every kind of chart but the spine, of which painters share measures."""


def chart_marks(chart: ChartSpec, width: float, height: float, size: float) -> tuple[Mark, ...]:
    """Return the marks of a chart of width x height points with labels of a size in points."""
    return tuple(PLACED[chart.kind](chart, width, height, size))
