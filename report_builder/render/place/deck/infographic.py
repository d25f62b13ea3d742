"""Place the infographic: topics in rows on one axis, or small panels, by their zones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from report_builder.model import Run, Text, facts_in
from report_builder.render.charts.axis import axis_rows
from report_builder.render.charts.topics import topics_height, topics_pitch
from report_builder.render.layout import columns
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Icon,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow, grid
from report_builder.render.place.flow import FLOOR, Sizes
from report_builder.render.place.room import has_room
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import Category, ChartKind, ChartSpec

ZONE_WIDTH = 1.25
"""Inches of the column of zones."""
ZONES, NAMES, APART, ICON, CLEAR = 1.35, 3.15, 0.15, 0.42, 0.05
"""Inches of the columns of zones and of topics, between columns, of icons, and around zones."""


def on_one_axis(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the topics of a slide as rows on its one axis, the name of each band at its rows.

    None for a slide that has panels of their own.
    """
    chart = slide.panels[0].exhibit if slide.panels else None
    if not isinstance(chart, ChartSpec) or chart.kind is not ChartKind.AXIS or not chart.bands:
        return None
    told = {*facts_in(slide.title), *(f for p in slide.panels for f in facts_in(p.number))}
    zones, heads, field = _columns(area)
    ways = (_on_axis(c, field, sizes.caption) for c in (_lit_in(chart, told), chart))
    shown = next((way for way in ways if has_room(way)), None)
    if shown is None:
        return None
    middles = [field.y + y / flow.POINTS for y in _middles(shown)]
    tops = [(a + b) / 2 for a, b in pairwise(middles)]
    pitch = (tops[0] - middles[0]) * 2 if tops else field.h
    topics = zip(chart.categories, chart.colors, middles, strict=True)
    return (
        *_zones(chart, zones, middles[0] - pitch / 2, pitch),
        *(e for n, topic in enumerate(topics) for e in _topic(n, *topic, heads, pitch, sizes)),
        *(Rule(f"row{n}", heads.x, y, heads.right, y, "hairline") for n, y in enumerate(tops)),
        shown,
    )


def _columns(area: Box) -> tuple[Box, Box, Box]:
    """Return the columns of the zones, of the names of topics and of the axis."""
    wide = (ZONES, NAMES, area.w - ZONES - NAMES - 2 * APART)
    zones, heads, field = columns(area, wide, APART)
    return zones, heads, field


def _lit_in(chart: ChartSpec, told: Set[str]) -> ChartSpec:
    """Return a chart in which the values that the title tells are brought out."""
    rows = (tuple(replace(d, lit=d.point.fact in told) for d in row) for row in chart.dots)
    return replace(chart, dots=tuple(rows))


def _on_axis(chart: ChartSpec, field: Box, size: float) -> ChartBox:
    """Return the axis with the dots of the topics, which are named beside it."""
    bare = tuple(Category(()) for _ in chart.categories)
    return ChartBox(chart.name, field, replace(chart, categories=bare), size)


def _middles(shown: ChartBox) -> list[float]:
    """Return the middles of the rows of a chart in points."""
    wide, tall = shown.box.w * flow.POINTS, shown.box.h * flow.POINTS
    return [row.middle for row in axis_rows(shown.chart, wide, tall, shown.size).rows]


def _zones(chart: ChartSpec, column: Box, top: float, pitch: float) -> Iterator[TextBox]:
    """Yield the name of each band over the height of its rows."""
    for place, (band, rows) in enumerate(chart.bands):
        box = Box(column.x, top, column.w, rows * pitch).inset(0.0, CLEAR)
        line = Line(band.label, Role.HEADING, Face.BOLD, FLOOR, "brand", leading=1.4)
        yield TextBox(
            f"zone{place + 1}", box, (line,), "middle", Shape.RECTANGLE, "tint", inset=(0.12, 0.05)
        )
        top += rows * pitch


def _topic(
    place: int, topic: Category, color: str, middle: float, column: Box, pitch: float, sizes: Sizes
) -> Iterator[Element]:
    """Yield the icon of a topic, its name and its base, around the middle of its row."""
    name = f"topic{place + 1}"
    if topic.icon:
        square = Box(column.x, middle - ICON / 2, ICON, ICON)
        yield Icon(f"{name}.icon", square, topic.icon, color)
    words = Line(topic.label, Role.SUBHEADING, Face.BOLD, sizes.body, color, leading=1.3)
    base = Line(topic.count, Role.NOTE, Face.BODY, FLOOR, "muted", leading=1.3)
    left = column.x + ICON + CLEAR * 2
    box = Box(left, middle - pitch / 2, column.right - left, pitch)
    yield TextBox(name, box, (words, *((base,) if topic.count else ())), "middle")


def infographic(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the panels in rows, the zone of each row at its left."""
    zones = [text for name, text in slide.labels if name.startswith("zone")]
    left, field = columns(area, (ZONE_WIDTH, area.w - ZONE_WIDTH), 0.25) if zones else (area, area)
    told = {*facts_in(slide.title), *(f for p in slide.panels for f in facts_in(p.number))}
    panels = [_lit(_short(panel), told) for panel in slide.panels]
    placed = grid.arranged(panels, slide.rows, field, replace(sizes, words=sizes.body))
    if placed is None:
        return None
    rows = [row for row, _ in placed]
    return (
        *(
            _zone(n, text, row, left)
            for n, (text, row) in enumerate(zip(zones, rows, strict=False))
        ),
        *(element for _, elements in placed for element in _level(elements)),
    )


def _level(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield what stands side by side, the rows of charts of topics as high as each other."""
    shown = [e for e in elements if isinstance(e, ChartBox) and e.chart.kind is ChartKind.TOPICS]
    pitch = min((topics_pitch(e.chart, e.box.w, e.box.h, e.size) for e in shown), default=0.0)
    for element in elements:
        if isinstance(element, ChartBox) and element in shown:
            tall = topics_height(element.chart, pitch, element.size)
            yield replace(element, box=replace(element.box, h=tall))
        else:
            yield element


def _lit(panel: Panel, told: Set[str]) -> Panel:
    """Return a panel in whose chart the values that the title tells are brought out."""
    chart = panel.exhibit
    if not isinstance(chart, ChartSpec) or chart.kind is not ChartKind.TOPICS:
        return panel
    return replace(panel, exhibit=_lit_in(chart, told))


def _short(panel: Panel) -> Panel:
    """Return a panel with its caption in brackets behind its heading."""
    if not panel.caption:
        return panel
    return replace(panel, heading=(*panel.heading, Run(" ("), *panel.caption, Run(")")), caption=())


def _zone(place: int, text: Text, row: Box, left: Box) -> TextBox:
    line = Line(text, Role.HEADING, Face.BOLD, FLOOR, "brand", leading=1.45)
    area = Box(left.x, row.y, left.w, row.h)
    return TextBox(
        f"zone{place + 1}", area, (line,), "middle", Shape.RECTANGLE, "tint", inset=(0.12, 0.1)
    )
