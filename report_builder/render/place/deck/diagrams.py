"""Place diagrams: stages of work, and a matrix of priorities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import Text, plain
from report_builder.render.layout import GAP, columns
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.deck import frame
from report_builder.render.place.deck.even import even_columns
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide
from report_builder.thai.measure import text_width

PAD = 0.1
AXIS, AXIS_WORDS = 0.28, 0.78
"""Inches for the words along an axis, and for those of the ends of the upright one beside it."""
WITH_LIST, LIST_GAP = (4.6, 1.0), 0.3
"""Widths of the matrix and of a list beside it, and inches between them."""
LEADING, CLOSER = 1.22, 0.1
"""Distance of base lines in a matrix, which is full, and inches that it begins higher for that."""
POINT = 0.42
"""Inches of an arrow that its point takes from its heading."""
WIDTHS = (0.9, 1.12)
"""Between which shares of the usual the widths of stages lie."""
RATIOS = (1.0, 1.2, 1.35, 1.5, 1.7, 0.8, 0.6)
"""Widths of the right quadrants against the left ones, in the order of preference."""


def stages(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return stages side by side: an arrow with number and heading, the steps below."""
    area = frame.risen(slide, area)
    steps = [flow.body_lines(p.paragraphs, sizes, space=0.3) for p in slide.panels]
    cells = even_columns(area, steps, GAP / 2, PAD, WIDTHS)
    heads = [
        (flow.heading_line(p.heading, sizes.caption, theme().text_on(p.color)),)
        for p in slide.panels
    ]
    lead = max(_number_width(p, sizes) for p in slide.panels)
    widths = [cell.w - lead - POINT for cell in cells]
    least = flow.height((_number(slide.panels[0], sizes),), lead)
    head = max(least, *map(flow.height, heads, widths)) + 2 * PAD
    tallest = max(flow.height(s, c.w - PAD) for s, c in zip(steps, cells, strict=True))
    if head + 0.2 + tallest > area.h:
        return None
    return tuple(
        element
        for panel, cell, lines, text in zip(slide.panels, cells, heads, steps, strict=True)
        for element in (
            *_arrow_head(panel, Box(cell.x, cell.y, cell.w, head), lines, lead, sizes),
            *flow.box(f"{panel.name}.steps", _below(cell, head + 0.2, PAD), text),
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


def _below(cell: Box, offset: float, inset: float = 0.0) -> Box:
    return Box(cell.x + inset / 2, cell.y + offset, cell.w - inset, cell.h - offset)


def matrix(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return four quadrants between their axes, and a list of what was chosen beside them."""
    area, close = _under_title(slide, area), replace(sizes, leading=LEADING)
    labels, quadrants, chosen = dict(slide.labels), slide.panels[:4], slide.panels[4:]
    square, side = columns(area, WITH_LIST, LIST_GAP) if chosen else (area, area)
    upright = AXIS_WORDS if labels.get("y_axis") else 0.0
    over = AXIS if upright else 0.0
    field = Box(
        square.x + upright, square.y + over, square.w - upright, square.h - AXIS - 0.1 - over
    )
    texts = tuple(_quadrant(panel, close) for panel in quadrants)
    beside = tuple(_quadrant(panel, close) for panel in chosen)
    boxes = min((_quarters(field, texts, ratio) for ratio in RATIOS), key=lambda b: b[2].bottom)
    if boxes[2].bottom > field.bottom or any(_inner(t, side) > field.h for t in beside):
        return None
    spare = (field.bottom - boxes[2].bottom) / 2
    boxes = tuple(
        Box(b.x, b.y + spare * (place > 1), b.w, b.h + spare) for place, b in enumerate(boxes)
    )
    lists = tuple(Box(side.x, field.y, side.w, max(boxes[1].h, _inner(t, side))) for t in beside)
    return (
        *_axes(labels, field, square.x),
        *(_card(p, b, t) for p, b, t in zip(quadrants, boxes, texts, strict=True)),
        *(_card(p, b, t) for p, b, t in zip(chosen, lists, beside, strict=True)),
        *(_leading(p.name, boxes[1], b) for p, b in zip(chosen, lists, strict=True)),
    )


def _under_title(slide: Slide, area: Box) -> Box:
    """Return the body from the line of the upright axis' name on, close under the title."""
    top = frame.risen(slide, area).y - CLOSER
    return Box(area.x, top, area.w, area.bottom - top)


def _leading(name: str, source: Box, target: Box) -> Rule:
    """Return the arrow from the quadrant that was chosen from to what was chosen."""
    middle = source.y + source.h / 2
    return Rule(f"{name}.arrow", source.right, middle, target.x, middle, "brand", 2.5, arrow=True)


def _quarters(field: Box, texts: Sequence[Sequence[Line]], ratio: float) -> tuple[Box, ...]:
    left, right = columns(field, (1.0, ratio), 0.08)
    tall = [_inner(t, c) for t, c in zip(texts, (left, right, left, right), strict=True)]
    upper, lower = max(tall[:2]), max(tall[2:])
    below = field.y + upper + 0.08
    return tuple(
        Box(c.x, y, c.w, h) for y, h in ((field.y, upper), (below, lower)) for c in (left, right)
    )


def _inner(lines: Sequence[Line], area: Box) -> float:
    return flow.height(lines, area.w - 2 * PAD) + 2 * PAD


def _quadrant(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the words of a quadrant, those of a lit one a step larger."""
    lit = panel.color != "tint"
    color, sizes = ("brand", replace(sizes, body=sizes.heading)) if lit else ("ink", sizes)
    return (
        flow.heading_line(panel.heading, sizes.body, color),
        *((_caption(panel, sizes),) if panel.caption else ()),
        *flow.body_lines(panel.paragraphs, sizes, space=0.05),
    )


def _caption(panel: Panel, sizes: Sizes) -> Line:
    return replace(flow.caption_line(panel.caption, sizes.body), leading=sizes.leading)


def _card(panel: Panel, area: Box, lines: Sequence[Line]) -> TextBox:
    lit = panel.color != "tint"
    return TextBox(
        panel.name,
        area,
        tuple(lines),
        shape=Shape.RECTANGLE,
        fill="tint" if lit else "white",
        outline="brand" if lit else "hairline",
        inset=(PAD, PAD),
    )


def _axes(labels: dict[str, Text], field: Box, left: float) -> tuple[Element, ...]:
    """Return both axes as arrows with their names and ends, the upright one's beside it."""
    line, foot, side = field.x - 0.08, field.bottom + 0.08, field.w / 6
    wide, below, over = line - left - 0.08, foot + 0.02, field.y - AXIS - 0.02
    words = (
        ("y_high", Box(left, field.y, wide, 0.5), "right", "top"),
        ("y_axis", Box(field.x, over, field.w, AXIS), "left", "middle"),
        ("y_low", Box(left, field.bottom - 0.5, wide, 0.5), "right", "bottom"),
        ("x_low", Box(field.x, below, side, AXIS), "left", "middle"),
        ("x_axis", Box(field.x + side, below, 4 * side, AXIS), "center", "middle"),
        ("x_high", Box(field.right - side, below, side, AXIS), "right", "middle"),
    )
    shown = ("y_axis", "x_axis")
    return (
        *(
            Rule(f"{name}.arrow", *ends, "muted", 1.5, arrow=True)
            for name, ends in zip(
                shown,
                ((line, foot, line, field.y), (line, foot, field.right, foot)),
                strict=True,
            )
            if labels.get(name)
        ),
        *(
            TextBox(name, box, (flow.caption_line(labels[name], flow.FLOOR, align),), anchor)
            for name, box, align, anchor in words
            if labels.get(name)
        ),
    )
