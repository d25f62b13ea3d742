"""Find the place of a native chart's plot, so that it stands where the PDF's chart stands.

Lengths are points, areas are shares of the chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from report_builder.model import Run, plain
from report_builder.render.charts.dots import Rows
from report_builder.render.charts.radar import DOT, web
from report_builder.render.charts.words import balanced, widest
from report_builder.render.page import Box
from report_builder.story.blocks import Category, ChartKind, ChartSpec
from report_builder.thai.measure import unbroken

LINE = 1.4
"""Height of a line of labels as a multiple of its size."""
LABEL_SHARES = (0.30, 0.36, 0.42, 0.48, 0.54, 0.60)
"""Widths to try for the column of labels, as shares of the chart."""
GAP, TAIL = 0.8, 1.1
"""Space that Office keeps beside labels and after values, as multiples of the size."""
ROW, THICKNESS = 4.4, 0.58
"""Height of a row at most, in sizes, and thickness of its bars as a share of it."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as Office draws it: labels broken into lines, and the area of the plot.

    `end` is the end of the value axis, `gap` the space between bars in percent of a bar, `legend`
    the area of the legend; `moved` says how far the value of a (series, category) that is too
    narrow for it stands from its middle; `rows` is the height of the rows of a spine in points,
    `dotted` the rows of a chart of dots.
    """

    chart: ChartSpec
    labels: tuple[str, ...]
    area: Box
    end: float
    gap: int = 0
    legend: Box | None = None
    moved: Mapping[tuple[int, int], tuple[float, float]] = field(default_factory=dict)
    rows: float = 0.0
    dotted: Rows | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a chart and of its labels."""

    width: float
    height: float
    size: float

    def share(self, x: float, y: float, w: float, h: float) -> Box:
        """Return an area as shares of the chart."""
        return Box(x / self.width, y / self.height, w / self.width, h / self.height)


def told(chart: ChartSpec) -> ChartSpec:
    """Return a chart whose labels say the count of cases, and that a value is missing."""
    apart = "\n" if chart.kind is ChartKind.COLUMN else " "
    named = (_category(c, chart.beside(at), apart) for at, c in enumerate(chart.categories))
    return replace(chart, categories=tuple(named))


def _category(category: Category, beside: str, apart: str) -> Category:
    return Category((*category.label, Run(f"{apart}({beside})"))) if beside else category


def texts_of(chart: ChartSpec) -> list[str]:
    """Return the labels of the categories."""
    return [plain(category.label) for category in chart.categories]


def _end(chart: ChartSpec) -> float:
    values = [p.value for series in chart.series for p in series.points if p.value]
    return chart.maximum or max(values, default=1.0)


def bar_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of horizontal bars, their labels in a column."""
    count, size = len(chart.categories), frame.size
    row = min(frame.height / count, ROW * size)
    lines = label_column(chart, frame, row)
    row = min(frame.height / count, max(row, max(map(len, lines)) * LINE * size))
    start = max(widest(block, "body", size) for block in lines) + GAP * size
    printed = [p.printed for series in chart.series for p in series.points]
    tail = widest(printed, "bold", size) + TAIL * size
    tall = row * count
    length = chart.reach or frame.width - start - tail
    area = frame.share(start, (frame.height - tall) / 2, length, tall)
    labels = tuple("\n".join(block) for block in lines)
    return Plot(chart, labels, area, _end(chart), _gap(chart, THICKNESS))


def label_column(chart: ChartSpec, frame: Frame, row: float) -> list[tuple[str, ...]]:
    """Return labels broken to the narrowest column in which they fit their rows."""
    for share in LABEL_SHARES:
        room = share * frame.width - GAP * frame.size
        lines = [balanced(text, "body", frame.size, room) for text in texts_of(chart)]
        if max(map(len, lines)) * LINE * frame.size <= row and _whole(chart, frame.size, room):
            break
    return lines


def _whole(chart: ChartSpec, size: float, room: float) -> bool:
    """Tell whether every word of the labels fits a width."""
    words = (word for text in texts_of(chart) for word in unbroken(text))
    return widest((word.rstrip() for word in words), "body", size) <= room


def _gap(chart: ChartSpec, thickness: float) -> int:
    """Return the space between bars that fill a share of their slot, in percent of a bar."""
    return min(500, round(100 * (1 - thickness) / thickness * len(chart.series)))


def column_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of columns, their labels beneath."""
    slot, size = frame.width / len(chart.categories), frame.size
    lines = [balanced(text, "body", size, slot - 0.5 * size) for text in texts_of(chart)]
    foot = frame.height - (max(map(len, lines)) * LINE + 0.5) * size
    head = LINE * size
    labels = tuple("\n".join(block) for block in lines)
    area = frame.share(0.0, head, frame.width, foot - head)
    return Plot(chart, labels, area, _end(chart), _gap(chart, THICKNESS))


def radar_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a radar, or of bars where none fits."""
    placed = web(chart, frame.width, frame.height, frame.size)
    if placed is None:
        return bar_plot(replace(chart, kind=ChartKind.BAR), frame)
    (x, y), radius = placed.centre, placed.radius
    area = frame.share(x - radius, y - radius, 2 * radius, 2 * radius)
    labels = tuple("\n".join(lines) for lines in placed.labels)
    return Plot(chart, labels, area, chart.maximum or 100.0)


def emblem_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a radar without words."""
    across = min(frame.width, frame.height) - 2 * DOT
    left, top = (frame.width - across) / 2, (frame.height - across) / 2
    area = frame.share(left, top, across, across)
    return Plot(chart, tuple(texts_of(chart)), area, chart.maximum or 100.0)
