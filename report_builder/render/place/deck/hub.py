"""Place a hub and its spokes: what goes out to each, what comes back, and how many answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.render.layout import rows
from report_builder.render.page import (
    Box,
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
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.shares import share_in

CORE, WAY, GAP, PAD = 2.45, 1.6, 0.14, 0.15
"""Inches of the hub, of the way to a spoke, between spokes, and inside the hub."""
DISC, CORE_DISC, NUMBER = 0.62, 1.2, 2.6
TALLEST, WORDS = 0.92, 0.34
"""Inches of a spoke at most, and of the words over the ways."""
LARGE, CORE_NUMBER = 28.0, 44.0
BAR, APART, THICK = 1.1, 0.1, 0.2
"""Inches of the room of a bar, of what is free before and after it, and of its height."""


def hub(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a hub at the left and its spokes at the right, arrows both ways between them."""
    centre, *spokes = slide.panels
    labels = dict(slide.labels)
    top = WORDS if any(labels.get(name) for name in WAYS) else 0.0
    step = min(TALLEST, (area.h - top) / max(1, len(spokes)) - GAP)
    if step < sizes.body * 1.3 / flow.POINTS:
        return None
    below = Box(area.x, area.y + top, area.w, area.h - top)
    places = rows(below, [step] * len(spokes), GAP)
    core = Box(area.x, below.y, CORE, (places[-1].bottom if places else area.bottom) - below.y)
    return (
        *_core(centre, core, sizes),
        *_words(labels, Box(core.right, area.y, WAY, WORDS)),
        *(
            element
            for spoke, place in zip(spokes, places, strict=True)
            for element in _spoke(spoke, core, place, sizes)
        ),
    )


WAYS: Mapping[str, str] = {"out": "▶ ", "back": "◀ "}
"""The labels of the two ways."""


def _words(labels: Mapping[str, Text], box: Box) -> tuple[Element, ...]:
    """Return the words over the ways: what goes out, what comes back."""
    lines = tuple(
        flow.caption_line((Run(mark), *labels[name]), flow.FLOOR, "center")
        for name, mark in WAYS.items()
        if labels.get(name)
    )
    half = box.w / 2
    return tuple(
        TextBox(f"way{n}", Box(box.x + n * half, box.y, half, box.h), (line,), "middle")
        for n, line in enumerate(lines)
    )


def _core(panel: Panel, core: Box, sizes: Sizes) -> Iterator[Element]:
    inner = core.inset(PAD, PAD)
    side = Box(core.x + (core.w - CORE_DISC) / 2, inner.y, CORE_DISC, CORE_DISC)
    yield Figure(f"{panel.name}.hub", core, Shape.RECTANGLE, "brand")
    yield from disc(panel.name, side, panel.icon, "brand", "white")
    top = side.bottom + 0.15 if panel.icon else inner.y
    lines = (
        Line(panel.heading, Role.HEADING, Face.BOLD, sizes.heading, "white", leading=1.35),
        Line(
            panel.number, Role.TEXT, Face.HEADING, CORE_NUMBER, "white", space_before=6, leading=1.2
        ),
        Line(panel.caption, Role.TEXT, Face.BODY, 14.0, "white", leading=1.35),
    )
    shown = tuple(replace(line, align="center") for line in lines if line.text)
    yield TextBox(panel.name, Box(inner.x, top, inner.w, inner.bottom - top), shown, "middle")


def _spoke(panel: Panel, core: Box, place: Box, sizes: Sizes) -> Iterator[Element]:
    left = core.right + WAY
    card = Box(left, place.y, place.right - left, place.h)
    middle = place.y + place.h / 2
    start, end, apart = core.right + 0.12, left - 0.12, 0.09
    for way, x1, x2, y, color in (
        ("out", start, end, middle - apart, "brand"),
        ("back", end, start, middle + apart, "muted"),
    ):
        yield Rule(f"{panel.name}.{way}", x1, y, x2, y, color, 1.5, arrow=True)
    yield Figure(f"{panel.name}.card", card, Shape.RECTANGLE, "tint")
    side = min(DISC, place.h - 0.08)
    square = Box(card.x + 0.15, middle - side / 2, side, side)
    yield from disc(panel.name, square, panel.icon, "brand", "white")
    start = square.right + 0.15 if panel.icon else square.x
    share = share_in(panel.number)
    bar = BAR if share is not None else 0.0
    end = card.right - 0.15 - (NUMBER + bar if panel.number else 0.0)
    name = Line(panel.heading, Role.TEXT, Face.BODY, sizes.body, "ink", leading=1.3)
    yield TextBox(panel.name, Box(start, card.y, end - start, card.h), (name,), "middle")
    if share is not None:
        field = Box(end + APART, middle - THICK / 2, bar - 2 * APART, THICK)
        yield Figure(f"{panel.name}.field", field, Shape.RECTANGLE, "quiet")
        yield Figure(
            f"{panel.name}.bar", replace(field, w=field.w * share), Shape.RECTANGLE, "brand"
        )
    yield from _answered(panel, Box(end + bar, card.y, NUMBER, card.h))


def _answered(panel: Panel, box: Box) -> tuple[Element, ...]:
    """Return how many of a spoke answered, and out of how many."""
    number = Line(panel.number, Role.TEXT, Face.HEADING, LARGE, "brand", align="right", leading=1.1)
    caption = flow.caption_line(panel.caption, flow.FLOOR)
    half = 0.42 * box.w
    return (
        *flow.box(
            f"{panel.name}.number",
            replace(box, w=half),
            (number,) if panel.number else (),
            anchor="middle",
        ),
        *flow.box(
            f"{panel.name}.caption",
            Box(box.x + half + 0.1, box.y, box.w - half - 0.1, box.h),
            (caption,) if panel.caption else (),
            anchor="middle",
        ),
    )
