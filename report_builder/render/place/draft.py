"""Mark every page of a draft, in the margin above what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.model import Run
from report_builder.render.page import Box, Face, Line, Page, Role, Shape, TextBox

DRAFT = "ฉบับร่าง"
_AREA = Box(0.55, 0.05, 0.9, 0.26)
_SIZE = 12.0


def drafted(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages with the mark of a draft on each."""
    line = Line((Run(DRAFT),), Role.NOTE, Face.BOLD, _SIZE, "white", align="center", leading=1.4)
    mark = TextBox("draft", _AREA, (line,), "middle", Shape.ROUNDED, fill="alert")
    return tuple(replace(page, elements=(*page.elements, mark)) for page in pages)
