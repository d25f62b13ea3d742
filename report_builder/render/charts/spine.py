"""The measures of a spine chart, which every painter draws with marks of its own.

The first row of the chart holds the axis, so that the rows line up with a table beside it whose
first row is its header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.model import plain
from report_builder.render.charts.marks import Bar, Dot, Label, Mark, Stroke
from report_builder.story.chartspec import ChartSpec, SeriesRole
from report_builder.thai.measure import text_width

BAND, TICK, DOT, DIAMOND = 0.48, 0.7, 0.26, 0.4
"""Heights of band and tick, radii of dot and diamond, as shares of the height of a line."""
HIGHEST = 1.6
"""Height of a line that marks go by at most, as a multiple of the size, in rows of several."""
LINE, RING = 0.9, 1.2
"""Width in points of the lines around a diamond and of a hollow dot."""
APART = 0.5
"""The least between two numbers of the axis, as a multiple of their size."""


def side(chart: ChartSpec, height: float, size: float) -> float:
    """Return the points left free at both ends of the axis: no mark or label there is cut.

    `height` of the chart and `size` of its labels are points.
    """
    ends = (plain(chart.ticks[0].text), plain(chart.ticks[-1].text))
    reach = DIAMOND * line_height(height / (len(chart.categories) + 1), size) + LINE
    return max(reach, max(text_width(end, "body", size) for end in ends) / 2)


def line_height(row: float, size: float) -> float:
    """Return the height in points that the marks of a row go by."""
    return min(row, HIGHEST * size)


def spine_marks(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a spine chart of width x height points, as every painter shows them."""
    row, free = height / (len(chart.categories) + 1), side(chart, height, size)
    line = line_height(row, size)
    start, *_, end = (tick.value for tick in chart.ticks)

    def x(value: float) -> float:
        return free + (width - 2 * free) * (value - start) / (end - start)

    def placed(role: SeriesRole) -> Iterator[tuple[int, float, float]]:
        for place, point in enumerate(chart.roles[role].points):
            if point.value is not None:
                yield place, x(point.value), row * (place + 1.5)

    for tick in chart.ticks:
        yield Stroke(((x(tick.value), row), (x(tick.value), height)), "hairline", 0.5)
    head = 0.5 * row + 0.18 * line
    named = ((x(tick.value), head, plain(tick.text)) for tick in chart.ticks)
    yield from _apart([Label(*at, "body", size, "muted", "center") for at in named])
    for low, high in zip(placed(SeriesRole.LOW), placed(SeriesRole.HIGH), strict=True):
        top = low[2] - BAND / 2 * line
        yield Bar(low[1], top, high[1] - low[1], BAND * line, chart.roles[SeriesRole.LOW].color)
    for _, at_x, y in placed(SeriesRole.REGION):
        r = DIAMOND * line
        ring = ((at_x - r, y), (at_x, y - r), (at_x + r, y), (at_x, y + r))
        yield Stroke(ring, chart.roles[SeriesRole.REGION].color, LINE, closed=True)
    hollow = chart.hollow or (False,) * len(chart.categories)
    for place, at_x, y in placed(SeriesRole.UNIT):
        color = chart.colors[place]
        inner = (DOT * line - RING / 2, "white", color) if hollow[place] else (DOT * line, color)
        yield Dot(at_x, y, *inner)
    for _, at_x, y in placed(SeriesRole.NATION):
        half = TICK / 2 * line
        color = chart.roles[SeriesRole.NATION].color
        yield Stroke(((at_x, y - half), (at_x, y + half)), color, 1.4)


def _apart(labels: Sequence[Label]) -> Sequence[Label]:
    """Return the labels of an axis that have room beside each other: all, every other, the ends."""
    last = len(labels) - 1
    steps = (step for step in range(1, last) if last % step == 0)
    kept = (labels[::step] for step in steps)
    return next((own for own in kept if all(map(_clear, own, own[1:]))), labels[::last])


def _clear(one: Label, other: Label) -> bool:
    return other.x - one.x >= (one.width + other.width) / 2 + APART * one.size
