"""Place the slides of results: findings by indicator, rows of them, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from report_builder.model import plain
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Icon,
    Line,
    TableBox,
)
from report_builder.render.place import flow
from report_builder.render.place.deck.gauges import Gauges
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import even_rows, row_heights
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.thai.measure import text_width

GAP = 0.16
ROW_PAD, MOST_PAD = 0.03, 0.35
"""Inches over and under what stands in a row at least and at most."""
GAUGE = 1.16
"""Inches of the shares beside a text."""
WIDTHS = ((1.85, 9.95), (2.4, 9.4), (3.4, 8.4), (5.2, 6.6))
"""Shares of width of scores and names, and of texts: the first in which names are whole."""
NUMBER, HEADING = 28.0, 14.0
"""Sizes of the scores and of the name of a row."""
ICON, AFTER = 0.38, 0.12
"""Inches of the side of an icon after a score, and between them."""
LEADING, LOWER = 1.22, 0.02
"""Distance of base lines where room is scarce, and inches that rows begin lower than the body."""
TABLE_TOP = 0.05
"""Inches over a table."""


def told_rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, the shares in its text drawn beside it where they have room.

    Lines stand closer together where they must. None where rows don't fit.
    """
    close = replace(sizes, leading=LEADING)
    tried = product(WIDTHS, (GAUGE, 0.0), (sizes, close))
    ways = (_told_rows(slide, area, *way) for way in tried)
    return next((way for way in ways if way), None)


def _told_rows(
    slide: Slide, area: Box, widths: tuple[float, float], gauge: float, sizes: Sizes
) -> tuple[Element, ...] | None:
    """Return for each panel its score and name, and what is told."""
    area = Box(area.x, area.y + LOWER, area.w, area.h - LOWER)
    left, middle = columns(area, widths, GAP)
    some = [_row(panel, middle, sizes, gauge) for panel in slide.panels]
    needs = [max(flow.height(row.head, left.w), flow.height(row.text, row.wide)) for row in some]
    pad = (area.h - sum(needs)) / (2 * len(needs) or 1)
    if pad < ROW_PAD or any(flow.broken_word(row.head, left.w) for row in some):
        return None
    pad = min(MOST_PAD, pad)
    places = rows(area, [need + 2 * pad for need in needs], 0.0)
    return tuple(
        element
        for row, place in zip(some, places, strict=True)
        for element in _placed_row(row, place, left, middle, pad)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row before it is placed: its panel, score and name, and its text, so many inches wide."""

    panel: Panel
    head: tuple[Line, ...]
    text: tuple[Line, ...]
    gauges: Gauges
    wide: float


def _row(panel: Panel, column: Box, sizes: Sizes, gauge: float) -> _Row:
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.12)
    text = tuple(flow.with_figures(line, panel.color) for line in lines)
    gauges = Gauges.beside(panel.paragraphs, text, column.w, gauge)
    return _Row(panel, _row_head(panel), gauges.lines, gauges, gauges.left)


def _placed_row(row: _Row, place: Box, left: Box, middle: Box, pad: float) -> Iterator[Element]:
    name, top = row.panel.name, place.y + pad
    yield flow.rule_above(f"{name}.rule", place, row.panel.color, 1.5)
    yield from _icon(row.panel, row.head, left, top)
    yield from flow.box(f"{name}.head", Box(left.x, top, left.w, place.bottom - top), row.head)
    told = Box(middle.x, top, row.wide, place.bottom - top)
    yield from flow.box(f"{name}.text", told, row.text)
    yield from row.gauges.drawn(name, told, row.panel.color, large=False)


def _row_head(panel: Panel) -> tuple[Line, ...]:
    number = replace(flow.number_line(panel.number, panel.unit, NUMBER, panel.color), leading=1.1)
    heading = flow.heading_line(panel.heading, HEADING, panel.color)
    return (number, heading) if panel.number else (heading,)


def _icon(panel: Panel, head: Sequence[Line], column: Box, top: float) -> tuple[Element, ...]:
    """Return the icon of a panel after its score."""
    score = head[0]
    wide = text_width(plain(score.text), "heading", score.size) / flow.POINTS
    deep = flow.height((score,), column.w)
    box = Box(column.x + wide + AFTER, top + (deep - ICON) / 2, ICON, ICON)
    shown = panel.icon and panel.number and box.right <= column.right
    return (Icon(f"{panel.name}.icon", box, panel.icon, panel.color),) if shown else ()


def table(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a table over the whole width."""
    panel = slide.panels[0]
    assert isinstance(panel.exhibit, Table)
    count = len(panel.exhibit.rows) + 1
    step = min(0.62, area.h / count)
    least = row_heights(panel.exhibit, area, sizes.body)
    tight = panel.exhibit.shades or panel.exhibit.drawn
    close = step >= sizes.body * 1.4 / flow.POINTS + 0.1
    if sum(least) > area.h - TABLE_TOP or not (tight or close):
        return None
    heights = even_rows(least, max(sum(least), min(step * count, area.h - TABLE_TOP)))
    box = Box(area.x, area.y + TABLE_TOP, area.w, sum(heights))
    name, size = panel.exhibit.name, sizes.body
    return (TableBox(name, box, panel.exhibit, heights, size, panel.color, "table"),)
