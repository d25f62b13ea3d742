"""Charts of squares: one for every unit, filled or hollow, in as many rows as fill the room."""

from __future__ import annotations

import math
from collections.abc import Iterator

from report_builder.render.charts.marks import Cell, Cells, Mark
from report_builder.story.chartspec import ChartSpec

AIR = 0.22
"""Share of its room that stays free around a square."""


def squares(chart: ChartSpec, width: float, height: float, size: float) -> Iterator[Mark]:
    """Yield the squares of a chart of width x height points."""
    states = [filled for filled, _ in chart.cells[0]]
    step, columns = _step(len(states), width, height)
    every = [
        Cell(n % columns * step, n // columns * step, step * (1 - AIR), step * (1 - AIR))
        for n in range(len(states))
    ]
    for series, state in zip(chart.series, (1, 0), strict=True):
        cells = tuple(c for c, own in zip(every, states, strict=True) if own == state)
        if cells:
            yield Cells(cells, series.color, f"แถว 1 {series.name}")


def _step(count: int, width: float, height: float) -> tuple[float, int]:
    """Return the largest step at which so many squares have room, and how many are in a row."""
    rows = max(1, math.floor(math.sqrt(count * height / width)))
    ways = (
        (min(width / math.ceil(count / n), height / n), math.ceil(count / n))
        for n in (rows, rows + 1)
    )
    return max(ways)
