"""Charts of scores through the years: a line for each series, its years named underneath.

What the chart is about prints every value at its dot; other lines print the first value and, with
their name, the last. A line is broken where a year has no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report_builder.model import plain
from report_builder.render.charts.heights import POINTS
from report_builder.render.charts.marks import Dot, Label, Mark, Stroke
from report_builder.render.charts.words import (
    DROP,
    LEADING,
    MIDDLE,
    RISE,
    apart,
    balanced,
    label,
    printed,
    widest,
)
from report_builder.story.chartspec import ChartSpec, Series, SeriesRole
from report_builder.thai.measure import text_width, unbroken

OWN, WHOLE = SeriesRole.UNIT, SeriesRole.NATION
STRONG, BEGUN = (OWN, SeriesRole.MEAN), (None, SeriesRole.MEAN)
"""What has a strong line, and what prints its first value."""
WIDTH, OWN_WIDTH = 1.75, 2.75
"""Width of lines in points, and of that of what the chart is about."""
RADIUS, OWN_RADIUS = 0.24, 0.36
"""Radius of dots, in sizes."""
NAMES = 0.3
"""Share of the chart that names take at most."""
GAP = 0.7
"""Space between a line and the words beside it, in sizes."""
LINE = RISE + DROP
LEAST, MOST = 2.4, 20.0
"""Height of few lines at least and at most, in sizes, without the words above and below them."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lines:
    """A chart of lines in its place: where its years and its values lie, in points."""

    chart: ChartSpec
    left: float
    right: float
    top: float
    bottom: float
    width: float
    height: float

    def x(self, place: int) -> float:
        """Return where a year stands."""
        return self.left + (self.right - self.left) * place / (len(self.chart.categories) - 1)

    def y(self, value: float) -> float:
        """Return how high a value stands."""
        low, high = self.chart.minimum, self.chart.maximum or 100.0
        return self.bottom - (self.bottom - self.top) * (value - low) / (high - low)

    def spots(self, series: Series) -> list[Spot | None]:
        """Return where the points of a series stand, None for those without a value."""
        return [
            None if point.value is None else (self.x(place), self.y(point.value))
            for place, point in enumerate(series.points)
        ]


def trend(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of years of width x height points."""
    placed = lines_of(chart, width, height, size)
    yield from ground(placed, size)
    for series in chart.series:
        spots = placed.spots(series)
        for ends in pairwise(spots):
            if ends[0] and ends[1]:
                yield Stroke((ends[0], ends[1]), series.color, line_width(series))
        for spot in filter(None, spots):
            yield Dot(*spot, radius(series, size), series.color)
    yield from words(placed, size)


def trend_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart of years in inches."""
    named = sum(_depth(len(_name(s, chart, width * POINTS, size))) for s in _ended(chart))
    around = sum(_around(chart))
    least, most = max(LEAST, named - LINE), max(MOST, 1.6 * named)
    return (least + around) * size / POINTS, (most + around) * size / POINTS


def line_width(series: Series) -> float:
    """Return the width of the line of a series in points."""
    return OWN_WIDTH if series.role in STRONG else WIDTH


def radius(series: Series, size: float) -> float:
    """Return the radius of the dots of a series in points."""
    return (OWN_RADIUS if series.role is OWN else RADIUS) * size


def lines_of(chart: ChartSpec, width: float, height: float, size: float) -> Lines:
    """Return a chart of years in its place."""
    years = [text_width(label(c), "body", size) for c in chart.categories]
    own = [printed(p) for s in chart.series if s.role is OWN for p in s.points]
    side = max([*years, widest(own, "bold", size)]) / 2
    left = max(side, _begun_width(chart, size))
    right = max(side, _ended_width(chart, width, size))
    head, foot = _around(chart)
    return Lines(chart, left, width - right, head * size, height - foot * size, width, height)


def _around(chart: ChartSpec) -> tuple[float, float]:
    """Return what words take above and below the lines, in sizes."""
    sides = _sides(chart).values()
    return (LINE if False in sides else LINE / 2), (2.4 if True in sides else 1.5) * LINE


def _sides(chart: ChartSpec) -> dict[int, bool]:
    """Tell of each year of what the chart is about whether its value stands under its dot."""
    own, whole = chart.roles.get(OWN), chart.roles.get(WHOLE)
    if own is None:
        return {}
    values = [point.value or 0.0 for point in own.points]
    other = [point.value for point in whole.points] if whole else values
    return {place: (other[place] or 0.0) > values[place] for place in _known(own)}


def _begun(chart: ChartSpec) -> list[Series]:
    """Return the series that print their first value."""
    return [s for s in chart.series if s.role in BEGUN and _known(s)]


def _ended(chart: ChartSpec) -> list[Series]:
    """Return the series that print their last value and their name."""
    return [s for s in chart.series if s.role is not OWN and _known(s)]


def _known(series: Series) -> list[int]:
    return [place for place, point in enumerate(series.points) if point.value is not None]


def _begun_width(chart: ChartSpec, size: float) -> float:
    values = (printed(s.points[_known(s)[0]]) for s in _begun(chart))
    wide = widest(values, "body", size)
    return wide + GAP * size if wide else 0.0


def _ended_width(chart: ChartSpec, width: float, size: float) -> float:
    ended = _ended(chart)
    values = widest((printed(s.points[_known(s)[-1]]) for s in ended), "bold", size)
    names = widest((line for s in ended for line in _name(s, chart, width, size)), "body", size)
    return _beyond(chart, size) + values + names + GAP * size if ended else 0.0


def _beyond(chart: ChartSpec, size: float) -> float:
    """Return how far from the last year words begin: clear of a value that stands over its dot."""
    last = [printed(s.points[-1]) for s in chart.series if s.role is OWN]
    return max(GAP * size, widest(last, "bold", size) / 2 + GAP / 2 * size)


def _name(series: Series, chart: ChartSpec, width: float, size: float) -> tuple[str, ...]:
    """Return the lines of the name of a series, none wider than a share of the chart.

    Words that no line of that width holds are whole all the same.
    """
    names = [plain(one.label) for one in _ended(chart)]
    whole = widest((word for name in names for word in unbroken(name)), "body", size)
    return balanced(plain(series.label), "body", size, max(whole, NAMES * width))


def _depth(lines: int) -> float:
    """Return how high so many lines are with what keeps them apart, in sizes."""
    return (lines - 1) * LEADING + LINE


def ground(placed: Lines, size: float) -> Iterator[Mark]:
    """Yield a line for every year."""
    foot = placed.height - (LINE + 0.1) * size
    for place in range(len(placed.chart.categories)):
        x = placed.x(place)
        yield Stroke(((x, placed.top), (x, foot)), "hairline")


def words(placed: Lines, size: float) -> Iterator[Label]:
    """Yield the words of the chart: values, names and years."""
    chart = placed.chart
    for series in chart.series:
        if series.role is OWN:
            yield from _values(placed, series, size)
    begun = [(s, _known(s)[0], 1) for s in _begun(chart)]
    for series, y, place in _beside(placed, begun, size):
        x = placed.x(place) - GAP * size
        text = printed(series.points[place])
        yield Label(x, y, text, "body", size, series.color, "right")
    names = {s.name: _name(s, chart, placed.width, size) for s in _ended(chart)}
    ended = [(s, _known(s)[-1], len(names[s.name])) for s in _ended(chart)]
    for series, y, place in _beside(placed, ended, size):
        x, text = placed.right + _beyond(chart, size), printed(series.points[place])
        yield Label(x, y, text, "bold", size, series.color)
        x += text_width(text, "bold", size) + GAP * size / 2
        for at, line in enumerate(names[series.name]):
            yield Label(x, y + at * LEADING * size, line, "body", size, series.color)
    foot = placed.height - DROP * size
    for place, category in enumerate(chart.categories):
        yield Label(placed.x(place), foot, label(category), "body", size, "muted", "center")


def _beside(
    placed: Lines, ends: Sequence[tuple[Series, int, int]], size: float
) -> Iterator[tuple[Series, float, int]]:
    """Yield series with the first base lines of the words at their ends, apart from each other.

    `ends` have the place of the year and how many lines there are.
    """
    chosen = sorted(ends, key=lambda one: placed.y(one[0].points[one[1]].value or 0.0))
    middles = [placed.y(series.points[place].value or 0.0) for series, place, _ in chosen]
    depths = [_depth(lines) * size for _, _, lines in chosen]
    low, high = placed.top - LINE * size / 2, placed.bottom + LINE * size / 2
    starts = apart(middles, depths, low, high)
    for (series, place, _), start in zip(chosen, starts, strict=True):
        yield series, start + (LINE / 2 + MIDDLE) * size, place


def _values(placed: Lines, series: Series, size: float) -> Iterator[Label]:
    """Yield the values of a series over its dots, under them where the whole lies above."""
    away, spots = OWN_RADIUS * size + 1.5, placed.spots(series)
    for place, under in _sides(placed.chart).items():
        x, y = spots[place] or (0.0, 0.0)
        y += away + RISE * size * 0.86 if under else -away - DROP * size * 0.5
        yield Label(x, y, printed(series.points[place]), "bold", size, "ink", "center")
