"""Place a row for each indicator: its score, its name over its track, and what was found on it.

All scores are of one size; those of panels that have a colour stand in it, the others are quiet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text, plain
from report_builder.render.charts import chart_heights
from report_builder.render.charts.tracks import SIDE
from report_builder.render.layout import rows
from report_builder.render.page import Box, ChartBox, Element, Icon, Line, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

FEW = 3
"""Rows of indicators at most that are few."""
NUMBERS = (28.0, 24.0, 20.0, 18.0)
"""The points at which scores are tried."""
COLUMN = (1.35, 1.2)
"""Inches of the scores of few rows and of many."""
ASIDE = 0.18
"""Inches between a score and its track."""
QUIET = "ink"
"""The colour of panels whose bars are quiet."""
MOST_PAD = 0.15
"""Inches over and under what stands in a row at most."""
UNDER = 0.03
"""Inches between the name of an indicator and its track."""
LEAST_TRACKS = (1.4 + 1.69, 1.4)
"""Heights of a track at least, with the names of its ends and without, as multiples of the size."""
STEPS, MOST_SPARE = 60, 1.7
"""Steps in which spare height is given to rows, and inches that each may get at most."""
ICON = 0.36
"""Inches of the side of an icon at a score."""
NO_TRACK = -99.0
"""Inches that the head of a row without a track counts as, so that none of the spare are its."""
TRACK_WORDS = (14.0, 12.0)
"""Points of the words in the tracks of few rows and of many."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row before it is placed: its panel, its head and its text."""

    panel: Panel
    head: tuple[Line, ...]
    text: tuple[Line, ...]
    number: Line | None
    wide: float
    """The inches of the column of scores."""

    @property
    def drawn(self) -> bool:
        """Tell whether the row has a track: none stands where a score is missing."""
        return isinstance(self.panel.exhibit, ChartSpec)

    def inner(self, column: Box) -> float:
        """Return the inches beside the score in a column."""
        return column.w - (self.wide + ASIDE if self.wide else 0.0)

    def told(self, width: float) -> float:
        """Return the height of the text in a width of inches."""
        return flow.height(self.text, width)


def indicator_rows(
    panels: Sequence[Panel],
    parts: tuple[Box, ...],
    sizes: Sizes,
    least: float,
    air: float,
) -> tuple[Element, ...] | None:
    """Return a row for each indicator in the columns of tracks and of texts.

    Tracks are so many times as high as their words at least, and `air` are the inches over and
    under what stands in a row.
    """
    middle, right = parts
    some = _rows(panels, sizes)
    heads = [flow.height(row.head, row.inner(middle)) + UNDER for row in some]
    needs = [
        _need(row, head, right, least * _words(some)) for row, head in zip(some, heads, strict=True)
    ]
    spare = middle.h - sum(needs) - 2 * air * len(needs)
    if spare < 0:
        return None
    pad = min(MOST_PAD, air + spare / (2 * len(needs) or 1))
    needs = [need + 2 * pad for need in needs]
    taken = [head if row.drawn else NO_TRACK for row, head in zip(some, heads, strict=True)]
    heights = _levelled(needs, taken, middle.h - sum(needs)) if needs else []
    rooms = (tall - 2 * pad - head for tall, head in zip(heights, taken, strict=True))
    most = (_track(row.panel, row.inner(middle), some) for row in some)
    track = min([*rooms, *most], default=0.0)
    places = rows(Box(middle.x, middle.y, right.right - middle.x, middle.h), heights, 0.0)
    return tuple(
        element
        for row, head, place in zip(some, heads, places, strict=True)
        for element in _placed(row, place, (middle, right), pad, (head, track), some)
    )


def _rows(panels: Sequence[Panel], sizes: Sizes) -> list[_Row]:
    """Return what stands in the rows."""
    wide = COLUMN[len(panels) > FEW]
    size = _size([panel.number for panel in panels], wide - ICON)
    return [_row(panel, size, wide, sizes) for panel in panels]


def _size(numbers: Sequence[Text], wide: float) -> float:
    """Return the largest size at which all of some scores stand whole."""
    scores = [number for number in numbers if number]
    whole = (size for size in NUMBERS if all(_is_whole(text, size, wide) for text in scores))
    return next(whole, NUMBERS[-1])


def _is_whole(number: Text, size: float, wide: float) -> bool:
    line = flow.number_line(number, (), size, "ink")
    return not flow.broken_word((line,), wide) and flow.text_lines(line, wide) == 1


def _row(panel: Panel, size: float, wide: float, sizes: Sizes) -> _Row:
    score = replace(flow.number_line(panel.number, (), size, panel.color), leading=1.1)
    heading = flow.heading_line(panel.heading, sizes.body, panel.color)
    alone = len(panel.paragraphs) == 1
    text = tuple(_told(line, alone) for line in flow.body_lines(panel.paragraphs, sizes, space=0.2))
    return _Row(
        *(panel, (heading,) if panel.heading else (), text),
        *((score, wide) if panel.number else (None, 0.0)),
    )


def _told(line: Line, alone: bool) -> Line:
    """Return a text with its figures bold; one that stands alone needs no bullet."""
    bold = tuple(replace(run, bold=run.bold or bool(run.fact)) for run in line.text)
    told = replace(line, text=bold)
    return replace(told, bullet="", hang=0.0) if alone and len(line.bullet) == 1 else told


def _words(some: Sequence[_Row]) -> float:
    return TRACK_WORDS[len(some) > FEW]


def _track(panel: Panel, width: float, some: Sequence[_Row]) -> float:
    """Return the most height of the exhibit of a row in inches."""
    exhibit = panel.exhibit
    return chart_heights(exhibit, width, _words(some))[1] if isinstance(exhibit, ChartSpec) else 9.9


def _need(row: _Row, head: float, right: Box, track: float) -> float:
    number = flow.height((row.number,), row.wide) if row.number else 0.0
    left = max(head + row.drawn * track / flow.POINTS, number)
    return max(left, row.told(right.w))


def _levelled(needs: Sequence[float], heads: Sequence[float], spare: float) -> list[float]:
    """Return heights of rows that share what is spare, least room under heads first."""
    heights, left = list(needs), min(spare, MOST_SPARE * len(needs))
    for _ in range(STEPS):
        rooms = [tall - head for tall, head in zip(heights, heads, strict=True)]
        heights[rooms.index(min(rooms))] += left / STEPS
    return heights


def _placed(
    row: _Row,
    place: Box,
    parts: tuple[Box, Box],
    pad: float,
    talls: tuple[float, float],
    some: Sequence[_Row],
) -> Iterator[Element]:
    (middle, right), (head, track), panel, top = parts, talls, row.panel, place.y + pad
    wide = row.inner(middle)
    x = middle.right - wide
    yield Rule(f"{panel.name}.rule", place.x, place.y, place.right, place.y, "hairline")
    yield from _score(row, Box(middle.x, top, row.wide, place.bottom - pad - top))
    yield from flow.box(f"{panel.name}.head", Box(x, top, wide, head), row.head)
    if isinstance(panel.exhibit, ChartSpec):
        quiet = panel.color == QUIET
        chart = replace(panel.exhibit, colors=("unit",)) if quiet else panel.exhibit
        side = SIDE / flow.POINTS
        box = Box(x - side, top + head, wide + 2 * side, track)
        yield ChartBox(chart.name, box, chart, _words(some))
    told = Box(right.x, top, right.w, place.bottom - top)
    yield from flow.box(f"{panel.name}.text", told, row.text)


def _score(row: _Row, area: Box) -> Iterator[Element]:
    """Yield the score of a row, and the icon of its indicator after it or under it."""
    panel, number = row.panel, row.number
    if number is None:
        return
    tall = flow.height((number,), area.w)
    yield TextBox(f"{panel.name}.number", Box(area.x, area.y, area.w, tall), (number,))
    x = area.x + text_width(plain(number.text), "heading", number.size) / flow.POINTS + 0.1
    beside = Box(x, area.y + (tall - ICON) / 2, ICON, ICON)
    under = Box(area.x, area.y + tall + 0.05, ICON, ICON)
    box = beside if beside.right <= area.right else under
    if panel.icon and box.bottom <= area.bottom:
        yield Icon(f"{panel.name}.icon", box, panel.icon, number.color)
