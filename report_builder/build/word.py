"""Write the report as a Word file, and what it says chapter by chapter."""

from __future__ import annotations

from dataclasses import replace

from report_builder.audit.frames import frames
from report_builder.build.painters import PAINTERS
from report_builder.build.work import Work
from report_builder.output import register
from report_builder.render.about import About
from report_builder.render.digits import in_thai_digits
from report_builder.render.docx.document import paint_docx, said_by
from report_builder.render.layout import PAPER, PageFormat
from report_builder.render.page import Box, ChartBox, MapBox, Page
from report_builder.render.pixels import png
from report_builder.story.report.blocks import Report

FILE, NAME, FORMAT = "report", "report-word", "docx"
"""The file, its name in the register, where the PDF has that of the file, and its suffix."""
_PIXELS = 220
"""Pixels of an inch of a picture."""


def draw(work: Work, report: Report) -> None:
    """Write a report where its format is wanted."""
    if FORMAT not in work.formats:
        return
    told = in_thai_digits(report) if work.thai_digits else report
    path, about = work.folder / f"{FILE}.{FORMAT}", work.about(report.title, PAPER)
    with work.steps.step(path.name):

        def pictured(placed: ChartBox | MapBox) -> bytes:
            return _pictured(placed, about)

        path.write_bytes(paint_docx(told, about, pictured, draft=work.draft))
    said = register.chaptered(work.edition, NAME, path.name, said_by(told), about)
    register.write(work.folder, NAME, register.framed(said, {FORMAT: frames(path)}))


def _pictured(placed: ChartBox | MapBox, about: About) -> bytes:
    """Return a chart or map as a picture of its own, drawn as the PDF draws it."""
    box = placed.box
    form = PageFormat("picture", box.w, box.h, measured=True)
    alone = replace(placed, box=Box(0.0, 0.0, box.w, box.h))
    page = Page("picture", 1, "report", placed.name, "", (alone,))
    pdf = PAINTERS["pdf"].paint((page,), replace(about, form=form, sections=()))
    return png(pdf, placed.name, _PIXELS)
