"""Place the figures of a report: a caption, a chart or map, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.model import Run, Text
from report_builder.render.charts import chart_heights
from report_builder.render.charts.room import has_room
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Line,
    MapBox,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.page import (
    Figure as Shaped,
)
from report_builder.render.place import flow
from report_builder.render.place.report.looks import AREA, SMALL, note, set_in, tall
from report_builder.render.place.report.pieces import Piece
from report_builder.render.place.report.tables import AIR, BEFORE, caption_line, table_piece
from report_builder.render.theme import theme
from report_builder.story.blocks import Table, UnitMap
from report_builder.story.chartspec import ChartKind, ChartSpec, Point
from report_builder.story.report.blocks import FIGURE, Align, DataTable, Figure

MAP, SMALL_MAP, LEAST_MAP, MAP_WIDTH = 5.6, 3.6, 3.0, 3.3
"""Inches of a map, at most, of a small one, and at least; what colours stand for is beside it."""
SWATCH = 0.22
USUAL, ENDS = 3.4, 0.3
"""Inches of charts that can be as high as they like, and around the rows of others."""
ROWS = {
    **dict.fromkeys((ChartKind.BAR, ChartKind.FUNNEL), 0.34),
    **dict.fromkeys((ChartKind.AXIS, ChartKind.TOPICS), 0.52),
    ChartKind.TRACKS: 0.72,
}
"""Inches of a row of the kinds of chart that have some."""
NAMED = 0.62
"""Inches of a row whose dots have words above and below them."""
STEP = 0.25
RIGHT: tuple[Align, ...] = ("right",)


def figure_piece(figure: Figure, caption: Text) -> Piece:
    """Return the piece of a figure; a chart that finds no room for its words is a table."""
    if isinstance(figure.exhibit, UnitMap):
        return _piece(figure, caption, LEAST_MAP, SMALL_MAP if figure.small else MAP)
    least = _least(figure.exhibit)
    if least is None:
        return table_piece(as_table(figure, figure.exhibit), caption)
    return _piece(figure, caption, least, max(least, _usual(figure.exhibit)))


def _usual(chart: ChartSpec) -> float:
    """Return the height of a chart that has all the room it wants."""
    _, most = chart_heights(chart, AREA.w, SMALL)
    row = NAMED if _is_named(chart) else ROWS.get(chart.kind)
    return min(most, row * len(chart.categories) + ENDS if row else USUAL)


def _is_named(chart: ChartSpec) -> bool:
    return chart.kind is ChartKind.AXIS and any(dot.label for row in chart.dots for dot in row)


def _least(chart: ChartSpec) -> float | None:
    """Return the least height in inches at which a chart has room for its words, None for none."""
    height, _ = chart_heights(chart, AREA.w, SMALL)
    while height < AREA.h - 1.2:
        if has_room(chart, AREA.w * flow.POINTS, height * flow.POINTS, SMALL):
            return height
        height += STEP
    return None


def as_table(figure: Figure, chart: ChartSpec) -> DataTable:
    """Return the values of a chart as a table: a row for each category, or each of more series.

    Dots without a series have a column for those of a name.
    """
    across, values = _of_series(chart) if chart.series else _of_dots(chart)
    down, cells = [category.label for category in chart.categories], [*zip(*values, strict=True)]
    if len(across) > len(down):
        across, down, cells = down, across, [tuple(row) for row in values]
    rows = tuple((name, *row) for name, row in zip(down, cells, strict=True))
    header = ((Run(figure.language.item),), *across)
    table = Table(chart.name, header, rows, (1.0,) * len(header), chart.alt)
    aligns: tuple[Align, ...] = ("left", *(RIGHT * len(across)))
    own = (figure.id, figure.number, figure.caption, table, aligns, figure.source)
    return DataTable(*own, language=figure.language)


Columns = tuple[list[Text], list[list[Text]]]
"""What columns are called, and the values in each of them."""


def _of_series(chart: ChartSpec) -> Columns:
    across = [series.label or (Run(series.name),) for series in chart.series]
    return across, [[(Run(p.printed, p.fact),) for p in series.points] for series in chart.series]


def _of_dots(chart: ChartSpec) -> Columns:
    rows = [{dot.name: dot.point for dot in row} for row in chart.dots]
    names = [*dict.fromkeys(name for row in rows for name in row)]
    across: list[Text] = [(Run(name, literal=True),) for name in names]
    return across, [[_said(row.get(n)) for row in rows] for n in names]


def _said(point: Point | None) -> Text:
    return (Run(point.printed, point.fact),) if point else ()


def _piece(figure: Figure, caption: Text, least: float, most: float) -> Piece:
    head = caption_line(caption)
    foot = note(figure.source) if figure.source else None
    around = tall(head) + AIR + (tall(foot) + AIR / 2 if foot else 0.0)

    def draw(top: float, height: float) -> tuple[Element, ...]:
        box = Box(AREA.x, top + tall(head) + AIR, AREA.w, height - around)
        last = Box(AREA.x, box.bottom + AIR / 2, AREA.w, tall(foot) if foot else 0.0)
        return (
            TextBox(f"{figure.id}.caption", Box(AREA.x, top, AREA.w, tall(head)), (head,)),
            *_exhibit(figure, box),
            *flow.box(f"{figure.id}.source", last, (foot,) if foot else ()),
        )

    return Piece(most + around, draw, BEFORE, *(least + around,) * 2, floats=FIGURE)


def _exhibit(figure: Figure, box: Box) -> Iterator[Element]:
    if isinstance(figure.exhibit, ChartSpec):
        yield ChartBox(figure.exhibit.name, box, figure.exhibit, SMALL)
        return
    left = Box(box.x, box.y, MAP_WIDTH, box.h)
    yield MapBox(figure.exhibit.name, left, figure.exhibit, inset=True)
    beside = Box(box.x + MAP_WIDTH + 0.2, box.y + 0.4, box.w - MAP_WIDTH - 0.2, box.h)
    yield from _legend(figure.id, figure.legend, beside)


def _legend(name: str, legend: Sequence[tuple[str, Text]], area: Box) -> Iterator[Element]:
    """Yield what colours stand for, line by line, the lowest group at the foot."""
    y = area.y
    for nth, (color, text) in enumerate(reversed(legend)):
        line = set_in(Line(text, Role.TEXT, Face.BODY, SMALL, leading=1.4), area.w - SWATCH - 0.1)
        swatch = Box(area.x, y + 0.02, SWATCH, 0.15)
        edge = theme().edge(color)
        yield Shaped(f"{name}.swatch{nth}", swatch, Shape.RECTANGLE, color, edge)
        box = Box(area.x + SWATCH + 0.1, y, area.w - SWATCH - 0.1, tall(line))
        yield TextBox(f"{name}.legend{nth}", box, (line,))
        y += tall(line) + 0.08
