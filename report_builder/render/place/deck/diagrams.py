"""Place diagrams: stages of work, a timeline, a matrix of priorities, a hub and its spokes."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.model import Run, Text
from report_builder.render.layout import GAP, chunks, columns
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide

PAD = 0.1
AXIS = 0.26
RATIOS = (1.0, 1.25, 1.6, 0.8, 0.6)
"""Widths of the right quadrants against the left ones, in the order of preference."""


def stages(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return stages side by side: a chevron with number and heading, the steps below."""
    cells = columns(area, [p.weight for p in slide.panels], GAP / 2)
    heads = [_stage_head(p, sizes) for p in slide.panels]
    head = max(flow.height(h, c.w - 0.7) for h, c in zip(heads, cells, strict=True)) + 2 * PAD
    steps = [flow.body_lines(p.paragraphs, sizes, space=0.5) for p in slide.panels]
    tallest = max(flow.height(s, c.w - PAD) for s, c in zip(steps, cells, strict=True))
    if head + 0.2 + tallest > area.h:
        return None
    return tuple(
        element
        for panel, cell, lines, text in zip(slide.panels, cells, heads, steps, strict=True)
        for element in (
            _chevron(panel.name, Box(cell.x, cell.y, cell.w, head), lines),
            *flow.box(f"{panel.name}.steps", _below(cell, head + 0.2, PAD), text),
        )
    )


def _stage_head(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    texts = ((panel.number, Face.HEADING, sizes.heading), (panel.heading, Face.BOLD, sizes.body))
    return tuple(
        Line(
            text,
            Role.HEADING if face is Face.BOLD else Role.TEXT,
            face,
            size,
            "white",
            leading=1.35,
        )
        for text, face, size in texts
        if text
    )


def _chevron(name: str, area: Box, lines: Sequence[Line]) -> TextBox:
    return TextBox(
        name, area, tuple(lines), "middle", Shape.CHEVRON, fill="brand", inset=(0.22, PAD / 2)
    )


def _below(cell: Box, offset: float, inset: float = 0.0) -> Box:
    return Box(cell.x + inset / 2, cell.y + offset, cell.w - inset, cell.h - offset)


def timeline(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return stages as boxes over a line of time with its phases."""
    steps, phases = chunks(slide.panels, slide.rows)
    cells = columns(area, [1.0] * len(steps))
    texts = [(*_numbered(p, sizes), *flow.body_lines(p.paragraphs, sizes)) for p in steps]
    tall = max(flow.height(t, c.w - 4 * PAD) for t, c in zip(texts, cells, strict=True)) + 3 * PAD
    line = _time_line(slide, phases, Box(area.x, area.y + tall + 0.35, area.w, 2.2), sizes)
    if tall + 0.35 + 2.2 > area.h:
        return None
    boxes = tuple(
        TextBox(
            panel.name,
            Box(cell.x, cell.y, cell.w, tall),
            lines,
            shape=Shape.RECTANGLE,
            fill="tint",
            inset=(2 * PAD, 1.5 * PAD),
        )
        for panel, cell, lines in zip(steps, cells, texts, strict=True)
    )
    return (*boxes, *line)


def _numbered(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    number = Line(panel.number, Role.TEXT, Face.HEADING, sizes.number, "brand", leading=1.25)
    heading = flow.heading_line(panel.heading, sizes.body)
    return (*((number,) if panel.number else ()), *((heading,) if panel.heading else ()))


def _time_line(
    slide: Slide, phases: Sequence[Panel], area: Box, sizes: Sizes
) -> tuple[Element, ...]:
    labels = dict(slide.labels)
    cells = columns(area, [p.weight for p in phases], 0.12)
    duration = flow.heading_line(labels.get("duration", ()), sizes.heading, "brand")
    bar = area.y + 0.55
    return (
        *flow.box(
            "duration", Box(area.x, area.y, area.w, 0.4), (duration,) if duration.text else ()
        ),
        *(
            Figure(f"{p.name}.bar", Box(c.x, bar, c.w, 0.16), Shape.RECTANGLE, p.color)
            for p, c in zip(phases, cells, strict=True)
        ),
        *(
            TextBox(p.name, Box(c.x, bar + 0.26, c.w, area.bottom - bar - 0.26), _phase(p, sizes))
            for p, c in zip(phases, cells, strict=True)
        ),
    )


def _phase(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return (
        flow.heading_line(panel.heading, sizes.body),
        *((flow.caption_line(panel.caption, sizes.caption),) if panel.caption else ()),
        *flow.body_lines(panel.paragraphs, sizes),
    )


def matrix(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return four quadrants between their axes, and a list of what was chosen beside them."""
    labels, quadrants, chosen = dict(slide.labels), slide.panels[:4], slide.panels[4:]
    square, side = columns(area, (4.05, 1.0)) if chosen else (area, area)
    field = square.inset(0.0, AXIS + 0.02)
    texts = tuple(_quadrant(panel, sizes) for panel in quadrants)
    beside = tuple(_quadrant(panel, sizes) for panel in chosen)
    boxes = min((_quarters(field, texts, ratio) for ratio in RATIOS), key=lambda b: b[2].bottom)
    if boxes[2].bottom > field.bottom or any(_inner(t, side) > side.h for t in beside):
        return None
    spare = (field.bottom - boxes[2].bottom) / 2
    boxes = tuple(
        Box(b.x, b.y + spare * (place > 1), b.w, b.h + spare) for place, b in enumerate(boxes)
    )
    return (
        *_axes(labels, field),
        *(_card(p, b, t) for p, b, t in zip(quadrants, boxes, texts, strict=True)),
        *(_card(p, side, t) for p, t in zip(chosen, beside, strict=True)),
    )


def _quarters(field: Box, texts: Sequence[Sequence[Line]], ratio: float) -> tuple[Box, ...]:
    left, right = columns(field, (1.0, ratio), 0.08)
    tall = [_inner(t, c) for t, c in zip(texts, (left, right, left, right), strict=True)]
    upper, lower = max(tall[:2]), max(tall[2:])
    below = field.y + upper + 0.08
    return tuple(
        Box(c.x, y, c.w, h) for y, h in ((field.y, upper), (below, lower)) for c in (left, right)
    )


def _inner(lines: Sequence[Line], area: Box) -> float:
    return flow.height(lines, area.w - 2 * PAD) + 2 * PAD


def _quadrant(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    color = "ink" if panel.color == "tint" else "brand"
    return (
        flow.heading_line(panel.heading, sizes.body, color),
        *((flow.caption_line(panel.caption, sizes.body),) if panel.caption else ()),
        *flow.body_lines(panel.paragraphs, sizes, space=0.1),
    )


def _card(panel: Panel, area: Box, lines: Sequence[Line]) -> TextBox:
    lit = panel.color != "tint"
    return TextBox(
        panel.name,
        area,
        tuple(lines),
        shape=Shape.RECTANGLE,
        fill="tint",
        outline="brand" if lit else "",
        inset=(PAD, PAD),
    )


def _axes(labels: dict[str, Text], field: Box) -> tuple[Element, ...]:
    low, high, side = field.bottom + 0.04, field.y - AXIS, field.w / 5
    ends = tuple(
        part
        for mark, name in (("▲ ", "y_high"), ("   ▼ ", "y_low"))
        if labels.get(name)
        for part in (Run(mark), *labels[name])
    )
    words = (
        ("y_axis", labels.get("y_axis"), Box(field.x, high, 3.2 * side, AXIS), "left"),
        ("y_ends", ends, Box(field.x + 3.2 * side, high, 1.8 * side, AXIS), "right"),
        ("x_low", labels.get("x_low"), Box(field.x, low, side, AXIS), "left"),
        ("x_axis", labels.get("x_axis"), Box(field.x + side, low, 3 * side, AXIS), "center"),
        ("x_high", labels.get("x_high"), Box(field.right - side, low, side, AXIS), "right"),
    )
    return tuple(
        TextBox(name, box, (flow.caption_line(text, flow.FLOOR, align),), "middle")
        for name, text, box, align in words
        if text
    )
