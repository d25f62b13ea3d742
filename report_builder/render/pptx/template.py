"""Build the template: slide master, Thai-named layouts, notes master, theme and table style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from report_builder.render.layout import SLIDE, PageFormat
from report_builder.render.ooxml.drawingml import DECLARATION, NAMESPACES, emu
from report_builder.render.ooxml.package import zipped
from report_builder.render.ooxml.themes import theme_xml
from report_builder.render.page import Box
from report_builder.render.pptx.layouts import Layout, layouts_of
from report_builder.render.pptx.masters import (
    NOTES_PAGE,
    layout_xml,
    master_xml,
    notes_master_xml,
    text_defaults,
)
from report_builder.render.pptx.themes import table_styles_xml
from report_builder.render.theme import theme

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_TYPES = {
    "/ppt/presentation.xml": f"{_PML}.presentation.main+xml",
    "/ppt/presProps.xml": f"{_PML}.presProps+xml",
    "/ppt/viewProps.xml": f"{_PML}.viewProps+xml",
    "/ppt/tableStyles.xml": f"{_PML}.tableStyles+xml",
    "/ppt/slideMasters/slideMaster1.xml": f"{_PML}.slideMaster+xml",
    "/ppt/notesMasters/notesMaster1.xml": f"{_PML}.notesMaster+xml",
    "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/ppt/theme/theme2.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def blank_template() -> bytes:
    """Return the template as a .pptx without slides, to start a template of one's own from."""
    return template(SLIDE)


@cache
def template(form: PageFormat) -> bytes:
    """Return a presentation without slides, for pages of a form."""
    layouts, page = layouts_of(form), form.page
    names = [f"slideLayout{i + 1}.xml" for i in range(len(layouts))]
    main = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/relationships/officeDocument", "ppt/presentation.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
        "ppt/presentation.xml": _presentation(page),
        "ppt/_rels/presentation.xml.rels": _office_relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_styles_xml(),
        "ppt/theme/theme1.xml": theme_xml(theme()),
        "ppt/theme/theme2.xml": theme_xml(theme()),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _office_relations(
            ("theme", "../theme/theme2.xml")
        ),
    }
    return zipped({**main, **_master(layouts, names, page)})


def _master(layouts: Sequence[Layout], names: Sequence[str], page: Box) -> dict[str, str]:
    parts = {
        "ppt/slideMasters/slideMaster1.xml": master_xml(layouts, page),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _office_relations(
            *(("slideLayout", f"../slideLayouts/{name}") for name in names),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for layout, name in zip(layouts, names, strict=True):
        parts[f"ppt/slideLayouts/{name}"] = layout_xml(layout)
        parts[f"ppt/slideLayouts/_rels/{name}.rels"] = _office_relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return parts


def _presentation(page: Box) -> str:
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{_whole(page.w)}" cy="{_whole(page.h)}"/>'
        f'<p:notesSz cx="{emu(NOTES_PAGE.w)}" cy="{emu(NOTES_PAGE.h)}"/>'
        f"<p:defaultTextStyle>{text_defaults()}</p:defaultTextStyle></p:presentation>"
    )


def _whole(inches: float) -> int:
    """Return a length in whole pixels of 1/96 inch, in which Office knows its page sizes."""
    return emu(round(96 * inches) / 96)


def _content_types(layouts: Iterable[str]) -> str:
    named = {f"/ppt/slideLayouts/{name}": f"{_PML}.slideLayout+xml" for name in layouts}
    inner = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in {**_TYPES, **named}.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def _office_relations(*targets: tuple[str, str]) -> str:
    return _relations(*((f"{_OFFICE}/relationships/{kind}", target) for kind, target in targets))


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_APP = (
    f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>report-builder</Application></Properties>"
)
