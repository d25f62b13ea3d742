"""Place the scores of a unit through the years beside its dots among the others."""

from __future__ import annotations

from report_builder.render.charts import chart_heights
from report_builder.render.page import Box, ChartBox, Element, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.strip import strip
from report_builder.render.place.card.text import CONTENT, MARGIN, Block, note
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel
from report_builder.story.card.names import CardPanel
from report_builder.story.chartspec import ChartSpec

WIDE, APART = 2.3, 0.25
"""Inches of the trend, and between it and the dots."""
X = MARGIN + CONTENT - WIDE


def with_trend(peers: Panel, trend: Panel, sizes: Sizes) -> Block:
    """Return the dots of a unit with its trend beside them, as high as each other."""
    chart = trend.exhibit
    assert isinstance(chart, ChartSpec)
    dots, title = strip(peers, sizes, CONTENT - WIDE - APART), note(trend.heading, sizes.caption)
    head = flow.height((title,), WIDE)
    tall = max(dots.height, head + chart_heights(chart, WIDE, sizes.caption)[0])

    def draw(y: float) -> tuple[Element, ...]:
        return (
            *dots.draw(y),
            TextBox("trend.head", Box(X, y, WIDE, head), (title,)),
            ChartBox(CardPanel.TREND, Box(X, y + head, WIDE, tall - head), chart, sizes.caption),
        )

    return Block(tall, draw)
