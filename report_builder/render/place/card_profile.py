"""Place the profile of a card: a table at the left, its spine chart at the right, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.model import Text, plain
from report_builder.render.page import (
    Box,
    CellsBox,
    ChartBox,
    Element,
    Face,
    Figure,
    Line,
    OutlineBox,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place.card_fit import CardSizes, leads
from report_builder.render.place.card_text import (
    CONTENT,
    MARGIN,
    Block,
    heading,
    inches,
    note,
    width,
)
from report_builder.story.blocks import ChartSpec, Panel, Table
from report_builder.thai.words import MISSING

INDENT, DEEPER = 0.06, 0.16
"""Inches from the edge to the names of dimensions, and to those of their indicators."""
GUTTER = 0.16
"""Inches between the table and the chart."""
ARROWS = {"▲": "good", "▼": "alert"}
MOST_NAME = 3.0
"""Inches of the column of names at most."""
MARK = 0.11
"""Width and height of a mark in the legend, in inches."""
PADDING = 0.1
"""Inches between a column and the one before it."""


def profile(panel: Panel, spine: Panel, sizes: CardSizes) -> Block:
    """Return the profile with its heading and legend."""
    table, chart = panel.exhibit, spine.exhibit
    assert isinstance(table, Table)
    assert isinstance(chart, ChartSpec)
    title = heading(panel.heading, sizes)
    rows, row = tuple(_rows(table, chart, sizes)), sizes.row
    widths = _widths(rows)
    head = inches(title) + 0.03

    def draw(y: float) -> tuple[Element, ...]:
        top = y + head
        left = Box(MARGIN, top, sum(widths), row * len(rows))
        right = Box(left.right + GUTTER, top, CONTENT - left.w - GUTTER, left.h)
        return (
            TextBox("profile.head", Box(MARGIN, y, CONTENT, inches(title)), (title,)),
            *_legend(panel, y + inches(title) / 2, sizes),
            *_bands(table, top, row),
            Rule("profile.rule", MARGIN, top + row, MARGIN + CONTENT, top + row, "quiet", 0.5),
            CellsBox("profile.table", left, rows, widths, (row,) * len(rows), table.alt),
            ChartBox("profile.spine", right, chart, sizes.small),
        )

    return Block(head + row * len(rows), draw)


def _legend(panel: Panel, middle: float, sizes: CardSizes) -> Iterator[Element]:
    """Yield the marks of the chart, each with its name, ending at the right margin."""
    lines = [note(p.text, sizes.small) for p in panel.paragraphs]
    x = MARGIN + CONTENT - sum(width(line) + MARK + 0.14 for line in lines) + 0.14
    for name, line in zip(("unit", "nation", "region", "middle"), lines, strict=True):
        yield from _mark(f"legend.{name}", Box(x, middle - MARK / 2, MARK, MARK))
        x += MARK + 0.045
        box = Box(x, middle - inches(line) / 2, width(line) + 0.02, inches(line))
        yield TextBox(f"legend.{name}.name", box, (line,))
        x += width(line) + 0.10


def _mark(name: str, box: Box) -> tuple[Element, ...]:
    match name.removeprefix("legend."):
        case "unit":
            return (Figure(name, box.inset(0.01, 0.01), Shape.OVAL, "brand"),)
        case "nation":
            return (Figure(name, box.inset(MARK / 2 - 0.01, 0.0), Shape.RECTANGLE, "ink"),)
        case "region":
            inner = box.inset(0.02, 0.02)
            return (
                OutlineBox(name, box, (_diamond(box),), "ink"),
                OutlineBox(f"{name}.inner", inner, (_diamond(inner),), "white"),
            )
        case _:
            return (Figure(name, box.inset(-0.015, 0.02), Shape.RECTANGLE, "quiet"),)


def _diamond(box: Box) -> tuple[tuple[float, float], ...]:
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))


def _bands(table: Table, top: float, row: float) -> Iterator[Figure]:
    for place, lead in enumerate(leads(table), start=1):
        if lead:
            box = Box(MARGIN, top + place * row, CONTENT, row)
            yield Figure(f"profile.band{place}", box, Shape.RECTANGLE, "tint")


def _rows(table: Table, chart: ChartSpec, sizes: CardSizes) -> Iterator[tuple[Line, ...]]:
    yield tuple(_head_cell(text, place, sizes) for place, text in enumerate(table.header))
    for cells, color, lead in zip(table.rows, chart.colors, leads(table), strict=True):
        yield tuple(
            _cell(text, place, sizes, color if lead else "ink", lead=lead)
            for place, text in enumerate(cells)
        )


def _head_cell(text: Text, place: int, sizes: CardSizes) -> Line:
    align = "right" if place else "left"
    return Line(text, Role.NOTE, Face.BODY, sizes.small, "muted", align=align, leading=1.2)


def _cell(text: Text, place: int, sizes: CardSizes, color: str, *, lead: bool) -> Line:
    words = plain(text)
    quiet = words == MISSING or place in (1, 4, 5)
    face = Face.BOLD if (lead and not quiet) or (place == 2 and not quiet) else Face.BODY
    ink = ARROWS.get(words[:1], "muted" if quiet or place == 3 else color if place == 0 else "ink")
    size = sizes.small if words == MISSING else sizes.body
    indent = (INDENT if lead else DEEPER) if place == 0 else 0.0
    align = "right" if place else "left"
    return Line(text, Role.TEXT, face, size, ink, indent=indent, align=align, leading=1.2)


def _widths(rows: Sequence[Sequence[Line]]) -> tuple[float, ...]:
    columns = zip(*rows, strict=True)
    needed = [max(width(line) + line.indent for line in column) for column in columns]
    return (min(needed[0], MOST_NAME) + 0.04, *(need + PADDING for need in needed[1:]))
