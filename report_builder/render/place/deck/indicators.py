"""Place a row for each indicator: its score, its name over its track, and what was found on it.

What the title tells of stands large and in colour, a score or a share; the rest is quiet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from report_builder.model import Text, facts_in, plain
from report_builder.render.charts import chart_heights
from report_builder.render.charts.tracks import SIDE
from report_builder.render.layout import rows
from report_builder.render.page import Box, ChartBox, Element, Face, Icon, Line, Role, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph
from report_builder.story.chartspec import ChartSpec
from report_builder.thai.measure import text_width

FEW = 3
"""Rows of indicators at most whose figures stand large."""
LARGE, USUAL = ((60.0, 44.0, 28.0, 24.0, 20.0), (44.0, 28.0, 24.0, 20.0)), (28.0, 24.0, 20.0, 18.0)
"""The points at which a score that the title tells is tried, among few rows and among many, and at
which others are."""
COLUMN, NARROW = (1.95, 1.38), (1.35, 1.2)
"""Inches of the scores of few rows and of many, and where none of them stands large."""
NAMES, ASIDE = 1.3, 0.18
"""Inches of the words under a share at least, and between it and the text."""
PAD, MOST_PAD = 0.035, 0.12
"""Inches over and under what stands in a row, at least and at most."""
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
    shares: tuple[tuple[Line, ...], ...]
    """What stands beside each paragraph: the shares that the title tells, over what they are of."""
    aside: float
    """The inches of that column with the space after it, 0 where no row has any."""
    lit: bool

    @property
    def drawn(self) -> bool:
        """Tell whether the row has a track: none stands where a score is missing."""
        return isinstance(self.panel.exhibit, ChartSpec)

    def inner(self, column: Box) -> float:
        """Return the inches beside the score in a column."""
        return column.w - (self.wide + ASIDE if self.wide else 0.0)

    def items(self, width: float) -> tuple[float, ...]:
        """Return the heights of the paragraphs in a width of inches, each with its shares."""
        return tuple(
            max(
                flow.height((line,), width - self.aside),
                flow.height(shares, self.aside - ASIDE),
            )
            for line, shares in zip(self.text, self.shares, strict=True)
        )

    def told(self, width: float) -> float:
        """Return the height of the text in a width of inches."""
        apart = sum(line.space_before for line in self.text[1:]) / flow.POINTS
        return sum(self.items(width)) + apart


def indicator_rows(
    panels: Sequence[Panel],
    title: AbstractSet[str],
    parts: tuple[Box, ...],
    sizes: Sizes,
    least: float,
) -> tuple[Element, ...] | None:
    """Return a row for each indicator in the columns of tracks and of texts.

    Tracks are so many times as high as their words at least.
    """
    middle, right = parts
    some = _rows(panels, title, sizes)
    heads = [flow.height(row.head, row.inner(middle)) for row in some]
    needs = [
        _need(row, head, right, least * _words(some)) for row, head in zip(some, heads, strict=True)
    ]
    spare = middle.h - sum(needs)
    if spare < 0:
        return None
    pad = min(MOST_PAD, PAD + spare / (3 * len(some) or 1))
    needs = [need + 2 * (pad - PAD) for need in needs]
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


def _rows(panels: Sequence[Panel], title: AbstractSet[str], sizes: Sizes) -> list[_Row]:
    """Return what stands in the rows; all scores are lit where the title tells no figure of any."""
    scores = {fact for panel in panels for fact in facts_in(panel.number)} & title
    shares = [[_shares(panel, p) for p in panel.paragraphs] for panel in panels]
    asides = [max((_share_wide(s) for s in row if s), default=0.0) for row in shares]
    every = not scores and not any(asides)
    lit = [every or not scores.isdisjoint(facts_in(panel.number)) for panel in panels]
    many = len(panels) > FEW
    wide = (COLUMN if scores else NARROW)[many]
    usual = _size([panel.number for panel in panels], wide - ICON, USUAL)
    large = _size([p.number for p, own in zip(panels, lit, strict=True) if own], wide, LARGE[many])
    return [
        _row(panel, (large if own and scores else usual, wide), share, own, sizes)
        for panel, share, own in zip(panels, zip(shares, asides, strict=True), lit, strict=True)
    ]


def _size(numbers: Sequence[Text], wide: float, tries: Sequence[float]) -> float:
    """Return the largest size at which all of some scores stand whole."""
    scores = [number for number in numbers if number]
    whole = (size for size in tries if all(_is_whole(text, size, wide) for text in scores))
    return next(whole, tries[-1])


def _is_whole(number: Text, size: float, wide: float) -> bool:
    line = flow.number_line(number, (), size, "ink")
    return not flow.broken_word((line,), wide) and flow.text_lines(line, wide) == 1


def _shares(panel: Panel, paragraph: Paragraph) -> tuple[Line, ...]:
    """Return the shares beside a paragraph, each over what it is of."""
    named = zip(paragraph.shares, paragraph.named, strict=True)
    number = Line((), Role.TEXT, Face.HEADING, LARGE[0][0], panel.color, leading=1.15)
    return tuple(
        line for share, name in named for line in (replace(number, text=share), *_named(name))
    )


def _share_wide(lines: Sequence[Line]) -> float:
    wide = max(
        text_width(plain(x.text), "heading", x.size) for x in lines if x.face is Face.HEADING
    )
    return max(1.06 * wide / flow.POINTS, NAMES) + ASIDE


def _named(name: Text) -> tuple[Line, ...]:
    """Return what a share is of, close under it."""
    line = replace(flow.caption_line(name, 14.0), space_before=0.0, leading=1.3)
    return (line,) if name else ()


def _row(
    panel: Panel,
    number: tuple[float, float],
    share: tuple[list[tuple[Line, ...]], float],
    lit: bool,
    sizes: Sizes,
) -> _Row:
    color = panel.color if lit else "ink"
    score = replace(flow.number_line(panel.number, (), number[0], color), leading=1.1)
    head = (flow.heading_line(panel.heading, sizes.body, color),) if panel.heading else ()
    alone = len(panel.paragraphs) == 1
    text = tuple(_told(line, alone) for line in flow.body_lines(panel.paragraphs, sizes, space=0.2))
    wide = number[1] if panel.number else 0.0
    return _Row(
        *(panel, head, text, score if panel.number else None, wide),
        *(tuple(share[0]), share[1], lit),
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
    return max(left, row.told(right.w)) + 2 * PAD


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
        chart = panel.exhibit if row.lit else replace(panel.exhibit, colors=("unit",))
        side = SIDE / flow.POINTS
        box = Box(x - side, top + head, wide + 2 * side, track)
        yield ChartBox(chart.name, box, chart, _words(some))
    yield from _text(row, Box(right.x, top, right.w, place.bottom - top))


def _text(row: _Row, area: Box) -> Iterator[Element]:
    """Yield the text of a row in one box, or item by item beside its shares."""
    name = row.panel.name
    if not row.aside:
        yield from flow.box(f"{name}.text", area, row.text)
        return
    top, x = area.y, area.x + row.aside
    for n, (line, shares, deep) in enumerate(
        zip(row.text, row.shares, row.items(area.w), strict=True), 1
    ):
        top += line.space_before / flow.POINTS if n > 1 else 0.0
        yield from flow.box(f"{name}.share{n}", Box(area.x, top, row.aside - ASIDE, deep), shares)
        yield TextBox(f"{name}.text{n}", Box(x, top, area.right - x, deep), (line,))
        top += deep


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
