"""Place what was found on a dimension: its score, and a row for each of its indicators.

A row has the indicator's score and name over its track, and beside it what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text
from report_builder.render.layout import columns, rows
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Figure,
    Icon,
    Line,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow, grid
from report_builder.render.place.deck.scores import largest
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import ChartKind, ChartSpec, Panel, Slide

WIDTHS = ((1.9, 4.2, 5.2), (1.9, 3.85, 5.55), (1.9, 3.5, 5.9))
"""Shares of width of the dimension, the tracks and the texts: with room for tracks, for texts."""
CLOSE = 1.34
"""Distance of base lines of texts."""
BAND = (2.0, 8.0, 1.1)
"""Shares of width of the score, the name and the radar of a dimension over its indicators."""
LEGEND = ("unit", "unclear", "band", "whole")
NUMBER, NUMBERS = 0.82, (24.0, 20.0, 18.0, 16.0)
"""Inches of the score of an indicator, and the points at which it is tried, for all rows alike."""
PAD = 0.035
"""Inches over and under what stands in a row, at least."""
TRACK = 2.4
"""Height of a track with the names of its ends at least, as a multiple of the size."""
TALLEST = 1.9
"""Inches of a track at most."""
STEPS, MOST_SPARE = 60, 1.7
"""Steps in which spare height is given to rows, and inches that each may get at most."""
ICON, LEAST_ICON = 0.36, 0.24
"""Inches of the side of an icon under a score, and at least."""
EMBLEM = 1.7
"""Inches of a radar beside the score at most."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row before it is placed: its panel, its head and its text."""

    panel: Panel
    head: tuple[Line, ...]
    text: tuple[Line, ...]
    number: tuple[float, float]


def findings(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the score of the dimension, then a row for each indicator: its track and its text."""
    close = replace(sizes, leading=min(CLOSE, sizes.leading))
    ways = [_findings(slide, columns(area, widths), close) for widths in WIDTHS]
    return max((way for way in ways if way is not None), key=_lowest_track, default=None)


def _lowest_track(elements: Sequence[Element]) -> float:
    boxes = (e for e in elements if isinstance(e, ChartBox) and e.chart.kind is ChartKind.TRACKS)
    return min((round(each.box.h, 2) for each in boxes), default=0.0)


def _findings(slide: Slide, parts: tuple[Box, ...], sizes: Sizes) -> tuple[Element, ...] | None:
    profile, *panels = slide.panels
    own, told = _dimension(slide, profile, parts[0], sizes), _rows(panels, parts[1:], sizes)
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
    told = _rows(panels, columns(below, (5.7, 6.0)), sizes)
    if told is None:
        return None
    return (
        *((number,) if profile.number else ()),
        *flow.box(f"{profile.name}.head", replace(middle, h=deep), lines),
        *_profile(profile, replace(right, h=BAND[2]), sizes),
        *told,
    )


def _rows(
    panels: Sequence[Panel], parts: tuple[Box, ...], sizes: Sizes
) -> tuple[Element, ...] | None:
    """Return a row for each indicator in the columns of tracks and of texts."""
    middle, right = parts
    size = _number_size(panels)
    some = [_row(panel, size, sizes) for panel in panels]
    needs = [_need(row, middle, right, sizes) for row in some]
    spare = middle.h - sum(needs)
    if spare < 0:
        return None
    heads = [flow.height(row.head, middle.w - row.number[0]) for row in some]
    heights = _levelled(needs, heads, spare) if needs else []
    rooms = (_room(row, tall, middle) for row, tall in zip(some, heights, strict=True))
    track = min(TALLEST, min(rooms, default=0.0))
    places = rows(Box(middle.x, middle.y, right.right - middle.x, middle.h), heights, 0.0)
    return tuple(
        element
        for row, place in zip(some, places, strict=True)
        for element in _placed(row, place, (middle, right), track, sizes)
    )


def _number_size(panels: Sequence[Panel]) -> float:
    """Return the largest size at which the scores of all rows stand whole."""
    scores = [panel.number for panel in panels if panel.number]
    return next((s for s in NUMBERS if all(_is_whole(text, s) for text in scores)), NUMBERS[-1])


def _is_whole(number: Text, size: float) -> bool:
    line = flow.number_line(number, (), size, "ink")
    return not flow.broken_word((line,), NUMBER) and flow.text_lines(line, NUMBER) == 1


def _row(panel: Panel, size: float, sizes: Sizes) -> _Row:
    head = (flow.heading_line(panel.heading, sizes.body),) if panel.heading else ()
    text = flow.body_lines(panel.paragraphs, sizes, space=0.15)
    return _Row(panel, head, text, (NUMBER, size) if panel.number else (0.0, 0.0))


def _track(row: _Row, sizes: Sizes) -> float:
    """Return the least height of the exhibit of a row in inches."""
    exhibit = row.panel.exhibit
    if not isinstance(exhibit, ChartSpec):
        return 0.0
    return TRACK * flow.FLOOR / flow.POINTS


def _need(row: _Row, middle: Box, right: Box, sizes: Sizes) -> float:
    head = flow.height(row.head, middle.w - row.number[0])
    number = 1.3 * row.number[1] / flow.POINTS
    left = max(head + _track(row, sizes), number)
    return max(left, flow.height(row.text, right.w)) + 2 * PAD


def _levelled(needs: Sequence[float], heads: Sequence[float], spare: float) -> list[float]:
    """Return heights of rows that share what is spare, least room under heads first."""
    heights, left = list(needs), min(spare, MOST_SPARE * len(needs))
    for _ in range(STEPS):
        rooms = [tall - head for tall, head in zip(heights, heads, strict=True)]
        heights[rooms.index(min(rooms))] += left / STEPS
    return heights


def _room(row: _Row, tall: float, middle: Box) -> float:
    """Return the height that a row leaves for its track in inches."""
    return tall - 2 * PAD - flow.height(row.head, middle.w - row.number[0])


def _placed(
    row: _Row, place: Box, parts: tuple[Box, Box], track: float, sizes: Sizes
) -> tuple[Element, ...]:
    (middle, right), panel, top = parts, row.panel, place.y + PAD
    x, wide = middle.x + row.number[0], middle.w - row.number[0]
    head = flow.height(row.head, wide)
    return (
        Rule(f"{panel.name}.rule", place.x, place.y, place.right, place.y, "hairline"),
        *_number(row, Box(middle.x, top, row.number[0], place.bottom - PAD - top)),
        *flow.box(f"{panel.name}.head", Box(x, top, wide, head), row.head),
        *_exhibit(panel, Box(x, top + head, wide, track), sizes),
        *flow.box(f"{panel.name}.text", Box(right.x, top, right.w, place.bottom - top), row.text),
    )


def _number(row: _Row, area: Box) -> tuple[Element, ...]:
    """Return the score of a row, and the icon of its indicator under it."""
    panel = row.panel
    if not panel.number:
        return ()
    number = replace(flow.number_line(panel.number, (), row.number[1], panel.color), leading=1.1)
    tall = flow.height((number,), area.w)
    side = min(ICON, area.h - tall - 0.02)
    box = Box(area.x + 0.04, area.y + tall, side, side)
    pictured = panel.icon and side >= LEAST_ICON
    return (
        TextBox(f"{panel.name}.number", Box(area.x, area.y, area.w, tall), (number,)),
        *((Icon(f"{panel.name}.icon", box, panel.icon, panel.color),) if pictured else ()),
    )


def _exhibit(panel: Panel, box: Box, sizes: Sizes) -> tuple[Element, ...]:
    if not isinstance(panel.exhibit, ChartSpec):
        return ()
    return (ChartBox(panel.exhibit.name, box, panel.exhibit, flow.FLOOR),)


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
    marks: dict[str, Element] = {"unit": dot, "unclear": ring, "band": band, "whole": tick}
    return (marks[label.name.rpartition(".")[2]],)
