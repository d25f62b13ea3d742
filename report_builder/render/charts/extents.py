"""Tell where the words of a chart stand, and whether they are inside it and apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report_builder.render.charts.marks import Label
from report_builder.render.charts.words import DROP, RISE
from report_builder.render.page import Box

_ROUNDING = 0.5
"""Points that words may stand outside, or over one another."""
_TIGHT = 0.25
"""Share of a line that marks seldom fill: lines may stand so much closer than their marks reach."""

_NUMERAL, _FIGURE = re.compile(r"[\d๐-๙.,%]+"), 0.8
"""A number alone, and how high its figures are at most, as a multiple of the size."""


def extent(words: Label) -> Box:
    """Return the box of a label, from its highest mark to its lowest, in points."""
    left = {"left": 0.0, "center": words.width / 2, "right": words.width}[words.align]
    tall = (RISE + DROP) * words.size
    return Box(words.x - left, words.y - RISE * words.size, words.width, tall)


def inked(words: Label) -> Box:
    """Return the box of what a label draws: numerals have neither marks nor descenders."""
    box = extent(words)
    if not _NUMERAL.fullmatch(words.text):
        return box
    top = words.y - _FIGURE * words.size
    return Box(box.x, top, box.w, words.y - top)


def inside(box: Box, width: float, height: float) -> bool:
    """Tell whether a box stands within a width and a height."""
    return (
        min(box.x, box.y) >= -_ROUNDING
        and box.right <= width + _ROUNDING
        and box.bottom <= height + _ROUNDING
    )


def any_over_another(boxes: Sequence[Box]) -> bool:
    """Tell whether any of some boxes of words stands over another."""
    ordered = sorted(boxes, key=lambda box: box.y)
    return any(
        _over(one, other)
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
        if other.y < one.bottom
    )


def _over(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _ROUNDING and down > _TIGHT * one.h
