"""Place the close: the one number to keep, what can be taken along, and where to find it."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import Text, plain
from report_builder.render.layout import rows
from report_builder.render.page import Box, Element, Face, Line, Role, Rule, TextBox
from report_builder.render.place import flow
from report_builder.render.place.deck import opening
from report_builder.render.place.deck.key import key_field
from report_builder.render.place.flow import Sizes
from report_builder.render.qr import qr_code
from report_builder.story.blocks import Slide

FIELD, APART = 4.6, 0.5
"""Inches of the field of the number, and from it to what stands beside."""
CODE, QUIET = 1.75, 0.2
"""Inches of the side of the QR code and of the quiet zone around its modules, about."""
THANKS = 28.0


def close(slide: Slide, area: Box, sizes: Sizes) -> tuple[Element, ...] | None:
    """Return the number on its field, what can be taken along beside it, and thanks below."""
    *keys, told = slide.panels
    field = Box(area.x, area.y, FIELD, area.h - 0.1)
    left = field.right + APART if keys else area.x
    labels, deep = dict(slide.labels), CODE + APART / 2
    upper, lower = rows(
        Box(left, area.y, area.right - left, 0.0), (field.h - deep, CODE), APART / 2
    )
    listed = opening.pictured(told.paragraphs, upper, sizes)
    words = Box(lower.x + CODE + 0.1, lower.y, lower.w - CODE - 0.1, CODE)
    thanks = tuple(flow.whole_words(line, words.w) for line in _thanks(labels, sizes))
    key = key_field(keys[0], field) if keys else ()
    if key is None or listed is None or flow.height(thanks, words.w) > words.h:
        return None
    edge = lower.y - APART / 4
    return (
        *key,
        *listed,
        Rule("close.rule", lower.x, edge, area.right, edge, "hairline"),
        *_code(labels, Box(lower.x - QUIET, lower.y - 0.06, CODE, CODE)),
        TextBox("close.thanks", words, thanks, "middle"),
    )


def _thanks(labels: dict[str, Text], sizes: Sizes) -> Iterator[Line]:
    """Yield thanks, who gives them, and what the code beside them leads to."""
    yield Line(labels["thanks"], Role.HEADING, Face.HEADING, THANKS, "brand", leading=1.3)
    yield Line(labels["from"], Role.TEXT, Face.BOLD, sizes.body, "ink", leading=1.4)
    yield flow.caption_line(labels["scan"], sizes.caption)


def _code(labels: dict[str, Text], box: Box) -> Iterator[Element]:
    address = plain(labels.get("address", ()))
    if address:
        yield qr_code("close.code", box, address, f"คิวอาร์โค้ด {address}")
