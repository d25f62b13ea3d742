"""Bar charts: labels beside or above the bars, bars from zero, values at their ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf

from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.words import (
    EDGE,
    MIDDLE,
    SINK,
    balanced,
    count,
    depth,
    hanging,
    label,
    printed,
    stacked,
    value_style,
    widest,
)
from report_builder.story.chartspec import ChartSpec, is_plain
from report_builder.thai.measure import text_width, unbroken

LABEL_SHARES = (0.22, 0.28, 0.34, 0.38, 0.42, 0.46, 0.50, 0.54)
"""Widths to try for the column of labels, as shares of the chart."""
BAR_SHARE, SHORTEST = 0.36, 0.28
"""Room for the longest bar that labels beside the bars must leave, as a share of the chart, and
where labels would have more than one line else."""
THINNEST = 0.65
"""Thickness of a bar under its label at least, as a multiple of the size."""
WORDED = 1.3
"""Height of a row under its label that has words in place of a value, as a multiple of the size."""
THICKNESS = 0.58
"""Thickness of a bar as a share of its row."""
TALLEST_ROW = 4.4
"""Height of a row at most, as a multiple of the size."""
GAP = 0.5
"""Space between a bar and the words beside it, as a multiple of the size."""
LIT, FOOT = 1.6, 0.6
"""Size of the value of a bar that is brought out, as a multiple of that of others, and what the
last one needs beneath it, as a share of what it is larger by."""


@dataclass(frozen=True, slots=True)
class BarRows:
    """Where the rows are: the labels, where bars begin, and top and thickness of each bar.

    Values stand at the ends of bars, or, where bars are thin, after the last lines of `named`.
    """

    labels: tuple[Label, ...]
    axis: tuple[Stroke, ...]
    start: float
    bars: tuple[tuple[float, float], ...]
    named: tuple[Label, ...] = ()

    @property
    def over(self) -> bool:
        """Tell whether each name stands on one line over its bar, at whose end its value stands."""
        return not self.axis and not self.named and len(self.labels) == len(self.bars)


def bars(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a horizontal bar chart of width x height points."""
    rows = bar_rows(chart, width, height, size)
    scale = scaled(chart, width - rows.start, size)
    yield from rows.labels
    yield from rows.axis
    for place, (top, thickness) in enumerate(rows.bars):
        length = scale * (chart.series[0].points[place].value or 0.0)
        if length:
            yield Bar(rows.start, top, length, thickness, color(chart, place))
        end, base = (
            rows.start + length,
            top + thickness / 2 + MIDDLE * value_size(chart, place, size),
        )
        if rows.named:
            end, base = rows.named[place].x + rows.named[place].width, rows.named[place].y
        yield from _tail(chart, place, end + GAP * size, base, size)


def free_reach(chart: ChartSpec, width: float, height: float, size: float) -> float:
    """Return how far the axis of a chart reaches in points when it stands alone."""
    rows = bar_rows(chart, width, height, size)
    return (chart.maximum or 0.0) * scaled(chart, width - rows.start, size)


def names_column(chart: ChartSpec, width: float, size: float) -> float:
    """Return the points before bars where names stand beside them each on one line.

    It is infinite where too little were left for the bars.
    """
    columns = _columns(chart, width, size, SHORTEST)
    return min((c.width + GAP * size for c in columns if c.lines()[0] == 1), default=inf)


def longest_room(chart: ChartSpec, width: float, size: float) -> float:
    """Return the points before bars that leave the longest of them its least room."""
    most = max(tail_width(chart, place, size) for place in range(len(chart.categories)))
    return (1 - SHORTEST) * width - most - GAP * size


def bar_rows(chart: ChartSpec, width: float, height: float, size: float) -> BarRows:
    """Return the rows of a chart that read best of those that fit.

    Names stand each on one line, beside their bars or over them, where there is room; over them
    first where pictures stand before both.
    """
    return next(_ways(chart, width, height, size))


def _ways(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[BarRows]:
    """Yield the rows that fit, those that read best first; the last where nothing fits."""
    if chart.start:
        room = chart.start - GAP * size
        blocks = tuple(balanced(label(c), "body", size, room) for c in chart.categories)
        yield from _beside([_Column(blocks, room)], _even, height, size)
    columns, longer = (
        sorted(_columns(chart, width, size, least), key=_Column.lines)
        for least in (BAR_SHARE, SHORTEST)
    )
    above = _above(chart, width, height, size)
    thick = above.bars[0][1] >= THINNEST * size
    single, narrow = (
        _beside([c for c in own if c.lines()[0] == 1], _even, height, size)
        for own in (columns, longer)
    )
    over = iter((above,) if thick and above.over else ())
    pictured = any(category.icon for category in chart.categories)
    yield from chain(*((over, single) if pictured else (single, over)), narrow)
    yield from _beside(columns, _even, height, size)
    if thick:
        yield above
    yield from _beside(columns, _uneven, height, size)
    yield from _beside(columns, _tight, height, size)
    yield above


def _beside(
    columns: Sequence[_Column],
    divided: Callable[[Sequence[float], float, float], list[float]],
    height: float,
    size: float,
) -> Iterator[BarRows]:
    """Yield rows with labels in a column, for each column that fits the height."""
    for column in columns:
        deep = [depth(lines, size) for lines in column.blocks]
        if heights := divided(deep, height, size):
            yield _placed(column, heights, height, size)


def _even(deep: Sequence[float], height: float, size: float) -> list[float]:
    row = min(height / len(deep), TALLEST_ROW * size)
    return [row] * len(deep) if max(deep) <= row else []


def _uneven(deep: Sequence[float], height: float, size: float) -> list[float]:
    spare = (height - sum(deep)) / len(deep)
    return [part + spare for part in deep] if spare >= 0 else []


def _tight(deep: Sequence[float], height: float, size: float) -> list[float]:
    return [height / len(deep)] * len(deep)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of labels broken to its width."""

    blocks: tuple[tuple[str, ...], ...]
    width: float

    def lines(self) -> tuple[int, int]:
        """Return the lines of the longest label and of all labels."""
        counts = [len(lines) for lines in self.blocks]
        return max(counts), sum(counts)


def _columns(chart: ChartSpec, width: float, size: float, least: float) -> Iterator[_Column]:
    """Yield columns of labels, narrow ones first, that cut no word and leave bars a share."""
    most = max(tail_width(chart, place, size) for place in range(len(chart.categories)))
    for share in LABEL_SHARES:
        room = share * width - GAP * size
        if any(widest(unbroken(label(c)), "body", size) > room for c in chart.categories):
            continue
        blocks = tuple(balanced(label(c), "body", size, room) for c in chart.categories)
        column = _Column(blocks, EDGE + max(widest(lines, "body", size) for lines in blocks))
        if width - column.width - most - 2 * GAP * size >= least * width:
            yield column


def _placed(column: _Column, rows: Sequence[float], height: float, size: float) -> BarRows:
    """Return rows of the given heights around the middle of the chart."""
    start, top = column.width + GAP * size, (height - sum(rows)) / 2 + SINK * size
    middles = [top + sum(rows[:place]) + row / 2 for place, row in enumerate(rows)]
    thickness = THICKNESS * min(rows)
    labels = (
        stacked(lines, column.width, middle, "body", size, align="right")
        for lines, middle in zip(column.blocks, middles, strict=True)
    )
    ends = (start, middles[0] - thickness / 2 - 2), (start, middles[-1] + thickness / 2 + 2)
    return BarRows(
        tuple(chain.from_iterable(labels)),
        (Stroke(ends, "quiet", 1.0),),
        start,
        tuple((middle - thickness / 2, thickness) for middle in middles),
    )


def _above(chart: ChartSpec, width: float, height: float, size: float) -> BarRows:
    """Return rows with each label over its bar."""
    blocks = [balanced(label(c), "body", size, width - EDGE) for c in chart.categories]
    words = sum(depth(lines, size) for lines in blocks)
    height -= FOOT * (value_size(chart, len(blocks) - 1, size) - size)
    row = min((height - words) / len(blocks), 0.5 * TALLEST_ROW * size)
    y = (height - words - row * len(blocks)) / 2
    labels: list[Label] = []
    places, named = [], []
    for lines in blocks:
        labels += hanging(lines, EDGE, y, "body", size)
        named.append(labels[-1])
        y += depth(lines, size)
        places.append((y + 0.15 * row, 0.6 * row))
        y += row
    tails = (tail_width(chart, place, size) for place in range(len(blocks)))
    missing = any(point.value is None for point in chart.series[0].points)
    thin = row < (WORDED if missing else THINNEST / 0.6) * size
    fit = all(EDGE + name.width + tail <= width for name, tail in zip(named, tails, strict=True))
    return BarRows(tuple(labels), (), 0.0, tuple(places), tuple(named) if thin and fit else ())


def scaled(chart: ChartSpec, room: float, size: float) -> float:
    """Return points per unit of value so that the longest bar leaves room for what follows it.

    A chart that shares its scale with others keeps to that.
    """
    if chart.reach and chart.maximum:
        return chart.reach / chart.maximum
    values = [
        (point.value, tail_width(chart, i, size))
        for i, point in enumerate(chart.series[0].points)
        if point.value
    ]
    end = chart.maximum or max((value for value, _ in values), default=1.0)
    return min([room / end, *((room - tail) / value for value, tail in values)])


def tail_width(chart: ChartSpec, place: int, size: float) -> float:
    """Return the width of value and count beside a bar, with the gaps before them."""
    value = text_width(
        printed(chart.series[0].points[place]), "bold", value_size(chart, place, size)
    )
    beside = count(chart.categories[place])
    return value + GAP * size + (text_width(beside, "body", size) + GAP * size if beside else 0.0)


def _tail(chart: ChartSpec, place: int, x: float, base: float, size: float) -> Iterator[Mark]:
    """Yield the value of a bar, and its count if it has one, on a base line from x on."""
    point = chart.series[0].points[place]
    face, _, tone = value_style(point, size)
    tone = color(chart, place) if is_lit(chart, place) else tone
    value = Label(x, base, printed(point), face, value_size(chart, place, size), tone)
    yield value
    if beside := count(chart.categories[place]):
        yield Label(x + value.width + GAP * size, base, beside, "body", size, "muted")


def is_lit(chart: ChartSpec, place: int) -> bool:
    """Tell whether a bar is one of those brought out among quiet ones."""
    return any(map(is_plain, chart.colors)) and not is_plain(chart.colors[place])


def value_size(chart: ChartSpec, place: int, size: float) -> float:
    """Return the size of the value of a bar: larger where it is brought out."""
    lit = is_lit(chart, place) and chart.series[0].points[place].value is not None
    return LIT * size if lit else size


def color(chart: ChartSpec, place: int) -> str:
    """Return the colour of a point: its own if the chart names one, else that of its series."""
    return chart.colors[place] if chart.colors else chart.series[0].color
