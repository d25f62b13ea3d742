"""Draw the texts of a box: paragraphs, lists and headings, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from report_builder.model import plain
from report_builder.render.page import Box, Line, Role, Shape, TextBox
from report_builder.render.pdf.lines import base_line, broken, write_strip
from report_builder.render.pdf.paths import POINTS, in_points
from report_builder.render.pdf.shapes import draw_shape
from report_builder.render.pdf.sheet import Node, Sheet
from report_builder.render.place.flow import with_company

WEB = re.compile("https?://[!-~]+")
"""An address on the web."""
_JOINED = {Role.ITEM, Role.TITLE, Role.HEADING, Role.SUBHEADING}
"""Lines of these roles that follow each other are one list or one heading."""
_TAGS = {Role.TITLE: "H1", Role.HEADING: "H2", Role.SUBHEADING: "H3", Role.ITEM: "L"}
"""Tags of roles that aren't paragraphs."""
_ABOVE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""The share of the free room of a box that stands above its lines."""


def draw_text_box(sheet: Sheet, element: TextBox) -> None:
    """Draw lines in their box, over its shape."""
    if element.shape is not Shape.NONE and (element.fill or element.outline):
        draw_shape(sheet, element.box, element.shape, element.fill, element.outline)
    inner = element.box.inset(*element.inset)
    lines = tuple(with_company(line, inner.w) for line in element.lines)
    room = in_points(inner)
    heights = [_height(line, room.w) for line in lines]
    y = room.y + _above(element.anchor, room.h - sum(heights) - _between(lines))
    places = []
    for place, (line, height) in enumerate(zip(lines, heights, strict=True)):
        y += line.space_before if place else 0.0
        places.append((line, Box(room.x, y, room.w, height)))
        y += height
    for (role, _), group in groupby(enumerate(places), lambda at: _kind(at[1][0], at[0])):
        _draw_group(sheet, role, [placed for _, placed in group], _target(sheet, element))


def _target(sheet: Sheet, element: TextBox) -> str | int | None:
    """Return where a text leads: an address, its own or one that it says, or a page; or nowhere."""
    said = (WEB.search(plain(line.text)) for line in element.lines)
    link = element.link or next((found[0] for found in said if found), "")
    return link if WEB.fullmatch(link) else sheet.used.targets.get(link)


def _kind(line: Line, place: int) -> tuple[Role, int]:
    """Return what is the same for lines that are one list or one heading."""
    return line.role, 0 if line.role in _JOINED else place


def _above(anchor: str, free: float) -> float:
    """Return how far below the top of a box its lines begin; what is too high begins at the top."""
    return _ABOVE[anchor] * max(0.0, free)


def _between(lines: Sequence[Line]) -> float:
    return sum(line.space_before for line in lines[1:])


def _height(line: Line, width: float) -> float:
    return len(broken(line, _room(line, width))) * line.size * line.leading


def _room(line: Line, width: float) -> float:
    return width - (line.indent + line.hang) * POINTS


def _draw_group(
    sheet: Sheet, role: Role, placed: Sequence[tuple[Line, Box]], target: str | int | None
) -> None:
    """Draw lines that are one element of the structure."""
    if role is Role.ARTIFACT:
        with sheet.decoration():
            _draw_lines(sheet, placed)
        return
    node = sheet.root.add(_TAGS.get(role, "P"))
    if role is Role.ITEM:
        for line, box in placed:
            _draw_item(sheet, node.add("LI"), line, box)
        return
    with sheet.tagged(node if target is None else _linked(sheet, node, placed, target)):
        _draw_lines(sheet, placed)


def _linked(
    sheet: Sheet, node: Node, placed: Sequence[tuple[Line, Box]], target: str | int
) -> Node:
    """Return the element of the words of a link: they lead where it says."""
    (_, first), (_, last) = placed[0], placed[-1]
    words = " ".join(plain(line.text) for line, _ in placed)
    return sheet.link(node, Box(first.x, first.y, first.w, last.bottom - first.y), target, words)


def _draw_item(sheet: Sheet, item: Node, line: Line, box: Box) -> None:
    with sheet.tagged(item.add("Lbl")):
        _draw_bullet(sheet, line, box)
    with sheet.tagged(item.add("LBody")):
        _draw_words(sheet, line, box)


def _draw_lines(sheet: Sheet, placed: Sequence[tuple[Line, Box]]) -> None:
    for line, box in placed:
        _draw_bullet(sheet, line, box)
        _draw_words(sheet, line, box)


def _draw_bullet(sheet: Sheet, line: Line, box: Box) -> None:
    base = base_line(line.face, line.size, box.y, line.size * line.leading)
    x = box.x + line.indent * POINTS
    sheet.text(x, base, line.bullet, line.face, line.size, line.color)


def _draw_words(sheet: Sheet, line: Line, box: Box) -> None:
    step, width = line.size * line.leading, _room(line, box.w)
    for nth, strip in enumerate(broken(line, width)):
        base = base_line(line.face, line.size, box.y + nth * step, step)
        write_strip(sheet, strip, line, box.right - width, width, base)
