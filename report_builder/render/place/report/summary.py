"""Give a summary its pages: a band with its title, then its one chapter from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import Run, joined
from report_builder.render.layout import PAPER
from report_builder.render.page import (
    Anchor,
    Box,
    Element,
    Face,
    Figure,
    Line,
    Page,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place.report.blocks import pieces
from report_builder.render.place.report.fill import filled
from report_builder.render.place.report.looks import AREA, HIGH, LOW, SMALL, set_in, tall
from report_builder.render.place.report.pages import page
from report_builder.render.place.report.pieces import Piece
from report_builder.story.report.blocks import Report

AIR = 0.28
"""Inches of the band above and below its words, and below it."""
BETWEEN = Run("  ·  ")


def summary_pages(report: Report) -> tuple[Page, ...]:
    """Return the pages of a summary in order, numbered from 1."""
    (chapter,) = report.chapters
    _, *content = pieces(chapter)
    sheets = filled((_head(report), *content))
    return tuple(
        page(report, chapter.id, report.running, sheet, nth, nth - 1)
        for nth, sheet in enumerate(sheets, 1)
    )


def _head(report: Report) -> Piece:
    said = dict(report.cover)
    below = joined((said[n] for n in ("publisher", "date") if n in said), BETWEEN)
    kicker = Line(said["kicker"], Role.TEXT, Face.BOLD, LOW, "white", leading=1.4)
    title = Line(report.running, Role.TITLE, Face.HEADING, HIGH, "white", leading=1.4)
    whose = Line(below, Role.TEXT, Face.BODY, SMALL, "white", leading=1.5)
    lines = tuple(set_in(line, AREA.w) for line in (kicker, title, whose))
    height = sum(map(tall, lines)) + 2 * AIR

    def draw(top: float, given: float) -> tuple[Element, ...]:
        return tuple(_drawn(lines, height))

    anchor = Anchor(report.chapters[0].id, 1, report.title)
    return Piece(
        height + AIR / 2 - AREA.y, draw, least=height + AIR / 2 - AREA.y, anchors=(anchor,)
    )


def _drawn(lines: tuple[Line, ...], height: float) -> Iterator[Element]:
    yield Figure("band", Box(0.0, 0.0, PAPER.width, height), Shape.RECTANGLE, "brand")
    y = AIR
    for nth, line in enumerate(lines):
        yield TextBox(f"head{nth}", Box(AREA.x, y, AREA.w, tall(line)), (line,))
        y += tall(line)
