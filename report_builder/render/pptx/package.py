"""Put a file together so that the same content always gives the same bytes."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.language import THAI
from report_builder.render.about import About
from report_builder.render.pptx.drawingml import DECLARATION, quoteattr

_EPOCH = (1980, 1, 1, 0, 0, 0)
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NAMESPACE = uuid.UUID("4d0f8a0e-8a55-4b6f-9f6a-6c2f5c0d1e27")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return parts as a zip file whose bytes depend on the parts alone, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()


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
    types = {"[Content_Types].xml": _content_types(kinds).encode()}
    return zipped(types | dict(sorted(files.items())))


def _content_types(kinds: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in sorted(kinds.items())
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


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
