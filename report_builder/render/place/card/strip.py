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
from report_builder.story.blocks import ChartSpec, Panel
from report_builder.story.card.names import CardPanel

SWARM = 0.08
"""Inches of the chart beyond the least it needs, for the dots to keep apart."""


def strip(panel: Panel, sizes: Sizes) -> Block:
    """Return the heading with what is said of those near beside it, or below, and the chart."""
    chart = panel.exhibit
    assert isinstance(chart, ChartSpec)
    title, near = heading(panel.heading, sizes), note(panel.caption, sizes.caption, "ink")
    beside = SLACK * width(title) + BESIDE
    apart = beside + SLACK * width(near) > CONTENT
    first = inches(title)
    below = flow.height((near,), CONTENT) if apart and panel.caption else 0.0
    tall = SWARM + chart_heights(chart, CONTENT, sizes.caption)[0]

    def draw(y: float) -> tuple[Element, ...]:
        low = y + (inches(title) - inches(near)) * 0.62
        box = (
            Box(MARGIN, y + first, CONTENT, below)
            if apart
            else Box(MARGIN + beside, low, CONTENT - beside, inches(near))
        )
        return (
            TextBox("peers.head", Box(MARGIN, y, min(beside, CONTENT), first), (title,)),
            *flow.box("peers.near", box, (near,) if panel.caption else ()),
            ChartBox(
                CardPanel.PEERS, Box(MARGIN, y + first + below, CONTENT, tall), chart, sizes.caption
            ),
        )

    return Block(first + below + tall, draw)
