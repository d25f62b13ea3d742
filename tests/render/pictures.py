"""Compare pages with pictures of how they should look; `pytest --update-baselines` redraws them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

BASELINES = Path(__file__).parent / "baselines"
DOTS_PER_INCH = 48
GREYS = 16
"""Levels of grey in a baseline: enough to see a fault, few enough to keep files small."""
TOLERANCE = 24
"""Difference of a pixel, of 255, that an edge drawn a little elsewhere makes once blurred."""
SHARE = 0.0005
"""Share of the pixels that may differ more than that."""


def picture(pdf: bytes, page: int) -> Image.Image:
    """Return a page of a PDF as a small grey picture."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=DOTS_PER_INCH / 72).to_pil()
    return drawn.convert("L").quantize(GREYS, dither=Image.Dither.NONE)


def assert_looks_as_before(pdf: bytes, page: int, name: str, *, update: bool) -> None:
    """Compare a page with its baseline, or draw the baseline anew."""
    file, now = BASELINES / f"{name}.png", picture(pdf, page)
    if update:
        BASELINES.mkdir(exist_ok=True)
        now.save(file, optimize=True)
    before, after = (_blurred(image) for image in (Image.open(file), now))
    assert before.shape == after.shape
    changed = float((np.abs(before - after) > TOLERANCE).mean())
    assert changed <= SHARE, f"{changed:.2%} of {name} differs; see --update-baselines"


def _blurred(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("L").filter(ImageFilter.BoxBlur(1)), dtype=float)
