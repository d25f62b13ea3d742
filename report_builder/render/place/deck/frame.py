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
from report_builder.story.blocks import Slide

TITLE_SIZES = (24.0, 20.0)
SYNTHETIC = "ข้อมูลจำลอง"
"""The mark of whatever is drawn from made-up data."""


def title_line(text: Text) -> Line:
    """Return the title, smaller when it would take more than two lines, broken at its phrases."""
    lines = [Line(text, Role.TITLE, Face.HEADING, size, "ink", leading=1.4) for size in TITLE_SIZES]
    fitting = (line for line in lines if flow.text_lines(line, TITLE.w) <= 2)
    return flow.at_phrases(next(fitting, lines[-1]), TITLE.w)


def header(slide: Slide) -> tuple[Element, ...]:
    """Return kicker, title and corner tag."""
    title = title_line(slide.title)
    area = replace(TITLE, h=max(flow.height((title,), TITLE.w), 0.55))
    kicker, room = _kicker(slide)
    return (
        TextBox("title", area, (title,), slot="title"),
        *flow.box("kicker", room, (kicker,) if slide.kicker else (), slot="kicker"),
        *((_tag(slide),) if slide.tag else ()),
    )


def _kicker(slide: Slide) -> tuple[Line, Box]:
    """Return the line over the title and its box, which grows upwards when it takes two lines."""
    room = KICKER if slide.tag else replace(KICKER, w=TITLE.w)
    lines = [
        Line(slide.kicker, Role.NOTE, Face.BODY, size, "muted", leading=1.35)
        for size in (14.0, flow.FLOOR)
    ]
    line = next((line for line in lines if flow.text_lines(line, room.w) == 1), lines[-1])
    tall = max(room.h, flow.height((line,), room.w))
    return line, Box(room.x, room.bottom - tall, room.w, tall)


def _tag(slide: Slide) -> TextBox:
    assert slide.tag is not None
    line = Line((Run(slide.tag.text),), Role.NOTE, Face.BOLD, 14.0, "white", align="center")
    line = replace(line, leading=1.3)
    return TextBox("tag", TAG, (line,), "middle", Shape.ROUNDED, fill=slide.tag.color, slot="tag")


def source_line(slide: Slide) -> Line:
    """Return the quiet line at the foot of a slide."""
    return Line(slide.source, Role.NOTE, Face.BODY, flow.FLOOR, "muted", leading=1.4)


def footer(slide: Slide, number: int) -> tuple[Element, ...]:
    """Return hairline, source, synthetic mark and page number."""
    rise = _foot_rise(slide)
    source = replace(_source_area(slide), y=SOURCE.y - rise, h=SOURCE.h + rise)
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
            source,
            (source_line(slide),) if slide.source else (),
            slot="source",
        ),
        *((_mark(),) if slide.synthetic else ()),
        TextBox("number", NUMBER, (replace(page, leading=1.4),), slot="number"),
    )


def _mark() -> TextBox:
    line = Line((Run(SYNTHETIC),), Role.NOTE, Face.BOLD, flow.FLOOR, "alert", align="right")
    return TextBox("synthetic", MARK, (replace(line, leading=1.4),))


def _source_area(slide: Slide) -> Box:
    return SOURCE if slide.synthetic else replace(SOURCE, w=NUMBER.x - SOURCE.x - 0.1)


def _foot_rise(slide: Slide) -> float:
    if not plain(slide.source):
        return 0.0
    return max(0.0, flow.height((source_line(slide),), _source_area(slide).w) - SOURCE.h)


def body(slide: Slide) -> Box:
    """Return the area between the title and the foot of a slide."""
    title = title_line(slide.title)
    top = max(BODY.y, TITLE.y + flow.height((title,), TITLE.w) + GAP / 2)
    return Box(BODY.x, top, BODY.w, FOOT_RULE - _foot_rise(slide) - 0.15 - top)
