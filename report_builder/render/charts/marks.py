"""The marks that charts are made of, and their drawing by matplotlib as SVG with real text.

Lengths are points from the top left corner of the chart; colours are names of the theme.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, singledispatch
from typing import Literal
from xml.etree import ElementTree

import matplotlib
from matplotlib import patches
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from report_builder import resources
from report_builder.render.theme import theme
from report_builder.thai.font import FACES
from report_builder.thai.measure import text_width

Point = tuple[float, float]
Align = Literal["left", "center", "right"]

ElementTree.register_namespace("", "http://www.w3.org/2000/svg")

_SVG = "{{http://www.w3.org/2000/svg}}{}"
_DRAWN = (_SVG.format("path"), _SVG.format("text"))
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; (x, y) is the left end, centre or right end of its base line."""

    x: float
    y: float
    text: str
    face: str
    size: float
    color: str = "ink"
    align: Align = "left"

    @property
    def width(self) -> float:
        """Return the width of the text in points."""
        return text_width(self.text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: float
    y: float
    w: float
    h: float
    color: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; closed, it returns to the first."""

    points: tuple[Point, ...]
    color: str
    width: float = 0.75
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a ring; angles in degrees clockwise from twelve o'clock."""

    x: float
    y: float
    outer: float
    inner: float
    start: float
    end: float
    color: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    color: str


Mark = Label | Bar | Stroke | Area | Slice | Dot


def svg(marks: Iterable[Mark], width: float, height: float, title: str) -> str:
    """Return an svg element of width x height points, its title as first child.

    The same marks give the same characters; text stays text in the families of the theme.
    """
    figure = _figure()
    figure.clear()
    figure.set_size_inches(width / 72, height / 72)
    figure.patch.set_visible(False)
    down = Affine2D().scale(1, -1).translate(0, height)
    for place, mark in enumerate(marks):
        artist = _artist(mark)
        artist.set_transform(down)
        artist.set_zorder(place)
        figure.add_artist(artist, clip=False)
    out = io.StringIO()
    with matplotlib.rc_context(
        {"svg.fonttype": "none", "svg.hashsalt": "", "path.simplify": False}
    ):
        figure.canvas.print_figure(out, format="svg", metadata=_NO_METADATA)
    return _inline(out.getvalue(), title)


@cache
def _figure() -> Figure:
    figure = Figure(dpi=72)
    FigureCanvasSVG(figure)
    return figure


def _inline(document: str, title: str) -> str:
    """Return the marks of an SVG document of matplotlib as one element to stand in a page."""
    root = ElementTree.fromstring(document)
    size = {name: root.attrib[name] for name in ("width", "height", "viewBox")}
    flat = ElementTree.Element(_SVG.format("svg"), size)
    ElementTree.SubElement(flat, _SVG.format("title")).text = title
    flat.extend(element for element in root.iter() if element.tag in _DRAWN)
    for element in flat:
        style = element.attrib.pop("style", "")
        element.attrib.pop("transform", None)
        element.attrib.update(_pair(declaration) for declaration in style.split(";") if style)
        element.tail = None
    return ElementTree.tostring(flat, encoding="unicode")


def _pair(declaration: str) -> tuple[str, str]:
    name, value = declaration.split(":")
    return name.strip(), value.strip()


def _hex(color: str) -> str:
    return f"#{theme().hex(color)}"


@cache
def _font(face: str, size: float) -> FontProperties:
    return FontProperties(
        family=FACES[face].family,
        weight=FACES[face].weight,
        size=size,
        fname=str(resources.path("fonts", FACES[face].file)),
    )


@singledispatch
def _artist(mark: Mark) -> Artist:
    raise TypeError(mark)


@_artist.register
def _(mark: Label) -> Artist:
    return Text(
        mark.x,
        mark.y,
        mark.text,
        color=_hex(mark.color),
        fontproperties=_font(mark.face, mark.size),
        horizontalalignment=mark.align,
        verticalalignment="baseline",
        parse_math=False,
    )


@_artist.register
def _(mark: Bar) -> Artist:
    return patches.Rectangle(
        (mark.x, mark.y), mark.w, mark.h, facecolor=_hex(mark.color), linewidth=0
    )


@_artist.register
def _(mark: Stroke) -> Artist:
    points = (*mark.points, mark.points[0]) if mark.closed else mark.points
    xs, ys = zip(*points, strict=True)
    return Line2D(xs, ys, color=_hex(mark.color), linewidth=mark.width, solid_joinstyle="round")


@_artist.register
def _(mark: Area) -> Artist:
    return patches.Polygon(mark.points, facecolor=_hex(mark.color), alpha=mark.opacity, linewidth=0)


@_artist.register
def _(mark: Slice) -> Artist:
    return patches.Wedge(
        (mark.x, mark.y),
        mark.outer,
        mark.start - 90,
        mark.end - 90,
        width=mark.outer - mark.inner,
        facecolor=_hex(mark.color),
        edgecolor=_hex("white"),
        linewidth=1.5,
    )


@_artist.register
def _(mark: Dot) -> Artist:
    return patches.Circle((mark.x, mark.y), mark.radius, facecolor=_hex(mark.color), linewidth=0)
