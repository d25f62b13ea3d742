"""Tell a chart as the register has it: as plain data."""

from __future__ import annotations

from typing import Any

from report_builder.model import plain
from report_builder.story.chartspec import ChartKind, ChartSpec, Dot
from report_builder.thai.words import MISSING


def charted(chart: ChartSpec) -> dict[str, Any]:
    """Return what a chart says as plain data: its words, points, kind and the ends of its scale."""
    points = [
        [_category(chart, at), series.name, point.fact, point.printed]
        for series in chart.series
        for at, point in enumerate(series.points)
    ]
    return {
        "name": chart.name,
        "alt": chart.alt,
        "points": points + _dots(chart),
        "maximum": chart.maximum,
        "kind": chart.kind.value,
        "ends": _ends(chart),
    }


def _ends(chart: ChartSpec) -> list[float]:
    """Return where the scale of a chart begins and ends."""
    if chart.kind is ChartKind.SPINE:
        return [chart.ticks[0].value, chart.ticks[-1].value]
    values = [point.value for series in chart.series for point in series.points if point.value]
    return [chart.minimum, chart.maximum or max(values, default=1.0)]


def _dots(chart: ChartSpec) -> list[list[str]]:
    """Return the units in a chart of dots by their place in a row: a point for every category."""
    most = max(map(len, chart.dots), default=0)
    rows = [[*row, *[None] * (most - len(row))] for row in chart.dots]
    return [
        [plain(chart.categories[at].label), f"dot{n}", *_shown(dot)]
        for n, dots in enumerate(zip(*rows, strict=True))
        for at, dot in enumerate(dots)
    ]


def _shown(dot: Dot | None) -> tuple[str, str]:
    return (dot.point.fact, dot.point.printed) if dot else ("", "")


def _category(chart: ChartSpec, at: int) -> str:
    name = plain(chart.categories[at].label)
    missing = bool(chart.series) and chart.series[0].points[at].value is None
    return f"{name} {MISSING}" if missing else name
