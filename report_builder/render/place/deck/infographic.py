"""Place the infographic: small panels in rows, each row under the name of its zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from report_builder.model import Run, Text, facts_in
from report_builder.render.charts.topics import topics_height, topics_pitch
from report_builder.render.layout import columns
from report_builder.render.page import Box, ChartBox, Element, Face, Line, Role, Shape, TextBox
from report_builder.render.place import grid
from report_builder.render.place.flow import FLOOR, Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import ChartKind, ChartSpec

ZONE_WIDTH = 1.25
"""Inches of the column of zones."""


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
    rows = (tuple(replace(d, lit=d.point.fact in told) for d in row) for row in chart.dots)
    return replace(panel, exhibit=replace(chart, dots=tuple(rows)))


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
