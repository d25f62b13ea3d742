"""Put a file together so that the same content always gives the same bytes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.language import THAI
from report_builder.render.about import About
from report_builder.render.ooxml.drawingml import quoteattr
from report_builder.render.ooxml.package import content_types, zipped

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NAMESPACE = uuid.UUID("4d0f8a0e-8a55-4b6f-9f6a-6c2f5c0d1e27")


def save(presentation: Presentation) -> bytes:
    """Return a presentation as a file: the content types, then its parts by name."""
    whole = presentation.part.package
    parts = {part.partname.membername: part for part in whole.iter_parts()}
    relations = {
        part.partname.rels_uri.membername: part.rels.xml for part in parts.values() if part.rels
    }
    files = {name: part.blob for name, part in parts.items()} | relations
    files["_rels/.rels"] = whole._rels.xml
    kinds = {name: part.content_type for name, part in parts.items()}
    types = {"[Content_Types].xml": content_types(kinds).encode()}
    return zipped(types | dict(sorted(files.items())))


def describe(presentation: Presentation, about: About) -> None:
    """Set title, subject, author, language and dates of the document."""
    core = presentation.core_properties
    core.title, core.subject = about.title, about.subject or about.title
    core.author = core.last_modified_by = about.author
    core.language = THAI.tag
    core.created = core.modified = datetime.combine(about.date, time())
    core.revision = 1


def divide(presentation: Presentation, sections: Sequence[tuple[str, str, Sequence[int]]]) -> None:
    """Divide the slides into sections, given as (id, title, slide ids) in order."""
    inner = "".join(
        f"<p14:section name={quoteattr(title)} id={quoteattr(identifier(name))}><p14:sldIdLst>"
        + "".join(f'<p14:sldId id="{slide}"/>' for slide in slides)
        + "</p14:sldIdLst></p14:section>"
        for name, title, slides in sections
    )
    root: Any = presentation.element
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = parse_xml(f'<p:extLst xmlns:p="{root.nsmap["p"]}"/>')
        root.append(extensions)
    extensions.append(
        parse_xml(
            f'<p:ext xmlns:p="{root.nsmap["p"]}" uri="{_SECTIONS}">'
            f'<p14:sectionLst xmlns:p14="{_P14}">{inner}</p14:sectionLst></p:ext>'
        )
    )


def identifier(name: str) -> str:
    """Return an identity that is the same in every build, in braces and upper case."""
    return "{" + str(uuid.uuid5(_NAMESPACE, name)).upper() + "}"
