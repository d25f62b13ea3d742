"""What the painter of a report works with: what stands where, and the parts that it gathers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from report_builder.model import plain
from report_builder.render.docx.parts import Parts
from report_builder.render.page import Box, CellsBox, ChartBox, MapBox, Page
from report_builder.render.place.report.blocks import called
from report_builder.story.report.blocks import DataTable, Figure, Heading, Report, numbered

Pictured = Callable[[ChartBox | MapBox], bytes]
"""Draws a chart or map as a PNG."""


@dataclass(frozen=True)
class Desk:
    """The report, its pages as they are placed for the PDF, and what is gathered on the way.

    `pages` tells the page of each part by its id, `placed` the elements by name, `targets` what is
    said where a part is referred to.
    """

    report: Report
    pages: Mapping[str, int]
    placed: Mapping[str, ChartBox | MapBox | CellsBox]
    targets: Mapping[str, str]
    pictured: Pictured
    parts: Parts

    def box(self, name: str) -> Box | None:
        """Return where a chart or map stands in the PDF."""
        found = self.placed.get(name)
        return found.box if isinstance(found, ChartBox | MapBox) else None


def desk(report: Report, pages: Sequence[Page], pictured: Pictured) -> Desk:
    """Return what a report is painted with."""
    elements = [element for page in pages for element in page.elements]
    return Desk(
        report,
        {a.id: page.number for page in reversed(pages) for a in page.anchors},
        {e.name: e for e in reversed(elements) if isinstance(e, ChartBox | MapBox | CellsBox)},
        {id: text for id, text in _targets(report) if text},
        pictured,
        Parts(),
    )


def _targets(report: Report) -> list[tuple[str, str]]:
    chapters = [(chapter.id, called(chapter)) for chapter in report.chapters]
    headings = [(b.id, b.number) for b in report.blocks if isinstance(b, Heading)]
    numbers = [
        (b.id, plain(numbered(b))) for b in report.blocks if isinstance(b, Figure | DataTable)
    ]
    return [*chapters, *headings, *numbers]
