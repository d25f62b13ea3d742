"""Place the dots of a unit among the others: a chart over the whole width under its heading."""

from __future__ import annotations

from report_builder.render.charts import chart_heights
from report_builder.render.page import Box, ChartBox, Element, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.text import (
    BESIDE,
    CONTENT,
    MARGIN,
    SLACK,
    Block,
    heading,
    inches,
    note,
    width,
)
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel
from report_builder.story.card.names import CardPanel
from report_builder.story.chartspec import ChartSpec

SWARM = 0.08
"""Inches of the chart beyond the least it needs, for the dots to keep apart."""


def strip(panel: Panel, sizes: Sizes, wide: float = CONTENT) -> Block:
    """Return the heading with what is said of those near beside it, or below, and the chart.

    All is so many inches wide.
    """
    chart = panel.exhibit
    assert isinstance(chart, ChartSpec)
    title, near = heading(panel.heading, sizes), note(panel.caption, sizes.caption, "ink")
    beside = SLACK * width(title) + BESIDE
    apart = beside + SLACK * width(near) > wide
    first = inches(title)
    below = flow.height((near,), wide) if apart and panel.caption else 0.0
    tall = SWARM + chart_heights(chart, wide, sizes.caption)[0]

    def draw(y: float) -> tuple[Element, ...]:
        low = y + (inches(title) - inches(near)) * 0.62
        box = (
            Box(MARGIN, y + first, wide, below)
            if apart
            else Box(MARGIN + beside, low, wide - beside, inches(near))
        )
        return (
            TextBox("peers.head", Box(MARGIN, y, min(beside, wide), first), (title,)),
            *flow.box("peers.near", box, (near,) if panel.caption else ()),
            ChartBox(
                CardPanel.PEERS, Box(MARGIN, y + first + below, wide, tall), chart, sizes.caption
            ),
        )

    return Block(first + below + tall, draw)
