"""Place the contents of a report: chapters and sections, then its figures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_builder.model import Run, Text, plain
from report_builder.render.page import Anchor, Box, Element, Face, Line, Role, TextBox
from report_builder.render.place import flow
from report_builder.render.place.flow import POINTS
from report_builder.render.place.report.blocks import called
from report_builder.render.place.report.fill import Sheet, filled
from report_builder.render.place.report.looks import (
    AREA,
    BODY,
    HIGH,
    MIDDLE,
    NOTE,
    SMALL,
    set_in,
    tall,
)
from report_builder.render.place.report.pieces import Piece, text_piece
from report_builder.story.report.blocks import Heading, Report, numbered
from report_builder.thai.measure import text_width

TITLE, FIGURES, TABLES = "สารบัญ", "สารบัญภาพ", "สารบัญตาราง"
NUMBER, DEEPER = 0.55, 0.28
"""Inches for the number of a page, and of the indent of sections."""
DOT, SPARE = ".", 3
"""What leads to the number of a page, and how many of it are left out: Thai digits are wider."""
LOOKS = ((BODY, Face.BOLD, 1.5), (SMALL, Face.BODY, 1.45), (NOTE, Face.BODY, 1.4))
"""Size, face and leading of the lines for chapters, sections, and figures and tables."""
DEEPEST = 2
"""The level of the headings that are listed."""


def contents(report: Report, places: Mapping[str, int]) -> list[Sheet]:
    """Return the pages of the contents; what has no place yet is on page 0."""
    return [*filled(_pieces(report, places))]


def _pieces(report: Report, places: Mapping[str, int]) -> Iterator[Piece]:
    yield _title(TITLE, HIGH, 0.0)
    for chapter in report.chapters:
        text = (*_over(called(chapter)), *chapter.title)
        yield _entry(chapter.id, text, places, 0)
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.level <= DEEPEST:
                yield _entry(block.id, (*_over(block.number), *block.text), places, 1)
    for title, listed in ((FIGURES, report.figures), (TABLES, report.tables)):
        if listed:
            yield _title(title, MIDDLE, 0.4)
        for one in listed:
            yield _entry(one.id, (*numbered(one), Run("  "), *one.caption), places, 2)


def _over(number: str) -> Text:
    return (Run(f"{number}  ", literal=True),) if number else ()


def _title(words: str, size: float, before: float) -> Piece:
    line = Line((Run(words),), Role.TITLE, Face.HEADING, size, "brand", leading=1.5)
    return text_piece(words, line, before, anchors=(Anchor(words, 1, words),), kept=True)


def _entry(id: str, text: Text, places: Mapping[str, int], level: int) -> Piece:
    """Return a line of the contents, which leads to its page."""
    left = AREA.x + min(level, 1) * DEEPER
    width = AREA.right - left - NUMBER
    size, face, leading = LOOKS[level]
    line = set_in(Line(text, Role.TEXT, face, size, leading=leading), width)
    step = size * leading / POINTS

    def draw(top: float, height: float) -> tuple[Element, ...]:
        end = left + _wide(plain(line.text).rpartition("\n")[2], face, size) + 0.06
        beside = Box(end, top + height - step, AREA.right - end, step)
        text = (Run(_led(places.get(id, 0), face, size, beside.w), literal=True),)
        page = Line(text, Role.TEXT, face, size, align="right", leading=leading)
        return (
            TextBox(f"{id}.entry", Box(left, top, width, height), (line,), link=f"#{id}"),
            TextBox(f"{id}.page", beside, (page,), link=f"#{id}"),
        )

    before = 0.0 if level else 0.09
    return Piece(tall(line), draw, before, tall(line), tall(line))


def _led(page: int, face: str, size: float, width: float) -> str:
    """Return the number of a page after the dots that lead to it: what stands apart is read so."""
    dots = (width * flow.RESERVE - _wide(f" {page}", face, size)) / _wide(DOT, face, size)
    return f"{DOT * max(0, int(dots) - SPARE)} {page}"


def _wide(words: str, face: str, size: float) -> float:
    return text_width(words, str(face), size) / POINTS
