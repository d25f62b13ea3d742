"""Set the lines of texts in charts so far apart that no mark meets one of the next line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from report_builder.render.charts.extents import extent
from report_builder.render.charts.marks import Label, Mark
from report_builder.render.charts.words import LEADING
from report_builder.thai.storeys import least_leading

CLEAR = 0.03
"""White between marks that would meet, as a multiple of the size."""


def parted(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield marks, the lines of each text around the same middle as far apart as they must be."""
    for stack in stacks(marks):
        yield from stack


def stacks(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield marks so in order, the lines of one text together, all others alone.

    No label is without words.
    """
    stack: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Label) and not mark.text:
            continue
        if stack and not _goes_on(stack[-1], mark):
            yield _parted(stack)
            stack = []
        stack.append(mark)
    if stack:
        yield _parted(stack)


def _goes_on(last: Mark, mark: Mark) -> bool:
    if not (isinstance(last, Label) and isinstance(mark, Label)):
        return False
    alike = replace(mark, y=last.y, text=last.text) == last
    return alike and abs(mark.y - last.y - LEADING * mark.size) < 0.01


def _parted(stack: list[Mark]) -> list[Mark]:
    lines = [line for line in stack if isinstance(line, Label)]
    more, middle = pitch(lines) - LEADING, (len(lines) - 1) / 2
    moved = [replace(x, y=x.y + (nth - middle) * more * x.size) for nth, x in enumerate(lines)]
    return [*moved] if more else stack


def pitch(lines: Sequence[Label]) -> float:
    """Return how far the base lines of a text are apart, as a multiple of its size."""
    return max((_least(*pair) for pair in pairwise(lines)), default=LEADING)


def _least(one: Label, other: Label) -> float:
    start = (extent(other).x - extent(one).x) / one.size
    return max(LEADING, least_leading(one.text, other.text, one.face, start) + CLEAR)
