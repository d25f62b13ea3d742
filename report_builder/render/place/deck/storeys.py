"""Place a framework of few indicators: a storey for each dimension, its door at the left.

Few indicators under doors side by side would leave most of a page empty; storeys fill it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.render.layout import GAP, rows
from report_builder.render.page import Box, Element, Figure, Icon, Line, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.dimensions import (
    bracketed,
    door_lines,
    weight_lines,
    weight_width,
)
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import even_rows
from report_builder.story.blocks import Panel, Slide

SIZES = (24.0, 20.0, 18.0)
"""Points of the words, of which the largest that has room is taken: smaller ones need a house."""
DOOR, PAD, ICON, ASIDE = 4.7, 0.2, 0.56, 0.16
"""Inches of a door, around what stands in a storey, of an icon, and beside it."""
APART = 0.5
"""Space between indicators, as a multiple of their size."""


@dataclass(frozen=True, slots=True)
class _Storey:
    """What stands in a storey: on its door the name and the weight, beside it the indicators."""

    panel: Panel
    name: tuple[Line, ...]
    weight: tuple[Line, ...]
    weighs: float
    """The inches of the weight."""
    items: tuple[Line, ...]

    @property
    def start(self) -> float:
        """Return where the name begins on the door, in inches."""
        return PAD + (ICON + ASIDE if self.panel.icon else 0.0)

    @property
    def room(self) -> float:
        """Return the inches that the name has on the door."""
        return DOOR - self.start - self.weighs - PAD

    def need(self, width: float) -> float:
        """Return the least height, with so many inches for the indicators."""
        words = flow.height(self.name, self.room), flow.height(self.items, width)
        return max(ICON, *words) + 2 * PAD

    def is_torn(self, width: float) -> bool:
        """Tell whether a word would have to be cut."""
        return flow.broken_word(self.name, self.room) or flow.broken_word(self.items, width)


def storeys(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a storey for each dimension over the whole area, or None where they have no room."""
    if sizes.body < SIZES[-1] or dict(slide.labels).get("enabling"):
        return None
    found = (_stacked(slide.panels, area, replace(sizes, body=size)) for size in SIZES)
    return next((way for way in found if way is not None), None)


def _stacked(panels: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    width = area.w - DOOR - 2 * PAD
    some = [_storey(panel, width, sizes) for panel in panels]
    needs = [own.need(width) for own in some]
    room = area.h - GAP / 2 * (len(some) - 1)
    if sum(needs) > room or any(own.is_torn(width) for own in some):
        return None
    places = rows(area, even_rows(needs, room), GAP / 2)
    return tuple(
        element for own, place in zip(some, places, strict=True) for element in _drawn(own, place)
    )


def _storey(panel: Panel, width: float, sizes: Sizes) -> _Storey:
    bare = _Storey(panel, (), weight_lines(panel, sizes), weight_width(panel, sizes), ())
    items = flow.body_lines(panel.paragraphs, sizes, space=APART)
    return replace(
        bare,
        name=door_lines(panel, bare.room, sizes),
        items=tuple(bracketed(replace(line, leading=1.32), width) for line in items),
    )


def _drawn(own: _Storey, area: Box) -> tuple[Element, ...]:
    name, middle = own.panel.name, area.y + area.h / 2
    head = replace(area, w=DOOR)
    x = head.x + own.start
    words, weighs = replace(head, x=x, w=own.room), replace(head, x=x + own.room, w=own.weighs)
    square = Box(head.x + PAD, middle - ICON / 2, ICON, ICON)
    list_ = Box(head.right + PAD, area.y, area.w - DOOR - 2 * PAD, area.h)
    return (
        Figure(f"{name}.room", area, Shape.RECTANGLE, "tint"),
        Figure(f"{name}.door", head, Shape.RECTANGLE, own.panel.color),
        *((Icon(f"{name}.icon", square, own.panel.icon, "white"),) if own.panel.icon else ()),
        TextBox(name, words, own.name, "middle"),
        *flow.box(f"{name}.weight", weighs, own.weight, anchor="middle"),
        *flow.box(f"{name}.indicators1", list_, own.items, anchor="middle"),
    )
