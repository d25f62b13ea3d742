"""Move elements and find the largest sizes at which their words fit as well as they did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.charts import chart_heights, chart_marks
from report_builder.render.charts.marks import Label
from report_builder.render.page import (
    Box,
    CellsBox,
    ChartBox,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    MapBox,
    OutlineBox,
    PictureBox,
    Role,
    Rule,
    TableBox,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.room import ROUNDING, has_room
from report_builder.render.pptx.moves import Move, Way, box_along
from report_builder.story.chartspec import ChartKind
from report_builder.thai.measure import text_width

STEPS = tuple(1 - step / 40 for step in range(21))
"""Shares of the sizes to try, until all texts fit."""
LEAST = 8.0
"""The smallest type on a page of our height, in points; smaller words would not be read."""
_LATIN, _WIDER = re.compile(r"[!-~†‡]"), 0.2
"""Digits and Latin letters, and how much wider than ours those of other faces may be."""
_REBROKEN = (Role.TITLE, Role.HEADING)


def moved(element: Element, way: Way, size: float = 1.0, least: float = LEAST) -> Element:
    """Return an element where a way leads, its type at a share of its size, not under least."""
    match element:
        case TextBox():
            return sized(replace(element, box=box_along(way, element.box)), size, least)
        case ChartBox():
            return _chart(element, box_along(way, element.box), size, least)
        case TableBox():
            return _table(element, box_along(way, element.box), size, least)
        case CellsBox():
            return _cells(element, box_along(way, element.box), size, least)
        case OutlineBox():
            kept = Move(element.box, _inside(element.box, box_along(way, element.box)))
            rings = tuple(tuple(kept.point(x, y) for x, y in ring) for ring in element.rings)
            return replace(element, box=kept.end, rings=rings)
        case PictureBox():
            return replace(element, box=_inside(element.box, box_along(way, element.box)))
        case Figure() | MapBox() | Icon():
            return replace(element, box=box_along(way, element.box))
        case Rule():
            (x1, y1), (x2, y2) = (
                way.point(element.x1, element.y1),
                way.point(element.x2, element.y2),
            )
            return replace(element, x1=x1, y1=y1, x2=x2, y2=y2)


def _inside(shape: Box, room: Box) -> Box:
    """Return the largest box of the form of a shape in the middle of a room."""
    share = min(room.w / shape.w, room.h / shape.h)
    w, h = shape.w * share, shape.h * share
    return Box(room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h)


def _chart(element: ChartBox, box: Box, size: float, least: float) -> ChartBox:
    """Return a chart at the largest size at which its words break as they did, down to a share."""
    same = min(1.0, box.w / element.box.w, box.h / element.box.h)
    tried = (_smaller(element.size, step, least) for step in STEPS if step > same)
    charts = (replace(element, box=box, size=points) for points in tried)
    lines, high = _label_lines(element), min(1.0, _height_share(element))
    roomy = (c for c in charts if has_room(c) and _height_share(c) >= high - ROUNDING)
    fitting = (c for c in roomy if _label_lines(c) <= lines)
    return next(fitting, replace(element, box=box, size=_smaller(element.size, same, least)))


def _height_share(element: ChartBox) -> float:
    """Return the height of rows of dots as a share of the least that keeps names off dots."""
    chart, box = element.chart, element.box
    return box.h / chart_heights(chart, box.w, element.size)[0] if chart.dots else 1.0


def _label_lines(element: ChartBox) -> int:
    if element.chart.kind is ChartKind.SPINE:
        return 0
    box = element.box
    marks = chart_marks(element.chart, box.w * flow.POINTS, box.h * flow.POINTS, element.size)
    return sum(isinstance(mark, Label) and bool(mark.text) for mark in marks)


def _table(element: TableBox, box: Box, size: float, least: float) -> TableBox:
    heights = tuple(height * box.h / element.box.h for height in element.heights)
    points = _smaller(element.size, size, least)
    return replace(element, box=box, heights=heights, size=points)


def _cells(element: CellsBox, box: Box, size: float, least: float) -> CellsBox:
    across, down = box.w / element.box.w, box.h / element.box.h
    return replace(
        element,
        box=box,
        rows=tuple(tuple(_line(line, size, least) for line in row) for row in element.rows),
        widths=tuple(width * across for width in element.widths),
        heights=tuple(height * down for height in element.heights),
    )


def sized(element: TextBox, size: float, least: float = LEAST) -> TextBox:
    """Return a text with its type at a share of its size, its headings broken for its width."""
    width = element.box.w - 2 * element.inset[0]
    lines = (_rebroken(_line(line, size, least), width) for line in element.lines)
    return replace(element, lines=tuple(_spared(line, width, least) for line in lines))


def _spared(line: Line, width: float, least: float) -> Line:
    """Return a line that stays one where digits and Latin letters of a template are wider.

    A number is always one.
    """
    words, face = plain(line.text), str(line.face)
    wide = text_width(words, face, line.size)
    wide += _WIDER * text_width("".join(_LATIN.findall(words)), face, line.size)
    room = width * flow.POINTS
    is_number = line.role is Role.TEXT and line.face is Face.HEADING
    if wide <= room or (flow.text_lines(line, width) > 1 and not is_number):
        return line
    return _line(line, room / wide, least)


def _line(line: Line, size: float, least: float) -> Line:
    points = _smaller(line.size, size, least)
    return replace(line, size=points, space_before=line.space_before * points / line.size)


def _smaller(points: float, share: float, least: float) -> float:
    return max(points * share, min(points, least))


def _rebroken(line: Line, width: float) -> Line:
    """Return a heading that breaks at its phrases in a width, a title also where it did not."""
    broken = "\n" in plain(line.text)
    if line.role not in _REBROKEN or not (broken or line.role is Role.TITLE):
        return line
    runs = tuple(replace(run, text=run.text.replace("\n", " ")) for run in line.text)
    return flow.at_phrases(replace(line, text=runs), width)


def fits(now: Element, before: Element) -> bool:
    """Tell whether words have room, or had no more of it before they were moved.

    A chart has found its own size.
    """
    return isinstance(now, ChartBox) or _has_room(now) or not _has_room(before)


def _has_room(element: Element) -> bool:
    return _cells_have_room(element) if isinstance(element, CellsBox) else has_room(element)


def _cells_have_room(element: CellsBox) -> bool:
    return all(
        flow.height((line,), width) <= height and not flow.broken_word((line,), width)
        for row, height in zip(element.rows, element.heights, strict=True)
        for line, width in zip(row, element.widths, strict=True)
    )


def together(elements: Sequence[Element], way: Way, least: float) -> tuple[Element, ...]:
    """Return elements where a way leads, all at the largest share of their sizes that fits.

    Charts and what stands on a map find sizes of their own.
    """
    maps = [element.box for element in elements if isinstance(element, MapBox)]
    under = [next((box for box in maps if _holds(box, e)), None) for e in elements]
    pairs = list(zip(elements, under, strict=True))
    share = _share([e for e, box in pairs if box is None and not _is_chart(e)], way, least)
    return tuple(
        _on_map(e, box, way, least) if box else moved(e, way, 1.0 if _is_chart(e) else share, least)
        for e, box in pairs
    )


def _holds(box: Box, element: Element) -> bool:
    if isinstance(element, Rule):
        return False
    own = element.box
    inside = box.x <= own.x and box.y <= own.y
    return inside and own.right <= box.right + ROUNDING and own.bottom <= box.bottom + ROUNDING


def _on_map(element: Element, under: Box, way: Way, least: float) -> Element:
    """Return a map in its own form, and what stands on it in its place there."""
    kept = Move(under, _inside(under, box_along(way, under)))
    if isinstance(element, TextBox):
        return alone(replace(element, box=kept.box(element.box)), least)
    return moved(element, kept, 1.0, least)


def _share(elements: Sequence[Element], way: Way, least: float) -> float:
    """Return the largest share at which all elements fit; what had no room is asked first again."""
    asked = list(elements)
    for share in STEPS:
        full = next((e for e in asked if not fits(moved(e, way, share, least), e)), None)
        if full is None:
            return share
        asked.sort(key=lambda element: element is not full)
    return STEPS[-1]


def _is_chart(element: Element) -> bool:
    return isinstance(element, ChartBox)


def alone(text: TextBox, least: float) -> TextBox:
    """Return a text at the largest share of its size that fits its box."""
    tried = (sized(text, size, least) for size in STEPS)
    smallest = sized(text, STEPS[-1], least)
    return next((found for found in tried if has_room(found)), smallest)


def smallest(elements: Sequence[Element]) -> float:
    """Return the size of the smallest type in points, infinity where there is none."""
    return min((size for element in elements for size in _sizes(element)), default=float("inf"))


def _sizes(element: Element) -> Iterator[float]:
    if isinstance(element, TextBox):
        yield from (line.size for line in element.lines)
    if isinstance(element, CellsBox):
        yield from (line.size for row in element.rows for line in row)
    if isinstance(element, ChartBox | TableBox):
        yield element.size
