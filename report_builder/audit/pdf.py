"""Read a finished PDF: the text of every page, where it stands, and what stands for pictures."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from report_builder.audit.page import Box, Page, Picture, Stretch
from report_builder.audit.pdf_drawn import HYPHEN, drawing

_GAP, _DROP = 0.6, 0.12
"""How far letters of a stretch may stand apart and off their line, in heights of the line."""
_BELOW = 0.6
"""How far below a line the next one is at least, in heights of the line."""
_BODY = (0.45, 0.75)
"""Where in the height of a line the bodies of its letters stand, from the top."""
Corners = tuple[float, float, float, float]
_BOX, _MATRIX = raw.FS_RECTF(), raw.FS_MATRIX()
MANY = 50
"""So many pages are read before the file is opened anew: PDFium forgets no page of an open one."""


def read(path: Path) -> Iterator[Page]:
    """Yield the pages of a PDF in order; raises pypdfium2.PdfiumError when it isn't one."""
    for at, page in _pages(path):
        with closing(page.get_textpage()) as text:
            yield _page(at + 1, page, text)


def pictures(path: Path) -> Iterator[Page]:
    """Yield the pages of a PDF with nothing but what stands for their pictures."""
    for at, page in _pages(path):
        wide, tall = page.get_size()
        yield Page(at + 1, wide, tall, (), (), tuple(_pictures(page)))


def _pages(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield the pages of a file with their places from 0, each open until the next."""
    first, count = 0, 1
    while first < count:
        with closing(pypdfium2.PdfDocument(path)) as document:
            count = len(document)
            for at in range(first, min(first + MANY, count)):
                with closing(document[at]) as page:
                    yield at, page
        first += MANY


def _page(number: int, page: Any, text: Any) -> Page:
    width, height = page.get_size()
    letters = _Letters(text)
    return Page(
        number=number,
        width=width,
        height=height,
        texts=(_text(letters).translate(HYPHEN),),
        stretches=tuple(_stretches(letters, height)),
        pictures=tuple(_pictures(page)),
        drawing=drawing(page, text),
    )


class _Letters:
    """The letters of a page; where each stands is asked once."""

    def __init__(self, text: Any) -> None:
        self.text, get = text.raw, raw.FPDFText_GetUnicode
        self.all = [chr(get(self.text, at)) for at in range(text.count_chars())]
        self._boxes: dict[int, Corners] = {}

    def box(self, at: int) -> Corners:
        """Return left, bottom, right and top of a letter and the room that its line takes."""
        if at not in self._boxes:
            raw.FPDFText_GetLooseCharBox(self.text, at, _BOX)
            self._boxes[at] = (_BOX.left, _BOX.bottom, _BOX.right, _BOX.top)
        return self._boxes[at]

    def size(self, at: int) -> float:
        """Return the size of a letter in points."""
        raw.FPDFText_GetMatrix(self.text, at, _MATRIX)
        return float(raw.FPDFText_GetFontSize(self.text, at) * math.hypot(_MATRIX.b, _MATRIX.d))


def _text(letters: _Letters) -> str:
    """Return the text of a page.

    A line end within a line is a space, as it is where copied; a space between two lines, which
    PDFium reads where their marks overlap, is a line end.
    """
    said: list[str] = []
    gap, last = "", -1
    for at, letter in enumerate(letters.all):
        if letter.isspace():
            gap += letter
            continue
        if gap:
            ended = "\n" in gap or _is_below(letters, last, at)
            said.append("\n" if ended and not _goes_on(letters, last, at) else " ")
        said.append(letter)
        gap, last = "", at
    return "".join(said)


def _goes_on(letters: _Letters, last: int, at: int) -> bool:
    """Tell whether a letter goes on where the last stands; a mark always does."""
    is_mark = unicodedata.category(letters.all[at]) == "Mn"
    return is_mark or (last >= 0 and _together(letters.box(last), letters.box(at)))


def _is_below(letters: _Letters, last: int, at: int) -> bool:
    """Tell whether a letter stands on a line of its own below the last one."""
    if last < 0:
        return False
    box, above = letters.box(at), letters.box(last)
    return above[1] - box[1] > _BELOW * (above[3] - above[1])


def _stretches(letters: _Letters, height: float) -> Iterator[Stretch]:
    """Yield the letters that stand together on a line; marks above and below are left out."""
    said = ""
    first = last = (0.0, 0.0, 0.0, 0.0)
    size = 0.0
    for at, letter in enumerate(letters.all):
        if letter.isspace() or unicodedata.category(letter) in ("Mn", "Cc", "Cn", "Cf"):
            continue
        box = letters.box(at)
        if not (said and _together(last, box)):
            if said:
                yield _stretch(said, first, last, size, height)
            said, first, size = "", box, letters.size(at)
        said, last = said + letter, box
    if said:
        yield _stretch(said, first, last, size, height)


def _together(last: Corners, box: Corners) -> bool:
    """Tell whether a letter goes on where the last stands; those of a ligature share its box."""
    tall = last[3] - last[1]
    onward = last[0] - _DROP * tall < box[0] < last[2] + _GAP * tall
    return onward and abs(box[1] - last[1]) < _DROP * tall


def _stretch(letters: str, first: Corners, last: Corners, size: float, height: float) -> Stretch:
    left, right = first[0], last[2]
    top, tall = height - first[3], first[3] - first[1]
    upper, lower = (top + share * tall for share in _BODY)
    box = Box(left, top, right, top + tall)
    return Stretch(letters, box, Box(left, upper, right, lower), size)


def _pictures(page: Any) -> Iterator[Picture]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    root = raw.FPDF_StructTree_CountChildren, raw.FPDF_StructTree_GetChildAtIndex
    for element in _below(tree, *root):
        if _string(raw.FPDF_StructElement_GetType, element) == "Figure":
            yield Picture("Figure", _string(raw.FPDF_StructElement_GetAltText, element))
    raw.FPDF_StructTree_Close(tree)


def _below(element: Any, count: Callable[..., int], child: Callable[..., Any]) -> Iterator[Any]:
    for place in range(count(element)):
        inner = child(element, place)
        if inner:
            yield inner
            yield from _below(
                inner, raw.FPDF_StructElement_CountChildren, raw.FPDF_StructElement_GetChildAtIndex
            )


def _string(get: Callable[..., int], element: Any) -> str:
    size = get(element, None, 0)
    if size <= 0:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")
