"""What pages are filled with: pieces that have a height, and say how they are drawn and divided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from report_builder.model import Run, Text, plain
from report_builder.render.page import Anchor, Box, Element, Line, TextBox
from report_builder.render.place.report.looks import AREA, tall

FEWEST = 2
"""Lines of a paragraph, and rows of a table, that stand on a page at least."""


@dataclass(frozen=True)
class Piece:
    """Something that stands on a page from left to right.

    Heights are inches: its own, the `least` that it can do with, that of its `first` part where it
    can be divided, the air `before` it, which it has none of at the top of a page, and what it has
    to `spare` below it there. One that is
    `kept` stands on the page of the next. One that `floats` may wait for the next page while those
    that `flow`, or float by another name, go before it.
    """

    height: float
    draw: Callable[[float, float], tuple[Element, ...]]
    """Returns what is drawn from a top on, in a height."""
    before: float = 0.0
    least: float = 0.0
    first: float = 0.0
    kept: bool = False
    flows: bool = False
    floats: str = ""
    divide: Callable[[float], tuple[Piece, Piece] | None] = lambda room: None
    """Returns the part that has a height at most and the rest, None where it isn't divided so."""
    notes: tuple[Line, ...] = ()
    """What stands at the foot of the page of its end."""
    anchors: tuple[Anchor, ...] = ()
    spare: float = 0.0


def text_piece(
    name: str,
    line: Line,
    before: float,
    *,
    notes: tuple[Line, ...] = (),
    anchors: tuple[Anchor, ...] = (),
    kept: bool = False,
    left: float = 0.0,
) -> Piece:
    """Return the piece of a paragraph that is broken into lines; it divides between them."""

    def draw(top: float, height: float) -> tuple[Element, ...]:
        return (TextBox(name, Box(AREA.x + left, top, AREA.w - left, height), (line,)),)

    def divide(room: float) -> tuple[Piece, Piece] | None:
        lines = plain(line.text).split("\n")
        step = tall(line) / len(lines)
        first = min(int(room / step + 1e-6), len(lines) - FEWEST)
        if first < FEWEST or kept:
            return None
        head, rest = _cut(line.text, sum(len(part) + 1 for part in lines[:first]))
        return (
            text_piece(name, replace(line, text=head), before, left=left),
            text_piece(
                f"{name}+", replace(line, text=rest, bullet=""), 0.0, notes=notes, left=left
            ),
        )

    height, count = tall(line), plain(line.text).count("\n") + 1
    parted = not kept and count >= 2 * FEWEST
    return Piece(
        *(height, draw, before, height, FEWEST * height / count if parted else height, kept),
        flows=not kept,
        divide=divide,
        notes=notes,
        anchors=anchors,
    )


def _cut(text: Text, at: int) -> tuple[Text, Text]:
    """Return a text up to the newline before a place, and from that place on."""
    head: list[Run] = []
    rest: list[Run] = []
    start = 0
    for run in text:
        end = start + len(run.text)
        if start < at - 1:
            head.append(replace(run, text=run.text[: at - 1 - start]))
        if end > at:
            rest.append(replace(run, text=run.text[max(0, at - start) :]))
        start = end
    return tuple(head), tuple(rest)
