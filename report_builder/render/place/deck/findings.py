"""Place what was found on a dimension: its score in one line, then a row for each indicator.

A row has the indicator's score, its name over its track, and beside it what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product, tee

from report_builder.render.layout import columns
from report_builder.render.page import Box, Element, Figure, Line, Rule, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.indicators import indicator_rows
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide

WIDTHS = ((5.15, 6.5), (4.5, 7.15), (4.0, 7.65), (6.4, 5.25))
"""Shares of width of the scores with their tracks, and of the texts: all slides begin alike."""
LEADINGS = (1.36, 1.25)
"""Distances of base lines of texts: as usual, and closer rather than smaller."""
NUMBER, WORDS = 28.0, 14.0
"""Points of the score of the dimension, and of what is said of it."""
LEGEND = ("lowest", "units", "ends")
GAP, UNDER = 0.13, 0.05
"""Inches between the parts of the first line, and under it."""
GLYPH, HALF = 0.32, 0.5
"""Inches of the mark of a legend with the space after it, and the share of the first line that the
legend may have."""
AIR, LESS, CLOSE = 0.065, 0.045, 0.03
"""Inches over and under what stands in a row at least, as usual and where room is scarce."""


def drawn(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the score of the dimension, then a row for each indicator: its track and its text.

    Tracks name both of their ends, and the shares in texts are drawn. None rather than the smallest
    texts with air around them.
    """
    if sizes.body == flow.FLOOR:
        return None
    return _findings(slide, area, sizes, AIR, ends=True, gauges=True)


def findings(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same without the shares."""
    return _findings(slide, area, sizes, AIR, ends=True) if sizes.body > flow.FLOOR else None


def unnamed(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same without the names of the ends of tracks."""
    return _findings(slide, area, sizes, LESS) if sizes.body > flow.FLOOR else None


def close(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the same with less air in rows."""
    return _findings(slide, area, sizes, CLOSE)


def _findings(
    slide: Slide,
    area: Box,
    sizes: Sizes,
    air: float,
    *,
    ends: bool = False,
    gauges: bool = False,
) -> tuple[Element, ...] | None:
    profile, *panels = slide.panels
    head, deep = _head(slide, profile, area)
    below = Box(area.x, area.y + deep, area.w, area.h - deep)
    ways = (
        indicator_rows(
            *(panels, columns(below, widths), replace(sizes, leading=leading), air, profile.color),
            mark=dict(slide.labels).get("least", ()),
            ends=ends,
            gauges=gauges,
        )
        for widths, leading in product(WIDTHS, LEADINGS)
    )
    fitting, torn = tee(way for way in ways if way is not None)
    found = next((way for way in fitting if not any(map(_tears, way))), None) or next(torn, None)
    return None if found is None else (*head, *found)


def _tears(element: Element) -> bool:
    """Tell whether a name is broken where it is kept whole elsewhere."""
    if not isinstance(element, TextBox) or not element.name.endswith(".head"):
        return False
    return flow.broken_piece(element.lines, element.box.w)


def _head(slide: Slide, profile: Panel, area: Box) -> tuple[tuple[Element, ...], float]:
    """Return the score of the dimension, its name and weight, how to read tracks; and its height.

    All stand in one line where they have room, else name and weight under each other, then the
    legend under both.
    """
    number = replace(flow.number_line(profile.number, (), NUMBER, profile.color), leading=1.1)
    wide = flow.inches_of(number) + GAP if profile.number else 0.0
    notes = _notes(slide)
    legend = sum(flow.inches_of(line) + GLYPH + GAP for _, line in notes)
    beside = legend <= HALF * area.w
    room = Box(area.x + wide, area.y, area.w - wide - legend * beside, 0.0)
    words, deep = _words(profile, room)
    deep = max(deep, flow.height((number,), area.w) if profile.number else 0.0)
    level = [replace(box, box=replace(box.box, h=deep), anchor="middle") for box in words]
    under = 0.0 if beside else flow.height([line for _, line in notes[:1]], area.w)
    right = Box(area.right - legend if beside else area.x, area.y, legend, deep)
    if not beside:
        right = replace(right, y=area.y + deep, h=under)
    return (
        *flow.box(
            f"{profile.name}.number",
            Box(area.x, area.y, wide, deep),
            (number,) if profile.number else (),
            anchor="middle",
        ),
        *level,
        *_legend(notes, right, profile.color),
    ), deep + under + UNDER


def _words(profile: Panel, room: Box) -> tuple[list[TextBox], float]:
    """Return name and weight beside each other, else under each other, and their height."""
    name = flow.heading_line(profile.heading, WORDS, profile.color)
    said = flow.caption_line(profile.caption, WORDS)
    first = flow.inches_of(name) + GAP
    if first + flow.inches_of(said) <= room.w:
        boxes = Box(room.x, room.y, first, 0.0), Box(room.x + first, room.y, room.w - first, 0.0)
        deep = flow.height((name,), first)
        parts = zip(("head", "weight"), boxes, (name, said), strict=True)
        told = ((part, box, line) for part, box, line in parts if line.text)
        return [TextBox(f"{profile.name}.{part}", box, (line,)) for part, box, line in told], deep
    lines = tuple(line for line in (name, said) if line.text)
    return [*flow.box(f"{profile.name}.head", room, lines)], flow.height(lines, room.w)


def _notes(slide: Slide) -> list[tuple[str, Line]]:
    """Return what the marks of the tracks mean."""
    labels = dict(slide.labels)
    return [
        (name, flow.caption_line(labels[name], flow.FLOOR)) for name in LEGEND if labels.get(name)
    ]


def _legend(notes: Sequence[tuple[str, Line]], area: Box, color: str) -> Iterator[Element]:
    """Yield the marks of the tracks with what they mean, side by side."""
    x = area.x
    for name, line in notes:
        wide = flow.inches_of(line)
        yield from _glyph(f"legend.{name}", Box(x + GAP, area.y, GLYPH - GAP, area.h), color)
        words = Box(x + GLYPH + 0.06, area.y, wide, area.h)
        yield TextBox(f"legend.{name}", words, (line,), "middle")
        x += GLYPH + GAP + wide


def _glyph(name: str, area: Box, color: str) -> Iterator[Element]:
    """Yield the mark that a legend tells of: a bar, or the line of units, with its middle half."""
    y = area.y + area.h / 2
    if name.endswith("lowest"):
        box = Box(area.x, y - 0.07, area.w, 0.14)
        yield Figure(f"{name}.mark", box, Shape.RECTANGLE, color)
        return
    yield Rule(f"{name}.mark", area.x, y, area.right, y, "unit", 1.25)
    for n, x in enumerate((area.x, area.right), 1):
        yield Rule(f"{name}.end{n}", x, y - 0.06, x, y + 0.06, "unit", 1.25)
    if name.endswith("units"):
        half = Box(area.x + 0.3 * area.w, y - 0.04, 0.4 * area.w, 0.08)
        yield Figure(f"{name}.half", half, Shape.RECTANGLE, "unit")
