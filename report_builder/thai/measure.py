"""Measure Thai text with the real fonts and break it into lines between words."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz

from report_builder.thai import terms
from report_builder.thai.breaks import cursor_places, cut, line_breaks
from report_builder.thai.font import by_face, face_of, shaper

LONGEST_WORD = 24
"""Letters of the longest word that is kept whole wherever it stands."""
_TOLERANCE = 1e-6
Span = tuple[int, int]
"""Where a part of a text starts and ends."""
Wide = Callable[[int, int], float]
"""How wide the text from one place to another is."""


class Ink(NamedTuple):
    """The box of the ink of a glyph at one point, from the start of its base line, up."""

    left: float
    right: float
    bottom: float
    top: float


def text_width(text: str, face: str, size: float) -> float:
    """Return the width in points of one line of text set in a face at a size in points."""
    return _width_per_point(text, face) * size


def is_one_line(text: str, face: str, size: float, width: float) -> bool:
    """Tell whether text has room on one line of a width in points as `wrap` breaks it."""
    return "\n" not in text and _has_room(text.rstrip(" "), face, width / size + _TOLERANCE)


def _has_room(line: str, face: str, room: float) -> bool:
    return _width_per_point(line, face) <= room


@by_face(16384)
def wrap(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """Break text into lines no wider than width points, filling each line as far as it goes.

    Lines break between Thai dictionary words (libthai), never at a no-break space or inside a
    protected term or between a number and its unit; a newline always breaks. What is wider than
    a line is cut between words, then between clusters.
    """
    room = width / size + _TOLERANCE
    return tuple(line for part in text.split("\n") for line in _wrapped(part, face, room))


def _wrapped(text: str, face: str, room: float) -> tuple[str, ...]:
    """Break one paragraph; one that has room on a line is not cut into words to find that out."""
    whole = text.rstrip(" ")
    if _has_room(whole, face, room):
        return (whole,)
    spans = lines_filled(text, _in_face(text, face), room)
    return tuple(text[start:end] for start, end in spans)


def _in_face(text: str, face: str) -> Wide:
    return lambda start, end: _width_per_point(text[start:end], face)


LEFT = 3
"""A line that gives words to the last one keeps one of so many of its letters at least."""


def companied(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """Break text as `wrap` does, but with no word alone on the last line where that can be.

    There are as many lines: the one before gives its last phrase to it, or its last word.
    """
    room = width / size + _TOLERANCE
    parts = text.split("\n")
    return tuple(line for part in parts for line in companied_in(part, _in_face(part, face), room))


def companied_in(text: str, wide: Wide, room: float) -> tuple[str, ...]:
    """Break one paragraph in a room as `lines_filled` does, with no word alone on the last line."""
    whole = text.rstrip(" ")
    if wide(0, len(whole)) <= room:
        return (whole,)
    spans = [*lines_filled(text, wide, room)]
    lines = tuple(text[start:end] for start, end in spans)
    if len(lines) < 2 or not _is_alone(lines[-1]):
        return lines
    (start, _), (_, end), before = spans[-2], spans[-1], lines[-2]
    for kept in filter(None, (before.rpartition(" ")[0], before[: -len(unbroken(before)[-1])])):
        first = start + len(kept) + (text[start + len(kept)] == " ")
        fits = len(kept) * LEFT >= len(before) and wide(first, end) <= room
        if fits and not _is_alone(kept):
            return (*lines[:-2], kept.rstrip(" "), text[first:end])
    return lines


def _is_alone(line: str) -> bool:
    """Tell whether a line is one word, or one that spaces tie to others, and no bracket."""
    return len(unbroken(line)) == 1 and not line.startswith("(")


def cuts_word(text: str, face: str, size: float, width: float) -> bool:
    """Tell whether a dictionary word is wider than a line of width points and must be cut.

    What is longer than any word of a dictionary may be cut between letters.
    """
    return any(
        len(word) <= LONGEST_WORD
        and _width_per_point(word.rstrip(" "), face) > width / size + _TOLERANCE
        for part in text.split("\n")
        for word in dictionary_words(part)
    )


def lines_filled(text: str, wide: Wide, room: float) -> Iterator[Span]:
    """Yield where each line of a paragraph starts and ends, filling each as far as it goes.

    `wide` tells how wide a span of the text is, in the unit of `room`; see `wrap` for the breaks.
    """
    start = end = 0
    for first, after, alone in _pieces(text, 0, wide, room):
        bare = _bare(text, first, after)
        over = bare > first and wide(start, bare) > room
        if end > start and (over or alone):
            yield start, _bare(text, start, end)
            start = first
        end = after
    yield start, _bare(text, start, end)


def _pieces(
    text: str, start: int, wide: Wide, room: float, level: int = 0
) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans of the pieces of a text that stands at `start`, and which begin a line.

    Letters of a word that is wider than a line do.
    """
    alone = last = level + 1 == len(_CUTS)
    for piece in _CUTS[level](text):
        end = start + len(piece)
        if last or wide(start, start + len(piece.rstrip(" "))) <= room:
            yield start, end, alone
        else:
            yield from _pieces(piece, start, wide, room, level + 1)
        start = end
        alone = False


def _bare(text: str, start: int, end: int) -> int:
    """Return where a span of a text ends without the spaces at its end."""
    return start + len(text[start:end].rstrip(" "))


@lru_cache(maxsize=4096)
def unbroken(text: str) -> tuple[str, ...]:
    """Cut text where a line may break: between words, but not inside what is kept whole."""
    held = {i for start, end in terms.kept_whole(text) for i in range(start + 1, end)}
    return cut(text, (at for at in line_breaks(text) if at not in held))


@lru_cache(maxsize=4096)
def dictionary_words(text: str) -> tuple[str, ...]:
    """Cut text where libthai lets a line break."""
    return cut(text, line_breaks(text))


def clusters(text: str) -> tuple[str, ...]:
    """Cut text between letters with all that belongs to them, vowels before and after as well."""
    apart = cursor_places(text)
    return cut(text, (at for at in apart if text[at - 1] not in "เแโใไ" and text[at] not in "ะาำๅ"))


_CUTS: tuple[Callable[[str], tuple[str, ...]], ...] = (unbroken, dictionary_words, clusters)
"""Where text may be cut, from lines that read well to what must give way in a narrow column."""


@by_face(65536)
def _width_per_point(text: str, face: str) -> float:
    placed = _shaped(text, face).glyph_positions or ()
    return float(sum([glyph.x_advance for glyph in placed]) / _em(face))


@by_face(4096)
def letter_widths(text: str, face: str) -> tuple[float, ...]:
    """Return how wide each letter is at one point; marks and ligatures add to the first of them."""
    shaped, em, widths = _shaped(text, face), _em(face), [0.0] * len(text)
    for glyph, placed in zip(shaped.glyph_infos, shaped.glyph_positions or (), strict=True):
        widths[glyph.cluster] += placed.x_advance / em
    return tuple(widths)


@by_face(1024)
def inks(text: str, face: str) -> tuple[Ink, ...]:
    """Return where each glyph of a line leaves ink, at one point."""
    shaped, em, pen, found = _shaped(text, face), _em(face), 0, list[Ink]()
    for glyph, placed in zip(shaped.glyph_infos, shaped.glyph_positions or (), strict=True):
        box = _font(face).get_glyph_extents(glyph.codepoint)
        if box and box.width:
            left, top = pen + placed.x_offset + box.x_bearing, placed.y_offset + box.y_bearing
            found.append(Ink(left / em, (left + box.width) / em, (top + box.height) / em, top / em))
        pen += placed.x_advance
    return tuple(found)


def _shaped(text: str, face: str) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(face), buffer)
    return buffer


@by_face(16)
def _em(face: str) -> float:
    """Return how many units of a face are as long as the size that texts are told to have."""
    own = face_of(face)
    return float(shaper(own).face.upem / own.scale)


@by_face(16)
def _font(face: str) -> uharfbuzz.Font:
    return shaper(face_of(face))
