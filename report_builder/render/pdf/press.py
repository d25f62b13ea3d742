"""Press placed pages into a PDF: each element is drawn where it stands, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from report_builder.render.about import About
from report_builder.render.charts.bars import free_reach
from report_builder.render.page import (
    CellsBox,
    ChartBox,
    Figure,
    Icon,
    MapBox,
    OutlineBox,
    Page,
    PictureBox,
    Rule,
    TableBox,
    TextBox,
    targets,
)
from report_builder.render.pdf.charts import draw_chart
from report_builder.render.pdf.document import Document, Entry
from report_builder.render.pdf.shapes import (
    draw_figure,
    draw_icon,
    draw_map,
    draw_outlines,
    draw_picture,
    draw_rule,
)
from report_builder.render.pdf.sheet import Sheet, Used
from report_builder.render.pdf.tables import draw_cells, draw_table
from report_builder.render.pdf.texts import draw_text_box
from report_builder.render.scales import shared

DRAWN: Mapping[type, Callable[..., None]] = {
    CellsBox: draw_cells,
    ChartBox: draw_chart,
    Figure: draw_figure,
    Icon: draw_icon,
    MapBox: draw_map,
    OutlineBox: draw_outlines,
    PictureBox: draw_picture,
    Rule: draw_rule,
    TableBox: draw_table,
    TextBox: draw_text_box,
}
"""What draws each kind of element."""
NOWHERE: Mapping[str, int] = MappingProxyType({})


def paint_pdf(pages: Sequence[Page], about: About) -> bytes:
    """Return pages as one tagged PDF with an outline of their anchors, or else of their titles.

    Raises UnsafeText for text that can't be read back.
    """
    anchors = [(a.level, a.title, nth) for nth, p in enumerate(pages) for a in p.anchors if a.level]
    titles = [(1, page.title, nth) for nth, page in enumerate(pages)]
    outline = outlined(anchors or titles)
    return pressed(pages, len(pages), about, outline, targets(pages))


def outlined(lines: Sequence[tuple[int, str, int]]) -> tuple[Entry, ...]:
    """Return lines of (level, title, page), in order, as an outline of lines below lines."""
    if not lines:
        return ()
    level = lines[0][0]
    starts = [at for at, line in enumerate(lines) if line[0] <= level]
    return tuple(
        Entry(*lines[start][1:], outlined(lines[start + 1 : end]))
        for start, end in zip(starts, (*starts[1:], len(lines)), strict=True)
    )


def pressed(
    pages: Iterable[Page],
    count: int,
    about: About,
    outline: Sequence[Entry],
    places: Mapping[str, int] = NOWHERE,
) -> bytes:
    """Return so many pages as one tagged PDF with an outline of its own; none of them is kept.

    `places` are the pages that links lead to, counted from 0.
    """
    used = Used(targets=places)
    document = Document(used, count)
    for page in pages:
        document.add(_drawn(page, used, about))
    return document.finished(about, outline)


def _drawn(page: Page, used: Used, about: About) -> Sheet:
    sheet = Sheet(used, about.form)
    for element in shared(page, free_reach).elements:
        DRAWN[type(element)](sheet, element)
    return sheet
