"""The grid and the fixed places of a slide, defined once for PDF pages and slide layouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from report_builder.render.page import Box

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageFormat:
    """The form of the pages of a document: a name, width and height in inches.

    Pages that are `measured` stand to the line: a template of one's own gives them its colours
    and no layout.
    """

    name: str
    width: float
    height: float
    measured: bool = False

    @property
    def page(self) -> Box:
        """Return the whole page."""
        return Box(0.0, 0.0, self.width, self.height)


SLIDE = PageFormat("slide", 13.333, 7.5)
CARD = PageFormat("card", 8.268, 11.693, measured=True)
PAPER = PageFormat("paper", CARD.width, CARD.height, measured=True)
"""A4, standing."""
POSTER = PageFormat("poster", 11.693, 16.535, measured=True)
"""A3, standing."""
PIXELS = 96
"""Pixels of an inch of a picture."""
PAGE = SLIDE.page
MARGIN = 0.667
GAP = 0.35
"""Space between columns; columns of the grid are 1 inch wide."""

KICKER = Box(MARGIN, 0.24, 9.9, 0.27)
TITLE = Box(MARGIN, 0.61, 12.0, 0.91)
"""Two lines, close to the line over them and above the content."""
TAG = Box(11.0, 0.18, 1.667, 0.34)
BODY = Box(MARGIN, 1.56, 12.0, 5.21)
SOURCE = Box(MARGIN, 6.98, 10.25, 0.28)
MARK = Box(11.0, 6.98, 1.05, 0.28)
NUMBER = Box(12.1, 6.98, 0.567, 0.28)
DATE = Box(MARGIN, 7.27, 2.4, 0.19)
FOOTER = Box(3.2, 7.27, 8.7, 0.19)
"""Date and footer are left to the office; the program writes neither."""
FOOT_RULE = 6.92


def columns(area: Box, weights: Sequence[float], gap: float = GAP) -> tuple[Box, ...]:
    """Divide an area into columns of the given relative widths."""
    unit = (area.w - gap * (len(weights) - 1)) / sum(weights)
    boxes, x = [], area.x
    for weight in weights:
        boxes.append(Box(x, area.y, unit * weight, area.h))
        x += unit * weight + gap
    return tuple(boxes)


def rows(area: Box, heights: Sequence[float], gap: float = GAP) -> tuple[Box, ...]:
    """Stack rows of the given heights in inches from the top of an area."""
    boxes, y = [], area.y
    for height in heights:
        boxes.append(Box(area.x, y, area.w, height))
        y += height + gap
    return tuple(boxes)


def chunks(items: Sequence[T], sizes: Sequence[int]) -> tuple[tuple[T, ...], ...]:
    """Divide items into consecutive groups of the given sizes, and one of what is left."""
    bounds = [0]
    for size in sizes:
        bounds.append(bounds[-1] + size)
    bounds.append(max(len(items), bounds[-1]))
    return tuple(tuple(items[a:b]) for a, b in pairwise(bounds) if items[a:b])
