"""Keep the lines of titles and headings as they were measured: no program breaks inside a term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Run, Text, plain
from report_builder.render.page import Element, Face, Line, Role, TextBox
from report_builder.render.place.flow import POINTS, RESERVE
from report_builder.thai.measure import wrap

_HEADINGS = (Role.TITLE, Role.HEADING)


def held(element: Element) -> Element:
    """Return an element whose headings of several lines break where they were measured to."""
    if not isinstance(element, TextBox):
        return element
    width = element.box.w - 2 * element.inset[0]
    return replace(element, lines=tuple(_held(line, width) for line in element.lines))


def _held(line: Line, width: float) -> Line:
    if line.role not in _HEADINGS:
        return line
    bold = line.face is Face.BODY and any(run.bold for run in line.text)
    room = (width - line.indent - line.hang) * POINTS * RESERVE
    face = str(Face.BOLD if bold else line.face)
    return replace(
        line, text=tuple(_broken(line.text, wrap(plain(line.text), face, line.size, room)))
    )


def _broken(text: Text, lines: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of a text with a newline before every line but the first."""
    whole, end, start = plain(text), 0, 0
    shown = list(whole)
    for place, line in enumerate(lines):
        begin = whole.index(line, end)
        if place:
            shown[end:begin] = [""] * (begin - end)
            shown[begin] = "\n" + shown[begin]
        end = begin + len(line)
    for run in text:
        stop = start + len(run.text)
        yield replace(run, text="".join(shown[start:stop]))
        start = stop
