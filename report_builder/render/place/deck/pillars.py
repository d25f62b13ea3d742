"""Place panels side by side as cards, each with icon, number, heading and pictured items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Face, Figure, Line, Role, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.even import even_columns
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide

PAD, GAP = 0.28, 0.3
DISC, ITEM_DISC = 0.62, 0.4
"""Inches of the disc of a card and of an item."""
APART, SPREAD = 0.08, 0.4
"""Inches between the items of a card, at least, and what may come to them."""
NUMBER, NUMBER_ROOM = 44.0, 0.75
"""Points of the number of a card, and the inches before the disc of a card over the whole width."""
STACK_PAD, STACK_GAP, STACK_LEADING = 0.12, 0.2, 1.32
"""Inches over and under the words of cards over the whole width or half of it, between these, and
the distance of their base lines."""
QUARTERS, CORNER_DISC, HEADS = 4, 0.62, 2
"""Cards in two rows, inches of their discs, and steps by which their heads are larger."""
EASE = 0.2
"""Inches by which texts of cards may be narrower, which other programs need to keep words whole."""
WIDTHS, QUARTER_WIDTHS = (0.9, 1.2), (0.65, 1.35)
"""Between which shares of the usual the widths of cards of text lie, and of cards two in a row."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph with what stands beside it: its lines and the inches that it takes."""

    icon: str
    line: Line
    height: float


def stacked(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a card over the whole width for each panel of a number and one text, else None."""
    if any(not p.number or len(p.paragraphs) != 1 for p in slide.panels):
        return None
    texts = [_headed(panel, sizes) for panel in slide.panels]
    left = PAD + NUMBER_ROOM + DISC + PAD
    tall = [max(flow.height(text, area.w - left - PAD), DISC) + 2 * STACK_PAD for text in texts]
    spare = area.h - sum(tall) - STACK_GAP * (len(tall) - 1)
    if spare < 0:
        return None
    cards = rows(area, [each + spare / len(tall) for each in tall], STACK_GAP)
    return tuple(
        element
        for panel, card, text in zip(slide.panels, cards, texts, strict=True)
        for element in _wide(panel, card, text, left)
    )


def quartered(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return four cards of a heading and one text, two in a row and all alike, else None."""
    alike = all(p.heading and len(p.paragraphs) == 1 and not p.number for p in slide.panels)
    if len(slide.panels) != QUARTERS or not alike:
        return None
    texts = [_headed(panel, replace(sizes, rise=HEADS)) for panel in slide.panels]
    free = CORNER_DISC + 3 * STACK_GAP + EASE
    across = [
        even_columns(area, pair, STACK_GAP, free, QUARTER_WIDTHS) for pair in chunks(texts, (2,))
    ]
    least = [_tallest(pair, row) for pair, row in zip(chunks(texts, (2,)), across, strict=True)]
    spare = area.h - STACK_GAP - sum(least)
    if spare < 0:
        return None
    down = rows(area, [each + spare / 2 for each in least], STACK_GAP)
    pairs = zip(down, across, strict=True)
    cards = [replace(cell, y=row.y, h=row.h) for row, cells in pairs for cell in cells]
    words = [_beside_disc(card) for card in cards]
    return tuple(
        element
        for panel, card, box, text in zip(slide.panels, cards, words, texts, strict=True)
        for element in (
            Figure(f"{panel.name}.card", card, Shape.RECTANGLE, "tint"),
            flow.rule_above(f"{panel.name}.rule", card, panel.color, 3.0),
            *disc(panel.name, _corner(card), panel.icon, panel.color, "white"),
            TextBox(f"{panel.name}.text1", box, text),
        )
    )


def _tallest(texts: Sequence[Sequence[Line]], cells: Sequence[Box]) -> float:
    """Return the height of a row of cards of texts."""
    pairs = zip(texts, cells, strict=True)
    return max(flow.height(t, _beside_disc(c).w - EASE) for t, c in pairs) + 1.5 * STACK_GAP


def _corner(card: Box) -> Box:
    """Return the place of the disc in the corner of a card."""
    return Box(card.x + STACK_GAP, card.y + STACK_GAP, CORNER_DISC, CORNER_DISC)


def _beside_disc(card: Box) -> Box:
    """Return the place of the words of a card beside its disc."""
    left = CORNER_DISC + 2 * STACK_GAP
    return Box(
        card.x + left, card.y + STACK_GAP, card.w - left - STACK_GAP, card.h - 1.5 * STACK_GAP
    )


def _headed(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the heading of a card, a step larger, and its text."""
    close = replace(sizes, leading=STACK_LEADING)
    head = (flow.heading_line(panel.heading, sizes.heading, panel.color),)
    text = flow.body_lines(panel.paragraphs, close)
    return (*head, *text) if panel.heading else text


def _wide(panel: Panel, card: Box, text: tuple[Line, ...], left: float) -> Iterator[Element]:
    """Yield a card: its number and its disc before its text."""
    number = Line(panel.number, Role.TEXT, Face.HEADING, NUMBER, panel.color, leading=1.0)
    square = Box(card.x + PAD + NUMBER_ROOM, card.y + (card.h - DISC) / 2, DISC, DISC)
    words = Box(card.x + left, card.y, card.w - left - PAD, card.h)
    beside = Box(card.x + PAD, card.y, NUMBER_ROOM, card.h)
    yield Figure(f"{panel.name}.card", card, Shape.RECTANGLE, "tint")
    yield flow.rule_above(f"{panel.name}.rule", card, panel.color, 3.0)
    yield TextBox(f"{panel.name}.number", beside, (number,), "middle")
    yield from disc(panel.name, square, panel.icon, panel.color, "white")
    yield TextBox(f"{panel.name}.text1", words, text, "middle")


def pillars(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a card for each panel side by side, or None where they don't fit at this size."""
    cards = _cards(slide.panels, area, sizes)
    items = [
        _items(p.paragraphs, card.w - 2 * PAD, sizes)
        for p, card in zip(slide.panels, cards, strict=True)
    ]
    heads = [_head(p, card, sizes) for p, card in zip(slide.panels, cards, strict=True)]
    top = max(head.bottom for head in heads) + 0.15
    need = top + max(map(_height, items), default=0.0) + PAD - area.y
    pairs = zip(slide.panels, heads, strict=True)
    cut = (flow.broken_word(_heading(p, sizes), h.w) for p, h in pairs)
    if need > area.h or any(cut):
        return None
    tall = min(area.h, max(need, 0.9 * area.h))
    return tuple(
        element
        for panel, card, head, own in zip(slide.panels, cards, heads, items, strict=True)
        for element in _card(panel, replace(card, h=tall), head, top, own, sizes)
    )


def _cards(panels: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[Box, ...]:
    """Return cards of one width, or as wide as they ask for where they hold a text alone."""
    texts = [flow.body_lines(panel.paragraphs, sizes) for panel in panels]
    if any(panel.heading for panel in panels) or any(len(own) != 1 for own in texts):
        return columns(area, [panel.weight for panel in panels], GAP)
    return even_columns(area, texts, GAP, 2 * PAD, WIDTHS)


def _head(panel: Panel, card: Box, sizes: Sizes) -> Box:
    """Return the place of a heading: below the number and the disc."""
    inner = card.inset(PAD, PAD)
    over = DISC + 0.1 if panel.number or panel.icon else 0.0
    return Box(inner.x, inner.y + over, inner.w, flow.height(_heading(panel, sizes), inner.w))


def _heading(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return (flow.heading_line(panel.heading, sizes.body),) if panel.heading else ()


def _items(paragraphs: Sequence[Paragraph], width: float, sizes: Sizes) -> tuple[_Item, ...]:
    pictured = any(p.icon for p in paragraphs)
    room = width - (ITEM_DISC + 0.15 if pictured else 0.0)
    lines = flow.body_lines(
        (replace(p, bullet="") if p.icon and len(p.bullet) == 1 else p for p in paragraphs), sizes
    )
    return tuple(
        _Item(p.icon, line, max(flow.height((line,), room), ITEM_DISC if p.icon else 0.0))
        for p, line in zip(paragraphs, lines, strict=True)
    )


def _height(items: Sequence[_Item]) -> float:
    return sum(item.height for item in items) + APART * max(0, len(items) - 1)


def _card(
    panel: Panel, card: Box, head: Box, top: float, items: Sequence[_Item], sizes: Sizes
) -> Iterator[Element]:
    inner = card.inset(PAD, PAD)
    number = Line(panel.number, Role.TEXT, Face.HEADING, NUMBER, panel.color, leading=1.0)
    yield Figure(f"{panel.name}.card", card, Shape.RECTANGLE, "tint")
    yield flow.rule_above(f"{panel.name}.rule", card, panel.color, 3.0)
    side = Box(inner.right - DISC, inner.y, DISC, DISC) if panel.number else inner
    yield from disc(panel.name, replace(side, w=DISC, h=DISC), panel.icon, panel.color, "white")
    yield from flow.box(
        f"{panel.name}.number",
        Box(inner.x, inner.y, inner.w - DISC - 0.1, DISC),
        (number,) if panel.number else (),
        anchor="middle",
    )
    yield from flow.box(f"{panel.name}.head", head, _heading(panel, sizes), anchor="middle")
    spare = (card.bottom - PAD - top - _height(items)) / max(1, len(items))
    yield from _texts(panel, items, replace(inner, y=top), APART + min(SPREAD, max(0.0, spare)))


def _texts(panel: Panel, items: Sequence[_Item], area: Box, apart: float) -> Iterator[Element]:
    left = ITEM_DISC + 0.15 if any(item.icon for item in items) else 0.0
    top = area.y
    for place, item in enumerate(items, 1):
        name = f"{panel.name}.text{place}"
        square = Box(area.x, top + (item.height - ITEM_DISC) / 2, ITEM_DISC, ITEM_DISC)
        yield from disc(name, square, item.icon, panel.color, "white")
        words = Box(area.x + left, top, area.w - left, item.height)
        yield TextBox(name, words, (item.line,), "middle" if item.icon else "top")
        top += item.height + apart
