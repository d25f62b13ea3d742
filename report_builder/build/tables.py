"""Write the tables of the report as a workbook, and what stands in every cell of it."""

from __future__ import annotations

from report_builder.build.work import Work
from report_builder.output import register
from report_builder.render.place.draft import DRAFT

NAME, FORMAT = "report-tables", "xlsx"


def draw(work: Work) -> tuple[()]:
    """Write the workbook where its format is wanted."""
    if FORMAT not in work.formats:
        return ()
    from report_builder.render.xlsx.book import paint_xlsx
    from report_builder.story.tables.book import book

    file, sheets = f"{NAME}.{FORMAT}", book(work.edition, work.facts, draft=DRAFT * work.draft)
    with work.steps.step(file):
        about = work.about(f"ตารางประกอบรายงาน {work.edition.settings.survey}")
        (work.folder / file).write_bytes(paint_xlsx(sheets, about))
    cells = {sheet.name: sheet.cells for sheet in sheets}
    register.write(work.folder, NAME, register.tabled(work.edition, NAME, file, cells))
    return ()
