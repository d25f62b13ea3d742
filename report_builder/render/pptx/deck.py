"""Turn placed pages into a PowerPoint file, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from types import MappingProxyType

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from report_builder.model import Run
from report_builder.render.about import About
from report_builder.render.ooxml.charts.kinds import free_reach
from report_builder.render.ooxml.drawingml import DECLARATION, NAMESPACES
from report_builder.render.page import (
    CellsBox,
    ChartBox,
    Face,
    Figure,
    Icon,
    Line,
    MapBox,
    OutlineBox,
    Page,
    PictureBox,
    Role,
    Rule,
    TableBox,
    TextBox,
)
from report_builder.render.pptx import fonts, package
from report_builder.render.pptx.binding import Bound
from report_builder.render.pptx.brand import Base, opened
from report_builder.render.pptx.charts import chart_frame, chart_part
from report_builder.render.pptx.charts.drawn import SHAPED, WORDED, drawn_group, with_words
from report_builder.render.pptx.freeforms import outline_shape
from report_builder.render.pptx.icons import icon_shapes
from report_builder.render.pptx.links import Links
from report_builder.render.pptx.looks import Look
from report_builder.render.pptx.maps import map_shapes
from report_builder.render.pptx.masters import TREE
from report_builder.render.pptx.naming import Names
from report_builder.render.pptx.notes import notes_xml
from report_builder.render.pptx.pictures import Media, picture_shape
from report_builder.render.pptx.seats import Seat, seats
from report_builder.render.pptx.shapes import (
    figure_shape,
    placeholder_shape,
    rule_shape,
    text_shape,
)
from report_builder.render.pptx.shelf import Shelf
from report_builder.render.pptx.tables import cells_frame, table_frame
from report_builder.render.scales import shared
from report_builder.render.theme import themed
from report_builder.turns import in_turn

HIDDEN = "title.hidden"
"""Name of the title of a slide that shows none."""


@in_turn
def paint_pptx(pages: Sequence[Page], about: About) -> bytes:
    """Return pages as a PowerPoint file whose every text, chart and table can be edited.

    A template of one's own is matched by the names of its layouts, and its own size counts.
    The same pages and words about them give the same bytes.
    Raises TemplateError for a template that can't be used.
    """
    base = opened(about.template, {page.layout for page in pages}, about.form)
    shelf, charts = Shelf(base.presentation), count(1)
    links, media = Links(base.presentation.part.package, pages), Media(base.presentation)
    for page, slide in zip(pages, links.slides, strict=True):
        _add_slide(base, shelf, shared(page, free_reach), slide, links, charts, media)
    package.divide(
        base.presentation, sections(base, [page.section for page in pages], dict(about.sections))
    )
    package.describe(base.presentation, about)
    fonts.embed(base.presentation)
    return package.save(base.presentation)


def _add_slide(
    base: Base,
    shelf: Shelf,
    page: Page,
    slide: Part,
    links: Links,
    charts: Iterator[int],
    media: Media,
) -> None:
    bound, whole = base.layouts[page.layout], base.presentation.part.package
    with base.drawing(page):
        seated = _titled(seats(base.elements(page), bound), bound, page)
        slide.relate_to(shelf.layout(bound, seated), RT.SLIDE_LAYOUT)
        canvas = _Canvas(slide, links, charts, base.looks.get(page.layout), media)
        slide.blob = _slide_xml(canvas, seated, base.mapping(page)).encode()
    name = PackURI(slide.partname.replace("slides/slide", "notesSlides/notesSlide"))
    notes = Part(name, CT.PML_NOTES_SLIDE, whole)
    notes.relate_to(slide, RT.SLIDE)
    notes.relate_to(base.notes_master, RT.NOTES_MASTER)
    notes.blob = notes_xml(page).encode()
    slide.relate_to(notes, RT.NOTES_SLIDE)
    base.add(slide)


def _titled(seated: Sequence[Seat], bound: Bound, page: Page) -> tuple[Seat, ...]:
    """Return seats with a hidden title before them where no text is one."""
    slot = bound.slot("title")
    if slot is None or any(seat.slot and seat.slot.key == "title" for seat in seated):
        return tuple(seated)
    line = Line((Run(page.title),), Role.TITLE, Face.HEADING, slot.style.size)
    return (Seat(TextBox(HIDDEN, slot.box, (line,), slot="title"), slot), *seated)


@dataclass
class _Canvas:
    """One slide while its elements are drawn: ids and names given out."""

    part: Part
    links: Links
    charts: Iterator[int]
    look: Look | None
    media: Media
    ids: Iterator[int] = field(default_factory=lambda: count(2))
    names: Names = field(default_factory=Names)


def _slide_xml(canvas: _Canvas, seated: Sequence[Seat], mapping: str) -> str:
    drawn = (_drawn(seated, place, canvas) for place in range(len(seated)))
    shapes = "".join(
        canvas.links.linked(shape, seat, canvas.part)
        for shape, seat in zip(drawn, seated, strict=True)
    )
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree>"
        f"</p:cSld><p:clrMapOvr>{mapping}</p:clrMapOvr></p:sld>"
    )


def _drawn(seated: Sequence[Seat], place: int, canvas: _Canvas) -> str:
    """Return one of the elements of a slide, drawn for what is behind it."""
    if canvas.look is None:
        return _draw(seated[place], canvas)
    with themed(canvas.look.on(seated[place].element, [s.element for s in seated[:place]])):
        return _draw(seated[place], canvas)


def _draw(seat: Seat, canvas: _Canvas) -> str:
    element, slot = seat.element, seat.slot
    name = canvas.names.name(element, slot)
    match element:
        case TextBox() if slot:
            drawn = placeholder_shape(element, slot, next(canvas.ids), name)
            hidden = '<p:cNvPr hidden="1" ' if element.name == HIDDEN else "<p:cNvPr "
            return drawn.replace("<p:cNvPr ", hidden, 1)
        case TextBox():
            return text_shape(element, next(canvas.ids), name)
        case ChartBox() if element.chart.kind in SHAPED:
            return drawn_group(element, canvas.ids, name)
        case ChartBox():
            part = chart_part(canvas.part.package, next(canvas.charts), element)
            relation = canvas.part.relate_to(part, RT.CHART)
            frame = chart_frame(element, next(canvas.ids), name, slot, relation)
            worded = element.chart.kind in WORDED
            return with_words(element, canvas.ids, name, frame) if worded else frame
        case TableBox():
            return table_frame(element, next(canvas.ids), name, slot)
        case MapBox():
            return map_shapes(element, canvas.ids, name)
        case Figure():
            return figure_shape(element, next(canvas.ids), name)
        case CellsBox():
            return cells_frame(element, next(canvas.ids), name)
        case OutlineBox():
            return outline_shape(element, next(canvas.ids), name)
        case Icon():
            return icon_shapes(element, canvas.ids, name)
        case PictureBox():
            relation = canvas.part.relate_to(canvas.media.part(element.picture), RT.IMAGE)
            return picture_shape(element, next(canvas.ids), name, slot, relation)
        case Rule():
            return rule_shape(element, next(canvas.ids), name)


def sections(
    base: Base, names: Sequence[str], titles: Mapping[str, str] = MappingProxyType({})
) -> list[tuple[str, str, list[int]]]:
    """Return the sections that slides are in, each with its title and the ids of its slides."""
    runs = groupby(zip(names, base.slide_ids, strict=True), lambda pair: pair[0])
    return [
        (f"{place}.{name}", titles.get(name, name), [slide for _, slide in run])
        for place, (name, run) in enumerate(runs)
    ]
