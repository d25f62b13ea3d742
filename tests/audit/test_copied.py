"""The audit reads a text as it is copied: marks apart from their letters show as spaces."""

import subprocess
import sys
from pathlib import Path

from report_builder.audit import pdf
from tests.thai.pages import html_page, page, paragraphs

LINES = ["ชั้นสูง", "ตั้งต้น"]


def read(data: bytes, folder: Path) -> str:
    file = folder / "page.pdf"
    file.write_bytes(data)
    (only,) = pdf.read(file)
    return only.texts[0]


def test_marks_that_are_raised_off_the_line_are_read_apart(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.thai.stock"]
    html = html_page(LINES, size=40.0).encode()
    raised = subprocess.run(command, input=html, capture_output=True, check=True).stdout
    assert "ชั ้" in read(raised, tmp_path)


def test_marks_of_ours_are_read_with_their_letters(tmp_path: Path) -> None:
    assert read(page(paragraphs(LINES, size=40.0)), tmp_path) == "ชั้นสูง\nตั้งต้น"
