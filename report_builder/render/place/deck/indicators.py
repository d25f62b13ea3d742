"""Place a row for each indicator: its score, its name over its track, and what was found on it.

All scores are of one size, all tracks of one height, and all rows have the same air. Scores and
bars of panels that have a colour stand in it; the others are ink and a tint of what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Text
from report_builder.render.charts import chart_heights
from report_builder.render.charts.tracks import SIDE, names_ends
from report_builder.render.layout import rows
from report_builder.render.page import Box, ChartBox, Element, Face, Icon, Line, Role, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.indicator import (
    APART,
    COLUMN,
    QUIET,
    Indicator,
    indicators,
)
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel
from report_builder.story.chartspec import ChartSpec

MOST_PAD = 0.42
"""Inches over and under what stands in a row at most."""
LOWEST, NAMED = 1.4, 1.69
"""Heights of a track at least and of the names of its ends, as multiples of the size."""
STEPS = 20
"""Steps in which tracks are made lower until all rows have room."""
MARKED = 0.12
"""Inches between a name and its mark."""


def indicator_rows(
    panels: Sequence[Panel],
    parts: tuple[Box, ...],
    sizes: Sizes,
    air: float,
    color: str,
    *,
    mark: Text,
    ends: bool,
    gauges: bool,
) -> tuple[Element, ...] | None:
    """Return a row for each indicator in the columns of tracks and of texts.

    Tracks name both of their `ends`, or none does; `gauges` tells whether the shares in texts are
    drawn beside them; `air` are the inches over and under what stands in a row at least. Panels
    that have a colour bear a `mark` beside their names where it has room.
    """
    middle, right = parts
    shown = panels if ends else [*map(_unnamed, panels)]
    some = indicators(shown, sizes, color, gauges=gauges)
    if ends and not all(_names_ends(row, middle) for row in some):
        return None
    track = _track(some, parts, air, NAMED * ends)
    if track is None:
        return None
    needs = [_need(row, parts, track) for row in some]
    pad = min(MOST_PAD, (middle.h - sum(needs)) / (2 * len(needs) or 1))
    whole = Box(middle.x, middle.y, right.right - middle.x, middle.h)
    places = rows(whole, [need + 2 * pad for need in needs], 0.0)
    large = all(row.told(right).may_be_large for row in some)
    return tuple(
        element
        for row, place in zip(some, places, strict=True)
        for element in (
            *_placed(row, place, middle, pad, track),
            *_told_beside(row, place, right, pad, large=large),
            *_marked(row, place, middle, pad, mark),
        )
    )


def _unnamed(panel: Panel) -> Panel:
    """Return a panel whose track doesn't name its ends."""
    chart = panel.exhibit
    if not isinstance(chart, ChartSpec):
        return panel
    dots = tuple(tuple(replace(dot, label=()) for dot in row) for row in chart.dots)
    return replace(panel, exhibit=replace(chart, dots=dots))


def _names_ends(row: Indicator, column: Box) -> bool:
    width = row.inner(column) * flow.POINTS
    return row.chart is None or names_ends(row.chart, width, flow.FLOOR)


def _track(
    some: Sequence[Indicator], parts: tuple[Box, ...], air: float, named: float
) -> float | None:
    """Return the greatest height of tracks at which all rows have room, None where none has."""
    drawn = [(row.chart, row.inner(parts[0]), flow.FLOOR) for row in some if row.chart]
    most = min((chart_heights(*each)[1] for each in drawn), default=0.0)
    least = max(((LOWEST + named) * words / flow.POINTS for *_, words in drawn), default=0.0)
    room = parts[0].h - 2 * air * len(some)
    tried = (most - (most - least) * step / STEPS for step in range(STEPS + 1))
    return next((t for t in tried if sum(_need(row, parts, t) for row in some) <= room), None)


def _need(row: Indicator, parts: tuple[Box, ...], track: float) -> float:
    left = row.over(parts[0]) + track * bool(row.chart)
    told = row.told(parts[1])
    return max(left, row.scored(), flow.height(told.lines, told.left))


def _placed(row: Indicator, place: Box, middle: Box, pad: float, track: float) -> Iterator[Element]:
    panel, top = row.panel, place.y + pad
    wide, head = row.inner(middle), row.over(middle)
    x = middle.right - wide
    yield Rule(f"{panel.name}.rule", place.x, place.y, place.right, place.y, "hairline")
    yield from _score(row, Box(middle.x, top, COLUMN, place.bottom - pad - top))
    yield from flow.box(f"{panel.name}.head", Box(x, top, wide, head), row.head)
    if chart := row.chart:
        side = SIDE / flow.POINTS
        box = Box(x - side, top + head, wide + 2 * side, track)
        yield ChartBox(chart.name, box, chart, flow.FLOOR)


def _told_beside(
    row: Indicator, place: Box, column: Box, pad: float, *, large: bool
) -> Iterator[Element]:
    """Yield what was found on an indicator, with the shares that it tells."""
    told, top = row.told(column), place.y + pad
    text = Box(column.x, top, told.left, place.bottom - top)
    yield from flow.box(f"{row.panel.name}.text", text, told.lines)
    yield from told.drawn(row.panel.name, text, row.color, large=large)


def _marked(row: Indicator, place: Box, column: Box, pad: float, mark: Text) -> Iterator[Element]:
    """Yield the mark of a panel that has a colour, at the end of the line of its name."""
    if not mark or row.panel.color == QUIET or not row.head:
        return
    line = Line(mark, Role.NOTE, Face.BODY, flow.FLOOR, row.color, align="right", leading=1.35)
    name, wide = row.head[0], flow.inches_of(line)
    left = column.right - wide
    if flow.inches_of(name) + MARKED > row.inner(column) - wide:
        return
    top = place.y + pad + (name.size - line.size) * 1.35 / flow.POINTS / 1.6
    box = Box(left, top, wide, flow.height((line,), wide))
    yield TextBox(f"{row.panel.name}.mark", box, (line,))


def _score(row: Indicator, area: Box) -> Iterator[Element]:
    """Yield the score of a row, and the icon of its indicator after it or under it."""
    panel, number, side = row.panel, row.number, row.icon
    if number is None:
        return
    tall = flow.height((number,), area.w)
    yield TextBox(f"{panel.name}.number", Box(area.x, area.y, area.w, tall), (number,))
    beside = Box(area.x + row.wide() + APART, area.y + (tall - side) / 2, side, side)
    under = Box(area.x, area.y + tall + APART / 2, side, side)
    if side:
        yield Icon(
            f"{panel.name}.icon", beside if row.is_beside() else under, panel.icon, row.color
        )
