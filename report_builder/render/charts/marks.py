"""The marks that charts are made of, placed for every painter.

Lengths are points from the top left corner of the chart; colours are names of the theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from report_builder.thai.measure import text_width

Point = tuple[float, float]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; (x, y) is the left end, centre or right end of its base line."""

    x: float
    y: float
    text: str
    face: str
    size: float
    color: str = "ink"
    align: Align = "left"

    @property
    def width(self) -> float:
        """Return the width of the text in points."""
        return text_width(self.text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: float
    y: float
    w: float
    h: float
    color: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; closed, it returns to the first."""

    points: tuple[Point, ...]
    color: str
    width: float = 0.75
    closed: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a ring; angles in degrees clockwise from twelve o'clock."""

    x: float
    y: float
    outer: float
    inner: float
    start: float
    end: float
    color: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle, with a line around it in the colour `edge` where it has one."""

    x: float
    y: float
    radius: float
    color: str
    edge: str = ""


class Cell(NamedTuple):
    """A rectangle among others."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Cells:
    """Filled rectangles that are one thing, and what it is called in PowerPoint."""

    cells: tuple[Cell, ...]
    color: str
    name: str


Mark = Label | Bar | Stroke | Area | Slice | Dot | Cells
