"""Keep words whole where other programs break lines, whose dictionaries cut what ours keeps.

Titles, headings, captions, kickers and sources, and what isn't set from the left, break where they
were measured to. Running text, which staff edit, has no breaks of its own: box and paragraph leave
so much free at the right that no line ends inside a word. Titles of several lines stand closer,
since other programs put the space between lines above the first one too.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
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
from report_builder.render.pptx.slots import is_low
from report_builder.render.pptx.text import as_high, sunk
from report_builder.render.reach import in_company, reach
from report_builder.thai.measure import companied, lines_filled, unbroken

_FIXED = (Role.TITLE, Role.HEADING, Role.NOTE)
_HELD = ("kicker", "source", "tag")
_LAID = (*_HELD, "title", "number")
"""Places that layouts have where they are, so that Reset moves nothing."""
STEP, STEPS = 0.01, 120
"""Inches by which running text may be set narrower, and how often."""
_OTHER = 0.02
"""How bad it is that a line ends elsewhere than in the PDF, as a share of a term that is torn."""
_ALONE = 0.02
"""How bad it is that a word stands alone on the last line, as a share of a term that is torn."""
_NARROW = 4.0
"""What the share of a width that is left free is multiplied with, and squared: to leave a quarter
is as bad as a term that is torn.
"""
_APART = 1.3
"""Leading of a title of several lines: other programs put what it adds over the first as well."""
CLOSE = 2
"""Steps to both sides in which a width must be good as well."""
WIDER = 0.08
"""Inches that boxes of text are wider than on the page where that shows nothing."""


def held(element: Element) -> Element:
    """Return an element whose lines end between words in whatever program.

    One that stands on no ground is a little wider, so that a line that just fits does there too.
    """
    if not isinstance(element, TextBox):
        return element
    width, more = element.box.w - 2 * element.inset[0], WIDER if _may_widen(element) else 0.0
    runs = [_is_running(element, line) for line in element.lines]
    room = width if more else width * RESERVE
    pairs = zip(element.lines, runs, strict=True)
    lines = [line if running else _held(line, room) for line, running in pairs]
    told = _spared(zip(lines, runs, strict=True), width, _free(element, lines), more)
    box = replace(element.box, w=element.box.w + more)
    shown = replace(element, box=box, lines=tuple(_raised(line, width) for line in told))
    return _higher(shown, shown.lines[0]) if is_low(element.slot, element.anchor) else shown


def kept(element: Element) -> Element:
    """Return an element in another template, whose faces may be wider: no line has its end typed.

    All that is set from the left but a title keeps its words whole as running text does.
    """
    if not isinstance(element, TextBox):
        return element
    width = element.box.w - 2 * element.inset[0]
    runs = [line.role is not Role.TITLE and line.align == "left" for line in element.lines]
    pairs = zip(element.lines, runs, strict=True)
    return replace(element, lines=tuple(_spared(pairs, width, _free(element, element.lines), 0.0)))


def _free(element: TextBox, lines: Sequence[Line]) -> float:
    """Return the inches of height that lines leave free in their box."""
    inner = element.box.inset(*element.inset)
    return max(0.0, inner.h - height(lines, inner.w))


def _may_widen(element: TextBox) -> bool:
    framed = element.shape is not Shape.NONE or element.fill or element.outline
    level = all(line.align == "left" for line in element.lines)
    return level and not framed and element.slot not in _LAID


def _spared(
    lines: Iterable[tuple[Line, bool]], width: float, free: float, more: float
) -> Iterator[Line]:
    """Yield lines, running text narrower, which takes of the height that is free in turn.

    What a text leaves of its own lines those after it may take.
    """
    for line, running in lines:
        told = spared(line, width, free, more) if running else line
        left = width + more - told.spare
        most = max(len(_ends(told, left)), len(_measured(told, left)))
        added = most + 1 - text_lines(line, width) if running else 0
        free -= added * line.size * line.leading / POINTS
        yield told


def lifted(element: Element) -> Element:
    """Return running text so much higher that its lines stand as high as they were placed."""
    if not isinstance(element, TextBox) or not element.lines:
        return element
    first, framed = element.lines[0], element.shape is not Shape.NONE or element.outline
    if element.slot in _LAID or framed or first.face is Face.HEADING:
        return element
    return _higher(element, first)


def _higher(element: TextBox, first: Line) -> TextBox:
    lift = sunk(first.size, first.leading)
    return replace(element, box=replace(element.box, y=element.box.y - lift))


def _raised(line: Line, width: float) -> Line:
    """Return a heading or number of one line so close that it stands as high as in the PDF."""
    if line.face is not Face.HEADING or text_lines(line, width) > 1:
        return line
    return replace(line, leading=as_high(line.leading))


def _is_running(element: TextBox, line: Line) -> bool:
    return element.slot not in _HELD and line.role not in _FIXED and line.align == "left"


def spared(line: Line, width: float, free: float = 0.0, more: float = 0.0) -> Line:
    """Return running text that leaves free at its right what keeps its words whole.

    It takes no more lines than in a width in inches, and in the inches of height that are free; its
    box is `more` inches wider. A width must be good close by as well, since programs measure a
    little otherwise.
    """
    lines = text_lines(line, width) + max(0, int(free * POINTS / (line.size * line.leading)))
    measured = _measured(line, width)

    @cache
    def ends_at(step: int) -> tuple[int, ...]:
        return _ends(line, width - STEP * step)

    def narrow(step: int) -> float:
        return (_NARROW * max(0, step) * STEP / width) ** 2

    @cache
    def cost_at(step: int) -> float:
        return _cost(line, ends_at(step), measured) + narrow(step)

    @cache
    def has_room(step: int) -> bool:
        left = width - STEP * step
        most = max(len(ends_at(step)), len(_measured(line, left)))
        return most < lines and not broken_piece((line,), left)

    wider, (least, best) = round(more / STEP), (math.inf, 0)
    for step in sorted(range(-wider, STEPS), key=abs):
        near = range(max(-wider, step - CLOSE), step + CLOSE + 1)
        around = cost_at(step) + math.fsum(map(cost_at, near)) / len(near)
        if around < least and (not step or all(map(has_room, near))):
            least, best = around, step
        if least <= 2 * narrow(step):
            break
    return replace(line, spare=STEP * (wider + best))


def _cost(line: Line, ends: Sequence[int], measured: Collection[int]) -> float:
    """Return how bad it is that lines end where they do: torn words, then a word that is alone."""
    other = _OTHER * sum(end not in measured for end in ends)
    return torn(line.text, ends) + other + _ALONE * (bool(ends) and _is_alone(line, ends[-1]))


def _is_alone(line: Line, start: int) -> bool:
    """Tell whether the last line of a text, which begins so far on, is one word."""
    return len(unbroken(plain(line.text)[start:].strip(" "))) == 1


def _measured(line: Line, width: float) -> Collection[int]:
    """Return where the lines of running text begin in the PDF, but for the first."""
    words, starts, end = plain(line.text), [], 0
    for own in in_company(line.text, line.face, _room(line, width) / line.size):
        starts.append(words.index(own, end))
        end = starts[-1] + len(own)
    return {*starts[1:]}


def _ends(line: Line, width: float) -> tuple[int, ...]:
    return line_ends(line.text, line.face, line.size, _room(line, width))


def _room(line: Line, width: float) -> float:
    return (width - line.indent - line.hang) * POINTS


def _face(line: Line) -> str:
    bold = line.face is Face.BODY and any(run.bold for run in line.text)
    return str(Face.BOLD if bold else line.face)


def _held(line: Line, width: float) -> Line:
    lines = _kept_lines(line, _room(line, width))
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
