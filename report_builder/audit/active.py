"""Find what a finished file does besides being read: scripts, attachments, remarks, ways outside.

A document of ours only shows pages, and may carry the data that it is told to. Links lead to its
own pages, or to an address that a page names.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.audit.findings import Finding
from report_builder.audit.pptx_package import Package, kind_of, opened
from report_builder.audit.reading import squeezed
from report_builder.audit.told import Document

if TYPE_CHECKING:
    import pikepdf

_KNOWN = (
    *("/Type", "/Pages", "/Lang", "/MarkInfo", "/Metadata", "/Outlines", "/OutputIntents"),
    *("/StructTreeRoot", "/ViewerPreferences", "/Names"),
)
"""What ours have besides their pages; what else there is changes what readers are shown."""
_TITLED = "/DisplayDocTitle"
_CARRIED, _ASSOCIATED = "/EmbeddedFiles", "/AF"
_DATA = "/Data"
"""How the files that a document carries belong to it."""
_LINKS = ("/GoTo", "/URI")
_ACTING_PARTS = (
    *("vbaProject", "control", "oleObject", "audio", "video", "media", "activeX"),
    *("aFChunk", "subDocument", "attachedTemplate", "mailMergeSource"),
)
_REMARKS = ("comments", "commentAuthors", "comment", "author")


def findings(path: Path, file: str, document: Document) -> Iterator[Finding]:
    """Yield a fault for everything in a file that acts, hides, remarks, or leads out unnamed.

    Raises ValueError for a PDF that can't be read.
    """
    if file.endswith(".pdf"):
        import pikepdf

        try:
            with pikepdf.open(path) as pdf:
                yield from _in_pdf(pdf, file, document)
        except pikepdf.PdfError as error:
            raise ValueError(str(error)) from error
    elif file.endswith((".pptx", ".docx")):
        yield from _in_package(opened(path.read_bytes()), file, document)


def _in_pdf(pdf: pikepdf.Pdf, file: str, document: Document) -> Iterator[Finding]:
    names: Any = pdf.Root.get("/Names", {})
    root: Any = pdf.Root
    acting = [key for key in root if key not in (*_KNOWN, _ASSOCIATED)]
    acting += [key for key in root.get("/ViewerPreferences", {}) if key != _TITLED]
    acting += [key for key in names if key != _CARRIED]
    yield from (Finding("active", file, None, key.strip("/")) for key in acting)
    yield from _carried(pdf, file, document)
    for number, page in enumerate(pdf.pages, start=1):
        if "/AA" in page:
            yield Finding("active", file, number, "AA")
        for note in page.get("/Annots", ()):
            yield from _annotation(note, file, number, document)


def _carried(pdf: pikepdf.Pdf, file: str, document: Document) -> Iterator[Finding]:
    """Yield the files that a PDF carries and isn't told to, and those that are gone."""
    found = {
        (name, spec.description, sha256(spec.get_file().read_bytes()).hexdigest())
        for name, spec in pdf.attachments.items()
    }
    due = {*document.attached}
    yield from (Finding("active", file, None, name) for name, *_ in sorted(found - due))
    yield from (Finding("not_carried", file, None, expected=name) for name, *_ in due - found)
    associated: Any = pdf.Root.get(_ASSOCIATED, ())
    kinds = [str(spec.get("/AFRelationship")) for spec in associated]
    if kinds != [_DATA] * len(due):
        yield Finding("not_carried", file, None, " ".join(kinds), expected=_DATA)


def _annotation(
    note: pikepdf.Object, file: str, page: int, document: Document
) -> Iterator[Finding]:
    action: Any = note.get("/A", {})
    if note.get("/Subtype") != "/Link":
        yield Finding("remark", file, page, f"{note.get('/Subtype')} {note.get('/Contents', '')}")
    elif "/AA" in note or ("/A" in note and action.get("/S") not in _LINKS):
        yield Finding("active", file, page, str(action.get("/S")))
    elif "/URI" in action and not _named(str(action["/URI"]), document):
        yield Finding("leads_out", file, page, str(action["/URI"]))


def _in_package(package: Package, file: str, document: Document) -> Iterator[Finding]:
    for owner, relations in package.relations.items():
        for relation in relations:
            if relation.kind in _ACTING_PARTS:
                yield Finding("active", file, None, relation.target)
            elif relation.kind in _REMARKS:
                yield Finding("remark", file, None, relation.target)
            elif relation.external and not _allowed(relation.kind, relation.target, document):
                yield Finding("leads_out", file, None, f"{owner}: {relation.target}")
    yield from (
        Finding("hidden", file, None, name)
        for name in package.content
        if kind_of(name) == "slide" and package.content[name].get("show") in ("0", "false")
    )


def _allowed(kind: str, target: str, document: Document) -> bool:
    return kind == "hyperlink" and _named(target, document)


def _named(address: str, document: Document) -> bool:
    """Tell whether a page of a document prints an address, with or without how it begins."""
    bare = squeezed(address.split("://")[-1].removeprefix("mailto:").rstrip("/"))
    parts = (part.text for place in document.places for part in place.parts)
    return any(bare in squeezed(text) for text in parts)
