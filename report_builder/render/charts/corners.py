"""The points that a mark of a chart reaches, in points from the corner of the chart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate

from report_builder.render.charts import marks as chart

FULL_TURN = 360


def corners(mark: chart.Mark) -> Iterator[tuple[float, float]]:
    """Yield the points of a mark whose bounds are its own."""
    match mark:
        case chart.Bar():
            yield from ((mark.x, mark.y), (mark.x + mark.w, mark.y + mark.h))
        case chart.Cells():
            for x, y, wide, tall in mark.cells:
                yield from ((x, y), (x + wide, y + tall))
        case chart.Dot():
            yield from ((mark.x + s * mark.radius, mark.y + s * mark.radius) for s in (-1, 1))
        case chart.Slice():
            # within five degrees an arc leaves its chord by a thousandth of its radius
            steps = max(2, math.ceil((mark.end - mark.start) / 5) + 1)
            step = (mark.end - mark.start) / (steps - 1)
            for angle in accumulate([step] * (steps - 1), initial=mark.start):
                turn = math.radians(angle)
                for r in (mark.outer, mark.inner):
                    yield mark.x + r * math.sin(turn), mark.y - r * math.cos(turn)
        case chart.Stroke() | chart.Area():
            yield from mark.points
