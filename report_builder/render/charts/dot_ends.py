"""Set the names of the ends of rows of dots: beside their dots, or under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.charts.marks import Label
from report_builder.render.charts.rows import Placed, Rows
from report_builder.render.charts.words import MIDDLE, RISE, apart
from report_builder.story.chartspec import Dot
from report_builder.thai.measure import text_width

OWN, LABELS = "brand", {"bold": "brand", "body": "muted"}
"""The colour of the dot that a row is about, and the colours of labels by their faces."""
OFF = 3.0
"""Points between labels and the line of the whole, and between dots and the labels beside them."""
GAP = 0.7
"""Space between labels under dots, as a multiple of the size."""
LEAST, ROUNDS = 0.55, 12
"""Share of its room that an axis keeps at least, and how often it is narrowed to find its ends."""


def beside(rows: Rows, radius: float, size: float) -> Rows | None:
    """Return rows with an axis so narrow that the names of all ends have room beside their dots.

    None where a dot between the ends has a name, or the axis would lose too much.
    """
    if not all(map(_only_ends, rows.chart.dots)) or not any(map(_named, rows.chart.dots)):
        return None
    found = rows
    for _ in range(ROUNDS):
        spans = [
            span
            for dots in rows.chart.dots
            for span in _spans(found, _at_middle(found, dots), radius, size)
        ]
        left = max(0.0, *(rows.left - OFF - start for start, _ in spans))
        right = max(0.0, *(end - rows.right - OFF for _, end in spans))
        found = replace(found, left=found.left + left, right=found.right - right)
    return found if found.right - found.left >= LEAST * (rows.right - rows.left) else None


def _named(dots: Sequence[Dot]) -> list[Dot]:
    return [dot for dot in dots if dot.label]


def _only_ends(dots: Sequence[Dot]) -> bool:
    """Tell whether no dot between the ends of a row has a name, and none is its own."""
    named = _named(dots)
    ends = [dots[0], dots[-1]] if dots else []
    return all(dot in ends and dot.color != OWN for dot in named)


def _at_middle(rows: Rows, dots: Sequence[Dot]) -> list[Placed]:
    return [Placed(rows.x(dot.point.value or 0.0), 0.0, dot) for dot in dots]


def _spans(
    rows: Rows, dots: Sequence[Placed], radius: float, size: float
) -> Iterator[tuple[float, float]]:
    """Yield from where to where the names beside the dots of a row reach, off the line."""
    named = sorted((one for one in dots if one.dot.label), key=lambda one: one.x)
    for place, one in enumerate(named):
        wide = text_width(plain(one.dot.label), "body", size)
        line, near = rows.whole, radius + OFF
        if place == 0 and len(named) > 1:
            end = one.x - near
            end = min(end, line - OFF) if line and end - wide < line + OFF and line < one.x else end
            yield end - wide, end
        else:
            start = one.x + near
            crossed = line and line < start + wide + OFF and line > one.x
            start = max(start, line + OFF) if line and crossed else start
            yield start, start + wide


def names_beside(
    rows: Rows, dots: Sequence[Placed], middle: float, radius: float, size: float
) -> list[Label]:
    """Return the names of the ends of a row beside their dots."""
    named = sorted((one for one in dots if one.dot.label), key=lambda one: one.x)
    spans = _spans(rows, named, radius, size)
    return [
        Label(start, middle + MIDDLE * size, plain(one.dot.label), "body", size, LABELS["body"])
        for one, (start, _) in zip(named, spans, strict=True)
    ]


def names_below(rows: Rows, dots: Sequence[Placed], foot: float, size: float) -> list[Label]:
    """Return the labels of named dots under them, apart from each other, where all have room.

    Where one would cross the line of the whole, the dot that the row is about has its own alone.
    """
    named = sorted((one for one in dots if one.dot.label), key=lambda one: one.x)
    own = [one for one in named if one.dot.color == OWN]
    return _below(rows, named, foot, size) or _below(rows, own, foot, size)


def _below(rows: Rows, named: Sequence[Placed], foot: float, size: float) -> list[Label]:
    """Return the labels of dots under them, none where they have no room beside each other."""
    texts = [plain(one.dot.label) for one in named]
    faces = ["bold" if one.dot.color == OWN else "body" for one in named]
    widths = [text_width(text, face, size) for text, face in zip(texts, faces, strict=True)]
    left, right = rows.left - 3.0, rows.right + 3.0
    if sum(widths) + GAP * size * (len(widths) - 1) > right - left:
        return []
    middles = [_aside(one.x, wide, rows.whole) for one, wide in zip(named, widths, strict=True)]
    starts = apart(middles, widths, left, right, GAP * size)
    line = rows.whole if OWN in (one.dot.color for one in named) else None
    spans = zip(starts, widths, strict=True)
    if len(named) > 1 and line and any(start < line < start + wide for start, wide in spans):
        return []
    return [
        Label(start, foot + RISE * size, text, face, size, LABELS[face])
        for start, text, face in zip(starts, texts, faces, strict=True)
    ]


def _aside(middle: float, width: float, line: float | None) -> float:
    """Return the middle of a label moved off a line that would cross it, to the side of its dot."""
    if line is None or abs(middle - line) > width / 2 + OFF:
        return middle
    return line - width / 2 - OFF if middle <= line else line + width / 2 + OFF
