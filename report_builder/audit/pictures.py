"""Compare pictures with the pages that they were drawn from, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from report_builder.audit.access import SYNTHETIC
from report_builder.audit.findings import Finding
from report_builder.audit.reading import Reading, squeezed
from report_builder.audit.told import Document

if TYPE_CHECKING:
    from PIL import Image

BLOCK, UNLIKE = 6, 40
"""Pixels of the side of the squares that are compared, and by how much of 255 one may differ."""


def findings(folder: Path, document: Document, file: str) -> Iterator[Finding]:
    """Yield the faults of a file beside the page of a picture: the picture itself, or its words."""
    yield from (_drawn if file.endswith(".png") else _said)(folder, document, file)


def _drawn(folder: Path, document: Document, file: str) -> Iterator[Finding]:
    """Yield a fault where a picture isn't its page, drawn again here and compared by squares.

    Squares are alike whatever the edges of letters are drawn like.
    """
    from PIL import Image

    page = next(name for name in document.files if name.endswith(".pdf"))
    with Image.open(folder / file) as opened:
        shown = opened.convert("RGB")
    expected = _page(folder / page, shown.width)
    if shown.size != expected.size:
        yield Finding("picture", file, None, str(shown.size), str(expected.size))
    elif _unlike(shown, expected) > UNLIKE:
        yield Finding("picture", file, None)


def _page(path: Path, width: int) -> Image.Image:
    """Return the page of a PDF as a picture of a width in pixels."""
    source = pypdfium2.PdfDocument(path)
    try:
        page = source[0]
        drawn: Image.Image = page.render(scale=width / page.get_width()).to_pil()
        return drawn.convert("RGB")
    finally:
        source.close()


def _unlike(shown: Image.Image, expected: Image.Image) -> int:
    """Return by how much the squares of two pictures differ at most, 0 to 255."""
    import numpy as np
    from PIL import ImageChops

    different = ImageChops.difference(shown, expected).reduce(BLOCK)
    return int(np.asarray(different).max())


def _said(folder: Path, document: Document, file: str) -> Iterator[Finding]:
    """Yield what the words beside a picture say and the picture doesn't."""
    reading = Reading([(folder / file).read_text(encoding="utf-8")])
    (place,) = document.places
    texts = (*place.alts, *(part.text for part in place.parts), *SYNTHETIC.values())
    for text in sorted(filter(squeezed, texts), key=len, reverse=True):
        reading.take(text)
    yield from (Finding("foreign", file, None, left) for left in reading.rest())
