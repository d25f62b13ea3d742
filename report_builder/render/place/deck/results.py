"""Place the slides of results: findings by indicator, rows of them, tables."""

from __future__ import annotations

from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Line,
    TableBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import even_rows, row_heights
from report_builder.story.blocks import Panel, Slide, Table

PAD = 0.16
NUMBER_WIDTH = 0.85
ROW_PAD = 0.07
TABLE_TOP = 0.05
"""Inches over a table."""


def told_rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel: heading and number at the left, what is told at the right."""
    left, right = columns(area, (3.0, 9.0))
    heads = [_row_head(panel, sizes) for panel in slide.panels]
    texts = [flow.body_lines(panel.paragraphs, sizes, space=0.15) for panel in slide.panels]
    heights = [
        max(flow.height(head, left.w), flow.height(text, right.w)) + 2 * ROW_PAD
        for head, text in zip(heads, texts, strict=True)
    ]
    spare = (area.h - sum(heights)) / max(1, len(heights))
    if spare < 0:
        return None
    places = rows(area, [height + min(0.25, spare) for height in heights], 0.0)
    return tuple(
        element
        for panel, head, text, row in zip(slide.panels, heads, texts, places, strict=True)
        for element in (
            flow.rule_above(f"{panel.name}.rule", row, panel.color, 1.5),
            *flow.box(f"{panel.name}.head", _within(left, row), head),
            *flow.box(f"{panel.name}.text", _within(right, row), text),
        )
    )


def _row_head(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    number = flow.number_line(panel.number, panel.unit, 20.0, panel.color)
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    return (heading, number) if panel.number else (heading,)


def _within(column: Box, row: Box) -> Box:
    return Box(column.x, row.y + ROW_PAD, column.w, row.h - ROW_PAD)


def table(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a table over the whole width."""
    panel = slide.panels[0]
    assert isinstance(panel.exhibit, Table)
    count = len(panel.exhibit.rows) + 1
    step = min(0.62, area.h / count)
    least = row_heights(panel.exhibit, area, sizes.body)
    close = panel.exhibit.shades or step >= sizes.body * 1.4 / flow.POINTS + 0.1
    if sum(least) > area.h - TABLE_TOP or not close:
        return None
    heights = even_rows(least, max(sum(least), min(step * count, area.h - TABLE_TOP)))
    box = Box(area.x, area.y + TABLE_TOP, area.w, sum(heights))
    name, size = panel.exhibit.name, sizes.body
    return (TableBox(name, box, panel.exhibit, heights, size, panel.color, "table"),)
