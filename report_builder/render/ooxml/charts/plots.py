"""Find the place of a native chart's plot, so that it stands where the PDF's chart stands.

Lengths are points, areas are shares of the chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from report_builder.model import Run, Text, plain
from report_builder.render.charts.bars import value_size
from report_builder.render.charts.radar import DOT, web
from report_builder.render.charts.rows import Rows
from report_builder.render.charts.words import balanced, widest
from report_builder.render.ooxml.tearing import line_ends, torn
from report_builder.render.page import Box, Face
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.thai.measure import text_width, unbroken
from report_builder.thai.terms import NBSP
from report_builder.thai.words import MISSING

LINE = 1.4
"""Height of a line of labels as a multiple of its size."""
LABEL_SHARES = (0.22, 0.26, 0.30, 0.34, 0.38, 0.42, 0.46, 0.50, 0.54, 0.58, 0.60)
"""Widths to try for the column of labels, as shares of the chart."""
BAR_SHARE = 0.27
"""Room for the longest bar that labels leave where they can, as a share of the chart."""
GAP, TAIL = 0.8, 1.1
"""Space that Office keeps beside labels and after values, as multiples of the size."""
ROW, THICKNESS = 4.4, 0.58
"""Height of a row at most, in sizes, and thickness of its bars as a share of it."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as Office draws it: the names of its categories and the area of the plot.

    `end` is the end of the value axis, `gap` the space between bars in percent of a bar, `legend`
    the area of the legend; `titles` are the lines of each name where the value stands before it,
    parted from it by `joint`; `sides` says where in a narrow part its value stands, by series and
    category; `rows` is the height of the rows of a spine in points,
    `dotted` the rows of a chart of dots.
    """

    chart: ChartSpec
    names: tuple[str, ...]
    area: Box
    end: float
    gap: int = 0
    legend: Box | None = None
    titles: tuple[tuple[str, ...], ...] = ()
    joint: str = ""
    sides: Mapping[tuple[int, int], str] = field(default_factory=dict)
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


def names_of(chart: ChartSpec) -> tuple[str, ...]:
    """Return the names of the categories; one without a value says so."""
    return tuple(_name(chart, at) for at in range(len(chart.categories)))


def _name(chart: ChartSpec, at: int) -> str:
    missing = bool(chart.series) and chart.series[0].points[at].value is None
    name = plain(chart.categories[at].label) + f" ({MISSING})" * missing
    return name.replace(NBSP, " ")


def _end(chart: ChartSpec) -> float:
    values = [p.value for series in chart.series for p in series.points if p.value]
    return chart.maximum or max(values, default=1.0)


def bar_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of horizontal bars, their labels in a column."""
    count, size, names = len(chart.categories), frame.size, names_of(chart)
    tail = max(_tail(chart, at, size) for at in range(count))
    row = min(frame.height / count, ROW * size)
    start = label_column(names, frame, row, tail)
    tall = row * count
    length = chart.reach or frame.width - start - tail
    area = frame.share(start, (frame.height - tall) / 2, length, tall)
    return Plot(chart, names, area, _end(chart), _gap(chart, THICKNESS))


def _tail(chart: ChartSpec, at: int, size: float) -> float:
    """Return the width of the value of a category, and of the count after it."""
    size_ = value_size(chart, at, size)
    values = widest([series.points[at].printed for series in chart.series], "bold", size_)
    beside = plain(chart.categories[at].count)
    return values + TAIL * size + text_width(f" {beside}" if beside else "", "body", size)


def label_column(names: Sequence[str], frame: Frame, row: float, tail: float = 0.0) -> float:
    """Return the width of the column of labels: whole words in few lines that fit their rows."""
    columns = [_Column(names, share * frame.width, frame) for share in LABEL_SHARES]
    lines = row / (LINE * frame.size)
    fitting = [c for c in columns if c.whole and max(c.counts) <= lines] or columns[-1:]
    roomy = [c for c in fitting if frame.width - c.width - tail >= BAR_SHARE * frame.width]
    return min(roomy or fitting[:1], key=_Column.cost).width


class _Column:
    """A column of labels as wide as the lines that they break into within a width."""

    def __init__(self, names: Sequence[str], share: float, frame: Frame) -> None:
        size, room = frame.size, share - GAP * frame.size
        lines = [balanced(name, "body", size, room) for name in names]
        words = (word.rstrip() for name in names for word in unbroken(name))
        wide = max(widest(block, "body", size) for block in lines)
        self.counts = [len(block) for block in lines]
        self.width = wide + GAP * size
        self.whole = widest(words, "body", size) <= room
        self.torn = sum(_torn((Run(name),), size, wide) for name in names)

    def cost(self) -> tuple[int, int, int, float]:
        """Return what is least in the column that reads best."""
        return self.torn, max(self.counts), sum(self.counts), self.width


def _torn(name: Text, size: float, wide: float) -> int:
    return torn(name, line_ends(name, Face.BODY, size, wide))


def _gap(chart: ChartSpec, thickness: float) -> int:
    """Return the space between bars that fill a share of their slot, in percent of a bar."""
    return min(500, round(100 * (1 - thickness) / thickness * len(chart.series)))


def column_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of columns, their labels beneath."""
    slot, size, names = frame.width / len(chart.categories), frame.size, names_of(chart)
    lines = [balanced(name, "body", size, slot - 0.5 * size) for name in names]
    foot = frame.height - (max(map(len, lines)) * LINE + 0.5) * size
    counted = any(category.count for category in chart.categories)
    head = (1 + counted) * LINE * size
    area = frame.share(0.0, head, frame.width, foot - head)
    return Plot(chart, names, area, _end(chart), _gap(chart, THICKNESS))


def radar_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a radar, or of bars where none fits."""
    placed = web(chart, frame.width, frame.height, frame.size)
    if placed is None:
        return bar_plot(replace(chart, kind=ChartKind.BAR), frame)
    (x, y), radius = placed.centre, placed.radius
    area = frame.share(x - radius, y - radius, 2 * radius, 2 * radius)
    names = names_of(chart)
    return Plot(chart, names, area, chart.maximum or 100.0, titles=placed.labels, joint="\n")


def emblem_plot(chart: ChartSpec, frame: Frame) -> Plot:
    """Return the plot of a radar without words."""
    across = min(frame.width, frame.height) - 2 * DOT
    left, top = (frame.width - across) / 2, (frame.height - across) / 2
    area = frame.share(left, top, across, across)
    return Plot(chart, names_of(chart), area, chart.maximum or 100.0)
