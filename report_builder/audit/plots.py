"""Check that native charts are plotted as told: on which axes, in which formats and colours."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from report_builder.audit.drawn import Axis, Ink, Plot
from report_builder.audit.findings import Finding
from report_builder.audit.page import NativeChart
from report_builder.audit.plan import RGB, Element, Sign
from report_builder.audit.shapes import same
from report_builder.audit.told import Chart

_NEAR = 1e-6
_OFF = 1.5
"""How far a mark may be from where it was placed, in points."""
_SAME, _ALIKE = (0.88, 1.14), (0.04, 3.5)
"""How long a bar may be, as a multiple of the one that was placed: a part of a whole, and a bar
beside its name."""
_SHORT = 12.0
"""Points of a bar below which the white around its parts is too much of it to compare lengths."""
_DOTS, _WEB, _LINES, _WHITE = "scatterChart", "radarChart", "lineChart", (255, 255, 255)
_UPRIGHT = "column"
"""The kind of charts whose bars stand."""


def findings(
    file: str, page: int, chart: NativeChart, told: Chart, element: Element | None
) -> Iterator[Finding]:
    """Yield what of the plot of a chart differs from what is told of it."""
    plot = chart.plot
    if plot is None or not told.kind:
        return
    yield from (Finding("axis", file, page, f"{chart.name}: {said}") for said in _axes(plot, told))
    yield from (Finding("chart_print", file, page, f"{chart.name}: {odd}") for odd in plot.odd)
    bare = plot.grouping == "stacked" and not any(plot.values)
    if not bare and plot.inks and element and not _same_inks(plot, element):
        yield Finding("mark", file, page, chart.name)
    if element and not _is_placed(plot, element):
        yield Finding("axis", file, page, chart.name)


def _is_placed(plot: Plot, element: Element) -> bool:
    """Tell whether marks are as long and far as those that were placed, each in its frame.

    Bars beside names may begin elsewhere and share another scale than those of another format.
    """
    axis = next((axis for axis in plot.axes if axis.kind == "valAx"), None)
    if plot.area is None or axis is None or axis.low is None or axis.high is None:
        return True
    wide = element.area.right - element.area.left
    step = plot.area[2] * wide / (axis.high - axis.low)
    begins = plot.values if plot.kind == _DOTS else plot.begins
    start = element.area.left + plot.area[0] * wide
    places = [start + (value - axis.low) * step for value in begins]
    known = sorted(edge for sign in element.signs for edge in _edges(sign))
    if not all(_is_near(x, known) for x in places):
        return False
    if plot.kind != "barChart" or plot.upright or not any(plot.values):
        return True
    fills = [s.area.right - s.area.left for s in element.signs if s.kind == "fill"]
    whole = 100.0 if plot.grouping == "percentStacked" else 1.0
    low, high = _ALIKE if plot.grouping == "clustered" else _SAME
    lengths = (value / whole * step for value in plot.values)
    return all(
        any(low <= length / (fill or 1.0) <= high for fill in fills)
        for length in lengths
        if length > _SHORT
    )


def _is_near(place: float, known: Sequence[float]) -> bool:
    """Tell whether one of some places in order is close to another."""
    at = bisect_left(known, place - _OFF)
    return at < len(known) and known[at] <= place + _OFF


def _edges(sign: Sign) -> tuple[float, float, float]:
    left, right = sign.area.left, sign.area.right
    return left, (left + right) / 2, right


def _axes(plot: Plot, told: Chart) -> Iterator[str]:
    """Yield the ends and directions of axes that are others than those told."""
    if plot.kind == "barChart" and plot.upright != (told.kind == _UPRIGHT):
        yield "barDir"
    for at, axis in enumerate(plot.axes):
        if axis.kind == "catAx":
            wrong = axis.backwards != (plot.kind == "barChart" and not plot.upright)
        else:
            wrong = not _is_right(axis, at, plot, told)
        if wrong:
            yield f"{axis.low} – {axis.high}{' ↔' * axis.backwards}"


def _is_right(axis: Axis, at: int, plot: Plot, told: Chart) -> bool:
    low, high = told.ends
    if plot.kind == "scatterChart" and at:
        return axis.backwards and axis.low == 0.5 and (axis.high or 0) % 1 == 0.5
    if axis.backwards or axis.low is None or axis.high is None:
        return False
    if plot.grouping == "percentStacked":
        return (axis.low, axis.high) == (0.0, 1.0)
    if plot.grouping == "stacked":
        return axis.low == 0.0 and axis.high >= high - _NEAR
    start = low if plot.kind in (_DOTS, _LINES) else 0.0
    return abs(axis.low - start) <= _NEAR and abs(axis.high - high) <= max(_NEAR, 1e-9 * high)


def _same_inks(plot: Plot, element: Element) -> bool:
    """Tell whether each colour of a chart is one that is told, and as often where all are bars."""
    if plot.kind in (_WEB, _LINES):
        return _are_told((*plot.inks, *plot.lines), element)
    if plot.kind == _DOTS:
        return _are_told(plot.inks, element)
    bars = [sign.ink for sign in element.signs if sign.kind == "fill"]
    seen = Counter(_among(bars, own) for own in plot.inks if own is not None)
    if None in seen:
        return False
    due, nothing = Counter(bars), {_among(bars, own) for own in plot.nothing}
    return seen == due if seen.total() == due.total() else {*seen} <= {*due} <= {*seen, *nothing}


def _are_told(inks: Sequence[Ink | None], element: Element) -> bool:
    """Tell whether the areas, lines or dots of a chart have colours that are told."""
    told = [_WHITE, *(sign.ink for sign in element.signs if sign.kind in ("fill", "line"))]
    return all(_among(told, own) for own in inks if own is not None)


def _among(inks: Sequence[RGB], own: Ink) -> RGB | None:
    return next((ink for ink in inks if same(own, ink)), None)
