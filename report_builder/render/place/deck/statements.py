"""Place statements side by side as cards: a number that is seen first, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.render.layout import columns
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Shape,
)
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import ChartSpec

PAD, GAP, DISC, APART, TOP = 0.25, 0.3, 0.85, 0.14, 0.16
"""Inches within a card, between cards, of the disc, between the parts of a card, and over it."""
DRAWN = 1.6
"""Inches of the drawings over the numbers of cards."""
NUMBERS, LEAST = tuple(reversed(flow.SLIDE)), 44.0
"""Sizes of numbers, large ones first, and the least one that is taken rather than smaller texts."""


def statements(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a card for each panel, their parts on the same lines, or None where they don't fit."""
    area = Box(area.x, area.y + TOP, area.w, area.h - TOP - APART)
    cards = columns(area, [1.0] * len(slide.panels), GAP)
    ways = (_statements(slide, area, cards, n, sizes) for n in _sizes(slide.panels, cards[0]))
    return next((way for way in ways if way), None)


def _statements(
    slide: Slide, area: Box, cards: Sequence[Box], number: float, sizes: Sizes
) -> tuple[Element, ...] | None:
    wide = cards[0].w - 2 * PAD
    parts = [_parts(panel, number, sizes) for panel in slide.panels]
    tall = [max(flow.height(part, wide) for part in tier) for tier in zip(*parts, strict=True)]
    head = DRAWN if any(panel.exhibit for panel in slide.panels) else DISC
    need = head + sum(tall) + APART * len(tall) + 2 * PAD
    lines = [line for own in parts for part in own for line in part]
    if need > area.h or flow.broken_word(lines, wide):
        return None
    return tuple(
        element
        for panel, card, own in zip(slide.panels, cards, parts, strict=True)
        for element in _card(panel, card, own, tall, head + (area.h - need) * (head == DRAWN))
    )


def _sizes(panels: Sequence[Panel], card: Box) -> Sequence[float]:
    """Return the sizes at which every number stands in one line, large ones first."""
    wide = card.w - 2 * PAD
    numbers = [Line(panel.number, Role.TEXT, Face.HEADING, 0.0, "ink") for panel in panels]
    whole = [
        size
        for size in NUMBERS
        if all(flow.text_lines(replace(line, size=size), wide) == 1 for line in numbers)
    ]
    return [size for size in whole if size >= LEAST] or whole[:1] or [flow.FLOOR]


def _parts(panel: Panel, size: float, sizes: Sizes) -> tuple[tuple[Line, ...], ...]:
    """Return the parts of a card: its number with what it counts, its message, its texts."""
    number = Line(panel.number, Role.TEXT, Face.HEADING, size, panel.color, leading=1.15)
    unit = Line(panel.unit, Role.TEXT, Face.BODY, sizes.body, "muted", leading=1.35)
    return (
        (number, *((unit,) if panel.unit else ())),
        (flow.heading_line(panel.heading, sizes.heading),),
        flow.body_lines(panel.paragraphs, sizes),
    )


def _card(
    panel: Panel, card: Box, parts: Sequence[Sequence[Line]], tall: Sequence[float], head: float
) -> Iterator[Element]:
    inner = card.inset(PAD, PAD)
    yield Figure(f"{panel.name}.card", card, Shape.RECTANGLE, "tint")
    yield flow.rule_above(f"{panel.name}.rule", card, panel.color, 3.0)
    yield from _drawn(panel, Box(inner.x, inner.y, inner.w, head))
    top = inner.y + head + APART
    for name, part, height in zip(("number", "head", "text"), parts, tall, strict=True):
        yield from flow.box(f"{panel.name}.{name}", Box(inner.x, top, inner.w, height), part)
        top += height + APART


def _drawn(panel: Panel, box: Box) -> Iterator[Element]:
    """Yield what stands over the number of a card: a drawing, or its icon and its caption."""
    if isinstance(panel.exhibit, ChartSpec):
        yield Figure(f"{panel.name}.ground", box, Shape.RECTANGLE, "white")
        field = box.inset(PAD / 2, PAD / 2)
        yield ChartBox(panel.exhibit.name, field, panel.exhibit, flow.FLOOR)
        return
    yield from disc(panel.name, replace(box, w=DISC, h=DISC), panel.icon, panel.color, "white")
    left = DISC + 0.2 if panel.icon else 0.0
    caption = Line(panel.caption, Role.NOTE, Face.BOLD, 16.0, "muted", leading=1.3)
    beside = Box(box.x + left, box.y, box.w - left, DISC)
    yield from flow.box(
        f"{panel.name}.caption", beside, (caption,) if panel.caption else (), anchor="middle"
    )
