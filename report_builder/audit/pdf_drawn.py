"""Read what a page of a PDF draws: every stretch of text and every path, in order."""

from __future__ import annotations

import ctypes
import hashlib
import math
from collections.abc import Iterator
from itertools import count
from typing import Any

import pypdfium2.raw as raw

from report_builder.audit.drawn import Drawing, Image, Ink, Mark, Text

HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""PDFium marks so a hyphen at the end of a line."""
_TEXT, _PATH, _FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
_IMAGE = raw.FPDF_PAGEOBJ_IMAGE
_NAMES = {raw.FPDF_PAGEOBJ_SHADING: "shading"}
_MOVE, _LINE, _CURVE = (
    *(raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO),
    raw.FPDF_SEGMENT_BEZIERTO,
)
_STEPS = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in (0.25, 0.5, 0.75)
)
"""Shares of the four points of a curve where it is looked at between its ends (Bernstein)."""
_LETTERS = 1024
_CONTROLS = 3
"""Points that make a curve after its start."""
_BELOW, _ABOVE, _WIDE = 1.5, 2.5, 1.6
"""How far letters reach below and above their line, and how wide one is at most, in sizes."""
_SLANT = 0.01
"""How far letters may be narrower or wider than they are, of their width."""
_FULL = 250
"""How far what is seen whole is seen, of 255."""
_NOTHING = 0.05
"""A part of a path smaller than this, in points, is nothing to see."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawing(page: Any, text: Any) -> Drawing:
    """Return what a page of PDFium draws; `text` is its text page."""
    width, height = page.get_size()
    texts: list[Text] = []
    marks: list[Mark] = []
    images: list[Image] = []
    others: list[str] = []
    reader = _Reader(text.raw, height)
    for kind, one, matrix in _objects(page.raw):
        if _is_clipped(one):
            others.append("clip")
        if kind == _TEXT:
            texts += reader.text(one, matrix)
        elif kind == _PATH:
            marks += reader.marks(one, matrix)
        elif kind == _IMAGE:
            images.append(_image(one, matrix, height))
        else:
            others.append(_NAMES.get(kind, "other"))
    return Drawing(width, height, tuple(texts), tuple(marks), tuple(images), tuple(others))


def _image(one: Any, matrix: Matrix, height: float) -> Image:
    """Return a picture: the square that its matrix makes a box of, and its file as it is packed."""
    a, b, c, d, x, y = matrix
    xs, ys = (x, x + a, x + c, x + a + c), (y, y + b, y + d, y + b + d)
    length = raw.FPDFImageObj_GetImageDataRaw(one, None, 0)
    buffer = (ctypes.c_ubyte * length)()
    raw.FPDFImageObj_GetImageDataRaw(one, buffer, length)
    upright = a > 0 and d > 0 and not b and not c
    content = hashlib.sha256(bytes(buffer)).hexdigest() if upright else ""
    return Image((min(xs), height - max(ys), max(xs), height - min(ys)), content)


def _objects(page: Any) -> Iterator[tuple[int, Any, Matrix]]:
    """Yield the objects of a page in order, those of forms in their place."""
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _unfolded(raw.FPDFPage_GetObject(page, at), _SAME)


def _unfolded(one: Any, outer: Matrix) -> Iterator[tuple[int, Any, Matrix]]:
    kind = raw.FPDFPageObj_GetType(one)
    matrix = _times(_matrix(one), outer)
    if kind != _FORM:
        yield kind, one, matrix
        return
    for at in range(raw.FPDFFormObj_CountObjects(one)):
        yield from _unfolded(raw.FPDFFormObj_GetObject(one, at), matrix)


def _is_clipped(one: Any) -> bool:
    """Tell whether less than all of an object is seen; the box of a form around it leaves all."""
    return bool(raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(one)) > 0)


def _matrix(one: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that stands for one and then another."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


class _Reader:
    """Reads the objects of a page of a height one after the other."""

    def __init__(self, text: Any, height: float) -> None:
        self.text_page, self.height, self.order = text, height, count()
        self.buffer = (ctypes.c_ushort * _LETTERS)()
        self.parts = tuple(ctypes.c_uint() for _ in range(4))
        self.sides = tuple(ctypes.c_float() for _ in range(4))

    def text(self, one: Any, matrix: Matrix) -> Iterator[Text]:
        """Yield a stretch of text, with letters that are seen or not."""
        length = raw.FPDFTextObj_GetText(one, self.text_page, self.buffer, 2 * _LETTERS)
        words = bytes(self.buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
        words = words.translate(HYPHEN)
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(one, size)
        raw.FPDFPageObj_GetBounds(one, *self.sides)
        a, b, c, d, x, y = matrix
        mode = raw.FPDFTextObj_GetTextRenderMode(one)
        tall = size.value * math.hypot(c, d)
        _, low, right, high = (side.value for side in self.sides)
        level = y - low <= _BELOW * tall and high - y <= _ABOVE * tall
        close = right - x <= _WIDE * tall * max(1, len(words))
        yield Text(
            *(words, x, self.height - y, right),
            tall,
            self._ink(raw.FPDFPageObj_GetFillColor, one) or (0, 0, 0, 0),
            plain=mode == raw.FPDF_TEXTRENDERMODE_FILL
            and (b == 0 and abs(a - d) <= _SLANT * a)
            and (level and close),
            order=next(self.order),
        )

    def marks(self, one: Any, matrix: Matrix) -> Iterator[Mark]:
        """Yield the parts of a path."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one, fill, stroke)
        ink = self._ink(raw.FPDFPageObj_GetFillColor, one) if fill.value else None
        line = self._ink(raw.FPDFPageObj_GetStrokeColor, one) if stroke.value else None
        if not any(color and color[3] for color in (ink, line)):
            return
        order, faint = next(self.order), ink is not None and 0 < ink[3] < _FULL
        for ring in _rings(one, matrix):
            xs, ys = zip(*ring, strict=True)
            if max(xs) - min(xs) + max(ys) - min(ys) > _NOTHING:
                left, top = min(xs), self.height - max(ys)
                right, bottom = max(xs), self.height - min(ys)
                area = _area(ring) if ink else 0.0
                yield Mark(left, top, right, bottom, ink, line, area, order, faint)

    def _ink(self, get: Any, one: Any) -> Ink | None:
        if not get(one, *self.parts):
            return None
        red, green, blue, seen = (part.value for part in self.parts)
        return red, green, blue, seen


def _rings(one: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """Yield the points of each part of a path that has more than one."""
    ring: list[Point] = []
    curve: list[Point] = []
    for kind, point in _segments(one, matrix):
        if kind == _CURVE:
            curve.append(point)
            if len(curve) == _CONTROLS:
                ring += _along(ring[-1], *curve)
                curve = []
            continue
        if kind == _MOVE:
            if len(ring) > 1:
                yield ring
            ring = []
        ring.append(point)
    if len(ring) > 1:
        yield ring


def _segments(one: Any, matrix: Matrix) -> Iterator[tuple[int, Point]]:
    """Yield the segments of a path: the kind of each and where it ends."""
    kind, point = raw.FPDFPathSegment_GetType, raw.FPDFPathSegment_GetPoint
    a, b, c, d, e, f = matrix
    across, down = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(one)):
        segment = raw.FPDFPath_GetPathSegment(one, at)
        point(segment, across, down)
        x, y = across.value, down.value
        yield kind(segment), (a * x + c * y + e, b * x + d * y + f)


def _along(start: Point, one: Point, other: Point, end: Point) -> list[Point]:
    """Return points of a curve, its start left out."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = start, one, other, end
    between = (
        (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
        for a, b, c, d in _STEPS
    )
    return [*between, end]


def _area(ring: list[Point]) -> float:
    """Return the area of a ring by the shoelace formula."""
    total = 0.0
    last = ring[-1]
    for point in ring:
        total += last[0] * point[1] - point[0] * last[1]
        last = point
    return abs(total) / 2
