"""Place the only bars of a slide in its whole width, under what is said of them."""

from __future__ import annotations

from dataclasses import replace

from report_builder.render.layout import chunks
from report_builder.render.page import Box, Element, Line
from report_builder.render.place import flow, grid
from report_builder.render.place.deck import headed
from report_builder.render.place.deck.pictured import pictured
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import ChartKind, ChartSpec

WORDS = 14.0
"""Size of the words in the exhibit."""
MOST_LINES = 3
"""Lines of words that stand over an exhibit."""


def across(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return heading, words and bars from top to bottom, None for any other slide.

    None too where the words are many or the bars have no room.
    """
    if len(chunks(slide.panels, slide.rows)) != 1 or not _is_of_bars(slide.panels):
        return None
    panel, sizes = slide.panels[0], replace(sizes, words=WORDS)
    aside = headed.has_room(panel, area, sizes)
    head = flow.head_lines(replace(panel, caption=()) if aside else panel, sizes)
    told = _told(panel, sizes)
    tops = [flow.height(lines, area.w) for lines in (head, told)]
    least, most = grid.exhibit_heights(panel, area.w, sizes)
    room = area.h - grid.RULE_GAP - sum(tops) - 2 * sizes.gap
    lines = sum(flow.text_lines(line, area.w) for line in told)
    if room < least or lines > MOST_LINES or flow.broken_word((*head, *told), area.w):
        return None
    top = Box(area.x, area.y + grid.RULE_GAP, area.w, tops[0])
    words = Box(area.x, top.bottom + sizes.gap, area.w, tops[1])
    shown = Box(area.x, words.bottom + sizes.gap, area.w, min(room, most))
    return (
        flow.rule_above(f"{panel.name}.rule", area, panel.color),
        *(headed.heads(panel, top, sizes) if aside else flow.box(f"{panel.name}.head", top, head)),
        *flow.box(f"{panel.name}.text", words, told),
        *pictured(grid.exhibit_element(panel, shown, sizes)),
    )


def _is_of_bars(panels: tuple[Panel, ...]) -> bool:
    """Tell whether a slide has nothing but bars and what is said of them."""
    exhibits = [panel.exhibit for panel in panels]
    bars = [e for e in exhibits if isinstance(e, ChartSpec) and e.kind is ChartKind.BAR]
    return len(bars) == len(exhibits) == 1 and not panels[0].number and bool(panels[0].paragraphs)


def _told(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the words of a panel, without a bullet where they are one paragraph."""
    alone = len(panel.paragraphs) == 1
    told = (replace(p, bullet="") if alone else p for p in panel.paragraphs)
    return (*flow.body_lines(told, sizes), *flow.foot_lines(panel))
