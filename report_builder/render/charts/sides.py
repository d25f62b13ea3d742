"""The places of a diverging chart: two sides of one line, the undecided apart, in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.render.charts.likert import apart
from report_builder.render.charts.words import (
    LEADING,
    balanced,
    count,
    depth,
    label,
    printed,
    widest,
)
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartSpec, Point, Series, SeriesRole
from report_builder.thai.measure import text_width, unbroken

UNDECIDED, MEAN, TOTAL = SeriesRole.UNDECIDED, SeriesRole.MEAN, SeriesRole.TOTAL
LABEL_SHARES = (0.2, 0.24, 0.28, 0.32, 0.36)
"""Widths to try for the column of names, as shares of the chart."""
LINES = (2, 3)
"""Lines of a name and its number of cases: a column of fewer lines is sought first."""
NAMES = (1.0, 0.2, 0.16, 0.13, 0.11)
"""Widths to try for the names of the answers, as shares of the chart."""
Names = tuple[tuple[str, ...], ...]
"""The lines of each of several names."""
GAP = 1.0
"""Space between columns, in sizes."""
THICKEST, ROW = 2.6, 5.2
"""Thickness of a bar and height of a row at most, in sizes."""
LARGER, BESIDE = 2.2, 1.3
"""Size of the number at the right, a mean or a total, and of a mean beside that, in sizes of the
labels."""
SPARE = 0.8
"""Share of a part that is sure to be left when room is made for values beside others."""
INSIDE = 0.15
"""What a part must have beside its value, in sizes."""
UNDER = 1.35
"""Room for a value under its bar, in sizes."""
KEY = 0.9
"""Height of the coloured keys under the names of the answers with the space around, in sizes."""


@dataclass(frozen=True, slots=True)
class Diverging:
    """Where a diverging chart has its parts; lengths are points.

    `line` is where the sides meet, `unit` the points of a percent, `neutral` where that column
    begins, `mean` and `total` where those have their middle; `top` and `row` are those of the rows
    of bars.
    """

    chart: ChartSpec
    names: Names
    keys: Names
    start: float
    line: float
    unit: float
    neutral: float
    mean: float
    total: float
    top: float
    row: float
    thick: float

    def large(self, role: SeriesRole, size: float) -> float:
        """Return the size of means or totals: large, but not higher than their rows."""
        return min(_times(self.chart, role) * size, self.row / LEADING)

    def numbers(self) -> Iterator[tuple[Series, float]]:
        """Yield the series that stand as numbers beside the bars, with their middle."""
        for role, x in ((MEAN, self.mean), (TOTAL, self.total)):
            if role in self.chart.roles:
                yield self.chart.roles[role], x

    def middle(self, category: int) -> float:
        """Return the height of the middle of a question's bar."""
        return self.top + (category + 0.5) * self.row

    def parts(self, category: int) -> Iterator[tuple[Series, float, float]]:
        """Yield the answers of a question with left edge and width of their parts."""
        against, both = sides(self.chart)
        at = self.line - self.unit * sum(_value(s.points[category]) for s in against)
        for series in (each for each in both if each.points[category].fact):
            wide = self.unit * _value(series.points[category])
            yield series, at, wide
            at += wide
        middle = self.chart.roles.get(UNDECIDED)
        if middle and middle.points[category].fact:
            yield middle, self.neutral, self.unit * _value(middle.points[category])


def sides(chart: ChartSpec) -> tuple[list[Series], list[Series]]:
    """Return the answers against, and those to both sides from left to right.

    The series of a chart go from agreement to disagreement.
    """
    against = [series for series in chart.series[::-1] if series.role is SeriesRole.AGAINST]
    return against, [*against, *(s for s in chart.series[::-1] if s.role is SeriesRole.FAVOUR)]


def _value(point: Point) -> float:
    return point.value or 0.0


def _most(chart: ChartSpec, series: Sequence[Series]) -> float:
    rows = range(len(chart.categories))
    return max(sum(_value(s.points[row]) for s in series) for row in rows)


def placed(chart: ChartSpec, width: float, height: float, size: float) -> Diverging:
    """Return the places of a chart of width x height points with labels of a size."""
    names, start = names_of(chart, width, size)
    against, both = sides(chart)
    left, right = (_most(chart, part) for part in (against, both[len(against) :]))
    middle = [series for series in chart.series if series.role is UNDECIDED]
    heads = [_head(chart, UNDECIDED, size), *(_wide(chart, role, size) for role in (MEAN, TOTAL))]
    last = heads[2] + GAP * size if heads[2] else 0.0
    room = width - start - heads[1] - last - (3 if middle else 2) * GAP * size
    whole = left + right + (_most(chart, middle) if middle else 0.0)
    ends = (against, both[len(against) :][::-1], middle)
    free = [_beyond(chart, part, room / (whole or 1.0), size) for part in ends]
    room -= sum(free)
    unit = room / (whole or 1.0)
    if middle and unit * _most(chart, middle) < heads[0]:
        unit = (room - heads[0]) / ((left + right) or 1.0)
    line = start + GAP * size + free[0] + left * unit
    neutral = line + right * unit + free[1] + GAP * size
    keys = keys_of(chart, width, size)
    top = max(depth(lines, size) for lines in keys) + KEY * size
    row = min((height - top) / len(names), ROW * size)
    start_of_rows = top + max(0.0, height - top - row * len(names)) / 2
    numbers = (width - last - heads[1] / 2, width - heads[2] / 2)
    places = (start, line, unit, neutral, *numbers, start_of_rows, row)
    at = Diverging(chart, names, keys, *places, min(THICKEST * size, 0.72 * row))
    return replace(at, thick=min(at.thick, row - 2 * UNDER * size)) if any_under(at, size) else at


def _beyond(chart: ChartSpec, parts: Sequence[Series], unit: float, size: float) -> float:
    """Return how far values beside narrow outer parts, the first of `parts`, pass the longest bar.

    `unit` are the points of a percent where none did.
    """
    if not parts:
        return 0.0
    reach = []
    for row in range(len(chart.categories)):
        outer = parts[0].points[row]
        own = text_width(printed(outer), "bold", size) + 0.6 * size
        narrow = SPARE * unit * _value(outer) < own
        reach.append(unit * sum(_value(s.points[row]) for s in parts) + own * narrow)
    return max(0.0, max(reach) - unit * _most(chart, parts))


def any_under(at: Diverging, size: float) -> bool:
    """Tell whether the value of a narrow part between others stands beneath its bar."""
    rows = range(len(at.names))
    return any(value.down for row in rows for value in values(at, row, size))


def names_of(chart: ChartSpec, width: float, size: float) -> tuple[Names, float]:
    """Return the lines of the names of questions, and how wide their column is."""
    columns = [_column(chart, share * width, size) for share in LABEL_SHARES]
    fitting = (column for lines in LINES for column in columns if column[2] <= lines)
    names, wide, _ = next(fitting, columns[-1])
    return names, wide


def _column(chart: ChartSpec, room: float, size: float) -> tuple[Names, float, float]:
    """Return names broken to a width, the width that they take, and the most lines of one.

    Names whose words are cut have no number of lines that would do.
    """
    names = tuple(balanced(label(c), "bold", size, room) for c in chart.categories)
    bases = [balanced(count(c), "body", size, room) if c.count else () for c in chart.categories]
    words = widest((w for c in chart.categories for w in unbroken(label(c))), "bold", size)
    lines = max(len(name) + len(base) for name, base in zip(names, bases, strict=True))
    wide = [*(widest(n, "bold", size) for n in names), *(widest(b, "body", size) for b in bases)]
    return names, max(wide), lines if words <= room else float("inf")


def _head(chart: ChartSpec, role: SeriesRole, size: float) -> float:
    series = chart.roles.get(role)
    return widest(unbroken(series.name), "body", size) if series else 0.0


def _wide(chart: ChartSpec, role: SeriesRole, size: float) -> float:
    """Return the width of a column of numbers under its name, 0 where there is none."""
    if role not in chart.roles:
        return 0.0
    numbers = map(printed, chart.roles[role].points)
    return max(_head(chart, role, size), widest(numbers, "bold", _times(chart, role) * size))


def _times(chart: ChartSpec, role: SeriesRole) -> float:
    return BESIDE if role is MEAN and TOTAL in chart.roles else LARGER


def keys_of(chart: ChartSpec, width: float, size: float) -> Names:
    """Break the names of the answers, from left to right, so that they stand side by side."""
    ordered = in_order(chart)
    for share in NAMES:
        lines = tuple(balanced(s.name, "body", size, share * width) for s in ordered)
        wide = sum(widest(each, "body", size) for each in lines) + size * (len(lines) - 1)
        if wide <= width:
            break
    return lines


def in_order(chart: ChartSpec) -> list[Series]:
    """Return the series in the order in which their columns stand."""
    roles = chart.roles
    apart_ = [roles[role] for role in (UNDECIDED, MEAN, TOTAL) if role in roles]
    return [*sides(chart)[1], *apart_]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a part: how far right its middle is, and how far under the middle of the bar."""

    series: Series
    text: str
    x: float
    down: float
    tone: str


def values(at: Diverging, category: int, size: float) -> list[Value]:
    """Return the values of a question: inside their parts, beside the outer ones, or beneath."""
    parts = list(at.parts(category))
    placed = [_valued(at, category, place, parts[place], size) for place in range(len(parts))]
    under = [value for value in placed if value.down]
    wides = [text_width(value.text, "bold", size) for value in under]
    centres = apart([v.x for v in under], wides, 0.3 * size, at.neutral + at.start)
    moved = {v.series.name: x for v, x in zip(under, centres, strict=True)}
    return [replace(value, x=moved.get(value.series.name, value.x)) for value in placed]


def _valued(
    at: Diverging, category: int, place: int, part: tuple[Series, float, float], size: float
) -> Value:
    series, x, wide = part
    text = printed(series.points[category])
    own, (against, both) = text_width(text, "bold", size), sides(at.chart)
    if own + INSIDE * size <= wide:
        return Value(series, text, x + wide / 2, 0.0, theme().text_on(series.color))
    if place == 0 and against:
        return Value(series, text, x - own / 2 - 0.3 * size, 0.0, "ink")
    if place >= len(both) - 1:
        return Value(series, text, x + wide + own / 2 + 0.3 * size, 0.0, "ink")
    return Value(series, text, x + wide / 2, at.thick / 2 + 0.7 * size, "ink")
