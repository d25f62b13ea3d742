"""Grids of respondents: a cell for each, filled where it answered, in a row for every type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.model import plain
from report_builder.render.charts.marks import Cell, Cells, Label, Mark
from report_builder.render.charts.words import (
    EDGE,
    LEADING,
    MIDDLE,
    SINK,
    balanced,
    count,
    depth,
    hanging,
    label,
    printed,
    stacked,
    widest,
)
from report_builder.story.chartspec import ChartSpec

POINTS = 72
NAMES = 0.3
"""Share of a width that names may take."""
PAD = 0.8
"""Space beside the cells and between the words at their right, as a multiple of the size."""
ROW, AIR, MOST_ROW = 1.55, 0.16, 32.0
"""Height of a row at least as a multiple of the size, the share of it that stays free, and the
points that it needs at most."""
TALLEST_ROW, FEW_ROWS = 60.0, 180.0
"""Points that a row of few needs at most, and those of all of them."""
LONE_ROW = 120.0
"""Points that a row alone needs at most."""
USUAL = 14.0
"""Points of words at most beside which rows are so high; those of larger ones are higher."""
PARTING = 1.0
"""Points between cells at most, where they are wide."""
ANSWERED, SILENT = "ตอบ", "ไม่ตอบ"
"""How the cells of a row are called."""


def cells(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the marks of a grid of width x height points: its rows, and how to read it.

    A lone row has no words beside it: what stands around the grid tells of it.
    """
    lone = len(chart.categories) == 1
    names = _names(chart, width, size)
    shares = [printed(point) for point in chart.series[0].points]
    counts = [count(category) for category in chart.categories]
    share_room = widest(shares, "bold", size)
    left = 0.0 if lone else _left(names, size)
    right = 0.0 if lone else share_room + widest(counts, "body", size) + 2 * PAD * size
    key = balanced(plain(chart.series[1].label), "body", size, width - left)
    row = (height - depth(key, size)) / len(names)
    for at, lines in enumerate(names):
        color = chart.colors[at] if chart.colors else chart.series[0].color
        top, tall = row * (at + AIR / 2), row * (1 - AIR)
        field = Cell(left, top, width - left - right, tall)
        yield from _row(chart.cells[at], field, color, chart.series[1].color, at + 1)
        if lone:
            continue
        middle = row * (at + 0.5) + SINK * size
        yield from stacked(lines, EDGE, middle, "body", size)
        edge, base = width - right + PAD * size + share_room, middle + MIDDLE * size
        yield Label(edge, base, shares[at], "bold", size, "ink", "right")
        yield Label(edge + PAD * size, base, counts[at], "body", size, "muted")
    yield from hanging(key, left, height - depth(key, size), "body", size, "muted")


def _left(names: Sequence[tuple[str, ...]], size: float) -> float:
    return EDGE + widest((line for lines in names for line in lines), "body", size) + PAD * size


def _names(chart: ChartSpec, width: float, size: float) -> list[tuple[str, ...]]:
    return [balanced(label(c), "body", size, NAMES * width) for c in chart.categories]


def _row(
    units: Sequence[tuple[int, int]], field: Cell, color: str, other: str, place: int
) -> Iterator[Cells]:
    """Yield the cells of a row: those of respondents that answered, then the others."""
    step = field.w / len(units)
    gap = min(PARTING, step / 5)
    filled: list[Cell] = []
    empty: list[Cell] = []
    for at, (answered, asked) in enumerate(units):
        tall = field.h / (asked or 1)
        for part in range(asked):
            y = field.y + field.h - (part + 1) * tall
            cell = Cell(field.x + at * step, y, step - gap, tall - gap * (asked > 1))
            (filled if part < answered else empty).append(cell)
    if filled:
        yield Cells(tuple(filled), color, f"แถว {place} {ANSWERED}")
    if empty:
        yield Cells(tuple(empty), other, f"แถว {place} {SILENT}")


def cells_heights(chart: ChartSpec, width: float, size: float) -> tuple[float, float]:
    """Return the least and the most height of a grid in inches, in a width in inches."""
    names = _names(chart, width * POINTS, size)
    told = balanced(plain(chart.series[1].label), "body", size, (1 - NAMES) * width * POINTS)
    lines, key = max(map(len, names)), depth(told, size)
    row = (ROW + LEADING * (lines - 1)) * size
    few = min(TALLEST_ROW, FEW_ROWS / len(names)) * max(1.0, size / USUAL)
    few = LONE_ROW if len(names) == 1 else few
    most = max(row, MOST_ROW, few)
    return (len(names) * row + key) / POINTS, (len(names) * most + key) / POINTS
