"""Draw pages of a PDF as pictures in pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2
from PIL.PngImagePlugin import PngInfo

from report_builder.render.layout import PIXELS
from report_builder.render.pdf.paths import POINTS
from report_builder.render.pictures import PRINTED
from report_builder.turns import in_turn


@in_turn
def png(pdf: bytes, said: str) -> bytes:
    """Return the first page of a PDF as a PNG, which holds what is said in it as its description.

    The same page gives the same bytes.
    """
    with _opened(pdf) as document:
        drawn = document[0].render(scale=PIXELS / POINTS).to_pil().convert("RGB")
    told, out = PngInfo(), io.BytesIO()
    told.add_itxt("Description", said)
    drawn.save(out, "PNG", pnginfo=told)
    return out.getvalue()


@in_turn
def corners(pdf: bytes, sizes: Sequence[tuple[float, float]]) -> tuple[bytes, ...]:
    """Return the upper left corner of each page of a PDF as a PNG that prints sharply.

    Sizes are widths and heights in inches.
    """
    with _opened(pdf) as document:
        return tuple(_corner(page, *size) for page, size in zip(document, sizes, strict=True))


def _corner(page: pypdfium2.PdfPage, width: float, height: float) -> bytes:
    wide, tall = page.get_size()
    crop = (0, max(0.0, tall - height * POINTS), max(0.0, wide - width * POINTS), 0)
    out = io.BytesIO()
    drawn = page.render(scale=PRINTED / POINTS, crop=crop).to_pil().convert("RGB")
    drawn.save(out, "PNG")
    return out.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
