"""What was placed on a page before anyone drew it, as the register has it. Lengths are points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_point(self) -> bool:
        """Tell whether it has neither width nor height."""
        return self.left == self.right and self.top == self.bottom

    def holds(self, x: float, y: float, by: float = 0.0) -> bool:
        """Tell whether a point is in it, or not further away than a length."""
        across = self.left - by <= x <= self.right + by
        return across and self.top - by <= y <= self.bottom + by

    def surrounds(self, other: Area, by: float) -> bool:
        """Tell whether another is in it but for a length."""
        return self.holds(other.left, other.top, by) and self.holds(other.right, other.bottom, by)

    def off(self, other: Area) -> float:
        """Return how far the side of another is away that is furthest from its own."""
        return max(
            *(abs(self.left - other.left), abs(self.top - other.top)),
            *(abs(self.right - other.right), abs(self.bottom - other.bottom)),
        )


@dataclass(frozen=True, slots=True)
class Words:
    """A text in its place: its characters, the colours of its lines, and its least size."""

    area: Area
    text: str
    inks: tuple[RGB, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark in its place: a kind, a colour, and the area of its outlines or how many there are."""

    kind: str
    area: Area
    ink: RGB
    amount: int


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a page: its kind, its place, what it says and draws, and the words for a chart."""

    kind: str
    area: Area
    words: tuple[Words, ...]
    signs: tuple[Sign, ...]
    alt: str = ""
    content: str = ""
    """The SHA-256 of the file of a picture."""

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join(words.text for words in self.words)


def elements(rows: Sequence[Mapping[str, Any]]) -> tuple[Element, ...]:
    """Return the elements of a page as the register has them."""
    return tuple(
        Element(
            row["kind"],
            Area(*row["box"]),
            tuple(_words(*text) for text in row["texts"]),
            tuple(_sign(*mark) for mark in row["marks"]),
            row.get("alt", ""),
            row.get("content", ""),
        )
        for row in rows
    )


def _words(
    left: float, top: float, right: float, bottom: float, text: str, inks: list[str], size: float
) -> Words:
    return Words(Area(left, top, right, bottom), text, tuple(map(rgb, inks)), size)


def _sign(
    kind: str, left: float, top: float, right: float, bottom: float, ink: str, amount: int
) -> Sign:
    return Sign(kind, Area(left, top, right, bottom), rgb(ink), amount)


def rgb(text: str) -> RGB:
    """Return a colour given as 'RRGGBB'."""
    red, green, blue = (int(text[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue
