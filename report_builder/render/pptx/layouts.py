"""The layouts of the template: their Thai names, and where each placeholder stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from report_builder.render.layout import (
    BODY,
    CARD,
    MARGIN,
    PAGE,
    POSTER,
    SLIDE,
    PageFormat,
    columns,
    rows,
)
from report_builder.render.page import Box, Face, Figure, Shape
from report_builder.render.place.card.head import BAND, TITLE_WIDTH
from report_builder.render.place.card.text import CONTENT, TOP
from report_builder.render.place.card.text import MARGIN as _EDGE
from report_builder.render.place.deck.cover import COVER_BAND, COVER_TOP, COVER_WIDTH
from report_builder.render.place.poster.frame import HEAD, KICKER, TITLE
from report_builder.render.pptx.slots import (
    BODY_SLOT,
    CHART_SLOT,
    DATE_SLOT,
    FIGURE_SLOT,
    FOOTER_SLOT,
    HEADER,
    KICKER_SLOT,
    LARGE,
    NUMBER_SLOT,
    OUTLINE,
    PICTURE_SLOT,
    SOURCE_SLOT,
    TABLE_SLOT,
    TAG_SLOT,
    TITLE_SLOT,
    Slot,
    is_low,
)
from report_builder.render.pptx.text import Style, sunk


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

    @property
    def is_open(self) -> bool:
        """Tell whether what pages say goes into placeholders, as many as a page needs."""
        return any(slot.key not in HEADER for slot in self.slots)


_HEADER = (TITLE_SLOT, KICKER_SLOT, TAG_SLOT)
_FOOTER = (SOURCE_SLOT, DATE_SLOT, FOOTER_SLOT, NUMBER_SLOT)


def _numbered(slot: Slot, boxes: Iterable[Box]) -> tuple[Slot, ...]:
    """Return copies of a slot in several boxes: body, body2, body3 ..."""
    return tuple(
        replace(
            slot,
            key=slot.key + (str(place + 1) if place else ""),
            label=slot.label + (f" {place + 1}" if place else ""),
            index=slot.index + place,
            box=box,
        )
        for place, box in enumerate(boxes)
    )


def _content(boxes: Iterable[Box]) -> tuple[Slot, ...]:
    prompts = ("พิมพ์ข้อความ หรือคลิกไอคอนเพื่อเพิ่มแผนภูมิหรือตาราง",)
    return _numbered(Slot("content", "เนื้อหา", "obj", 41, BODY, OUTLINE, prompts=prompts), boxes)


def _grid(across: int, down: int) -> tuple[Box, ...]:
    height = (BODY.h - 0.35 * (down - 1)) / down
    lines = rows(BODY, [height] * down, 0.35)
    return tuple(box for line in lines for box in columns(line, [1.0] * across))


_LEFT, _RIGHT_COLUMN = columns(BODY, (5.2, 6.4))
_COVER_LEFT = MARGIN + COVER_BAND


def _cover() -> Layout:
    box = Box(_COVER_LEFT, COVER_TOP, COVER_WIDTH, 2.2)
    slots = (
        replace(
            TITLE_SLOT,
            kind="ctrTitle",
            box=box,
            levels=(replace(LARGE, leading=1.4),),
            prompts=("พิมพ์ชื่อรายงาน",),
            fit="noAutofit",
        ),
        replace(
            KICKER_SLOT,
            box=Box(_COVER_LEFT, COVER_TOP - 0.55, COVER_WIDTH, 0.4),
            levels=(replace(KICKER_SLOT.style, size=16.0, leading=1.4),),
        ),
        replace(
            BODY_SLOT,
            box=Box(_COVER_LEFT, 3.6, COVER_WIDTH, 1.8),
            prompts=("พิมพ์ชื่อหน่วยงาน ผู้สำรวจ และวันที่",),
        ),
        Slot(
            "source",
            "หมายเหตุ",
            "body",
            15,
            Box(_COVER_LEFT, 5.6, COVER_WIDTH, 1.3),
            (Style(14.0, Face.BODY, "muted", leading=1.4, before=5.0),),
            "bottom",
            prompts=("พิมพ์ที่อยู่เว็บไซต์ หรือหมายเหตุของข้อมูล",),
        ),
        DATE_SLOT,
        FOOTER_SLOT,
    )
    band = Figure("band", Box(0.0, 0.0, COVER_BAND, PAGE.h), Shape.RECTANGLE, "brand")
    return Layout("cover", "ปก", "title", slots, (band,))


def _opener(key: str, name: str, kind: str, title: str, text: str) -> Layout:
    """Return a layout of few large words: a section begins, or the deck ends."""
    large = (replace(LARGE, leading=1.4),)
    quiet = (Style(18.0, Face.BODY, "muted", leading=1.42),)
    return Layout(
        key,
        name,
        kind,
        (
            replace(TITLE_SLOT, box=Box(MARGIN, 2.3, 12.0, 1.9), levels=large, prompts=(title,)),
            replace(KICKER_SLOT, box=Box(MARGIN, 1.8, 12.0, 0.4)),
            replace(BODY_SLOT, box=Box(MARGIN, 4.4, 12.0, 1.8), levels=quiet, prompts=(text,)),
            *_FOOTER,
        ),
    )


def _plain(key: str, name: str, kind: str, *slots: Slot) -> Layout:
    return Layout(key, name, kind, (*_HEADER, *slots, *_FOOTER))


def _raised(layout: Layout) -> Layout:
    """Return a layout whose notes stand as much higher as programs set them lower."""
    return replace(layout, slots=tuple(map(_higher, layout.slots)))


def _higher(slot: Slot) -> Slot:
    lift = sunk(slot.style.size, slot.style.leading) if is_low(slot.key, slot.anchor) else 0.0
    return replace(slot, box=replace(slot.box, y=slot.box.y - lift))


_SLIDES = (
    _cover(),
    _plain("agenda", "หัวข้อการนำเสนอ", "obj", BODY_SLOT),
    _opener("section", "ส่วน", "secHead", "พิมพ์ชื่อส่วน", "พิมพ์ข้อค้นพบหลักของส่วนนี้"),
    _plain("bullets", "ข้อความ", "obj", BODY_SLOT),
    _plain("two_columns", "สองคอลัมน์", "twoObj", *_numbered(BODY_SLOT, columns(BODY, (1.0, 1.0)))),
    _plain(
        "chart_text",
        "แผนภูมิและข้อความ",
        "chartAndTx",
        replace(CHART_SLOT, box=_LEFT),
        replace(BODY_SLOT, box=_RIGHT_COLUMN),
    ),
    _plain("full_chart", "แผนภูมิเต็ม", "chart", CHART_SLOT),
    _plain("four_panels", "สี่ช่อง", "fourObj", *_content(_grid(2, 2))),
    _plain(
        "big_numbers",
        "ตัวเลขเด่น",
        "cust",
        *_numbered(FIGURE_SLOT, _grid(4, 1)),
    ),
    _plain("table", "ตาราง", "tbl", TABLE_SLOT),
    _plain("infographic", "อินโฟกราฟิก", "cust", *_content(_grid(3, 2))),
    _plain(
        "card",
        "สรุปรายจังหวัด",
        "cust",
        replace(BODY_SLOT, box=_LEFT),
        replace(CHART_SLOT, box=_RIGHT_COLUMN),
    ),
    _plain(
        "picture",
        "ภาพและข้อความ",
        "picTx",
        replace(PICTURE_SLOT, box=_RIGHT_COLUMN),
        replace(BODY_SLOT, box=_LEFT),
    ),
    _opener("closing", "ปิดท้าย", "cust", "พิมพ์คำกล่าวปิดท้าย", "พิมพ์ช่องทางติดต่อ"),
)
LAYOUTS = tuple(map(_raised, _SLIDES))
"""Every layout of the slides, in the order of the template."""


def _card() -> Layout:
    """Return the layout of a card on a page of its own size."""
    small = Style(9.0, Face.BODY, "muted", leading=1.4)
    title = Style(22.0, Face.HEADING, "brand", leading=1.4)
    note = Slot("source", "หมายเหตุ", "body", 15, Box(_EDGE, 10.4, CONTENT, 0.9))
    slots = (
        replace(TITLE_SLOT, box=Box(_EDGE, 0.54, TITLE_WIDTH, 0.43), levels=(title,)),
        replace(KICKER_SLOT, box=Box(_EDGE, TOP, TITLE_WIDTH, 0.18), levels=(small,)),
        replace(note, levels=(replace(small, size=7.5),)),
    )
    return Layout("card", "สรุปรายจังหวัด", "cust", slots, (BAND,))


def _poster() -> Layout:
    """Return the layout of a poster: its title on a ground of its own, its source at the foot."""
    title = Style(28.0, Face.HEADING, "white", leading=1.35)
    said, note = (Style(size, Face.BODY, ink, leading=1.4) for size, ink in _AROUND)
    source = Slot("source", "หมายเหตุ", "body", 15, Box(KICKER.x, 15.2, 8.0, 0.9))
    slots = (
        replace(TITLE_SLOT, box=TITLE, levels=(title,)),
        replace(KICKER_SLOT, box=KICKER, levels=(said,)),
        replace(source, levels=(note,)),
    )
    return Layout("poster", "โปสเตอร์", "cust", slots, (HEAD,))


_AROUND = ((16.0, "white"), (12.0, "muted"))
"""Sizes and colours of the lines above the title of a poster and at its foot."""
_BY_FORM = {SLIDE.name: LAYOUTS, CARD.name: (_raised(_card()),), POSTER.name: (_raised(_poster()),)}


def layouts_of(form: PageFormat) -> tuple[Layout, ...]:
    """Return the layouts of a template for pages of a form."""
    return _BY_FORM[form.name]
