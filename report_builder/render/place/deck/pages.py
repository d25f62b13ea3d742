"""Turn a deck into pages: each slide at the largest size that fits, divided when none does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from report_builder.errors import StoryError
from report_builder.model import Run, plain
from report_builder.problem import Words
from report_builder.render.page import Box, Element, Page
from report_builder.render.place import grid
from report_builder.render.place.deck import (
    diagrams,
    dimensions,
    frame,
    infographic,
    opening,
    results,
)
from report_builder.render.place.flow import DENSE, Sizes
from report_builder.story.blocks import Deck, Panel, Slide

Placer = Callable[[Slide, Box, Sizes], tuple[Element, ...] | None]

TOO_LONG = Words("ข้อความยาวเกินหน้า โปรดตัดให้สั้นลง", "the text fits on no page: shorten it")
CONTINUED = "\u00a0(ต่อ)"

PLACERS: dict[str, tuple[tuple[Placer, ...], str, tuple[float, ...]]] = {
    "agenda": ((opening.agenda,), "agenda", (20.0, 18.0, 16.0, 14.0)),
    "bullets": ((opening.bullets,), "bullets", (18.0, 16.0, 14.0, 12.0)),
    "panels": ((grid.place,), "two_columns", (16.0, 14.0, 12.0)),
    "rows": ((results.told_rows,), "two_columns", (16.0, 14.0, 12.0)),
    "exhibits": ((grid.place,), "four_panels", (16.0, 14.0, 12.0)),
    "infographic": ((infographic.infographic,), "infographic", (14.0, 12.0)),
    "stages": ((diagrams.stages,), "two_columns", (16.0, 14.0, 12.0)),
    "timeline": ((diagrams.timeline,), "two_columns", (16.0, 14.0, 12.0)),
    "matrix": ((diagrams.matrix,), "two_columns", (14.0, 12.0)),
    "hub": ((diagrams.hub,), "two_columns", (18.0, 16.0, 14.0, 12.0)),
    "table": ((results.table,), "table", (16.0, 14.0, 12.0)),
    "framework": ((dimensions.framework,), "infographic", (16.0, 14.0, 12.0)),
    "scores": ((dimensions.scores,), "big_numbers", (14.0, 12.0)),
    "overview": ((results.overview,), "chart_text", (16.0, 14.0, 12.0)),
    "findings": ((results.findings, results.dense_findings), "chart_text", (16.0, 14.0, 12.0)),
}
"""Per kind of slide: how it is placed, the layout it is built on, the sizes to try."""


def deck_pages(deck: Deck) -> tuple[Page, ...]:
    """Return the pages of a deck in order, numbered from 1.

    Raises StoryError for text that fits on no page.
    """
    parts = [part for slide in deck.slides for part in _fitted(slide)]
    return tuple(_page(slide, elements, place + 1) for place, (slide, elements) in enumerate(parts))


def _page(slide: Slide, elements: tuple[Element, ...], number: int) -> Page:
    cover = slide.kind == "cover"
    framed = elements if cover else (*frame.header(slide), *elements, *frame.footer(slide, number))
    return Page(
        id=slide.id,
        number=number,
        layout="cover" if cover else PLACERS[slide.kind][1],
        title=plain(slide.title),
        section=slide.section,
        elements=framed,
        notes=slide.notes,
        synthetic=slide.synthetic,
    )


def _fitted(slide: Slide) -> Iterator[tuple[Slide, tuple[Element, ...]]]:
    if slide.kind == "cover":
        yield slide, opening.cover(slide)
        return
    placers, _, sizes = PLACERS[slide.kind]
    area = frame.body(slide)
    tries = [*product(placers, map(Sizes, sizes)), (placers[-1], DENSE)]
    for placer, tried in tries:
        elements = placer(slide, area, tried)
        if elements is not None:
            yield slide, elements
            return
    for part in _halves(slide):
        yield from _fitted(part)


def _halves(slide: Slide) -> tuple[Slide, Slide]:
    """Divide a slide that doesn't fit; its second half says that it goes on."""
    first, second = _divided(slide)
    title = (*slide.title, Run(CONTINUED))
    return first, replace(second, id=f"{slide.id}-2", title=title, notes=())


def _words_apart(slide: Slide) -> tuple[Slide, Slide]:
    """Part the words of an overview from its charts, which they are the first to give way to."""
    profile, *others = slide.panels
    words = Panel(f"{profile.name}.text", paragraphs=profile.paragraphs, color=profile.color)
    charts = replace(slide, panels=(replace(profile, paragraphs=()), *others))
    return charts, replace(slide, kind="bullets", panels=(words,))


def _divided(slide: Slide) -> tuple[Slide, Slide]:
    if slide.kind == "overview" and slide.panels[0].paragraphs:
        return _words_apart(slide)
    fixed = slide.panels[:1] if slide.kind in ("findings", "overview") else ()
    free = slide.panels[len(fixed) :]
    if len(free) > 1 and slide.kind not in ("matrix", "timeline", "hub", "agenda"):
        half = -(-len(free) // 2)
        parts = ((*fixed, *free[:half]), (*fixed, *free[half:]))
        return replace(slide, panels=parts[0], rows=()), replace(slide, panels=parts[1], rows=())
    paragraphs = slide.panels[0].paragraphs if len(slide.panels) == 1 else ()
    if len(paragraphs) < 2:
        raise StoryError("deck", slide.id, plain(slide.title), TOO_LONG)
    half = -(-len(paragraphs) // 2)
    whole = slide.panels[0]
    first, second = (replace(whole, paragraphs=p) for p in (paragraphs[:half], paragraphs[half:]))
    return replace(slide, panels=(first,)), replace(slide, panels=(second,))
