"""Place the legend of a card's chart: each mark, and what it stands for beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.render.page import Box, Element, Figure, Line, OutlineBox, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.text import CONTENT, MARGIN, SLACK, inches, note, width
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel
from report_builder.story.chartspec import SeriesRole

MARKS = (SeriesRole.UNIT, "hollow", SeriesRole.NATION, SeriesRole.REGION, "middle")
MARK = 0.11
"""Width and height of a mark, in inches."""
BESIDE, BETWEEN = 0.045, 0.08
"""Inches from a mark to its name, and from a name to the next mark."""


Entry = tuple[str, Line]
"""A mark and its name."""


def rows(panel: Panel, sizes: Sizes) -> tuple[tuple[Entry, ...], ...]:
    """Return the marks that say something with their names, in rows that fit the page."""
    found: list[list[Entry]] = []
    for mark, paragraph in zip(MARKS, panel.paragraphs, strict=True):
        entry = (mark, note(paragraph.text, sizes.caption))
        if paragraph.text:
            if not found or _length((*found[-1], entry)) > CONTENT:
                found.append([])
            found[-1].append(entry)
    return tuple(map(tuple, found))


def length(panel: Panel, sizes: Sizes) -> float:
    """Return the width of the legend in inches, were it in one row."""
    return sum(_length(row) + BETWEEN for row in rows(panel, sizes)) - BETWEEN


def _length(row: Sequence[Entry]) -> float:
    return sum(MARK + BESIDE + _width(line) + BETWEEN for _, line in row) - BETWEEN


def _width(line: Line) -> float:
    return min(SLACK * width(line), CONTENT - MARK - BESIDE)


def height(panel: Panel, sizes: Sizes) -> float:
    """Return the height of the legend in inches."""
    return sum(map(_height, rows(panel, sizes)))


def _height(row: Sequence[Entry]) -> float:
    return max(flow.height((line,), _width(line) / flow.RESERVE) for _, line in row)


def legend(panel: Panel, middle: float, sizes: Sizes) -> Iterator[Element]:
    """Yield the legend, its first row around a middle height, ending at the right margin."""
    for row in rows(panel, sizes):
        x, tall = MARGIN + CONTENT - _length(row), _height(row)
        for name, line in row:
            yield from _mark(name, Box(x, middle - MARK / 2, MARK, MARK))
            x += MARK + BESIDE
            box = Box(x, middle - inches(line) / 2, _width(line), tall)
            yield TextBox(f"legend.{name}.name", box, (line,))
            x += box.w + BETWEEN
        middle += tall


def _mark(mark: str, box: Box) -> tuple[Element, ...]:
    name = f"legend.{mark}"
    match mark:
        case SeriesRole.UNIT:
            return (Figure(name, box.inset(0.01, 0.01), Shape.OVAL, "brand"),)
        case "hollow":
            return (Figure(name, box.inset(0.01, 0.01), Shape.OVAL, "white", "brand"),)
        case SeriesRole.NATION:
            return (Figure(name, box.inset(MARK / 2 - 0.01, 0.0), Shape.RECTANGLE, "ink"),)
        case SeriesRole.REGION:
            inner = box.inset(0.02, 0.02)
            outer = OutlineBox(name, box, (_diamond(box),), "ink")
            return outer, OutlineBox(f"{name}.inner", inner, (_diamond(inner),), "white")
        case _:
            return (Figure(name, box.inset(-0.01, 0.02), Shape.RECTANGLE, "quiet"),)


def _diamond(box: Box) -> tuple[tuple[float, float], ...]:
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
