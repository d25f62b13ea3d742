"""Text looks as WeasyPrint draws it: readable text costs nothing that a reader can see."""

import subprocess
import sys

import numpy as np
import pymupdf
import pytest
from scipy.ndimage import gaussian_filter

from report_builder.thai.font import FACES
from tests.thai.pages import HARD_LINES, html_page, page, paragraphs

SHORT_LINES = [line for line in HARD_LINES if len(line) < 70 and not line.startswith("เ แ โ")]
"""Lines that need no second line; without signs that stand alone, which no font places."""
DOTS_PER_POINT = 2


def pictures(pdf: bytes) -> list[np.ndarray]:
    """Return pages as darkness from 0 to 1, softened as the eye does over half a point."""
    zoom = pymupdf.Matrix(DOTS_PER_POINT, DOTS_PER_POINT)
    maps = [page.get_pixmap(matrix=zoom, colorspace="GRAY") for page in pymupdf.open(stream=pdf)]
    dots = [np.frombuffer(m.samples, np.uint8).reshape(m.height, m.stride) for m in maps]
    return [gaussian_filter(1 - page / 255, DOTS_PER_POINT / 2) for page in dots]


def stock(html: str) -> bytes:
    command = [sys.executable, "-m", "tests.thai.stock"]
    return subprocess.run(command, input=html.encode(), capture_output=True, check=True).stdout


@pytest.mark.parametrize("face", FACES)
def test_text_looks_as_another_engine_draws_it(face: str) -> None:
    before = pictures(stock(html_page(SHORT_LINES, face)))
    after = pictures(page(paragraphs(SHORT_LINES, face)))
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert np.abs(old - new).max() < 0.4
        assert np.abs(old - new).sum() < 0.2 * old.sum()  # a twentieth of a point aside


def test_a_mark_out_of_place_would_be_seen() -> None:
    right, wrong = (pictures(page(paragraphs([word]), height=1))[0] for word in ("ปี่ที่", "ปี้ที่"))
    assert np.abs(right - wrong).max() > 0.4
