"""Place the marks of spine charts: a dot on the range of all, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import plain
from report_builder.render.charts.marks import Bar, Dot, Label, Mark, Stroke
from report_builder.render.charts.spine import BAND, DIAMOND, DOT, LINE, TICK, side
from report_builder.story.blocks import ChartSpec, SeriesRole

UNIT, NATION, REGION, LOW, HIGH, *_ = SeriesRole
_AXIS, _MEAN = 0.5, 1.4
"""Widths in points of the lines of the axis and of the ticks of the mean."""
_LABEL = 0.68
"""Where in the first row the base line of the labels of the axis stands."""


def spine(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a spine chart of width x height points."""
    row = height / (len(chart.categories) + 1)
    series = chart.roles
    start, *_, end = (tick.value for tick in chart.ticks)
    free = side(chart, height, size)

    def x(value: float) -> float:
        return free + (width - 2 * free) * (value - start) / (end - start)

    def marks(role: SeriesRole) -> Iterator[tuple[int, float, float]]:
        for place, point in enumerate(series[role].points):
            if point.value is not None:
                yield place, x(point.value), row * (place + 1.5)

    for tick in chart.ticks:
        yield _upright(x(tick.value), row, height - row, _AXIS, "hairline")
        yield Label(x(tick.value), _LABEL * row, plain(tick.text), "body", size, "muted", "center")
    for (_, low, y), (_, high, _) in zip(marks(LOW), marks(HIGH), strict=True):
        yield Bar(low, y - BAND / 2 * row, high - low, BAND * row, series[LOW].color)
    for _, at, y in marks(REGION):
        yield Stroke(_diamond(at, y, DIAMOND * row), series[REGION].color, LINE, closed=True)
    for place, at, y in marks(UNIT):
        yield Dot(at, y, DOT * row, chart.colors[place])
    for _, at, y in marks(NATION):
        yield _upright(at, y - TICK / 2 * row, TICK * row, _MEAN, series[NATION].color)


def _upright(x: float, top: float, height: float, width: float, color: str) -> Stroke:
    """Return a line whose square ends reach as far as it is high."""
    end = width / 2
    return Stroke(((x, top + end), (x, top + height - end)), color, width)


def _diamond(x: float, y: float, radius: float) -> tuple[tuple[float, float], ...]:
    return ((x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius))
