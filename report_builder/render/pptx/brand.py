"""Open the template a deck is built on: our own, or one with the same layout names."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pptx
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.errors import TemplateError
from report_builder.problem import Words
from report_builder.render.layout import BODY, SLIDE, PageFormat
from report_builder.render.ooxml.charts.kinds import free_reach
from report_builder.render.ooxml.drawingml import EMU_PER_INCH, NAMESPACES
from report_builder.render.page import Box, Element, Page
from report_builder.render.pptx.binding import Bound, bound_layouts
from report_builder.render.pptx.breaks import held, kept, lifted
from report_builder.render.pptx.faces import with_thai_faces
from report_builder.render.pptx.guarded import NOT_PPTX, SAVE_ANEW, safe
from report_builder.render.pptx.holders import near
from report_builder.render.pptx.layouts import LAYOUTS, layouts_of
from report_builder.render.pptx.looks import MASTER_COLORS, Look, look_of
from report_builder.render.pptx.mended import mended
from report_builder.render.pptx.scale import Fitted, fitted, is_poster
from report_builder.render.pptx.slack import roomy
from report_builder.render.pptx.template import template
from report_builder.render.pptx.themes import TABLE_STYLE, table_style, table_styles_xml
from report_builder.render.scales import shared
from report_builder.render.theme import themed

_FORM = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_MAIN, *_OTHERS = map(_FORM.format, ("presentation", "template", "slideshow"))
_TABLE_STYLES = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
_OUTDATED = ("p:extLst", "p:custShowLst", "p:sldIdLst")
"""Parts of a presentation that speak of its slides."""
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass
class Base:
    """An open template without slides, and the layouts that pages ask for."""

    presentation: Presentation
    layouts: dict[str, Bound]
    page: Box
    own: bool
    faults: tuple[Words, ...] = ()
    """What was mended in the template."""
    looks: Mapping[str, Look] = field(default_factory=dict)
    """The colours of slides by layout, none where they are ours."""

    known: dict[int, tuple[Page, Fitted]] = field(default_factory=dict)
    """The pages that were moved, which takes its time."""

    @property
    def notes_master(self) -> Part:
        """Return the notes master."""
        return self.presentation.part.part_related_by(RT.NOTES_MASTER)

    @property
    def slide_ids(self) -> list[int]:
        """Return the ids of the slides in order."""
        return [slide.id for slide in _root(self.presentation).sldIdLst]

    def add(self, slide: Part) -> None:
        """Add a slide at the end."""
        slides = _root(self.presentation).get_or_add_sldIdLst()
        slides.add_sldId(self.presentation.part.relate_to(slide, RT.SLIDE))

    def elements(self, page: Page) -> Sequence[Element]:
        """Return what a page draws itself, in places and sizes that fit this template."""
        elements, body = self._placed(page)
        look, bound = self.looks.get(page.layout), self.layouts[page.layout]
        if look is None:
            return roomy([*map(lifted, elements)], self.page)
        elements = tuple(look.beside_logo(element, self.page) for element in elements)
        plate = () if is_poster(bound.own) else look.plate(elements, body, self.page)
        shown = look.readable((*plate, *elements), bound)
        return roomy([*map(lifted, shown)], self.page)

    def _placed(self, page: Page) -> tuple[tuple[Element, ...], Box]:
        """Return the elements of a page where they stand, and the area of content."""
        if self.keeps(page):
            return tuple(map(held, self._shown(page))), BODY
        found = self.fitted(page)
        return found.elements, found.body

    def drawing(self, page: Page) -> AbstractContextManager[None]:
        """Draw in the colours of the slides of a page."""
        look = self.looks.get(page.layout)
        return themed(look.theme) if look else nullcontext()

    def mapping(self, page: Page) -> str:
        """Return what a slide says of its colours."""
        look = self.looks.get(page.layout)
        return look.mapping if look else MASTER_COLORS

    def keeps(self, page: Page) -> bool:
        """Tell whether a page stands in this template as it was placed."""
        return self.own or (self.layouts[page.layout].ours and near(self.page, SLIDE.page))

    def fitted(self, page: Page) -> Fitted:
        """Return a page that has to be moved into the places of this template."""
        if id(page) not in self.known:
            own = next(layout for layout in LAYOUTS if layout.key == page.layout)
            found = fitted(self._shown(page), own, self.layouts[page.layout], self.page)
            sisters = shared(replace(page, elements=found.elements), free_reach)
            elements = tuple(map(kept, sisters.elements))
            self.known[id(page)] = page, replace(found, elements=elements)
        return self.known[id(page)][1]

    def _shown(self, page: Page) -> tuple[Element, ...]:
        drawn = self.layouts[page.layout].drawn
        return tuple(element for element in page.elements if element not in drawn)


def opened(source: bytes | None, keys: Collection[str], form: PageFormat) -> Base:
    """Open a template for pages that ask for layouts by key; None is our own for a form of pages.

    Pages that are measured to the line, as those of cards, take the colours of a template and
    nothing else.
    Raises TemplateError for a file that is no template, or that lacks layouts.
    """
    if source is None:
        return _own(form)
    if form.measured:
        return _in_colors(_colored(_own(form), _colors(source)))
    presentation = _without_slides(_read(source))
    faults = (*mended(presentation), *with_thai_faces(presentation))
    _complete(presentation)
    page = Box(0, 0, _inches(presentation.slide_width), _inches(presentation.slide_height))
    layouts = bound_layouts(presentation, keys)
    looks = {key: look_of(bound, page) for key, bound in layouts.items()}
    around = {key: replace(it, bands=looks[key].bands(page)) for key, it in layouts.items()}
    return Base(presentation, around, page, False, faults, looks)


def _own(form: PageFormat) -> Base:
    presentation = pptx.Presentation(io.BytesIO(template(form)))
    parts = {layout.name: layout.part for layout in presentation.slide_layouts}
    layouts = {
        own.key: Bound(parts[own.name], own.name, own, own.slots) for own in layouts_of(form)
    }
    return Base(presentation, layouts, form.page, own=True)


@lru_cache(maxsize=4)
def _colors(data: bytes) -> bytes:
    """Return the colour scheme of a template, which every card takes."""
    return serialize_part_xml(_scheme(parse_xml(_theme(_read(data)).blob)))


def _colored(base: Base, colors: bytes) -> Base:
    theme = _theme(base.presentation)
    root = parse_xml(theme.blob)
    ours = _scheme(root)
    ours.getparent().replace(ours, parse_xml(colors))
    theme.blob = serialize_part_xml(root)
    return base


def _in_colors(base: Base) -> Base:
    return replace(base, looks={k: look_of(b, base.page) for k, b in base.layouts.items()})


def _scheme(theme: Any) -> Any:
    return theme.find("a:themeElements/a:clrScheme", theme.nsmap)


def _theme(presentation: Presentation) -> Part:
    return presentation.slide_masters[0].part.part_related_by(RT.THEME)


def _root(presentation: Presentation) -> Any:
    return presentation.element


def _inches(length: int | None) -> float:
    return (length or 0) / EMU_PER_INCH


def _read(data: bytes) -> Presentation:
    try:
        return pptx.Presentation(io.BytesIO(_as_presentation(safe(data))))
    except (zipfile.BadZipFile, PythonPptxError, KeyError, ValueError, AttributeError) as error:
        raise TemplateError(NOT_PPTX, SAVE_ANEW) from error


def _as_presentation(data: bytes) -> bytes:
    """Return a .potx or .ppsx as a .pptx: they differ in one content type."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        types = source.read(_CONTENT_TYPES).decode()
        own = re.sub("|".join(map(re.escape, _OTHERS)), _MAIN, types)
        if own == types:
            return data
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, own if name == _CONTENT_TYPES else source.read(name))
    return out.getvalue()


def _without_slides(presentation: Presentation) -> Presentation:
    root = _root(presentation)
    for slide in () if root.sldIdLst is None else root.sldIdLst:
        presentation.part.drop_rel(slide.rId)
    for tag in _OUTDATED:
        for outdated in root.findall(qn(tag)):
            root.remove(outdated)
    _describe_once(presentation.part.package)
    return presentation


def _describe_once(package: Any) -> None:
    """Forget what a template says of itself under a name that only LibreOffice gives."""
    for relation in list(package._rels.values()):
        name = relation.reltype.rpartition("/metadata/")[2]
        if name == "core-properties" and relation.reltype != RT.CORE_PROPERTIES:
            package._rels.pop(relation.rId)


def _complete(presentation: Presentation) -> None:
    """Add what a template may lack: a notes master and our table style."""
    relations = {relation.reltype for relation in presentation.part.rels.values()}
    if RT.NOTES_MASTER not in relations:
        _add_notes_master(presentation)
    if RT.TABLE_STYLES not in relations:
        package = presentation.part.package
        name = PackURI("/ppt/tableStyles.xml")
        part = Part(name, _TABLE_STYLES, package, table_styles_xml().encode())
        presentation.part.relate_to(part, RT.TABLE_STYLES)
    styles = presentation.part.part_related_by(RT.TABLE_STYLES)
    if TABLE_STYLE.encode() not in styles.blob:
        styles.blob = _with_table_style(styles.blob)


def _with_table_style(styles: bytes) -> bytes:
    root = parse_xml(styles)
    namespace = f'xmlns:a="{root.nsmap["a"]}"'
    root.append(parse_xml(table_style().replace("<a:tblStyle ", f"<a:tblStyle {namespace} ", 1)))
    return serialize_part_xml(root)


def _add_notes_master(presentation: Presentation) -> None:
    """Bring along the notes master of our own template."""
    own = _own(SLIDE).presentation.part.part_related_by(RT.NOTES_MASTER)
    for number, relation in enumerate(own.rels.values()):
        relation.target_part.partname = PackURI(f"/ppt/theme/notesTheme{number + 1}.xml")
    relation_id = presentation.part.relate_to(own, RT.NOTES_MASTER)
    masters = parse_xml(
        f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{relation_id}"/>'
        "</p:notesMasterIdLst>"
    )
    _root(presentation).find(qn("p:sldMasterIdLst")).addnext(masters)
