"""The lines and blocks that a card is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from report_builder.model import Text, plain
from report_builder.render.page import Box, Element, Face, Line, Role, TextBox
from report_builder.render.place import flow
from report_builder.render.place.card.fit import CardSizes
from report_builder.story.blocks import Panel, Paragraph
from report_builder.thai.measure import text_width

WIDTH, HEIGHT = 8.268, 11.693
"""A4 in inches."""
MARGIN = 0.55
CONTENT = WIDTH - 2 * MARGIN
LIST_LEADING = 1.4
SLACK = 1.04
"""Width of the box of a line as a multiple of its own: other programs differ a little."""
RULE, PAD = 1.25, 0.05
"""Width in points of the rule above a panel, and inches from it to the heading."""


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
    face = Face.BOLD if any(run.bold for run in line.text) and line.face is Face.BODY else line.face
    return text_width(plain(line.text), str(face), line.size) / flow.POINTS


def heading(text: Text, sizes: CardSizes, color: str = "ink") -> Line:
    """Return the line of a heading."""
    return Line(text, Role.HEADING, Face.BOLD, sizes.heading, color, leading=1.4)


def note(text: Text, size: float, color: str = "muted", align: str = "left") -> Line:
    """Return a quiet line."""
    return Line(text, Role.NOTE, Face.BODY, size, color, align=align, leading=1.4)


def entries(paragraphs: Sequence[Paragraph], sizes: CardSizes, space: float) -> tuple[Line, ...]:
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


def headed(panel: Panel, lines: Sequence[Line], sizes: CardSizes, box: Box) -> tuple[Element, ...]:
    """Return a panel under its rule: heading, the rule it follows beside it, and its lines."""
    title, rule = heading(panel.heading, sizes), note(panel.caption, sizes.small)
    head = head_height(panel, sizes, box.w)
    beside = width(title) + 0.08
    apart = beside + width(rule) > box.w
    low = box.y + PAD + (inches(title) - inches(rule)) * 0.62
    caption = (
        Box(box.x, box.y + PAD + inches(title), box.w, inches(rule))
        if apart
        else Box(box.x + beside, low, box.w - beside, inches(rule))
    )
    return (
        flow.rule_above(f"{panel.name}.rule", box, panel.color, RULE),
        TextBox(
            f"{panel.name}.head",
            Box(box.x, box.y + PAD, box.w if apart else beside, inches(title)),
            (title,),
        ),
        *flow.box(f"{panel.name}.caption", caption, (rule,) if panel.caption else ()),
        *flow.box(f"{panel.name}.text", Box(box.x, box.y + head, box.w, box.h - head), lines),
    )


def head_height(panel: Panel, sizes: CardSizes, w: float) -> float:
    """Return the height of a panel's rule, heading and caption."""
    title, rule = heading(panel.heading, sizes), note(panel.caption, sizes.small)
    apart = panel.caption and width(title) + 0.08 + width(rule) > w
    return PAD + inches(title) + (inches(rule) if apart else 0.0) + 0.02
