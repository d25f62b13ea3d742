"""Place the respondents of a unit: a table of their scores, its dots beside it row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from report_builder.model import Text, plain
from report_builder.render.page import Box, CellsBox, ChartBox, Element, Face, Line, Role
from report_builder.render.place import flow
from report_builder.render.place.card.fit import MORE, row_height
from report_builder.render.place.card.text import (
    PAD,
    RULE,
    SLACK,
    breaks,
    broken,
    heading,
    note,
    width,
)
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Table
from report_builder.story.card.names import CardPanel
from report_builder.story.chartspec import ChartSpec

LEAST_CHART = 0.7
"""Inches of the chart at least: where names leave less, they are broken."""
PADDING, GUTTER = 0.08, 0.06
"""Inches between columns, and between the table and the chart."""

Rows = tuple[tuple[Line, ...], ...]


def height(panel: Panel, w: float, sizes: Sizes) -> float:
    """Return the height of the panel in inches at a width."""
    rows, _, tall = _table(panel, w, sizes)
    return PAD + tall * len(rows) + _spread_height(panel, w, sizes)


def drawn(panel: Panel, dots: Panel, box: Box, sizes: Sizes) -> Iterator[Element]:
    """Yield the table, the chart beside it, and how far apart respondents stand."""
    table, chart = panel.exhibit, dots.exhibit
    assert isinstance(table, Table)
    assert isinstance(chart, ChartSpec)
    rows, widths, tall = _table(panel, box.w, sizes)
    left = Box(box.x, box.y + PAD, sum(widths), tall * len(rows))
    right = Box(left.right + GUTTER, left.y, box.w - left.w - GUTTER, left.h)
    yield flow.rule_above(f"{panel.name}.rule", box, panel.color, RULE)
    yield CellsBox(table.name, left, rows, widths, (tall,) * len(rows), table.alt)
    yield ChartBox(CardPanel.AGENCY_BARS, right, chart, sizes.caption)
    low = Box(box.x, left.bottom, box.w, _spread_height(panel, box.w, sizes))
    yield from flow.box(f"{panel.name}.text", low, _spread(panel, sizes))


def _spread(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return tuple(note(p.text, sizes.caption, "ink") for p in panel.paragraphs)


def _spread_height(panel: Panel, w: float, sizes: Sizes) -> float:
    return flow.height(_spread(panel, sizes), w)


def _table(panel: Panel, w: float, sizes: Sizes) -> tuple[Rows, tuple[float, ...], float]:
    """Return the rows, the widths of their columns and the height of each row."""
    table = panel.exhibit
    assert isinstance(table, Table)
    rows, wide = _unbroken(table, sizes)
    room = w - sum(wide) - GUTTER - LEAST_CHART
    named = tuple((broken(first, room / SLACK), *rest) for first, *rest in rows)
    widest = max(map(_wide, (row[0] for row in named)))
    more = max(breaks(row[0]) for row in named)
    tall = row_height(sizes) + more * sizes.body * MORE / flow.POINTS
    return named, (min(room, SLACK * widest + 0.02), *wide), tall


@lru_cache(maxsize=16)
def _unbroken(table: Table, sizes: Sizes) -> tuple[Rows, tuple[float, ...]]:
    """Return the rows of a table as lines, and the widths of its columns after the first."""
    first, *others = table.header
    notes = (note(text, sizes.caption, align="right") for text in others)
    head = (heading(first, sizes), *notes)
    body = (tuple(_cell(text, at, sizes) for at, text in enumerate(row)) for row in table.rows)
    rows = (head, *body)
    _, *wide = (SLACK * max(map(width, column)) + PADDING for column in zip(*rows, strict=True))
    return rows, tuple(wide)


def _wide(line: Line) -> float:
    if not breaks(line):
        return width(line) if line.text else 0.0
    parts = plain(line.text).split("\n")
    return max(width(replace(line, text=(replace(line.text[0], text=part),))) for part in parts)


def _align(column: int) -> str:
    return "right" if column else "left"


def _cell(text: Text, column: int, sizes: Sizes) -> Line:
    scored = plain(text)[:1].isdigit()
    bold = column == 1 and scored
    color = "ink" if column == 0 or bold else "muted"
    face = Face.BOLD if bold else Face.BODY
    return Line(text, Role.TEXT, face, sizes.body, color, align=_align(column), leading=MORE)
