"""Place the rows of a chart of dots: names, dots apart from each other, ends and means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import plain
from report_builder.render.charts.dot_ends import beside, names_below, names_beside
from report_builder.render.charts.marks import Label
from report_builder.render.charts.rows import MEAN, Placed, Row, Rows, means
from report_builder.render.charts.swarm import pressed, swarm
from report_builder.render.charts.words import (
    DROP,
    EDGE,
    LEADING,
    MIDDLE,
    RISE,
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
BESIDE = 0.6
"""Height that names beside dots ask for beyond that of the dots, as a multiple of the size."""
GAP = 0.7
"""Space between names and rows, as a multiple of the size."""


@dataclass(frozen=True, slots=True)
class Span:
    """The room of a row: the lines of its name, and the middle and half of its dots."""

    name: tuple[str, ...]
    middle: float
    half: float


def rows_of(chart: ChartSpec, width: float, height: float, size: float) -> Rows:
    """Return a chart of dots in its place."""
    full, names = _full(chart, width, height, size)
    narrow = beside(full, DIAMETERS[0] / 2, size)
    empty, top, bottom = narrow or full, full.top, full.bottom
    each = (bottom - top) / len(chart.categories)
    rooms = [(top + place * each, each) for place in range(len(names))]
    below = [any(d.label for d in dots) and not narrow for dots in chart.dots]
    spans = [_span(*given, size) for given in zip(rooms, below, names, strict=True)]
    radius = _radius(empty, [span.half for span in spans])
    edge = full.left - DIAMETERS[0] / 2 - GAP * size
    rows = [_row(empty, place, span, radius, size) for place, span in enumerate(spans)]
    heads = [_head(chart, place, span, edge, size) for place, span in enumerate(spans)]
    ends = [
        names_beside(empty, row.dots, row.middle, radius, size)
        if narrow
        else names_below(empty, row.dots, row.middle + row.half, size)
        for row in rows
    ]
    worded = (
        replace(row, head=(*head,), ends=(*own,))
        for row, head, own in zip(rows, heads, ends, strict=True)
    )
    return replace(empty, rows=tuple(worded), gridded=narrow is None)


def ends_room(chart: ChartSpec, width: float, size: float) -> float:
    """Return the height that the names of the ends of a row ask for, as a multiple of the size."""
    if not any(dot.label for row in chart.dots for dot in row):
        return 0.0
    full, _ = _full(chart, width, 0.0, size)
    return BESIDE if beside(full, DIAMETERS[0] / 2, size) else LEADING


def _full(
    chart: ChartSpec, width: float, height: float, size: float
) -> tuple[Rows, list[tuple[str, ...]]]:
    """Return the axis of a chart of dots at its longest, without rows, and their names."""
    names = _names(chart, width, size)
    left = _aside_width(chart, names, size) if any(names) else 0.0
    side = max(
        *(_half_width(t.text, size) for t in chart.ticks), DIAMETERS[0] / 2, MEAN[chart.kind]
    )
    series = chart.roles.get(SeriesRole.NATION)
    top = LINE * size if series and series.label else 0.0
    bottom = height - (LINE * size if chart.ticks else 0.0)
    return Rows(chart, left + side, width - side, top, bottom, ()), names


def _span(room: tuple[float, float], below: bool, name: tuple[str, ...], size: float) -> Span:
    """Return where the dots of a row have room, over the names of its ends if these are below."""
    top, tall = room
    under = (LEADING if below else 0.0) * size
    half = (tall - under) / 2 - BEYOND * size
    least = DIAMETERS[-1] / 2
    middle = top + (tall - under) / 2
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
    band, mean = _ends_of_band(rows, place), _mean_of(rows, place)
    return Row(middle, half, half + BEYOND * size, radius, dots, band, mean)


def _mean_of(rows: Rows, place: int) -> float | None:
    value = means(rows.chart).points[place].value
    return None if value is None else rows.x(value)


def _ends_of_band(rows: Rows, place: int) -> tuple[float, float] | None:
    series = (rows.chart.roles.get(role) for role in (SeriesRole.LOW, SeriesRole.HIGH))
    low, high = (one.points[place].value if one else None for one in series)
    return None if low is None or high is None else (rows.x(low), rows.x(high))


def _head(chart: ChartSpec, place: int, span: Span, edge: float, size: float) -> Iterator[Label]:
    """Yield the name of a row, and what is said of it beside the dots up to an edge."""
    if not span.name:
        return
    yield from stacked(span.name, EDGE, span.middle, "bold", size)
    said, y = count(chart.categories[place]), span.middle + MIDDLE * size
    if said:
        yield Label(edge, y, said, "body", size, "muted", "right")
