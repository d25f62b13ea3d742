"""Give the talking paper its places: upright pages, section by section, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from report_builder.model import Run, plain
from report_builder.render.layout import PAPER
from report_builder.render.page import Box, Element, Face, Line, Page, Role, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.flow import FLOOR, Sizes
from report_builder.story.blocks import Panel, Slide

MARGIN = 0.85
AREA = Box(MARGIN, 0.8, PAPER.width - 2 * MARGIN, PAPER.height - 1.75)
FOOT = Box(MARGIN, PAPER.height - 0.7, AREA.w, 0.3)
SIZES = Sizes(FLOOR)
TITLE = 18.0
AIR = 0.16
"""Inches between what is said at one slide and at the next."""

Block = tuple[str, tuple[Line, ...], float]
"""Lines that stay together: their name, and the inches before them."""


def paper_pages(slides: Sequence[Slide]) -> tuple[Page, ...]:
    """Return the pages of a talking paper in order, numbered from 1; each section begins one."""
    numbers = count(1)
    return tuple(
        _page(slide, sheet, boxes, next(numbers))
        for slide in slides
        for sheet, boxes in enumerate(_sheets(_blocks(slide)))
    )


def _blocks(slide: Slide) -> Iterator[Block]:
    title = Line(slide.title, Role.TITLE, Face.HEADING, TITLE, "brand", leading=1.4)
    yield f"{slide.id}.title", (title,), 0.0
    for panel in slide.panels:
        yield from _said(panel)


def _said(panel: Panel) -> Iterator[Block]:
    """Yield what is said at a slide, sentence by sentence; the first stays with its heading."""
    heading = flow.heading_line(panel.heading, SIZES.heading)
    lines = flow.body_lines(panel.paragraphs, SIZES)
    yield panel.name, (heading, flow.caption_line(panel.caption, FLOOR), *lines[:1]), AIR
    for place, line in enumerate(lines[1:], 2):
        yield f"{panel.name}.{place}", (line,), 0.03


def _sheets(blocks: Iterator[Block]) -> Iterator[list[Element]]:
    """Yield the texts of each page, as many as it has room for."""
    boxes: list[Element] = []
    top = AREA.y
    for name, lines, air in blocks:
        tall = flow.height(lines, AREA.w)
        if boxes and top + air + tall > AREA.bottom:
            yield boxes
            boxes, top, air = [], AREA.y, 0.0
        boxes += flow.box(name, Box(AREA.x, top + air, AREA.w, tall), lines)
        top += air + tall
    yield boxes


def _page(slide: Slide, sheet: int, boxes: Sequence[Element], number: int) -> Page:
    return Page(
        id=f"{slide.id}.{sheet}" if sheet else slide.id,
        number=number,
        layout="paper",
        title=plain(slide.title),
        section=slide.section,
        elements=(*boxes, *_foot(slide, number)),
        synthetic=slide.synthetic,
    )


def _foot(slide: Slide, number: int) -> Iterator[Element]:
    at = Line((Run(str(number)),), Role.ARTIFACT, Face.BODY, FLOOR, "muted", align="right")
    yield TextBox("number", FOOT, (at,))
    if slide.synthetic:
        mark = Line((Run(SYNTHETIC),), Role.NOTE, Face.BOLD, FLOOR, "alert")
        yield TextBox("synthetic", Box(FOOT.x, FOOT.y, 2.0, FOOT.h), (mark,))
