"""Read a finished PowerPoint file: texts, charts and tables of every slide, and their places."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from report_builder.audit import pptx_charts, pptx_drawn, pptx_letters
from report_builder.audit.page import Box, Empty, NativeChart, Page, Picture, Stretch
from report_builder.audit.pptx_colors import RGB, Colors, colors, contrast, inks
from report_builder.audit.pptx_grounds import (
    Painted,
    background,
    behind,
    box_of,
    fill,
    is_free,
    painted,
)
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, Root, first, opened, xpath
from report_builder.audit.pptx_plots import plot
from report_builder.audit.pptx_shapes import shapes, strange
from report_builder.audit.pptx_text import EMU, Body, paragraphs, stretch

_P = f"{{{NS['p']}}}"
_R_ID = f"{{{NS['r']}}}id"
_PRESENTATION = "ppt/presentation.xml"
_STYLES = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle", "body": "p:bodyStyle"}
_TITLES = {"ctrTitle": "title", "subTitle": "body"}
"""What a placeholder of a layout is on the master."""
_PICTURES = ("pic", "graphicFrame", "grpSp")
_STYLED = "ppt/tableStyles.xml"
_BANDS = 5
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)

Part = str | Stretch | Picture | NativeChart | Empty
Kind = TypeVar("Kind", str, Stretch, Picture, NativeChart, Empty)


def read(path: Path) -> Iterator[Page]:
    """Yield the slides of a file in order; raises zipfile.BadZipFile or KeyError for another."""
    package = opened(path.read_bytes())
    root = package.content[_PRESENTATION]
    targets = {r.id: r.target for r in package.relations[_PRESENTATION]}
    size = first(root, "p:sldSz")
    wide, tall = (int(size.get(name)) / EMU for name in ("cx", "cy"))
    slides = [targets[s.get(_R_ID)] for s in root.iterfind("p:sldIdLst/p:sldId", NS)]
    with zipfile.ZipFile(path) as source:
        for number, part in enumerate(slides, 1):
            slide = _Slide(package, source, part)
            found = [*_seen(slide, Box(0.0, 0.0, wide, tall))]
            yield Page(
                number=number,
                width=wide,
                height=tall,
                texts=_of(str, found),
                stretches=_of(Stretch, found),
                pictures=_of(Picture, found),
                charts=_of(NativeChart, found),
                empty=_of(Empty, found),
                notes=slide.notes(),
                shapes=shapes(slide, first(slide.root, "p:cSld/p:spTree")),
                strange=strange(slide.root),
            )


def _of(kind: type[Kind], parts: list[Part]) -> tuple[Kind, ...]:
    return tuple(part for part in parts if isinstance(part, kind))


@dataclass(frozen=True)
class _Slide:
    """A slide, with the layout and the master that its placeholders inherit from."""

    package: Package
    source: zipfile.ZipFile
    part: str

    def related(self, part: str, kind: str) -> str:
        """Return the part that another is related to in a kind of relation, '' for none."""
        found = (r.target for r in self.package.relations.get(part, ()) if r.kind == kind)
        return next(found, "")

    def target(self, relation: str) -> str:
        """Return the part that a relation of the slide leads to."""
        relations = self.package.relations[self.part]
        return next(r.target for r in relations if r.id == relation)

    def media(self, relation: str) -> bytes:
        """Return the file that a relation of the slide leads to, nothing for one outside."""
        relations = self.package.relations.get(self.part, ())
        name = next((r.target for r in relations if r.id == relation and not r.external), "")
        return self.source.read(name) if name in self.package.entries else b""

    @cached_property
    def layout(self) -> Root:
        """Return its layout."""
        return self.package.content[self.related(self.part, "slideLayout")]

    @cached_property
    def master(self) -> Root:
        """Return the master of its layout."""
        layout = self.related(self.part, "slideLayout")
        return self.package.content[self.related(layout, "slideMaster")]

    @cached_property
    def theme(self) -> Root:
        """Return the theme of its master."""
        master = self.related(self.related(self.part, "slideLayout"), "slideMaster")
        return self.package.content[self.related(master, "theme")]

    @cached_property
    def of_layout(self) -> Sequence[Root]:
        """Return what makes shapes of its layout placeholders."""
        return [*self.layout.iterfind(".//p:nvPr/p:ph", NS)]

    @cached_property
    def of_master(self) -> Sequence[Root]:
        """Return what makes shapes of its master placeholders."""
        return [*self.master.iterfind(".//p:nvPr/p:ph", NS)]

    @cached_property
    def colors(self) -> Colors:
        """Return the colours of its theme as it takes them."""
        own = (first(root, "p:clrMapOvr/a:overrideClrMapping") for root in (self.root, self.layout))
        return colors(self.theme, (*own, first(self.master, "p:clrMap")))

    @cached_property
    def root(self) -> Root:
        """Return what the slide itself holds."""
        return self.package.content[self.part]

    def grounds(self, page: Box) -> Iterator[Painted]:
        """Yield what master and layout draw behind the shapes of the slide, the lowest first."""
        shown = (
            (self.layout,) if self.layout.get("showMasterSp") == "0" else (self.master, self.layout)
        )
        roots = (self.root, self.layout, self.master)
        yield background(roots, self.theme, self.colors, page)
        for root in shown:
            yield from painted(root, self.colors)

    def fill(self, shape: Root) -> tuple[RGB, ...] | None:
        """Return what a shape is filled with, itself or by its placeholder; None for nothing."""
        fills = (fill(one, self.colors) for one in (shape, *self.above(shape)))
        return next((found for found in fills if found is not None), None)

    def shapes(self) -> Iterator[Root]:
        """Yield the shapes that are shown, those in groups after their group."""
        tree = self.package.content[self.part].find("p:cSld/p:spTree", NS)
        for shape in tree.iterdescendants(*(f"{_P}{tag}" for tag in ("sp", *_PICTURES))):
            if first(shape, "./*/p:cNvPr").get("hidden") != "1":
                yield shape

    def notes(self) -> str:
        """Return the text of its notes page."""
        root = self.package.content.get(self.related(self.part, "notesSlide"))
        if root is None:
            return ""
        lines = root.iterfind(".//p:txBody/a:p", NS)
        return "\n".join("".join(xpath(p, ".//a:t/text()")) for p in lines)

    def place(self, shape: Root) -> Box:
        """Return where a shape stands, itself or by its placeholder."""
        return _box(self, shape)

    def body(self, shape: Root, text: Root) -> Body:
        """Return a text with what it inherits."""
        return _body(self, shape, text)

    def above(self, shape: Root) -> Iterator[Root]:
        """Yield the placeholders that a placeholder inherits from, nearest first."""
        own = first(shape, "./*/p:nvPr/p:ph")
        if own is None:
            return
        kind, index = own.get("type", "obj"), own.get("idx", "0")
        for holder in self.of_layout:
            if holder.get("idx", "0") == index:
                kind = holder.get("type", kind)
                yield holder.getparent().getparent().getparent()
        for holder in self.of_master:
            if holder.get("type", "obj") == _TITLES.get(kind, kind):
                yield holder.getparent().getparent().getparent()


def _seen(slide: _Slide, page: Box) -> Iterator[Part]:
    """Yield the parts of a slide, each text with its contrast to what was drawn before it."""
    below = [*slide.grounds(page)]
    for shape in slide.shapes():
        filled, box = slide.fill(shape), box_of(shape) or _box(slide, shape)
        if filled is not None:
            below.append(Painted(box, filled, is_free(shape)))
        for part in _parts(slide, shape):
            yield _contrasted(slide, shape, part, below) if isinstance(part, Stretch) else part


def _contrasted(slide: _Slide, shape: Root, part: Stretch, below: Sequence[Painted]) -> Stretch:
    """Return a text with the least contrast of its letters with what is behind them."""
    letters = set(_letters(slide, shape))
    places = [part.body] if part.body != _NOWHERE else [*_bands(part.box)]
    seen = {color for place in places for under in behind(below, place) for color in under}
    ratios = (contrast(ink, g) for ink, own in letters for g in ((own,) if own else seen))
    return replace(part, contrast=min(ratios, default=None))


def _letters(slide: _Slide, shape: Root) -> Iterator[pptx_letters.Letters]:
    text, chart = first(shape, "p:txBody"), shape.find(".//c:chart", NS)
    if text is not None:
        styles = _body(slide, shape, text).styles
        yield from ((ink, None) for ink in inks(text, styles, slide.colors))
    elif shape.tag == f"{_P}graphicFrame" and chart is not None:
        root = slide.package.content[slide.target(chart.get(_R_ID))]
        yield from pptx_letters.of_chart(root, slide.colors)
    for table in shape.iterfind("a:graphic//a:tbl", NS):
        yield from pptx_letters.of_table(table, slide.package.content.get(_STYLED), slide.colors)


def _bands(box: Box) -> Iterator[Box]:
    """Yield bands of a frame, whose letters may stand anywhere in it."""
    tall = (box.bottom - box.top) / _BANDS
    for at in range(_BANDS):
        yield replace(box, top=box.top + at * tall, bottom=box.top + (at + 1) * tall)


def _parts(slide: _Slide, shape: Root) -> Iterator[Part]:
    named, kind = first(shape, "./*/p:cNvPr"), shape.tag.removeprefix(_P)
    text = first(shape, "p:txBody")
    decorative = named.find(".//adec:decorative", NS) is not None
    if (kind in _PICTURES and not decorative) or named.get("descr"):
        yield Picture(named.get("name", ""), named.get("descr", ""))
    if kind == "grpSp":
        yield from pptx_drawn.read(shape, named.get("name", ""), named.get("descr", ""))
    if kind == "graphicFrame":
        yield from _in_frame(slide, shape, named.get("name", ""))
    elif text is not None and "".join(text.itertext()).strip():
        body = _body(slide, shape, text)
        yield from (p.text for p in paragraphs(body))
        yield stretch(body, _box(slide, shape))
    elif kind == "sp" and first(shape, "p:nvSpPr/p:nvPr/p:ph") is not None:
        yield Empty(named.get("name", ""))


def _in_frame(slide: _Slide, frame: Root, name: str) -> Iterator[Part]:
    chart = frame.find(".//c:chart", NS)
    if chart is not None:
        drawn = pptx_charts.read(slide.package, slide.source, slide.target(chart.get(_R_ID)), name)
        plotted = plot(slide.package.content[slide.target(chart.get(_R_ID))], slide.colors)
        alt = first(frame, "./*/p:cNvPr").get("descr", "")
        yield replace(drawn.chart, alt=alt, plot=plotted)
        yield from drawn.texts
        yield Stretch(name, _box(slide, frame), _NOWHERE, drawn.size)
    cells = [Body((cell,), ()) for cell in frame.iterfind(".//a:tc/a:txBody", NS)]
    told = [paragraph for cell in cells for paragraph in paragraphs(cell)]
    yield from (paragraph.text for paragraph in told)
    if told:
        smallest = min(paragraph.size for paragraph in told)
        yield Stretch(name, _box(slide, frame), _NOWHERE, smallest)


def _body(slide: _Slide, shape: Root, own: Root) -> Body:
    above = [b for holder in slide.above(shape) for b in holder.iterfind("p:txBody", NS)]
    kind = xpath(shape, "string(p:nvSpPr/p:nvPr/p:ph/@type)")
    shared = slide.master.iterfind(f"p:txStyles/{_STYLES.get(kind, 'p:otherStyle')}", NS)
    bodies = (own, *above)
    lists = [s for body in bodies for s in body.iterfind("a:lstStyle", NS)]
    return Body(bodies, (*lists, *shared))


def _box(slide: _Slide, shape: Root) -> Box:
    placed = (shape, *slide.above(shape))
    transforms = (xpath(s, "p:spPr/a:xfrm | p:xfrm") for s in placed)
    found = next(filter(None, transforms), None)
    if found is None:
        return _NOWHERE
    place, size = first(found[0], "a:off"), first(found[0], "a:ext")
    left, top = int(place.get("x")) / EMU, int(place.get("y")) / EMU
    return Box(left, top, left + int(size.get("cx")) / EMU, top + int(size.get("cy")) / EMU)
