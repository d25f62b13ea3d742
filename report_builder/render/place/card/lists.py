"""Place the lists of a card: strengths and gaps, advice, respondents, peers, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.model import Run, Text, joined, plain
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    CellsBox,
    Element,
    Face,
    Line,
    Role,
    Rule,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.card import agencies
from report_builder.render.place.card.fit import MORE, row_height
from report_builder.render.place.card.text import (
    CONTENT,
    LIST_LEADING,
    MARGIN,
    PAD,
    RULE,
    SLACK,
    Block,
    breaks,
    broken,
    entries,
    head_height,
    headed,
    heading,
    inches,
    note,
    width,
)
from report_builder.render.place.flow import Sizes
from report_builder.render.qr import qr_code
from report_builder.story.blocks import Panel, Slide, Table
from report_builder.story.card.names import CardLabel

GUTTER = 0.3
MOST_TABLE = 4.0
"""Inches of a table at most: its numbers stay near its names."""
CELL = 0.95
"""Share of the column of names that a name may fill."""
STACK_GAP = 0.14
"""Inches between panels in one column at full spacing."""
QR, QUIET = 0.74, 0.07
"""Side of the QR code with its quiet zone, and that zone, in inches."""
READING_LEADING = 1.33
OVER = 0.18
"""Inches that the words under the QR code may reach over its left side."""
BELOW_RULE, BELOW_CODE = 0.05, 0.04
"""Inches from the rule above the foot to its text, and from the QR code to the words below it."""


@dataclass(frozen=True, slots=True)
class Column:
    """Panels on top of each other, and the width they take relative to their neighbours.

    `dots` is the chart beside the table of respondents, if there is one.
    """

    weight: float
    panels: tuple[Panel, ...]
    dots: Panel | None = None


def side_by_side(columns_of: Sequence[Column], sizes: Sizes, space: float) -> Block | None:
    """Return columns of panels beside each other, or nothing when there are no panels."""
    columns_of = [column for column in columns_of if column.panels]
    if not columns_of:
        return None
    cells = columns(Box(MARGIN, 0.0, CONTENT, 0.0), [c.weight for c in columns_of], GUTTER)
    between = STACK_GAP * space
    heights = [
        [_height(p, column.dots, cell.w, sizes, space) for p in column.panels]
        for column, cell in zip(columns_of, cells, strict=True)
    ]
    tall = max(sum(column) + between * (len(column) - 1) for column in heights)

    def draw(y: float) -> tuple[Element, ...]:
        return tuple(
            element
            for column, cell, needed in zip(columns_of, cells, heights, strict=True)
            for panel, box in zip(
                column.panels,
                rows(Box(cell.x, y, cell.w, 0.0), needed, between),
                strict=True,
            )
            for element in _drawn(panel, column.dots, box, sizes, space)
        )

    return Block(tall, draw)


def _height(panel: Panel, dots: Panel | None, w: float, sizes: Sizes, space: float) -> float:
    if dots and isinstance(panel.exhibit, Table):
        return agencies.height(panel, w, sizes)
    if isinstance(panel.exhibit, Table):
        return PAD + sum(_table(panel.exhibit, w, sizes)[1])
    head = head_height(panel, sizes, w)
    return head + flow.height(entries(panel.paragraphs, sizes, space), w)


def _drawn(
    panel: Panel, dots: Panel | None, box: Box, sizes: Sizes, space: float
) -> tuple[Element, ...]:
    if dots and isinstance(panel.exhibit, Table):
        return tuple(agencies.drawn(panel, dots, box, sizes))
    if not isinstance(panel.exhibit, Table):
        return headed(panel, entries(panel.paragraphs, sizes, space), sizes, box)
    rule = flow.rule_above(f"{panel.name}.rule", box, panel.color, RULE)
    return rule, _cells(panel.exhibit, Box(box.x, box.y + PAD, box.w, box.h - PAD), sizes)


def _cells(table: Table, box: Box, sizes: Sizes) -> CellsBox:
    rows, heights = _table(table, box.w, sizes)
    widths = _widths(table, box.w, sizes)
    area = Box(box.x, box.y, sum(widths), box.h)
    return CellsBox(table.name, area, rows, widths, heights, table.alt)


Rows = tuple[tuple[Line, ...], ...]


def _table(table: Table, w: float, sizes: Sizes) -> tuple[Rows, tuple[float, ...]]:
    """Return the rows of a table with their heights, long names broken into lines."""
    name, *others = table.header
    head = (heading(name, sizes), *(note(text, sizes.caption, align="right") for text in others))
    body = ([_cell(text, at, sizes) for at, text in enumerate(row)] for row in table.rows)
    first, *_ = room = [CELL * own for own in _widths(table, w, sizes)]
    heads = tuple(broken(cell, own) for cell, own in zip(head, room, strict=True))
    rows = (heads, *((broken(name, first), *rest) for name, *rest in body))
    high = inches(heading((), sizes)) + 0.02, *(row_height(sizes),) * len(table.rows)
    more = (max(breaks(cell) * cell.size for cell in row) * MORE / flow.POINTS for row in rows)
    return rows, tuple(height + extra for height, extra in zip(high, more, strict=True))


def _widths(table: Table, w: float, sizes: Sizes) -> tuple[float, ...]:
    """Return the widths of the columns, those of numbers as wide as the words that stand there."""
    whole = min(w, MOST_TABLE)
    share = whole / sum(table.widths)
    columns = [*zip(*table.rows, strict=True)][1:]
    needed = (SLACK * max(width(_cell(text, 1, sizes)) for text in column) for column in columns)
    others = [max(share * w, need) for w, need in zip(table.widths[1:], needed, strict=True)]
    return whole - sum(others), *others


def _cell(text: Text, place: int, sizes: Sizes) -> Line:
    scored = plain(text)[:1].isdigit()
    color = "ink" if place == 0 or scored else "muted"
    face = Face.BOLD if place and scored else Face.BODY
    align = "right" if place else "left"
    return Line(text, Role.TEXT, face, sizes.body, color, align=align, leading=MORE)


def inline(panels_of: Sequence[Panel], sizes: Sizes) -> Block | None:
    """Return lists one under the other, each running on after its heading."""
    lines = tuple(flow.whole_words(_running(panel, sizes), CONTENT) for panel in panels_of)
    if not lines:
        return None
    tall = [flow.height((line,), CONTENT) for line in lines]

    def draw(y: float) -> tuple[Element, ...]:
        boxes = rows(Box(MARGIN, y, CONTENT, 0.0), tall, 0.0)
        return tuple(
            TextBox(f"{panel.name}.text", box, (line,))
            for panel, box, line in zip(panels_of, boxes, lines, strict=True)
        )

    return Block(sum(tall), draw)


def _running(panel: Panel, sizes: Sizes) -> Line:
    """Return the heading in bold, what it rests on, and the entries after it."""
    head = tuple(replace(run, bold=True) for run in panel.heading)
    entries_of = joined((p.text for p in panel.paragraphs), Run("\u00a0· "))
    rule = (Run(" ("), *panel.caption, Run(")")) if panel.caption else ()
    text = (*head, *rule, Run(": "), *entries_of)
    return Line(text, Role.TEXT, Face.BODY, sizes.body, leading=LIST_LEADING)


def overleaf(slide: Slide, sizes: Sizes) -> Block | None:
    """Return where the rest of the card stands, for a front that has a back."""
    line = note(dict(slide.labels).get(CardLabel.OVERLEAF, ()), sizes.body, "brand", align="right")
    if not line.text:
        return None
    tall = flow.height((line,), CONTENT)
    return Block(tall, lambda y: flow.box("overleaf", Box(MARGIN, y, CONTENT, tall), (line,)))


def foot(slide: Slide, reading: Panel, sizes: Sizes) -> Block:
    """Return how to read the page and where it comes from, the address as a QR code beside it."""
    labels = dict(slide.labels)
    address = plain(labels.get(CardLabel.ADDRESS, ()))
    scan = note(labels.get(CardLabel.SCAN, ()), sizes.floor, align="right")
    colors = ("muted", *("ink",) * len(reading.paragraphs))
    lines = tuple(
        Line(p.text, Role.NOTE, Face.BODY, sizes.floor, color, leading=READING_LEADING)
        for p, color in zip(reading.paragraphs, colors, strict=False)
    )
    beside = CONTENT - (QR + OVER if address else 0.0)
    below = flow.height((scan,), QR + OVER)
    code_height = QR - 2 * QUIET + BELOW_CODE + below if address else 0.0
    tall = BELOW_RULE + max(flow.height(lines, beside), code_height)

    def draw(y: float) -> tuple[Element, ...]:
        top = y + BELOW_RULE
        corner = Box(MARGIN + CONTENT - QR + QUIET, top - QUIET, QR, QR)
        low = corner.bottom - QUIET + BELOW_CODE
        under = Box(corner.right - QUIET - corner.w - OVER, low, corner.w + OVER, below)
        code = (
            qr_code("address", corner, address, plain(scan.text)),
            TextBox("address.scan", under, (scan,)),
        )
        return (
            Rule("foot.rule", MARGIN, y, MARGIN + CONTENT, y, "hairline"),
            TextBox("reading", Box(MARGIN, top, beside, tall - BELOW_RULE), lines, slot="source"),
            *(code if address else ()),
        )

    return Block(tall, draw)
