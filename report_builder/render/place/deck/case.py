"""Place an example: what was done in words, with frames for its pictures, and its scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.render.layout import GAP, columns
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Line,
    Role,
    Rule,
    TextBox,
)
from report_builder.render.place import flow, grid
from report_builder.render.place.deck.frames import screen, sheet
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide

DISC, PAD, APART = 0.6, 0.14, 0.22
MOST_APART = 0.45
"""Inches that texts stand farther apart at most, where there is room."""
BAR = 4.0
"""Points of the bar before the message."""
SCREEN = (2.35, 1.5)
"""Inches of the frame of a screen beside a text."""
SHEET = 1.2
"""Inches of a document over its name."""
NARROW = 2.6
"""Inches that a text needs beside a frame."""
NUMBER, LARGE, NUMBERS = 28.0, 44.0, 1.7
"""Sizes of the score of a dimension and of the example in all, and inches of the former."""


def case(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the message over its panels side by side, or None where they don't fit."""
    lead = tuple(panel for panel in slide.panels[:1] if not panel.heading)
    panels = slide.panels[len(lead) :]
    quote = [line for panel in lead for line in _quote(panel, sizes)]
    tall = flow.height(quote, area.w - 2 * PAD) + APART if quote else 0.0
    below = replace(area, y=area.y + tall, h=area.h - tall)
    cells = columns(below, [panel.weight for panel in panels], 1.4 * GAP) if panels else ()
    placed = [_panel(p, cell, sizes) for p, cell in zip(panels, cells, strict=True)]
    if below.h < 0 or any(each is None for each in placed):
        return None
    said = replace(area, x=area.x + 2 * PAD, w=area.w - 2 * PAD, h=tall - APART)
    edge = area.x + BAR / flow.POINTS / 2
    bar = (Rule("lead.bar", edge, area.y, edge, area.y + tall - APART, "brand", BAR),)
    return (
        *(bar if quote else ()),
        *flow.box(lead[0].name if lead else "lead", said, quote),
        *(element for each in placed if each is not None for element in each),
    )


def _quote(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    lines = flow.body_lines(panel.paragraphs, replace(sizes, body=max(16.0, sizes.body)))
    return tuple(replace(line, face=Face.BOLD, color="brand") for line in lines)


def _panel(panel: Panel, cell: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    if panel.exhibit:
        sizes = replace(sizes, lead=LARGE)
        need = grid.need((panel,), (cell,), sizes)
        if need.total > cell.h:
            return None
        return grid.panel_elements(panel, cell, grid.fill(need, cell.h), sizes)
    words = flow.height((_heading(panel, sizes),), _words(panel, cell).w)
    head = max(DISC, words, flow.height(_number(panel), NUMBERS))
    inner = Box(cell.x, cell.y + head + 2 * PAD, cell.w, cell.h - head - 2 * PAD)
    elements, bottom = _told(panel, inner, sizes, APART)
    gaps = max(1, len(panel.paragraphs) - 1)
    if (spare := cell.bottom - bottom) > 0.0:
        elements, bottom = _told(panel, inner, sizes, APART + min(MOST_APART, spare / gaps))
    return (*_head(panel, cell, head, sizes), *elements) if bottom <= cell.bottom else None


def _heading(panel: Panel, sizes: Sizes) -> Line:
    return flow.heading_line(panel.heading, sizes.heading, panel.color)


def _words(panel: Panel, cell: Box) -> Box:
    left = DISC + PAD if panel.icon else 0.0
    right = NUMBERS if panel.number else 0.0
    return replace(cell, x=cell.x + left, w=cell.w - left - right)


def _head(panel: Panel, cell: Box, tall: float, sizes: Sizes) -> Iterator[Element]:
    top = cell.y + PAD
    words = replace(_words(panel, cell), y=top, h=tall)
    yield flow.rule_above(f"{panel.name}.rule", cell, panel.color)
    square = Box(cell.x, top + (tall - DISC) / 2, DISC, DISC)
    yield from disc(panel.name, square, panel.icon, panel.color)
    yield TextBox(f"{panel.name}.head", words, (_heading(panel, sizes),), "middle")
    yield from flow.box(
        f"{panel.name}.number",
        Box(words.right, top, cell.right - words.right, tall),
        _number(panel),
        anchor="middle",
    )


def _number(panel: Panel) -> tuple[Line, ...]:
    """Return the score of a dimension, its unit under it."""
    number = flow.number_line(panel.number, (), NUMBER, panel.color)
    unit = replace(flow.caption_line(panel.unit, flow.FLOOR, "right"), leading=1.2)
    lines = (replace(number, align="right", leading=1.05), *((unit,) if panel.unit else ()))
    return lines if panel.number else ()


def _told(panel: Panel, area: Box, sizes: Sizes, apart: float) -> tuple[list[Element], float]:
    """Return the texts of a panel with their frames, and where the last one ends."""
    elements: list[Element] = []
    top = area.y
    for place, (told, below) in enumerate(_units(panel.paragraphs), 1):
        name = f"{panel.name}.{place}"
        tall = _height(told, area.w, sizes)
        elements += _beside(name, told, replace(area, y=top, h=tall), panel.color, sizes)
        top += tall + apart
        if below:
            row = replace(area, y=top, h=SHEET)
            sheets, bottom = _sheets(name, below, row, panel.color, sizes)
            elements += sheets
            top = bottom + apart
    return elements, top - apart


def _units(
    paragraphs: Sequence[Paragraph],
) -> Iterator[tuple[Paragraph, tuple[Paragraph, ...]]]:
    """Yield each paragraph with the items below it."""
    starts = [n for n, p in enumerate(paragraphs) if p.level == 0 or n == 0]
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        yield paragraphs[start], tuple(paragraphs[start + 1 : end])


def _line(paragraph: Paragraph, sizes: Sizes) -> tuple[Line, ...]:
    bullet = "" if paragraph.icon or len(paragraph.bullet) == 1 else paragraph.bullet
    return flow.body_lines((replace(paragraph, bullet=bullet),), sizes)


def _offset(paragraph: Paragraph, width: float) -> tuple[float, float]:
    """Return how far a text stands from the left and from the top, beside or below its frame."""
    if not paragraph.icon:
        return 0.0, 0.0
    beside = SCREEN[0] + APART
    return (beside, 0.0) if width - beside >= NARROW else (0.0, SCREEN[1] + PAD)


def _height(paragraph: Paragraph, width: float, sizes: Sizes) -> float:
    left, above = _offset(paragraph, width)
    tall = above + flow.height(_line(paragraph, sizes), width - left)
    return max(tall, SCREEN[1]) if paragraph.icon else tall


def _beside(
    name: str, paragraph: Paragraph, area: Box, color: str, sizes: Sizes
) -> Iterator[Element]:
    left, above = _offset(paragraph, area.w)
    if paragraph.icon:
        wide, tall = (SCREEN[0], area.h) if left else (area.w, SCREEN[1])
        yield from screen(name, Box(area.x, area.y, wide, tall), paragraph.icon, color)
    words = Box(area.x + left, area.y + above, area.w - left, area.h - above)
    yield TextBox(f"{name}.text", words, _line(paragraph, sizes), "middle" if left else "top")


def _sheets(
    name: str, items: Sequence[Paragraph], row: Box, color: str, sizes: Sizes
) -> tuple[list[Element], float]:
    """Return a sheet for each document with its name on it, and where the sheets end."""
    cells = columns(row, [1.0] * len(items), APART)
    captions = [_caption(item, sizes) for item in items]
    tall = max(flow.height((line,), cells[0].w - 2 * PAD) for line in captions)
    elements: list[Element] = []
    for n, (item, line, cell) in enumerate(zip(items, captions, cells, strict=True), 1):
        own = f"{name}.sheet{n}"
        elements += sheet(own, replace(cell, h=SHEET + tall + PAD), item.icon, color)
        words = Box(cell.x + PAD, cell.y + SHEET, cell.w - 2 * PAD, tall)
        elements.append(TextBox(f"{own}.name", words, (line,)))
    return elements, row.y + SHEET + tall + PAD


def _caption(item: Paragraph, sizes: Sizes) -> Line:
    return Line(item.text, Role.ITEM, Face.BODY, sizes.body, "ink", leading=1.35)
