"""Turn a deck into pages: each slide at the largest size that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product, tee

from report_builder.errors import DoesNotFit
from report_builder.model import plain
from report_builder.render.page import Box, ChartBox, Element, Face, Page, Role, TextBox
from report_builder.render.place import flow, grid
from report_builder.render.place.deck import (
    across,
    advice,
    answers,
    case,
    close,
    compared,
    components,
    cover,
    diagrams,
    dimensions,
    findings,
    frame,
    heatmap,
    hub,
    infographic,
    matrix,
    openers,
    opening,
    overview,
    photograph,
    pillars,
    results,
    roster,
    scores,
    statements,
    storeys,
    timeline,
)
from report_builder.render.place.deck.sparse import enlarged
from report_builder.render.place.flow import DENSE, Sizes
from report_builder.render.place.room import has_room, tears_words
from report_builder.story.blocks import Deck, Slide

NARROW = 3.2
"""Inches of a chart beside a picture at least: other programs give its labels more room."""
Placer = Callable[[Slide, Box, Sizes], tuple[Element, ...] | None]

PLACERS: dict[str, tuple[tuple[Placer, ...], str, tuple[float, ...]]] = {
    "agenda": ((openers.agenda,), "agenda", (18.0, 16.0, 14.0, 12.0)),
    "bullets": (
        (pillars.quartered, opening.cards, enlarged(opening.bullets, 24.0, 1), opening.bullets),
        "bullets",
        (18.0, 16.0, 14.0, 12.0),
    ),
    "panels": ((grid.place,), "two_columns", (16.0, 14.0, 12.0)),
    "pillars": (
        (pillars.stacked, pillars.pillars, grid.place),
        "two_columns",
        (18.0, 16.0, 14.0, 12.0),
    ),
    "close": ((close.close,), "two_columns", (18.0, 16.0, 14.0, 12.0)),
    "statements": ((statements.statements,), "two_columns", (18.0, 16.0, 14.0, 12.0)),
    "advice": ((advice.advice, advice.close, advice.wide), "two_columns", (16.0, 14.0, 12.0)),
    "case": ((case.case, grid.place), "two_columns", (16.0, 14.0, 12.0)),
    "rows": ((results.told_rows,), "two_columns", (16.0, 14.0, 12.0)),
    "answers": (
        (across.across, answers.answers, answers.tight, answers.wordy, answers.small),
        "four_panels",
        (16.0, 14.0),
    ),
    "exhibits": ((grid.large, grid.led, grid.place), "four_panels", (16.0, 14.0, 12.0)),
    "infographic": (
        (infographic.on_one_axis, infographic.infographic),
        "infographic",
        (14.0, 12.0),
    ),
    "stages": ((diagrams.stages,), "two_columns", (16.0, 14.0, 12.0)),
    "timeline": ((timeline.timeline,), "two_columns", (16.0, 14.0, 12.0)),
    "matrix": ((matrix.matrix,), "two_columns", (14.0, 12.0)),
    "hub": ((hub.hub,), "two_columns", (18.0, 16.0, 14.0, 12.0)),
    "roster": ((roster.roster,), "two_columns", (16.0, 14.0, 12.0)),
    "table": ((heatmap.heatmap, compared.compared, results.table), "table", (16.0, 14.0, 12.0)),
    "components": (
        (
            enlarged(components.tiled, 24.0, 1),
            enlarged(components.components, 24.0, 1),
            enlarged(components.tiled, 20.0, 1),
            enlarged(components.components, 20.0, 1),
            components.tiled,
            components.components,
            grid.place,
        ),
        "two_columns",
        (14.0, 12.0),
    ),
    "framework": (
        (
            storeys.storeys,
            dimensions.readable(dimensions.framework),
            dimensions.readable(dimensions.even_framework),
            dimensions.framework,
        ),
        "infographic",
        (20.0, 18.0, 16.0, 14.0, 12.0),
    ),
    "scores": ((scores.scores,), "big_numbers", (14.0, 12.0)),
    "overview": ((overview.overview,), "chart_text", (16.0, 14.0, 12.0)),
    "findings": (
        (findings.drawn, findings.findings, findings.unnamed, findings.close),
        "chart_text",
        (16.0, 14.0, 12.0),
    ),
}
"""Per kind of slide: how it is placed, the layout it is built on, the sizes to try."""


def deck_pages(deck: Deck, first: int = 1) -> tuple[Page, ...]:
    """Return the pages of a deck in order, numbered from the first.

    Raises DoesNotFit for a slide that has to be divided first.
    """
    return tuple(_page(slide, number) for number, slide in enumerate(deck.slides, first))


def _page(slide: Slide, number: int) -> Page:
    elements = placed(slide)
    if elements is None:
        raise DoesNotFit(slide.id, "", plain(slide.title))
    cover = slide.kind == "cover"
    return Page(
        id=slide.id,
        number=number,
        layout="cover" if cover else PLACERS[slide.kind][1],
        title=plain(slide.title),
        section=slide.section,
        elements=elements if cover else (*elements, *frame.footer(slide, number)),
        notes=slide.notes,
        synthetic=slide.synthetic,
    )


@lru_cache(maxsize=128)
def placed(slide: Slide) -> tuple[Element, ...] | None:
    """Return a slide at the largest size at which all has room, None when there is none."""
    if slide.kind == "cover":
        return with_room(cover.cover(slide))
    header, area = frame.header(slide), frame.body(slide)
    if with_room(header) is None:
        return None
    elements = _pictured(slide, area) if slide.pictures else _told(slide, area)
    return None if elements is None else (*header, *elements)


def _pictured(slide: Slide, area: Box) -> tuple[Element, ...] | None:
    """Return a slide with its picture beside what it tells, or with that alone."""
    if not slide.panels:
        return photograph.alone(slide, area)
    for width in photograph.WIDTHS:
        left, shown = photograph.beside(slide, area, width)
        told = _told(slide, left)
        if told is not None and all(map(_stands_well, told)):
            return (*told, *shown)
    return None


def _stands_well(element: Element) -> bool:
    """Tell whether a chart beside a picture is wide enough, and a large number in one line."""
    if not isinstance(element, TextBox):
        return not isinstance(element, ChartBox) or element.box.w >= NARROW
    large = (x for x in element.lines if x.face is Face.HEADING and x.role is Role.TEXT)
    return all(flow.text_lines(line, element.box.w) == 1 for line in large)


def _told(slide: Slide, area: Box) -> tuple[Element, ...] | None:
    """Return what a slide tells in an area, as large as all has room there.

    A table is set smaller where that keeps its words whole.
    """
    placers, _, sizes = PLACERS[slide.kind]
    tries = [*product(placers, map(Sizes, sizes)), (placers[-1], DENSE)]
    found = (with_room(placer(slide, area, tried)) for placer, tried in tries)
    fitting, torn = tee(each for each in found if each is not None)
    whole = (each for each in fitting if not any(map(tears_words, each)))
    return next(whole, None) or next(torn, None)


def with_room(elements: Sequence[Element] | None) -> tuple[Element, ...] | None:
    """Return elements whose words all have room, None where some have none."""
    if elements is None or not all(map(has_room, elements)):
        return None
    return tuple(elements)
