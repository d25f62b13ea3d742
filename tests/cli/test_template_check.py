"""A template is looked through before anything is built on it."""

from __future__ import annotations

import re
from pathlib import Path

import pptx
import pypdfium2

from report_builder.render.pptx.layouts import LAYOUTS
from tests.commands import BAD_INPUT, DONE, USAGE, run
from tests.render.pptx_reading import saved


def test_check_says_what_serves_what_lacks_and_what_gets_smaller(here: Path) -> None:
    (here / "brand.pptx").write_bytes(saved(pptx.Presentation()))
    result = run("template", "--check", "brand.pptx", "--picture", "map.pdf")
    assert result.exit_code == DONE, result.stderr
    assert (
        "“ข้อความ” ใช้เลย์เอาต์ “Title and Content” (ชนิดของเลย์เอาต์) ไม่มีช่อง หัวเรื่องรอง" in result.stdout
    )
    assert "less width" in result.stdout
    told = r"text in accent6 \(#F79646\) is hard to read on the page \((\d\.\d):1\)"
    (ratio,) = re.findall(told, result.stdout)
    assert 1.0 <= float(ratio) < 4.5
    assert len(pypdfium2.PdfDocument(here / "map.pdf")) == len(LAYOUTS)


def test_what_is_no_template_is_said_in_words(here: Path) -> None:
    (here / "brand.pptx").write_bytes(b"no template")
    assert run("template", "--check", "brand.pptx").exit_code == BAD_INPUT
    assert run("template").exit_code == USAGE
