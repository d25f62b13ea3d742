"""The layouts of the template: their Thai names, and where each placeholder stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from report_builder.render.layout import (
    BODY,
    CARD,
    KICKER,
    MARGIN,
    MARK,
    NUMBER,
    PAGE,
    SLIDE,
    SOURCE,
    TAG,
    TITLE,
    PageFormat,
    columns,
    rows,
)
from report_builder.render.page import Box, Face, Figure, Shape
from report_builder.render.place.card.head import BAND, TITLE_WIDTH
from report_builder.render.place.card.text import CONTENT, TOP
from report_builder.render.place.card.text import MARGIN as _EDGE
from report_builder.render.place.deck.opening import COVER_BAND, COVER_WIDTH
from report_builder.render.pptx.text import PLAIN, Style


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: its key in pages, its kind and index in Office Open XML, and its looks."""

    key: str
    label: str
    kind: str
    index: int
    box: Box
    style: Style = PLAIN
    anchor: str = "top"
    shape: Shape = Shape.NONE
    fill: str = ""
    padded: bool = False
    """Whether a template keeps text away from the edges; the box is then the room for text."""

    @property
    def reference(self) -> str:
        """Return the element by which a shape on a slide says that it fills this placeholder."""
        kind = f' type="{self.kind}"' if self.kind != "obj" else ""
        size = ' sz="quarter"' if self.kind in ("dt", "ftr", "sldNum") else ""
        index = f' idx="{self.index}"' if self.index else ""
        return f"<p:ph{kind}{size}{index}/>"

    def holds(self, box: Box) -> bool:
        """Tell whether text that begins at the same corner as this slot ends inside it."""
        begins = self.anchor == "top" and (box.x, box.y) == (self.box.x, self.box.y)
        return box == self.box or (begins and box.w == self.box.w and box.h <= self.box.h)


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide layout: its key in pages, its Thai name, its type in Office Open XML."""

    key: str
    name: str
    type: str
    slots: tuple[Slot, ...]
    drawn: tuple[Figure, ...] = ()
    """What every slide of this layout shows; a page doesn't draw it again."""

    def slot(self, key: str) -> Slot | None:
        """Return the slot of a key, or None when the layout has none."""
        return next((slot for slot in self.slots if slot.key == key), None)


TEXT = Style(18.0, Face.BODY, "ink", leading=1.42)
_QUIET = Style(12.0, Face.BODY, "muted", leading=1.4)
_RIGHT = Style(12.0, Face.BODY, "muted", "right", 1.4)
_NUMBER = Style(44.0, Face.HEADING, "brand", leading=1.2)

TITLE_SLOT = Slot(
    "title", "ชื่อเรื่อง", "title", 0, TITLE, Style(28.0, Face.HEADING, "ink", leading=1.4)
)
SOURCE_SLOT = Slot("source", "แหล่งข้อมูล", "ftr", 11, SOURCE, _QUIET)
DATE_SLOT = Slot("date", "วันที่", "dt", 10, MARK, _RIGHT)
NUMBER_SLOT = Slot("number", "เลขหน้า", "sldNum", 12, NUMBER, _RIGHT)
BODY_SLOT = Slot("body", "เนื้อหา", "body", 1, BODY, TEXT)
_KICKER = Slot(
    "kicker", "หัวเรื่องรอง", "body", 13, KICKER, Style(14.0, Face.BODY, "muted", leading=1.4)
)
_TAG = Slot(
    "tag",
    "ป้ายมุม",
    "body",
    14,
    TAG,
    Style(14.0, Face.BOLD, "white", "center", 1.3),
    "middle",
    Shape.ROUNDED,
    "brand",
)
_HEADER = (TITLE_SLOT, _KICKER, _TAG)
_FOOTER = (SOURCE_SLOT, DATE_SLOT, NUMBER_SLOT)


def _numbered(
    slot: Slot, boxes: Iterable[Box], *, key: str = "", index: int = 0
) -> tuple[Slot, ...]:
    """Return copies of a slot in several boxes: body, body2, body3 ..."""
    first = index or slot.index
    return tuple(
        replace(
            slot,
            key=(key or slot.key) + (str(place + 1) if place else ""),
            label=slot.label + (f" {place + 1}" if place else ""),
            index=first + place,
            box=box,
        )
        for place, box in enumerate(boxes)
    )


def _content(boxes: Iterable[Box]) -> tuple[Slot, ...]:
    return _numbered(Slot("content", "เนื้อหา", "obj", 41, BODY, TEXT), boxes)


def _grid(across: int, down: int) -> tuple[Box, ...]:
    height = (BODY.h - 0.35 * (down - 1)) / down
    lines = rows(BODY, [height] * down, 0.35)
    return tuple(box for line in lines for box in columns(line, [1.0] * across))


_LEFT, _RIGHT_COLUMN = columns(BODY, (5.2, 6.4))
_COVER_LEFT = MARGIN + COVER_BAND
_CHART = Slot("chart", "แผนภูมิ", "chart", 21, BODY, replace(TEXT, size=14.0))
_TABLE = Slot("table", "ตาราง", "tbl", 31, BODY, replace(TEXT, size=14.0))


def _cover() -> Layout:
    box = Box(_COVER_LEFT, 1.75, COVER_WIDTH, 1.8)
    slots = (
        replace(TITLE_SLOT, kind="ctrTitle", box=box, style=replace(_NUMBER, leading=1.4)),
        replace(
            _KICKER,
            box=Box(_COVER_LEFT, 1.2, COVER_WIDTH, 0.4),
            style=replace(_KICKER.style, size=16.0),
        ),
        replace(BODY_SLOT, box=Box(_COVER_LEFT, 3.9, COVER_WIDTH, 1.8)),
        Slot(
            "source",
            "หมายเหตุ",
            "body",
            15,
            Box(_COVER_LEFT, 6.1, COVER_WIDTH, 0.8),
            Style(14.0, Face.BODY, "muted", leading=1.4),
            "bottom",
        ),
        DATE_SLOT,
    )
    band = Figure("band", Box(0.0, 0.0, COVER_BAND, PAGE.h), Shape.RECTANGLE, "brand")
    return Layout("cover", "ปก", "title", slots, (band,))


def _section() -> Layout:
    title = replace(
        TITLE_SLOT, box=Box(MARGIN, 2.6, 12.0, 1.9), style=replace(_NUMBER, leading=1.4)
    )
    kicker = replace(_KICKER, box=Box(MARGIN, 2.1, 12.0, 0.4))
    return Layout("section", "ส่วน", "secHead", (title, kicker, *_FOOTER))


def _plain(key: str, name: str, kind: str, *slots: Slot) -> Layout:
    return Layout(key, name, kind, (*_HEADER, *slots, *_FOOTER))


LAYOUTS = (
    _cover(),
    _plain("agenda", "หัวข้อการนำเสนอ", "obj", BODY_SLOT),
    _section(),
    _plain("bullets", "ข้อความ", "obj", BODY_SLOT),
    _plain("two_columns", "สองคอลัมน์", "twoObj", *_numbered(BODY_SLOT, columns(BODY, (1.0, 1.0)))),
    _plain(
        "chart_text",
        "แผนภูมิและข้อความ",
        "chartAndTx",
        replace(_CHART, box=_LEFT),
        replace(BODY_SLOT, box=_RIGHT_COLUMN),
    ),
    _plain("full_chart", "แผนภูมิเต็ม", "chart", _CHART),
    _plain("four_panels", "สี่ช่อง", "fourObj", *_content(_grid(2, 2))),
    _plain(
        "big_numbers",
        "ตัวเลขเด่น",
        "cust",
        *_numbered(Slot("figure", "ตัวเลข", "body", 51, BODY, _NUMBER), _grid(4, 1)),
    ),
    _plain("table", "ตาราง", "tbl", _TABLE),
    _plain("infographic", "อินโฟกราฟิก", "cust", *_content(_grid(3, 2))),
    _plain(
        "card",
        "สรุปรายจังหวัด",
        "cust",
        replace(BODY_SLOT, box=_LEFT),
        replace(_CHART, box=_RIGHT_COLUMN),
    ),
)
"""Every layout of the slides, in the order of the template."""


def _card() -> Layout:
    """Return the layout of a card on a page of its own size."""
    small = Style(9.0, Face.BODY, "muted", leading=1.4)
    title = Style(22.0, Face.HEADING, "brand", leading=1.4)
    slots = (
        replace(TITLE_SLOT, box=Box(_EDGE, 0.54, TITLE_WIDTH, 0.43), style=title),
        replace(_KICKER, box=Box(_EDGE, TOP, TITLE_WIDTH, 0.18), style=small),
        replace(SOURCE_SLOT, box=Box(_EDGE, 10.4, CONTENT, 0.9), style=replace(small, size=7.5)),
    )
    return Layout("card", "สรุปรายจังหวัด", "cust", slots, (BAND,))


_BY_FORM = {SLIDE.name: LAYOUTS, CARD.name: (_card(),)}


def layouts_of(form: PageFormat) -> tuple[Layout, ...]:
    """Return the layouts of a template for pages of a form."""
    return _BY_FORM[form.name]
