"""Keep words whole where other programs break lines, whose dictionaries cut what ours keeps.

Titles, headings, captions, kickers and sources, and what isn't set from the left, break where they
were measured to. Running text, which staff edit, has no breaks of its own: box and paragraph leave
so much free at the right that no line ends inside a word. Titles of several lines stand closer,
since other programs put the space between lines above the first one too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from report_builder.model import plain
from report_builder.render.ooxml.tearing import line_ends, torn
from report_builder.render.page import Element, Face, Line, Role, Shape, TextBox
from report_builder.render.place.flow import (
    POINTS,
    RESERVE,
    broken_piece,
    height,
    in_lines,
    text_lines,
)
from report_builder.render.pptx.text import as_high
from report_builder.render.reach import reach
from report_builder.thai.measure import companied, lines_filled

_FIXED = (Role.TITLE, Role.HEADING, Role.NOTE)
_HELD = ("kicker", "source", "tag")
_LAID = (*_HELD, "title", "number")
"""Places that layouts have where they are, so that Reset moves nothing."""
_LEVEL, _LOWER = 1.25, 0.53
"""The leading at which text stands as high in LibreOffice as in the PDF, and by how much of what is
added to it text stands lower: measured on a whole deck."""
STEP, STEPS = 0.01, 90
"""Inches by which running text may be set narrower, and how often."""
_OTHER = 0.02
"""How bad it is that a line ends elsewhere than in the PDF, as a share of a term that is torn."""
_APART = 1.3
"""Leading of a title of several lines: other programs put what it adds over the first as well."""
CLOSE = 2
"""Steps to both sides in which a width must be good as well."""


def held(element: Element) -> Element:
    """Return an element whose lines end between words in whatever program."""
    if not isinstance(element, TextBox):
        return element
    width = element.box.w - 2 * element.inset[0]
    runs = [_is_running(element, line) for line in element.lines]
    pairs = list(zip(element.lines, runs, strict=True))
    lines = [line if running else _held(line, width) for line, running in pairs]
    spare = _spare(element, lines) if sum(runs) > 1 else 0.0
    free = element.box.h - 2 * element.inset[1] - height(lines, width - spare)
    told = _spared(zip(lines, runs, strict=True), width - spare, max(0.0, free))
    return replace(element, lines=tuple(_raised(line, width) for line in told), spare=spare)


def _spared(lines: Iterable[tuple[Line, bool]], width: float, free: float) -> Iterator[Line]:
    """Yield lines, running text narrower, which takes of the height that is free in turn."""
    for line, running in lines:
        told = spared(line, width, free) if running else line
        more = len(_ends(told, width - told.spare)) + 1 - text_lines(line, width)
        free -= max(0, more) * line.size * line.leading / POINTS if running else 0.0
        yield told


def lifted(element: Element) -> Element:
    """Return running text so much higher that its lines stand as high as they were placed."""
    if not isinstance(element, TextBox) or not element.lines:
        return element
    first, framed = element.lines[0], element.shape is not Shape.NONE or element.outline
    if element.slot in _LAID or framed or first.face is Face.HEADING:
        return element
    lift = _LOWER * (first.leading - _LEVEL) * first.size / POINTS
    return replace(element, box=replace(element.box, y=element.box.y - lift))


def _raised(line: Line, width: float) -> Line:
    """Return a heading or number of one line so close that it stands as high as in the PDF."""
    if line.face is not Face.HEADING or text_lines(line, width) > 1:
        return line
    return replace(line, leading=as_high(line.leading))


def _is_running(element: TextBox, line: Line) -> bool:
    return element.slot not in _HELD and line.role not in _FIXED and line.align == "left"


def spared(line: Line, width: float, free: float = 0.0) -> Line:
    """Return running text that leaves free at its right what keeps its words whole.

    It takes no more lines than in a width in inches, and in the inches of height that are free.
    """
    lines = text_lines(line, width) + max(0, int(free * POINTS / (line.size * line.leading)))
    measured = _measured(line, width)

    @cache
    def ends_at(step: int) -> tuple[int, ...]:
        return _ends(line, width - STEP * step)

    safest = _safest(
        lambda step: _cost(line, ends_at(step), measured),
        lambda step: not step or len(ends_at(step)) < lines,
    )
    return replace(line, spare=STEP * safest)


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

    measured = [_measured(line, full) for line in running]

    def cost_at(step: int) -> float:
        less, pairs = full - STEP * step, zip(running, measured, strict=True)
        return sum(_cost(line, _ends(line, less), ends) for line, ends in pairs)

    def fits_at(step: int) -> bool:
        return not step or _fits(running, fixed, (full, full - STEP * step), tall)

    return STEP * _safest(cost_at, fits_at) if running else 0.0


def _safest(cost_at: Callable[[int], float], fits_at: Callable[[int], bool]) -> int:
    """Return the first step that costs least, or the first that costs nothing.

    A width must have room and be good close by as well, since other programs measure a little
    otherwise. Whether there is room, which takes longest to tell, is asked of the best alone.
    """
    cost, fits = cache(cost_at), cache(fits_at)
    least, safest = math.inf, 0
    for step in range(STEPS):
        near = range(max(0, step - CLOSE), step + CLOSE + 1)
        around = sum(cost(close) if step or fits(close) else 1 for close in near)
        if around < least and (not step or all(map(fits, near))):
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


def _cost(line: Line, ends: Sequence[int], measured: Collection[int]) -> float:
    """Return how bad it is that lines end where they do: torn words, then lines of another page."""
    return torn(line.text, ends) + _OTHER * sum(end not in measured for end in ends)


def _measured(line: Line, width: float) -> Collection[int]:
    """Return where the lines of running text begin in the PDF, but for the first."""
    far = reach(line.text, line.face)
    room = _room(line, width) / line.size
    lines = lines_filled(plain(line.text), lambda start, end: far[end] - far[start], room)
    return {start for start, _ in lines if start}


def _ends(line: Line, width: float) -> tuple[int, ...]:
    return line_ends(line.text, line.face, line.size, _room(line, width))


def _room(line: Line, width: float) -> float:
    return (width - line.indent - line.hang) * POINTS


def _face(line: Line) -> str:
    bold = line.face is Face.BODY and any(run.bold for run in line.text)
    return str(Face.BOLD if bold else line.face)


def _held(line: Line, width: float) -> Line:
    lines = _kept_lines(line, _room(line, width) * RESERVE)
    apart = line.role is Role.TITLE and len(lines) > 1
    leading = min(line.leading, _APART) if apart else line.leading
    return replace(line, text=in_lines(line.text, lines), leading=leading)


def _kept_lines(line: Line, room: float) -> Sequence[str]:
    """Return the lines of a text in a room in points, no more of them than were measured.

    One that is bold in part is first taken for bold: its lines are then safe in any program.
    """
    words = plain(line.text)
    lines = companied(words, _face(line), line.size, room)
    if len({run.bold for run in line.text}) < 2 or "\n" in words:
        return lines
    far = reach(line.text, line.face)
    ends = lines_filled(words, lambda start, end: far[end] - far[start], room / line.size + 1e-6)
    own = [words[start:end] for start, end in ends]
    return own if len(own) < len(lines) else lines
