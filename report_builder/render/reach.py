"""Say how far the letters of a text reach that has several faces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from report_builder.model import Text, plain
from report_builder.render.page import Face
from report_builder.thai.font import by_face
from report_builder.thai.measure import Wide, companied_in, letter_widths, lines_filled

_TOLERANCE = 1e-6


@by_face(4096)
def reach(text: Text, face: Face) -> tuple[float, ...]:
    """Return how far each letter of a text stands from its start at one point, and its end."""
    bold = Face.BOLD if face is Face.BODY else face
    faces = ((run.text, str(bold if run.bold else face)) for run in text)
    return (0.0, *accumulate(width for words, own in faces for width in letter_widths(words, own)))


@by_face(8192)
def lines_in(text: Text, face: Face, room: float) -> tuple[str, ...]:
    """Return the lines that a text of several faces takes in a room, at one point of size."""
    far, start, lines = reach(text, face), 0, list[str]()
    for part in plain(text).split("\n"):
        spans = lines_filled(part, _between(far[start:]), room + _TOLERANCE)
        lines += (part[first:end] for first, end in spans)
        start += len(part) + 1
    return tuple(lines)


def count_lines(text: Text, face: Face, room: float) -> int:
    """Return how many lines a text of several faces takes in a room, at one point of size."""
    return len(lines_in(text, face, room))


def in_company(text: Text, face: Face, room: float) -> tuple[str, ...]:
    """Return the lines of a paragraph of several faces in a room, no word alone on the last one."""
    return companied_in(plain(text), _between(reach(text, face)), room + _TOLERANCE)


def _between(far: Sequence[float]) -> Wide:
    return lambda first, end: far[end] - far[first]
