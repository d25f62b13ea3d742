"""Place the back pages of a card: what its front can't bear, in order, as large as it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from report_builder.errors import StoryError
from report_builder.model import plain
from report_builder.render.page import Element, Page
from report_builder.render.place.card.fit import FLOOR, LAYOUT, SMALL, USUAL, in_front, sizes_of
from report_builder.render.place.card.head import back_head
from report_builder.render.place.card.parts import TOO_LONG, Part, Sheet, block, count, cut, most
from report_builder.render.place.card.text import BOTTOM, GAP, HEIGHT, TOP, Block
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Slide
from report_builder.story.card.names import CardLabel

SIZES = (USUAL, SMALL, FLOOR)
"""Sizes of the text in points, of which the largest is taken at which one page is enough."""


@dataclass(frozen=True, slots=True)
class _Placed:
    part: Part
    block: Block


def back_pages(slide: Slide, parts: Sequence[Part]) -> Iterator[Sheet]:
    """Yield the back pages of a card, each with the slide that says what stands on it.

    Raises StoryError for an entry that fits on no page.
    """
    filled = ((size, _filled(slide, parts, sizes_of(size))) for size in SIZES)
    alone = next(((size, pages) for size, pages in filled if len(pages) <= 1), None)
    size, pages = alone or (SMALL, _filled(slide, parts, sizes_of(SMALL)))
    for number, placed in enumerate(pages, start=2):
        yield _sheet(slide, placed, number, sizes_of(size))


def _filled(slide: Slide, parts: Sequence[Part], sizes: Sizes) -> list[list[_Placed]]:
    """Fill page after page; what is too long for a page goes on with the next one."""
    whole = HEIGHT - TOP - BOTTOM - back_head(slide, sizes).height - GAP
    pages: list[list[_Placed]] = []
    room = 0.0
    for part in parts:
        while count(part):
            fitting = most(part, room, sizes) if pages else 0
            if not fitting and room == whole:
                raise StoryError("card", slide.id, plain(slide.title), TOO_LONG)
            if fitting:
                first = cut(part, 0, fitting)
                pages[-1].append(_Placed(first, block(first, sizes)))
                room -= pages[-1][-1].block.height + GAP
                part = cut(part, fitting, count(part))
            if count(part):
                pages.append([])
                room = whole
    return pages


def _sheet(slide: Slide, placed: Sequence[_Placed], number: int, sizes: Sizes) -> Sheet:
    panels = tuple(chain.from_iterable(one.part for one in placed))
    labels = tuple(label for label in slide.labels if label[0] == CardLabel.MARK)
    own = replace(slide, id=f"{slide.id}/{number}", panels=panels, labels=labels)
    page = Page(
        id=own.id,
        number=number,
        layout=LAYOUT,
        title=plain(slide.title),
        section=slide.section,
        elements=_elements((back_head(own, sizes), *(one.block for one in placed))),
        synthetic=slide.synthetic,
    )
    return Sheet(own, page)


def _elements(blocks: Sequence[Block]) -> tuple[Element, ...]:
    elements: list[Element] = []
    y = TOP
    for one in blocks:
        elements += one.draw(y)
        y += one.height + GAP
    return tuple(sorted(elements, key=in_front))
