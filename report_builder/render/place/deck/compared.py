"""Place a table of figures in two versions: between both is drawn how far one is from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from report_builder.model import Text, plain
from report_builder.render.page import Box, Element, Figure, Rule, Shape, TableBox
from report_builder.render.place.deck.results import table
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Slide, Table

RADIUS, PAD = 0.06, 0.08
"""Inches of the radius of dots, and beside the farthest of them."""
LINE = 3.0
"""Points of the line between two dots."""
_FIGURE = re.compile(r"([\d,]+(?:\.\d+)?)%?")


def compared(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a table with a column that is drawn from the figures at both sides of it.

    A hollow dot is the figure before the column, a full one that after it, so far from it as both
    differ. None for a table without such a column.
    """
    shown = slide.panels[0].exhibit
    drawn = shown.drawn if isinstance(shown, Table) else 0
    elements = table(slide, area, sizes) if drawn else None
    if elements is None or not isinstance(elements[-1], TableBox):
        return None
    box = replace(elements[-1], color="tint")
    return (*elements[:-1], box, *_marks(box, drawn))


def _marks(box: TableBox, column: int) -> Iterator[Element]:
    """Yield the dots of every row whose figures are numbers, all on one scale."""
    moved = [_moved(row[column - 1], row[column + 1]) for row in box.table.rows]
    farthest = max((abs(by) for by in moved if by is not None), default=0.0)
    cell = _across(box, column)
    middle, reach = cell.x + cell.w / 2, cell.w / 2 - PAD - RADIUS
    tops = [*accumulate(box.heights, initial=box.box.y)][1:]
    yield Rule("before", middle, tops[0], middle, box.box.bottom, "quiet", dashed=True)
    for place, (by, top, tall) in enumerate(zip(moved, tops, box.heights[1:], strict=False), 1):
        if by is not None:
            x = middle + reach * by / (farthest or 1.0)
            yield from _dumbbell(f"row{place}", middle, x, top + tall / 2)


def _dumbbell(name: str, before: float, now: float, y: float) -> Iterator[Element]:
    yield Rule(f"{name}.line", before, y, now, y, "part3", LINE)
    for end, x, fill in (("before", before, "white"), ("now", now, "brand")):
        dot = Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)
        yield Figure(f"{name}.{end}", dot, Shape.OVAL, fill, "brand")


def _across(box: TableBox, column: int) -> Box:
    """Return the column of a table as a box."""
    unit = box.box.w / sum(box.table.widths)
    left = box.box.x + unit * sum(box.table.widths[:column])
    return replace(box.box, x=left, w=unit * box.table.widths[column])


def _moved(before: Text, now: Text) -> float | None:
    """Return by how much a figure differs from the one before it, None where one is no number."""
    found: Sequence[re.Match[str] | None] = [_FIGURE.fullmatch(plain(t)) for t in (before, now)]
    values = [float(each[1].replace(",", "")) for each in found if each]
    return values[1] - values[0] if len(values) == len(found) else None
