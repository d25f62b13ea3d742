"""Write shapes as the path operators of a PDF (8.5.2). Lengths are points; y runs down."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from report_builder.render.charts.marks import Point
from report_builder.render.page import RADIUS, Box, Shape

POINTS = 72
"""Points of an inch."""
_BEND = 4 * (math.sqrt(2) - 1) / 3
"""How far along its side the corner of a square pulls the curve of a quarter of a circle."""
_ARC = 45.0
"""Degrees of one curve at most."""


def in_points(box: Box) -> Box:
    """Return a box in inches in points."""
    return Box(box.x * POINTS, box.y * POINTS, box.w * POINTS, box.h * POINTS)


def outline(shape: Shape, box: Box, radius: float = RADIUS * POINTS) -> str:
    """Return the outline of a shape that fills a box in points."""
    if shape is Shape.OVAL:
        return _rounded(box, box.w / 2, box.h / 2)
    if shape is Shape.ROUNDED:
        corner = min(radius, box.w / 2, box.h / 2)
        return _rounded(box, corner, corner)
    if shape is Shape.CHEVRON:
        return polygon(_chevron(box))
    return rectangle(box.x, box.y, box.w, box.h)


def rectangle(x: float, y: float, w: float, h: float) -> str:
    """Return a rectangle."""
    return f"{number(x)} {number(y)} {number(w)} {number(h)} re"


def line(points: Iterable[Point]) -> str:
    """Return a line through points."""
    (x, y), *others = points
    rest = " ".join(f"{number(x)} {number(y)} l" for x, y in others)
    return f"{number(x)} {number(y)} m {rest}"


def polygon(points: Iterable[Point]) -> str:
    """Return a line through points that returns to the first."""
    return f"{line(points)} h"


def circle(x: float, y: float, radius: float) -> str:
    """Return a circle around a point."""
    return _rounded(Box(x - radius, y - radius, 2 * radius, 2 * radius), radius, radius)


def ring(x: float, y: float, outer: float, inner: float, start: float, end: float) -> str:
    """Return a part of a ring; angles in degrees clockwise from twelve o'clock."""
    there, back = _arc(x, y, outer, start, end), _arc(x, y, inner, end, start)
    joined = "h {} {} m" if end - start >= 360 else "{} {} l"
    (left, top), (right, bottom) = _around(x, y, outer, start), _around(x, y, inner, end)
    return (
        f"{number(left)} {number(top)} m {' '.join(there)} "
        f"{joined.format(number(right), number(bottom))} {' '.join(back)} h"
    )


def number(value: float) -> str:
    """Return a number as a file holds it, to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _chevron(box: Box) -> Sequence[Point]:
    """Return the corners of an arrow whose point is half as long as its shorter side."""
    neck, middle = box.right - min(box.w, box.h) / 2, box.y + box.h / 2
    top, bottom = ((box.x, box.y), (neck, box.y)), ((neck, box.bottom), (box.x, box.bottom))
    return (*top, (box.right, middle), *bottom)


def _rounded(box: Box, rx: float, ry: float) -> str:
    """Return a rectangle whose corners are quarters of an ellipse."""
    dx, dy = rx * (1 - _BEND), ry * (1 - _BEND)
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    corners = (
        ((right - rx, top), (right - dx, top), (right, top + dy), (right, top + ry)),
        ((right, bottom - ry), (right, bottom - dy), (right - dx, bottom), (right - rx, bottom)),
        ((left + rx, bottom), (left + dx, bottom), (left, bottom - dy), (left, bottom - ry)),
        ((left, top + ry), (left, top + dy), (left + dx, top), (left + rx, top)),
    )
    sides = (f"{_pair(start)} l {_curve(*bends)}" for start, *bends in corners)
    return f"{_pair((left + rx, top))} m {' '.join(sides)} h"


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Iterator[str]:
    """Yield the curves of an arc, each so short that it is round to the eye."""
    steps = math.ceil(abs(end - start) / _ARC)
    step = math.radians((end - start) / steps)
    pull = 4 / 3 * math.tan(step / 4) * radius
    for n in range(steps):
        one, other = math.radians(start) + n * step, math.radians(start) + (n + 1) * step
        (x0, y0), (x3, y3) = (
            (x + radius * math.sin(turn), y - radius * math.cos(turn)) for turn in (one, other)
        )
        first = x0 + pull * math.cos(one), y0 + pull * math.sin(one)
        second = x3 - pull * math.cos(other), y3 - pull * math.sin(other)
        yield _curve(first, second, (x3, y3))


def _around(x: float, y: float, radius: float, angle: float) -> Point:
    turn = math.radians(angle)
    return x + radius * math.sin(turn), y - radius * math.cos(turn)


def _curve(*points: Point) -> str:
    return f"{' '.join(map(_pair, points))} c"


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
