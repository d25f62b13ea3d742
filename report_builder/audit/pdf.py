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
MANY = 50
"""So many pages are read before the file is opened anew: PDFium forgets no page of an open one."""


def read(path: Path) -> Iterator[Page]:
    """Yield the pages of a PDF in order; raises pypdfium2.PdfiumError when it isn't one."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        count = len(document)
    for first in range(0, count, MANY):
        with closing(pypdfium2.PdfDocument(path)) as document:
            for at in range(first, min(first + MANY, count)):
                with closing(document[at]) as page, closing(page.get_textpage()) as text:
                    yield _page(at + 1, page, text)


def pictures(path: Path) -> Iterator[Page]:
    """Yield the pages of a PDF with nothing but what stands for their pictures."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        for at in range(len(document)):
            with closing(document[at]) as page:
                wide, tall = page.get_size()
                yield Page(at + 1, wide, tall, (), (), tuple(_pictures(page)))


def _page(number: int, page: Any, text: Any) -> Page:
    width, height = page.get_size()
    return Page(
        number=number,
        width=width,
        height=height,
        texts=(_text(text).translate(HYPHEN),),
        stretches=tuple(_stretches(text, height)),
        pictures=tuple(_pictures(page)),
        drawing=drawing(page, text),
    )


def _text(text: Any) -> str:
    """Return the text of a page.

    A line end within a line is a space, as it is where copied; a space between two lines, which
    PDFium reads where their marks overlap, is a line end.
    """
    letters: list[str] = []
    gap, last = "", -1
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter.isspace():
            gap += letter
            continue
        if gap:
            ended = "\n" in gap or _is_below(text, last, at)
            letters.append("\n" if ended and not _goes_on(text, last, at) else " ")
        letters.append(letter)
        gap, last = "", at
    return "".join(letters)


def _goes_on(text: Any, last: int, at: int) -> bool:
    """Tell whether a letter goes on where the last stands; a mark always does."""
    is_mark = unicodedata.category(chr(raw.FPDFText_GetUnicode(text, at))) == "Mn"
    return is_mark or (last >= 0 and _together(_letter_box(text, last), _letter_box(text, at)))


def _is_below(text: Any, last: int, at: int) -> bool:
    """Tell whether a letter stands on a line of its own below the last one."""
    if last < 0:
        return False
    box, above = _letter_box(text, at), _letter_box(text, last)
    return above[1] - box[1] > _BELOW * (above[3] - above[1])


def _stretches(text: Any, height: float) -> Iterator[Stretch]:
    """Yield the letters that stand together on a line; marks above and below are left out."""
    letters = ""
    first = last = (0.0, 0.0, 0.0, 0.0)
    size = 0.0
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter.isspace() or unicodedata.category(letter) in ("Mn", "Cc", "Cn", "Cf"):
            continue
        box = _letter_box(text, at)
        if not (letters and _together(last, box)):
            if letters:
                yield _stretch(letters, first, last, size, height)
            letters, first, size = "", box, _size(text, at)
        letters, last = letters + letter, box
    if letters:
        yield _stretch(letters, first, last, size, height)


def _letter_box(text: Any, at: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a letter and the room that its line takes."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    return box.left, box.bottom, box.right, box.top


def _together(last: tuple[float, ...], box: tuple[float, ...]) -> bool:
    """Tell whether a letter goes on where the last stands; those of a ligature share its box."""
    tall = last[3] - last[1]
    onward = last[0] - _DROP * tall < box[0] < last[2] + _GAP * tall
    return onward and abs(box[1] - last[1]) < _DROP * tall


def _size(text: Any, at: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    return float(raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.b, matrix.d))


def _stretch(
    letters: str, first: tuple[float, ...], last: tuple[float, ...], size: float, height: float
) -> Stretch:
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
