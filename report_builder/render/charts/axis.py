"""Charts of one axis: a row for each topic, its values as dots, each with its own words beside it.

A row that has a value of its own prints it large before the axis and marks it on the axis; its
dots are then what that value is made of, and aren't named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from report_builder.model import plain
from report_builder.render.charts.around import BESIDE, RADIUS, labels_around, stems
from report_builder.render.charts.dots import dot_mark
from report_builder.render.charts.marks import Align, Label, Mark, Stroke
from report_builder.render.charts.rows import MEAN, Placed, Row, Rows, words_of
from report_builder.render.charts.words import (
    DROP,
    EDGE,
    LEADING,
    MIDDLE,
    RISE,
    balanced,
    count,
    label,
    printed,
    spaced,
    widest,
)
from report_builder.story.chartspec import ChartSpec, Tick
from report_builder.thai.measure import text_width, unbroken

POINTS = 72
LABEL_SHARES = (0.16, 0.2, 0.24, 0.28, 0.32, 0.36, 0.4, 0.44)
"""Widths to try for the column of names, as shares of the chart."""
LINES = (1, 2, 3)
"""Lines of a name: a column of fewer lines is sought first."""
LEAST_ROW, LOW_ROW, MOST_ROW = 3.9, 1.8, 5.8
"""Height of a row with labels, of one with a value alone, and at most, in sizes."""
HEAD = 0.5
"""Room over the first row, whose words may be higher than it, in sizes."""
LIT, QUIET = (2.4, 1.05), (1.4, 1.4)
"""Size of the value of a row in sizes of the labels, and height of the row at least in sizes of the
value: of rows that are brought out, or of all where none is, and of the others."""
SMALLER = 0.3
"""Radius of dots behind a value, in sizes."""
TICK = 0.75
"""How far the mark of a value reaches above and below the middle of its row, in sizes."""
GAP = 0.9
"""Space between columns, in sizes."""
ENDS, BETWEEN = 2, 7.0
"""Dots in colours of their own that are the ends of a distance, and the width in points of the line
that shows it, or how far a value is from zero."""
LARGE = 2.0
"""Size of the value of a dot that is brought out, in sizes."""
LINE = RISE + DROP


def axis(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of one axis of width x height points."""
    placed = axis_rows(chart, width, height, size)
    yield from ground(placed, size)
    for row in placed.rows:
        for one in row.dots:
            yield dot_mark(one, row.radius)
        if row.mean is not None:
            ends = (row.mean, row.middle - row.reach), (row.mean, row.middle + row.reach)
            yield Stroke(ends, chart.series[0].color, MEAN[chart.kind])
    yield from words(placed, size)


def axis_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart of one axis in inches."""
    rows, deep = len(chart.categories), _deepest(chart, width * POINTS, size)
    least = max(LOW_ROW if chart.series else LEAST_ROW, deep * LEADING + 0.3)
    ticks = LINE * bool(chart.ticks) + HEAD
    return (
        (least * rows + ticks) * size / POINTS,
        (max(least, MOST_ROW) * rows + ticks) * size / POINTS,
    )


def _deepest(chart: ChartSpec, width: float, size: float) -> float:
    """Return the lines that a row needs so that its name stands apart from the next one."""
    under = bool(not chart.series and any(c.count for c in chart.categories))
    lines = [len(name) + under for name in _names(chart, width, size)]
    pairs = pairwise(lines) if len(lines) > 1 else ((lines[0], lines[0]),)
    return max((one + other) / 2 for one, other in pairs)


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    """Break the names of the rows to the narrowest column of few lines that cuts no word."""
    ways, face = [], _face(chart)
    for share in LABEL_SHARES:
        room = share * width
        words = widest((w for c in chart.categories for w in unbroken(label(c))), face, size)
        if words <= room or share == LABEL_SHARES[-1]:
            named = map(label, chart.categories)
            ways.append([balanced(name, face, size, room) if name else () for name in named])
    few = (way for lines in LINES for way in ways if max(map(len, way)) <= lines)
    return next(few, ways[-1])


def _face(chart: ChartSpec) -> str:
    """Return the face of names: bold where no value stands beside them."""
    return "body" if chart.series else "bold"


def axis_rows(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of one axis in its place."""
    names = _names(chart, width, size)
    bases = [count(category) for category in chart.categories]
    wide = [widest(lines, _face(chart), size) for lines in names]
    own = [] if chart.series else [text_width(base, "body", size) for base in bases]
    left = EDGE + max([*wide, *own]) + GAP * size
    bottom = height - (LINE * size if chart.ticks else 0.0)
    head = HEAD * size
    each = min((bottom - head) / len(names), MOST_ROW * size)
    if chart.series:
        left += _value_width(chart, each, size) + GAP * size
    side = RADIUS * size + 1.0
    end = width - max(side, _last_tick(chart, size) / 2)
    start = max(left + side, end - chart.reach) if chart.reach else left + side
    empty = Rows(chart, start, end, 0.0, bottom, ())
    top = head + (bottom - head - each * len(names)) / 2
    rows = (
        _row(empty, place, top + (place + 0.5) * each, each, lines, size)
        for place, lines in enumerate(names)
    )
    return Rows(chart, empty.left, empty.right, top, top + each * len(names), tuple(rows))


def _last_tick(chart: ChartSpec, size: float) -> float:
    """Return how wide the words at the end of the axis are."""
    return text_width(plain(chart.ticks[-1].text), "body", size) if chart.ticks else 0.0


def axis_reach(chart: ChartSpec, width: float, height: float, size: float) -> float:
    """Return how far the axis of a chart of width x height points reaches when it stands alone."""
    rows = axis_rows(replace(chart, reach=0.0), width, height, size)
    return rows.right - rows.left


def _is_quiet(chart: ChartSpec, place: int) -> bool:
    """Tell whether other rows are brought out before one."""
    return bool(chart.colors) and chart.colors[place] == "quiet"


def _value_size(chart: ChartSpec, place: int, each: float, size: float) -> float:
    """Return the size of the value of a row of a height."""
    large, close = QUIET if _is_quiet(chart, place) else LIT
    return min(large * size, each / close)


def _value_width(chart: ChartSpec, each: float, size: float) -> float:
    values = (
        text_width(printed(point), "bold", _value_size(chart, place, each, size))
        for place, point in enumerate(chart.series[0].points)
    )
    return max(values) + _count_width(chart, size)


def _count_width(chart: ChartSpec, size: float) -> float:
    wide = widest(map(count, chart.categories), "body", size)
    return wide + BESIDE * size if wide else 0.0


def _row(
    rows: Rows, place: int, middle: float, each: float, name: Sequence[str], size: float
) -> Row:
    chart = rows.chart
    radius = (SMALLER if chart.series else RADIUS) * size
    dots = tuple(Placed(rows.x(d.point.value or 0.0), middle, d) for d in chart.dots[place])
    value = chart.series[0].points[place].value if chart.series else None
    reach = TICK * size
    around = () if chart.series else _around(rows, dots, middle, size)
    head = _head(rows, place, middle, each, name, size)
    mean = None if value is None else rows.x(value)
    return Row(middle, radius, reach, radius, dots, None, mean, (*head,), (*around,))


def _around(rows: Rows, dots: Sequence[Placed], middle: float, size: float) -> Iterator[Label]:
    """Yield the labels of dots: of those brought out on their line, of others around it."""
    for at, one in enumerate(dots):
        if one.dot.lit:
            others = [other.x for place, other in enumerate(dots) if place != at]
            yield from _large(rows, one, others, size)
    yield from labels_around(rows, [one for one in dots if not one.dot.lit], middle, size)


def _large(rows: Rows, one: Placed, others: Sequence[float], size: float) -> Iterator[Label]:
    """Yield the value of a dot, large, and its name, on the side where the line is free."""
    *name, value = one.dot.label
    words, large = plain(tuple(name)).rstrip("\u00a0 "), LARGE * size
    wide = text_width(value.text, "bold", large)
    far = RADIUS * size + BESIDE * size
    right = min([rows.right, *(x for x in others if x > one.x)]) - one.x
    left = one.x - max([rows.left, *(x for x in others if x < one.x)])
    side = 1 if right >= left else -1
    align: Align = "left" if side > 0 else "right"
    y, x = one.y + MIDDLE * large, one.x + side * far
    yield Label(x, y, value.text, "bold", large, one.dot.color, align)
    yield Label(x + side * (wide + BESIDE * size), y, words, "body", size, "ink", align)


def _head(
    rows: Rows, place: int, middle: float, each: float, name: Sequence[str], size: float
) -> Iterator[Label]:
    """Yield the name of a row, and its value or its number of cases."""
    chart, base = rows.chart, count(rows.chart.categories[place])
    if not chart.series:
        tone = chart.colors[place] if chart.colors else "ink"
        yield from _lines(name, "bold", middle, size, tone, base)
        return
    yield from _lines(name, "body", middle, size, "ink", "")
    right, point = rows.left - (RADIUS + GAP) * size - 1.0, chart.series[0].points[place]
    large = _value_size(chart, place, each, size)
    tone = "ink" if _is_quiet(chart, place) else chart.series[0].color
    right -= _count_width(chart, size)
    y = middle + MIDDLE * large
    yield Label(right, y, printed(point), "bold", large, tone, "right")
    if base:
        yield Label(right + BESIDE * size, y, base, "body", size, "muted")


def _lines(
    name: Sequence[str], face: str, middle: float, size: float, tone: str, under: str
) -> Iterator[Label]:
    whole = len(name) + bool(under)
    first = middle + MIDDLE * size - (whole - 1) / 2 * LEADING * size
    for at, line in enumerate(name):
        yield Label(EDGE, first + at * LEADING * size, line, face, size, tone)
    if under:
        yield Label(EDGE, first + len(name) * LEADING * size, under, "body", size, "muted")


def ground(placed: Rows, size: float) -> Iterator[Mark]:
    """Yield what lies under the dots: the lines of the axis and a line for every row.

    Between two dots it is strong, in the colour of the one that the row is about.
    """
    for tick in placed.chart.ticks:
        x = placed.x(tick.value)
        yield Stroke(((x, placed.top), (x, placed.bottom)), "hairline")
    for place, row in enumerate(placed.rows):
        if not row.dots and row.mean is None:
            continue
        yield from _line(placed, row, size)
        if not placed.chart.series:
            named = [one for one in row.dots if not one.dot.lit]
            yield from stems(placed, named, row.middle, size)
        low, high = _extent(placed, row)
        lit = next((one.dot.color for one in row.dots if one.dot.lit), "quiet")
        tone = placed.chart.colors[place] if placed.chart.colors else lit
        if high > low:
            yield Stroke(((low, row.middle), (high, row.middle)), tone, BETWEEN)


def _line(placed: Rows, row: Row, size: float) -> Iterator[Stroke]:
    """Yield the line of a row, broken where words stand on it."""
    words = [word for word in row.ends if word.y - word.size < row.middle < word.y]
    spans = sorted(_across(word, BESIDE * size) for word in words)
    start = placed.left
    for low, high in (*spans, (placed.right, placed.right)):
        if low > start:
            yield Stroke(((start, row.middle), (low, row.middle)), "quiet", 1.0)
        start = max(start, high)


def _across(word: Label, free: float) -> tuple[float, float]:
    """Return from where to where a label reaches along its line, with what stays free beside it."""
    left = word.x - word.width * (word.align == "right")
    return left - free, left + word.width + free


def _extent(placed: Rows, row: Row) -> tuple[float, float]:
    """Return the ends of what a row measures: of its value from zero, or of two dots."""
    if row.mean is not None and placed.chart.minimum == 0:
        return placed.left, row.mean
    apart = not placed.chart.series and len({one.dot.color for one in row.dots}) == ENDS
    return (row.dots[0].x, row.dots[-1].x) if apart else (0.0, 0.0)


def words(placed: Rows, size: float) -> Iterator[Label]:
    """Yield the words of the chart: names, values, labels, and the ticks of the axis."""
    yield from words_of(placed.rows)
    yield from spaced([_tick(placed, tick, size) for tick in placed.chart.ticks])


def _tick(placed: Rows, tick: Tick, size: float) -> Label:
    wide, y = text_width(plain(tick.text), "body", size), placed.bottom + RISE * size
    x = max(placed.x(tick.value), wide / 2)
    return Label(x, y, plain(tick.text), "body", size, "muted", "center")
