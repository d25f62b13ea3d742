"""Place stages of work side by side: an arrow for each, and its steps below."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import plain
from report_builder.render.layout import GAP
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Shape,
)
from report_builder.render.place import flow
from report_builder.render.place.deck.even import even_columns
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide
from report_builder.thai.measure import text_width

PAD, LEADINGS = 0.1, (1.42, 1.36, 1.3, 1.27, 1.24, 1.22)
"""Inches within arrows, and the distances of base lines of steps to try."""
SPACES = (1.6, 1.2, 0.8, 0.4)
"""Space over steps to try, in sizes."""
POINT = 0.3
"""Inches of an arrow that its point takes from its heading."""
WIDTHS = (0.95, 1.05)
"""Between which shares of the usual the widths of stages lie."""
UNDER = 0.1
"""Inches between arrows and their steps, under which a line more must have room: other programs
may need it to keep words whole."""


def stages(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return stages side by side: an arrow with number and heading, the steps below."""
    closely = (replace(sizes, leading=leading) for leading in LEADINGS)
    ways = (_stages(slide, area, own, space) for own in closely for space in SPACES)
    return next((way for way in ways if way), None)


def _stages(slide: Slide, area: Box, sizes: Sizes, space: float) -> tuple[Element, ...] | None:
    told = (flow.body_lines(p.paragraphs, sizes, space=space) for p in slide.panels)
    steps = [flow.close_bullets(lines) for lines in told]
    cells = even_columns(area, steps, GAP / 2, 2 * PAD, WIDTHS)
    heads = [
        (flow.heading_line(p.heading, sizes.body, theme().text_on(p.color)),) for p in slide.panels
    ]
    lead = max(_number_width(p, sizes) for p in slide.panels)
    widths = [cell.w - lead - POINT for cell in cells]
    least = flow.height((_number(slide.panels[0], sizes),), lead)
    head = max(least, *map(flow.height, heads, widths)) + 2 * PAD
    tallest = max(flow.height(s, c.w - 2 * PAD) for s, c in zip(steps, cells, strict=True))
    spare = sizes.body * sizes.leading / flow.POINTS
    if head + UNDER + tallest + spare + PAD > area.h:
        return None
    return tuple(
        element
        for panel, cell, lines, text in zip(slide.panels, cells, heads, steps, strict=True)
        for element in (
            *_arrow_head(panel, Box(cell.x, cell.y, cell.w, head), lines, lead, sizes),
            Figure(f"{panel.name}.field", _under(cell, head), Shape.RECTANGLE, "tint"),
            *flow.box(f"{panel.name}.steps", _under(cell, head).inset(PAD, PAD), text),
        )
    )


def _arrow_head(
    panel: Panel, area: Box, lines: tuple[Line, ...], lead: float, sizes: Sizes
) -> tuple[Element, ...]:
    """Return an arrow with its number at the left and its heading beside that."""
    inner = Box(area.x + PAD, area.y, lead - PAD, area.h)
    beside = Box(area.x + lead, area.y, area.w - lead - POINT, area.h)
    number = (_number(panel, sizes),) if panel.number else ()
    return (
        Figure(f"{panel.name}.arrow", area, Shape.CHEVRON, fill=panel.color),
        *flow.box(f"{panel.name}.number", inner, number, anchor="middle"),
        *flow.box(panel.name, beside, lines, anchor="middle"),
    )


def _number(panel: Panel, sizes: Sizes) -> Line:
    tone = theme().text_on(panel.color)
    return Line(panel.number, Role.TEXT, Face.HEADING, sizes.number, tone, leading=1.2)


def _number_width(panel: Panel, sizes: Sizes) -> float:
    """Return the inches from the left edge of an arrow to its heading."""
    wide = text_width(plain(panel.number), str(Face.HEADING), sizes.number) / flow.POINTS
    return wide * 1.1 + 2.5 * PAD if wide else 2 * PAD


def _under(cell: Box, head: float) -> Box:
    """Return the field of the steps under an arrow so high."""
    return Box(cell.x, cell.y + head + UNDER, cell.w, cell.h - head - UNDER)
