"""The lines and blocks that a card is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Text, plain
from report_builder.render.layout import CARD
from report_builder.render.page import Box, Element, Face, Line, Role, TextBox
from report_builder.render.place import flow
from report_builder.render.place.flow import Sizes
from report_builder.render.reach import reach
from report_builder.story.blocks import Panel, Paragraph
from report_builder.thai.measure import wrap

WIDTH, HEIGHT = CARD.width, CARD.height
MARGIN = 0.55
TOP, BOTTOM = 0.28, 0.26
"""Margins above and below, in inches."""
GAP = 0.12
"""Inches between the parts of a card at full spacing."""
CONTENT = WIDTH - 2 * MARGIN
LIST_LEADING = 1.36
SLACK = 1.04
"""Width of the box of a line as a multiple of its own: other programs differ a little."""
RULE, PAD = 1.25, 0.05
"""Width in points of the rule above a panel, and inches from it to the heading."""
BESIDE = 0.08
"""Inches from a heading to the rule beside it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page over its whole width: its height, and its elements from a top edge on."""

    height: float
    draw: Callable[[float], tuple[Element, ...]]


def inches(line: Line) -> float:
    """Return the height of one line of text."""
    return line.size * line.leading / flow.POINTS


def width(line: Line) -> float:
    """Return the width of a line of text that isn't broken."""
    return reach(line.text, line.face)[-1] * line.size / flow.POINTS


def heading(text: Text, sizes: Sizes, color: str = "ink") -> Line:
    """Return the line of a heading."""
    return Line(text, Role.HEADING, Face.BOLD, sizes.heading, color, leading=1.4)


def note(text: Text, size: float, color: str = "muted", align: str = "left") -> Line:
    """Return a quiet line."""
    return Line(text, Role.NOTE, Face.BODY, size, color, align=align, leading=1.4)


def entries(paragraphs: Sequence[Paragraph], sizes: Sizes, space: float) -> tuple[Line, ...]:
    """Return the entries of a list, their bullets hanging."""
    return tuple(
        Line(
            paragraph.text,
            Role.TEXT,
            Face.BODY,
            sizes.body,
            space_before=space * 2.0,
            leading=LIST_LEADING,
        )
        for paragraph in paragraphs
    )


def headed(panel: Panel, lines: Sequence[Line], sizes: Sizes, box: Box) -> tuple[Element, ...]:
    """Return a panel under its rule: heading, the rule it follows beside it, and its lines."""
    title, rule = heading(panel.heading, sizes), note(panel.caption, sizes.caption)
    head, apart = head_height(panel, sizes, box.w), _apart(title, rule, box.w)
    tall, beside = flow.height((title,), box.w), _beside(title)
    low = box.y + PAD + (inches(title) - inches(rule)) * 0.62
    caption = (
        Box(box.x, box.y + PAD + tall, box.w, flow.height((rule,), box.w))
        if apart
        else Box(box.x + beside, low, box.w - beside, inches(rule))
    )
    return (
        flow.rule_above(f"{panel.name}.rule", box, panel.color, RULE),
        TextBox(
            f"{panel.name}.head",
            Box(box.x, box.y + PAD, box.w if apart else min(beside, box.w), tall),
            (title,),
        ),
        *flow.box(f"{panel.name}.caption", caption, (rule,) if panel.caption else ()),
        *flow.box(f"{panel.name}.text", Box(box.x, box.y + head, box.w, box.h - head), lines),
    )


def head_height(panel: Panel, sizes: Sizes, w: float) -> float:
    """Return the height of a panel's rule, heading and caption."""
    title, rule = heading(panel.heading, sizes), note(panel.caption, sizes.caption)
    below = flow.height((rule,), w) if panel.caption and _apart(title, rule, w) else 0.0
    return PAD + flow.height((title,), w) + below + 0.02


def _apart(title: Line, rule: Line, w: float) -> bool:
    """Whether a rule stands below its heading, which is too long to have it beside."""
    return _beside(title) + SLACK * width(rule) > w


def _beside(title: Line) -> float:
    """Return the width of a heading's box with the room before what stands beside it."""
    return SLACK * width(title) + BESIDE


def broken(line: Line, room: float) -> Line:
    """Return a line whose first run is broken into lines no wider than `room` inches."""
    if not line.text:
        return line
    first, *rest = line.text
    points = (room - line.indent) * flow.POINTS
    words = "\n".join(wrap(first.text, str(line.face), line.size, points))
    if words == first.text:
        return line
    return replace(line, text=(replace(first, text=words), *rest))


def breaks(line: Line) -> int:
    """Return how many times a line is broken."""
    return plain(line.text).count("\n")
