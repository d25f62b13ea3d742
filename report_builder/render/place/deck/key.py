"""Place the key number of a section on its field, over what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from report_builder.model import plain
from report_builder.render.charts import chart_heights
from report_builder.render.layout import rows
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.room import has_room
from report_builder.story.blocks import Panel
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

PAD, OVER, CLEAR = 0.45, 1.0, 0.15
"""Inches around the key number, over it for its icon, and between icon and number."""
NUMBERS = (60.0, 44.0, 28.0)
"""Sizes of the key number, the largest that stands in one line."""
WORDS = (18.0, 16.0, 14.0, 12.0)
HEAD, SIDE, EDGE, BESIDE = 1.95, 0.4, 0.25, 1.7
"""Inches of the field of a number over an exhibit, beside and over what stands in it and below it,
and of the words beside the number at least."""
SHOWN = 14.0
"""Size of the words of an exhibit."""


def key_field(panel: Panel, card: Box) -> tuple[Element, ...] | None:
    """Return the key number of a section on a field of the brand's colour, level with others.

    What it rests on is shown below it; None where that has no room.
    """
    if isinstance(panel.exhibit, ChartSpec):
        return _over_exhibit(panel, panel.exhibit, card)
    return _alone(panel, card)


def _alone(panel: Panel, card: Box) -> tuple[Element, ...]:
    inner = card.inset(PAD, PAD)
    lines = _key_lines(panel, inner.w)
    over = max(0.0, min(OVER, inner.h - flow.height(lines, inner.w)))
    side = max(0.0, over - CLEAR)
    picture = Icon("key.icon", Box(inner.right - side, inner.y, side, side), panel.icon, "part2")
    return (
        Figure("key.field", card, Shape.RECTANGLE, "brand"),
        *((picture,) if panel.icon else ()),
        TextBox("key", Box(inner.x, inner.y + over, inner.w, inner.h - over), lines),
    )


def _key_lines(panel: Panel, width: float) -> tuple[Line, ...]:
    numbers = [_number(panel, size) for size in NUMBERS]
    number = next((n for n in numbers if flow.text_lines(n, width) == 1), numbers[-1])
    ways = [tuple(_told(panel, size)) for size in WORDS]
    whole = (way for way in ways if not flow.broken_word(way, width))
    return (number, *next(whole, ways[-1]))


def _number(panel: Panel, size: float) -> Line:
    return Line(panel.number, Role.TEXT, Face.HEADING, size, "white", leading=1.15)


def _told(panel: Panel, size: float) -> Iterator[Line]:
    unit = Line(panel.unit, Role.TEXT, Face.BOLD, size, "white", leading=1.4)
    told = Line(panel.heading, Role.TEXT, Face.BODY, size, "white", space_before=6, leading=1.45)
    yield from (line for line in (unit, told) if plain(line.text))


def _over_exhibit(panel: Panel, chart: ChartSpec, card: Box) -> tuple[Element, ...] | None:
    """Return the key number over its exhibit, None where one of them has no room."""
    over, under = rows(card, (HEAD, card.h - HEAD), 0.0)
    head = next(_heads(panel, over.inset(SIDE, EDGE / 2)), ())
    shown = _exhibit(panel, chart, under.inset(SIDE, EDGE))
    if not head or not shown:
        return None
    fields = ((over, "brand"), (under, "tint"))
    return (
        *(Figure(f"key.{color}", box, Shape.RECTANGLE, color) for box, color in fields),
        *head,
        *shown,
    )


def _heads(panel: Panel, inner: Box) -> Iterator[tuple[TextBox, ...]]:
    """Yield a key number with its words beside it in the ways that have room, large ones first."""
    for size, body in (*product(NUMBERS, WORDS[:-1]), (NUMBERS[-1], WORDS[-1])):
        number = _number(panel, size)
        wide = text_width(plain(panel.number), number.face, size) / flow.POINTS / flow.RESERVE
        words = replace(inner, x=inner.x + wide + EDGE, w=inner.w - wide - EDGE)
        told = tuple(_told(panel, body))
        way = (
            TextBox("key", replace(inner, w=wide + CLEAR), (number,), "middle"),
            TextBox("key.told", words, told, "middle"),
        )
        if words.w >= BESIDE and all(map(has_room, way)):
            yield way


def _exhibit(panel: Panel, chart: ChartSpec, area: Box) -> tuple[Element, ...]:
    """Return the exhibit under its caption, nothing where it has no room."""
    caption = (flow.caption_line(panel.caption, SHOWN),) if panel.caption else ()
    over = flow.height(caption, area.w)
    top = area.y + (over + CLEAR if caption else 0.0)
    least, most = chart_heights(chart, area.w, SHOWN)
    box = Box(area.x, top, area.w, min(area.bottom - top, most))
    shown = ChartBox(chart.name, box, chart, SHOWN)
    if least > box.h or not has_room(shown):
        return ()
    return (*flow.box("key.caption", replace(area, h=over), caption), shown)
