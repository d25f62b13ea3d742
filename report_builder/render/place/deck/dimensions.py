"""Place the dimensions side by side: the house of the framework and the national scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from report_builder.render.layout import GAP, chunks, columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide

PAD = 0.16
DOOR_ICON, WEIGHT = 0.42, 0.75
"""Inches of the icon of a door, and of the weight at its end."""
MOST_COLUMNS = 3
"""Columns that the indicators of a dimension stand in at most."""


def framework(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the house of the framework: tiers of dimensions as wide as they weigh."""
    return _framework(slide, area, sizes, lambda panel: panel.weight)


def even_framework(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with dimensions as wide as their lists are long."""
    return _framework(slide, area, sizes, lambda panel: len(panel.paragraphs) + 1.0)


def _framework(
    slide: Slide, area: Box, sizes: Sizes, width: Callable[[Panel], float]
) -> tuple[Element, ...] | None:
    base = dict(slide.labels).get("enabling", ())
    label = (flow.caption_line(base, sizes.caption, "center"),) if base else ()
    strip = flow.height(label, area.w) + 0.12 if label else 0.0
    tiers = chunks(slide.panels, slide.rows)
    cells = [columns(area, [width(p) for p in tier], GAP / 2) for tier in tiers]
    needs = [
        max(_house_height(p, c.w, sizes) for p, c in zip(tier, row, strict=True))
        for tier, row in zip(tiers, cells, strict=True)
    ]
    spare = area.h - strip - sum(needs) - GAP / 2 * (len(tiers) - 1)
    if spare < 0:
        return None
    stacked = rows(area, [n + min(0.25, spare / len(tiers)) for n in needs], GAP / 2)
    rooms = tuple(
        element
        for tier, row, line in zip(tiers, cells, stacked, strict=True)
        for panel, cell in zip(tier, row, strict=True)
        for element in _room(panel, Box(cell.x, line.y, cell.w, line.h), sizes)
    )
    below = Box(area.x, stacked[-1].bottom + 0.12, area.w, strip)
    return (*rooms, *(_bracket(below) if label else ()), *flow.box("enabling", below, label))


def _bracket(label: Box) -> tuple[Element, ...]:
    """Return the bracket under the tier that carries the others, over its label."""
    top, left, right = label.y - 0.02, label.x, label.right
    return (
        Rule("enabling.rule", left, top, right, top, "muted", 1.5),
        Rule("enabling.left", left, top - 0.09, left, top, "muted", 1.5),
        Rule("enabling.right", right, top - 0.09, right, top, "muted", 1.5),
    )


def _lists(panel: Panel, width: float, sizes: Sizes) -> tuple[tuple[Box, tuple[Line, ...]], ...]:
    """Return a dimension's indicators in the columns in which they are lowest, the fewest."""
    most = min(MOST_COLUMNS, len(panel.paragraphs)) or 1
    ways = [_side_by_side(panel, count, width, sizes) for count in range(1, most + 1)]
    whole = [way for way in ways if not any(flow.broken_word(t, b.w) for b, t in way)]
    return min(whole or ways[:1], key=lambda way: round(_tallest(way), 2))


def _side_by_side(
    panel: Panel, count: int, width: float, sizes: Sizes
) -> tuple[tuple[Box, tuple[Line, ...]], ...]:
    per = -(-len(panel.paragraphs) // count)
    boxes = columns(Box(0.0, 0.0, width - 2 * PAD, 0.0), [1.0] * count, GAP / 2)
    lists = chunks(panel.paragraphs, [per] * count)
    close = replace(sizes, leading=1.32)
    texts = (flow.body_lines(each, close, space=0.2) for each in lists)
    return tuple(zip(boxes, texts, strict=False))


def _tallest(way: Sequence[tuple[Box, tuple[Line, ...]]]) -> float:
    return max((flow.height(texts, box.w) for box, texts in way), default=0.0)


def _house_height(panel: Panel, width: float, sizes: Sizes) -> float:
    body = _tallest(_lists(panel, width, sizes))
    return _door_height(panel, width, sizes) + body + 2.2 * PAD


def _door_height(panel: Panel, width: float, sizes: Sizes) -> float:
    icon = DOOR_ICON + 0.1 if panel.icon else 0.0
    room = width - 2 * PAD - icon - (WEIGHT if panel.number else 0.0)
    return max(flow.height((_door(panel, sizes),), room) + PAD, icon + 0.06)


def _weight(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return what a dimension weighs, for the end of its door."""
    size = max(sizes.heading, 16.0)
    line = Line(panel.number, Role.TEXT, Face.HEADING, size, "white", align="right", leading=1.2)
    return (line,) if panel.number else ()


def _door(panel: Panel, sizes: Sizes) -> Line:
    return Line(panel.heading, Role.HEADING, Face.BOLD, sizes.heading, "white", leading=1.35)


def _room(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...]:
    door = _door(panel, sizes)
    tall = _door_height(panel, area.w, sizes)
    top = area.y + tall + 0.6 * PAD
    head = Box(area.x, area.y, area.w, tall)
    square = Box(area.x + PAD, area.y + (tall - DOOR_ICON) / 2, DOOR_ICON, DOOR_ICON)
    start = square.right + 0.1 if panel.icon else square.x
    end = head.right - PAD - (WEIGHT if panel.number else 0.0)
    weight = replace(head, x=end, w=WEIGHT)
    return (
        Figure(f"{panel.name}.room", area, Shape.RECTANGLE, "tint"),
        Figure(f"{panel.name}.door", head, Shape.RECTANGLE, panel.color),
        *((Icon(f"{panel.name}.icon", square, panel.icon, "white"),) if panel.icon else ()),
        TextBox(panel.name, replace(head, x=start, w=end - start), (door,), "middle"),
        *flow.box(f"{panel.name}.weight", weight, _weight(panel, sizes), anchor="middle"),
        *(
            TextBox(
                f"{panel.name}.indicators{i + 1}",
                Box(area.x + PAD + b.x, top, b.w, area.bottom - top),
                texts,
            )
            for i, (b, texts) in enumerate(_lists(panel, area.w, sizes))
        ),
    )
