"""Draw marks of a chart as shapes: bars, lines, and words in boxes of their own.

Charts that Office knows no kind for are drawn of shapes alone; of others only what stands under
the native chart and over it. All of one chart is one group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import singledispatch

from report_builder.model import Run
from report_builder.render.charts import PLACED
from report_builder.render.charts.arrows import arrow_rows
from report_builder.render.charts.arrows import ground as arrow_ground
from report_builder.render.charts.arrows import words as arrow_words
from report_builder.render.charts.axis import axis_rows
from report_builder.render.charts.axis import ground as axis_ground
from report_builder.render.charts.axis import words as axis_words
from report_builder.render.charts.diverging import centre
from report_builder.render.charts.diverging import words as diverging_words
from report_builder.render.charts.dot_rows import rows_of
from report_builder.render.charts.dots import ground, words
from report_builder.render.charts.marks import Bar, Cells, Dot, Label, Mark, Stroke
from report_builder.render.charts.radar import emblem
from report_builder.render.charts.rows import words_of
from report_builder.render.charts.sides import placed as diverging_placed
from report_builder.render.charts.stacks import pitch, stacks
from report_builder.render.charts.topics import ground as topics_ground
from report_builder.render.charts.topics import topic_rows
from report_builder.render.charts.tracks import fields, track_rows
from report_builder.render.charts.trend import ground as trend_ground
from report_builder.render.charts.trend import lines_of
from report_builder.render.charts.trend import words as trend_words
from report_builder.render.ooxml.charts.words import shown
from report_builder.render.ooxml.drawingml import identity, transform
from report_builder.render.page import Box, ChartBox, Face, Figure, Line, Role, Rule, Shape, TextBox
from report_builder.render.pptx.freeforms import Look, freeform
from report_builder.render.pptx.shapes import figure_shape, rule_shape, text_shape
from report_builder.render.pptx.slack import WIDER
from report_builder.render.pptx.text import LINE_PITCH
from report_builder.render.theme import EXTREMES
from report_builder.story.chartspec import ChartKind, ChartSpec

POINTS = 72
SHAPED = (ChartKind.WEIGHTED, ChartKind.GRID, ChartKind.SPANS, ChartKind.SQUARES)
"""Kinds of chart that are shapes alone."""
ASCENT = 1.0
"""How far the first base line lies under the top of a text box at 100 % line spacing, as a multiple
of the size: measured in LibreOffice, with all our faces."""
_CHOSEN = ("ink", "white", *EXTREMES)
"""Colours that are chosen for what a word stands on."""
SPARE = 6.0
"""Points that a box is at least wider than its words."""


def drawn_group(element: ChartBox, ids: Iterator[int], name: str) -> str:
    """Return a chart that is made of shapes alone as one group."""
    box = element.box
    placed = PLACED[element.chart.kind].marks
    marks = [*placed(element.chart, box.w * POINTS, box.h * POINTS, element.size)]
    return group(element, ids, name, "".join(_shapes(marks, element, ids, name)))


def with_words(element: ChartBox, ids: Iterator[int], name: str, frame: str) -> str:
    """Return the frame of a native chart in one group with its ground and its words."""
    box = element.box
    sides = WORDED[element.chart.kind](element.chart, box.w * POINTS, box.h * POINTS, element.size)
    under, over = (
        "".join(_shapes([*marks], element, ids, place))
        for marks, place in zip(sides, (f"{name} พื้น", name), strict=True)
    )
    return group(element, ids, f"กลุ่ม{name}", under + frame + over)


Sides = tuple[Iterable[Mark], Iterable[Mark]]
"""The marks under a native chart, and those over it."""


def _of_dots(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = rows_of(chart, width, height, size)
    return ground(placed, size), words(placed, size)


def _of_tracks(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = track_rows(chart, width, height, size)
    return fields(placed), words_of(placed.rows)


def _of_axis(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = axis_rows(chart, width, height, size)
    return axis_ground(placed, size), axis_words(placed, size)


def _of_topics(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = topic_rows(chart, width, height, size)
    return topics_ground(placed, size), words(placed, size)


def _of_opinions(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = diverging_placed(chart, width, height, size)
    return (), (centre(placed), *diverging_words(placed, width, size))


def _of_emblem(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    marks = emblem(chart, width, height, size)
    return (), [mark for mark in marks if isinstance(mark, Dot)]


def _of_arrows(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = arrow_rows(chart, width, height, size)
    return arrow_ground(placed, size), arrow_words(placed, size)


def _of_years(chart: ChartSpec, width: float, height: float, size: float) -> Sides:
    placed = lines_of(chart, width, height, size)
    return trend_ground(placed, size), trend_words(placed, size)


WORDED: dict[ChartKind, Callable[[ChartSpec, float, float, float], Sides]] = {
    ChartKind.TRACKS: _of_tracks,
    ChartKind.DOTS: _of_dots,
    ChartKind.AXIS: _of_axis,
    ChartKind.TOPICS: _of_topics,
    ChartKind.DIVERGING: _of_opinions,
    ChartKind.EMBLEM: _of_emblem,
    ChartKind.TREND: _of_years,
    ChartKind.ARROWS: _of_arrows,
}
"""What stands under and over the native charts that don't say everything themselves."""


def group(element: ChartBox, ids: Iterator[int], name: str, inner: str) -> str:
    """Return shapes as one group, placed on the page, with the words for the chart."""
    place = transform(element.box)
    same = place.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ")
    both = place.removesuffix("</a:xfrm>") + same.removeprefix("<a:xfrm>")
    told = identity(next(ids), name, alt=element.chart.alt)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{told}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{both}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _shapes(
    marks: Sequence[Mark], element: ChartBox, ids: Iterator[int], name: str
) -> Iterator[str]:
    bars = (mark for mark in marks if isinstance(mark, Bar))
    names = {id(bar): f"{name} แท่ง {place}" for place, bar in enumerate(bars)}
    names |= {id(mark): f"{name} {mark.name}" for mark in marks if isinstance(mark, Cells)}
    for part, mark in enumerate(_joined(marks), 1):
        yield shape(mark, element.box, next(ids), names.get(id(mark), f"{name} ส่วน {part}"))


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield marks, the lines of one text joined to one."""
    for stack in stacks(marks):
        words = "\n".join(mark.text for mark in stack if isinstance(mark, Label))
        first = stack[0]
        yield replace(first, text=words) if isinstance(first, Label) else first


@singledispatch
def shape(mark: Mark, page: Box, shape_id: int, name: str) -> str:
    """Return one mark of a chart as a shape; `page` is the box of the chart."""
    raise TypeError(mark)


@shape.register
def _(mark: Bar, page: Box, shape_id: int, name: str) -> str:
    box = _inches(page, mark.x, mark.y, mark.w, mark.h)
    return figure_shape(Figure(name, box, Shape.RECTANGLE, mark.color), shape_id, name)


@shape.register
def _(mark: Dot, page: Box, shape_id: int, name: str) -> str:
    box = _inches(
        page, mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius
    )
    return figure_shape(Figure(name, box, Shape.OVAL, mark.color), shape_id, name)


@shape.register
def _(mark: Cells, page: Box, shape_id: int, name: str) -> str:
    boxes = (_inches(page, *cell) for cell in mark.cells)
    rings = [((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom)) for b in boxes]
    return freeform(rings, shape_id, name, "", Look(mark.color))


@shape.register
def _(mark: Stroke, page: Box, shape_id: int, name: str) -> str:
    (x1, y1), (x2, y2) = mark.points
    ends = (page.x + x1 / POINTS, page.y + y1 / POINTS, page.x + x2 / POINTS, page.y + y2 / POINTS)
    rule = Rule(name, *ends, mark.color, mark.width, dashed=mark.dashed)
    return rule_shape(rule, shape_id, name)


@shape.register
def _(mark: Label, page: Box, shape_id: int, name: str) -> str:
    face, lines = Face(mark.face), mark.text.split("\n")
    stack = [replace(mark, text=line) for line in lines]
    widest = max(line.width for line in stack)
    wide = max(widest + SPARE, WIDER * widest)
    left = mark.x - {"left": 0.0, "center": wide / 2, "right": wide}[mark.align]
    leading = pitch(stack) if len(lines) > 1 else LINE_PITCH
    top = mark.y - (ASCENT + leading - LINE_PITCH) * mark.size
    tall = (LINE_PITCH + leading * (len(lines) - 1)) * mark.size
    color = mark.color if mark.color in _CHOSEN else shown(mark.color)
    style = {"color": color, "align": mark.align, "leading": leading}
    line = Line((Run(mark.text),), Role.TEXT, face, mark.size, **style)  # type: ignore[arg-type]
    return text_shape(TextBox(name, _inches(page, left, top, wide, tall), (line,)), shape_id, name)


def _inches(page: Box, x: float, y: float, w: float, h: float) -> Box:
    return Box(page.x + x / POINTS, page.y + y / POINTS, w / POINTS, h / POINTS)
