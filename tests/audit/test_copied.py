"""The audit reads a text as it is copied: marks apart from their letters show as spaces."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from report_builder.audit import pdf
from report_builder.audit.page import Page
from tests.thai.pages import html_page, page, paragraphs

LINES = ["ชั้นสูง", "ตั้งต้น"]


def read(data: bytes, folder: Path) -> Page:
    file = folder / "page.pdf"
    file.write_bytes(data)
    (only,) = pdf.read(file)
    return only


def test_marks_that_are_raised_off_the_line_are_read_apart(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.thai.stock"]
    html = html_page(LINES, size=40.0).encode()
    raised = subprocess.run(command, input=html, capture_output=True, check=True).stdout
    assert "ชั ้" in read(raised, tmp_path).texts[0]


def test_marks_of_ours_are_read_with_their_letters(tmp_path: Path) -> None:
    assert read(page(paragraphs(LINES, size=40.0)), tmp_path).texts[0] == "ชั้นสูง\nตั้งต้น"


def test_a_hyphen_at_the_end_of_a_line_is_one_in_texts_and_where_they_stand(tmp_path: Path) -> None:
    lines = ["Telecommunications-", "infrastructure"]
    found = read(page(paragraphs(lines)), tmp_path)
    assert found.texts[0] == "".join(lines)
    assert [text.words.strip() for text in found.drawing.texts] == lines


def test_lines_whose_marks_overlap_are_lines_of_their_own(tmp_path: Path) -> None:
    lines = ["ศึกษาคุณภาพกฎหมายฎีกา", "พื้นที่ปู่ซื้อฟ้า"]
    close = [replace(line, leading=0.9) for line in paragraphs(lines)]
    found = read(page(close), tmp_path)
    assert found.texts[0] == "\n".join(lines)
