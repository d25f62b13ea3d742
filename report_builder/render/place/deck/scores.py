"""Place the slide of scores: the score of the whole at full size beside what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from report_builder.model import Text
from report_builder.render.layout import columns
from report_builder.render.page import Box, ChartBox, Element, Face, Line, Role, TextBox
from report_builder.render.place import flow, grid
from report_builder.render.place.flow import Sizes
from report_builder.render.place.room import has_room
from report_builder.story.blocks import Panel, Slide
from report_builder.story.chartspec import ChartSpec

WIDTHS = (3.05, 8.6)
"""Shares of width of the score of the whole, and of what it is made of."""
TOP = 0.1
"""Inches over the exhibit, so that it begins where the figures of the score do."""


def scores(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the score of the whole, large, and the exhibits; texts on its parts stand beneath.

    None where an exhibit has less than its least height.
    """
    exhibits = [panel for panel in slide.panels if panel.exhibit]
    texts = [panel for panel in slide.panels if panel.paragraphs and not panel.exhibit]
    below = grid.arranged(texts, (), area, sizes) if texts else ()
    if below is None:
        return None
    deep = sum(box.h + 2 * sizes.gap for box, _ in below)
    left, right = columns(Box(area.x, area.y, area.w, area.h - deep), WIDTHS)
    cells = columns(right, [1.0] * len(exhibits)) if exhibits else ()
    drawn = [_exhibit(panel, box, sizes) for panel, box in zip(exhibits, cells, strict=True)]
    if None in drawn:
        return None
    lower = grid.arranged(texts, (), _beneath(area, right), sizes) if texts else ()
    return (
        *_whole(slide, exhibits, left, sizes),
        *(element for elements in drawn for element in elements or ()),
        *(element for _, elements in lower or () for element in elements),
    )


def _beneath(area: Box, upper: Box) -> Box:
    return Box(area.x, upper.bottom + 0.1, area.w, area.bottom - upper.bottom - 0.1)


def _whole(slide: Slide, exhibits: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[Element, ...]:
    labels = dict(slide.labels)
    number = largest("national", labels["national"], area)
    words = _words(labels)
    tall = flow.height(words, area.w)
    under = Box(area.x, number.box.bottom, area.w, tall)
    notes = [line for panel in exhibits for line in flow.body_lines(panel.paragraphs, sizes)]
    deep = flow.height(notes, area.w)
    foot = Box(area.x, area.bottom - deep, area.w, deep)
    return (
        number,
        TextBox("national.label", under, words),
        *flow.box("national.reading", foot, notes),
    )


def largest(name: str, text: Text, area: Box, color: str = "brand") -> TextBox:
    """Return a number at the largest size of the scale at which it stands in a width."""
    for size in reversed(flow.SLIDE):
        line = Line(text, Role.TEXT, Face.HEADING, size, color, leading=1.2)
        box = TextBox(name, Box(area.x, area.y, area.w, flow.height((line,), area.w)), (line,))
        if flow.text_lines(line, area.w) == 1 and has_room(box):
            break
    return box


def _words(labels: Mapping[str, Text]) -> tuple[Line, ...]:
    return (
        Line(labels["national_label"], Role.HEADING, Face.BOLD, 20.0, "ink", leading=1.4),
        Line(labels["national_unit"], Role.TEXT, Face.BODY, 16.0, "muted", leading=1.4),
    )


def _exhibit(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return an exhibit below its head, None where it has less than its least height."""
    assert isinstance(panel.exhibit, ChartSpec)
    head = flow.head_lines(panel, sizes)
    tall = flow.height(head, area.w)
    top = area.y + TOP + tall + (sizes.gap if head else 0.0)
    least, most = grid.exhibit_heights(panel, area.w, sizes)
    if least > area.bottom - top:
        return None
    box = Box(area.x, top, area.w, min(max(most, 4.8), area.bottom - top))
    chart = ChartBox(panel.exhibit.name, box, panel.exhibit, sizes.body)
    above = Box(area.x, area.y + TOP, area.w, tall)
    return (*flow.box(f"{panel.name}.head", above, head), chart)
