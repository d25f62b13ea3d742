"""Fill pages with pieces: headings stay with what follows, figures near their mention."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from report_builder.render.page import Anchor, Box, Element, Line, Rule, TextBox
from report_builder.render.place.report.looks import AREA, tall
from report_builder.render.place.report.pieces import Piece

SHARES = (1.0, 0.8, 0.6, 0.4)
"""How much of what charts like beyond their least height they are given, to save pages."""
NOTE_AIR = 0.12
"""Inches between the text of a page and its footnotes."""


@dataclass
class Sheet:
    """What stands on a page so far, and how far it is filled."""

    elements: list[Element] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    y: float = AREA.y

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands on it."""
        return not self.elements

    def room(self, piece: Piece) -> float:
        """Return the inches that are left for a piece, its footnotes and the air before it."""
        notes = (*self.notes, *piece.notes)
        foot = sum(map(tall, notes)) + NOTE_AIR if notes else 0.0
        before = 0.0 if self.is_empty else piece.before
        return AREA.bottom - self.y - foot - before - piece.spare

    def add(self, piece: Piece) -> None:
        """Let a piece stand below all others, as high as it likes and has room for."""
        height = max(piece.least, min(piece.height, self.room(piece)))
        top = self.y if self.is_empty else self.y + piece.before
        self.elements += piece.draw(top, height)
        self.anchors += piece.anchors
        self.notes += piece.notes
        self.y = top + height

    def finished(self) -> tuple[Element, ...]:
        """Return everything on the page, its footnotes last."""
        return (*self.elements, *self._below())

    def _below(self) -> Iterator[Element]:
        y = AREA.bottom - sum(map(tall, self.notes))
        if self.notes:
            yield Rule("notes.rule", AREA.x, y - 0.05, AREA.x + 1.4, y - 0.05, "quiet", 0.75)
        for nth, line in enumerate(self.notes):
            yield TextBox(f"note{nth}", Box(AREA.x, y, AREA.w, tall(line)), (line,))
            y += tall(line)


def filled(pieces: Iterable[Piece]) -> Sequence[Sheet]:
    """Return the fewest pages that pieces fill, in order, charts as high as that leaves them."""
    every = tuple(pieces)
    tries = ([*_filled(_lowered(piece, share) for piece in every)] for share in SHARES)
    return min(tries, key=len)


def _lowered(piece: Piece, share: float) -> Piece:
    """Return a piece that likes to be higher than it must by a share of what it liked."""
    return replace(piece, height=piece.least + share * (piece.height - piece.least))


def _filled(pieces: Iterable[Piece]) -> Iterator[Sheet]:
    queue, sheet = deque(pieces), Sheet()
    while queue:
        piece = queue.popleft()
        if _demand(piece, queue) <= sheet.room(piece) or sheet.is_empty:
            parts = _divided(piece, sheet) if piece.least > sheet.room(piece) else None
            sheet.add(parts[0] if parts else piece)
            queue.extendleft(parts[1:] if parts else ())
            continue
        parts = None if piece.kept else _divided(piece, sheet)
        if parts:
            sheet.add(parts[0])
            queue.appendleft(parts[1])
        else:
            _let_others_go_before(piece, queue, sheet)
            queue.appendleft(piece)
        yield sheet
        sheet = Sheet()
    if not sheet.is_empty:
        yield sheet


def _divided(piece: Piece, sheet: Sheet) -> tuple[Piece, Piece] | None:
    """Return the part of a piece that a page has room for, to which its links lead, and the rest.

    None where it can't be divided so.
    """
    parts = piece.divide(sheet.room(piece))
    return (replace(parts[0], anchors=piece.anchors), parts[1]) if parts else None


def _demand(piece: Piece, after: Iterable[Piece]) -> float:
    """Return the inches that a piece needs on its page with what it must stand with there."""
    if not piece.kept:
        return piece.least
    need = piece.least
    for other in after:
        need += other.before + other.first
        if not other.kept:
            break
    return need


def _let_others_go_before(piece: Piece, queue: deque[Piece], sheet: Sheet) -> None:
    """Fill a page with what follows a figure that waits for the next: texts, and tables whole."""
    while piece.floats and queue and _may_go(queue[0], piece):
        if _demand(queue[0], islice(queue, 1, None)) > sheet.room(queue[0]):
            break
        sheet.add(queue.popleft())


def _may_go(other: Piece, before: Piece) -> bool:
    return other.flows or bool(other.floats and other.floats != before.floats)
