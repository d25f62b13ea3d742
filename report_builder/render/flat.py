"""Tell what stands on a page as plain data, whoever paints it: texts in their boxes, and marks.

Elements follow each other as they are drawn. Lengths are points from the top left corner of the
page; colours are 'RRGGBB' of the theme that the page is drawn in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, singledispatch
from itertools import pairwise, product
from typing import Any

from report_builder import icons
from report_builder.model import plain
from report_builder.render import maps
from report_builder.render.charts import chart_marks
from report_builder.render.charts import marks as chart
from report_builder.render.charts.bars import free_reach
from report_builder.render.charts.corners import FULL_TURN, corners
from report_builder.render.charts.extents import extent
from report_builder.render.charts.spine import spine_marks
from report_builder.render.page import (
    Box,
    CellsBox,
    ChartBox,
    Element,
    Figure,
    Icon,
    Line,
    MapBox,
    OutlineBox,
    Page,
    PictureBox,
    Rule,
    Shape,
    TableBox,
    TextBox,
)
from report_builder.render.scales import shared
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartKind
from report_builder.thai.font import face_of

POINTS = 72
Row = list[Any]
Ring = Sequence[tuple[float, float]]


def flat(page: Page) -> list[dict[str, Any]]:
    """Return the elements of a page, each with its kind, box, texts and marks.

    A text is [left, top, right, bottom, words, colours, size], a mark [kind, left, top, right,
    bottom, colour, area]; the area in square points is that of closed outlines.
    """
    return [_element(element) for element in shared(page, free_reach).elements]


def _element(element: Element) -> dict[str, Any]:
    kind = type(element).__name__.removesuffix("Box").lower()
    larger = face_of("body").scale
    texts = [[*text, larger * size] for *text, size in _texts(element) if text[4].strip()]
    told = {"kind": kind, "box": _bounds(element), "texts": texts, "marks": [*_marks(element)]}
    if isinstance(element, PictureBox):
        content = hashlib.sha256(element.picture.content).hexdigest()
        return {**told, "alt": element.alt, "content": content}
    return {**told, "alt": element.chart.alt} if isinstance(element, ChartBox) else told


def _bounds(element: Element) -> Row:
    if isinstance(element, Rule):
        return _edges([(element.x1, element.y1), (element.x2, element.y2)])
    return _sides(element.box)


def _sides(box: Box) -> Row:
    return _edges([(box.x, box.y), (box.right, box.bottom)])


def _edges(points: Iterable[tuple[float, float]], by: float = POINTS) -> Row:
    """Return the smallest box around points in inches."""
    xs, ys = zip(*points, strict=True)
    return [round(by * length, 1) for length in (min(xs), min(ys), max(xs), max(ys))]


def _color(name: str) -> str:
    return theme().hex(name)


@singledispatch
def _texts(element: Element) -> Iterator[Row]:
    """Yield the texts of an element."""
    raise TypeError(element)


@_texts.register
def _(element: Figure | Rule | OutlineBox | Icon | PictureBox) -> Iterator[Row]:
    yield from ()


@_texts.register
def _(element: TextBox) -> Iterator[Row]:
    words = "\n".join(line.bullet + plain(line.text) for line in element.lines)
    tones = {tone for line in element.lines for tone in (line.color, line.strong) if tone}
    colors = sorted(map(_color, tones))
    sizes = [line.size for line in element.lines]
    yield [*_sides(element.box), words, colors, min(sizes, default=0.0)]


@_texts.register
def _(element: TableBox) -> Iterator[Row]:
    table, across = element.table, _across(element)
    for row, cells in enumerate((table.header, *table.rows)):
        shades = table.shades[row - 1] if table.shades and row else ()
        for column, cell in enumerate(cells):
            shade = element.color if row == 0 else (shades[column] if shades else "")
            ink = theme().text_on(shade) if shade else "ink"
            box = _cell(element.box, across, element.heights, row, column)
            yield [*_sides(box), plain(cell), [_color(ink)], element.size]


@_texts.register
def _(element: CellsBox) -> Iterator[Row]:
    for row, lines in enumerate(element.rows):
        for column, line in enumerate(lines):
            box = _cell(element.box, element.widths, element.heights, row, column)
            beside = _beside(element.widths, lines, column) if column == 0 else 0.0
            wide = Box(box.x, box.y, box.w + beside, box.h)
            yield [*_sides(wide), plain(line.text), [_color(line.color)], line.size]


def _across(element: TableBox) -> list[float]:
    """Return the widths of the columns of a table in inches."""
    widths = element.table.widths
    return [element.box.w * width / sum(widths) for width in widths]


def _beside(widths: Sequence[float], lines: Sequence[Line], column: int) -> float:
    """Return the width of the empty cells after one, which it spans."""
    wide = 0.0
    for width, line in zip(widths[column + 1 :], lines[column + 1 :], strict=True):
        if line.text:
            break
        wide += width
    return wide


def _cell(
    box: Box, widths: Sequence[float], heights: Sequence[float], row: int, column: int
) -> Box:
    left, top = sum(widths[:column]), sum(heights[:row])
    return Box(box.x + left, box.y + top, widths[column], heights[row])


@_texts.register
def _(element: ChartBox) -> Iterator[Row]:
    for mark in _of_chart(element):
        if isinstance(mark, chart.Label):
            yield [*_moved(element, _extent(mark)), mark.text, [_color(mark.color)], mark.size]


def _extent(mark: chart.Label) -> list[tuple[float, float]]:
    box = extent(mark)
    return [(box.x, box.y), (box.right, box.bottom)]


@_texts.register
def _(element: MapBox) -> Iterator[Row]:
    for patch in maps.placed(element).patches:
        if patch.label:
            ink = [_color(theme().text_on(patch.fill))]
            yield [*_edges(patch.rings[0]), patch.label, ink, maps.LABEL_SIZE]


@singledispatch
def _marks(element: Element) -> Iterator[Row]:
    """Yield the marks of an element."""
    raise TypeError(element)


@_marks.register
def _(element: CellsBox | PictureBox) -> Iterator[Row]:
    yield from ()


@_marks.register
def _(element: TextBox) -> Iterator[Row]:
    if element.shape is not Shape.NONE:
        yield from _shape(element)


@_marks.register
def _(element: Figure) -> Iterator[Row]:
    yield from _shape(element)


def _shape(element: TextBox | Figure) -> Iterator[Row]:
    for name in filter(None, (element.fill, element.outline)):
        yield ["shape", *_sides(element.box), _color(name), 0]


@_marks.register
def _(element: Rule) -> Iterator[Row]:
    yield ["rule", *_bounds(element), _color(element.color), 0]


@_marks.register
def _(element: TableBox) -> Iterator[Row]:
    across, columns = _across(element), range(len(element.table.widths))
    shades = dict(enumerate(((element.color,) * len(columns), *element.table.shades)))
    for row, column in product(range(len(element.heights)), columns):
        box = _cell(element.box, across, element.heights, row, column)
        shade = shades[row][column] if row in shades else ""
        if shade:
            yield ["fill", *_sides(box), _color(shade), 0]
        if row:
            ends = (box.x, box.bottom), (box.right, box.bottom)
            yield ["line", *_edges(ends), _color("hairline"), 0]


@_marks.register
def _(element: Icon) -> Iterator[Row]:
    for layer in icons.layers(element.icon):
        color = layer.color or _color(element.color)
        yield ["shape", *_sides(element.box), color, 0]


@_marks.register
def _(element: OutlineBox) -> Iterator[Row]:
    area = sum(map(_area, element.rings)) * POINTS**2
    around = _edges(point for ring in element.rings for point in ring)
    yield ["outline", *around, _color(element.fill), round(area)]


def _area(ring: Ring) -> float:
    """Return the area of a ring by the shoelace formula."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


@_marks.register
def _(element: MapBox) -> Iterator[Row]:
    placed = maps.placed(element)
    yield from map(_patch, placed.patches)
    if placed.inset:
        for box, name in ((placed.inset.enlarged, "ink"), (placed.inset.frame, "muted")):
            yield ["shape", *_sides(box), _color(name), 0]
        yield ["shape", *_sides(placed.inset.frame), _color("white"), 0]
        yield from map(_patch, placed.inset.patches)


def _patch(patch: maps.Patch) -> Row:
    return ["patch", *_around(patch.rings), _color(patch.fill), len(patch.rings)]


@lru_cache(maxsize=1024)
def _around(rings: tuple[maps.Ring, ...]) -> Row:
    """Return the box around all rings."""
    return _edges(point for ring in rings for point in ring)


@_marks.register
def _(element: ChartBox) -> Iterator[Row]:
    for mark in _of_chart(element):
        if isinstance(mark, chart.Cells):
            around = _moved(element, corners(mark))
            yield ["patch", *around, _color(mark.color), len(mark.cells)]
        elif not isinstance(mark, chart.Label):
            kind, color = _kind(mark), mark.color
            for name in filter(None, (color, getattr(mark, "edge", ""))):
                yield [kind, *_moved(element, corners(mark)), _color(name), 0]
        if isinstance(mark, chart.Slice) and mark.end - mark.start >= FULL_TURN:
            hole = chart.Dot(mark.x, mark.y, mark.inner, mark.color)
            yield ["fill", *_moved(element, corners(hole)), _color(mark.color), 0]


def _of_chart(element: ChartBox) -> Sequence[chart.Mark]:
    wide, tall = element.box.w * POINTS, element.box.h * POINTS
    if element.chart.kind is ChartKind.SPINE:
        return tuple(spine_marks(element.chart, wide, tall, element.size))
    return chart_marks(element.chart, wide, tall, element.size)


def _kind(mark: chart.Mark) -> str:
    return "line" if isinstance(mark, chart.Stroke) else "fill"


def _moved(element: ChartBox, points: Iterable[tuple[float, float]]) -> Row:
    """Return the box around points of a chart, on its page."""
    x, y = element.box.x * POINTS, element.box.y * POINTS
    return _edges(((x + px, y + py) for px, py in points), 1.0)
