"""Check native charts: what they cache, what their workbooks hold, and what the facts are."""

from __future__ import annotations

import operator
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from report_builder.audit import plots
from report_builder.audit.findings import Finding
from report_builder.audit.page import ChartPoint, NativeChart, Page
from report_builder.audit.plan import Element
from report_builder.audit.reading import squeezed
from report_builder.audit.told import Chart, Figure, Place, Point
from report_builder.thai.words import finer, rounded

_BREADTH = 0.0005
"""How far the share of a bar drawn as a shape may be from that of its fact."""
SPANS, _REACH = "spans", 0.01
"""The kind of chart of spans, and how far their shares may be from those of their facts."""


def findings(
    file: str,
    place: Place,
    pages: Sequence[Page],
    figures: Mapping[str, Figure],
    standing: Mapping[int, Sequence[Element]],
) -> Iterator[Finding]:
    """Yield the charts that a place lacks or has too many, and every value that is wrong.

    `standing` are the elements of the pages.
    """
    drawn = [(page.number, chart) for page in pages for chart in page.charts]
    free = {page: [*elements] for page, elements in standing.items()}
    for wanted in place.charts:
        said = squeezed(wanted.alt)
        found = next((each for each in drawn if squeezed(each[1].alt) == said), None)
        if not found:
            yield Finding("chart", file, pages[0].number, expected=wanted.name)
            continue
        drawn.remove(found)
        number, chart = found
        if chart.bars and wanted.kind == SPANS:
            yield from _spans(file, number, chart, wanted, figures)
        elif chart.bars:
            yield from _drawn(file, number, chart, wanted, figures)
        elif chart.marks:
            yield from _placed(file, number, chart, _expected(wanted, figures))
        else:
            yield from _values(file, number, chart, wanted, figures)
        yield from _workbook(file, number, chart)
        element = _taken(free.get(number, []), chart.alt)
        yield from plots.findings(file, number, chart, wanted, element)
    yield from (Finding("chart", file, number, chart.name) for number, chart in drawn)


def _taken(free: list[Element], alt: str) -> Element | None:
    """Return the first element that says the same, which stands for no other chart then."""
    said = squeezed(alt)
    found = next((one for one in free if squeezed(one.alt) == said), None)
    if found:
        free.remove(found)
    return found


def _workbook(file: str, page: int, chart: NativeChart) -> Iterator[Finding]:
    if not chart.agrees:
        yield Finding("workbook", file, page, chart.name)
    for point in chart.points:
        if point.cached != point.workbook:
            found = f"{chart.name}: {point.category} {point.workbook}"
            yield Finding("workbook", file, page, found, str(point.cached))


def _values(
    file: str, page: int, chart: NativeChart, wanted: Chart, figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    found, expected = _by_name(chart.points), _by_name(wanted.points)
    sizes = ({name: len(points) for name, points in side.items()} for side in (found, expected))
    if operator.ne(*sizes):
        texts = (", ".join(sorted(side)) for side in (found, expected))
        yield Finding("chart", file, page, *texts)
        return
    for name, points in found.items():
        for own, told in zip(points, expected[name], strict=True):
            yield from _value(file, page, f"{chart.name}: {name}", own, told, figures)


def _drawn(
    file: str, page: int, chart: NativeChart, wanted: Chart, figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    """Yield the bars of a chart of shapes that are longer or wider than their facts have it."""
    scores, weights, *_ = ([_figure(p, figures) for p in one] for one in _by_series(wanted))
    whole, end = sum(weights), wanted.maximum or sum(scores)
    told = [(s / end, w / whole) for s, w in zip(scores, weights, strict=True)]
    if len(told) != len(chart.bars):
        yield Finding("chart", file, page, f"{chart.name} {len(chart.bars)}", str(len(told)))
        return
    for place, (own, due) in enumerate(zip(chart.bars, told, strict=True), 1):
        if any(abs(a - b) > _BREADTH for a, b in zip(own, due, strict=True)):
            found, expected = (f"{100 * a:.1f} {100 * b:.1f}" for a, b in (own, due))
            yield Finding("chart_value", file, page, f"{chart.name} {place}: {found}", expected)


def _spans(
    file: str, page: int, chart: NativeChart, wanted: Chart, figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    """Yield the spans that stand elsewhere, or are longer, than the facts at their ends have it.

    The shortest ones are drawn as long as can be seen. Where all stand at one height, lengths are
    shares of the longest.
    """
    ends = [point for point in wanted.points if point.series.startswith("dot")]
    names = dict.fromkeys(point.series for point in ends)
    lows, highs = ([_figure(p, figures) for p in ends if p.series == name] for name in names)
    middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    apart, least = max(middles) - min(middles), min(own[1] for own in chart.bars)
    level = apart <= _REACH * max(highs) and not any(middle for middle, _ in chart.bars)
    lengths = [high - low for low, high in zip(lows, highs, strict=True)]
    whole = (max(lengths) if level else apart) or 1.0
    places = [0.0 if level else (middle - min(middles)) / whole for middle in middles]
    told = [(at, length / whole) for at, length in zip(places, lengths, strict=True)]
    if len(told) != len(chart.bars):
        yield Finding("chart", file, page, f"{chart.name} {len(chart.bars)}", str(len(told)))
        return
    for place, (own, due) in enumerate(zip(chart.bars, told, strict=True), 1):
        seen = due[0], max(due[1], least)
        if any(abs(a - b) > _REACH for a, b in zip(own, seen, strict=True)):
            found, expected = (f"{100 * a:.1f} {100 * b:.1f}" for a, b in (own, due))
            yield Finding("chart_value", file, page, f"{chart.name} {place}: {found}", expected)


def _figure(point: Point, figures: Mapping[str, Figure]) -> float:
    return (figures[point.fact].value if point.fact in figures else None) or 0.0


Rows = dict[int, set[float]]
"""The values that stand in each row of a chart of scattered marks."""
Told = dict[int, list[Figure]]
"""The facts that stand in each row of it."""


def _expected(wanted: Chart, figures: Mapping[str, Figure]) -> Told:
    told: Told = defaultdict(list)
    for points in _by_series(wanted):
        for row, point in enumerate(points, 1):
            figure = figures.get(point.fact)
            if figure and figure.value is not None:
                told[row].append(figure)
    return told


def _placed(file: str, page: int, chart: NativeChart, expected: Told) -> Iterator[Finding]:
    """Yield the rows of scattered marks that don't show the values of their facts."""
    drawn, spare, begins = map(_rows, (chart.marks, chart.spare, chart.begins))
    for row in sorted({*expected, *drawn}):
        due = [_shown(figure.value, figure.printed) for figure in expected[row]]
        every = frozenset[float | None]().union(*due)
        if not drawn[row] <= every | begins[row] or any(drawn[row].isdisjoint(one) for one in due):
            told = _listed(figure.value or 0.0 for figure in expected[row])
            found = f"{chart.name} {row}: {_listed(drawn[row])}"
            yield Finding("chart_value", file, page, found, told)
        if not spare[row] <= every:
            yield Finding("workbook", file, page, f"{chart.name} {row}: {_listed(spare[row])}")


@lru_cache(maxsize=65_536)
def _shown(value: float | None, printed: str) -> frozenset[float | None]:
    """Return the values that show a fact: as it is printed, or two decimals finer."""
    if value is None:
        return frozenset((None,))
    decimals = len(printed.partition(".")[2])
    return frozenset((finer(value, decimals), float(rounded(value, decimals))))


def _by_series(chart: Chart) -> Iterator[list[Point]]:
    for name in dict.fromkeys(point.series for point in chart.points):
        yield [point for point in chart.points if point.series == name]


def _rows(marks: Iterable[tuple[int, float]]) -> Rows:
    rows: Rows = defaultdict(set)
    for row, value in marks:
        rows[row].add(value)
    return rows


def _listed(values: Iterable[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(values))


def _value(
    file: str, page: int, name: str, own: ChartPoint, told: Point, figures: Mapping[str, Figure]
) -> Iterator[Finding]:
    figure = figures.get(told.fact)
    value = figure.value if figure else None
    if own.cached not in _shown(value, figure.printed if figure else ""):
        yield Finding("chart_value", file, page, f"{name} {own.cached}", str(value))
    elif value is not None and own.printed != told.printed:
        yield Finding("chart_print", file, page, f"{name} {own.printed}", told.printed)


class _Named(Protocol):
    @property
    def category(self) -> str: ...
    @property
    def series(self) -> str: ...


P = TypeVar("P", bound=_Named)


def _by_name(points: Sequence[P]) -> Mapping[str, list[P]]:
    """Group points by what tells them apart: category, series, or both.

    A chart of one category may be drawn as one of one series: its names change places.
    """
    categories, series = {p.category for p in points}, {p.series for p in points}
    named: dict[str, list[P]] = defaultdict(list)
    for point in points:
        parts = (point.category, point.series)
        if len(categories) == 1 and len(series) > 1:
            parts = ("", point.series)
        elif len(series) == 1:
            parts = (point.category, "")
        named[_letters(" ".join(parts))].append(point)
    return named


def _letters(text: str) -> str:
    """Return the letters and digits of a name: a count beside it may stand in brackets."""
    return "".join(letter for letter in squeezed(text) if unicodedata.category(letter)[0] in "LMN")
