"""Draw pages of finished documents as pictures for a browser."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from report_builder.turns import in_turn
from report_builder.web.wrong import NotThere

WIDTHS = {"small": 480, "large": 1600}
"""Pixels of the width of a picture."""
FAST = 1
"""How hard pictures are pressed together, of 9."""


@in_turn
def page_count(path: Path) -> int:
    """Return how many pages a document has."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


@in_turn
def picture_of(path: Path, page: int, width: int) -> bytes:
    """Return a page, from 1, as a PNG of a width in pixels; raises NotThere for no such page."""
    document = pypdfium2.PdfDocument(path)
    try:
        if not 1 <= page <= len(document):
            raise NotThere
        return _drawn(document[page - 1], width)
    finally:
        document.close()


@in_turn
def pictures_of(content: bytes, width: int) -> list[bytes]:
    """Return all pages of a document as PNGs of a width in pixels."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_drawn(page, width) for page in document]
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, width: int) -> bytes:
    image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=FAST)
    return out.getvalue()
