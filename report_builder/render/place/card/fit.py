"""Fit a card on its page by declared steps: spacing, then type size, then fewer entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.render.page import Element, Figure, GivenUp, OutlineBox, Rule
from report_builder.render.place.flow import CARD, POINTS, Sizes
from report_builder.story.blocks import Slide, Table
from report_builder.story.card.names import CardPanel

SPACES = (1.0, 0.8, 0.6, 0.45, 0.35)
"""Distances between the parts of a card, as shares of the usual ones."""
FLOOR, SMALL, USUAL, LARGE = CARD[:4]
"""Sizes of the text of a card in points: the last where there is little of it, before it the usual
one, and on down to the floor."""
LAYOUT = "card"
MANY_ROWS = 25
"""Rows of the profile beyond which its card may go down to the floor."""
FEWER = (
    (CardPanel.ADVICE, 3),
    (CardPanel.STRENGTHS, 3),
    (CardPanel.STRENGTHS, 2),
    (CardPanel.GAPS, 2),
    (CardPanel.ADVICE, 2),
)
"""Lists that get shorter, in this order: the panel, and how many entries it keeps."""
ROW, MORE = 1.33, 1.31
"""Height of a row of a table, and of each more line of it, as multiples of its size: what is less
than the 1.3 that Sarabun needs is copied from a PDF as one line."""
STRETCHES = (1.15, 1.3, 1.5)
"""How much higher rows may be where there is room."""


def row_height(sizes: Sizes) -> float:
    """Return the height of a row of a table in inches."""
    return ROW * sizes.stretch * sizes.body / POINTS


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to fit a card: what is kept of it, its sizes, and what is given up for that."""

    slide: Slide
    sizes: Sizes
    space: float
    given_up: tuple[GivenUp, ...] = ()


def sizes_of(body: float) -> Sizes:
    """Return the sizes of a card led by that of its body, none of them under it but above usual."""
    floor = min(body, USUAL)
    return Sizes(body, tuple(size for size in CARD if size >= floor))


def plans(slide: Slide) -> Iterator[Plan]:
    """Yield the ways to fit a card on one page, the one that gives up nothing first.

    One of many rows is set smaller before it loses entries, any other only after that.
    """
    yield Plan(slide, sizes_of(LARGE), SPACES[0])
    plan = Plan(slide, sizes_of(USUAL), SPACES[0])
    yield plan
    for space in SPACES[1:]:
        plan = replace(plan, space=space, given_up=(GivenUp("spacing", space),))
        yield plan
    many = _rows(slide) > MANY_ROWS
    for way in (_smaller, _shorter) if many else (_shorter, _smaller):
        tried = list(way(plan))
        yield from tried
        plan = [plan, *tried][-1]


def _smaller(plan: Plan) -> Iterator[Plan]:
    for body in (SMALL, FLOOR) if _rows(plan.slide) > MANY_ROWS else (SMALL,):
        given_up = (*plan.given_up, GivenUp("type", body))
        plan = replace(plan, sizes=sizes_of(body), given_up=given_up)
        yield plan


def _rows(slide: Slide) -> int:
    tables = (p.exhibit for p in slide.panels if p.name == CardPanel.PROFILE)
    return sum(len(table.rows) for table in tables if isinstance(table, Table))


def stretched(plan: Plan) -> Iterator[Plan]:
    """Yield a plan with higher and higher rows, for a card that leaves much of its page free."""
    return (replace(plan, sizes=replace(plan.sizes, stretch=stretch)) for stretch in STRETCHES)


def _shorter(plan: Plan) -> Iterator[Plan]:
    for name, least in FEWER:
        slide = _cut(plan.slide, name, least)
        if slide != plan.slide:
            cut = GivenUp("entries", least, name)
            plan = replace(plan, slide=slide, given_up=(*plan.given_up, cut))
            yield plan


def _cut(slide: Slide, name: str, most: int) -> Slide:
    """Return the slide with a list cut to its first entries."""
    panels = (
        replace(p, paragraphs=p.paragraphs[:most]) if p.name == name else p for p in slide.panels
    )
    return replace(slide, panels=tuple(panels))


def leads(table: Table) -> tuple[bool, ...]:
    """Tell which rows of the profile are dimensions: their cells are bold."""
    return tuple(row[0][0].bold for row in table.rows)


def in_front(element: Element) -> bool:
    """Whether an element has something to say; what only decorates lies below it."""
    return not (
        isinstance(element, Figure | Rule) or (isinstance(element, OutlineBox) and not element.alt)
    )
