"""Place plain text: paragraphs down the page, each beside its icon where they have some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Figure, Line, Shape, TextBox
from report_builder.render.place import flow, grid
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Paragraph, Slide

DISC, APART = 0.85, 0.3
MEASURE = 11.2
CARDS, PAD, BETWEEN = 4, 0.25, 0.25
"""Paragraphs that stand as cards, and inches within cards and between them."""


def bullets(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return paragraphs down the page, in a measure that is easy to read; panels side by side."""
    panel, *others = slide.panels
    if others:
        return grid.place(slide, area, sizes)
    if any(paragraph.icon for paragraph in panel.paragraphs):
        return pictured(panel.paragraphs, area, sizes)
    measure = Box(area.x, area.y + 0.15, min(area.w, MEASURE), area.h - 0.15)
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.75)
    if flow.height(lines, measure.w) > measure.h:
        return None
    return flow.box("body", measure, lines, slot="body")


def cards(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return four paragraphs that have icons as cards, two in a row, or None for others."""
    told = slide.panels[0].paragraphs if len(slide.panels) == 1 else ()
    if len(told) != CARDS or not all(paragraph.icon for paragraph in told):
        return None
    lines = [replace(line, space_before=0.0) for line in flow.body_lines(told, sizes)]
    across = columns(area, (1.0, 1.0), BETWEEN)
    wide = across[0].w - 3 * PAD - DISC
    tall = [max(flow.height((line,), wide), DISC) + 2 * PAD for line in lines]
    deep = [max(pair) for pair in chunks(tall, (2,))]
    spare = area.h - sum(deep) - BETWEEN
    if spare < 0:
        return None
    down = rows(area, [each + spare / 2 for each in deep], BETWEEN)
    cells = [replace(cell, y=row.y, h=row.h) for row in down for cell in across]
    return tuple(
        element
        for n, (paragraph, cell, line) in enumerate(zip(told, cells, lines, strict=True), 1)
        for element in _card(f"body{n}", paragraph, cell, line)
    )


def _card(name: str, paragraph: Paragraph, cell: Box, line: Line) -> Iterator[Element]:
    """Yield a card: a paragraph beside its disc, in the middle of what the card leaves."""
    square = Box(cell.x + PAD, cell.y + (cell.h - DISC) / 2, DISC, DISC)
    left = DISC + 2 * PAD
    words = Box(cell.x + left, cell.y + PAD / 2, cell.w - left - PAD, cell.h - PAD)
    bare = replace(line, bullet="", hang=0.0) if len(line.bullet) == 1 else line
    yield Figure(f"{name}.card", cell, Shape.RECTANGLE, "tint")
    yield flow.rule_above(f"{name}.rule", cell, "brand", 3.0)
    yield from disc(name, square, paragraph.icon, "brand", "white")
    yield TextBox(name, words, (bare,), "middle")


def pictured(
    paragraphs: Sequence[Paragraph], area: Box, sizes: Sizes
) -> tuple[Element, ...] | None:
    """Return paragraphs with a disc beside each, spread over the height."""
    left = DISC + APART
    words = replace(area, x=area.x + left, w=min(area.w, MEASURE) - left)
    plain = (replace(p, bullet="") if len(p.bullet) == 1 else p for p in paragraphs)
    lines = flow.body_lines(plain, sizes)
    heights = [max(flow.height((line,), words.w), DISC) for line in lines]
    apart = (area.h - sum(heights)) / max(1, len(heights))
    if apart < 0.1:
        return None
    elements: list[Element] = []
    top = area.y + min(apart, APART) / 2
    for place, (paragraph, line, tall) in enumerate(zip(paragraphs, lines, heights, strict=True)):
        name = f"body{place + 1}"
        square = Box(area.x, top + (tall - DISC) / 2, DISC, DISC)
        elements += disc(name, square, paragraph.icon, "brand")
        elements.append(TextBox(name, replace(words, y=top, h=tall), (line,), "middle"))
        top += tall + min(apart, 2 * APART)
    return tuple(elements)
