"""Place diagrams: stages of work, a timeline, a matrix of priorities, a hub and its spokes."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.model import Text
from report_builder.render.layout import GAP, chunks, columns
from report_builder.render.page import (
    Box,
    Element,
    Face,
    Figure,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Slide

PAD = 0.14
AXIS = 0.95
AXIS_TOP = 0.32


def stages(slide: Slide, area: Box, size: float) -> tuple[Element, ...] | None:
    """Return stages side by side: a chevron with number and heading, the steps below."""
    cells = columns(area, [p.weight for p in slide.panels], GAP / 2)
    heads = [_stage_head(p, Sizes(size)) for p in slide.panels]
    head = max(flow.height(h, c.w - 0.7) for h, c in zip(heads, cells, strict=True)) + 2 * PAD
    steps = [flow.body_lines(p.paragraphs, size, space=0.5) for p in slide.panels]
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


def timeline(slide: Slide, area: Box, size: float) -> tuple[Element, ...] | None:
    """Return stages as boxes over a line of time with its phases."""
    steps, phases = chunks(slide.panels, slide.rows)
    cells = columns(area, [1.0] * len(steps))
    texts = [(*_numbered(p, Sizes(size)), *flow.body_lines(p.paragraphs, size)) for p in steps]
    tall = max(flow.height(t, c.w - 4 * PAD) for t, c in zip(texts, cells, strict=True)) + 3 * PAD
    line = _time_line(slide, phases, Box(area.x, area.y + tall + 0.35, area.w, 2.2), size)
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
    slide: Slide, phases: Sequence[Panel], area: Box, size: float
) -> tuple[Element, ...]:
    labels = dict(slide.labels)
    cells = columns(area, [p.weight for p in phases], 0.12)
    duration = flow.heading_line(labels.get("duration", ()), Sizes(size).heading, "brand")
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
            TextBox(p.name, Box(c.x, bar + 0.26, c.w, area.bottom - bar - 0.26), _phase(p, size))
            for p, c in zip(phases, cells, strict=True)
        ),
    )


def _phase(panel: Panel, size: float) -> tuple[Line, ...]:
    sizes = Sizes(size)
    return (
        flow.heading_line(panel.heading, sizes.body),
        *((flow.caption_line(panel.caption, sizes.caption),) if panel.caption else ()),
        *flow.body_lines(panel.paragraphs, sizes.caption),
    )


def matrix(slide: Slide, area: Box, size: float) -> tuple[Element, ...] | None:
    """Return four quadrants between their axes, and a list of what was chosen beside them."""
    labels, quadrants, chosen = dict(slide.labels), slide.panels[:4], slide.panels[4:]
    square, side = columns(area, (3.0, 1.0)) if chosen else (area, area)
    field = Box(square.x + AXIS, square.y + AXIS_TOP, square.w - AXIS, square.h - AXIS_TOP - 0.36)
    texts = [_quadrant(p, size) for p in quadrants]
    left, right = columns(field, (1.0, 1.15), 0.08)
    tops = [
        flow.height(t, c.w - 2 * PAD) + 2 * PAD
        for t, c in zip(texts, (left, right) * 2, strict=True)
    ]
    upper, lower = max(tops[:2]), max(tops[2:])
    spare = field.h - upper - lower - 0.08
    beside = [(*_quadrant(p, size),) for p in chosen]
    if spare < 0 or any(flow.height(t, side.w - 2 * PAD) > area.h - 2 * PAD for t in beside):
        return None
    upper, lower = upper + spare / 2, lower + spare / 2
    boxes = [
        Box(c.x, y, c.w, h)
        for y, h in ((field.y, upper), (field.y + upper + 0.08, lower))
        for c in (left, right)
    ]
    return (
        *_axes(labels, field, boxes),
        *(_card(p, b, t) for p, b, t in zip(quadrants, boxes, texts, strict=True)),
        *(_card(p, side, t) for p, t in zip(chosen, beside, strict=True)),
    )


def _quadrant(panel: Panel, size: float) -> tuple[Line, ...]:
    color = "ink" if panel.color == "tint" else "brand"
    return (
        flow.heading_line(panel.heading, Sizes(size).heading, color),
        *((flow.caption_line(panel.caption, size),) if panel.caption else ()),
        *flow.body_lines(panel.paragraphs, size, space=0.12),
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


def _axes(labels: dict[str, Text], field: Box, boxes: Sequence[Box]) -> tuple[Element, ...]:
    low, left, side = field.bottom + 0.06, field.x - AXIS, field.w / 4
    words = (
        ("y_axis", Box(left, field.y - AXIS_TOP, field.w + AXIS, AXIS_TOP), "left"),
        ("y_high", Box(left, boxes[0].y, AXIS - 0.1, boxes[0].h), "left"),
        ("y_low", Box(left, boxes[2].y, AXIS - 0.1, boxes[2].h), "left"),
        ("x_low", Box(field.x, low, side, 0.3), "left"),
        ("x_axis", Box(field.x + side, low, 2 * side, 0.3), "center"),
        ("x_high", Box(field.right - side, low, side, 0.3), "right"),
    )
    return tuple(
        TextBox(name, box, (flow.caption_line(labels[name], flow.FLOOR, align),), "middle")
        for name, box, align in words
        if labels.get(name)
    )


def hub(slide: Slide, area: Box, size: float) -> tuple[Element, ...] | None:
    """Return a centre and the bodies that it reaches, an arrow to each."""
    centre, *spokes = slide.panels
    step = min(0.86, area.h / max(1, len(spokes)))
    top = area.y + (area.h - step * len(spokes)) / 2
    core = Box(area.x + 0.3, area.y + area.h / 2 - 0.85, 3.6, 1.7)
    targets = [
        Box(area.x + 6.2, top + i * step, area.w - 6.2, step - 0.16) for i in range(len(spokes))
    ]
    lines = [(_word(p, size, "ink"),) for p in spokes]
    if any(flow.height(t, b.w - 2 * PAD) > b.h for t, b in zip(lines, targets, strict=True)):
        return None
    hubs = TextBox(
        centre.name,
        core,
        (_word(centre, Sizes(size).heading, "white", "center"),),
        "middle",
        Shape.ROUNDED,
        fill="brand",
        inset=(PAD, PAD),
    )
    return (
        *(_arrow(p.name, core, b) for p, b in zip(spokes, targets, strict=True)),
        hubs,
        *(
            TextBox(p.name, b, t, "middle", Shape.ROUNDED, fill="tint", inset=(2 * PAD, 0.0))
            for p, b, t in zip(spokes, targets, lines, strict=True)
        ),
    )


def _word(panel: Panel, size: float, color: str, align: str = "left") -> Line:
    face = Face.BOLD if color == "white" else Face.BODY
    return Line(panel.heading, Role.TEXT, face, size, color, align=align, leading=1.35)


def _arrow(name: str, core: Box, target: Box) -> Rule:
    middle = core.y + core.h / 2
    end = target.y + target.h / 2
    return Rule(
        f"{name}.arrow", core.right, middle, target.x - 0.05, end, "quiet", 1.25, arrow=True
    )
