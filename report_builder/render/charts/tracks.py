"""Charts of tracks: a bar from the beginning of the scale to a score, and under it what it is of.

A line in a lane under the bar goes from the lowest unit to the highest, the middle half a band on
it, the ends named where there is room. The bar of one unit among all has a mark where that of the
whole would end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.model import plain
from report_builder.render.charts.marks import Bar, Label, Mark, Stroke
from report_builder.render.charts.rows import MEAN, Placed, Row, Rows, means, words_of
from report_builder.render.charts.words import (
    LEADING,
    RISE,
    apart,
    balanced,
    depth,
    hanging,
    label,
)
from report_builder.story.chartspec import ChartSpec, Dot, SeriesRole
from report_builder.thai.measure import text_width

POINTS = 72
ENDS = 1.68
"""Height of the names of ends, as a multiple of the size."""
LEAST, MOST = 1.4, 2.8
"""Heights of a bar with its lane, as multiples of the size."""
THINNEST, NOISE = 4.0, 1e-6
"""Points of that height also where a chart has far too little room, and what is no difference."""
BAR, LANE, BAND = 0.5, 0.32, 0.6
"""Shares of that height that the bar and its lane have, and of the lane that the middle half
has."""
GAP = 0.7
"""Space between the names of ends, as a multiple of the size."""
TICK = 1.25
"""Width in points of the line between the ends and of the ticks there."""
SIDE = 9.5
"""Points beside the scale: LibreOffice begins no plot nearer to the edge of its chart."""


def track_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a chart of tracks in inches."""
    ends = any(dot.label for row in chart.dots for dot in row)
    named = any(category.label for category in chart.categories)
    lines, rows = ENDS * ends + LEADING * named, len(chart.categories)
    return tuple(rows * (own + lines) * size / POINTS for own in (LEAST, MOST))  # type: ignore


def tracks(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of tracks of width x height points."""
    placed = track_rows(chart, width, height, size)
    yield from fields(placed)
    for row in placed.rows:
        if row.band:
            low, high = row.band
            tone, (top, bottom) = chart.roles[SeriesRole.LOW].color, band(row)
            yield Bar(low, top, high - low, bottom - top, tone)
        for one in row.dots:
            yield Stroke(((one.x, tick(row)[0]), (one.x, tick(row)[1])), one.dot.color, TICK)
        if ends := span(row):
            yield Stroke(tuple((one.x, row.middle) for one in ends), "unit", TICK)
        if row.bar and row.bar.w:
            yield row.bar
        if row.mean is not None:
            yield Stroke(
                ((row.mean, mark(row)[0]), (row.mean, mark(row)[1])), "ink", MEAN[chart.kind]
            )
    yield from words_of(placed.rows)


def track_rows(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of tracks in its place."""
    each = height / len(chart.categories)
    empty = Rows(chart, SIDE, width - SIDE, 0.0, height, ())
    rows = (_row(empty, place, each, size) for place in range(len(chart.categories)))
    return Rows(chart, empty.left, empty.right, empty.top, empty.bottom, tuple(rows))


def fields(placed: Rows) -> Iterator[Bar]:
    """Yield what lies under the bars: the scale from its beginning to its end."""
    for row in placed.rows:
        if row.bar:
            yield Bar(placed.left, row.bar.y, placed.right - placed.left, row.bar.h, "tint")


def tick(row: Row) -> tuple[float, float]:
    """Return top and bottom of the ticks at the ends."""
    return row.middle - row.half, row.middle + row.half


def span(row: Row) -> tuple[Placed, ...]:
    """Return the lowest and the highest unit, nothing where there is one at most."""
    return (row.dots[0], row.dots[-1]) if len(row.dots) > 1 else ()


def band(row: Row) -> tuple[float, float]:
    """Return top and bottom of the band of the middle half."""
    return row.middle - BAND * row.half, row.middle + BAND * row.half


def mark(row: Row) -> tuple[float, float]:
    """Return top and bottom of the mark of the whole on the bar of one unit."""
    assert row.bar is not None
    return row.bar.y - row.reach, row.bar.y + row.bar.h + row.reach


def names_ends(chart: ChartSpec, width: float, size: float) -> bool:
    """Tell whether both ends of every row can be named in a width in points."""
    return all(_named(row, size) <= width for row in chart.dots)


def _named(dots: Sequence[Dot], size: float) -> float:
    """Return the points that the names of ends take side by side, 0 where none has any."""
    wide = [text_width(plain(dot.label), "body", size) + GAP * size for dot in dots if dot.label]
    return sum(wide) - GAP * size * bool(wide)


def _row(rows: Rows, place: int, each: float, size: float) -> Row:
    chart, top = rows.chart, place * each
    name = balanced(label(chart.categories[place]), "bold", size, rows.right - rows.left)
    name = name if plain(chart.categories[place].label) else ()
    above = depth(name, size)
    low = each - above < (LEAST + ENDS) * size - NOISE
    room = rows.right - rows.left
    named = not low and 0.0 < _named(chart.dots[place], size) <= room
    tall = min(each - above - ENDS * size * named, MOST * size)
    tall = max(tall, THINNEST)
    bar = BAR * tall
    y, middle = top + above + 1.0, top + above + tall * (1.0 - LANE / 2)
    dots = tuple(Placed(rows.x(dot.point.value or 0.0), middle, dot) for dot in chart.dots[place])
    half = LANE * tall / 2
    return Row(
        *(middle, half, 1.5, half, dots),
        _band(rows, place),
        _whole(rows, place),
        (*_head(rows, place, name, top, size),),
        (*_ends(rows, dots, middle + half, size),) if named else (),
        _bar(rows, place, y, bar),
    )


def _bar(rows: Rows, place: int, y: float, tall: float) -> Bar:
    """Return the bar of a row, one of no length where its score is missing."""
    chart = rows.chart
    value = chart.series[0].points[place].value
    tone = chart.colors[place] if chart.colors else chart.series[0].color
    length = 0.0 if value is None else rows.x(value) - rows.left
    return Bar(rows.left, y, length, tall, tone)


def _band(rows: Rows, place: int) -> tuple[float, float] | None:
    series = (rows.chart.roles.get(role) for role in (SeriesRole.LOW, SeriesRole.HIGH))
    low, high = (one.points[place].value if one else None for one in series)
    return None if low is None or high is None else (rows.x(low), rows.x(high))


def _whole(rows: Rows, place: int) -> float | None:
    """Return where the bar of the whole would end, None where a bar is its own."""
    whole = means(rows.chart)
    value = whole.points[place].value if whole is not rows.chart.series[0] else None
    return None if value is None else rows.x(value)


def _head(rows: Rows, place: int, name: Sequence[str], top: float, size: float) -> Iterator[Label]:
    """Yield the name of a row over its track, and its score at the end of the line."""
    if not name:
        return
    chart = rows.chart
    yield from hanging(name, rows.left, top, "bold", size)
    number = chart.series[0].points[place].printed
    tone = chart.colors[place] if chart.colors else chart.series[0].color
    y = top + (RISE + (len(name) - 1) * LEADING) * size
    yield Label(rows.right, y, number, "bold", size, tone, "right")


def _ends(rows: Rows, dots: Sequence[Placed], foot: float, size: float) -> Iterator[Label]:
    """Yield the names of the ends under their track."""
    named = sorted((one.x, plain(one.dot.label)) for one in dots if one.dot.label)
    middles, texts = zip(*named, strict=True) if named else ((), ())
    wides = [text_width(text, "body", size) for text in texts]
    starts = apart(middles, wides, rows.left, rows.right, GAP * size)
    for start, text in zip(starts, texts, strict=True):
        yield Label(start, foot + 0.86 * RISE * size, text, "body", size, "muted")
