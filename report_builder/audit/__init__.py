"""Read the finished files back and compare them with the register, trusting no renderer."""

from __future__ import annotations

import struct
import zipfile
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pypdfium2
from lxml import etree

from report_builder.audit import (
    access,
    active,
    boxes,
    charts,
    copies,
    docx,
    frames,
    integrity,
    links,
    named,
    numbers,
    pdf,
    pictures,
    places,
    pptx,
    shapes,
    sheets,
    tables,
    text,
    told,
)
from report_builder.audit.findings import Finding
from report_builder.audit.page import Page
from report_builder.audit.plan import Element
from report_builder.audit.pptx_lint import lint
from report_builder.audit.remaining import remaining
from report_builder.audit.summary import summed
from report_builder.audit.told import Document, Figures
from report_builder.errors import NotBuilt
from report_builder.pools import Forked
from report_builder.turns import in_turn, may_fork

__all__ = ["Finding", "audit", "audit_published", "summed"]

READERS: dict[str, Callable[[Path], Iterator[Page]]] = {
    ".pdf": pdf.read,
    ".pptx": pptx.read,
    ".docx": docx.read,
}
_UNREADABLE = (
    *(pypdfium2.PdfiumError, zipfile.BadZipFile, etree.LxmlError),
    *(AttributeError, KeyError, ValueError, RecursionError, struct.error),
)
_FEW = 2
"""So many files are not worth processes of their own."""


def audit_published(folder: Path) -> tuple[Finding, ...]:
    """Return every fault of a published folder: what isn't as it was published, and what is untrue.

    Raises NotBuilt for a folder without a manifest or a register.
    """
    return (*integrity.findings(folder), *audit(folder))


def audit(folder: Path, documents: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Return every fault of the finished files in an output folder, none for sound ones.

    `documents` names those to audit, all of them by default. Raises NotBuilt for a folder
    without a register.
    """
    listed = told.documents(folder)
    if not listed or not (folder / told.FIGURES).is_file():
        raise NotBuilt(str(folder))
    chosen = {n: files for n, files in listed.items() if documents is None or n in documents}
    files = [(name, file) for name, files in chosen.items() for file in files]
    present = [(folder, name, file) for name, file in files if (folder / file).is_file()]
    present.sort(key=lambda task: -(folder / task[2]).stat().st_size)
    figures = told.figures(folder)
    found = [*numbers.register(figures.values()), *_absent(folder, chosen)]
    found += tables.findings(folder, figures)
    if len(present) <= _FEW or not may_fork():
        return (*found, *(finding for task in present for finding in _audited(figures, task)))
    with Forked().sharing(figures) as hand:
        tasks = [hand(_audited, task) for task in present]
        return (*found, *(finding for task in tasks for finding in task.result()))


def _absent(folder: Path, documents: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    for name, files in documents.items():
        if not any((folder / file).is_file() for file in files):
            yield Finding("file", name, None, ", ".join(files))


@in_turn
def _audited(figures: Figures, task: tuple[Path, str, str]) -> tuple[Finding, ...]:
    """Return the faults of a file of a document in a folder, read page by page."""
    folder, name, file = task
    document = told.cover(folder, name)
    try:
        if file.endswith(".xlsx"):
            return tuple(sheets.findings(folder, file, document, figures))
        if Path(file).suffix not in READERS:
            return tuple(pictures.findings(folder, document, file))
        if _is_copied(folder, document, file):
            return (*_around(folder, document, file), *_pictured(folder, document, file))
        document = told.document(folder, name) if document.of else document
        expected = max(page for place in document.places for page in place.pages)
        pages = _Counted(READERS[Path(file).suffix](folder / file))
        found = tuple(_in_pages(figures, document, file, pages))
        pages.exhaust()
        if pages.count != expected:
            left = _left(figures, document, folder, file) if file.endswith(".pptx") else ()
            return (Finding("pages", file, None, str(pages.count), str(expected)), *left)
        return (*_around(folder, document, file), *found)
    except _UNREADABLE as error:
        return (Finding("unreadable", file, None, str(error)),)


def _left(figures: Figures, document: Document, folder: Path, file: str) -> Iterator[Finding]:
    """Yield the faults of the slides that a deck still has, and those that it lacks.

    What goes over several slides is not looked for.
    """
    single = [place for place in document.places if len(place.pages) == 1]
    own = remaining(single, [*pptx.read(folder / file)])
    kept = replace(document, places=tuple(place for place, _ in own))
    shown = (replace(page, number=place.pages[0]) for place, page in own)
    yield from _in_pages(figures, kept, file, shown)
    for place in single:
        if place not in kept.places:
            yield Finding("slide_gone", file, place.pages[0], place.title)


def _is_copied(folder: Path, document: Document, file: str) -> bool:
    """Tell whether a bundle has the very pages of files that are read by themselves."""
    suffix = Path(file).suffix
    parts = [folder / name for files in document.of for name in files if name.endswith(suffix)]
    return bool(parts) and copies.same_pages(folder / file, parts)


def _pictured(folder: Path, document: Document, file: str) -> Iterator[Finding]:
    """Yield pictures of a PDF without their words, which stand beside its pages."""
    pages = pdf.pictures(folder / file) if file.endswith(".pdf") else ()
    own = {page.number: page for page in pages}
    for place in document.places if own else ():
        shown = [own[number] for number in place.pages]
        yield from access.findings(file, place, shown, synthetic="")


def _around(folder: Path, document: Document, file: str) -> tuple[Finding, ...]:
    """Return the faults of a file beside those of its pages."""
    told = document.around.get(file.rpartition(".")[2], {})
    strange = docx.strange(folder / file, file) if file.endswith(".docx") else ()
    return (
        *_package(folder, file),
        *strange,
        *active.findings(folder / file, file, document),
        *named.findings(folder / file, file, document),
        *links.findings(folder / file, file, document),
        *frames.findings(folder / file, file, told),
    )


class _Counted:
    """Pages on their way from a file, counted as they go by."""

    def __init__(self, pages: Iterator[Page]) -> None:
        self.pages, self.count = pages, 0

    def __iter__(self) -> Iterator[Page]:
        return self

    def __next__(self) -> Page:
        page = next(self.pages)
        self.count += 1
        return page

    def exhaust(self) -> None:
        """Let the pages that are left go by."""
        deque(self, maxlen=0)


def _package(folder: Path, file: str) -> Iterator[Finding]:
    faults = lint((folder / file).read_bytes()) if file.endswith(".pptx") else ()
    return (Finding("package", file, None, str(fault)) for fault in faults)


def _in_pages(
    figures: Figures, document: Document, file: str, pages: Iterator[Page]
) -> Iterator[Finding]:
    declared = numbers.literals(document.literals)
    for place in document.places:
        own = [*islice(pages, len(place.pages))]
        if len(own) < len(place.pages):
            return
        yield from numbers.findings(file, place, figures, declared)
        yield from text.findings(file, place, own)
        yield from access.findings(
            file, place, own, synthetic=document.synthetic, language=document.language
        )
        standing = {page.number: document.standing(file, page.number) for page in own}
        if file.endswith((".pptx", ".docx")):
            told = {number: elements or () for number, elements in standing.items()}
            yield from charts.findings(file, place, own, figures, told)
        for page in own:
            yield from boxes.findings(file, page, document.planned(file, page.number))
            yield from numbers.notes(file, place, page, figures)
            yield from _standing(file, page, document, standing[page.number])


def _standing(
    file: str, page: Page, document: Document, told: Sequence[Element] | None
) -> Iterator[Finding]:
    if told is not None and page.drawing:
        yield from places.findings(file, page.number, told, page.drawing)
    elif told is not None:
        yield from named.notes(file, page, document)
        yield from (Finding("added", file, page.number, strange) for strange in page.strange)
        yield from shapes.findings(file, page.number, told, page.shapes)
