"""Place the slides of results: findings by indicator, rows of them, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.model import Text, plain
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    Role,
    Shape,
    TableBox,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import even_rows, row_heights
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.shares import share_in
from report_builder.thai.measure import text_width

ROW_PAD, GAP = 0.05, 0.16
WIDTHS = (2.2, 8.1, 1.45)
"""Shares of width of scores and names, of texts, and of the shares with their bars."""
NUMBER, HEADING = 28.0, 12.0
"""Sizes of the score and the name of a row."""
ICON, BAR, STEP, SHARE = 0.5, 0.1, 0.19, 0.54
"""Inches that an icon takes before a score, of a small bar, from one to the next, of its share."""
LEADING, LOWER = 1.24, 0.02
"""Distance of base lines where room is scarce, and inches that rows begin lower than the body."""
TABLE_TOP, KEY, SWATCH = 0.05, 0.26, 0.3
"""Inches over a table, of the key of its shades above it, and of each shade there."""
SHADES = ("below3", "below2", "below1", "above1", "above2", "above3")


def told_rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a row for each panel, lines closer together where they must, or None."""
    return _told_rows(slide, area, sizes) or _told_rows(
        slide, area, replace(sizes, leading=LEADING)
    )


def _told_rows(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return for each panel its score and name, what is told, and the shares told of."""
    area = Box(area.x, area.y + LOWER, area.w, area.h - LOWER)
    left, middle, right = columns(area, WIDTHS, GAP)
    heads = [_row_head(panel) for panel in slide.panels]
    texts = [_told(panel, sizes) for panel in slide.panels]
    heights = [
        max(flow.height(head, left.w - ICON), flow.height(text, middle.w)) + 2 * ROW_PAD
        for head, text in zip(heads, texts, strict=True)
    ]
    spare = (area.h - sum(heights)) / max(1, len(heights))
    if spare < 0:
        return None
    places = rows(area, [height + min(0.25, spare) for height in heights], 0.0)
    return tuple(
        element
        for panel, head, text, row in zip(slide.panels, heads, texts, places, strict=True)
        for element in (
            flow.rule_above(f"{panel.name}.rule", row, panel.color, 1.5),
            *_icon(panel, left, row),
            *flow.box(f"{panel.name}.head", _within(_beside(left), row), head),
            *_texts(panel, text, _within(middle, row), right),
        )
    )


def _row_head(panel: Panel) -> tuple[Line, ...]:
    number = replace(flow.number_line(panel.number, panel.unit, NUMBER, panel.color), leading=1.15)
    heading = flow.heading_line(panel.heading, HEADING, panel.color)
    return (number, heading) if panel.number else (heading,)


def _told(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the texts of a panel with their figures bold."""
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.15)
    return tuple(
        replace(
            line, text=tuple(replace(run, bold=run.bold or bool(run.fact)) for run in line.text)
        )
        for line in lines
    )


def _beside(column: Box) -> Box:
    return Box(column.x + ICON, column.y, column.w - ICON, column.h)


def _icon(panel: Panel, column: Box, row: Box) -> tuple[Element, ...]:
    side = ICON - 0.15
    box = Box(column.x, row.y + ROW_PAD + 0.06, side, side)
    return (Icon(f"{panel.name}.icon", box, panel.icon, panel.color),) if panel.icon else ()


def _texts(panel: Panel, lines: Sequence[Line], text: Box, column: Box) -> Iterator[Element]:
    """Yield the texts of a panel, each with small bars beside it for the shares it tells of."""
    top = text.y
    for place, (line, paragraph) in enumerate(zip(lines, panel.paragraphs, strict=True)):
        top += line.space_before / flow.POINTS if place else 0.0
        box = Box(text.x, top, text.w, flow.height((line,), text.w))
        name = f"{panel.name}.text{place + 1}"
        yield TextBox(name, box, (line,), "middle")
        start = top + (box.h - STEP * len(paragraph.shares)) / 2
        for n, share in enumerate(paragraph.shares):
            row = Box(column.x, start + n * STEP, column.w, STEP)
            yield from _share(f"{panel.name}.share{place}.{n}", share, row, panel.color)
        top = box.bottom


def _share(name: str, share: Text, row: Box, color: str) -> Iterator[Element]:
    """Yield a share that a text tells of, and its bar."""
    number = Line(share, Role.TEXT, Face.BOLD, flow.FLOOR, color, align="right", leading=1.1)
    field = Box(row.x + SHARE + 0.08, row.y + (STEP - BAR) / 2, row.w - SHARE - 0.08, BAR)
    close = (replace(number, leading=1.1),)
    yield TextBox(f"{name}.number", replace(row, w=SHARE), close, "middle")
    yield Figure(f"{name}.field", field, Shape.RECTANGLE, "hairline")
    yield Figure(name, replace(field, w=field.w * (share_in(share) or 0.0)), Shape.RECTANGLE, color)


def _within(column: Box, row: Box) -> Box:
    return Box(column.x, row.y + ROW_PAD, column.w, row.h - ROW_PAD)


def table(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a table over the whole width."""
    panel = slide.panels[0]
    assert isinstance(panel.exhibit, Table)
    labels = dict(slide.labels)
    head = KEY if panel.exhibit.shades and labels else 0.0
    key, area = replace(area, h=head), Box(area.x, area.y + head, area.w, area.h - head)
    count = len(panel.exhibit.rows) + 1
    step = min(0.62, area.h / count)
    least = row_heights(panel.exhibit, area, sizes.body)
    close = panel.exhibit.shades or step >= sizes.body * 1.4 / flow.POINTS + 0.1
    if sum(least) > area.h - TABLE_TOP or not close:
        return None
    heights = even_rows(least, max(sum(least), min(step * count, area.h - TABLE_TOP)))
    box = Box(area.x, area.y + TABLE_TOP, area.w, sum(heights))
    name, size = panel.exhibit.name, sizes.body
    shown = TableBox(name, box, panel.exhibit, heights, size, panel.color, "table")
    return (*(_key(labels, key) if head else ()), shown)


def _key(labels: Mapping[str, Text], area: Box) -> Iterator[Element]:
    """Yield the shades from far below to far above, between what both ends mean."""
    words = [flow.caption_line(labels.get(name, ()), flow.FLOOR) for name in ("low", "high")]
    wides = [text_width(plain(line.text), "body", line.size) / flow.POINTS * 1.05 for line in words]
    x = area.right - sum(wides) - SWATCH * len(SHADES) - 0.2
    starts = (x, area.right - wides[1])
    for name, line, start, wide in zip(("low", "high"), words, starts, wides, strict=True):
        yield from flow.box(
            f"key.{name}", Box(start, area.y, wide, area.h), (line,), anchor="middle"
        )
    for place, shade in enumerate(SHADES):
        left = x + wides[0] + 0.1 + place * SWATCH
        swatch = Box(left, area.y + 0.06, SWATCH, area.h - 0.12)
        yield Figure(f"key.{shade}", swatch, Shape.RECTANGLE, shade)
