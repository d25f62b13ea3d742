"""Keep words whole where other programs break lines, whose dictionaries cut what ours keeps.

Titles, headings, captions, kickers and sources, and what isn't set from the left, break where they
were measured to. Running text, which staff edit, has no breaks of its own: it stands in a box so
wide that at the end of no line a piece of the next word has room. Titles of several lines stand
closer, since other programs put the space between lines above the first one too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from report_builder.model import plain
from report_builder.render.page import Element, Face, Line, Role, TextBox
from report_builder.render.place.flow import POINTS, RESERVE, broken_piece, height, in_lines
from report_builder.render.pptx.tearing import KNOWN, risk
from report_builder.render.pptx.text import LINE_PITCH
from report_builder.thai.measure import companied

_FIXED = (Role.TITLE, Role.HEADING, Role.NOTE)
_HELD = ("kicker", "source", "tag")
STEP, STEPS = 0.01, 90
"""Inches by which running text may be set narrower, and how often."""
CLOSE = 2
"""Steps to both sides in which a width must be good as well."""


def held(element: Element) -> Element:
    """Return an element whose lines end between words in whatever program."""
    if not isinstance(element, TextBox):
        return element
    width = element.box.w - 2 * element.inset[0]
    every = element.slot in _HELD
    lines = tuple(
        _held(line, width) if every or line.role in _FIXED or line.align != "left" else line
        for line in element.lines
    )
    return replace(element, lines=lines, spare=_spare(element, lines))


def _spare(element: TextBox, lines: Sequence[Line]) -> float:
    """Return the inches at the right of running text that are best left free.

    The lines have room in the height of their box, and none gets narrower than what it keeps whole.
    """
    running = [line for line in lines if line.role not in _FIXED]
    fixed = [line for line in lines if line.role in _FIXED]
    if element.slot in _HELD or any(line.align != "left" for line in lines):
        return 0.0
    full, tall = element.box.w - 2 * element.inset[0], element.box.h - 2 * element.inset[1]
    tall = max(height(lines, full), tall)

    @cache
    def risk_at(step: int) -> float | None:
        less = full - STEP * step
        if step and not _fits(running, fixed, (full, less), tall):
            return None
        return sum(_risk(line, less) for line in running)

    return STEP * _safest(risk_at) if running else 0.0


def _safest(risk_at: Callable[[int], float | None]) -> int:
    """Return the first step of least risk, or the first without any, so that no more are tried.

    Steps without a risk have no room. A width must be good close by as well, since other programs
    measure a little otherwise.
    """
    least, safest = math.inf, 0
    for step in (step for step in range(STEPS) if risk_at(step) is not None):
        near = map(risk_at, range(max(0, step - CLOSE), step + CLOSE + 1))
        around = sum(KNOWN if risk is None else risk for risk in near)
        if around < least:
            least, safest = around, step
        if not least:
            break
    return safest


def _fits(
    running: Sequence[Line], fixed: Sequence[Line], widths: tuple[float, float], tall: float
) -> bool:
    """Tell whether lines of a box have room when it is narrower, and break no worse."""
    full, less = widths
    return (
        height((*fixed, *running), less) <= tall
        and height(fixed, less) <= height(fixed, full)
        and not broken_piece(running, less)
    )


def _risk(line: Line, width: float) -> float:
    room = (width - line.indent - line.hang) * POINTS
    return risk(plain(line.text), _face(line), line.size, room)


def _face(line: Line) -> str:
    bold = line.face is Face.BODY and any(run.bold for run in line.text)
    return str(Face.BOLD if bold else line.face)


def _held(line: Line, width: float) -> Line:
    room = (width - line.indent - line.hang) * POINTS * RESERVE
    lines = companied(plain(line.text), _face(line), line.size, room)
    close = line.role is Role.TITLE and len(lines) > 1
    leading = min(line.leading, LINE_PITCH) if close else line.leading
    return replace(line, text=in_lines(line.text, lines), leading=leading)
