"""Check a template of one's own with the deck of an edition, before anything is built on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder import facts, results
from report_builder.build.painters import PAINTERS
from report_builder.build.rehearsal import rehearse
from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import guard, regular
from report_builder.edition.load import assembled, read
from report_builder.errors import TemplateError
from report_builder.problem import Words
from report_builder.render.about import About
from report_builder.render.page import Page
from report_builder.render.pptx.guarded import safe

if TYPE_CHECKING:
    from report_builder.render.pptx.check import Checked


def template(path: Path) -> bytes:
    """Return a template that is safe to open; raises TemplateError for another."""
    try:
        return safe(regular.content(path, guard.MAX_BYTES))
    except Refused as refused:
        raise TemplateError(Words(f"เปิด {path} ไม่ได้", f"{path} can't be opened")) from refused


def check(path: Path, folder: Path) -> Checked:
    """Return what a template does to the deck of the edition in a folder."""
    from report_builder.render.pptx.check import checked

    about = About(path.name, date.today(), template=template(path))
    return checked(_pages(folder), about)


def picture(path: Path, checked: Checked) -> bytes:
    """Return as PDF where the parts of our slides stand in the layouts of a checked template."""
    return PAINTERS["pdf"].paint(checked.pictures, About(path.name, date.today()))


def _pages(folder: Path) -> tuple[Page, ...]:
    reading = read(folder)
    edition = assembled(reading)
    computed = results.compute(edition)
    book = facts.build(edition, computed)
    return rehearse(reading, edition, computed, book, lambda deck: deck, ()).pages
