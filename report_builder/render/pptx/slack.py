"""Leave labels room for other faces: where ours are missing, letters are wider.

A box just as wide as what it says would break a number from its sign, or a name in two. A label
has a line of its own for every line, so that a wider box changes nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.page import Box, Element, Face, Line, Rule, Shape, TextBox
from report_builder.render.place.flow import POINTS, text_lines
from report_builder.thai.measure import text_width

WIDER = 1.3
"""How wide Tahoma's and DejaVu's letters are at most when ours are 1: measured on a whole deck."""
_APART, _EDGE, _TOUCH = 0.04, 0.3, 0.02
"""Inches kept free before the next element and the edge of a page, and by which two may meet."""


def roomy(elements: Sequence[Element], page: Box) -> tuple[Element, ...]:
    """Return the elements of a page, its labels in boxes as wide as other faces may need.

    A box grows to the side where its lines end, as far as nothing else stands there.
    """
    return tuple(
        _widened(element, elements, page)
        if isinstance(element, TextBox) and _is_label(element)
        else element
        for element in elements
    )


def _is_label(element: TextBox) -> bool:
    """Tell whether a text stands on no ground, and has all its line ends typed."""
    if (
        element.shape is not Shape.NONE
        or element.fill
        or element.outline
        or element.slot == "title"
    ):
        return False
    return is_typed(element)


def is_typed(element: TextBox) -> bool:
    """Tell whether a text has all its line ends typed."""
    width = _given(element)
    return all(
        text_lines(line, width) == plain(line.text).count("\n") + 1 for line in element.lines
    )


def _widened(element: TextBox, elements: Sequence[Element], page: Box) -> TextBox:
    lacking = WIDER * max(map(width_of, element.lines), default=0.0) - _given(element)
    if lacking <= 0:
        return element
    left, right = _free(element, elements, page)
    box = element.box
    match element.lines[0].align:
        case "left":
            more = min(lacking, right)
            return replace(element, box=replace(box, w=box.w + more))
        case "right":
            more = min(lacking, left)
            return replace(element, box=replace(box, x=box.x - more, w=box.w + more))
        case _:
            more = min(lacking / 2, left, right)
            return replace(element, box=replace(box, x=box.x - more, w=box.w + 2 * more))


def _given(element: TextBox) -> float:
    """Return the inches that the lines of a text have."""
    return element.box.w - 2 * element.inset[0]


def width_of(line: Line) -> float:
    """Return the inches that the widest line of a text takes in our faces."""
    bold = line.face is Face.BODY and any(run.bold for run in line.text)
    face = str(Face.BOLD if bold else line.face)
    widest = max(text_width(part, face, line.size) for part in plain(line.text).split("\n"))
    return line.indent + line.hang + widest / POINTS


def _free(element: TextBox, elements: Sequence[Element], page: Box) -> tuple[float, float]:
    """Return how many inches are free at the left and at the right of an element."""
    box, edges = element.box, [(page.x + _EDGE, round(page.right - _EDGE, 2))]
    for other in elements:
        if other is not element:
            edges += _bounds(box, other)
    lefts, rights = zip(*edges, strict=True)
    return max(0.0, box.x - max(lefts)), max(0.0, min(rights) - box.right)


def _bounds(box: Box, other: Element) -> Iterator[tuple[float, float]]:
    """Yield how far a box may reach to both sides for another element."""
    around = _around(other)
    if min(box.bottom, around.bottom) - max(box.y, around.y) <= _TOUCH:
        return
    if around.x <= box.x + _TOUCH and around.right >= box.right - _TOUCH:
        if not isinstance(other, Rule):
            yield around.x + _APART, around.right - _APART
    elif around.x >= box.x + box.w / 2:
        yield -math.inf, around.x - _APART
    else:
        yield around.right + _APART, math.inf


def _around(element: Element) -> Box:
    if isinstance(element, Rule):
        x, y = min(element.x1, element.x2), min(element.y1, element.y2)
        return Box(x, y, abs(element.x2 - element.x1), abs(element.y2 - element.y1))
    return element.box
