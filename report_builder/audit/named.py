"""Check what a file says of itself: its properties, the names of its pages, its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from report_builder.audit import pdf_fonts
from report_builder.audit.findings import Finding
from report_builder.audit.page import Page
from report_builder.audit.pptx_package import Package, opened, values
from report_builder.audit.reading import squeezed
from report_builder.audit.told import Document

if TYPE_CHECKING:
    import pikepdf

_PLAIN = ("/Title", "/CreationDate", "/ModDate", "/Producer")
_OTHER = re.compile(r"<dc:(?!title)|<pdf:Keywords|pdf:Keywords=|[\u0e00-\u0e7f]")
"""What metadata holds that says more than its title."""
_CORE = "docProps/core.xml"
_SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"


def findings(path: Path, file: str, document: Document) -> Iterator[Finding]:
    """Yield what a file says of itself that isn't as told; raises ValueError for no PDF."""
    if not document.about:
        return
    if file.endswith((".pptx", ".docx")):
        yield from _in_package(opened(path.read_bytes()), file, document)
    else:
        import pikepdf

        try:
            with pikepdf.open(path) as pdf:
                yield from _in_pdf(pdf, file, document)
        except pikepdf.PdfError as error:
            raise ValueError(str(error)) from error


def notes(file: str, page: Page, document: Document) -> Iterator[Finding]:
    """Yield the notes of a slide where they aren't what is to be said with it."""
    told = document.spoken[page.number - 1] if page.number <= len(document.spoken) else None
    if told is not None and squeezed(page.notes) != squeezed("\n".join(told)):
        yield Finding("notes", f"{file} (notes)", page.number, page.notes, "\n".join(told))


def _in_pdf(pdf: pikepdf.Pdf, file: str, document: Document) -> Iterator[Finding]:
    title = document.about["title"]
    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    if info.get("/Title", "") != title:
        yield Finding("property", file, None, info.get("/Title", ""), title)
    yield from (Finding("property", file, None, info[key]) for key in info if key not in _PLAIN)
    said = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
    root = etree.fromstring(said.encode(), etree.XMLParser(resolve_entities=False))
    titles = values(root, "//*[local-name()='title']//*[local-name()='li']/text()")
    if titles != [title]:
        yield Finding("property", file, None, " ".join(titles), title)
    for element in root.iter("{*}title"):
        element.clear()
    other = _OTHER.search(etree.tostring(root.getroottree(), encoding="unicode"))
    if other:
        yield Finding("property", file, None, other[0])
    if pdf.Root.get("/Lang") is None or str(pdf.Root.Lang) != document.about["language"]:
        yield Finding("property", file, None, str(pdf.Root.get("/Lang")))
    yield from _outline(pdf, file, document)
    yield from pdf_fonts.findings(pdf, file, document.faces)
    yield from _sizes(pdf, file)


def _sizes(pdf: pikepdf.Pdf, file: str) -> Iterator[Finding]:
    """Yield the pages that are turned, or of which a part is cut away."""
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Rotate", 0) or [*page.cropbox] != [*page.mediabox] or "/UserUnit" in page:
            yield Finding("cut", file, number)


def _outline(pdf: pikepdf.Pdf, file: str, document: Document) -> Iterator[Finding]:
    """Yield the entries of an outline that lead elsewhere than they say, and pages without one."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    groups = () if document.outline else document.sections
    with pdf.open_outline() as outline:
        leaves = [*_leaves(outline.root, pages, groups)]
    if document.outline:
        yield from _lines(file, leaves, document.outline)
        return
    titles = [*map(squeezed, document.titles)]
    for title, page in leaves:
        told = titles[page - 1] if 0 < page <= len(titles) else ""
        if squeezed(title) != told:
            yield Finding("outline", file, page or None, title, told)
    led = {page for _, page in leaves}
    yield from (
        Finding("outline", file, page, expected=document.titles[page - 1])
        for page in document.starts
        if page not in led
    )


def _lines(
    file: str, found: Sequence[tuple[str, int]], told: Sequence[tuple[str, int]]
) -> Iterator[Finding]:
    """Yield the lines of an outline that aren't told of, and those that are gone."""
    due, there = ({(squeezed(title), page) for title, page in lines} for lines in (told, found))
    yield from (Finding("outline", file, page or None, title) for title, page in there - due)
    yield from (Finding("outline", file, page, expected=title) for title, page in due - there)


def _leaves(items: Any, pages: Any, groups: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield title and page of each entry, those of groups only where they aren't told of."""
    for item in items:
        yield from _leaves(item.children, pages, groups)
        if not (item.children and item.title in groups):
            target = item.destination
            yield item.title, pages.get(target[0].objgen, 0) if target is not None else 0


def _in_package(package: Package, file: str, document: Document) -> Iterator[Finding]:
    about = document.about
    told = {
        "title": about["title"],
        "subject": about["subject"] or about["title"],
        **dict.fromkeys(("creator", "lastModifiedBy"), about["author"]),
    }
    core = package.content.get(_CORE, ())
    found = {etree.QName(one).localname: one.text or "" for one in core}
    for name in told:
        if found.get(name, "") != told[name]:
            yield Finding("property", file, None, found.get(name, ""), told[name])
    presentation = package.content.get("ppt/presentation.xml")
    names = (
        [one.get("name") for one in presentation.iter(_SECTION)] if presentation is not None else []
    )
    wrong = [name for name in names if document.sections and name not in document.sections]
    yield from (Finding("property", file, None, name) for name in wrong)
