"""Draw the page of a PDF as a picture in pixels."""

from __future__ import annotations

import io

import pypdfium2
from PIL.PngImagePlugin import PngInfo

from report_builder.render.layout import PIXELS
from report_builder.render.pdf.paths import POINTS
from report_builder.turns import in_turn


@in_turn
def png(pdf: bytes, said: str, pixels: int = PIXELS) -> bytes:
    """Return the first page of a PDF as a PNG, which holds what is said in it as its description.

    The same page gives the same bytes.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[0].render(scale=pixels / POINTS).to_pil().convert("RGB")
    finally:
        document.close()
    told, out = PngInfo(), io.BytesIO()
    told.add_itxt("Description", said)
    drawn.save(out, "PNG", pnginfo=told)
    return out.getvalue()
