"""Place the rows of a chart of dots: names, dots apart from each other, ends and means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.model import plain
from report_builder.render.charts.marks import Label
from report_builder.render.charts.rows import MEAN, Placed, Row, Rows, means
from report_builder.render.charts.swarm import pressed, swarm
from report_builder.render.charts.words import (
    DROP,
    EDGE,
    LEADING,
    MIDDLE,
    RISE,
    apart,
    balanced,
    count,
    label,
    stacked,
    widest,
)
from report_builder.story.chartspec import ChartSpec, Dot, SeriesRole
from report_builder.thai.measure import text_width

LABEL_SHARES = (0.2, 0.26, 0.32, 0.38)
"""Widths to try for the column of names, as shares of the chart."""
HALF = 1.8
"""Half the height of the dots of a row at most, as a multiple of the size."""
DIAMETERS = (11, 10, 9, 8, 7, 6, 5)
"""Diameters of dots in points, of which the largest that has room is taken."""
PRESSED = 0.42
"""Share to which a swarm may be pressed together: its dots cover parts of one another."""
BEYOND = 0.2
"""How far the mark of a mean passes the dots, as a multiple of the size."""
LINE = RISE + DROP
"""Height of a line of words over or under all rows, as a multiple of the size."""
OWN, LABELS = "brand", {"bold": "brand", "body": "muted"}
"""The colour of the dot that a row is about, and the colours of labels by their faces."""
OFF = 3.0
"""Points between labels and the line of the whole."""
GAP = 0.7
"""Space between names and rows, and between labels, as a multiple of the size."""


@dataclass(frozen=True, slots=True)
class Span:
    """The room of a row: the lines of its name, and the middle and half of its dots."""

    name: tuple[str, ...]
    middle: float
    half: float


def rows_of(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of dots in its place."""
    names = _names(chart, width, size)
    left = _aside_width(chart, names, size) if any(names) else 0.0
    side = max(
        *(_half_width(t.text, size) for t in chart.ticks), DIAMETERS[0] / 2, MEAN[chart.kind]
    )
    series = chart.roles.get(SeriesRole.NATION)
    top = LINE * size if series and series.label else 0.0
    bottom = height - (LINE * size if chart.ticks else 0.0)
    empty = Rows(chart, left + side, width - side, top, bottom, ())
    each = (bottom - top) / len(chart.categories)
    spans = [
        _span(chart, place, (top + place * each, each), lines, size)
        for place, lines in enumerate(names)
    ]
    radius = _radius(empty, [span.half for span in spans])
    rows = tuple(_row(empty, place, span, radius, size) for place, span in enumerate(spans))
    return Rows(chart, empty.left, empty.right, top, bottom, rows)


def _span(
    chart: ChartSpec, place: int, room: tuple[float, float], name: tuple[str, ...], size: float
) -> Span:
    """Return where the dots of a row have room between its name and the names of its ends."""
    top, tall = room
    named = any(dot.label for dot in chart.dots[place])
    below = (LEADING if named else 0.0) * size
    half = (tall - below) / 2 - BEYOND * size
    least = DIAMETERS[-1] / 2
    middle = top + (tall - below) / 2
    return Span(name, middle, max(least, min(half, HALF * size)))


def _aside_width(chart: ChartSpec, names: Sequence[tuple[str, ...]], size: float) -> float:
    """Return the width of the column of names and what is said beside them."""
    counts = [count(category) for category in chart.categories]
    beside = widest(counts, "body", size) + GAP * size if any(counts) else 0.0
    return EDGE + max(widest(lines, "bold", size) for lines in names) + GAP * size + beside


def _half_width(text: object, size: float) -> float:
    return text_width(plain(text), "body", size) / 2  # type: ignore[arg-type]


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    """Return the names of the rows in the narrowest column of few lines."""
    for share in LABEL_SHARES:
        rooms = ((label(c), share * width) for c in chart.categories)
        names = [balanced(text, "bold", size, room) if text else () for text, room in rooms]
        if max(map(len, names)) <= 1:
            break
    return names


def _radius(rows: Rows, halves: Sequence[float]) -> float:
    """Return the largest radius at which the dots of all rows have room, else the smallest."""
    places = [_places(rows, row) for row in rows.chart.dots]
    for diameter in DIAMETERS:
        radius = diameter / 2
        pairs = zip(places, halves, strict=True)
        if all(PRESSED * _most(swarm(row, radius)) <= half - radius for row, half in pairs):
            break
    return radius


def _places(rows: Rows, dots: Sequence[Dot]) -> tuple[float, ...]:
    return tuple(rows.x(dot.point.value or 0.0) for dot in dots)


def _most(ways: Sequence[float]) -> float:
    return max(map(abs, ways), default=0.0)


def _row(rows: Rows, place: int, span: Span, radius: float, size: float) -> Row:
    chart, middle, half = rows.chart, span.middle, span.half
    places = _places(rows, chart.dots[place])
    ways = pressed(swarm(places, radius), half - radius)
    dots = tuple(
        Placed(x, middle + (0.0 if dot.lit else way), dot)
        for x, way, dot in zip(places, ways, chart.dots[place], strict=True)
    )
    dots = tuple(sorted(dots, key=lambda one: one.dot.lit))
    head = _head(rows, place, span, size)
    ends = _ends(rows, dots, middle + half, size)
    return Row(
        *(middle, half, half + BEYOND * size, radius, dots),
        *(_ends_of_band(rows, place), _mean_of(rows, place), (*head,), (*ends,)),
    )


def _mean_of(rows: Rows, place: int) -> float | None:
    value = means(rows.chart).points[place].value
    return None if value is None else rows.x(value)


def _ends_of_band(rows: Rows, place: int) -> tuple[float, float] | None:
    series = (rows.chart.roles.get(role) for role in (SeriesRole.LOW, SeriesRole.HIGH))
    low, high = (one.points[place].value if one else None for one in series)
    return None if low is None or high is None else (rows.x(low), rows.x(high))


def _head(rows: Rows, place: int, span: Span, size: float) -> Iterator[Label]:
    """Yield the name of a row and what is said of it beside the dots."""
    chart, name = rows.chart, span.name
    if not name:
        return
    yield from stacked(name, EDGE, span.middle, "bold", size)
    edge, y = rows.left - DIAMETERS[0] / 2 - GAP * size, span.middle + MIDDLE * size
    beside = count(chart.categories[place])
    if beside:
        yield Label(edge, y, beside, "body", size, "muted", "right")


def _ends(rows: Rows, dots: Sequence[Placed], foot: float, size: float) -> Iterator[Label]:
    """Yield the labels of named dots under them, apart from each other, where all have room.

    Where one would cross the line of the whole, the dot that the row is about has its own alone.
    """
    named = sorted((one for one in dots if one.dot.label), key=lambda one: one.x)
    own = [one for one in named if one.dot.color == OWN]
    yield from _below(rows, named, foot, size) or _below(rows, own, foot, size)


def _below(rows: Rows, named: Sequence[Placed], foot: float, size: float) -> list[Label]:
    """Return the labels of dots under them, none where they have no room beside each other."""
    texts = [plain(one.dot.label) for one in named]
    faces = ["bold" if one.dot.color == OWN else "body" for one in named]
    widths = [text_width(text, face, size) for text, face in zip(texts, faces, strict=True)]
    left, right = rows.left - 3.0, rows.right + 3.0
    if sum(widths) + GAP * size * (len(widths) - 1) > right - left:
        return []
    middles = [_aside(one.x, wide, rows.whole) for one, wide in zip(named, widths, strict=True)]
    starts = apart(middles, widths, left, right, GAP * size)
    line = rows.whole if OWN in (one.dot.color for one in named) else None
    spans = zip(starts, widths, strict=True)
    if len(named) > 1 and line and any(start < line < start + wide for start, wide in spans):
        return []
    return [
        Label(start, foot + RISE * size, text, face, size, LABELS[face])
        for start, text, face in zip(starts, texts, faces, strict=True)
    ]


def _aside(middle: float, width: float, line: float | None) -> float:
    """Return the middle of a label moved off a line that would cross it, to the side of its dot."""
    if line is None or abs(middle - line) > width / 2 + OFF:
        return middle
    return line - width / 2 - OFF if middle <= line else line + width / 2 + OFF
