"""Set slides that say little in larger type, so that they fill more of their page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from report_builder.render.page import Box, Element
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Slide

Placer = Callable[[Slide, Box, Sizes], tuple[Element, ...] | None]
TEXTS = 4
"""Paragraphs of a slide that says little at most."""


def enlarged(placer: Placer, size: float, panels: int) -> Placer:
    """Return a way to place slides of at most so many panels with texts of a size in points."""

    def place(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
        texts = sum(len(panel.paragraphs) for panel in slide.panels)
        if len(slide.panels) > panels or texts > TEXTS:
            return None
        return placer(slide, area, replace(sizes, body=size))

    return place
