"""Read a finished Word file chapter by chapter: texts with footnotes, tables, charts, pictures."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from lxml import etree

from report_builder.audit import pptx_charts
from report_builder.audit.findings import Finding
from report_builder.audit.page import Box, NativeChart, Page, Picture, Stretch
from report_builder.audit.pptx_colors import Colors, colors
from report_builder.audit.pptx_package import NAMESPACES, Package, Root, opened
from report_builder.audit.pptx_plots import plot

_OFFICE = "http://schemas.openxmlformats.org"
_W = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
NS = {
    **NAMESPACES,
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
}
DOCUMENT, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
CHAPTERS, MARK = ("Heading1", "TOCHeading"), "Mark"
"""The styles of what begins a chapter or the contents, and of the mark of made-up data."""
_WIDE, _TALL, _HALF = 595.0, 842.0, 2
"""A4 in points, and the parts of a point that sizes are told in."""
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
_SAID = {f"{_W}t": "", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
_STRANGE = ("vanish", "ins", "del", "moveFrom", "moveTo", "txbxContent", "altChunk", "object")
"""What hides words, holds changes that nobody has taken yet, or brings in what is no text."""
_MAP = etree.Element("map", {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"})


@dataclass
class _Chapter:
    """What was read of a chapter so far."""

    texts: list[str] = field(default_factory=list)
    flow: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    charts: list[NativeChart] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Keep what stands in the flow of the text."""
        self.texts.append(text)
        self.flow.append(text)

    def page(self, number: int) -> Page:
        """Return it as if it were one page."""
        texts, stretches = tuple(self.texts), tuple(self.stretches)
        pictures, charts = tuple(self.pictures), tuple(self.charts)
        return Page(number, _WIDE, _TALL, texts, stretches, pictures, charts, flow=tuple(self.flow))


def read(path: Path) -> Iterator[Page]:
    """Yield cover, contents and chapters in order, each as one page.

    What stands at the head and foot of pages is read with the cover, which has an order of its own;
    a mark at the feet of a section is on all that begins in it.
    Raises zipfile.BadZipFile or KeyError for another file.
    """
    with zipfile.ZipFile(path) as source:
        word = _Word(opened(path.read_bytes()), source)
        chapters = [_Chapter()]
        for block in word.around:
            _read(word, block, chapters[0])
        chapters[0].stretches.clear()
        begun: list[_Chapter] = []
        for block in word.blocks:
            if _style(block) in CHAPTERS:
                chapters.append(_Chapter())
                begun.append(chapters[-1])
            _read(word, block, chapters[-1])
            for section in block.iter(f"{_W}sectPr"):
                marks = word.marks(section)
                for chapter in begun:
                    chapter.stretches += marks
                begun.clear()
        chapters[0].flow.clear()
    yield from (chapter.page(number) for number, chapter in enumerate(chapters, 1))


def strange(path: Path, file: str) -> Iterator[Finding]:
    """Yield what a file holds that hides its words or isn't theirs yet."""
    package = opened(path.read_bytes())
    for name in (DOCUMENT, NOTES):
        for tag in _STRANGE:
            for found in package.content[name].iter(f"{_W}{tag}"):
                yield Finding("added", file, None, f"{tag} {''.join(found.itertext())}".strip())


@dataclass(frozen=True)
class _Word:
    """A file: its package, and the zip file for its workbooks."""

    package: Package
    source: zipfile.ZipFile

    @property
    def blocks(self) -> Iterator[Root]:
        """Yield paragraphs and tables in order, those of contents among them."""
        body = self.package.content[DOCUMENT].find("w:body", NS)
        for block in body.iterchildren():
            inner = block.find("w:sdtContent", NS)
            yield from (block,) if inner is None else inner.iterchildren()

    @property
    def around(self) -> Iterator[Root]:
        """Yield the paragraphs at the head and foot of pages."""
        for relation in self.package.relations[DOCUMENT]:
            if relation.kind in ("header", "footer"):
                yield from self.package.content[relation.target].iterchildren()

    def marks(self, section: Root) -> list[Stretch]:
        """Return the marks that are at the foot of every page of a section."""
        feet = [_Chapter() for _ in section.iterfind("w:footerReference", NS)]
        for foot, reference in zip(feet, section.iterfind("w:footerReference", NS), strict=True):
            for paragraph in self.package.content[
                self.targets[_relation(reference)]
            ].iterchildren():
                _read(self, paragraph, foot)
        least = min(feet, key=lambda foot: len(foot.stretches), default=_Chapter())
        return least.stretches

    @cached_property
    def targets(self) -> dict[str, str]:
        """Return the parts that the text leads to, by the ids of their relations."""
        return {r.id: r.target for r in self.package.relations[DOCUMENT]}

    @cached_property
    def notes(self) -> dict[str, Root]:
        """Return the footnotes by their ids."""
        found = self.package.content[NOTES].iterfind("w:footnote", NS)
        return {note.get(f"{_W}id"): note for note in found}

    @cached_property
    def colors(self) -> Colors:
        """Return the colours of its theme."""
        return colors(self.package.content["word/theme/theme1.xml"], (_MAP,))

    @cached_property
    def sizes(self) -> dict[str, float]:
        """Return the size of each style in points."""
        found = self.package.content[STYLES].iterfind("w:style", NS)
        sized = ((style, style.find("w:rPr/w:szCs", NS)) for style in found)
        return {
            s.get(f"{_W}styleId"): int(z.get(f"{_W}val")) / _HALF for s, z in sized if z is not None
        }


def _style(paragraph: Root) -> str:
    found = paragraph.find("w:pPr/w:pStyle", NS)
    return "" if found is None else str(found.get(f"{_W}val"))


def _relation(reference: Root) -> str:
    return str(reference.get(f"{{{NS['r']}}}id"))


def _read(word: _Word, block: Root, chapter: _Chapter) -> None:
    """Read a paragraph, or the cells of a table one after the other."""
    if block.tag == f"{_W}tbl":
        described = block.find("w:tblPr/w:tblDescription", NS)
        alt = "" if described is None else described.get(f"{_W}val")
        chapter.pictures.append(Picture("ตาราง", alt))
    for paragraph in block.iter(f"{_W}p"):
        text = _text(paragraph)
        if text.strip():
            chapter.say(text)
        if _style(paragraph) == MARK:
            size = word.sizes.get(MARK, _TALL)
            chapter.stretches.append(Stretch(text, _NOWHERE, _NOWHERE, size))
        for drawing in _shown(paragraph):
            _draw(word, drawing, chapter)
        for reference in paragraph.iter(f"{_W}footnoteReference"):
            note = word.notes[reference.get(f"{_W}id")]
            for one in note.iter(f"{_W}p"):
                chapter.say(_text(one))


def _text(paragraph: Root) -> str:
    """Return the characters of a paragraph, those that fields say among them."""
    said = (e for run in paragraph.iter(f"{_W}r") for e in run.iterchildren(*_SAID))
    return "".join((e.text or "") if e.tag == f"{_W}t" else _SAID[e.tag] for e in said)


def _shown(paragraph: Root) -> Iterator[Root]:
    """Yield the drawings of a paragraph, but for those that Word never shows."""
    for drawing in paragraph.iter(f"{_W}drawing"):
        if not drawing.getparent().tag.endswith("}Fallback"):
            yield drawing


def _draw(word: _Word, drawing: Root, chapter: _Chapter) -> None:
    told = drawing.find("*/wp:docPr", NS)
    name, alt = told.get("name", ""), told.get("descr", "")
    chapter.pictures.append(Picture(name, alt))
    for reference in drawing.iterfind(".//c:chart", NS):
        part = word.targets[reference.get(f"{{{NS['r']}}}id")]
        drawn = pptx_charts.read(word.package, word.source, part, name)
        plotted = plot(word.package.content[part], word.colors)
        chapter.charts.append(replace(drawn.chart, alt=alt, plot=plotted))
        chapter.texts += drawn.texts
