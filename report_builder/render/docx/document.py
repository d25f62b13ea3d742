"""Write a report as a Word file: A4, its text in order, head and foot, the same bytes each time."""

from __future__ import annotations

from report_builder.language import THAI
from report_builder.render.about import About
from report_builder.render.docx.blocks import chapter
from report_builder.render.docx.desk import Desk, Pictured, desk
from report_builder.render.docx.front import contents, cover
from report_builder.render.docx.parts import (
    DOCUMENT,
    Parts,
    add_fonts,
    add_footnotes,
    add_numbering,
)
from report_builder.render.docx.sections import in_sections
from report_builder.render.docx.styles import FOOTNOTE, styles_xml
from report_builder.render.docx.told import as_slides
from report_builder.render.docx.words import NAMESPACES
from report_builder.render.ooxml.drawingml import DECLARATION, escape
from report_builder.render.ooxml.package import content_types, zipped
from report_builder.render.ooxml.themes import theme_xml
from report_builder.render.place.draft import DRAFT
from report_builder.render.theme import theme
from report_builder.story.blocks import Slide
from report_builder.story.report.blocks import Report

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006"
_MAPPED = (
    *("bg1=light1", "t1=dark1", "bg2=light2", "t2=dark2", "accent1=accent1", "accent2=accent2"),
    *("accent3=accent3", "accent4=accent4", "accent5=accent5", "accent6=accent6"),
    *("hyperlink=hyperlink", "followedHyperlink=followedHyperlink"),
)


def paint_docx(report: Report, about: About, pictured: Pictured, *, draft: bool = False) -> bytes:
    """Return a report as a Word file; `pictured` draws what Word has no form for."""
    own = desk(report, pictured)
    told, parts = (chapter(own, one) for one in own.report.chapters), own.parts
    inner = in_sections(own, cover(own), contents(own), told, DRAFT if draft else "")
    xml = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{inner}</w:body></w:document>"
    parts.add(DOCUMENT, f"{_WORD}.document.main+xml", xml)
    add_numbering(parts, own.bullets)
    _add_around(own, about)
    return _file(parts)


def said_by(report: Report) -> tuple[Slide, ...]:
    """Return what the file of a report says, chapter by chapter."""
    return as_slides(desk(report, lambda placed: {}))


def _add_around(own: Desk, about: About) -> None:
    """Add styles, settings, theme, fonts and footnotes, and what the file says of itself."""
    parts = own.parts
    for name, content in (("styles", styles_xml(own.letters)), ("settings", _settings(own))):
        parts.add(f"word/{name}.xml", f"{_WORD}.{name}+xml", content)
        parts.relate(DOCUMENT, name, f"{name}.xml")
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    parts.add("word/theme/theme1.xml", kind, theme_xml(theme()))
    parts.relate(DOCUMENT, "theme", "theme/theme1.xml")
    add_footnotes(parts, FOOTNOTE)
    add_fonts(parts)
    parts.relate("", "officeDocument", DOCUMENT)
    parts.add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        _core(about),
    )
    parts.relate("", f"{_CORE}/relationships/metadata/core-properties", "docProps/core.xml")


def _settings(own: Desk) -> str:
    """Return the settings; in another face lines break otherwise, so Word counts pages anew."""
    mapped = " ".join(f'w:{a}="{b}"' for a, _, b in (pair.partition("=") for pair in _MAPPED))
    notes = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    office = "http://schemas.microsoft.com/office/word"
    anew = '<w:updateFields w:val="true"/>' if own.letters.face else ""
    return (
        f"{DECLARATION}<w:settings {NAMESPACES}><w:embedTrueTypeFonts/>"
        f'<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>{anew}'
        f"<w:footnotePr>{notes}</w:footnotePr>"
        f'<w:compat><w:applyBreakingRules/><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="{office}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{THAI.tag}" w:bidi="{THAI.tag}"/><w:clrSchemeMapping {mapped}/>'
        "</w:settings>"
    )


def _core(about: About) -> str:
    day = f"{about.date.isoformat()}T00:00:00Z"
    told = {
        "dc:title": about.title,
        "dc:subject": about.subject or about.title,
        "dc:creator": about.author,
        "cp:lastModifiedBy": about.author,
        "dc:language": THAI.tag,
    }
    said = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in told.items())
    days = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{day}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}{days}</cp:coreProperties>'
    )


def _file(parts: Parts) -> bytes:
    """Return the parts as a file: the content types, then everything by name."""
    files = {name: _encoded(content) for name, content in parts.content.items()}
    for owner in parts.relations:
        folder, _, name = owner.rpartition("/")
        place = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        files[place] = _encoded(parts.related(owner))
    types = {"[Content_Types].xml": content_types(parts.types).encode()}
    return zipped(types | dict(sorted(files.items())))


def _encoded(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
