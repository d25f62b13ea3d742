"""Place the openers of sections: a rail of all sections, and what the coming one is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Run, Text, plain
from report_builder.render.layout import chunks, rows
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Icon,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide

RAIL, APART, BADGE = 5.4, 0.5, 0.5
"""Inches of the rail beside a key number, between the two, and of the badge of a section."""
STEP = 1.0
PAD, OVER, CARD, CLEAR = 0.45, 1.0, 4.9, 0.15
"""Inches around the key number, over it for its icon, of its field over a foot of two lines, and
between icon and number."""
NUMBERS = (96.0, 60.0, 44.0, 28.0)
"""Sizes of the key number, the largest that stands in one line."""


def agenda(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the rail of sections, and beside it the key number of the current one, if any."""
    entries, *keys = chunks(slide.panels, slide.rows)
    rail = replace(area, w=RAIL) if keys else area
    step = min(STEP, rail.h / max(1, len(entries)))
    words = Box(rail.x + BADGE + 0.3, rail.y, rail.w - BADGE - 0.3, step)
    lines = [_entry(p.heading, n, slide.current, sizes.body) for n, p in enumerate(entries)]
    if any(flow.height((line,), words.w) > step for line in lines):
        return None
    places = rows(rail, [step] * len(entries), 0.0)
    stops = [
        TextBox(
            f"section{n + 1}",
            replace(words, y=row.y),
            (flow.at_phrases(line, words.w),),
            "middle",
            link=f"#{panel.name}",
        )
        for n, (panel, line, row) in enumerate(zip(entries, lines, places, strict=True))
    ]
    tall = min(area.h - 0.1, CARD)
    card = Box(rail.right + APART, area.y, area.right - rail.right - APART, tall)
    return (
        *_line(places),
        *(
            element
            for n, (words, row) in enumerate(zip(stops, places, strict=True))
            for element in (*_badge(n, slide.current, row), words)
        ),
        *(element for own in keys for element in key_field(own[0], card)),
    )


def _entry(text: Text, place: int, current: int, size: float) -> Line:
    lit = place == current
    color = "brand" if lit else "muted"
    return Line(text, Role.TEXT, Face.BOLD if lit else Face.BODY, size, color, leading=1.35)


def _line(places: Sequence[Box]) -> tuple[Element, ...]:
    """Return the line that the stops stand on."""
    first, last = places[0], places[-1]
    across = first.x + BADGE / 2
    ends = first.y + first.h / 2, last.y + last.h / 2
    return (Rule("rail", across, ends[0], across, ends[1], "hairline", 2.0),)


def _badge(place: int, current: int, row: Box) -> Iterator[Element]:
    """Yield the badge of a section: its number, or that it has passed."""
    name = f"section{place + 1}"
    badge = Box(row.x, row.y + (row.h - BADGE) / 2, BADGE, BADGE)
    lit = place == current
    fill, color = ("brand", "white") if lit else ("white", "muted")
    number = Line((Run(str(place + 1)),), Role.ARTIFACT, Face.HEADING, 16.0, color, align="center")
    if place < current:
        yield Figure(f"{name}.field", badge.inset(0.05, 0.05), Shape.OVAL, "white")
        yield Icon(f"{name}.passed", badge.inset(-0.04, -0.04), "check-circle", "muted")
    else:
        yield TextBox(
            f"{name}.badge", badge, (number,), "middle", Shape.OVAL, fill, "" if lit else "muted"
        )


def key_field(panel: Panel, card: Box) -> tuple[Element, ...]:
    """Return the key number of a section on a field of the brand's colour, level with others."""
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
    numbers = [
        Line(panel.number, Role.TEXT, Face.HEADING, size, "white", leading=1.15) for size in NUMBERS
    ]
    number = next((n for n in numbers if flow.text_lines(n, width) == 1), numbers[-1])
    ways = [tuple(_told(panel, size)) for size in (18.0, 16.0, 14.0, 12.0)]
    whole = (way for way in ways if not flow.broken_word(way, width))
    return (number, *next(whole, ways[-1]))


def _told(panel: Panel, size: float) -> Iterator[Line]:
    unit = Line(panel.unit, Role.TEXT, Face.BOLD, size, "white", leading=1.4)
    told = Line(panel.heading, Role.TEXT, Face.BODY, size, "white", space_before=6, leading=1.45)
    yield from (line for line in (unit, told) if plain(line.text))
