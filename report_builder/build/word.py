"""Write the report as a Word file, and what it says chapter by chapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from report_builder.audit.frames import frames
from report_builder.build.painters import PAINTERS
from report_builder.build.work import Work
from report_builder.output import register
from report_builder.render.about import About
from report_builder.render.digits import in_thai_digits
from report_builder.render.layout import PAPER
from report_builder.render.page import ChartBox, MapBox, Page

if TYPE_CHECKING:
    from report_builder.story.report.blocks import Report

FILE, NAME, FORMAT = "report", "report-word", "docx"
"""The file, its name in the register, where the PDF has that of the file, and its suffix."""


def draw(work: Work, report: Report) -> None:
    """Write a report where its format is wanted."""
    if FORMAT not in work.formats:
        return
    from report_builder.render.docx.document import paint_docx, said_by

    told = in_thai_digits(report) if report.thai_digits else report
    path, about = work.folder / f"{FILE}.{FORMAT}", work.about(report.title, PAPER)
    with work.steps.step(path.name):
        path.write_bytes(paint_docx(told, about, _pictures, draft=work.draft))
    said = register.chaptered(work.edition, NAME, path.name, said_by(told), about)
    register.write(work.folder, NAME, register.framed(said, {FORMAT: frames(path)}))


def _pictures(placed: Sequence[ChartBox | MapBox]) -> Mapping[str, bytes]:
    """Return charts and maps as pictures, drawn as the PDF draws them: each on a page of one."""
    from report_builder.render.pixels import corners

    alone = [replace(one, box=replace(one.box, x=0.0, y=0.0)) for one in placed]
    if not alone:
        return {}
    pages = [Page(f"{n}", n, "report", one.name, "", (one,)) for n, one in enumerate(alone, 1)]
    pdf = PAINTERS["pdf"].paint(pages, About("", date(2000, 1, 1), form=PAPER))
    sizes = [(one.box.w, one.box.h) for one in alone]
    return {one.name: drawn for one, drawn in zip(alone, corners(pdf, sizes), strict=True)}
