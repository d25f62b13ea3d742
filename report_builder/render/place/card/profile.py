"""Place the profile of a card: a table at the left, its spine chart at the right, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Text, plain
from report_builder.render.page import (
    Box,
    CellsBox,
    ChartBox,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.card.fit import MORE, leads, row_height
from report_builder.render.place.card.legend import height, legend, length
from report_builder.render.place.card.text import (
    CONTENT,
    MARGIN,
    SLACK,
    Block,
    breaks,
    broken,
    heading,
    inches,
    note,
    width,
)
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Table
from report_builder.story.card.names import CardPanel
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.words import MISSING

NAME, RANK, SCORE, GAP, NATION, REGION, SINCE = range(7)
"""The columns of the table."""
QUIET = (RANK, NATION, REGION)
INDENT, DEEPER, DEEPEST = 0.06, 0.16, 0.26
"""Inches from the edge to the names of dimensions, to those of their parts, and to those of the
indicators of themes."""
MOST_NAME = 2.6
"""Inches of the column of names at most; longer names take several lines."""
PADDING, GUTTER = 0.1, 0.16
"""Inches between a column and the one before it, and between the table and the chart."""
ARROWS = {"▲": "good", "▼": "alert"}


def profile(panel: Panel, spine: Panel, sizes: Sizes) -> Block:
    """Return the profile with its heading and legend."""
    table, chart = panel.exhibit, spine.exhibit
    assert isinstance(table, Table)
    assert isinstance(chart, ChartSpec)
    title, rows = heading(panel.heading, sizes), tuple(_rows(table, chart, sizes))
    row, widths = _row_height(rows, sizes), _widths(rows)
    apart = SLACK * width(title) + 0.2 + length(panel, sizes) > CONTENT
    head = inches(title) + (height(panel, sizes) if apart else 0.0) + 0.03
    first = inches(note((), sizes.caption)) / 2

    def draw(y: float) -> tuple[Element, ...]:
        top = y + head
        left = Box(MARGIN, top, sum(widths), row * len(rows))
        right = Box(left.right + GUTTER, top, CONTENT - left.w - GUTTER, left.h)
        middle = y + (inches(title) + first if apart else inches(title) / 2)
        return (
            TextBox("profile.head", Box(MARGIN, y, SLACK * width(title), inches(title)), (title,)),
            *legend(panel, middle, sizes),
            *_bands(table, top, row),
            Rule("profile.rule", MARGIN, top + row, MARGIN + CONTENT, top + row, "quiet", 0.5),
            CellsBox("profile.table", left, rows, widths, (row,) * len(rows), table.alt),
            ChartBox(CardPanel.SPINE, right, chart, sizes.caption),
        )

    return Block(head + row * len(rows), draw)


def _bands(table: Table, top: float, row: float) -> Iterator[Figure]:
    for place, lead in enumerate(leads(table), start=1):
        if lead:
            box = Box(MARGIN, top + place * row, CONTENT, row)
            yield Figure(f"profile.band{place}", box, Shape.RECTANGLE, "tint")


def _rows(table: Table, chart: ChartSpec, sizes: Sizes) -> Iterator[tuple[Line, ...]]:
    _, *columns = _columns(table)
    yield tuple(_head(table.header[column], column, sizes) for column in (NAME, *columns))
    levels = table.levels or (1,) * len(table.rows)
    rows = zip(table.rows, chart.colors, leads(table), levels, strict=True)
    for texts, color, lead, level in rows:
        colored = color if lead or (table.levels and level == 1) else "ink"
        name = _name(texts[NAME], colored, sizes, level, lead=lead)
        yield name, *(_cell(texts[column], column, sizes, lead=lead) for column in columns)


def _columns(table: Table) -> tuple[int, ...]:
    """Return the columns that say something, the names first."""
    return tuple(
        column
        for column in range(len(table.header))
        if column == NAME or any(row[column] for row in table.rows)
    )


def _head(text: Text, column: int, sizes: Sizes) -> Line:
    align = "left" if column == NAME else "right"
    return Line(text, Role.NOTE, Face.BODY, sizes.caption, "muted", align=align, leading=MORE)


def _name(text: Text, color: str, sizes: Sizes, level: int, *, lead: bool) -> Line:
    face, indent = (Face.BOLD, INDENT) if lead else (Face.BODY, DEEPEST if level > 1 else DEEPER)
    line = Line(text, Role.TEXT, face, sizes.body, color, indent=indent, leading=MORE)
    return broken(line, MOST_NAME)


def _cell(text: Text, column: int, sizes: Sizes, *, lead: bool) -> Line:
    words = plain(text)
    missing = words == MISSING
    quiet = missing or column in QUIET
    return Line(
        text,
        Role.TEXT,
        Face.BOLD if (lead or column == SCORE) and not missing else Face.BODY,
        sizes.caption if missing else sizes.body,
        ARROWS.get(words[:1], "muted" if quiet or column in (GAP, SINCE) else "ink"),
        align="right",
        leading=MORE,
    )


def _row_height(rows: Sequence[Sequence[Line]], sizes: Sizes) -> float:
    """Return the height of every row: that of one line, and more where a name takes several."""
    more = max(breaks(cells[NAME]) for cells in rows)
    return row_height(sizes) + more * sizes.body * MORE / flow.POINTS


def _widths(rows: Sequence[Sequence[Line]]) -> tuple[float, ...]:
    name, *others = (max(map(_width, column)) for column in zip(*rows, strict=True))
    return (SLACK * name + 0.04, *(need + PADDING for need in others))


def _width(line: Line) -> float:
    if "\n" not in plain(line.text):
        return line.indent + width(line)
    return line.indent + max(width(replace(line, text=part)) for part in _lines(line.text))


def _lines(text: Text) -> Iterator[Text]:
    """Yield the lines of a text whose first run is broken."""
    *before, last = text[0].text.split("\n")
    yield from ((replace(text[0], text=part),) for part in before)
    yield (replace(text[0], text=last), *text[1:])
