"""The measures of a spine chart, which every painter draws with marks of its own.

The first row of the chart holds the axis, so that the rows line up with a table beside it whose
first row is its header.
"""

from __future__ import annotations

from report_builder.model import plain
from report_builder.story.blocks import ChartSpec
from report_builder.thai.measure import text_width

BAND, TICK, DOT, DIAMOND = 0.48, 0.7, 0.26, 0.4
"""Heights of band and tick, radii of dot and diamond, as shares of the height of a row."""
LINE = 0.9
"""Width in points of the line around a diamond."""


def side(chart: ChartSpec, height: float, size: float) -> float:
    """Return the points left free at both ends of the axis: no mark or label there is cut.

    `height` of the chart and `size` of its labels are points.
    """
    ends = (plain(chart.ticks[0].text), plain(chart.ticks[-1].text))
    reach = DIAMOND * height / (len(chart.categories) + 1) + LINE
    return max(reach, max(text_width(end, "body", size) for end in ends) / 2)
