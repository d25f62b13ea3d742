"""Charts of spans: for every unit a bar from its lowest value to its highest, side by side.

Named spans have their words over the others, those of the right half under them, on lines that
step down from the ends. Spans in bands stand apart, each band over its name, with their values at
their ends. The line of the whole runs through all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import plain
from report_builder.render.charts.marks import Cell, Cells, Label, Mark, Stroke
from report_builder.render.charts.words import (
    DROP,
    MIDDLE,
    RISE,
    balanced,
    count,
    depth,
    hanging,
    label,
    widest,
)
from report_builder.story.chartspec import Category, ChartSpec, SeriesRole

LINE = RISE + DROP
"""Height of a line of words, as a multiple of the size."""
GAP, LARGE = 0.5, 2.4
"""Space beside words, and the size of the number of a band, in sizes."""
SHARE, WIDEST, LEAST = 0.62, 1.2, 2.0
"""Share of its room that a span takes, its width in sizes at most, and its height in points at
least."""
APART = 0.6
"""Room between bands, in spans."""
BESIDE = 3.4
"""Room before the middle of a span with a number, and behind it at least, in sizes."""
WHOLE = 1.5
"""Width of the line of the whole in points."""
NAME = "ช่วง"
"""How the spans of a colour are called."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where spans stand, in points: the edges of the plot, and of each span its middle and room."""

    chart: ChartSpec
    left: float
    right: float
    top: float
    bottom: float
    middles: tuple[float, ...]
    rooms: tuple[float, ...]

    def y(self, value: float | None) -> float:
        """Return the height of a value."""
        low, high = self.chart.minimum, self.chart.maximum or 100.0
        return self.bottom - (self.bottom - self.top) * ((value or 0.0) - low) / (high - low)


def spans(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a chart of spans of width x height points."""
    field = _field(chart, width, height, size)
    for tick in chart.ticks:
        y = field.y(tick.value)
        yield Stroke(((field.left, y), (field.right, y)), "hairline")
    yield from _bars(field, size)
    whole = chart.roles.get(SeriesRole.NATION)
    if whole:
        y = field.y(whole.points[0].value)
        yield Stroke(((field.left, y), (field.right, y)), whole.color, WHOLE)
    above, below = _named(chart)
    yield from _leaders(field, above, below, size)
    for tick in chart.ticks:
        y, x = field.y(tick.value) + MIDDLE * size, field.left - GAP * size
        yield Label(x, y, plain(tick.text), "body", size, "muted", "right")
    yield from _words(field, above, below, size)
    yield from _ends(field, size)
    yield from _bands(field, size)
    if whole:
        yield from _of_whole(field, plain(whole.label), size)


def _field(chart: ChartSpec, width: float, height: float, size: float) -> Field:
    """Return the plot: what stands around it has its room."""
    ticks = widest([plain(tick.text) for tick in chart.ticks], "body", size)
    whole = chart.roles.get(SeriesRole.NATION)
    left = ticks + GAP * size if chart.ticks else 0.0
    above, below = _named(chart)
    top = max(len(above), _is_valued(chart), bool(whole)) * LINE * size + DROP * size
    middles, rooms = _places(chart, left, width, size)
    deepest = max((depth(lines, size) for lines in _band_lines(chart, rooms, size)), default=0.0)
    bottom = max(len(below) * LINE * size, _is_valued(chart) * LINE * size + deepest)
    return Field(chart, left, width, top, height - bottom - DROP * size, middles, rooms)


def _is_valued(chart: ChartSpec) -> bool:
    """Tell whether values stand at the ends of spans."""
    rows = zip(chart.categories, chart.dots, strict=True)
    return any(dot.label for category, row in rows if not category.label for dot in row)


def _places(
    chart: ChartSpec, left: float, right: float, size: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the middles and the rooms of spans: those with a number have as much as it needs."""
    bands = chart.bands or ((Category(()), len(chart.categories)),)
    gaps, own = len(bands) - 1, _room(chart, size)
    numbered = sum(rows for band, rows in bands if band.count)
    others = len(chart.categories) - numbered
    parting = 0.0 if numbered else APART
    gap = size if numbered else 0.0
    shared = (right - left - gap * gaps - own * numbered) / (others + parting * gaps)
    middles, rooms, x = [], [], left
    for band, rows in bands:
        step, half = (own, BESIDE * size) if band.count else (shared, shared / 2)
        middles += [x + step * n + half for n in range(rows)]
        rooms += [step] * rows
        x += step * rows + gap + parting * shared
    return tuple(middles), tuple(rooms)


def _named(chart: ChartSpec) -> tuple[list[int], list[int]]:
    """Return the places of named spans: those of the left half, and those of the right one."""
    places = [n for n, category in enumerate(chart.categories) if category.label]
    half = (chart.bands[0][1] if chart.bands else len(chart.categories)) / 2
    return [n for n in places if n < half], [n for n in places if n >= half]


def _room(chart: ChartSpec, size: float) -> float:
    """Return the width that a span takes whose number stands beside it."""
    number = widest([count(band) for band, _ in chart.bands], "bold", LARGE * size)
    return BESIDE * size + max(BESIDE * size, number + (WIDEST / 2 + GAP) * size)


def _bars(field: Field, size: float) -> Iterator[Cells]:
    """Yield the spans of each colour, those that are quiet first."""
    chart = field.chart
    for color in sorted({*chart.colors}, key=lambda name: (name != "quiet", name)):
        cells = []
        for place, (row, own) in enumerate(zip(chart.dots, chart.colors, strict=True)):
            if own == color:
                top, bottom = field.y(row[-1].point.value), field.y(row[0].point.value)
                wide = min(SHARE * field.rooms[place], WIDEST * size)
                x, tall = field.middles[place] - wide / 2, max(LEAST, bottom - top)
                cells.append(Cell(x, (top + bottom - tall) / 2, wide, tall))
        yield Cells(tuple(cells), color, f"{NAME} {color}")


def _leaders(
    field: Field, above: Sequence[int], below: Sequence[int], size: float
) -> Iterator[Stroke]:
    """Yield the lines from named spans to the lines of their words."""
    chart = field.chart
    for row, place in enumerate(above):
        y, x = (row + 1) * LINE * size, field.middles[place]
        yield Stroke(((x, y), (x, field.y(chart.dots[place][-1].point.value))), "muted")
    for row, place in enumerate(reversed(below)):
        y, x = field.bottom + (len(below) - row - 1) * LINE * size, field.middles[place]
        yield Stroke(((x, field.y(chart.dots[place][0].point.value)), (x, y)), "muted")


def _words(
    field: Field, above: Sequence[int], below: Sequence[int], size: float
) -> Iterator[Label]:
    """Yield the words of named spans, from their leaders towards the middle."""
    for row, place in enumerate(above):
        y = row * LINE * size + RISE * size
        wide = _wide(field.chart, place, size)
        x = min(field.middles[place], field.right - wide)
        yield from _line(field.chart, place, x, y, size)
    for row, place in enumerate(reversed(below)):
        y = field.bottom + (len(below) - row - 1) * LINE * size + RISE * size
        x = max(field.left, field.middles[place] - _wide(field.chart, place, size))
        yield from _line(field.chart, place, x, y, size)


def _wide(chart: ChartSpec, place: int, size: float) -> float:
    """Return the width of the words of a span."""
    last = [*_line(chart, place, 0.0, 0.0, size)][-1]
    return last.x + last.width


def _line(chart: ChartSpec, place: int, x: float, y: float, size: float) -> Iterator[Label]:
    """Yield the name of a span, how long it is and what stands at its ends."""
    category = chart.categories[place]
    parts = [(label(category), "bold", chart.colors[place]), (count(category), "bold", "ink")]
    ends = " – ".join(plain(dot.label) for dot in chart.dots[place] if dot.label)
    for words, face, color in (*parts, (ends, "body", "muted")):
        if words:
            one = Label(x, y, words, face, size, color)
            yield one
            x += one.width + GAP * size


def _ends(field: Field, size: float) -> Iterator[Label]:
    """Yield the values at the ends of spans without names."""
    rows = zip(field.middles, field.chart.categories, field.chart.dots, strict=True)
    for x, row in ((x, row) for x, category, row in rows if not category.label):
        low, high = field.y(row[0].point.value), field.y(row[-1].point.value)
        for dot, y in ((row[-1], high - DROP * size), (row[0], low + RISE * size * 0.85)):
            if dot.label:
                yield Label(x, y, plain(dot.label), "bold", size, "ink", "center")


def _band_lines(chart: ChartSpec, rooms: Sequence[float], size: float) -> list[tuple[str, ...]]:
    """Return the lines of the names of bands."""
    lines, first = [], 0
    for band, rows in chart.bands:
        name = label(band)
        lines.append(balanced(name, "bold", size, rooms[first] * rows) if name else ())
        first += rows
    return lines


def _lowest(field: Field, size: float) -> float:
    """Return how far down the values at the ends of spans without names reach."""
    rows = zip(field.chart.categories, field.chart.dots, strict=True)
    ends = (row[0] for category, row in rows if not category.label and row[0].label)
    return max((field.y(dot.point.value) + LINE * size for dot in ends), default=0.0)


def _bands(field: Field, size: float) -> Iterator[Label]:
    """Yield under each band its name, and its number, large, beside it."""
    chart, first = field.chart, 0
    named = _band_lines(chart, field.rooms, size)
    start = max(field.bottom, _lowest(field, size)) + DROP * size
    for (band, rows), lines in zip(chart.bands, named, strict=True):
        x = (field.middles[first] + field.middles[first + rows - 1]) / 2
        if band.count:
            middle = sum(field.y(dot.point.value) for dot in chart.dots[first]) / 2
            right = x + WIDEST * size / 2 + GAP * size
            y, tone = middle + MIDDLE * LARGE * size, chart.colors[first]
            yield Label(right, y, count(band), "bold", LARGE * size, tone)
        yield from hanging(lines, x, start, "bold", size, "ink", "center")
        first += rows


def _of_whole(field: Field, words: str, size: float) -> Iterator[Label]:
    """Yield the name of the line of the whole, over it where spans are lowest."""
    whole = field.chart.roles[SeriesRole.NATION]
    told = Label(field.left, 0.0, words, "bold", size, "ink")
    under = [
        field.y(row[-1].point.value)
        for x, room, row in zip(field.middles, field.rooms, field.chart.dots, strict=True)
        if x - room <= told.x + told.width
    ]
    yield replace(told, y=min([field.y(whole.points[0].value), *under]) - DROP * size)
