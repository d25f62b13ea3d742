"""The looks of a report: the frame of its pages, the sizes of its texts.

Running text matches TH Sarabun New at 16 points, the face and size of official letters: in that
face (version 1.35) ก is 0.400 and H 0.476 of the size high, in Sarabun 0.586 and 0.700, measured
from their outlines. 16 points times 0.68 are 10.9 points; lines are 1.6 of that apart.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Text, plain
from report_builder.render.layout import PAPER
from report_builder.render.page import Box, Face, Line, Role
from report_builder.render.place import flow
from report_builder.render.reach import lines_in
from report_builder.render.theme import theme
from report_builder.thai.measure import wrap

NOTE, SMALL, BODY, LOW, MIDDLE, HIGH, COVER = sorted(theme().sizes["report"])
"""Points: sources and footnotes, tables and charts, running text, headings of levels 3, 2 and 1,
the title on the cover.
"""
LEADING, NOTE_LEADING = 1.6, 1.45
MARGIN = 1.0
AREA = Box(MARGIN, 1.05, PAPER.width - 2 * MARGIN, PAPER.height - 2.05)
"""Where the content of a page stands, in inches."""
HEAD = Box(MARGIN, 0.55, AREA.w, 0.24)
FOOT = Box(MARGIN, PAPER.height - 0.72, AREA.w, 0.26)
FULL = 0.998
"""The share of a width that lines fill: pages are drawn with the letters they are measured with."""
PAD = 0.07
"""Inches at both sides of the words of a cell."""


def body(text: Text, width: float = AREA.w) -> Line:
    """Return a paragraph of running text, broken into lines."""
    return set_in(Line(text, Role.TEXT, Face.BODY, BODY, leading=LEADING), width)


def note(text: Text, width: float = AREA.w, align: str = "left") -> Line:
    """Return a quiet line, broken into lines: a source, a footnote."""
    line = Line(text, Role.NOTE, Face.BODY, NOTE, "muted", leading=NOTE_LEADING, align=align)
    return set_in(line, width)


def set_in(line: Line, width: float) -> Line:
    """Return a paragraph with a newline wherever it breaks in a width in inches."""
    return replace(line, text=flow.in_lines(line.text, lines_of(line, width)))


def lines_of(line: Line, width: float) -> tuple[str, ...]:
    """Return the lines that a paragraph takes in a width in inches."""
    room = (width - line.indent - line.hang) * flow.POINTS * FULL
    if line.face is Face.BODY and any(run.bold for run in line.text):
        return lines_in(line.text, line.face, room / line.size)
    return wrap(plain(line.text), str(line.face), line.size, room)


def tall(line: Line) -> float:
    """Return the height in inches of a paragraph that is broken into lines."""
    return (plain(line.text).count("\n") + 1) * line.size * line.leading / flow.POINTS
