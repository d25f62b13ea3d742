"""Name the shapes of a slide as staff look for them: in Thai, by what they are and say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from report_builder.model import plain
from report_builder.render.page import (
    CellsBox,
    ChartBox,
    Element,
    Figure,
    Icon,
    MapBox,
    OutlineBox,
    PictureBox,
    Rule,
    TableBox,
    TextBox,
)
from report_builder.render.pptx.slots import Slot
from report_builder.thai.measure import dictionary_words

LONGEST = 40
"""Letters of a text that its name takes over, in whole words."""


@dataclass
class Names:
    """The names of one slide: no two are the same, and none depends on where the slide stands."""

    given: Counter[str] = field(default_factory=Counter)

    def name(self, element: Element, slot: Slot | None) -> str:
        """Return the name of an element in its placeholder."""
        name = slot.label if slot and slot.key else _called(element)
        self.given[name] += 1
        return name if self.given[name] == 1 else f"{name} ({self.given[name]})"


def _called(element: Element) -> str:
    match element:
        case TextBox():
            return _said("ข้อความ", " ".join(plain(line.text) for line in element.lines))
        case ChartBox():
            return _said("แผนภูมิ", element.chart.title or element.chart.alt)
        case TableBox():
            return _said("ตาราง", element.table.alt.removeprefix("ตาราง"))
        case CellsBox():
            return _said("ตาราง", element.alt.removeprefix("ตาราง"))
        case MapBox():
            return _said("แผนที่", element.map.alt.removeprefix("แผนที่"))
        case Icon():
            return "ไอคอน"
        case OutlineBox():
            return _said("รูป", element.alt)
        case PictureBox():
            return _said("ภาพ", element.alt)
        case Figure():
            return "พื้น"
        case Rule():
            return "ลูกศร" if element.arrow else "เส้น"


def _said(kind: str, text: str) -> str:
    """Return a kind with the first words of a text."""
    words = ""
    for word in dictionary_words(" ".join(text.split())):
        if len(words + word) > LONGEST:
            break
        words += word
    return f"{kind} {words.strip()}".strip()
