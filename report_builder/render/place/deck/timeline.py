"""Place a timeline: its stages, its key figures, and its phases as bars over months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from report_builder.model import Text, plain
from report_builder.render.layout import chunks, columns, rows
from report_builder.render.page import Box, Element, Face, Figure, Line, Role, Rule, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.scores import largest
from report_builder.render.place.flow import POINTS, Sizes
from report_builder.story.blocks import Panel, Slide
from report_builder.thai.measure import text_width

PAD = 0.1
BETWEEN = 0.28
"""Inches between the stages and the bars."""
FIGURES, BARS = (1.0, 4.9), (1.0, 2.0)
"""Widths of figures against the rest, and of the names of phases against their bars."""
LEADING = 1.4
"""Distance of base lines of a stage."""
BAR, ROW = 0.26, 0.36
"""Height of a bar, and the least of its row."""
LARGE = 44.0
MONTH = "month"
"""How the names of the labels begin that are the months, in order."""


def timeline(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return key figures beside stages and, below these, phases as bars along the months."""
    stages, phases, *others = chunks(slide.panels, slide.rows)
    figures = others[0] if others else ()
    side, main = columns(area, FIGURES) if figures else (area, area)
    cells = columns(main, [1.0] * len(stages), 2 * PAD)
    close = replace(sizes, leading=LEADING)
    texts = [(*_headed(p, sizes), *flow.body_lines(p.paragraphs, close)) for p in stages]
    lead = _lead(stages, sizes)
    talls = (flow.height(t, c.w - 3 * PAD) for t, c in zip(texts, cells, strict=True))
    tall = lead + max(talls) + 2.5 * PAD
    top = main.y + tall + BETWEEN
    bars = _bars(slide, phases, Box(main.x, top, main.w, main.bottom - top), sizes)
    shown = _figures(figures, side, sizes)
    if bars is None or shown is None:
        return None
    boxes = (
        _stage(p, Box(c.x, c.y, c.w, tall), t, lead, sizes)
        for p, c, t in zip(stages, cells, texts, strict=True)
    )
    return (*shown, *(element for stage in boxes for element in stage), *bars)


def _headed(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return (flow.heading_line(panel.heading, sizes.body),) if panel.heading else ()


def _lead(stages: Sequence[Panel], sizes: Sizes) -> float:
    """Return the inches of the numbers of stages over their words."""
    numbered = any(panel.number for panel in stages)
    return 1.2 * sizes.number / flow.POINTS if numbered else 0.0


def _stage(
    panel: Panel, area: Box, lines: Sequence[Line], lead: float, sizes: Sizes
) -> tuple[Element, ...]:
    """Return a stage as a card, its number over its words."""
    top = area.y + PAD
    words = Box(area.x + 1.5 * PAD, top + lead, area.w - 3 * PAD, area.h - lead - 2 * PAD)
    number = Line(panel.number, Role.TEXT, Face.HEADING, sizes.number, "brand", leading=1.1)
    return (
        Figure(f"{panel.name}.card", area, Shape.RECTANGLE, "tint"),
        flow.rule_above(f"{panel.name}.rule", area, panel.color, 5.0),
        *flow.box(
            f"{panel.name}.number",
            Box(words.x, top, words.w, lead),
            (number,) if panel.number else (),
        ),
        *flow.box(panel.name, words, lines),
    )


def _figures(figures: Sequence[Panel], area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return key figures on top of each other, the last largest, each with what it counts."""
    if not figures:
        return ()
    last = figures[-1]
    number = largest(f"{last.name}.number", last.number, area, last.color)
    cells = rows(area, [area.h / len(figures)] * len(figures), 0.0)
    large = [*[LARGE] * (len(figures) - 1), number.lines[0].size]
    texts = [
        (
            Line(p.number, Role.TEXT, Face.HEADING, size, p.color, leading=1.15),
            flow.caption_line(p.heading, sizes.body),
        )
        for p, size in zip(figures, large, strict=True)
    ]
    if any(flow.height(t, c.w) > c.h for t, c in zip(texts, cells, strict=True)):
        return None
    return tuple(TextBox(p.name, c, t) for p, c, t in zip(figures, cells, texts, strict=True))


def _bars(
    slide: Slide, phases: Sequence[Panel], area: Box, sizes: Sizes
) -> tuple[Element, ...] | None:
    """Return the phases below each other, each name beside its bar, and the months over them."""
    labels = dict(slide.labels)
    months = [text for name, text in slide.labels if name.startswith(MONTH)]
    lead = flow.heading_line(labels.get("duration", ()), sizes.heading, "brand")
    head = flow.height((lead,), area.w) if lead.text else 0.0
    ticks = 0.3 if months else 0.0
    below = Box(area.x, area.y + head + ticks, area.w, area.h - head - ticks)
    step = below.h / max(1, len(phases))
    names, field = columns(below, BARS)
    texts = [_phase(p, sizes) for p in phases]
    if step < ROW or any(flow.height(text, names.w) > step for text in texts):
        return None
    own = rows(below, [step] * len(phases), 0.0)
    return (
        *flow.box("duration", Box(area.x, area.y, area.w, head), (lead,) if lead.text else ()),
        *_months(months, Box(field.x, below.y - ticks, field.w, ticks + below.h), ticks),
        *(
            TextBox(p.name, Box(names.x, row.y, names.w, step), text, "middle")
            for p, row, text in zip(phases, own, texts, strict=True)
        ),
        *_drawn(phases, field, step, sizes),
    )


def _phase(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    return (
        flow.heading_line(panel.heading, sizes.body),
        *flow.body_lines(panel.paragraphs, sizes),
    )


def _months(months: Sequence[Text], area: Box, ticks: float) -> Iterator[Element]:
    """Yield the names of the months over their columns, and the lines between these."""
    for n, (month, cell) in enumerate(
        zip(months, columns(area, [1.0] * len(months), 0.0) if months else (), strict=True), 1
    ):
        line = flow.caption_line(month, flow.FLOOR, "center")
        yield TextBox(f"month{n}", Box(cell.x, cell.y, cell.w, ticks), (line,), "middle")
        yield Rule(f"month{n}.line", cell.x, cell.y + ticks, cell.x, cell.bottom, "hairline")
    if months:
        yield Rule("months.end", area.right, area.y + ticks, area.right, area.bottom, "hairline")


def _drawn(phases: Sequence[Panel], field: Box, step: float, sizes: Sizes) -> Iterator[Element]:
    """Yield the bar of each phase and its dates, after it where they have room."""
    unit = field.w / sum(phase.weight for phase in phases)
    ends = [*accumulate(phase.weight * unit for phase in phases)]
    for n, (phase, end) in enumerate(zip(phases, ends, strict=True)):
        start, middle = end - phase.weight * unit, field.y + (n + 0.5) * step
        bar = Box(field.x + start, middle - BAR / 2, end - start, BAR)
        yield Figure(f"{phase.name}.bar", bar, Shape.RECTANGLE, phase.color)
        place, lines = _dates(phase, bar, field, sizes)
        ground = {"shape": Shape.RECTANGLE, "fill": "white"}
        yield from flow.box(f"{phase.name}.dates", place, lines, anchor="middle", **ground)


def _dates(phase: Panel, bar: Box, field: Box, sizes: Sizes) -> tuple[Box, tuple[Line, ...]]:
    wide = text_width(plain(phase.caption), "body", sizes.caption) / POINTS * 1.1
    after = bar.right + PAD + wide <= field.right
    x = bar.right + PAD if after else max(field.x, bar.x - PAD - wide)
    line = flow.caption_line(phase.caption, sizes.caption, "left" if after else "right")
    return Box(x, bar.y, wide, bar.h), (line,) if phase.caption else ()
