"""Set lines of text: break runs into lines between words, and write each where it belongs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import accumulate, pairwise

from report_builder.model import Run, Text
from report_builder.render.page import Box, Face, Line
from report_builder.render.pdf.fonts import extents
from report_builder.render.pdf.sheet import Sheet
from report_builder.thai.font import by_face
from report_builder.thai.measure import Wide, lines_filled, text_width

Strip = tuple[tuple[str, str, str], ...]
"""What stands on one line: texts, each with its face and what it refers to, '' for nothing."""

_TOLERANCE = 1e-6
_TALL = 1.3
"""Height of what is clicked in a line, as a multiple of its size."""
_SIDE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of the free room that stands before a line."""


def broken(line: Line, width: float) -> tuple[Strip, ...]:
    """Return the lines of a paragraph in a width in points; a newline always breaks."""
    return _broken(line.text, line.face, width / line.size + _TOLERANCE)


def unwrapped(line: Line) -> tuple[Strip, ...]:
    """Return the lines of a paragraph that breaks at newlines alone."""
    return _broken(line.text, line.face, math.inf)


def base_line(face: str, size: float, top: float, height: float) -> float:
    """Return where the base line of a line of text stands that takes a height from a top on."""
    above, below = extents(face)
    return top + (height - (above + below) * size) / 2 + above * size


def write_strip(
    sheet: Sheet, strip: Strip, line: Line, x: float, width: float, base: float
) -> None:
    """Write one line of a paragraph on a base line, aligned in a width from x on."""
    x += _SIDE[line.align] * (width - strip_width(strip, line.size))
    for text, face, to in strip:
        wide = text_width(text, face, line.size)
        box = Box(x, base - line.size, wide, line.size * _TALL)
        with sheet.leading(box, f"#{to}", text) if to else nullcontext():
            color = line.strong if face != line.face and line.strong else line.color
            sheet.text(x, base, text, face, line.size, color)
        x += wide


def strip_width(strip: Strip, size: float) -> float:
    """Return the width in points of what stands on one line."""
    return sum(text_width(text, face, size) for text, face, _ in strip)


@by_face(8192)
def _broken(text: Text, face: Face, room: float) -> tuple[Strip, ...]:
    return tuple(
        _strip(part, start, end)
        for part in _parts(text, face)
        for start, end in lines_filled(_said(part), _measure(part), room)
    )


def _parts(text: Text, face: Face) -> Iterator[Strip]:
    """Yield the texts between newlines, each as stretches of one face."""
    part: list[tuple[str, str, str]] = []
    for run in text:
        own = _face(run, face)
        first, *others = run.text.split("\n")
        part.append((first, own, run.to))
        for after in others:
            yield _merged(part)
            part = [(after, own, run.to)]
    yield _merged(part)


def _face(run: Run, face: Face) -> str:
    return str(Face.BOLD if run.bold and face is Face.BODY else face)


def _merged(stretches: Sequence[tuple[str, str, str]]) -> Strip:
    """Join neighbouring stretches of one face and reference: letters are shaped together."""
    merged: list[tuple[str, str, str]] = []
    for text, face, to in stretches:
        before = merged[-1] if merged else ("", "", "")
        if merged and before[1:] == (face, to):
            merged[-1] = (before[0] + text, face, to)
        elif text:
            merged.append((text, face, to))
    return tuple(merged)


def _said(part: Strip) -> str:
    return "".join(text for text, *_ in part)


def _measure(part: Strip) -> Wide:
    return lambda start, end: strip_width(_strip(part, start, end), 1.0)


def _strip(part: Strip, start: int, end: int) -> Strip:
    """Return what stands from one place of a text to another."""
    bounds = pairwise(accumulate((len(text) for text, *_ in part), initial=0))
    cut = (
        (text[max(0, start - first) : max(0, end - first)], face, to)
        for (text, face, to), (first, _) in zip(part, bounds, strict=True)
    )
    return tuple(stretch for stretch in cut if stretch[0])
