"""Place a picture of the edition on a slide: beside what is told, or on a page of its own."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Picture
from report_builder.render import pictures
from report_builder.render.layout import GAP
from report_builder.render.page import Box, Element, PictureBox
from report_builder.render.place import flow
from report_builder.story.blocks import Slide, credited

WIDTHS = (4.4, 3.6, 2.8)
"""Inches of a picture beside what is told, the widest first."""
TALLEST = 4.6
"""Inches that such a picture is high at most."""


def inside(name: str, picture: Picture, area: Box, align: float = 0.5) -> PictureBox:
    """Return a whole picture as large as an area has room for it, at a share from its left."""
    form = pictures.shape(picture.content)
    wide = min(area.w, area.h * form)
    tall = wide / form
    x, y = area.x + align * (area.w - wide), area.y + (area.h - tall) / 2
    return _drawn(name, picture, Box(x, y, wide, tall))


def filling(name: str, picture: Picture, area: Box) -> PictureBox:
    """Return a picture that fills an area; what is beyond its edges is cut off."""
    return _drawn(name, picture, area)


def _drawn(name: str, picture: Picture, box: Box) -> PictureBox:
    return PictureBox(name, box, pictures.ready(picture.content, box.w, box.h), picture.alt)


def beside(slide: Slide, area: Box, width: float) -> tuple[Box, tuple[Element, ...]]:
    """Return what a picture leaves of an area, and the picture at its right with its credit."""
    (picture,) = slide.pictures
    form = pictures.shape(picture.content)
    wide = min(width, TALLEST * form)
    room = Box(area.right - wide, area.y, wide, area.h)
    left = replace(area, w=area.w - wide - GAP)
    return left, alone(slide, room, top=True)


def alone(slide: Slide, area: Box, *, top: bool = False) -> tuple[Element, ...]:
    """Return the picture of a slide in an area, with its credit below it."""
    (picture,) = slide.pictures
    credit = tuple(flow.caption_line(credited(p), flow.FLOOR) for p in slide.pictures if p.credit)
    deep = flow.height(credit, area.w) + (0.06 if credit else 0.0)
    shown = inside("picture", picture, replace(area, h=area.h - deep))
    if top:
        shown = replace(shown, box=replace(shown.box, y=area.y))
    under = Box(shown.box.x, shown.box.bottom + 0.06, max(shown.box.w, 2.0), deep)
    return (shown, *flow.box("picture.credit", under, credit))
