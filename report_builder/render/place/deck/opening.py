"""Place plain text: paragraphs down the page, each beside its icon where they have some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.render.page import Box, Element, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Paragraph, Slide

DISC, APART = 0.85, 0.3
MEASURE = 11.2


def bullets(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return paragraphs down the page, in a measure that is easy to read."""
    panel = slide.panels[0]
    if any(paragraph.icon for paragraph in panel.paragraphs):
        return pictured(panel.paragraphs, area, sizes)
    measure = Box(area.x, area.y + 0.15, min(area.w, MEASURE), area.h - 0.15)
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.75)
    if flow.height(lines, measure.w) > measure.h:
        return None
    return flow.box("body", measure, lines, slot="body")


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
