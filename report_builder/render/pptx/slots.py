"""The slots of pages as PowerPoint has them: placeholders with their place, type and looks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from report_builder.render.layout import (
    BODY,
    DATE,
    FOOTER,
    KICKER,
    NUMBER,
    SOURCE,
    TAG,
    TITLE,
)
from report_builder.render.page import Box, Face, Shape
from report_builder.render.place.deck.frame import TAG_PAD, TITLE_LEADING, TITLE_SIZES
from report_builder.render.pptx.text import PLAIN, Style, as_high

HEADER = ("title", "kicker", "tag", "source", "number", "date", "footer")
"""Keys of the slots that every page has in the same place; others hold what it says."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: its key in pages, its kind and index in Office Open XML, and its looks.

    `prompts` are the words that say what to type on each of its levels.
    """

    key: str
    label: str
    kind: str
    index: int
    box: Box
    levels: tuple[Style, ...] = (PLAIN,)
    anchor: str = "top"
    shape: Shape = Shape.NONE
    fill: str = ""
    outline: str = ""
    inset: tuple[float, float] = (0.0, 0.0)
    prompts: tuple[str, ...] = ()
    fit: str = "normAutofit"
    """What Office does with text that has no room: texts that were measured are left alone."""
    padded: bool = False
    """Whether a template keeps text away from the edges; the box is then the room for text."""
    known: bool = True
    """Whether the looks are ours; what a template's placeholder doesn't say is said by texts."""

    @property
    def style(self) -> Style:
        """Return the looks of the first level."""
        return self.levels[0]

    @property
    def reference(self) -> str:
        """Return the element by which a shape on a slide says that it fills this placeholder."""
        return self.referred("")

    def referred(self, more: str) -> str:
        """Return the reference with more attributes, as layouts have them."""
        kind = f' type="{self.kind}"' if self.kind != "obj" else ""
        size = ' sz="quarter"' if self.kind in ("dt", "ftr", "sldNum") else ""
        index = f' idx="{self.index}"' if self.index else ""
        return f"<p:ph{kind}{size}{index}{more}/>"

    def holds(self, box: Box) -> bool:
        """Tell whether text that begins at the same corner as this slot ends inside it."""
        begins = self.anchor == "top" and (box.x, box.y) == (self.box.x, self.box.y)
        return box == self.box or (begins and box.w == self.box.w and box.h <= self.box.h)


def is_low(key: str, anchor: str) -> bool:
    """Tell whether a layout has the place of a text as much higher as programs set it lower."""
    return key in _LOW and anchor == "top"


_LOW = ("kicker", "source", "number")
_HANG = 0.2
_BULLETS = ((18.0, "•"), (16.0, "–"), (14.0, "•"), (14.0, "–"), (14.0, "•"))
OUTLINE = tuple(
    Style(
        size,
        Face.BODY,
        "ink",
        leading=1.42,
        bullet=bullet,
        hang=_HANG,
        indent=level * _HANG,
        before=size * 0.35,
    )
    for level, (size, bullet) in enumerate(_BULLETS)
)
"""The levels of a text by staff."""
_QUIET = Style(12.0, Face.BODY, "muted", leading=1.4)
_RIGHT = replace(_QUIET, align="right")
_SMALL = replace(_QUIET, size=10.0, leading=1.2)
LARGE = Style(44.0, Face.HEADING, "brand", leading=1.2)
_TEXT = replace(OUTLINE[0], size=14.0)

TITLE_SLOT = Slot(
    "title",
    "ชื่อเรื่อง",
    "title",
    0,
    TITLE,
    (Style(TITLE_SIZES[0], Face.HEADING, "ink", leading=as_high(TITLE_LEADING)),),
    prompts=("พิมพ์ข้อสรุปของหน้านี้เป็นประโยคเดียว",),
)
SOURCE_SLOT = Slot(
    "source",
    "แหล่งข้อมูล",
    "body",
    15,
    SOURCE,
    (_QUIET,),
    prompts=("พิมพ์ที่มาของข้อมูล ข้อคำถาม และจำนวนผู้ตอบ (n)",),
)
DATE_SLOT = Slot("date", "วันที่", "dt", 10, DATE, (_SMALL,))
FOOTER_SLOT = Slot("footer", "ท้ายกระดาษ", "ftr", 11, FOOTER, (replace(_SMALL, align="center"),))
NUMBER_SLOT = Slot("number", "เลขหน้า", "sldNum", 12, NUMBER, (_RIGHT,))
BODY_SLOT = Slot(
    "body",
    "เนื้อหา",
    "body",
    1,
    BODY,
    OUTLINE,
    prompts=("พิมพ์ข้อความ หนึ่งประเด็นต่อหนึ่งย่อหน้า", "รายละเอียด", "รายละเอียดย่อย"),
)
KICKER_SLOT = Slot(
    "kicker",
    "หัวเรื่องรอง",
    "body",
    13,
    KICKER,
    (Style(14.0, Face.BODY, "muted", leading=1.35),),
    prompts=("พิมพ์เรื่องที่หน้านี้กล่าวถึง",),
)
TAG_SLOT = Slot(
    "tag",
    "ป้ายมุม",
    "body",
    14,
    TAG,
    (Style(14.0, Face.BOLD, "white", "center", 1.3),),
    "middle",
    Shape.ROUNDED,
    "brand",
    inset=(TAG_PAD, 0.0),
    prompts=("ชื่อด้าน",),
)
CHART_SLOT = Slot("chart", "แผนภูมิ", "chart", 21, BODY, (_TEXT,), prompts=("คลิกไอคอนเพื่อเพิ่มแผนภูมิ",))
TEXT_SLOT = Slot("", "ข้อความ", "body", 0, BODY, (_TEXT,), fit="noAutofit")
TABLE_SLOT = Slot("table", "ตาราง", "tbl", 31, BODY, (_TEXT,), prompts=("คลิกไอคอนเพื่อเพิ่มตาราง",))
PICTURE_SLOT = Slot("picture", "ภาพ", "pic", 61, BODY, (_TEXT,), prompts=("คลิกไอคอนเพื่อเพิ่มภาพ",))
FIGURE_SLOT = Slot(
    "figure",
    "ตัวเลข",
    "body",
    51,
    BODY,
    (
        Style(18.0, Face.BOLD, "ink", leading=1.35),
        LARGE,
        Style(14.0, Face.BODY, "muted", leading=1.4),
    ),
    prompts=("พิมพ์ว่าเป็นตัวเลขของอะไร", "ตัวเลข", "หน่วย และตัวเลขที่เทียบ"),
)
