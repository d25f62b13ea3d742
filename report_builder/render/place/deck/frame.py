"""Place what every slide has: title, corner tag, source, page number, and the synthetic mark."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run, Text, plain
from report_builder.render.layout import (
    BODY,
    FOOT_RULE,
    GAP,
    KICKER,
    MARGIN,
    MARK,
    NUMBER,
    SOURCE,
    TAG,
    TITLE,
)
from report_builder.render.page import (
    AGENDA,
    Box,
    Element,
    Face,
    Line,
    Role,
    Rule,
    Shape,
    TextBox,
)
from report_builder.render.place import flow
from report_builder.render.place.room import has_room
from report_builder.story.blocks import Slide, Tag

TITLE_SIZES = (24.0, 20.0, 18.0, 16.0)
TITLE_LEADING = 1.36
TAG_WIDTHS = (TAG.w, 3.3, 4.8, 6.6)
"""Widths of the corner tag in inches: as usual, and for one of many letters."""
TAG_PAD, TAG_TOP, TAG_BOTTOM = 0.04, 0.05, 0.53
"""Inches beside the words of the tag, and between which one of several lines may stand."""
KICKER_TOP = 0.18
"""Where the line over the title may begin; what it takes beyond pushes the title down."""
RISE, ROUNDING = 0.25, 0.01
"""Inches that a body begins higher under a title of one line, and that places may miss."""
DOT = " · "
"""What stands between the parts of a foot."""
SYNTHETIC = "ข้อมูลจำลอง"
"""The mark of whatever is drawn from made-up data."""


def title_line(text: Text) -> Line:
    """Return the title, smaller when it would take more than two lines, broken where it turns."""
    lines = [
        Line(text, Role.TITLE, Face.HEADING, size, "ink", leading=TITLE_LEADING)
        for size in TITLE_SIZES
    ]
    fitting = (line for line in lines if flow.text_lines(line, TITLE.w) <= 2)
    line = flow.at_turn(next(fitting, lines[-1]), TITLE.w)
    return flow.at_phrases(line, TITLE.w)


def header(slide: Slide) -> tuple[Element, ...]:
    """Return kicker, title and corner tag."""
    kicker, room = _kicker(slide)
    title, area = _title(slide)
    return (
        TextBox("title", area, (title,), slot="title"),
        *flow.box("kicker", room, (kicker,) if slide.kicker else (), slot="kicker"),
        *((tag_box(slide.tag),) if slide.tag else ()),
    )


def _title(slide: Slide) -> tuple[Line, Box]:
    """Return the title and its box, lower only where the lines above leave it no room."""
    line, (_, kicker) = title_line(slide.title), _kicker(slide)
    top = max(TITLE.y, kicker.bottom + TITLE.y - KICKER.bottom if slide.kicker else 0.0)
    bottom = max(TITLE.bottom, top + flow.height((line,), TITLE.w))
    return line, Box(TITLE.x, top, TITLE.w, bottom - top)


def _kicker(slide: Slide) -> tuple[Line, Box]:
    """Return the line over the title and its box, which grows upwards, then downwards."""
    right = tag_box(slide.tag).box.x - GAP if slide.tag else TITLE.right
    room = replace(KICKER, w=min(KICKER.w, right - KICKER.x) if slide.tag else TITLE.w)
    lines = [
        Line(slide.kicker, Role.NOTE, Face.BODY, size, "muted", leading=1.35)
        for size in (14.0, flow.FLOOR)
    ]
    line = next((line for line in lines if flow.text_lines(line, room.w) == 1), lines[-1])
    tall = max(room.h, flow.height((line,), room.w)) if slide.kicker else room.h
    return line, Box(room.x, max(room.bottom - tall, min(KICKER_TOP, room.y)), room.w, tall)


def tag_box(tag: Tag) -> TextBox:
    """Return the corner tag: in one line where it can, else wider and in several."""
    ways = [_tag(tag, width, size) for width in TAG_WIDTHS for size in (14.0, flow.FLOOR)]
    fitting = [way for way in ways if has_room(way)]
    one_line = [way for way in fitting if way.box.h == TAG.h and way.box.w <= TAG_WIDTHS[1]]
    return next(iter((*one_line, *fitting)), ways[-1])


def _tag(tag: Tag, width: float, size: float) -> TextBox:
    line = Line((Run(tag.text),), Role.NOTE, Face.BOLD, size, "white", align="center", leading=1.3)
    inner = width - 2 * TAG_PAD
    high = flow.height((line,), inner) if flow.text_lines(line, inner) > 1 else TAG.h
    tall = min(max(TAG.h, high), TAG_BOTTOM - TAG_TOP)
    box = Box(TAG.right - width, min(TAG.y, TAG_BOTTOM - tall), width, tall)
    return TextBox(
        "tag", box, (line,), "middle", Shape.ROUNDED, tag.color, inset=(TAG_PAD, 0.0), slot="tag"
    )


def source_line(slide: Slide) -> Line:
    """Return the quiet line at the foot of a slide."""
    return Line(slide.source, Role.NOTE, Face.BODY, flow.FLOOR, "muted", leading=1.4)


def _at_dots(line: Line, width: float) -> Line:
    """Return a foot whose lines are whole parts, so that none begins or ends with a dot.

    One that would take more lines so stays as it is.
    """
    first, *others = plain(line.text).split(DOT)
    filled = [first]
    for part in others:
        longer = f"{filled[-1]}{DOT}{part}"
        fits = flow.one_line(line, longer, width)
        filled = [*filled[:-1], longer] if fits else [*filled, part]
    whole = all(flow.one_line(line, words, width) for words in filled)
    if not whole or len(filled) > flow.text_lines(line, width):
        return line
    return replace(line, text=flow.in_lines(line.text, filled))


def footer(slide: Slide, number: int) -> tuple[Element, ...]:
    """Return hairline, source, synthetic mark and page number."""
    rise, foot = _foot_rise(slide), _source_box(slide)
    page = Line(
        (Run(str(number)),),
        Role.ARTIFACT,
        Face.BODY,
        flow.FLOOR,
        "muted",
        align="right",
    )
    edge = FOOT_RULE - rise
    return (
        Rule("foot.rule", MARGIN, edge, MARGIN + TITLE.w, edge, "hairline"),
        *flow.box(
            "source",
            foot,
            (_at_dots(source_line(slide), foot.w),) if slide.source else (),
            slot="source",
        ),
        *((_mark(),) if slide.synthetic else ()),
        TextBox("number", NUMBER, (replace(page, leading=1.4),), slot="number", link=AGENDA),
    )


def _mark() -> TextBox:
    line = Line((Run(SYNTHETIC),), Role.NOTE, Face.BOLD, flow.FLOOR, "alert", align="right")
    return TextBox("synthetic", MARK, (replace(line, leading=1.4),))


def _source_box(slide: Slide) -> Box:
    """Return the box of the source: wider where that saves a line, higher where it must be."""
    line, wide = source_line(slide), replace(SOURCE, w=NUMBER.x - SOURCE.x - 0.1)
    narrow = slide.synthetic or flow.text_lines(line, SOURCE.w) == 1
    box = SOURCE if narrow else wide
    tall = max(SOURCE.h, flow.height((line,), box.w))
    return replace(box, y=SOURCE.bottom - tall, h=tall)


def _foot_rise(slide: Slide) -> float:
    """Return the inches by which a source of several lines lifts what stands above it."""
    if not plain(slide.source):
        return 0.0
    return max(0.0, flow.height((source_line(slide),), _source_box(slide).w) - SOURCE.h)


def body(slide: Slide) -> Box:
    """Return the area between the title and the foot of a slide, higher under a title of one line.

    One under a kicker that pushes the title down begins where that of two lines would.
    """
    line, area = _title(slide)
    lowered = area.bottom - TITLE.bottom
    brief = flow.text_lines(line, TITLE.w) == 1 and lowered < ROUNDING
    top = BODY.y + lowered - (RISE if brief else 0.0)
    return Box(BODY.x, top, BODY.w, FOOT_RULE - _foot_rise(slide) - 0.15 - top)
