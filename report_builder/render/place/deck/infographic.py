"""Place the infographic: small panels in rows, each row under the name of its zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.render.charts.axis import axis_rows
from report_builder.render.layout import chunks, columns
from report_builder.render.layout import rows as stacked
from report_builder.render.page import Box, ChartBox, Element, Face, Line, Role, Shape, TextBox
from report_builder.render.place import grid
from report_builder.render.place.flow import FLOOR, POINTS, Sizes
from report_builder.story.blocks import ChartSpec, Panel, Slide

ZONE_WIDTH, AIR = 1.25, 0.08
"""Inches of the column of zones, and between them."""


def infographic(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the panels in rows, the zone of each row at its left."""
    zones = [text for name, text in slide.labels if name.startswith("zone")]
    width = ZONE_WIDTH if zones else 0.01
    left, field = columns(area, (width, area.w - width), 0.25)
    if len(slide.panels) == 1 and isinstance(slide.panels[0].exhibit, ChartSpec):
        return _on_one_axis(slide, zones, left, field, sizes)
    placed = grid.arranged([_short(panel) for panel in slide.panels], slide.rows, field, sizes)
    if placed is None:
        return None
    rows = [row for row, _ in placed]
    return (
        *(
            _zone(n, text, row, left)
            for n, (text, row) in enumerate(zip(zones, rows, strict=False))
        ),
        *(element for _, elements in placed for element in elements),
    )


def _on_one_axis(
    slide: Slide, zones: Sequence[Text], left: Box, field: Box, sizes: Sizes
) -> tuple[Element, ...] | None:
    """Return all topics on one axis, each zone at the left of as many rows as it has topics."""
    panel = slide.panels[0]
    need = grid.need((panel,), (field,), sizes)
    if need.total > field.h:
        return None
    element = grid.exhibit_element(panel, field, sizes)
    assert isinstance(element, ChartBox)
    tall = field.h * POINTS
    rows = axis_rows(element.chart, field.w * POINTS, tall, element.size)
    each = (rows.bottom - rows.top) / len(rows.rows) / POINTS
    tiers = chunks(rows.rows, slide.rows)
    top = field.y + rows.top / POINTS
    boxes = stacked(Box(left.x, top, left.w, 0.0), [each * len(t) - AIR for t in tiers], AIR)
    return (
        *(
            _zone(n, text, row, left)
            for n, (text, row) in enumerate(zip(zones, boxes, strict=False))
        ),
        element,
    )


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
