"""Place the openers of sections: a rail of all sections, and what the coming one is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Run, Text
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
from report_builder.render.place.deck.key import key_field
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Slide

RAIL, APART, BADGE = 5.4, 0.5, 0.5
"""Inches of the rail beside a key number, between the two, and of the badge of a section."""
STEP = 1.0
CARD = 4.9
"""Inches of the field of the key number over a foot of two lines."""


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
    field = key_field(keys[0][0], card) if keys else ()
    if field is None:
        return None
    return (
        *_line(places),
        *(
            element
            for n, (words, row) in enumerate(zip(stops, places, strict=True))
            for element in (*_badge(n, slide.current, row), words)
        ),
        *field,
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
