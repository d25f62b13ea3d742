"""Place the slides of results: findings by indicator, rows of them, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Icon,
    Line,
    TableBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import even_rows, row_heights
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.thai.measure import text_width

ROW_PAD, GAP = 0.03, 0.16
WIDTHS = (2.3, 9.5)
"""Shares of width of scores and names, and of texts."""
NUMBER, HEADING = 28.0, 14.0
"""Sizes of the scores and of the name of a row."""
TALLEST = 0.7
"""Inches that a row may be taller than its words."""
ICON, AFTER = 0.38, 0.12
"""Inches of the side of an icon after a score, and between them."""
LEADING, LOWER = 1.25, 0.02
"""Distance of base lines where room is scarce, and inches that rows begin lower than the body."""
TABLE_TOP = 0.05
"""Inches over a table."""


def told_rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, lines closer together where they must, or None."""
    return _told_rows(slide, area, sizes) or _told_rows(
        slide, area, replace(sizes, leading=LEADING)
    )


def _told_rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return for each panel its score and name, and what is told."""
    area = Box(area.x, area.y + LOWER, area.w, area.h - LOWER)
    left, middle = columns(area, WIDTHS, GAP)
    heads = [_row_head(panel) for panel in slide.panels]
    texts = [_told(panel, sizes) for panel in slide.panels]
    heights = [
        max(flow.height(head, left.w), flow.height(text, middle.w)) + 2 * ROW_PAD
        for head, text in zip(heads, texts, strict=True)
    ]
    spare = (area.h - sum(heights)) / max(1, len(heights))
    if spare < 0:
        return None
    places = rows(area, [height + min(TALLEST, spare) for height in heights], 0.0)
    return tuple(
        element
        for panel, head, text, row in zip(slide.panels, heads, texts, places, strict=True)
        for element in (
            flow.rule_above(f"{panel.name}.rule", row, panel.color, 1.5),
            *_icon(panel, head, left, row),
            *flow.box(f"{panel.name}.head", _within(left, row), head),
            *flow.box(f"{panel.name}.text", _within(middle, row), text, anchor="middle"),
        )
    )


def _row_head(panel: Panel) -> tuple[Line, ...]:
    number = replace(flow.number_line(panel.number, panel.unit, NUMBER, panel.color), leading=1.1)
    heading = flow.heading_line(panel.heading, HEADING, panel.color)
    return (number, heading) if panel.number else (heading,)


def _told(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the texts of a panel with their figures bold."""
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.12)
    return tuple(
        replace(
            line, text=tuple(replace(run, bold=run.bold or bool(run.fact)) for run in line.text)
        )
        for line in lines
    )


def _icon(panel: Panel, head: Sequence[Line], column: Box, row: Box) -> tuple[Element, ...]:
    """Return the icon of a panel after its score."""
    score = head[0]
    wide = text_width(plain(score.text), "heading", score.size) / flow.POINTS
    deep = flow.height((score,), column.w)
    box = Box(column.x + wide + AFTER, row.y + ROW_PAD + (deep - ICON) / 2, ICON, ICON)
    shown = panel.icon and panel.number and box.right <= column.right
    return (Icon(f"{panel.name}.icon", box, panel.icon, panel.color),) if shown else ()


def _within(column: Box, row: Box) -> Box:
    return Box(column.x, row.y + ROW_PAD, column.w, row.h - ROW_PAD)


def table(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a table over the whole width."""
    panel = slide.panels[0]
    assert isinstance(panel.exhibit, Table)
    count = len(panel.exhibit.rows) + 1
    step = min(0.62, area.h / count)
    least = row_heights(panel.exhibit, area, sizes.body)
    tight = panel.exhibit.shades or panel.exhibit.drawn
    close = step >= sizes.body * 1.4 / flow.POINTS + 0.1
    if sum(least) > area.h - TABLE_TOP or not (tight or close):
        return None
    heights = even_rows(least, max(sum(least), min(step * count, area.h - TABLE_TOP)))
    box = Box(area.x, area.y + TABLE_TOP, area.w, sum(heights))
    name, size = panel.exhibit.name, sizes.body
    return (TableBox(name, box, panel.exhibit, heights, size, panel.color, "table"),)
