"""Draw shapes, lines, outlines, pictures beside words and maps."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from report_builder import icons
from report_builder.render import maps
from report_builder.render.page import (
    RADIUS,
    Box,
    Figure,
    Icon,
    MapBox,
    OutlineBox,
    PictureBox,
    Rule,
    Shape,
)
from report_builder.render.pdf import paths
from report_builder.render.pdf.paths import POINTS, in_points, number
from report_builder.render.pdf.sheet import Node, Sheet, filled
from report_builder.render.theme import theme
from report_builder.thai.measure import text_width

_LINE = 0.75
"""Width in points of the line around a shape, which stands inside it."""
_COAST = 0.3
"""Width in points of the line around an outline."""
_HEAD, _WING, _PAST = 7.0, 3.0, 1.0
"""Length of the head of an arrow, half its width, and how far it passes its end, in points."""
_DASH = 3.0
"""About how long the dashes of a line are, in widths of it."""
_SUNK = 0.33
"""How far the base line of the label of a tile stands below its middle, in sizes."""


def draw_shape(sheet: Sheet, box: Box, shape: Shape, fill: str, outline: str) -> None:
    """Draw a filled or outlined shape in a box in inches."""
    room = in_points(box)
    with sheet.decoration():
        if fill:
            sheet.fill(paths.outline(shape, room), fill)
        if outline:
            inner, radius = room.inset(_LINE / 2, _LINE / 2), RADIUS * POINTS - _LINE / 2
            sheet.stroke(paths.outline(shape, inner, radius), outline, _LINE)


def draw_figure(sheet: Sheet, element: Figure) -> None:
    """Draw a shape without text."""
    draw_shape(sheet, element.box, element.shape, element.fill, element.outline)


def draw_rule(sheet: Sheet, element: Rule) -> None:
    """Draw a straight line, dashed or not, with an arrow head or without."""
    start, end = ((x * POINTS, y * POINTS) for x, y in _ends(element))
    length = math.dist(start, end)
    dashes = _dashes(length, _DASH * element.width) if element.dashed else ""
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    with sheet.decoration(), sheet.moved(*start, turn):
        sheet.stroke(paths.line(((0.0, 0.0), (length, 0.0))), element.color, element.width, dashes)
        if element.arrow:
            wings = ((length + _PAST - _HEAD, side) for side in (-_WING, _WING))
            sheet.fill(paths.polygon(((length + _PAST, 0.0), *wings)), element.color)


def _ends(rule: Rule) -> tuple[maps.Point, maps.Point]:
    return (rule.x1, rule.y1), (rule.x2, rule.y2)


def _dashes(length: float, about: float) -> str:
    """Return the setting of dashes that begin and end a line, as far apart as they are long."""
    gaps = math.floor(length / about / 2)
    dash = number(length / (2 * gaps + 1))
    return f"[{dash} {dash}] 0 d "


def draw_outlines(sheet: Sheet, element: OutlineBox) -> None:
    """Draw closed outlines, as a figure if words stand for them."""
    drawn = filled(_rings(element.rings), element.fill, element.outline, _COAST)
    if not element.alt:
        with sheet.decoration():
            sheet.repeated(drawn)
    else:
        with sheet.tagged(figure(sheet, element.box, element.alt)):
            sheet.repeated(drawn)


def draw_icon(sheet: Sheet, element: Icon) -> None:
    """Draw the layers of a picture in its square."""
    room = in_points(element.box)
    with sheet.decoration():
        for layer in icons.layers(element.icon):
            color = f"#{layer.color}" if layer.color else element.color
            sheet.fill(_placed(layer.rings, room), color, layer.opacity)


def draw_map(sheet: Sheet, element: MapBox) -> None:
    """Draw a map of units, and its enlarged part over it."""
    placed = maps.placed(element)
    with sheet.tagged(figure(sheet, element.box, element.map.alt)):
        _draw_patches(sheet, placed.patches)
        if placed.inset:
            sheet.stroke(_frame(placed.inset.enlarged), "ink", _LINE)
            sheet.fill(_frame(placed.inset.frame), "white", edge="muted", width=_LINE)
            _draw_patches(sheet, placed.inset.patches)


def draw_picture(sheet: Sheet, element: PictureBox) -> None:
    """Draw a picture of the edition; its rows run down as the page does."""
    room = in_points(element.box)
    sides = " ".join(map(number, (room.w, 0.0, 0.0, -room.h, room.x, room.bottom)))
    with sheet.tagged(figure(sheet, element.box, element.alt)):
        sheet.operators.append(f"q {sides} cm /{sheet.used.picture(element.picture)} Do Q")


def figure(sheet: Sheet, box: Box, alt: str) -> Node:
    """Return a new figure of a page, where it stands and the words that stand for it."""
    return sheet.figure(in_points(box), alt)


def _frame(box: Box) -> str:
    return paths.outline(Shape.RECTANGLE, in_points(box))


def _draw_patches(sheet: Sheet, patches: Iterable[maps.Patch]) -> None:
    patches = tuple(patches)
    for fill, rings in _by_fill(patches):
        sheet.fill(_rings(rings), fill, edge=maps.EDGE, width=maps.EDGE_WIDTH)
    size = maps.LABEL_SIZE
    for patch in patches:
        if patch.label:
            (left, top), _, (right, bottom), _ = patch.rings[0]
            x = (left + right) / 2 * POINTS - text_width(patch.label, "body", size) / 2
            y = (top + bottom) / 2 * POINTS + _SUNK * size
            sheet.text(x, y, patch.label, "body", size, theme().text_on(patch.fill))


def _by_fill(patches: Iterable[maps.Patch]) -> Iterator[tuple[str, tuple[maps.Ring, ...]]]:
    """Yield the rings of each fill, in the order of the names of the fills."""
    ordered = sorted(patches, key=lambda patch: patch.fill)
    for fill, group in groupby(ordered, key=lambda patch: patch.fill):
        yield fill, tuple(ring for patch in group for ring in patch.rings)


@lru_cache(maxsize=64)
def _rings(rings: tuple[maps.Ring, ...]) -> str:
    """Return rings in inches as paths in tenths of a point; pages share a country and a code."""
    return " ".join(
        f"{_tenth(ring[0])} m {' '.join(f'{_tenth(point)} l' for point in ring[1:])} h"
        for ring in rings
    )


def _tenth(point: maps.Point) -> str:
    return f"{point[0] * POINTS:.1f} {point[1] * POINTS:.1f}"


def _placed(rings: Iterable[maps.Ring], room: Box) -> str:
    """Return rings in shares of a square as paths in its room."""
    return " ".join(
        paths.polygon((room.x + x * room.w, room.y + y * room.h) for x, y in ring) for ring in rings
    )
