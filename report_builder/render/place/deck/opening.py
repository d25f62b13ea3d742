"""Place the cover of the deck, and plain text."""

from __future__ import annotations

from report_builder.model import Text
from report_builder.render.layout import MARGIN, PAGE
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Slide

COVER_BAND = 0.32
COVER_WIDTH = 11.4


def cover(slide: Slide) -> tuple[Element, ...]:
    """Return the cover: title, publisher, date, address, and how the data was made."""
    labels = dict(slide.labels)
    title = Line(slide.title, Role.TITLE, Face.HEADING, 44.0, "brand", leading=1.4)
    if flow.text_lines(title, COVER_WIDTH) > 2:
        title = Line(slide.title, Role.TITLE, Face.HEADING, 28.0, "brand", leading=1.5)
    title = flow.at_phrases(title, COVER_WIDTH)
    kicker = Line(slide.kicker, Role.NOTE, Face.BODY, 16.0, "muted", leading=1.4)
    left = MARGIN + COVER_BAND
    title_height = flow.height((title,), COVER_WIDTH)
    return (
        Figure("band", Box(0.0, 0.0, COVER_BAND, PAGE.h), Shape.RECTANGLE, "brand"),
        TextBox("title", Box(left, 1.75, COVER_WIDTH, title_height), (title,), slot="title"),
        *flow.box(
            "kicker",
            Box(left, 1.2, COVER_WIDTH, 0.4),
            (kicker,) if slide.kicker else (),
            slot="kicker",
        ),
        *_credits(labels, Box(left, 1.75 + title_height + 0.35, COVER_WIDTH, 1.8)),
        *_remarks(labels, left),
    )


def _credits(labels: dict[str, Text], area: Box) -> tuple[Element, ...]:
    styles = {
        "publisher": (Face.BOLD, 18.0),
        "surveyor": (Face.BODY, 16.0),
        "date": (Face.BODY, 16.0),
    }
    lines = tuple(
        Line(labels[name], Role.TEXT, face, size, "ink", space_before=6, leading=1.4)
        for name, (face, size) in styles.items()
        if labels.get(name)
    )
    return flow.box("credits", area, lines, slot="body")


def _remarks(labels: dict[str, Text], left: float) -> tuple[Element, ...]:
    colors = {"note": "alert", "url": "muted"}
    lines = tuple(
        Line(labels[name], Role.TEXT, Face.BODY, 14.0, color, space_before=5, leading=1.4)
        for name, color in colors.items()
        if labels.get(name)
    )
    tall = flow.height(lines, COVER_WIDTH)
    area = Box(left, PAGE.h - 0.6 - tall, COVER_WIDTH, tall)
    return flow.box("remarks", area, lines, anchor="bottom", slot="source")


def bullets(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return paragraphs down the page, in a measure that is easy to read."""
    panel = slide.panels[0]
    measure = Box(area.x, area.y + 0.15, min(area.w, 11.2), area.h - 0.15)
    lines = flow.body_lines(panel.paragraphs, sizes, space=0.75)
    if flow.height(lines, measure.w) > measure.h:
        return None
    return flow.box("body", measure, lines, slot="body")
