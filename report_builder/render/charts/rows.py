"""Rows of dots in their places, in points, of whatever chart they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.render.charts.marks import Bar, Label
from report_builder.story.chartspec import ChartKind, ChartSpec, Dot, Series, SeriesRole

LIT = 12
"""Diameter of a dot that a row is about, in points."""
MEAN = {ChartKind.TRACKS: 2.5, ChartKind.DOTS: 2.5, ChartKind.AXIS: 4.0}
"""Width of the mark of a mean in points."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A dot of a row in its place, in points."""

    x: float
    y: float
    dot: Dot


@dataclass(frozen=True, slots=True)
class Row:
    """A row in its place: the height of its middle, half the height of its dots, and its marks.

    `reach` is how far the mark of the mean stands out from the middle, `radius` that of the dots.
    `band` and `mean` are places along the axis, None where there is none; `bar` is that of a track.
    """

    middle: float
    half: float
    reach: float
    radius: float
    dots: tuple[Placed, ...]
    band: tuple[float, float] | None
    mean: float | None
    head: tuple[Label, ...] = ()
    ends: tuple[Label, ...] = ()
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A chart of dots in its place: where its axis runs and its rows lie, in points.

    `gridded` tells whether lines of its ticks run through the rows; else they only touch them.
    """

    chart: ChartSpec
    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[Row, ...]
    gridded: bool = True

    def x(self, value: float) -> float:
        """Return the place of a value along the axis."""
        low, high = self.chart.minimum, self.chart.maximum or 100.0
        return self.left + (self.right - self.left) * (value - low) / (high - low)

    @property
    def whole(self) -> float | None:
        """Return the place of the line of the whole, None where there is none."""
        across = self.chart.kind is not ChartKind.TRACKS
        series = self.chart.roles.get(SeriesRole.NATION) if across else None
        value = series.points[0].value if series else None
        return None if value is None else self.x(value)


def means(chart: ChartSpec) -> Series:
    """Return the means of rows: of tracks of one unit those of the whole, else their own."""
    whole = chart.roles.get(SeriesRole.NATION) if chart.kind is ChartKind.TRACKS else None
    return whole or chart.series[0]


def words_of(rows: Sequence[Row]) -> Iterator[Label]:
    """Yield the names of rows, then the words at their dots.

    Readers put words of one base line that follow each other from left to right: the words at the
    dots of a row would come between the lines of the next name.
    """
    for row in rows:
        yield from row.head
    for row in rows:
        yield from row.ends


def clamped(middle: float, width: float, left: float, right: float) -> float:
    """Return the middle of something so wide that it stays between two ends, as near as it can."""
    return min(max(middle, left + width / 2), right - width / 2)
