"""Write a placed chart as SVG that stands in a page: few paths, and text that stays text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import singledispatch
from html import escape

from report_builder.render.charts import chart_marks
from report_builder.render.charts.marks import Area, Bar, Dot, Label, Mark, Point, Slice, Stroke
from report_builder.render.pdf.spine import spine
from report_builder.render.theme import theme
from report_builder.story.blocks import ChartKind, ChartSpec
from report_builder.thai.font import FACES

ARC = 45.0
"""Degrees of an arc at most: WeasyPrint draws longer ones a little out of round."""
DASHES = ' stroke-dasharray="4 4"'
EDGE = 0.75
"""Width of the line around a dot in points."""
_ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


def chart_svg(chart: ChartSpec, width: float, height: float, size: float) -> str:
    """Return a chart as an svg element of width x height points, its alt text as title.

    `size` is that of the labels in points. The same chart gives the same characters.
    """
    inner = OWN.get(chart.kind, _marked)(chart, width, height, size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}pt" height="{height:g}pt" '
        f'viewBox="0 0 {width:g} {height:g}"><title>{escape(chart.alt)}</title>{inner}</svg>'
    )


def _marked(chart: ChartSpec, width: float, height: float, size: float) -> str:
    return "".join(map(mark_svg, chart_marks(chart, width, height, size)))


OWN: dict[ChartKind, Callable[[ChartSpec, float, float, float], str]] = {ChartKind.SPINE: spine}
"""What writes the inside of the svg element of the kinds of chart that no marks are placed for."""


@singledispatch
def mark_svg(mark: Mark) -> str:
    """Return one mark of a chart as an SVG element."""
    raise TypeError(mark)


@mark_svg.register
def _(mark: Label) -> str:
    face = FACES[mark.face]
    weight = "" if face.weight == 400 else f' font-weight="{face.weight}"'
    return (
        f'<text x="{_n(mark.x)}" y="{_n(mark.y)}"{weight} font-size="{_n(mark.size)}px" '
        f"font-family=\"'{face.family}'\"{_ANCHORS[mark.align]} "
        f'fill="{_hex(mark.color)}">{escape(mark.text)}</text>'
    )


@mark_svg.register
def _(mark: Bar) -> str:
    corner = f"M{_n(mark.x)} {_n(mark.y)}"
    path = f"{corner}h{_n(mark.w)}v{_n(mark.h)}h{_n(-mark.w)}z"
    edge = theme().edge(mark.color)
    line = f' stroke="{_hex(edge)}" stroke-width="0.75"' if edge else ""
    return _filled(path, mark.color, line)


@mark_svg.register
def _(mark: Stroke) -> str:
    path = _through(mark.points) + "z" * mark.closed
    return (
        f'<path d="{path}" fill="none" stroke="{_hex(mark.color)}" '
        f'stroke-width="{_n(mark.width)}" stroke-linecap="square" stroke-linejoin="round"'
        f"{DASHES * mark.dashed}/>"
    )


@mark_svg.register
def _(mark: Area) -> str:
    return _filled(_through(mark.points) + "z", mark.color, f' opacity="{mark.opacity:g}"')


@mark_svg.register
def _(mark: Slice) -> str:
    edge = f' stroke="{_hex("white")}" stroke-width="1.5"'
    return _filled("".join(_ring(mark)), mark.color, edge)


@mark_svg.register
def _(mark: Dot) -> str:
    r, across = _n(mark.radius), _n(2 * mark.radius)
    arc = f"a{r} {r} 0 1 0 "
    start = f"M{_n(mark.x - mark.radius)} {_n(mark.y)}"
    edge = f' stroke="{_hex(mark.edge)}" stroke-width="{EDGE}"' if mark.edge else ""
    return _filled(f"{start}{arc}{across} 0{arc}-{across} 0z", mark.color, edge)


def _ring(part: Slice) -> Iterable[str]:
    """Yield the outer arc of a part of a ring, then the inner one back."""
    steps = math.ceil((part.end - part.start) / ARC)
    angles = [part.start + (part.end - part.start) * n / steps for n in range(steps + 1)]
    to_inner = "M" if part.end - part.start >= 360 else "L"
    yield "M" + _arcs(part, part.outer, angles, 1)
    yield to_inner + _arcs(part, part.inner, angles[::-1], 0) + "z"


def _arcs(part: Slice, radius: float, angles: Iterable[float], sweep: int) -> str:
    r = _n(radius)
    points = (_around(part, radius, angle) for angle in angles)
    return f"A{r} {r} 0 0 {sweep} ".join(points)


def _around(part: Slice, radius: float, angle: float) -> str:
    """Return the point at an angle in degrees clockwise from twelve o'clock."""
    turn = math.radians(angle)
    return f"{_n(part.x + radius * math.sin(turn))} {_n(part.y - radius * math.cos(turn))}"


def _through(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _filled(path: str, color: str, more: str = "") -> str:
    return f'<path d="{path}" fill="{_hex(color)}"{more}/>'


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _hex(color: str) -> str:
    return f"#{theme().hex(color)}"
