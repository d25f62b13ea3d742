"""Draw the shares that texts tell beside them: a bar from nothing to the whole, and its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Run
from report_builder.render.page import Box, Element, Face, Figure, Line, Role, Shape, TextBox
from report_builder.render.place import flow
from report_builder.story.blocks import Paragraph, Share

APART, AFTER = 0.18, 0.06
"""Inches between a text and its shares, and between a bar and its figure."""
USUAL = "100%"
"""A figure that is as wide as others usually are."""
THICK = 0.45
"""Height of a bar as a multiple of the size."""
LARGE, LEADING = 24.0, 1.1
"""Points of a figure that stands over its bar, where a share has the height of several lines, and
the distance of its base lines."""
UNDER, BAR = 0.04, 0.13
"""Inches between such a figure and its bar, and of the height of that."""
WHOLE = "hairline"
"""The colour of what a bar lies on."""


@dataclass(frozen=True, slots=True)
class Gauges:
    """Paragraphs set as lines in what is `left` of a width, and their shares beside them.

    Each share stands beside a line of its own, or large beside several; none does where they have
    no room.
    """

    lines: tuple[Line, ...]
    shares: tuple[tuple[Share, ...], ...]
    left: float
    wide: float

    @classmethod
    def beside(
        cls, paragraphs: Sequence[Paragraph], lines: Sequence[Line], width: float, wide: float
    ) -> Gauges:
        """Return paragraphs with their shares in a column so many inches wide, 0 for none."""
        left = width - wide - APART
        shares = tuple(paragraph.shares for paragraph in paragraphs)
        spaced = _spaced(lines, shares, left) if wide and any(shares) else None
        if spaced is None:
            return cls(tuple(lines), ((),) * len(lines), width, 0.0)
        return cls(spaced, shares, left, wide)

    def drawn(self, name: str, text: Box, color: str, *, large: bool) -> Iterator[Element]:
        """Yield the shares beside a text, each at the height of lines of its paragraph."""
        draw = _large if large else _gauge
        y, nth = text.y, 0
        for place, (line, shares) in enumerate(zip(self.lines, self.shares, strict=True)):
            y += line.space_before / flow.POINTS if place else 0.0
            tall = flow.text_lines(line, text.w) * _step(line)
            each = tall / len(shares) if draw is _large and shares else _step(line)
            for down, share in enumerate(shares):
                nth += 1
                row = Box(text.right + APART, y + down * each, self.wide, each)
                yield from draw(f"{name}.share{nth}", row, share, line, color)
            y += tall

    @property
    def may_be_large(self) -> bool:
        """Tell whether every share has the height of a large figure over its bar."""
        least = LARGE * LEADING / flow.POINTS + UNDER + BAR
        pairs = zip(self.lines, self.shares, strict=True)
        return all(
            flow.text_lines(line, self.left) * _step(line) >= least * len(shares)
            for line, shares in pairs
            if shares
        )


def _spaced(
    lines: Sequence[Line], shares: Sequence[Sequence[Share]], width: float
) -> tuple[Line, ...] | None:
    """Return lines apart where one has more shares than lines, None where the last one has."""
    over = [
        max(0, len(own) - flow.text_lines(line, width))
        for line, own in zip(lines, shares, strict=True)
    ]
    if over[-1]:
        return None
    before = [0, *over[:-1]]
    return tuple(
        replace(line, space_before=line.space_before + more * line.size * line.leading)
        for line, more in zip(lines, before, strict=True)
    )


def _step(line: Line) -> float:
    return line.size * line.leading / flow.POINTS


def _gauge(name: str, row: Box, share: Share, line: Line, color: str) -> Iterator[Element]:
    figure = Line(share.figure, Role.TEXT, Face.BOLD, line.size, color, align="right")
    usual = replace(figure, text=(Run(USUAL),))
    wide = max(flow.inches_of(usual), flow.inches_of(figure))
    tall = THICK * line.size / flow.POINTS
    whole = Box(row.x, row.y + (row.h - tall) / 2, row.w - wide - AFTER, tall)
    yield from track_of(name, whole, share.value, color)
    place = Box(row.right - wide, row.y, wide, row.h)
    yield TextBox(f"{name}.figure", place, (replace(figure, leading=line.leading),))


def _large(name: str, row: Box, share: Share, line: Line, color: str) -> Iterator[Element]:
    """Yield a large figure over its bar."""
    figure = Line(share.figure, Role.TEXT, Face.HEADING, LARGE, color, leading=LEADING)
    box = replace(row, h=flow.height((figure,), row.w))
    yield TextBox(f"{name}.figure", box, (figure,))
    yield from track_of(name, Box(row.x, box.bottom + UNDER, row.w, BAR), share.value, color)


def track_of(name: str, whole: Box, percent: float, color: str) -> Iterator[Element]:
    """Yield a bar so many percent as long as the whole that it lies on."""
    yield Figure(f"{name}.whole", whole, Shape.RECTANGLE, WHOLE)
    if percent > 0:
        part = replace(whole, w=whole.w * min(percent, 100.0) / 100)
        yield Figure(f"{name}.part", part, Shape.RECTANGLE, color)
