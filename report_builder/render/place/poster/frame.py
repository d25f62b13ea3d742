"""Place what stands around the bands of a poster: its title, and where its numbers come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from report_builder.model import Run, Text, plain
from report_builder.render.layout import POSTER
from report_builder.render.page import (
    Box,
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
from report_builder.render.place import flow
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.room import has_room
from report_builder.render.qr import qr_code
from report_builder.story.blocks import Slide

MARGIN = 0.65
WIDTH = POSTER.width - 2 * MARGIN
HEAD = Figure("head", Box(0.0, 0.0, POSTER.width, 1.81), Shape.RECTANGLE, "brand")
KICKER = Box(MARGIN, 0.06, WIDTH, 0.56)
MARK = Box(MARGIN + WIDTH - 1.5, 0.28, 1.5, 0.34)
TITLE = Box(MARGIN, 0.67, WIDTH, 1.06)
TITLE_SIZES = (28.0, 24.0, 20.0, 18.0, 16.0)
APART, EDGE = 0.28, 0.38
"""Inches between the bands and what is around them, and that stay free at the foot."""
QR, SCAN = 1.1, 2.1
"""Inches of the QR code, and of the words under it."""


def head(slide: Slide) -> tuple[Element, ...]:
    """Return the ground of the title, the title as large as it has room, and who says it when."""
    lines = [
        Line(slide.title, Role.TITLE, Face.HEADING, size, "white", leading=1.35)
        for size in TITLE_SIZES
    ]
    ways = [TextBox("title", TITLE, (flow.at_phrases(w, WIDTH),), slot="title") for w in lines]
    title = next((way for way in ways if has_room(way)), ways[-1])
    said = (*slide.kicker, Run(" · "), *dict(slide.labels)["date"])
    room = replace(KICKER, w=WIDTH - MARK.w - APART) if slide.synthetic else KICKER
    kicker = Line(said, Role.NOTE, Face.BODY, 16.0, "white", leading=1.4)
    if flow.text_lines(kicker, room.w) > 1:
        kicker = replace(kicker, size=flow.FLOOR, leading=1.2)
    above = TextBox("kicker", room, (kicker,), "bottom", slot="kicker")
    return HEAD, title, above, *((_mark(),) if slide.synthetic else ())


def _mark() -> TextBox:
    line = Line((Run(SYNTHETIC),), Role.NOTE, Face.BOLD, 16.0, "white", align="center", leading=1.3)
    return TextBox("synthetic", MARK, (line,), "middle", Shape.ROUNDED, "alert")


def foot(slide: Slide) -> tuple[Element, ...]:
    """Return how it was made and where from, and where to read on."""
    labels, bottom = dict(slide.labels), POSTER.height - EDGE
    code = _code(labels, bottom) if labels.get("address") and labels.get("scan") else ()
    wide = WIDTH - SCAN - APART if code else WIDTH
    told = tuple(_quiet(text) for text in (labels.get("note", ()), slide.source) if text)
    deep = flow.height(told, wide)
    top = min([bottom - deep, *(box.box.y for box in code)])
    edge = top - APART / 2
    return (
        Rule("foot.rule", MARGIN, edge, MARGIN + WIDTH, edge, "hairline"),
        *flow.box("source", Box(MARGIN, top, wide, deep), told, slot="source"),
        *code,
    )


def _quiet(text: Text, align: str = "left") -> Line:
    size, ink = flow.FLOOR, "muted"
    return Line(text, Role.NOTE, Face.BODY, size, ink, space_before=2, align=align, leading=1.4)


def _code(labels: Mapping[str, Text], bottom: float) -> tuple[OutlineBox, TextBox]:
    """Return the QR code of the edition's address and what it leads to, in the right corner."""
    line = _quiet(labels["scan"], "right")
    tall, right = flow.height((line,), SCAN), MARGIN + WIDTH
    corner = Box(right - QR, bottom - tall - QR, QR, QR)
    alt = plain(labels["scan"])
    return (
        qr_code("address", corner, plain(labels["address"]), alt),
        TextBox("address.scan", Box(right - SCAN, bottom - tall, SCAN, tall), (line,)),
    )


def body(foot: Sequence[Element]) -> Box:
    """Return the area between the head and the foot."""
    (rule,) = (element for element in foot if isinstance(element, Rule))
    top = HEAD.box.bottom + APART
    return Box(MARGIN, top, WIDTH, rule.y1 - APART / 2 - top)
