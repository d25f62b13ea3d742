"""Bars whose width is a weight and whose height a score, under the line of the whole.

Where their names have no room beneath, the bars lie: their height is the weight then, and the
names stand beside them, led to their bars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from report_builder.model import plain
from report_builder.render.charts.extents import any_over_another, extent, inside
from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.words import (
    DROP,
    EDGE,
    LEADING,
    MIDDLE,
    RISE,
    SINK,
    apart,
    balanced,
    count,
    depth,
    hanging,
    label,
    printed,
    value_style,
    widest,
)
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartSpec, SeriesRole
from report_builder.thai.measure import dictionary_words, text_width, wrap

PARTING = 2.0
"""Points between bars."""
FIGURES = (2.4, 1.8, 1.4, 1.0)
"""Sizes of scores in bars, as multiples of the size, the largest first."""
PAD = 0.7
"""Space around words in a bar, as a multiple of the size."""
NAMES = (0.3, 0.36, 0.42, 0.48)
"""Widths to try for names beside lying bars, as shares of the chart."""
LEADER = 1.6
"""Width of the leaders between names and lying bars, as a multiple of the size."""
NAME = 12.0
"""Size of the names under bars at most, in points."""
FOOT = 0.4
"""Space between bars and the names beneath, as a multiple of the size."""
TALL, NOTE = 0.75, 2.6
"""Height of figures as a multiple of their size, and room for a weight, of the size."""
MOST = 2
"""Lines of a weight in a bar at most."""
FIELD = "tint"
DASH = 1.5


@dataclass(frozen=True, slots=True)
class Column:
    """A bar before it is drawn: its place along the base, its share of the scale, its words."""

    start: float
    width: float
    share: float
    name: str
    score: str
    note: str
    color: str


def weighted(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of weighted bars of width x height points; the first is their field."""
    upright = _columns(chart, width)
    small = min(size, NAME)
    names = [balanced(c.name, "bold", small, c.width) for c in upright]
    foot = max(depth(lines, small) for lines in names) + FOOT * size
    marks = [*_upright(chart, upright, names, (width, height - foot), size)]
    whole = all(widest(dictionary_words(c.name), "bold", small) <= c.width for c in upright)
    clear = whole and foot < height / 3 and _is_clear(marks, width, height)
    return iter(marks) if clear else _lying(chart, width, height, size)


def _is_clear(marks: Sequence[Mark], width: float, height: float) -> bool:
    words = [extent(mark) for mark in marks if isinstance(mark, Label)]
    return all(inside(box, width, height) for box in words) and not any_over_another(words)


def _columns(chart: ChartSpec, length: float) -> list[Column]:
    """Return the bars side by side over a length, as wide as they weigh."""
    score, weight = chart.series[0], chart.series[1]
    weights = [point.value or 0.0 for point in weight.points]
    room = length - PARTING * (len(weights) - 1)
    widths = [room * one / (sum(weights) or 1.0) for one in weights]
    starts = accumulate((w + PARTING for w in widths[:-1]), initial=0.0)
    return [
        Column(
            start,
            wide,
            (point.value or 0.0) / (chart.maximum or 100.0),
            label(category),
            printed(point),
            count(category),
            chart.colors[at] if chart.colors else score.color,
        )
        for at, (start, wide, point, category) in enumerate(
            zip(starts, widths, score.points, chart.categories, strict=True)
        )
    ]


def _whole(chart: ChartSpec) -> tuple[float, str] | None:
    """Return the share of the scale at which the line of the whole stands, and its words."""
    series = chart.roles.get(SeriesRole.NATION)
    value = series.points[0].value if series else None
    if series is None or value is None:
        return None
    return value / (chart.maximum or 100.0), plain(series.label)


def _upright(
    chart: ChartSpec,
    columns: Sequence[Column],
    names: Sequence[Sequence[str]],
    room: tuple[float, float],
    size: float,
) -> Iterator[Mark]:
    width, base = room
    yield Bar(0.0, 0.0, width, base, FIELD)
    for column in columns:
        tall = base * column.share
        yield Bar(column.start, base - tall, column.width, tall, column.color)
    line = _whole(chart)
    if line:
        yield from _across(line, columns, base, width, size)
    for tick in chart.ticks[-1:]:
        yield Label(PAD / 2 * size, RISE * size, plain(tick.text), "body", size, "muted")
    for column, lines in zip(columns, names, strict=True):
        yield from _within(column, base, size, line[0] if line else -1.0)
        yield from hanging(
            lines, column.start, base + FOOT * size, "bold", min(size, NAME), column.color
        )


def _across(
    line: tuple[float, str], columns: Sequence[Column], base: float, width: float, size: float
) -> Iterator[Mark]:
    """Yield the line of the whole, its words over it where the bars beneath are lower."""
    share, text = line
    y, long = base * (1 - share), text_width(text, "bold", size)
    yield Stroke(((0.0, y), (width, y)), "ink", DASH, dashed=True)
    starts = (c.start + PAD * size / 2 for c in columns)
    free = [x for x in starts if x + long <= width and _lower(columns, x, long, share, base, size)]
    over = y if free else _top(columns, long, base, size)
    x = free[0] if free else PAD / 2 * size
    yield Label(x, over - DROP * size - 2, text, "bold", size)


def _lower(
    columns: Sequence[Column], x: float, long: float, share: float, base: float, size: float
) -> bool:
    """Tell whether no bar under a text reaches higher than the line that it stands on."""
    under = (c for c in columns if c.start < x + long and c.start + c.width > x)
    return all(c.share <= share for c in under)


def _top(columns: Sequence[Column], long: float, base: float, size: float) -> float:
    """Return the top of the highest of the first bars, as far as words over them reach."""
    return base * (1 - max(c.share for c in columns if c.start <= long + PAD * size))


def _within(column: Column, base: float, size: float, line: float) -> Iterator[Mark]:
    """Yield score and weight of a bar: in it where they have room, else the score over it."""
    tone, room = theme().text_on(column.color), column.width - PAD * size
    left, top = column.start + PAD / 2 * size, base * (1 - column.share)
    for figure in (scale * size for scale in FIGURES):
        y = _clear_of(top + (PAD / 2 + TALL) * figure, base * (1 - line), figure)
        if text_width(column.score, "heading", figure) <= room and y + PAD * size <= base:
            yield Label(left, y, column.score, "heading", figure, tone)
            break
    else:
        middle, y = column.start + column.width / 2, top - DROP * size
        yield Label(middle, y, column.score, "bold", size, "ink", "center")
    note = wrap(column.note, "body", size, room)
    short = len(note) <= MOST and widest(note, "body", size) <= room
    if short and base - y > (NOTE + LEADING * (len(note) - 1)) * size:
        for below, words in zip(reversed(range(len(note))), note, strict=True):
            yield Label(left, base - (PAD + below * LEADING) * size, words, "body", size, tone)


def _clear_of(y: float, line: float, figure: float) -> float:
    """Return the base line of a figure, moved under a line that would cross it."""
    crossed = y - (TALL + PAD / 2) * figure < line < y + 2
    return line + (PAD / 2 + TALL) * figure if crossed else y


def _lying(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    line = _whole(chart)
    head = (RISE + DROP) * size if line else 0.0
    bars = _columns(chart, height - head)
    lines = _named(bars, width, height - head, size)
    left = widest((one for each in lines for one in each), "body", size) + LEADER * size
    tail = widest((c.score for c in bars), "bold", size) + PAD * size
    long = width - left - tail
    yield Bar(left, head, long, height - head, FIELD)
    for bar in bars:
        yield Bar(left, head + bar.start, long * bar.share, bar.width, bar.color)
    if line:
        x = left + long * line[0]
        yield Stroke(((x, head), (x, height)), "ink", DASH, dashed=True)
        words = text_width(line[1], "bold", size)
        middle = min(max(x, words / 2), width - words / 2)
        yield Label(middle, RISE * size, line[1], "bold", size, "ink", "center")
    yield from _beside(chart, bars, lines, (left, head, long, height), size)


def _named(
    bars: Sequence[Column], width: float, height: float, size: float
) -> list[tuple[str, ...]]:
    """Return the names of lying bars with their weights, less of them where room is short."""
    for share in NAMES:
        for texts in _less_and_less(bars):
            lines = [balanced(text, "body", size, share * width) for text in texts]
            words = (word for text in texts for word in dictionary_words(text))
            room = sum(depth(each, size) for each in lines) <= height and max(map(len, lines)) < 3
            if room and widest(words, "body", size) <= share * width:
                return lines
    return lines


def _less_and_less(bars: Sequence[Column]) -> tuple[list[str], ...]:
    """Return the words of bars: names and weights, names, and names without breaks of their own."""
    names = [bar.name for bar in bars]
    noted = [f"{bar.name} {bar.note}" for bar in bars]
    return noted, names, [name.replace("\n", " ") for name in names]


def _beside(
    chart: ChartSpec,
    bars: Sequence[Column],
    lines: Sequence[Sequence[str]],
    room: tuple[float, float, float, float],
    size: float,
) -> Iterator[Mark]:
    left, head, long, height = room
    talls = [depth(each, size) for each in lines]
    middles = [head + bar.start + bar.width / 2 for bar in bars]
    tops = apart(middles, talls, head, height)
    for bar, each, tall, top, middle in zip(bars, lines, talls, tops, middles, strict=True):
        yield from hanging(each, EDGE, top, "body", size)
        own = top + tall / 2
        yield Stroke(((left - LEADER * size + 4, own), (left - 4, middle)), "quiet")
        y = own + MIDDLE * size + SINK * size
        point = chart.series[0].points[bars.index(bar)]
        face, _, tone = value_style(point, size)
        yield Label(left + long + PAD * size / 2, y, bar.score, face, size, tone)
