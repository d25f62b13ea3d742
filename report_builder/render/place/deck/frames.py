"""Draw what stands where there is no picture: the frame of a screen, and a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.render.page import Box, Element, Figure, Icon, OutlineBox, Shape

HEAD, DOT, PAD = 0.2, 0.07, 0.16
"""Inches of the bar over a screen, of its dots, and of what stays free in a frame."""
ICON, FOLD = 0.62, 0.26
"""Inches of an icon on a screen, and of the folded corner of a sheet."""
ROWS, LINES = (1.0, 0.75, 0.9), (0.9, 0.9, 0.55)
"""How long the rows of a screen and the lines of a sheet are, in shares of their room."""
MARK, THIN = 0.16, 0.045
"""Inches of the mark before a row, and of a line."""


def screen(name: str, box: Box, icon: str, color: str) -> Iterator[Element]:
    """Yield a window with its bar, an icon and rows of what it shows."""
    yield Figure(f"{name}.frame", box, Shape.RECTANGLE, "tint")
    yield Figure(f"{name}.bar", Box(box.x, box.y, box.w, HEAD), Shape.RECTANGLE, color)
    for place in range(3):
        x, y = box.x + 0.1 + place * 1.7 * DOT, box.y + (HEAD - DOT) / 2
        yield Figure(f"{name}.dot{place}", Box(x, y, DOT, DOT), Shape.OVAL, "white")
    inner = Box(box.x + PAD, box.y + HEAD, box.w - 2 * PAD, box.h - HEAD)
    middle = inner.y + inner.h / 2
    yield Icon(f"{name}.icon", Box(inner.x, middle - ICON / 2, ICON, ICON), icon, color)
    rows = Box(inner.x + ICON + PAD, inner.y + PAD, inner.w - ICON - PAD, inner.h - 2 * PAD)
    yield from _rows(name, rows)


def _rows(name: str, area: Box) -> Iterator[Element]:
    step = area.h / len(ROWS)
    for place, share in enumerate(ROWS):
        y = area.y + step * (place + 0.5)
        mark = Box(area.x, y - MARK / 2, MARK, MARK)
        yield Figure(f"{name}.mark{place}", mark, Shape.OVAL, "quiet")
        left = area.x + MARK + 0.08
        line = Box(left, y - MARK / 2, (area.right - left) * share, MARK)
        yield Figure(f"{name}.row{place}", line, Shape.RECTANGLE, "white")


def sheet(name: str, box: Box, icon: str, color: str) -> Iterator[Element]:
    """Yield a sheet with a folded corner, an icon and lines at its top."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    paper = ((x, y), (right - FOLD, y), (right, y + FOLD), (right, bottom), (x, bottom))
    fold = ((right - FOLD, y), (right, y + FOLD), (right - FOLD, y + FOLD))
    yield OutlineBox(f"{name}.paper", box, (paper,), "tint")
    yield OutlineBox(f"{name}.fold", Box(right - FOLD, y, FOLD, FOLD), (fold,), "quiet")
    side = ICON * 0.8
    yield Icon(f"{name}.icon", Box(x + PAD, y + PAD, side, side), icon or "file-text", color)
    top = y + PAD + side + 0.14
    for place, share in enumerate(LINES):
        line = Box(x + PAD, top + place * 2.4 * THIN, (box.w - 2 * PAD) * share, THIN)
        yield Figure(f"{name}.line{place}", line, Shape.RECTANGLE, "hairline")
