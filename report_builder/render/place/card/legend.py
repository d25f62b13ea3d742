"""Place the legend of a card's chart: each mark, and what it stands for beside it."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.render.page import Box, Element, Figure, Line, OutlineBox, Shape, TextBox
from report_builder.render.place.card.fit import CardSizes
from report_builder.render.place.card.text import CONTENT, MARGIN, SLACK, inches, note, width
from report_builder.story.blocks import Panel

MARKS = ("unit", "nation", "region", "middle")
MARK = 0.11
"""Width and height of a mark, in inches."""
BESIDE, BETWEEN = 0.045, 0.08
"""Inches from a mark to its name, and from a name to the next mark."""


def lines(panel: Panel, sizes: CardSizes) -> tuple[Line, ...]:
    """Return the names in the legend."""
    return tuple(note(paragraph.text, sizes.small) for paragraph in panel.paragraphs)


def length(panel: Panel, sizes: CardSizes) -> float:
    """Return the width of the legend in inches."""
    names = lines(panel, sizes)
    return sum(MARK + BESIDE + SLACK * width(line) + BETWEEN for line in names) - BETWEEN


def legend(panel: Panel, middle: float, sizes: CardSizes) -> Iterator[Element]:
    """Yield the legend around a middle height, ending at the right margin."""
    x = MARGIN + CONTENT - length(panel, sizes)
    for name, line in zip(MARKS, lines(panel, sizes), strict=True):
        yield from _mark(name, Box(x, middle - MARK / 2, MARK, MARK))
        x += MARK + BESIDE
        box = Box(x, middle - inches(line) / 2, SLACK * width(line), inches(line))
        yield TextBox(f"legend.{name}.name", box, (line,))
        x += box.w + BETWEEN


def _mark(mark: str, box: Box) -> tuple[Element, ...]:
    name = f"legend.{mark}"
    match mark:
        case "unit":
            return (Figure(name, box.inset(0.01, 0.01), Shape.OVAL, "brand"),)
        case "nation":
            return (Figure(name, box.inset(MARK / 2 - 0.01, 0.0), Shape.RECTANGLE, "ink"),)
        case "region":
            inner = box.inset(0.02, 0.02)
            outer = OutlineBox(name, box, (_diamond(box),), "ink")
            return outer, OutlineBox(f"{name}.inner", inner, (_diamond(inner),), "white")
        case _:
            return (Figure(name, box.inset(-0.01, 0.02), Shape.RECTANGLE, "quiet"),)


def _diamond(box: Box) -> tuple[tuple[float, float], ...]:
    x, y = box.x + box.w / 2, box.y + box.h / 2
    return ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
