"""Write the plots that have a series for each of a chart: bars, columns, a ring, a radar."""

from __future__ import annotations

from collections.abc import Callable

from report_builder.render.charts.share import HOLE
from report_builder.render.ooxml.charts.axes import USED, category_axis, gridlines, value_axis
from report_builder.render.ooxml.charts.labels import (
    end_labels,
    name_labels,
    part_labels,
    range_of_counts,
    unlabelled,
)
from report_builder.render.ooxml.charts.plots import Plot
from report_builder.render.ooxml.charts.told import count_of
from report_builder.render.ooxml.charts.words import filled, numbers, strings
from report_builder.render.ooxml.charts.workbook import Sheet
from report_builder.render.theme import theme
from report_builder.story.chartspec import ChartKind

WEBS = (ChartKind.RADAR, ChartKind.EMBLEM)
AREA = 0.14
"""How much of what lies behind the area of a radar it covers."""
PARTING = 1.5
"""White between the parts of a whole, in points."""

Labels = Callable[[Plot, int, float], str]


def bars(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the clustered bars or columns of a chart, their names over them or on an axis."""
    upright, over = drawn.chart.kind is ChartKind.COLUMN, drawn.over is not None
    overlap = f'<c:overlap val="{-(drawn.over or 0)}"/>' if over else ""
    side, down = ("b", False) if upright else ("l", True)
    line = "" if over else "quiet"
    return (
        f'<c:barChart><c:barDir val="{"col" if upright else "bar"}"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{_over(drawn, sheet, size)}'
        f"{_all_series(drawn, sheet, size, end_labels)}"
        f'<c:gapWidth val="{drawn.gap}"/>{overlap}{USED}</c:barChart>'
        f"{category_axis(side, size, line=line, down=down, hidden=over)}"
        f"{value_axis('l' if upright else 't', drawn.end)}"
    )


def _over(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the bars of no length over the others that are labelled with the names of rows."""
    if drawn.over is None:
        return ""
    place, order = sheet.over, len(drawn.chart.series)
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="0"/>'
        f"<c:tx>{strings(sheet.heading(place), [sheet.columns[place].heading])}</c:tx>"
        f'{filled("")}<c:invertIfNegative val="0"/>{name_labels(size)}'
        f"<c:cat>{strings(*sheet.categories())}</c:cat>"
        f"<c:val>{numbers(sheet, place)}</c:val></c:ser>"
    )


def stacked(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the bars of a chart of parts, stacked to the whole."""
    alone = len(drawn.names) == 1
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/>'
        f'<c:varyColors val="0"/>{_all_series(drawn, sheet, size, part_labels)}'
        f'<c:gapWidth val="{drawn.gap}"/><c:overlap val="100"/>{USED}</c:barChart>'
        f"{category_axis('l', size, line='', down=True, hidden=alone)}{value_axis('t', drawn.end)}"
    )


def ring(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the ring of a chart of parts."""
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{_all_series(drawn, sheet, size, unlabelled)}'
        f'<c:firstSliceAng val="0"/><c:holeSize val="{round(HOLE * 100)}"/></c:doughnutChart>'
    )


def web(drawn: Plot, sheet: Sheet, size: float) -> str:
    """Return the filled radar of a chart."""
    wordless = drawn.chart.kind is ChartKind.EMBLEM
    spokes = value_axis("l", drawn.end, grid=gridlines(), unit=drawn.end / 4, line="hairline")
    return (
        '<c:radarChart><c:radarStyle val="filled"/><c:varyColors val="0"/>'
        f"{_all_series(drawn, sheet, size, unlabelled)}{USED}</c:radarChart>"
        f"{category_axis('b', size, line='hairline', hidden=wordless)}{spokes}"
    )


def _all_series(drawn: Plot, sheet: Sheet, size: float, labels: Labels) -> str:
    return "".join(
        _series(drawn, sheet, place, labels(drawn, place, size))
        for place in range(len(drawn.chart.series))
    )


def _series(drawn: Plot, sheet: Sheet, place: int, labels: str) -> str:
    series, kind = drawn.chart.series[place], drawn.chart.kind
    heading = sheet.columns[place].heading
    own = drawn.chart.colors if place == 0 and kind not in WEBS else ()
    points = "".join(_point(kind, i, color or series.color) for i, color in enumerate(own))
    order = place + (drawn.over is not None)
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{order}"/>'
        f"<c:tx>{strings(sheet.heading(place), [heading])}</c:tx>{_look(kind, series.color)}"
        f"{points}{labels}<c:cat>{strings(*sheet.categories())}</c:cat>"
        f"<c:val>{numbers(sheet, place)}</c:val>{_counts(drawn, sheet, place)}</c:ser>"
    )


def _counts(drawn: Plot, sheet: Sheet, place: int) -> str:
    if place or sheet.counts < 0:
        return ""
    return range_of_counts(sheet, [count_of(drawn.chart, at) for at in range(len(drawn.names))])


def _look(kind: ChartKind, color: str) -> str:
    if kind in WEBS:
        return filled(color, color, 2.25, AREA)
    return _filled(kind, color) + _upright(kind)


def _point(kind: ChartKind, place: int, color: str) -> str:
    return (
        f'<c:dPt><c:idx val="{place}"/>{_upright(kind)}<c:bubble3D val="0"/>'
        f"{_filled(kind, color)}</c:dPt>"
    )


def _filled(kind: ChartKind, color: str) -> str:
    parts = kind in (ChartKind.LIKERT, ChartKind.SHARE)
    return filled(color, "white", PARTING) if parts else filled(color, theme().edge(color))


def _upright(kind: ChartKind) -> str:
    return "" if kind is ChartKind.SHARE else '<c:invertIfNegative val="0"/>'
