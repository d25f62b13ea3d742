"""Place the overview: the units on the map and by region, their groups, and what is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from report_builder.model import Run, plain
from report_builder.render.charts import chart_heights
from report_builder.render.layout import columns
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
from report_builder.render.place import flow
from report_builder.render.place.deck import headed
from report_builder.render.place.deck.items import as_columns, drawn_column
from report_builder.render.place.flow import Sizes
from report_builder.render.theme import theme
from report_builder.story.blocks import Panel, Slide, UnitMap
from report_builder.story.chartspec import ChartSpec

MAP = 3.45
"""Inches of the map."""
INSET = (0.62, 0.62)
"""Where the small map stands in the corner of the tiles, in shares of their box."""
NOTE = 0.51
"""Where what is said of the tiles begins, in the corner over them, as a share of their width."""
BAR, LAST = 0.44, 1.95
"""Inches of the bar of groups, and of the words under its last part at most."""
COUNT, MOST = 14.0, 24.0
"""Sizes of the counts in the bar, and of the one that is more than all others."""
LEADING, CLOSE, OVER = 1.28, 0.03, 0.12
"""Distance of base lines in what is told, inches between parts that must stand closer, and over
headings at least."""
TOLD, ROOMY = 14.0, 1.5
"""Size of what is told above which the rows of units must have more than their least height, as a
multiple of it.
"""
PARTING, SWATCH = 0.02, 0.26
"""Inches between the parts of the bar, and from a colour of the list to its words."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The panels of an overview by what they are there for; any may be missing."""

    maps: tuple[Panel, ...]
    units: tuple[Panel, ...]
    groups: tuple[Panel, ...]
    heads: tuple[Panel, ...]
    told: tuple[Panel, ...]


def overview(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the map, the groups as one bar, and under it units by region and what is told.

    Parts stand closer together rather than all texts be smaller.
    """
    parts = _parts(slide.panels)
    close = replace(sizes, gap=CLOSE)
    return _placed(parts, area, sizes) or _placed(parts, area, close)


def _placed(parts: _Parts, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    *left, right = columns(area, (MAP, area.w - MAP) if parts.maps else (area.w,))
    groups, deep = _head(parts, right, sizes)
    told, tall = _told(parts.told, right, sizes)
    below = Box(right.x, right.y + deep, right.w, right.h - deep - tall)
    units = [_units(panel, below, sizes) for panel in parts.units]
    if below.h < 0 or any(found is None for found in units):
        return None
    drawn = (element for found in units for element in found or ())
    return (*(e for box in left for e in _maps(parts.maps, box)), *groups, *drawn, *told)


def _parts(panels: Sequence[Panel]) -> _Parts:
    plain_ones = [panel for panel in panels if not panel.exhibit]
    return _Parts(
        tuple(panel for panel in panels if isinstance(panel.exhibit, UnitMap)),
        tuple(panel for panel in panels if isinstance(panel.exhibit, ChartSpec)),
        tuple(panel for panel in plain_ones if panel.number),
        tuple(panel for panel in plain_ones if not panel.number and not panel.paragraphs),
        tuple(panel for panel in plain_ones if not panel.number and panel.paragraphs),
    )


def _maps(maps: Sequence[Panel], area: Box) -> Iterator[Element]:
    """Yield the first map with its note in one empty corner, and a second one small in another."""
    x, y = area.x + INSET[0] * area.w, area.y + INSET[1] * area.h
    small = Box(x, y, area.right - x, area.bottom - y)
    left = area.x + NOTE * area.w
    for panel, box in zip(maps, (area, small), strict=False):
        assert isinstance(panel.exhibit, UnitMap)
        yield MapBox(panel.exhibit.name, box, panel.exhibit, inset=False)
        said = flow.head_lines(panel, flow.DENSE)
        note = tuple(flow.whole_words(line, area.right - left) for line in said)
        corner = Box(left, area.y, area.right - left, flow.height(note, area.right - left))
        yield from flow.box(f"{panel.name}.note", corner, note)


def _head(parts: _Parts, area: Box, sizes: Sizes) -> tuple[list[Element], float]:
    """Return what is said of the groups and their bar, and the height of both."""
    found: list[Element] = []
    top = area.y
    for panel in parts.heads:
        head, tall = _headed(panel, replace(area, y=top), sizes)
        found += head
        top += tall + sizes.gap / 2
    if parts.groups:
        bar, tall = _groups(parts.groups, Box(area.x, top, area.w, area.bottom - top), sizes)
        found += bar
        top += tall + max(OVER, sizes.gap)
    return found, top - area.y


def _units(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    chart = panel.exhibit
    assert isinstance(chart, ChartSpec)
    head, tall = _headed(panel, area, sizes)
    top = area.y + tall + (sizes.gap / 2 if head else 0.0)
    least, _ = chart_heights(chart, area.w, flow.FLOOR)
    if top + least * (ROOMY if sizes.body > TOLD else 1.0) > area.bottom:
        return None
    box = Box(area.x, top, area.w, area.bottom - top)
    return (*head, ChartBox(chart.name, box, chart, flow.FLOOR))


def _headed(panel: Panel, area: Box, sizes: Sizes) -> tuple[tuple[Element, ...], float]:
    """Return heading and caption of a panel, on one line where both have room, and their height."""
    sizes = replace(sizes, body=max(flow.FLOOR, sizes.caption))
    beside = headed.has_room(panel, area, sizes)
    lines = flow.head_lines(replace(panel, caption=()) if beside else panel, sizes)
    box = replace(area, h=flow.height(lines, area.w))
    head = headed.heads(panel, box, sizes) if beside else flow.box(f"{panel.name}.head", box, lines)
    return head, box.h


def _groups(groups: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[list[Element], float]:
    """Return the groups as parts of one bar, named in and under it or in a list under it."""
    counts = [_count(panel) for panel in groups]
    unit = (area.w - PARTING * (len(groups) - 1)) / (sum(counts) or 1)
    starts = accumulate((count * unit + PARTING for count in counts[:-1]), initial=area.x)
    boxes = [Box(x, area.y, count * unit, BAR) for x, count in zip(starts, counts, strict=True)]
    most = max(counts, default=0) if counts.count(max(counts, default=0)) == 1 else 0
    large = [
        _inside(panel, MOST if count == most else COUNT)
        for panel, count in zip(groups, counts, strict=True)
    ]
    inside = [
        line if _fits(line, box.w - 0.1) else replace(line, size=COUNT)
        for line, box in zip(large, boxes, strict=True)
    ]
    if all(_fits(line, box.w - 0.1) for line, box in zip(inside, boxes, strict=True)):
        for size in (max(flow.FLOOR, sizes.caption), flow.FLOOR):
            under = [flow.caption_line(panel.heading, size) for panel in groups]
            under[-1] = replace(under[-1], align="right")
            places = _under(under, boxes)
            if all(map(_fits, under, (place.w for place in places))):
                return _named(groups, boxes, inside, under, places), BAR + places[0].h
    return _listed(groups, boxes, area)


def _under(lines: Sequence[Line], boxes: Sequence[Box]) -> list[Box]:
    """Return the places of the words under the parts; the last may begin before its part."""
    tall = flow.height(lines[:1], boxes[0].w)
    places = [Box(box.x, box.bottom, box.w, tall) for box in boxes]
    wide = max(boxes[-1].w, LAST)
    if len(boxes) > 1 and boxes[-1].w < LAST < boxes[-1].w + boxes[-2].w / 2:
        places[-1] = Box(boxes[-1].right - wide, boxes[-1].bottom, wide, tall)
        places[-2] = replace(places[-2], w=places[-1].x - places[-2].x)
    return places


def _count(panel: Panel) -> int:
    digits = "".join(letter for letter in plain(panel.number) if letter.isdigit())
    return int(digits or 0)


def _inside(panel: Panel, size: float) -> Line:
    text = (*panel.number, Run("\u00a0"), *panel.unit)
    tone = theme().text_on(panel.color)
    return Line(text, Role.TEXT, Face.BOLD, size, tone, leading=1.35)


def _fits(line: Line, width: float) -> bool:
    return width > 0 and flow.text_lines(line, width) == 1 and not flow.broken_word((line,), width)


def _named(
    groups: Sequence[Panel],
    boxes: Sequence[Box],
    inside: Sequence[Line],
    under: Sequence[Line],
    places: Sequence[Box],
) -> list[Element]:
    found: list[Element] = []
    for panel, box, line, name, place in zip(groups, boxes, inside, under, places, strict=True):
        found.append(_part(panel, box, (line,)))
        found.append(TextBox(f"{panel.name}.range", place, (name,)))
    return found


def _part(panel: Panel, box: Box, lines: tuple[Line, ...]) -> TextBox:
    shape, edge = Shape.RECTANGLE, theme().edge(panel.color)
    return TextBox(panel.name, box, lines, "middle", shape, panel.color, edge, (0.05, 0.0))


def _listed(
    groups: Sequence[Panel], boxes: Sequence[Box], area: Box
) -> tuple[list[Element], float]:
    """Return a bar without words, and under it a line for each group with its colour."""
    found: list[Element] = [
        Figure(f"{panel.name}.part", replace(box, h=BAR / 2), Shape.RECTANGLE, panel.color)
        for panel, box in zip(groups, boxes, strict=True)
        if box.w > PARTING
    ]
    lines = [
        Line(
            (*panel.number, Run("\u00a0"), *panel.unit, Run("  "), *panel.heading),
            Role.TEXT, Face.BODY, flow.FLOOR, "ink", leading=1.4,
        )
        for panel in groups
    ]  # fmt: skip
    places, deep = _places(lines, Box(area.x, area.y + BAR / 2 + 0.06, area.w, 0.0))
    for panel, line, box in zip(groups, lines, places, strict=True):
        swatch = Box(box.x, box.y + 0.05, 0.16, 0.14)
        found.append(Figure(f"{panel.name}.swatch", swatch, Shape.RECTANGLE, panel.color))
        text = Box(box.x + SWATCH, box.y, box.w - SWATCH, box.h)
        found.append(TextBox(panel.name, text, (line,)))
    return found, BAR / 2 + 0.06 + deep


def _places(lines: Sequence[Line], area: Box) -> tuple[list[Box], float]:
    """Return the places of the lines of a list, in two columns where each is one line there."""
    pair = columns(area, (1.0, 1.0), 0.1)
    two = len(lines) > 2 and all(_fits(line, pair[0].w - SWATCH) for line in lines)
    across = pair if two else (area,)
    down = -(-len(lines) // len(across))
    talls = [flow.height((line,), across[0].w - SWATCH) for line in lines]
    tall = max(talls)
    boxes = [
        Box(column.x, area.y + n * tall, column.w, tall) for column in across for n in range(down)
    ]
    return boxes[: len(lines)], down * tall


def _told(panels: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[list[Element], float]:
    """Return what is told at the foot of an area, texts beside each other, and its height."""
    found: list[Element] = []
    foot = area.bottom
    for panel in panels:
        head = flow.head_lines(panel, replace(sizes, body=max(flow.FLOOR, sizes.caption)))
        part = as_columns(panel.paragraphs, area.w, replace(sizes, leading=LEADING))
        top = foot - part.height
        tall = flow.height(head, area.w) + sizes.gap / 2
        found += flow.box(f"{panel.name}.head", Box(area.x, top - tall, area.w, tall), head)
        for n, (own, lines, icons) in enumerate(
            zip(part.boxes, part.columns, part.icons, strict=True), 1
        ):
            box = Box(area.x + own.x, top, own.w, part.height)
            found += drawn_column(f"{panel.name}.text{n}", lines, icons, box)
        foot = top - tall - max(OVER, sizes.gap)
    return found, area.bottom - foot
