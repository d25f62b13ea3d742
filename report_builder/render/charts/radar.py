"""Radar charts: an axis per category, values and labels printed at the ends of the axes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.render.charts.bars import color
from report_builder.render.charts.marks import Area, Dot, Label, Mark, Stroke
from report_builder.render.charts.words import LEADING, MIDDLE, depth, label, printed, widest
from report_builder.story.blocks import ChartSpec
from report_builder.thai.measure import text_width, wrap

RINGS = (0.25, 0.5, 0.75, 1.0)
TRIES = [1 - step / 40 for step in range(36)]
"""Radii to try, as shares of the largest that could fit."""


@dataclass(frozen=True, slots=True)
class _Corner:
    """What stands at the end of an axis: a box around value and label, relative to the centre."""

    value: str
    lines: tuple[str, ...]
    align: str
    x: float
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: _Corner) -> bool:
        return min(self.right, other.right) > max(self.left, other.left) and min(
            self.bottom, other.bottom
        ) > max(self.top, other.top)


def radar(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a radar chart of width x height points; it has three axes or more."""
    axes = [_axis(i, len(chart.categories)) for i in range(len(chart.categories))]
    radius, corners = _fitted(chart, axes, width, height, size)
    top, bottom = _reach(axes, corners, radius)
    centre = (width / 2, (height - bottom - top) / 2)
    yield from _grid(axes, centre, radius)
    for j in range(len(chart.series)):
        yield from _shape(chart, j, axes, centre, radius)
    for i, corner in enumerate(corners):
        yield from _words(chart, i, corner, centre, size)


def _axis(place: int, places: int) -> tuple[float, float]:
    angle = 2 * math.pi * place / places - math.pi / 2
    return math.cos(angle), math.sin(angle)


def _reach(
    axes: Sequence[tuple[float, float]], corners: Sequence[_Corner], radius: float
) -> tuple[float, float]:
    """Return how far the chart reaches above (negative) and below its centre."""
    tops = [corner.top for corner in corners] + [radius * y for _, y in axes]
    bottoms = [corner.bottom for corner in corners] + [radius * y for _, y in axes]
    return min(tops), max(bottoms)


def _fitted(
    chart: ChartSpec,
    axes: Sequence[tuple[float, float]],
    width: float,
    height: float,
    size: float,
) -> tuple[float, list[_Corner]]:
    """Return the largest radius at which all corners stand in the box, and the corners."""
    largest = min(width, height) * 0.56
    for share in TRIES:
        radius = largest * share
        corners = [_corner(chart, i, axis, radius, width, size) for i, axis in enumerate(axes)]
        if _fit(axes, corners, radius, width, height):
            break
    return radius, corners


def _fit(
    axes: Sequence[tuple[float, float]],
    corners: Sequence[_Corner],
    radius: float,
    width: float,
    height: float,
) -> bool:
    top, bottom = _reach(axes, corners, radius)
    inside = all(-width / 2 <= c.left and c.right <= width / 2 for c in corners)
    apart = not any(a.overlaps(b) for i, a in enumerate(corners) for b in corners[:i])
    return inside and apart and bottom - top <= height


def _corner(
    chart: ChartSpec,
    place: int,
    axis: tuple[float, float],
    radius: float,
    width: float,
    size: float,
) -> _Corner:
    x, y = axis[0] * (radius + 0.8 * size), axis[1] * (radius + 0.6 * size)
    upright = abs(axis[0]) < 0.15
    align = "middle" if upright else "left" if axis[0] > 0 else "right"
    room = 0.62 * width if upright else width / 2 - abs(x)
    lines = wrap(label(chart.categories[place]), "body", size, max(room, 3 * size))
    value = printed(chart.series[0].points[place])
    wide = max(widest(lines, "body", size), text_width(value, "heading", _value_size(size)))
    tall = _value_size(size) * LEADING + depth(lines, size)
    left = {"left": x, "middle": x - wide / 2, "right": x - wide}[align]
    top = y - tall * (0.5 - 0.5 * axis[1] if upright else 0.5 - 0.25 * axis[1])
    return _Corner(value, lines, align, x, left, left + wide, top, top + tall)


def _value_size(size: float) -> float:
    return size * 4 / 3


def _grid(
    axes: Sequence[tuple[float, float]], centre: tuple[float, float], radius: float
) -> Iterator[Mark]:
    for ring in RINGS:
        points = tuple(_at(axis, centre, radius * ring) for axis in axes)
        yield Stroke(points, "quiet" if ring == 1 else "hairline", 0.75, closed=True)
    for axis in axes:
        yield Stroke((centre, _at(axis, centre, radius)), "hairline", 0.75)


def _at(
    axis: tuple[float, float], centre: tuple[float, float], distance: float
) -> tuple[float, float]:
    return centre[0] + axis[0] * distance, centre[1] + axis[1] * distance


def _shape(
    chart: ChartSpec,
    series: int,
    axes: Sequence[tuple[float, float]],
    centre: tuple[float, float],
    radius: float,
) -> Iterator[Mark]:
    """Yield area, outline and dots of one series; what is missing leaves a gap."""
    end = chart.maximum or 100.0
    tone = chart.series[series].color
    points = [
        None if point.value is None else _at(axis, centre, radius * point.value / end)
        for axis, point in zip(axes, chart.series[series].points, strict=True)
    ]
    known = tuple(point for point in points if point)
    if len(known) == len(points):
        yield Area(known, tone, 0.14)
    for a, b in zip(points, [*points[1:], points[0]], strict=True):
        if a and b:
            yield Stroke((a, b), tone, 2.25)
    for i, point in enumerate(points):
        if point:
            yield Dot(*point, 4.0, color(chart, i, series))


def _words(
    chart: ChartSpec, place: int, corner: _Corner, centre: tuple[float, float], size: float
) -> Iterator[Mark]:
    x, top = centre[0] + corner.x, centre[1] + corner.top
    missing = chart.series[0].points[place].value is None
    big = size if missing else _value_size(size)
    base = top + _value_size(size) * LEADING / 2 + MIDDLE * big
    tone = "muted" if missing else color(chart, place, 0)
    yield Label(x, base, corner.value, "body" if missing else "heading", big, tone, corner.align)
    top += _value_size(size) * LEADING
    for i, line in enumerate(corner.lines):
        base = top + (i + 0.5) * LEADING * size + MIDDLE * size
        yield Label(x, base, line, "body", size, "ink", corner.align)
