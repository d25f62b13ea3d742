"""Keep words whole where other programs break lines, whose dictionaries cut what ours keeps.

Titles, headings, kickers and sources break where they were measured to. Running text, which staff
edit, has no breaks of its own: it stands in a box so wide that at the end of no line a piece of
the next word has room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.page import Element, Face, Line, Role, TextBox
from report_builder.render.place.flow import POINTS, RESERVE, height, in_lines
from report_builder.render.pptx.tearing import risk
from report_builder.thai.measure import companied

_HEADINGS = (Role.TITLE, Role.HEADING)
_HELD = ("kicker", "source", "tag")
STEP, STEPS = 0.01, 90
"""Inches by which running text may be set narrower, and how often."""


def held(element: Element) -> Element:
    """Return an element whose lines end between words in whatever program."""
    if not isinstance(element, TextBox):
        return element
    width = element.box.w - 2 * element.inset[0]
    every = element.slot in _HELD
    lines = tuple(
        _held(line, width) if every or line.role in _HEADINGS else line for line in element.lines
    )
    return replace(element, lines=lines, spare=_spare(element, lines))


def _spare(element: TextBox, lines: Sequence[Line]) -> float:
    """Return the inches at the right of running text that are best left free."""
    running = [line for line in lines if line.role not in _HEADINGS]
    fixed = [line for line in lines if line.role in _HEADINGS]
    if element.slot in _HELD or any(line.align != "left" for line in lines):
        return 0.0
    full, tall = element.box.w - 2 * element.inset[0], element.box.h - 2 * element.inset[1]
    tall = max(height(lines, full), tall)
    fitting = [
        less
        for less in (STEP * step for step in range(STEPS))
        if height(lines, full - less) <= tall and height(fixed, full - less) <= height(fixed, full)
    ]
    return min(fitting, key=lambda less: sum(_risk(line, full - less) for line in running))


def _risk(line: Line, width: float) -> float:
    room = (width - line.indent - line.hang) * POINTS
    return risk(plain(line.text), _face(line), line.size, room)


def _face(line: Line) -> str:
    bold = line.face is Face.BODY and any(run.bold for run in line.text)
    return str(Face.BOLD if bold else line.face)


def _held(line: Line, width: float) -> Line:
    room = (width - line.indent - line.hang) * POINTS * RESERVE
    lines = companied(plain(line.text), _face(line), line.size, room)
    return replace(line, text=in_lines(line.text, lines))
