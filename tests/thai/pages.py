"""Make PDF files of hard Thai for tests."""

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from report_builder.model import Run, Text
from report_builder.render.about import About
from report_builder.render.layout import PageFormat
from report_builder.render.page import Face, Line, Page, Role, TextBox
from report_builder.render.pdf.press import paint_pdf
from report_builder.thai.font import FACES

HARD_LINES = Path(__file__).with_name("hard_thai.txt").read_text("utf-8").splitlines()
DAY = date(2016, 11, 23)
SIZE, LEADING, MARGIN = 11.0, 1.8, 0.4
"""Size and leading of paragraphs, and the margin of a page in inches."""
WIDTH, HEIGHT = 8.0, 100.0
"""Inches of a page that holds all hard lines in every face."""


def paragraphs(lines: Sequence[Text | str], face: str = "body", size: float = SIZE) -> list[Line]:
    """Return a paragraph for each line, set in a face."""
    texts = [(Run(line),) if isinstance(line, str) else line for line in lines]
    return [Line(text, Role.TEXT, Face(face), size, leading=LEADING) for text in texts]


def page(lines: Sequence[Line], width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """Return a PDF of one page of paragraphs."""
    form = PageFormat("hard", width, height)
    box = TextBox("hard", form.page.inset(MARGIN, MARGIN), tuple(lines))
    placed = Page("hard", 1, "body", "ทดสอบ", "", (box,))
    return paint_pdf([placed], About("ทดสอบ", DAY, form=form))


def html_page(lines: Sequence[str], face: str = "body", size: float = SIZE) -> str:
    """Return the same page in XHTML, for WeasyPrint."""
    family, weight = FACES[face].family, FACES[face].weight
    style = (
        f"@page {{ size: {WIDTH}in {HEIGHT}in; margin: {MARGIN}in }} p {{ margin: 0 }} "
        f"body {{ margin: 0; font: {weight} {size}pt/{LEADING} '{family}' }}"
    )
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"
