"""Find the place of a native chart's plot, so that it stands where the PDF's chart stands.

Lengths are points, areas are shares of the chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from report_builder.model import Run, plain
from report_builder.render.charts.bars import (
    BAR_SHARE,
    TALLEST_ROW,
    THICKNESS,
    BarRows,
    bar_rows,
    scaled,
    tail_width,
)
from report_builder.render.charts.radar import DOT, web
from report_builder.render.charts.rows import Rows
from report_builder.render.charts.words import MIDDLE, SINK, balanced, widest
from report_builder.render.ooxml.tearing import line_ends, torn
from report_builder.render.page import Box, Face
from report_builder.story.chartspec import ChartKind, ChartSpec
from report_builder.thai.measure import unbroken
from report_builder.thai.terms import NBSP
from report_builder.thai.words import MISSING

LINE = 1.4
"""Height of a line of labels as a multiple of its size."""
LABEL_SHARES = (0.22, 0.26, 0.30, 0.34, 0.38, 0.42, 0.46, 0.50, 0.54, 0.58, 0.60)
"""Widths to try for the column of labels, as shares of the chart."""
GAP, BESIDE = 0.8, 1.4
"""Space kept beside labels in sizes, and in points what LibreOffice keeps of it: measured."""
_WIDEST_GAP = 500
"""Percent of a bar between bars at most: Office repairs a file with more."""
NEAR = -28, 15
"""Points by which bars may begin elsewhere than in the PDF."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as Office draws it: the names of its categories and the area of the plot.

    `end` is the end of the value axis, `gap` the space between bars in percent of a bar, `legend`
    the area of the legend; `titles` are the lines of each name where the value stands before it,
    parted from it by `joint`; `sides` says where in a narrow part its value stands, by series and
    category; `rows` is the height of the rows of a spine in points,
    `dotted` the rows of a chart of dots; `over` is the space between a bar and its name over it in
    percent of a bar, None where names stand beside bars.
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
    over: int | None = None


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
    """Return the plot of horizontal bars, their names over them or in a column."""
    rows = bar_rows(chart, frame.width, frame.height, frame.size)
    if rows.over:
        return _over_plot(chart, frame, rows)
    count, size, names = len(chart.categories), frame.size, names_of(chart)
    row = min(frame.height / count, TALLEST_ROW * size)
    start = _start(rows, chart, frame, row)
    tall, end = row * count, _end(chart)
    top = min((frame.height - tall) / 2 + SINK * size, frame.height - tall)
    area = frame.share(start, top, end * scaled(chart, frame.width - start, size), tall)
    return Plot(chart, names, area, end, _gap(chart, THICKNESS))


def _over_plot(chart: ChartSpec, frame: Frame, rows: BarRows) -> Plot:
    """Return the plot of bars under their names, each of which stands where a second bar would."""
    (top, thick), size = rows.bars[0], frame.size
    name = rows.labels[0].y - MIDDLE * size
    apart = top + thick / 2 - name
    row = rows.bars[1][0] - top if len(rows.bars) > 1 else apart + thick
    end, y = _end(chart), max(0.0, name + (apart - row) / 2)
    wide = end * scaled(chart, frame.width - rows.start, size)
    area = frame.share(rows.start, y, wide, min(row * len(rows.bars), frame.height - y))
    gap = max(0, round(100 * (row - apart - thick) / thick))
    over = round(100 * (apart / thick - 1))
    return Plot(chart, names_of(chart), area, end, gap, over=over)


def _start(rows: BarRows, chart: ChartSpec, frame: Frame, row: float) -> float:
    """Return where bars begin: where they do in the PDF, or so close by that words stay whole."""
    size, names = frame.size, names_of(chart)
    tail = max(tail_width(chart, at, size) for at in range(len(names)))
    own = label_column(names, frame, row, tail)
    if not rows.axis:
        return own.width
    near = (_column(names, rows.start + by, frame, row) for by in sorted(range(*NEAR), key=abs))
    return min([*(c for c in near if c.fits), own], key=lambda c: c.torn).width


def label_column(names: Sequence[str], frame: Frame, row: float, tail: float = 0.0) -> _Column:
    """Return the column of labels: whole words in few lines that fit their rows."""
    widths = (_even_width(names, share * frame.width, frame.size) for share in LABEL_SHARES)
    columns = [_column(names, width, frame, row) for width in widths]
    fitting = [c for c in columns if c.fits] or columns[-1:]
    roomy = [c for c in fitting if frame.width - c.width - tail >= BAR_SHARE * frame.width]
    return min(roomy or fitting[:1], key=_Column.cost)


def _even_width(names: Sequence[str], most: float, size: float) -> float:
    """Return the width of a column whose lines are as even as they can be."""
    room = most - GAP * size
    lines = (line for name in names for line in balanced(name, "body", size, room))
    return widest(lines, "body", size) + GAP * size


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of labels: how many lines each takes in LibreOffice, and how much these tear."""

    width: float
    lines: tuple[int, ...]
    torn: int
    fits: bool

    def cost(self) -> tuple[int, int, int, float]:
        """Return what is least in the column that reads best."""
        return self.torn, max(self.lines), sum(self.lines), self.width


def _column(names: Sequence[str], width: float, frame: Frame, row: float) -> _Column:
    """Return a column of a width, which fits where words are whole and lines fit their rows."""
    size, room = frame.size, width - BESIDE
    texts = [(Run(name),) for name in names]
    ends = [line_ends(text, Face.BODY, size, room) for text in texts]
    lines = tuple(len(own) + 1 for own in ends)
    words = (word.rstrip() for name in names for word in unbroken(name))
    pairs = pairwise((0, *lines, 0))
    fits = widest(words, "body", size) <= room and all(
        sum(p) / 2 * LINE * size <= row for p in pairs
    )
    return _Column(width, lines, sum(map(torn, texts, ends)), fits)


def _gap(chart: ChartSpec, thickness: float) -> int:
    """Return the space between bars that fill a share of their slot, in percent of a bar."""
    return min(_WIDEST_GAP, round(100 * (1 - thickness) / thickness * len(chart.series)))


def gap_in(row: float, thick: float) -> int:
    """Return the space between bars of a thickness in rows of a height, in percent of a bar."""
    return max(0, min(_WIDEST_GAP, round(100 * (row / max(thick, 1.0) - 1))))


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
