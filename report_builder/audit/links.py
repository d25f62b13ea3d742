"""Check that what is clicked leads to the page that it was told to lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from report_builder.audit.findings import Finding
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, opened, values
from report_builder.audit.reading import letters
from report_builder.audit.told import Document

_PRESENTATION = "ppt/presentation.xml"

Led = tuple[str, int]
"""The letters of what is clicked, and the page that it leads to."""


def findings(path: Path, file: str, document: Document) -> Iterator[Finding]:
    """Yield the links that lead elsewhere than told, and those that are gone.

    The number of a page may lead nowhere, and so may what would lead to its own.
    """
    if not any(document.links) or document.of:
        return
    read = _in_slides if file.endswith(".pptx") else _in_pdf
    for number, (told, found) in enumerate(zip(document.links, read(path), strict=False), 1):
        due = {(letters(text), page) for text, page in told}
        wrong = [led for led in found if not any(_is(led, one) for one in due)]
        sure = [one for one in due if one[0] != str(number) and one[1] != number]
        gone = [one for one in sure if not any(_is(led, one) for led in found)]
        yield from (Finding("led", file, number, f"{text} → {page}") for text, page in wrong)
        yield from (
            Finding("led", file, number, expected=f"{text} → {page}") for text, page in gone
        )


def _is(led: Led, due: Led) -> bool:
    """Tell whether a link is one that was told, or that of a part of its text."""
    return led[1] == due[1] and led[0] in due[0]


def _in_pdf(path: Path) -> Iterator[Sequence[Led]]:
    import pikepdf

    with pikepdf.open(path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for page in pdf.pages:
            notes: Any = page.get("/Annots", ())
            within = (note for note in notes if "/Dest" in note)
            yield [_led(note, pages) for note in within]


def _led(note: Any, pages: Any) -> Led:
    return letters(str(note.get("/Contents", ""))), pages.get(note.Dest[0].objgen, 0)


def _in_slides(path: Path) -> Iterator[Sequence[Led]]:
    package = opened(path.read_bytes())
    targets = {one.id: one.target for one in package.relations[_PRESENTATION]}
    slides = values(package.content[_PRESENTATION], "p:sldIdLst/p:sldId/@r:id")
    pages = {targets[identity]: number for number, identity in enumerate(slides, 1)}
    for part in pages:
        yield [*_clicked(package, part, pages)]


def _clicked(package: Package, part: str, pages: dict[str, int]) -> Iterator[Led]:
    """Yield what of a slide leads to another, shapes and stretches of text."""
    leads = {one.id: one.target for one in package.relations.get(part, ()) if one.kind == "slide"}
    for one in package.content[part].iterfind(".//a:hlinkClick", NS) if leads else ():
        target = leads.get(str(one.get(f"{{{NS['r']}}}id")))
        if target is not None:
            holder = one.getparent().getparent()
            while not values(holder, ".//a:t/text()") and holder.getparent() is not None:
                holder = holder.getparent()
            yield letters("".join(values(holder, ".//a:t/text()"))), pages.get(target, 0)
