"""Place a row for each indicator: its score, its name over its track, and what was found on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import zip_longest

from report_builder.model import Text, facts_in, plain
from report_builder.render.layout import rows
from report_builder.render.page import (
    Box,
    ChartBox,
    Element,
    Face,
    Icon,
    Line,
    Role,
    Rule,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

FEW = 3
"""Rows of indicators at most whose figures stand large."""
FEW_NUMBERS, NUMBERS = (0.95, (28.0, 24.0, 20.0, 18.0, 16.0)), (0.82, (24.0, 20.0, 18.0, 16.0))
"""Inches of the score of an indicator among few and among many, and the points at which it is
tried, for all rows alike."""
SHARES, NAMES, ASIDE = (44.0, 20.0), 1.2, 0.15
"""The points of shares beside what tells of them, larger where the title of few rows tells of one,
inches of the words under them that say what they are of, and between them and the text."""
PAD = 0.035
"""Inches over and under what stands in a row, at least."""
TRACK = 2.4
"""Height of a track with the names of its ends at least, as a multiple of the size."""
TALLEST = 1.15
"""Inches of a track at most."""
STEPS, MOST_SPARE = 60, 1.7
"""Steps in which spare height is given to rows, and inches that each may get at most."""
ICON, LEAST_ICON = 0.36, 0.24
"""Inches of the side of an icon under a score, and at least."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row before it is placed: its panel, its head and its text."""

    panel: Panel
    head: tuple[Line, ...]
    text: tuple[Line, ...]
    number: tuple[float, float]
    share: tuple[float, float]
    """The inches of shares beside the text and their points, 0 where none stand there."""
    lit: bool
    """Whether its score has the colour of the dimension: all, or those that the title tells."""

    def items(self, width: float) -> tuple[float, ...]:
        """Return the heights of the paragraphs in a width of inches, each with its shares."""
        pairs = zip(self.text, self.panel.paragraphs, strict=True)
        return tuple(
            max(
                flow.height((line,), width - self.share[0]),
                flow.height(self.shares(paragraph), self.share[0] - ASIDE),
            )
            for line, paragraph in pairs
        )

    def shares(self, paragraph: Paragraph) -> tuple[Line, ...]:
        """Return the shares that a paragraph tells of, each over what it is of."""
        number = Line((), Role.TEXT, Face.HEADING, self.share[1], self.panel.color, leading=1.15)
        named = zip_longest(paragraph.shares, paragraph.named, fillvalue=())
        return tuple(
            line for share, name in named for line in (replace(number, text=share), *_named(name))
        )

    def told(self, width: float) -> float:
        """Return the height of the text in a width of inches."""
        apart = sum(line.space_before for line in self.text[1:]) / flow.POINTS
        return sum(self.items(width)) + apart


def indicator_rows(
    panels: Sequence[Panel], title: AbstractSet[str], parts: tuple[Box, ...], sizes: Sizes
) -> tuple[Element, ...] | None:
    """Return a row for each indicator in the columns of tracks and of texts."""
    middle, right = parts
    number, share = _number(panels), _share(panels, title)
    told = {fact for panel in panels for fact in facts_in(panel.number)} & title
    some = [
        _row(panel, number, share, not told or not told.isdisjoint(facts_in(panel.number)), sizes)
        for panel in panels
    ]
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


def _number(panels: Sequence[Panel]) -> tuple[float, float]:
    """Return the inches of the scores, and the largest size at which all of them stand whole."""
    wide, tries = NUMBERS if len(panels) > FEW else FEW_NUMBERS
    scores = [panel.number for panel in panels if panel.number]
    whole = (size for size in tries if all(_is_whole(text, size, wide) for text in scores))
    return wide, next(whole, tries[-1])


def _is_whole(number: Text, size: float, wide: float) -> bool:
    line = flow.number_line(number, (), size, "ink")
    return not flow.broken_word((line,), wide) and flow.text_lines(line, wide) == 1


def _share(panels: Sequence[Panel], title: AbstractSet[str]) -> tuple[float, float]:
    """Return the inches of the shares that texts tell of, and their points; 0 where none do."""
    told = [s for panel in panels for p in panel.paragraphs for s in p.shares]
    facts = {fact.removesuffix("0") for share in told for fact in facts_in(share)}
    size = SHARES[not (len(panels) < FEW and facts & title)] if told else 0.0
    wide = max((text_width(plain(share), "heading", size) for share in told), default=0.0)
    named = any(p.named for panel in panels for p in panel.paragraphs)
    wide = max(1.06 * wide / flow.POINTS, NAMES * named)
    return wide + ASIDE if told else 0.0, size


def _named(name: Text) -> tuple[Line, ...]:
    """Return what a share is of, close under it."""
    line = replace(flow.caption_line(name, flow.FLOOR), space_before=0.0, leading=1.2)
    return (line,) if name else ()


def _row(
    panel: Panel, number: tuple[float, float], share: tuple[float, float], lit: bool, sizes: Sizes
) -> _Row:
    head = (flow.heading_line(panel.heading, sizes.body),) if panel.heading else ()
    space = 0.3 if share[0] else 0.15
    text = tuple(
        _told(line, bool(share[0]))
        for line in flow.body_lines(panel.paragraphs, sizes, space=space)
    )
    return _Row(panel, head, text, number if panel.number else (0.0, 0.0), share, lit)


def _told(line: Line, beside: bool) -> Line:
    """Return a text with its figures bold; beside its shares it needs no bullet."""
    bold = tuple(replace(run, bold=run.bold or bool(run.fact)) for run in line.text)
    told = replace(line, text=bold)
    return replace(told, bullet="", hang=0.0) if beside and len(line.bullet) == 1 else told


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
    return max(left, row.told(right.w)) + 2 * PAD


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
        *_score(row, Box(middle.x, top, row.number[0], place.bottom - PAD - top)),
        *flow.box(f"{panel.name}.head", Box(x, top, wide, head), row.head),
        *_exhibit(panel, Box(x, top + head, wide, track), sizes),
        *_text(row, Box(right.x, top, right.w, place.bottom - top)),
    )


def _text(row: _Row, area: Box) -> Iterator[Element]:
    """Yield the text of a row in one box, or item by item beside its shares."""
    name = row.panel.name
    if not row.share[0]:
        yield from flow.box(f"{name}.text", area, row.text)
        return
    top, x = area.y, area.x + row.share[0]
    tall = row.items(area.w)
    for n, (line, paragraph, deep) in enumerate(
        zip(row.text, row.panel.paragraphs, tall, strict=True), 1
    ):
        top += line.space_before / flow.POINTS if n > 1 else 0.0
        beside = Box(area.x, top, row.share[0] - ASIDE, deep)
        yield from flow.box(f"{name}.share{n}", beside, row.shares(paragraph), anchor="middle")
        words = Box(x, top, area.right - x, deep)
        yield TextBox(f"{name}.text{n}", words, (line,), "middle")
        top += deep


def _score(row: _Row, area: Box) -> tuple[Element, ...]:
    """Return the score of a row, and the icon of its indicator under it."""
    panel = row.panel
    if not panel.number:
        return ()
    color = panel.color if row.lit else "ink"
    number = replace(flow.number_line(panel.number, (), row.number[1], color), leading=1.1)
    tall = flow.height((number,), area.w)
    side = min(ICON, area.h - tall - 0.02)
    box = Box(area.x + 0.04, area.y + tall, side, side)
    pictured = panel.icon and side >= LEAST_ICON
    return (
        TextBox(f"{panel.name}.number", Box(area.x, area.y, area.w, tall), (number,)),
        *((Icon(f"{panel.name}.icon", box, panel.icon, color),) if pictured else ()),
    )


def _exhibit(panel: Panel, box: Box, sizes: Sizes) -> tuple[Element, ...]:
    if not isinstance(panel.exhibit, ChartSpec):
        return ()
    return (ChartBox(panel.exhibit.name, box, panel.exhibit, flow.FLOOR),)
