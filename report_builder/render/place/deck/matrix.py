"""Place a matrix of priorities: quadrants between their axes, and what was chosen under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.render.layout import columns
from report_builder.render.page import Box, Element, Face, Figure, Line, Rule, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide

PAD, OVER, GAP = 0.08, 0.05, 0.06
"""Inches within quadrants at their sides and above and below, and between them."""
AXIS, BY_AXIS, ENDS = 0.25, (0.06, 0.08), 0.72
"""Inches for the words along an axis, on both sides of the upright one, for the ends of that."""
LEADINGS, CLOSER = (1.42, 1.35, 1.3, 1.27, 1.24, 1.22), (0.22, 0.06)
"""Distances of base lines to try, and inches that a matrix, which is full, goes over the body."""
RATIOS = (1.2, 1.35, 1.5, 1.7, 1.75, 1.8, 1.83, 1.86, 1.9, 2.0, 1.0, 0.8, 0.6)
"""Widths of the right quadrants against the left ones, in the order of preference."""
STRIP_GAP, STRIP_PAD, DISC, BESIDE, APART = 0.08, 0.06, 0.34, 0.06, 0.08
"""Inches over the strip of what was chosen, within it, of its discs, beside these, of gaps."""
MOST_ROWS, STEP = 5, 0.05
"""Lines of an item of the strip at most, and inches by which it is made wider to take fewer."""


def matrix(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return four quadrants between their axes, over a strip of what was chosen from them."""
    area = Box(area.x, area.y - CLOSER[0], area.w, area.h + sum(CLOSER))
    labels, quadrants, chosen = dict(slide.labels), slide.panels[:4], slide.panels[4:]
    if len(chosen) > 1:
        return None
    strips = [_strip(panel, area, sizes) for panel in chosen]
    if any(strip is None for strip in strips):
        return None
    told = [element for strip in strips for element in strip or ()]
    fields = (element.box.y for element in told if isinstance(element, Figure))
    top = min((y - STRIP_GAP for y in fields), default=area.bottom)
    field = _field(labels, replace(area, h=top - area.y))
    laid = (_laid(quadrants, field, replace(sizes, leading=leading)) for leading in LEADINGS)
    placed = next((elements for elements in laid if elements), None)
    return (*_axes(labels, field, area), *placed, *told) if placed else None


def _field(labels: dict[str, Text], square: Box) -> Box:
    """Return the place of the quadrants, which leaves their axes room."""
    name = labels.get("y_axis")
    over = flow.height((flow.caption_line(name, flow.FLOOR),), square.w) if name else 0.0
    beside = ENDS + sum(BY_AXIS) if name else 0.0
    tall = square.h - over - AXIS - 0.1
    return Box(square.x + beside, square.y + over, square.w - beside, tall)


def _laid(quadrants: Sequence[Panel], field: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the quadrants on their field with the lines between them, or None without room."""
    tried = (_quarters(field, quadrants, sizes, ratio) for ratio in RATIOS)
    boxes, texts = min(tried, key=lambda tried: tried[0][2].bottom)
    spare = (field.bottom - boxes[2].bottom) / 2
    if spare < 0:
        return None
    boxes = tuple(
        Box(b.x, b.y + spare * (place > 1), b.w, b.h + spare) for place, b in enumerate(boxes)
    )
    cards = (_card(p, b, t) for p, b, t in zip(quadrants, boxes, texts, strict=True))
    return (*_cross(field, boxes), *cards)


def _quarters(
    field: Box, quadrants: Sequence[Panel], sizes: Sizes, ratio: float
) -> tuple[tuple[Box, ...], tuple[tuple[Line, ...], ...]]:
    """Return the boxes and the words of the quadrants where the right ones are so wide."""
    left, right = columns(field, (1.0, ratio), GAP)
    sides = (left, right, left, right)
    texts = tuple(_quadrant(p, sizes, s.w - 2 * PAD) for p, s in zip(quadrants, sides, strict=True))
    tall = [_inner(t, c) for t, c in zip(texts, sides, strict=True)]
    upper, lower = max(tall[:2]), max(tall[2:])
    below = field.y + upper + GAP
    rows = ((field.y, upper), (below, lower))
    return tuple(Box(c.x, y, c.w, h) for y, h in rows for c in (left, right)), texts


def _inner(lines: Sequence[Line], area: Box) -> float:
    return flow.height(lines, area.w - 2 * PAD) + 2 * OVER


def _is_lit(panel: Panel) -> bool:
    return panel.color != "tint"


def _quadrant(panel: Panel, sizes: Sizes, width: float) -> tuple[Line, ...]:
    """Return the words of a quadrant, its caption on the line of its name where it has room."""
    color = "white" if _is_lit(panel) else "ink"
    head = replace(flow.heading_line(panel.heading, sizes.body, color), leading=sizes.leading)
    bold = tuple(replace(run, bold=True) for run in panel.heading)
    both = replace(head, text=(*bold, Run(" "), *panel.caption), face=Face.BODY)
    caption = replace(
        flow.caption_line(panel.caption, sizes.body), leading=sizes.leading, space_before=0
    )
    apart = (head, caption) if panel.caption else (head,)
    lines = (
        *((both,) if panel.caption and flow.text_lines(both, width) == 1 else apart),
        *flow.close_bullets(flow.body_lines(panel.paragraphs, sizes, space=0.0)),
    )
    return tuple(replace(line, color="white") for line in lines) if _is_lit(panel) else lines


def _card(panel: Panel, area: Box, lines: Sequence[Line]) -> TextBox:
    """Return a quadrant: its words, on a field where it is lit."""
    if not _is_lit(panel):
        return TextBox(panel.name, area, tuple(lines), inset=(PAD, OVER))
    return TextBox(
        panel.name, area, tuple(lines), shape=Shape.RECTANGLE, fill="brand", inset=(PAD, OVER)
    )


def _cross(field: Box, boxes: Sequence[Box]) -> tuple[Rule, Rule]:
    """Return the lines between the quadrants."""
    x, y = boxes[0].right + GAP / 2, boxes[0].bottom + GAP / 2
    return (
        Rule("matrix.upright", x, field.y, x, field.bottom, "hairline"),
        Rule("matrix.across", field.x, y, field.right, y, "hairline"),
    )


def _strip(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return what was chosen along the foot of an area, on the colour of the brand, or None."""
    head = replace(flow.heading_line(panel.heading, sizes.body, "white"), leading=1.22)
    lines = (head, *(replace(line, color="white") for line in _items(panel.paragraphs, sizes)))
    symbols = ("", *(p.icon for p in panel.paragraphs))
    lefts = [DISC + BESIDE if symbol else 0.0 for symbol in symbols]
    room = area.w - 2 * STRIP_PAD - sum(lefts) - APART * len(panel.paragraphs)
    widths = _widths(lines, room)
    if widths is None:
        return None
    tall = max(DISC, *(flow.height((li,), w) for li, w in zip(lines, widths, strict=True)))
    field = Box(area.x, area.bottom - tall - 2 * STRIP_PAD, area.w, tall + 2 * STRIP_PAD)
    apart = APART + (room - sum(widths)) / max(1, len(panel.paragraphs))
    parts: list[Element] = [Figure(f"{panel.name}.field", field, Shape.RECTANGLE, "brand")]
    x, inner = field.x + STRIP_PAD, field.inset(STRIP_PAD, STRIP_PAD)
    rows = zip(lines, symbols, lefts, widths, strict=True)
    for place, (line, symbol, left, width) in enumerate(rows):
        square = Box(x, inner.y + (tall - DISC) / 2, DISC, DISC)
        parts += disc(f"{panel.name}.{place}", square, symbol, "brand", "white")
        words = Box(x + left, inner.y, width, tall)
        parts.append(TextBox(f"{panel.name}.item{place}", words, (line,), "middle"))
        x += left + width + apart
    return tuple(parts)


def _widths(lines: Sequence[Line], room: float) -> list[float] | None:
    """Return widths of few lines for each item, fewer from the first on while there is room."""
    choices = [[_narrowest(line, rows, room) for rows in range(1, MOST_ROWS + 1)] for line in lines]
    widths = [each[-1] for each in choices]
    for rows in reversed(range(MOST_ROWS - 1)):
        for place, each in enumerate(choices):
            if sum(widths) - widths[place] + each[rows] <= room:
                widths[place] = each[rows]
    return widths if sum(widths) <= room else None


def _narrowest(line: Line, rows: int, most: float) -> float:
    """Return the smallest width in which words take so many lines, more than the most if none."""
    tried = (STEP * n for n in range(8, round(most / STEP) + 1))
    fits = (w for w in tried if flow.text_lines(line, w) <= rows)
    return next((w for w in fits if not flow.broken_word((line,), w)), most + STEP)


def _items(paragraphs: Sequence[Paragraph], sizes: Sizes) -> tuple[Line, ...]:
    """Return items with their numbers before their words, which stand beside discs."""
    numbered = (replace(p, text=(Run(f"{p.bullet}\u00a0"), *p.text), bullet="") for p in paragraphs)
    return flow.body_lines(numbered, replace(sizes, leading=1.22), space=0.0)


def _axes(labels: dict[str, Text], field: Box, area: Box) -> tuple[Element, ...]:
    """Return both axes as arrows with their names and ends, the name of the upright one over it."""
    line, foot, side = field.x - BY_AXIS[1], field.bottom + 0.08, field.w / 6
    left, below, end = line - BY_AXIS[0] - ENDS, foot + 0.02, min(0.5, field.h / 4)
    words = (
        ("y_high", Box(left, field.y, ENDS, end), "right", "top"),
        ("y_axis", Box(area.x, area.y, area.w, field.y - area.y), "left", "middle"),
        ("y_low", Box(left, field.bottom - end, ENDS, end), "right", "bottom"),
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
