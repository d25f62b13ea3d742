"""Place panels whose captions stand at the right of their headings, at the end of the same line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import plain
from report_builder.render.page import Box, Element, TextBox
from report_builder.render.place import flow, grid
from report_builder.render.place.flow import Sizes
from report_builder.render.place.grid import Need
from report_builder.story.blocks import Panel
from report_builder.thai.measure import text_width

SPARE = 0.1
"""Inches beside the words of a caption, and between it and its heading."""


def has_room(panel: Panel, box: Box, sizes: Sizes) -> bool:
    """Tell whether the caption of a panel has room at the right of its heading."""
    if not (panel.heading and panel.caption) or panel.number:
        return False
    heading = text_width(plain(panel.heading), "bold", sizes.heading) / flow.POINTS
    return heading / flow.RESERVE + _wide(panel, sizes) + SPARE <= box.w


def need(row: Sequence[Panel], boxes: Sequence[Box], sizes: Sizes) -> Need:
    """Measure a row of such panels."""
    return grid.need([replace(panel, caption=()) for panel in row], boxes, sizes)


def elements(panel: Panel, cell: Box, need: Need, sizes: Sizes) -> tuple[Element, ...]:
    """Return the elements of such a panel."""
    bare = replace(panel, caption=())
    rule, head, *others = grid.panel_elements(bare, cell, need, sizes)
    assert isinstance(head, TextBox)
    return (rule, *heads(panel, head.box, sizes), *others)


def heads(panel: Panel, box: Box, sizes: Sizes) -> tuple[Element, ...]:
    """Return the heading of such a panel and its caption in a box of one line."""
    wide = _wide(panel, sizes)
    left, right = replace(box, w=box.w - wide), replace(box, x=box.right - wide, w=wide)
    caption = replace(flow.caption_line(panel.caption, sizes.caption), align="right")
    return (
        *flow.box(f"{panel.name}.head", left, flow.head_lines(replace(panel, caption=()), sizes)),
        *flow.box(f"{panel.name}.base", right, (caption,), anchor="bottom"),
    )


def _wide(panel: Panel, sizes: Sizes) -> float:
    """Return the inches of a caption on one line."""
    points = text_width(plain(panel.caption), "body", sizes.caption)
    return points / flow.POINTS / flow.RESERVE + SPARE
