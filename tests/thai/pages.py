"""Make PDF files of hard Thai for tests."""

from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path

from report_builder.render.pdf.write import NO_IMAGES, write_pdf
from report_builder.thai.font import FACES

HARD_LINES = Path(__file__).with_name("hard_thai.txt").read_text("utf-8").splitlines()
DAY = date(2016, 11, 23)


def html_page(body: str) -> str:
    """Return a document in XHTML with a body."""
    style = "@page { size: A4; margin: 1cm } body { font: 11pt/1.8 Sarabun } p { margin: 0 }"
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"


def page(body: str, images: Mapping[str, bytes] = NO_IMAGES) -> bytes:
    """Return a PDF with a body in XHTML."""
    return write_pdf(html_page(body), title="ทดสอบ", date=DAY, images=images)


def paragraphs(lines: list[str], face: str = "body") -> str:
    """Return a paragraph for each line, set in a face."""
    font = f"font-family: '{FACES[face].family}'; font-weight: {FACES[face].weight}"
    return f'<div style="{font}">{"".join(f"<p>{escape(line)}</p>" for line in lines)}</div>'
