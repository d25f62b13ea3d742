"""Radar charts: an axis per category, values and labels printed at the ends of the axes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report_builder.render.charts.bars import bars, color
from report_builder.render.charts.marks import Align, Area, Dot, Label, Mark, Point, Stroke
from report_builder.render.charts.words import (
    LEADING,
    MIDDLE,
    RISE,
    balanced,
    depth,
    hanging,
    label,
    printed,
    widest,
)
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width, unbroken, wrap

RINGS = (0.25, 0.5, 0.75, 1.0)
VALUE = 4 / 3
"""Size of the values, as a multiple of the labels'."""
TRIES = tuple(0.56 * (1 - step / 40) for step in range(33))
"""Radii to try, as shares of the smaller side of the box."""
ROOMY = 0.75
"""Share of the largest radius that may be given up for labels of fewer lines."""
DOT = 4.0
"""Radius of the dots at the values in points."""
SMALLEST = 3.0
"""Radius below which a radar says nothing, as a multiple of the size."""

Break = Callable[[str, str, float, float], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Corner:
    """What stands at the end of an axis: a box around value and label, relative to the centre."""

    lines: tuple[str, ...]
    align: Align
    x: float
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: _Corner) -> bool:
        across = min(self.right, other.right) > max(self.left, other.left)
        return across and min(self.bottom, other.bottom) > max(self.top, other.top)


@dataclass(frozen=True, slots=True)
class Web:
    """A radar of one radius: its axes are unit vectors, everything is relative to its centre."""

    chart: ChartSpec
    width: float
    height: float
    size: float
    radius: float
    axes: tuple[Point, ...]

    @property
    def centre(self) -> Point:
        """Return the middle of the web in the chart."""
        top, bottom = self.reach()
        return self.width / 2, (self.height - bottom - top) / 2

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """Return the lines of the label of each axis."""
        return tuple(corner.lines for corner in self.corners(balanced))

    def corners(self, broken: Break) -> tuple[_Corner, ...]:
        """Return what stands at the end of each axis, its label broken so."""
        return tuple(_corner(self, place, broken) for place in range(len(self.axes)))

    def reach(self) -> tuple[float, float]:
        """Return how far the web and its words reach above (negative) and below the centre."""
        corners = self.corners(wrap)
        ends = [self.radius * y for _, y in self.axes]
        above = max(0.0, RISE - MIDDLE - LEADING / 2) * VALUE * self.size
        return min(*ends, *(c.top - above for c in corners)), max(
            *ends, *(c.bottom for c in corners)
        )

    def fits(self) -> bool:
        """Tell whether the words stand inside the chart, and none over another."""
        corners = self.corners(wrap)
        inside = all(max(-c.left, c.right) <= self.width / 2 for c in corners)
        apart = not any(a.overlaps(b) for i, a in enumerate(corners) for b in corners[:i])
        top, bottom = self.reach()
        return inside and apart and bottom - top <= self.height

    def lines(self) -> int:
        """Return the lines of the longest label."""
        return max(len(corner.lines) for corner in self.corners(wrap))


def radar(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a radar chart of width x height points, or of bars where none fits."""
    placed = web(chart, width, height, size)
    return _drawn(placed) if placed else bars(chart, width, height, size)


def emblem(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a radar without words, as large as width x height points hold."""
    radius = min(width, height) / 2 - DOT
    axes = tuple(_axis(place, len(chart.categories)) for place in range(len(chart.categories)))
    return _bare(Web(chart, width, height, size, radius, axes), (width / 2, height / 2))


def web(chart: ChartSpec, width: float, height: float, size: float) -> Web | None:
    """Return the web that reads best in width x height points, None where none fits."""
    axes = tuple(_axis(place, len(chart.categories)) for place in range(len(chart.categories)))
    radii = (share * min(width, height) for share in TRIES)
    webs = (Web(chart, width, height, size, r, axes) for r in radii if r > SMALLEST * size)
    fitting = [web for web in webs if web.fits()]
    roomy = [web for web in fitting if web.radius >= ROOMY * fitting[0].radius]
    return min(roomy, key=Web.lines, default=None)


def _axis(place: int, places: int) -> Point:
    angle = 2 * math.pi * place / places - math.pi / 2
    return round(math.cos(angle), 9), round(math.sin(angle), 9)


def _corner(web: Web, place: int, broken: Break) -> _Corner:
    (dx, dy), size = web.axes[place], web.size
    x, y = dx * (web.radius + 0.8 * size), dy * (web.radius + 0.6 * size)
    align: Align = "center" if abs(dx) < 0.15 else "left" if dx > 0 else "right"
    words = label(web.chart.categories[place])
    room = 0.62 * web.width if align == "center" else web.width / 2 - abs(x)
    value = text_width(printed(web.chart.series[0].points[place]), "heading", VALUE * size)
    wide = max(value, widest(unbroken(words), "body", size))
    lines = broken(words, "body", size, max(room, wide))
    wide = max(wide, widest(lines, "body", size))
    tall = VALUE * size * LEADING + depth(lines, size)
    left = {"left": x, "center": x - wide / 2, "right": x - wide}[align]
    top = y - tall * (0.5 - 0.5 * dy if align == "center" else 0.5 - 0.25 * dy)
    return _Corner(lines, align, x, left, left + wide, top, top + tall)


def _drawn(web: Web) -> Iterator[Mark]:
    centre = web.centre
    yield from _bare(web, centre)
    for place, corner in enumerate(web.corners(balanced)):
        yield from _words(web, place, corner, centre)


def _bare(web: Web, centre: Point) -> Iterator[Mark]:
    yield from _grid(web, centre)
    yield from _shape(web, centre)


def _grid(web: Web, centre: Point) -> Iterator[Mark]:
    for ring in RINGS:
        points = tuple(_at(axis, centre, web.radius * ring) for axis in web.axes)
        yield Stroke(points, "quiet" if ring == 1 else "hairline", closed=True)
    for axis in web.axes:
        yield Stroke((centre, _at(axis, centre, web.radius)), "hairline")


def _at(axis: Point, centre: Point, distance: float) -> Point:
    return centre[0] + axis[0] * distance, centre[1] + axis[1] * distance


def _shape(web: Web, centre: Point) -> Iterator[Mark]:
    """Yield area, outline and dots; what is missing leaves a gap."""
    scale = web.radius / (web.chart.maximum or 100.0)
    tone = web.chart.series[0].color
    points = [
        None if point.value is None else _at(axis, centre, scale * point.value)
        for axis, point in zip(web.axes, web.chart.series[0].points, strict=True)
    ]
    known = tuple(point for point in points if point)
    if len(known) == len(points):
        yield Area(known, tone, 0.14)
    for start, end in zip(points, (*points[1:], points[0]), strict=True):
        if start and end:
            yield Stroke((start, end), tone, 2.25)
    for place, point in enumerate(points):
        if point:
            yield Dot(*point, DOT, color(web.chart, place))


def _words(web: Web, place: int, corner: _Corner, centre: Point) -> Iterator[Mark]:
    x, top = centre[0] + corner.x, centre[1] + corner.top
    point, tall = web.chart.series[0].points[place], VALUE * web.size * LEADING
    face, size, tone = "heading", VALUE * web.size, color(web.chart, place)
    if point.value is None:
        face, size, tone = "body", web.size, "muted"
    yield Label(x, top + tall / 2 + MIDDLE * size, printed(point), face, size, tone, corner.align)
    yield from hanging(corner.lines, x, top + tall, "body", web.size, align=corner.align)
