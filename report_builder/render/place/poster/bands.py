"""Place what a poster shows: the score, units on the map, findings, gaps and recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Figure,
    Line,
    MapBox,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow, grid
from report_builder.render.place.deck.overview import overview
from report_builder.render.place.deck.pages import Placer
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide, UnitMap
from report_builder.story.chartspec import ChartSpec

NUMBERS = (132.0, 96.0, 84.0, 72.0, 60.0, 44.0, 28.0)
"""Sizes of the score of the whole, the largest first."""
COUNTS = (44.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0)
"""Sizes of the numbers of groups and findings."""
SCORE, MAP = (3.1, 7.0), (3.0, 2.0)
"""Shares of width of the score and its chart, and of the map and its groups."""
FINDING = 1.75
"""Inches of the number of a finding."""
ROOMY = 0.8
"""Inches that the card of a finding gains at most."""
PAD, APART, DISC, SWATCH = 0.18, 0.12, 0.4, 0.16
"""Inches within a card, between cards, and of the sides of a disc and of the colour of a group."""


def score(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the score of the whole, larger than all else, beside what it is made of."""
    panels = [panel for panel in slide.panels if isinstance(panel.exhibit, ChartSpec)]
    left, right = columns(area, SCORE) if panels else (area, area)
    notes = [flow.caption_line(p.text, flow.FLOOR) for panel in panels for p in panel.paragraphs]
    deep = flow.height(notes, left.w)
    told = _national(dict(slide.labels), replace(left, h=area.h - deep - PAD))
    charts = [_chart(p, b, sizes) for p, b in zip(panels, _beside(panels, right), strict=True)]
    if told is None or None in charts:
        return None
    foot = Box(left.x, area.bottom - deep, left.w, deep)
    shown = (element for chart in charts for element in chart or ())
    return (*told, *flow.box("national.reading", foot, notes), *shown)


def _beside(panels: Sequence[Panel], area: Box) -> Sequence[Box]:
    return columns(area, [1.0] * len(panels)) if panels else ()


def _national(labels: Mapping[str, Text], area: Box) -> tuple[TextBox, ...] | None:
    """Return the number as large as it stands in one line, and what it is under it."""
    name = Line(labels["national_label"], Role.HEADING, Face.BOLD, 14.0, "ink", leading=1.35)
    words = (
        flow.with_company(name, area.w),
        Line(labels["national_unit"], Role.TEXT, Face.BODY, 14.0, "muted", leading=1.4),
    )
    deep = flow.height(words, area.w)
    for size in NUMBERS:
        line = Line(labels["national"], Role.TEXT, Face.HEADING, size, "brand", leading=1.2)
        tall = flow.height((line,), area.w)
        if tall + deep <= area.h and _is_whole(line, area.w):
            under = Box(area.x, area.y + tall, area.w, deep)
            number = TextBox("national", replace(area, h=tall), (line,))
            return number, TextBox("national.label", under, words)
    return None


def _is_whole(line: Line, width: float) -> bool:
    return flow.text_lines(line, width) == 1 and not flow.broken_word((line,), width)


def _chart(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a chart below its head, None where it has less than its least height."""
    assert isinstance(panel.exhibit, ChartSpec)
    head = flow.head_lines(panel, sizes)
    tall = flow.height(head, area.w) + (sizes.gap if head else 0.0)
    least, _ = grid.exhibit_heights(panel, area.w, sizes)
    box = Box(area.x, area.y + tall, area.w, area.h - tall)
    if least > box.h:
        return None
    chart = ChartBox(panel.exhibit.name, box, panel.exhibit, sizes.caption)
    return (*flow.box(f"{panel.name}.head", replace(area, h=tall), head), chart)


def areas(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the map with its groups beside it, or units and groups where there is no map."""
    maps = [panel for panel in slide.panels if isinstance(panel.exhibit, UnitMap)]
    if not maps:
        return overview(slide, area, sizes)
    left, right = columns(area, MAP)
    told = _groups([panel for panel in slide.panels if not panel.exhibit], right, sizes)
    if told is None:
        return None
    (panel,) = maps
    assert isinstance(panel.exhibit, UnitMap)
    note = (flow.caption_line(panel.caption, flow.FLOOR),) if panel.caption else ()
    deep = flow.height(note, left.w)
    under = Box(left.x, left.bottom - deep, left.w, deep)
    field = replace(left, h=left.h - deep)
    return (MapBox(panel.exhibit.name, field, panel.exhibit), *flow.box("note", under, note), *told)


def _groups(panels: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return what is said of groups, then a large count for each, from top to bottom."""
    heads, groups = ([p for p in panels if bool(p.number) is own] for own in (False, True))
    head = [line for panel in heads for line in flow.head_lines(panel, sizes)]
    deep, wide = flow.height(head, area.w), area.w - SWATCH - APART
    left = (area.h - deep) / max(1, len(groups))
    for size in COUNTS:
        told = [_group(panel, size, sizes) for panel in groups]
        tall = max((flow.height(lines, wide) for lines in told), default=0.0) + APART
        if tall <= left and all(_is_whole(lines[0], wide) for lines in told):
            break
    else:
        return None
    step = min(left, 1.35 * tall)
    places = rows(Box(area.x, area.y + deep + APART, area.w, 0.0), [step] * len(groups), 0.0)
    return (
        *flow.box("groups.head", replace(area, h=deep), head),
        *(
            element
            for panel, lines, place in zip(groups, told, places, strict=True)
            for element in _counted(panel, lines, Box(place.x, place.y, place.w, tall))
        ),
    )


def _group(panel: Panel, size: float, sizes: Sizes) -> tuple[Line, Line]:
    counted = (*panel.number, Run("\u00a0"), *panel.unit)
    number = Line(counted, Role.TEXT, Face.HEADING, size, "ink", leading=1.15)
    return number, Line(panel.heading, Role.TEXT, Face.BODY, sizes.body, "ink", leading=1.35)


def _counted(panel: Panel, lines: Sequence[Line], area: Box) -> Iterator[Element]:
    color = Box(area.x, area.y + 0.05, SWATCH, area.h - APART - 0.05)
    edge = theme().edge(panel.color)
    yield Figure(f"{panel.name}.swatch", color, Shape.RECTANGLE, panel.color, edge)
    left = area.x + SWATCH + APART
    yield TextBox(panel.name, Box(left, area.y, area.right - left, area.h), tuple(lines))


def findings(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return a card for each finding, one below the other: its number, and what it says."""
    wide = area.w - FINDING - 3 * PAD
    told = [_said(panel, sizes) for panel in slide.panels]
    numbers = [_numbered(panel, sizes) for panel in slide.panels]
    pairs = zip(numbers, told, strict=True)
    needs = [max(flow.height(n, FINDING), flow.height(t, wide)) + 2 * PAD for n, t in pairs]
    spare = (area.h - sum(needs) - APART * (len(needs) - 1)) / max(1, len(needs))
    words = [line for lines in (*numbers, *told) for line in lines]
    if spare < 0 or flow.broken_word(words, min(FINDING, wide)):
        return None
    places = rows(area, [need + min(spare, ROOMY) for need in needs], APART)
    return tuple(
        element
        for panel, number, lines, place in zip(slide.panels, numbers, told, places, strict=True)
        for element in _card(panel, number, lines, place)
    )


def _numbered(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the number of a finding as large as it stands in one line, and what it counts."""
    lines = [
        Line(panel.number, Role.TEXT, Face.HEADING, size, panel.color, leading=1.12)
        for size in COUNTS
    ]
    number = next((line for line in lines if _is_whole(line, FINDING)), lines[-1])
    return number, Line(panel.unit, Role.TEXT, Face.BODY, sizes.caption, "muted", leading=1.35)


def _said(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    caption = Line(panel.caption, Role.NOTE, Face.BOLD, sizes.caption, "muted", leading=1.35)
    heading = flow.heading_line(panel.heading, sizes.heading)
    return (caption, heading, *flow.body_lines(panel.paragraphs, sizes, space=0.2))


def _card(
    panel: Panel, number: tuple[Line, ...], told: tuple[Line, ...], area: Box
) -> Iterator[Element]:
    inner = area.inset(PAD, PAD)
    yield Figure(f"{panel.name}.card", area, Shape.RECTANGLE, "tint")
    yield Figure(f"{panel.name}.edge", replace(area, w=0.06), Shape.RECTANGLE, panel.color)
    yield TextBox(f"{panel.name}.number", replace(inner, w=FINDING), number, "middle")
    right = inner.x + FINDING + PAD
    words = Box(right, inner.y, inner.right - right, inner.h)
    yield TextBox(f"{panel.name}.words", words, told, "middle")


def gaps(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return what is farthest apart, one below the other."""
    (panel,) = slide.panels
    return _chart(panel, area, sizes)


def advice(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return what is recommended in each dimension, one below the other."""
    wide = area.w - DISC - APART
    told = [_advised(panel, sizes) for panel in slide.panels]
    needs = [max(DISC, flow.height(lines, wide)) for lines in told]
    spare = (area.h - sum(needs)) / max(1, len(needs))
    if spare < 0 or flow.broken_word([line for lines in told for line in lines], wide):
        return None
    places = rows(area, [need + spare for need in needs], 0.0)
    return tuple(
        element
        for panel, lines, place in zip(slide.panels, told, places, strict=True)
        for element in (
            *disc(panel.name, Box(place.x, place.y, DISC, DISC), panel.icon, panel.color),
            TextBox(panel.name, Box(place.right - wide, place.y, wide, place.h), lines),
        )
    )


def _advised(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    bare = (replace(paragraph, bullet="") for paragraph in panel.paragraphs)
    return (heading, *flow.body_lines(bare, replace(sizes, leading=1.34), space=0.1))


BANDS: Mapping[str, Placer] = {
    "score": score,
    "areas": areas,
    "findings": findings,
    "gaps": gaps,
    "advice": advice,
}
"""What places each band, by the id of its slide."""
