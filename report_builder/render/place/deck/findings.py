"""Place what was found on a dimension: its score, and a row for each of its indicators.

A row has the indicator's score and name over its track, and beside it what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import facts_in
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Figure,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow, grid
from report_builder.render.place.deck.indicators import indicator_rows
from report_builder.render.place.deck.scores import largest
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import ChartKind, ChartSpec

WIDTHS = ((1.9, 3.4, 6.0), (1.9, 3.85, 5.55), (1.9, 4.2, 5.2), (1.86, 3.5, 5.94))
"""Shares of width of the dimension, the tracks and the texts: with room for tracks, for texts."""
LEADINGS = (1.34, 1.27)
"""Distances of base lines of texts: as usual, and closer rather than smaller."""
BAND = (2.0, 8.0, 1.1)
"""Shares of width of the score, the name and the radar of a dimension over its indicators."""
LEGEND = ("scale", "unit", "unclear", "band", "whole")
ENOUGH = 0.9
"""Inches of a track that are as many as it needs."""
EMBLEM = 1.7
"""Inches of a radar beside the score at most."""


def findings(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the score of the dimension, then a row for each indicator: its track and its text."""
    close = (replace(sizes, leading=min(leading, sizes.leading)) for leading in LEADINGS)
    return next((way for own in close if (way := _roomiest(slide, area, own))), None)


def _roomiest(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the first way that gives tracks room enough, else the one that gives them most."""
    found = (_findings(slide, columns(area, widths), sizes) for widths in WIDTHS)
    ways = [way for way in found if way is not None]
    roomy = (way for way in ways if _lowest_track(way) >= ENOUGH)
    return next(roomy, max(ways, key=_lowest_track, default=None))


def _lowest_track(elements: Sequence[Element]) -> float:
    boxes = (e for e in elements if isinstance(e, ChartBox) and e.chart.kind is ChartKind.TRACKS)
    return min((round(each.box.h, 2) for each in boxes), default=0.0)


def _findings(slide: Slide, parts: tuple[Box, ...], sizes: Sizes) -> tuple[Element, ...] | None:
    profile, *panels = slide.panels
    own = _dimension(slide, profile, parts[0], sizes)
    told = indicator_rows(panels, {*facts_in(slide.title)}, parts[1:], sizes)
    return None if own is None or told is None else (*own, *told)


def stacked(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with the dimension over its indicators, for names too long beside them."""
    profile, *panels = slide.panels
    left, middle, right = columns(Box(area.x, area.y, area.w, 0.0), BAND)
    number = largest(f"{profile.name}.number", profile.number, left, profile.color)
    head = flow.head_lines(replace(profile, number=(), unit=()), replace(sizes, body=flow.FLOOR))
    labels = dict(slide.labels)
    notes = [flow.caption_line(labels[n], flow.FLOOR) for n in LEGEND if labels.get(n)]
    lines = (*head, *notes)
    deep = max(number.box.h, flow.height(lines, middle.w), BAND[2])
    below = Box(area.x, area.y + deep + 0.1, area.w, area.h - deep - 0.1)
    told = indicator_rows(panels, {*facts_in(slide.title)}, columns(below, (5.7, 6.0)), sizes)
    if told is None:
        return None
    return (
        *((number,) if profile.number else ()),
        *flow.box(f"{profile.name}.head", replace(middle, h=deep), lines),
        *_profile(profile, replace(right, h=BAND[2]), sizes),
        *told,
    )


def _dimension(slide: Slide, profile: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the score of the dimension with its name, its radar, and how to read the tracks."""
    number = largest(f"{profile.name}.number", profile.number, area, profile.color)
    plainly = replace(profile, number=(), unit=())
    head = flow.head_lines(plainly, replace(sizes, body=flow.FLOOR))
    tall = flow.height(head, area.w)
    deep = number.box.h if profile.number else 0.0
    legend = _legend(slide, area)
    room = area.h - deep - tall - sum(box.box.h for box in legend) - 0.2
    under = Box(area.x, area.y + deep, area.w, tall)
    shown = isinstance(profile.exhibit, ChartSpec)
    if room < (grid.exhibit_heights(profile, area.w, sizes)[0] if shown else 0.0):
        return None
    emblem = Box(area.x, under.bottom + 0.1, area.w, room)
    return (
        *((number,) if profile.number else ()),
        *flow.box(f"{profile.name}.head", under, head),
        *_profile(profile, emblem, sizes),
        *legend,
        *(glyph for box in legend for glyph in _glyph(box, profile.color)),
    )


def _profile(profile: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...]:
    chart = profile.exhibit
    if not isinstance(chart, ChartSpec):
        return ()
    side = min(EMBLEM, area.w, area.h)
    box = Box(area.x, area.y, side, side) if chart.kind is ChartKind.EMBLEM else area
    return (ChartBox(chart.name, box, chart, flow.FLOOR),)


def _legend(slide: Slide, area: Box) -> tuple[TextBox, ...]:
    """Return what the marks of the tracks mean, at the foot of an area."""
    labels = dict(slide.labels)
    lines = [
        (name, flow.caption_line(labels[name], flow.FLOOR)) for name in LEGEND if labels.get(name)
    ]
    talls = [flow.height((line,), area.w - 0.3) for _, line in lines]
    places = rows(Box(area.x, area.bottom - sum(talls), area.w, 0.0), talls, 0.0)
    return tuple(
        TextBox(f"legend.{name}", Box(area.x + 0.3, box.y, area.w - 0.3, box.h), (line,))
        for (name, line), box in zip(lines, places, strict=True)
    )


def _glyph(label: TextBox, color: str) -> tuple[Element, ...]:
    """Return the mark that a line of the legend tells of, before it."""
    x, y = label.box.x - 0.18, label.box.y + 0.7 * flow.FLOOR / flow.POINTS
    band = Figure(f"{label.name}.mark", Box(x - 0.1, y - 0.06, 0.2, 0.12), Shape.RECTANGLE, "quiet")
    spot = Box(x - 0.04, y - 0.04, 0.08, 0.08)
    dot = Figure(f"{label.name}.mark", spot, Shape.OVAL, "unit")
    ring = Figure(f"{label.name}.mark", spot, Shape.OVAL, "white", "unit")
    tick = Rule(f"{label.name}.mark", x, y - 0.09, x, y + 0.09, color, 4.0)
    field = replace(band, fill="tint")
    marks: dict[str, Element] = {"unit": dot, "unclear": ring, "band": band, "whole": tick}
    return (marks.get(label.name.rpartition(".")[2], field),)
