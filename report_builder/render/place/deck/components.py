"""Place the parts of a dimension: a row each, with icon, name, what it asks, and its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from report_builder.model import plain
from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Icon, Line, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.even import level_rows
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide
from report_builder.thai.measure import text_width

ICON, SMALL_ICON = 0.56, 0.27
"""Sides in inches of the disc of a row, and of the icon beside an item."""
ICON_ROOM = SMALL_ICON + 0.08
"""Inches from the icon of an item to its words."""
NAME, SCORE, GAP = 2.4, 0.85, 0.18
COLUMN_GAP, SLACK = 0.15, 0.01
"""Inches between columns of items, and those that an item with an icon may be wider than asked."""
MOST_COLUMNS = 4
HARDLY = 0.1
TALLEST, LOWER = 1.0, 0.12
"""Inches that a row may be taller than its words, and that these then begin lower."""
NUMBER = 24.0


@dataclass(frozen=True, slots=True)
class _Part:
    """Paragraphs that stand together: one text, or items in columns beside each other."""

    boxes: tuple[Box, ...]
    columns: tuple[tuple[Line, ...], ...]
    icons: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        pairs = zip(self.columns, self.boxes, strict=True)
        return max(flow.height(lines, box.w) for lines, box in pairs)

    @property
    def whole(self) -> bool:
        pairs = zip(self.columns, self.boxes, strict=True)
        return not any(flow.broken_word(lines, box.w) for lines, box in pairs)


def components(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, lines closer together where they must, or None."""
    return _rows(slide, area, sizes) or _rows(slide, area, replace(sizes, leading=1.28, gap=0.045))


def _rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    cells = _cells(slide.panels, area)
    parts = [_parts(p.paragraphs, cells.text.w, sizes) for p in slide.panels]
    tall = [_height(own, sizes) for own in parts]
    heads = [_head(p, sizes) for p in slide.panels]
    heights = [
        max(flow.height(_score(panel), SCORE), flow.height(head, cells.name.w), cells.icon.h, told)
        + 2 * _pad(sizes)
        for panel, head, told in zip(slide.panels, heads, tall, strict=True)
    ]
    spare = area.h - sum(heights)
    if spare < 0:
        return None
    air = min(TALLEST, spare / len(heights))
    top = _pad(sizes) + min(LOWER, air / 2)
    places = rows(area, [height + air for height in heights], 0.0)
    return tuple(
        element
        for panel, head, own, row in zip(slide.panels, heads, parts, places, strict=True)
        for element in _row(panel, head, own, row, cells.at(row, top), sizes)
    )


def _pad(sizes: Sizes) -> float:
    return 0.75 * sizes.gap


@dataclass(frozen=True, slots=True)
class _Cells:
    """The places of a row: from left to right icon, name, text and score."""

    icon: Box
    name: Box
    text: Box
    score: Box

    def at(self, row: Box, pad: float) -> _Cells:
        top, tall = row.y + pad, row.h - pad
        cells = (replace(c, y=top, h=tall) for c in (self.name, self.text, self.score))
        return _Cells(replace(self.icon, y=top + 0.03), *cells)


def _cells(panels: Sequence[Panel], area: Box) -> _Cells:
    side = ICON
    icon = side + GAP if any(panel.icon for panel in panels) else 0.0
    score = SCORE + GAP if any(panel.number for panel in panels) else 0.0
    text = area.x + icon + NAME + GAP
    return _Cells(
        Box(area.x, area.y, side, side),
        Box(area.x + icon, area.y, NAME, area.h),
        Box(text, area.y, area.right - score - text, area.h),
        Box(area.right - SCORE, area.y, SCORE, area.h),
    )


def _head(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    caption = (flow.caption_line(panel.caption, sizes.caption),) if panel.caption else ()
    return (flow.whole_words(heading, NAME), *caption)


def _parts(paragraphs: Iterable[Paragraph], width: float, sizes: Sizes) -> tuple[_Part, ...]:
    groups = groupby(paragraphs, lambda paragraph: bool(paragraph.bullet))
    return tuple(
        _listed(tuple(group), width, sizes)
        if bulleted
        else _Part((Box(0.0, 0.0, width, 0.0),), (flow.body_lines(group, sizes),), ((),))
        for bulleted, group in groups
    )


def _listed(items: Sequence[Paragraph], width: float, sizes: Sizes) -> _Part:
    """Return items in the fewest columns that are hardly taller than the lowest way."""
    units = tuple(_units(items))
    ways = [_side_by_side(units, n, width, sizes) for n in range(1, MOST_COLUMNS + 1)]
    whole = [way for way in ways if way.whole]
    lowest = min((way.height for way in whole), default=0.0)
    return next((way for way in whole if way.height <= lowest + HARDLY), ways[0])


def _units(items: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Yield each item with the items below it."""
    starts = [n for n, item in enumerate(items) if item.level == 0 or n == 0]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        yield tuple(items[start:end])


def _side_by_side(
    units: Sequence[tuple[Paragraph, ...]], count: int, width: float, sizes: Sizes
) -> _Part:
    """Return items in columns as wide as the longest of each asks for."""
    per = -(-len(units) // count)
    listed = chunks(units, [per] * count)
    items = [tuple(item for unit in own for item in unit) for own in listed]
    asked = [max(_asked(item, sizes) for item in own) for own in items]
    even = sum(asked) / len(asked)
    weights = [max(each, 0.6 * even) for each in asked]
    boxes = columns(Box(0.0, 0.0, width, 0.0), weights, COLUMN_GAP)
    lines = [
        chunks(_lines(own, sizes), [len(unit) for unit in units])
        for own, units in zip(items, listed, strict=True)
    ]
    return _Part(
        boxes,
        level_rows(lines, [box.w for box in boxes]),
        tuple(tuple(item.icon for item in own) for own in items),
    )


def _asked(item: Paragraph, sizes: Sizes) -> float:
    """Return the width in inches that an item needs to stand in one line."""
    words = text_width(plain(item.text), "body", sizes.body) / flow.POINTS / flow.RESERVE
    return words + flow.hang(item.bullet) + (ICON_ROOM + SLACK if item.icon else 0.1)


def _lines(items: Sequence[Paragraph], sizes: Sizes) -> tuple[Line, ...]:
    room = ICON_ROOM if any(item.icon for item in items) else 0.0
    lines = flow.body_lines(items, sizes, space=0.15)
    return tuple(replace(line, indent=line.indent + room) for line in lines)


def _height(parts: Sequence[_Part], sizes: Sizes) -> float:
    return sum(part.height for part in parts) + sizes.gap / 2 * max(0, len(parts) - 1)


def _row(
    panel: Panel,
    head: Sequence[Line],
    parts: Sequence[_Part],
    row: Box,
    cells: _Cells,
    sizes: Sizes,
) -> tuple[Element, ...]:
    return (
        flow.rule_above(f"{panel.name}.rule", row, panel.color, 1.0),
        *disc(panel.name, cells.icon, panel.icon, panel.color),
        *flow.box(f"{panel.name}.head", cells.name, tuple(head)),
        *_texts(panel.name, parts, cells.text, sizes),
        *flow.box(f"{panel.name}.score", cells.score, _score(panel)),
    )


def _score(panel: Panel) -> tuple[Line, ...]:
    """Return the score of a part with its unit below, or nothing when it has none."""
    number = replace(flow.number_line(panel.number, (), NUMBER, panel.color), leading=1.0)
    lines = (number, flow.caption_line(panel.unit, flow.FLOOR)) if panel.number else ()
    return tuple(replace(line, align="right") for line in lines if line.text)


def _texts(name: str, parts: Sequence[_Part], area: Box, sizes: Sizes) -> Iterator[Element]:
    top, place = area.y, 0
    for part in parts:
        for own, lines, icons in zip(part.boxes, part.columns, part.icons, strict=True):
            place += 1
            box = Box(area.x + own.x, top, own.w, part.height)
            if any(icons):
                yield from _pictured(f"{name}.text{place}", lines, icons, box)
            else:
                yield TextBox(f"{name}.text{place}", box, lines)
        top += part.height + sizes.gap / 2


def _pictured(
    name: str, lines: Sequence[Line], icons: Sequence[str], box: Box
) -> Iterator[Element]:
    """Yield items in boxes of their own, each with its icon beside its first line."""
    for n, (line, icon) in enumerate(zip(lines, icons, strict=True), 1):
        tall = flow.height((line,), box.w)
        top = box.y + flow.height(lines[:n], box.w) - tall
        first = line.size * line.leading / flow.POINTS
        side = Box(box.x, top + (first - SMALL_ICON) / 2, SMALL_ICON, SMALL_ICON)
        yield from (Icon(f"{name}.icon{n}", side, icon, "muted"),) if icon else ()
        words = Box(box.x + ICON_ROOM, top, box.w - ICON_ROOM, tall)
        yield TextBox(f"{name}.{n}", words, (replace(line, indent=line.indent - ICON_ROOM),))
