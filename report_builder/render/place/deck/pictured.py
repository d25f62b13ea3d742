"""Place icons beside words: in a pale disc, or as they are where they have colours of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from report_builder import icons
from report_builder.render.charts.bars import bar_rows
from report_builder.render.charts.words import MIDDLE
from report_builder.render.page import Box, ChartBox, Element, Figure, Icon, Shape
from report_builder.story.chartspec import ChartKind, ChartSpec, is_plain

INSIDE = 0.17
"""Share of a disc that stays free at each side of its icon."""
LARGEST, ROOM = 0.5, 0.12
"""Inches across the discs before bars at most, and between them and the bars."""
FULL = 0.86
"""Share of a row of bars that a disc takes."""
POINTS = 72


def disc(name: str, box: Box, icon: str, color: str, fill: str = "tint") -> tuple[Element, ...]:
    """Return an icon in a disc, a flag within a hairline, or nothing for no icon."""
    if not icon:
        return ()
    if icon.startswith(icons.FLAG):
        flag = Icon(f"{name}.icon", box, icon)
        return flag, Figure(f"{name}.edge", box, Shape.OVAL, "", "hairline")
    edge = INSIDE * box.w
    return (
        Figure(f"{name}.disc", box, Shape.OVAL, fill),
        Icon(f"{name}.icon", box.inset(edge, edge), icon, color),
    )


def pictured(element: Element) -> Iterator[Element]:
    """Yield an element; of bars whose categories have icons a disc before each."""
    if isinstance(element, ChartBox) and _is_pictured(element.chart):
        yield from _with_discs(element)
    else:
        yield element


def are_single(elements: Iterable[Element]) -> bool:
    """Tell whether names of bars have one line each."""
    charts = (e for e in elements if isinstance(e, ChartBox) and e.chart.kind is ChartKind.BAR)
    return all(
        len(bar_rows(e.chart, e.box.w * POINTS, e.box.h * POINTS, e.size).labels)
        == len(e.chart.categories)
        for e in charts
    )


def _is_pictured(chart: ChartSpec) -> bool:
    return chart.kind is ChartKind.BAR and any(category.icon for category in chart.categories)


def _with_discs(element: ChartBox) -> Iterator[Element]:
    chart, box, size = element.chart, element.box, element.size
    side = min(LARGEST, FULL * box.h / len(chart.categories))
    inner = Box(box.x + side + ROOM, box.y, box.w - side - ROOM, box.h)
    yield replace(element, box=inner)
    rows = bar_rows(chart, inner.w * POINTS, inner.h * POINTS, size)
    for place, (category, (top, thick)) in enumerate(zip(chart.categories, rows.bars, strict=True)):
        name = rows.labels[place].y - (MIDDLE + 0.5) * size if rows.over else top
        middle = box.y + (min(name, top) + top + thick) / 2 / POINTS
        color = chart.colors[place] if chart.colors else chart.series[0].color
        own = Box(box.x, middle - side / 2, side, side)
        ink = chart.series[0].color if is_plain(color) else color
        yield from disc(f"{element.name}{place + 1}", own, category.icon, ink)
