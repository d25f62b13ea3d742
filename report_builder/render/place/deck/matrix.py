"""Place a matrix of priorities: quadrants between their axes, and what was chosen beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model import Run, Text
from report_builder.render.layout import columns
from report_builder.render.page import Box, Element, Figure, Line, Rule, Shape, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck.pictured import disc
from report_builder.render.place.flow import Sizes
from report_builder.story.blocks import Panel, Paragraph, Slide

PAD, GAP = 0.09, 0.08
"""Inches within quadrants and between them."""
AXIS, AXIS_WORDS = 0.28, 0.74
"""Inches for the words along an axis, and for those of the ends of the upright one beside it."""
WITH_LIST, LIST_GAP = (3.5, 1.0), 0.35
"""Widths of the matrix and of a list beside it, and inches between them."""
LEADING, CLOSER = 1.22, 0.14
"""Distance of base lines in a matrix, which is full, and inches that it begins higher for that."""
RATIOS = (1.7, 2.0, 1.5, 1.35, 1.2, 1.0, 0.8, 0.6)
"""Widths of the right quadrants against the left ones, in the order of preference."""
LIST_PAD, DISC, APART = 0.2, 0.46, 0.08
"""Inches within a list, of the discs of its items, and between these at least."""


def matrix(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return four quadrants between their axes, and a list of what was chosen beside them."""
    area = Box(area.x, area.y - CLOSER, area.w, area.h + CLOSER)
    close = replace(sizes, leading=LEADING)
    labels, quadrants, chosen = dict(slide.labels), slide.panels[:4], slide.panels[4:]
    square, side = columns(area, WITH_LIST, LIST_GAP) if chosen else (area, area)
    field = _field(labels, square)
    texts = tuple(_quadrant(panel, close) for panel in quadrants)
    boxes = min((_quarters(field, texts, ratio) for ratio in RATIOS), key=lambda b: b[2].bottom)
    beside = Box(side.x, field.y, side.w, area.bottom - field.y)
    lists = [_chosen(panel, beside, sizes) for panel in chosen]
    if boxes[2].bottom > field.bottom or any(each is None for each in lists):
        return None
    spare = (field.bottom - boxes[2].bottom) / 2
    boxes = tuple(
        Box(b.x, b.y + spare * (place > 1), b.w, b.h + spare) for place, b in enumerate(boxes)
    )
    return (
        *_axes(labels, field, square.x),
        *_cross(field, boxes),
        *(_card(p, b, t) for p, b, t in zip(quadrants, boxes, texts, strict=True)),
        *(_leading(p.name, boxes[1], beside) for p in chosen),
        *(element for elements in lists for element in elements or ()),
    )


def _field(labels: dict[str, Text], square: Box) -> Box:
    """Return the place of the quadrants, which leaves their axes room."""
    upright = AXIS_WORDS if labels.get("y_axis") else 0.0
    over = AXIS if upright else 0.0
    return Box(
        square.x + upright, square.y + over, square.w - upright, square.h - AXIS - 0.1 - over
    )


def _quarters(field: Box, texts: Sequence[Sequence[Line]], ratio: float) -> tuple[Box, ...]:
    left, right = columns(field, (1.0, ratio), GAP)
    tall = [_inner(t, c) for t, c in zip(texts, (left, right, left, right), strict=True)]
    upper, lower = max(tall[:2]), max(tall[2:])
    below = field.y + upper + GAP
    return tuple(
        Box(c.x, y, c.w, h) for y, h in ((field.y, upper), (below, lower)) for c in (left, right)
    )


def _inner(lines: Sequence[Line], area: Box) -> float:
    return flow.height(lines, area.w - 2 * PAD) + 2 * PAD


def _is_lit(panel: Panel) -> bool:
    return panel.color != "tint"


def _quadrant(panel: Panel, sizes: Sizes) -> tuple[Line, ...]:
    """Return the words of a quadrant, those of a lit one a step larger."""
    lit = _is_lit(panel)
    color, sizes = ("brand", replace(sizes, body=sizes.heading)) if lit else ("muted", sizes)
    caption = replace(flow.caption_line(panel.caption, sizes.body), leading=sizes.leading)
    return (
        flow.heading_line(panel.heading, sizes.body, color),
        *((caption,) if panel.caption else ()),
        *flow.body_lines(panel.paragraphs, sizes, space=0.05),
    )


def _card(panel: Panel, area: Box, lines: Sequence[Line]) -> TextBox:
    """Return a quadrant: its words, on a field where it is lit."""
    if not _is_lit(panel):
        return TextBox(panel.name, area, tuple(lines), inset=(PAD, PAD))
    return TextBox(
        panel.name, area, tuple(lines), shape=Shape.RECTANGLE, fill="tint", inset=(PAD, PAD)
    )


def _cross(field: Box, boxes: Sequence[Box]) -> tuple[Rule, Rule]:
    """Return the lines between the quadrants."""
    x, y = boxes[0].right + GAP / 2, boxes[0].bottom + GAP / 2
    return (
        Rule("matrix.upright", x, field.y, x, field.bottom, "hairline"),
        Rule("matrix.across", field.x, y, field.right, y, "hairline"),
    )


def _leading(name: str, source: Box, target: Box) -> Rule:
    """Return the arrow from the quadrant that was chosen from to what was chosen."""
    middle = source.y + source.h / 2
    return Rule(f"{name}.arrow", source.right, middle, target.x, middle, "brand", 2.5, arrow=True)


def _chosen(panel: Panel, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return what was chosen on a field of the brand's colour, item by item, or None."""
    inner = area.inset(LIST_PAD, LIST_PAD)
    head = (flow.heading_line(panel.heading, sizes.heading, "white"),)
    left = DISC + 0.14 if any(p.icon for p in panel.paragraphs) else 0.0
    words = Box(inner.x + left, 0.0, inner.w - left, 0.0)
    lines = [replace(line, color="white") for line in _items(panel.paragraphs, sizes)]
    least = DISC if left else 0.0
    talls = [max(least, flow.height((line,), words.w)) for line in lines]
    top = inner.y + flow.height(head, inner.w) + LIST_PAD / 2
    apart = (inner.bottom - top - sum(talls)) / max(1, len(talls))
    if apart < APART or flow.broken_word(lines, words.w):
        return None
    rows = zip(panel.paragraphs, lines, talls, strict=True)
    return (
        Figure(f"{panel.name}.field", area, Shape.RECTANGLE, "brand"),
        TextBox(panel.name, Box(inner.x, inner.y, inner.w, top - inner.y), head),
        *_listed(panel.name, rows, Box(words.x, top, words.w, 0.0), inner.x, apart),
    )


def _items(paragraphs: Sequence[Paragraph], sizes: Sizes) -> tuple[Line, ...]:
    """Return items with their numbers before their words, which stand beside discs."""
    numbered = (replace(p, text=(Run(f"{p.bullet}\u00a0"), *p.text), bullet="") for p in paragraphs)
    plain = numbered if any(p.icon for p in paragraphs) else paragraphs
    return flow.body_lines(plain, replace(sizes, body=sizes.heading, leading=1.3))


def _listed(
    name: str,
    rows: Iterator[tuple[Paragraph, Line, float]],
    words: Box,
    left: float,
    apart: float,
) -> Iterator[Element]:
    """Yield the items of a list one under the other, each beside its disc."""
    top = words.y + apart / 2
    for place, (paragraph, line, tall) in enumerate(rows, 1):
        square = Box(left, top + (tall - DISC) / 2, DISC, DISC)
        yield from disc(f"{name}.{place}", square, paragraph.icon, "brand", "white")
        yield TextBox(f"{name}.item{place}", replace(words, y=top, h=tall), (line,), "middle")
        top += tall + apart


def _axes(labels: dict[str, Text], field: Box, left: float) -> tuple[Element, ...]:
    """Return both axes as arrows with their names and ends, the upright one's beside it."""
    line, foot, side = field.x - 0.08, field.bottom + 0.08, field.w / 6
    wide, below, over = line - left - 0.04, foot + 0.02, field.y - AXIS - 0.02
    words = (
        ("y_high", Box(left, field.y, wide, 0.5), "right", "top"),
        ("y_axis", Box(field.x, over, field.w, AXIS), "left", "middle"),
        ("y_low", Box(left, field.bottom - 0.5, wide, 0.5), "right", "bottom"),
        ("x_low", Box(field.x, below, side, AXIS), "left", "middle"),
        ("x_axis", Box(field.x + side, below, 4 * side, AXIS), "center", "middle"),
        ("x_high", Box(field.right - side, below, side, AXIS), "right", "middle"),
    )
    shown = ("y_axis", "x_axis")
    return (
        *(
            Rule(f"{name}.arrow", *ends, "muted", 1.5, arrow=True)
            for name, ends in zip(
                shown,
                ((line, foot, line, field.y), (line, foot, field.right, foot)),
                strict=True,
            )
            if labels.get(name)
        ),
        *(
            TextBox(name, box, (flow.caption_line(labels[name], flow.FLOOR, align),), anchor)
            for name, box, align, anchor in words
            if labels.get(name)
        ),
    )
