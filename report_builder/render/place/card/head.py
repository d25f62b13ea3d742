"""Place the head of a card: whose it is and where that is, over its key figures; the summary."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain

from report_builder.model import Text
from report_builder.render import maps
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    MapBox,
    OutlineBox,
    PictureBox,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.card.figures import figures_height, key_figures
from report_builder.render.place.card.text import (
    CONTENT,
    MARGIN,
    SLACK,
    WIDTH,
    Block,
    inches,
    note,
    width,
)
from report_builder.render.place.deck import photograph
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide, UnitMap
from report_builder.story.card.names import FIGURES, CardLabel, CardPanel

BAND = Figure("band", Box(0.0, 0.0, WIDTH, 0.09), Shape.RECTANGLE, "brand")
MAP_WIDTH, MAP_TOP = 0.8, 0.28
"""Width of the locator map, and inches from the top of the head to it."""
TITLE_WIDTH = CONTENT - MAP_WIDTH - 0.25
SEAL, BESIDE_SEAL = Box(MARGIN, 0.0, 1.2, 0.6), 0.12
"""The room of the emblem, and inches from it to the name of the unit."""
TITLES = ((22.0, 1), (14.0, 2))
"""Sizes of the name of the unit in points, the first at which it has at most so many lines."""
LEAST_TITLE, BACK_TITLE = 10.5, 14.0
SUMMARY_PAD = 0.1
CONTEXT_GAP = 0.04
"""Inches between the key figures and what is known of the unit beside."""
KICKER_GAP = 0.03
SMALLEST_RING, AROUND, DOT = 0.07, 0.02, 0.035
"""Radius of the ring around the unit at least, what it leaves free around it, and the size below
which a unit is shown by a dot, all in inches."""


def head(slide: Slide, panels: Mapping[str, Panel], sizes: Sizes) -> Block:
    """Return emblem, kicker, mark, title, region, locator map and key figures."""
    labels = dict(slide.labels)
    named = _named(slide, sizes, lambda room: _names(slide.title, labels, sizes, room))
    figures = [panels[name] for name in FIGURES if name in panels]
    wide = TITLE_WIDTH if CardPanel.LOCATOR in panels else CONTENT
    top = named.height + 0.06
    low = top + figures_height(figures, wide, sizes)
    context = note(labels.get(CardLabel.CONTEXT, ()), sizes.caption)
    under = flow.height((context,), wide) if context.text else 0.0
    tall = low + under + (CONTEXT_GAP if under else 0.0)

    def draw(y: float) -> tuple[Element, ...]:
        return (
            *named.draw(y),
            *key_figures(figures, Box(MARGIN, y + top, wide, low - top), sizes),
            *flow.box(
                "context",
                Box(MARGIN, y + low + CONTEXT_GAP, wide, under),
                (context,) if under else (),
            ),
            *_locator(panels.get(CardPanel.LOCATOR), y + MAP_TOP, tall - MAP_TOP),
        )

    return Block(tall, draw)


def _named(slide: Slide, sizes: Sizes, names: Callable[[Box], Block]) -> Block:
    """Return the emblem, and beside it the kicker over the names in the room left; and the mark."""
    kicker = note(slide.kicker, sizes.caption)
    seals = _seals(slide)
    shift = max((seal.box.w + BESIDE_SEAL for seal in seals), default=0.0)
    room = Box(MARGIN + shift, 0.0, TITLE_WIDTH - shift, 0.0)
    above = flow.height((kicker,), room.w) + KICKER_GAP
    told = names(room)

    def draw(y: float) -> tuple[Element, ...]:
        return (
            BAND,
            *(replace(seal, box=replace(seal.box, y=y)) for seal in seals),
            TextBox("kicker", replace(room, y=y, h=above), (kicker,), slot="kicker"),
            *told.draw(y + above),
            *_mark(dict(slide.labels).get(CardLabel.MARK, ()), y, sizes),
        )

    return Block(max(above + told.height, *(seal.box.h for seal in seals), 0.0), draw)


def _seals(slide: Slide) -> tuple[PictureBox, ...]:
    """Return the emblem at the left of its room, where the edition has one."""
    return tuple(photograph.inside("emblem", own, SEAL, align=0.0) for own in slide.pictures)


def _names(title: Text, labels: Mapping[str, Text], sizes: Sizes, room: Box) -> Block:
    """Return the name of the unit, and that of its region beside it or, without room, below."""
    name, region = _title(title, room.w), labels.get(CardLabel.REGION, ())
    where = Line(region, Role.TEXT, Face.BODY, sizes.heading, "muted", leading=1.4)
    tall = flow.height((name,), room.w)
    after = SLACK * width(name) + 0.1
    beside = after + width(where) <= room.w and bool(region)
    low = inches(where) if beside else flow.height((where,), room.w)

    def draw(y: float) -> tuple[Element, ...]:
        own = after if beside else room.w
        x, top = (room.x + after, y + tall - 1.3 * low) if beside else (room.x, y + tall)
        wide = min(SLACK * width(where), room.w)
        return (
            TextBox("title", Box(room.x, y, own, tall), (name,), slot="title"),
            *flow.box("region", Box(x, top, wide, low), (where,) if region else ()),
        )

    return Block(tall if beside or not region else tall + low, draw)


def _title(text: Text, room: float) -> Line:
    lines = ((most, _title_line(text, size)) for size, most in TITLES)
    return next(
        (line for most, line in lines if flow.text_lines(line, room) <= most),
        _title_line(text, LEAST_TITLE),
    )


def _title_line(text: Text, size: float) -> Line:
    return Line(text, Role.TITLE, Face.HEADING, size, "brand", leading=1.4)


def back_head(slide: Slide, sizes: Sizes) -> Block:
    """Return the head of a back page: emblem, kicker, mark and title."""
    name = _title_line(slide.title, BACK_TITLE)

    def title(room: Box) -> Block:
        tall = flow.height((name,), room.w)
        return Block(
            tall,
            lambda y: (TextBox("title", replace(room, y=y, h=tall), (name,), slot="title"),),
        )

    return _named(slide, sizes, title)


def _mark(text: Text, y: float, sizes: Sizes) -> tuple[Element, ...]:
    if not text:
        return ()
    color = theme().text_on("alert")
    line = Line(text, Role.NOTE, Face.BOLD, sizes.caption, color, align="center", leading=1.3)
    w = width(line) + 0.2
    box = Box(MARGIN + CONTENT - w, y - 0.02, w, inches(line) + 0.06)
    return (TextBox("mark", box, (line,), "middle", Shape.ROUNDED, "alert"),)


def _locator(panel: Panel | None, y: float, tall: float) -> tuple[Element, ...]:
    """Return the country with the unit in it and a ring around; a dot for a unit too small."""
    if panel is None or not isinstance(panel.exhibit, UnitMap):
        return ()
    code = panel.exhibit.fills[0][0]
    area = Box(MARGIN + CONTENT - MAP_WIDTH, y, MAP_WIDTH, tall)
    placed = maps.placed(MapBox("locator", area, panel.exhibit))
    rings = {patch.code: patch.rings for patch in placed.patches}
    country = tuple(chain.from_iterable(rings.values()))
    unit = maps.bounds(rings[code])
    ring = max(SMALLEST_RING, math.hypot(unit.w, unit.h) / 2 + AROUND)
    small = (Figure("locator.dot", _around(unit, DOT / 2), Shape.OVAL, "brand"),)
    return (
        OutlineBox("locator", area, country, "quiet", "white"),
        OutlineBox("locator.unit", area, rings[code], "brand", "white", panel.exhibit.alt),
        *(small if max(unit.w, unit.h) < DOT else ()),
        Figure("locator.ring", _around(unit, ring), Shape.OVAL, outline="brand"),
    )


def _around(box: Box, radius: float) -> Box:
    """Return the square around a circle in the middle of a box."""
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


def summary(panel: Panel, size: float) -> Block:
    """Return the summary over a tint, a stroke of the brand at its left; its size is in points."""
    inner = CONTENT - 2 * SUMMARY_PAD - 0.06
    told = (Line(p.text, Role.TEXT, Face.BODY, size, leading=1.45) for p in panel.paragraphs)
    lines = tuple(flow.whole_words(line, inner) for line in told)
    tall = flow.height(lines, inner) + 1.3 * SUMMARY_PAD

    def draw(y: float) -> tuple[Element, ...]:
        box = Box(MARGIN, y, CONTENT, tall)
        stroke = Box(MARGIN, y, 0.05, tall)
        return (
            Figure("summary.tint", box, Shape.RECTANGLE, "tint"),
            Figure("summary.stroke", stroke, Shape.RECTANGLE, "brand"),
            TextBox(
                "summary",
                Box(stroke.right + SUMMARY_PAD, y, inner, box.h),
                lines,
                "middle",
            ),
        )

    return Block(tall, draw)
