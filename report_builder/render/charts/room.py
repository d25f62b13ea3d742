"""Tell whether a chart has room for its words: all within its box, none over another."""

from __future__ import annotations

from report_builder.render.charts import chart_marks
from report_builder.render.charts.extents import any_over_another, inked, inside
from report_builder.render.charts.heights import rows_height
from report_builder.render.charts.marks import Label
from report_builder.story.chartspec import ChartKind, ChartSpec


def has_room(chart: ChartSpec, width: float, height: float, size: float) -> bool:
    """Tell whether the labels of a chart of width x height points are whole and apart."""
    if chart.kind is ChartKind.SPINE:
        return True
    if chart.kind is ChartKind.BAR and rows_height(chart, width, size) > height:
        return False
    marks = chart_marks(chart, width, height, size)
    words = [inked(mark) for mark in marks if isinstance(mark, Label) and mark.text]
    return all(inside(box, width, height) for box in words) and not any_over_another(words)
