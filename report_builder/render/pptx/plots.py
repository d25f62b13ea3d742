"""Find the place of a native chart's plot, so that it stands where the PDF's marks stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Run, plain
from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.share import MOST_SLICES
from report_builder.render.page import Box
from report_builder.story.blocks import Category, ChartKind, ChartSpec, Series
from report_builder.thai.measure import text_width, wrap

LINE = 1.4
"""Height of a line of labels as a multiple of its size."""
LIKERT_LABELS = 0.36
"""Share of a chart's width for the labels of several stacked bars."""
LEGEND_KEY = 2.2
"""Width of a legend's key and gaps as a multiple of the size."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as Office draws it: labels broken into lines, and the plot in shares of the chart.

    `end` is the end of the value axis, `gap` the space between bars in percent of a bar,
    `legend` the share of the height that the legend takes at the top.
    """

    chart: ChartSpec
    labels: tuple[str, ...]
    area: Box
    end: float
    gap: int = 0
    legend: float = 0.0


def plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    """Return the plot of a chart of width x height points with labels of a size in points."""
    flat = _as_drawn(chart)
    return _PLOTS[flat.kind](flat, width, height, size)


def _as_drawn(chart: ChartSpec) -> ChartSpec:
    """Return a chart with counts in its labels, shares turned into what shows them best."""
    counted = replace(chart, categories=tuple(_counted(c) for c in chart.categories))
    if chart.kind is not ChartKind.SHARE:
        return counted
    if len(chart.categories) > 1:
        return replace(counted, kind=ChartKind.LIKERT)
    kind = ChartKind.SHARE if len(chart.series) <= MOST_SLICES else ChartKind.BAR
    return replace(
        chart,
        kind=kind,
        categories=tuple(Category((Run(series.name),)) for series in chart.series),
        series=(Series(chart.title, "brand", tuple(s.points[0] for s in chart.series)),),
        colors=tuple(series.color for series in chart.series),
    )


def _counted(category: Category) -> Category:
    return Category((*category.label, Run(" "), *category.count)) if category.count else category


def _values(chart: ChartSpec) -> list[float]:
    return [p.value for series in chart.series for p in series.points if p.value]


def _end(chart: ChartSpec) -> float:
    return chart.maximum or max(_values(chart), default=1.0)


def _texts(chart: ChartSpec) -> list[str]:
    return [plain(category.label) for category in chart.categories]


def _broken(texts: Sequence[str], marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return texts broken into the lines in which the marks print them, in order."""
    lines = iter([m.text for m in marks if isinstance(m, Label) and m.face == "body"])
    return tuple("\n".join(_lines_of(text, lines)) for text in texts)


def _lines_of(text: str, lines: Iterator[str]) -> Iterator[str]:
    wanted, found = "".join(text.split()), ""
    for line in lines:
        part = "".join(line.split())
        if wanted.startswith(found + part):
            found += part
            yield line
        if found == wanted:
            return


def _bar_plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    marks = chart_marks(chart, width, height, size)
    axis = next(mark for mark in marks if isinstance(mark, Stroke))
    (left, top), (_, bottom) = axis.points
    lengths = [mark.w for mark in marks if isinstance(mark, Bar)]
    scale = max(lengths, default=0.0) / max(_values(chart), default=1.0)
    wide = scale * _end(chart) or width - left
    thick = next((mark.h for mark in marks if isinstance(mark, Bar)), bottom - top)
    row = (bottom - top) / len(chart.categories)
    area = Box(left / width, top / height, wide / width, (bottom - top) / height)
    return Plot(chart, _broken(_texts(chart), marks), area, _end(chart), _gap(chart, row, thick))


def _gap(chart: ChartSpec, row: float, thick: float) -> int:
    """Return the space between clusters of bars in percent of one bar."""
    return min(500, max(0, round(100 * (row / thick - len(chart.series)))))


def _column_plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    marks = chart_marks(chart, width, height, size)
    base = next(mark for mark in marks if isinstance(mark, Stroke)).points[0][1]
    columns = [mark for mark in marks if isinstance(mark, Bar)]
    scale = max((mark.h for mark in columns), default=0.0) / max(_values(chart), default=1.0)
    tall = scale * _end(chart) or base
    slot = width / len(chart.categories)
    thick = columns[0].w if columns else slot
    area = Box(0.0, (base - tall) / height, 1.0, tall / height)
    return Plot(chart, _broken(_texts(chart), marks), area, _end(chart), _gap(chart, slot, thick))


def _share_plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    radius = min(height / 2, 0.21 * width)
    area = Box(0.0, (height / 2 - radius) / height, 2 * radius / width, 2 * radius / height)
    room = width - 2 * radius - 2 * LEGEND_KEY * size
    labels = tuple("\n".join(wrap(text, "body", size, room)) for text in _texts(chart))
    return Plot(chart, labels, area, 100.0)


def _likert_plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    texts = _texts(chart)
    start = LIKERT_LABELS * width if any(texts) else 0.0
    labels = tuple("\n".join(wrap(text, "body", size, start - 0.8 * size)) for text in texts)
    names = sum(text_width(s.name, "body", size) + LEGEND_KEY * size for s in chart.series)
    legend = (math.ceil(names / width) * LINE + 0.6) * size / height
    row = height * (1 - legend) / len(texts)
    thick = min(3 * size, 0.5 * row)
    area = Box(start / width, legend, 1 - start / width, 1 - legend)
    return Plot(chart, labels, area, 1.0, round(100 * (row / thick - 1)), legend)


def _radar_plot(chart: ChartSpec, width: float, height: float, size: float) -> Plot:
    marks = chart_marks(chart, width, height, size)
    spoke = next(m for m in marks if isinstance(m, Stroke) and len(m.points) == 2)
    (x, y), corner = spoke.points
    radius = math.dist((x, y), corner)
    area = Box((x - radius) / width, (y - radius) / height, 2 * radius / width, 2 * radius / height)
    return Plot(chart, _broken(_texts(chart), marks), area, chart.maximum or 100.0)


_PLOTS: dict[ChartKind, Callable[[ChartSpec, float, float, float], Plot]] = {
    ChartKind.BAR: _bar_plot,
    ChartKind.COLUMN: _column_plot,
    ChartKind.LIKERT: _likert_plot,
    ChartKind.SHARE: _share_plot,
    ChartKind.RADAR: _radar_plot,
}
