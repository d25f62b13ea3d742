"""Place the key figures of a card: each a large number under its label, over its caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from report_builder.model import plain
from report_builder.render.layout import columns
from report_builder.render.page import Box, Element, Face, Line, Role, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.text import inches, note, width
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel
from report_builder.story.card.names import CardPanel
from report_builder.thai.words import MISSING

HERO, NUMBER, LESS = 36.0, 22.0, 14.0
NUMBER_LEADING, LINES_LEADING = 1.02, 1.2
WEIGHTS = {
    CardPanel.SCORE: 1.1,
    CardPanel.RANK: 2.05,
    CardPanel.GAP: 1.2,
    CardPanel.RESPONDED: 0.85,
}
"""How wide the key figures are relative to each other."""
MOST_FIGURES = 3
"""Key figures share the row as if there were at least so many."""


def figures_height(figures: Sequence[Panel], wide: float, sizes: Sizes) -> float:
    """Return how high key figures are in a row of a width, with their labels and captions."""
    cells = _cells(figures, Box(0.0, 0.0, wide, 1.0))
    captions = [
        flow.height((_caption(p, sizes),), c.w) for p, c in zip(figures, cells, strict=True)
    ]
    return _label_height(figures, cells, sizes) + _number_height() + max(captions, default=0.0)


def _label_height(figures: Sequence[Panel], cells: Sequence[Box], sizes: Sizes) -> float:
    labels = ((_heading(panel, sizes),) for panel in figures)
    return max(
        (flow.height(*of) for of in zip(labels, (c.w for c in cells), strict=True)), default=0.0
    )


def _number_height() -> float:
    return HERO * NUMBER_LEADING / flow.POINTS


def _heading(panel: Panel, sizes: Sizes) -> Line:
    return note(panel.heading, sizes.caption)


def _caption(panel: Panel, sizes: Sizes) -> Line:
    return note(panel.caption, sizes.caption, "alert" if panel.color == "alert" else "ink")


def key_figures(figures: Sequence[Panel], row: Box, sizes: Sizes) -> tuple[Element, ...]:
    """Return key figures beside each other in a row, their numbers on one line."""
    cells = _cells(figures, row)
    low = row.y + _label_height(figures, cells, sizes)
    return tuple(
        chain.from_iterable(
            _figure(panel, cell, low, sizes) for panel, cell in zip(figures, cells, strict=True)
        )
    )


def _cells(figures: Sequence[Panel], row: Box) -> tuple[Box, ...]:
    """Return the places of the key figures; few of them stand as close as four."""
    weights = [WEIGHTS[CardPanel(panel.name)] for panel in figures]
    spare = [1.0] * max(0, MOST_FIGURES - len(figures))
    return columns(row, [*weights, *spare], 0.15)[: len(figures)]


def _number(panel: Panel, room: float) -> Line:
    size, color = (HERO if panel.name == CardPanel.SCORE else NUMBER), "brand"
    if plain(panel.number) == MISSING:
        size, color = LESS, "muted"
    number = Line(panel.number, Role.TEXT, Face.HEADING, size, color, leading=NUMBER_LEADING)
    if width(number) <= room:
        return number
    lines = replace(number, leading=LINES_LEADING)
    less = [replace(lines, size=size) for size in (LESS, *reversed(flow.CARD)) if size <= LESS]
    return next((line for line in less if _has_room(line, room)), less[-1])


def _has_room(number: Line, room: float) -> bool:
    """Tell whether a name that stands for a number has room in the height of one."""
    lines = (number,)
    return flow.height(lines, room) <= _number_height() and not flow.broken_word(lines, room)


def _figure(panel: Panel, cell: Box, top: float, sizes: Sizes) -> tuple[Element, ...]:
    """Return a key figure whose number begins at `top`, its label in the cell above."""
    label, caption = _heading(panel, sizes), _caption(panel, sizes)
    number = _number(panel, cell.w)
    tall = flow.height((label,), cell.w)
    alone = width(number) <= cell.w
    rise = (HERO - number.size) * 0.30 / flow.POINTS if alone else 0.0
    high = inches(number) if alone else flow.height((number,), cell.w)
    spare = 0.0 if alone else (_number_height() - high) / 2
    box = Box(cell.x, top + _number_height() - high - rise - spare, cell.w, high)
    low = top + _number_height()
    return (
        TextBox(f"{panel.name}.label", Box(cell.x, top - tall, cell.w, tall), (label,)),
        TextBox(panel.name, box, (number,)),
        *flow.box(
            f"{panel.name}.caption",
            Box(cell.x, low, cell.w, flow.height((caption,), cell.w)),
            (caption,) if panel.caption else (),
        ),
    )
