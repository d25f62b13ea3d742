"""Work on a deck as communications staff do, and show what became of it.

Usage: python tools/work_on_deck.py deck.pptx FOLDER
Writes to the folder the deck after Reset on every slide, with a title changed, a slide deleted and
the rest turned round, with every number of its charts halved in their workbooks, in other theme
colours and fonts, at 4:3, and its first, middle and last slides in an office's own deck; beside
each a sheet of pictures by LibreOffice. Prints the faults that the linter finds, and how alike the
slides after Reset are to those before (1 is the same).
Exit code 1 when there is a fault, or a slide that Reset changes.
"""

from __future__ import annotations

import copy
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pptx
from PIL import Image
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from report_builder.audit.pptx_lint import lint
from tools.compare_decks import as_pdf, pictures, similarity

ALIKE = 0.995
"""How alike a slide must be after Reset."""
ACROSS = 4
SWAPS = (("0B3C5D", "7A1F2B"), ("0071BE", "B5482A"), ('"Sarabun"', '"Loma"'))
"""Colours and a face of the theme, and what staff choose in their place."""
SCALED = (
    *(("a:off", "x", "y"), ("a:chOff", "x", "y")),
    *(("a:ext", "cx", "cy"), ("a:chExt", "cx", "cy")),
    *(("a:rPr", "sz"), ("a:defRPr", "sz"), ("a:endParaRPr", "sz")),
    *(("a:spcPts", "val"), ("a:gridCol", "w"), ("a:tr", "h")),
)
"""Elements whose lengths are made smaller with the page."""
OWN_LOOKS = ("a:solidFill", "a:latin", "a:ea", "a:cs")


def main(arguments: list[str]) -> int:
    """Work on a deck; return the exit code."""
    deck, folder = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    data = deck.read_bytes()
    faults = 0
    for name, work in WORKS.items():
        file = folder / f"{name}.pptx"
        file.write_bytes(work(data))
        found = lint(file.read_bytes())
        faults += len(found)
        print(f"{name}: {len(found)} faults", *found[:3], sep="\n  ")
        sheet(file).save(folder / f"{name}.png")
    return int(faults > 0 or not unchanged(deck, folder / "reset.pptx"))


def unchanged(deck: Path, reset: Path) -> bool:
    """Print how alike slides are before and after Reset; tell whether none has changed."""
    pairs = zip(pictures(as_pdf(deck)), pictures(as_pdf(reset)), strict=True)
    alike = [similarity(*pair) for pair in pairs]
    print("after reset: " + " ".join(f"{n}:{value:.3f}" for n, value in enumerate(alike, 1)))
    return min(alike) >= ALIKE


def sheet(file: Path) -> Image.Image:
    """Return the slides of a file on one sheet."""
    slides = [picture.reduce(2) for picture in pictures(as_pdf(file))]
    wide, tall = slides[0].size
    whole = Image.new("L", (wide * ACROSS, tall * -(-len(slides) // ACROSS)), 128)
    for place, slide in enumerate(slides):
        whole.paste(slide, (place % ACROSS * wide, place // ACROSS * tall))
    return whole


def changed(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    """Return what opens a deck, changes it and gives it back."""

    def work(data: bytes) -> bytes:
        presentation = pptx.Presentation(io.BytesIO(data))
        change(presentation)
        out = io.BytesIO()
        presentation.save(out)
        return out.getvalue()

    return work


def reset(presentation: Any) -> None:
    """Take from every placeholder its own frame and looks, as Home > Reset does."""
    for slide in presentation.slides:
        given = {p.placeholder_format.idx: p for p in slide.slide_layout.placeholders}
        for holder in slide.placeholders:
            usual, own = given[holder.placeholder_format.idx], holder._element
            if own.tag == qn("p:graphicFrame"):
                holder.left, holder.top = usual.left, usual.top
                holder.width, holder.height = usual.width, usual.height
            else:
                _plain(own)


def _plain(shape: Any) -> None:
    for element in (*shape.spPr, *shape.iterfind(f".//{qn('a:lstStyle')}/*")):
        element.getparent().remove(element)
    for run in shape.iter(qn("a:rPr")):
        run.attrib.pop("sz", None)
        for tag in OWN_LOOKS:
            for look in run.findall(qn(tag)):
                run.remove(look)


def retold(presentation: Any) -> None:
    """Change a title, delete a slide and turn the order of the others round."""
    presentation.slides[2].shapes.title.text_frame.text = "ชื่อเรื่องใหม่ที่เจ้าหน้าที่พิมพ์เอง"
    ids = presentation.slides._sldIdLst
    presentation.part.drop_rel(ids[4].rId)
    for listed in presentation.element.findall(qn("p:extLst")):
        presentation.element.remove(listed)
    ids.remove(ids[4])
    ids[:] = list(ids)[::-1]


def recounted(presentation: Any) -> None:
    """Halve the numbers of every chart in its workbook, and as it keeps them from there."""
    for part in presentation.part.package.iter_parts():
        if part.content_type == CT.DML_CHART:
            workbook = part.chart_workbook.xlsx_part
            book = openpyxl.load_workbook(io.BytesIO(workbook.blob))
            for values in part._element.iter(qn("c:val")):
                _halve(values, book.active)
            out = io.BytesIO()
            book.save(out)
            workbook._blob = out.getvalue()


def _halve(values: Any, sheet: Any) -> None:
    for shown in values.iter(qn("c:v")):
        shown.text = str(float(shown.text) / 2)
    cells = next(values.iter(qn("c:f"))).text.rpartition("!")[2].replace("$", "")
    for row in sheet[cells] if ":" in cells else ((sheet[cells],),):
        for cell in row:
            cell.value = cell.value / 2 if isinstance(cell.value, int | float) else cell.value


def redressed(presentation: Any) -> None:
    """Switch colours and fonts of the theme."""
    theme = presentation.slide_masters[0].part.part_related_by(RT.THEME)
    for old, new in SWAPS:
        theme._blob = theme.blob.replace(old.encode(), new.encode())


def narrowed(presentation: Any) -> None:
    """Make the page 4:3 and everything on it as much smaller, as Slide Size > Ensure Fit does."""
    share = presentation.slide_height * 4 / 3 / presentation.slide_width
    presentation.slide_width = int(presentation.slide_width * share)
    for root in _trees(presentation):
        for name, *lengths in SCALED:
            for element in root.iter(qn(name)):
                for length in filter(element.get, lengths):
                    element.set(length, str(round(int(element.get(length)) * share)))


def _trees(presentation: Any) -> Iterator[Any]:
    for master in presentation.slide_masters:
        yield master._element
        yield from (layout._element for layout in master.slide_layouts)
    yield from (slide._element for slide in presentation.slides)


def copied(data: bytes) -> bytes:
    """Copy five slides into an office's own deck; their layouts come along, as in PowerPoint."""
    source: Any = pptx.Presentation(io.BytesIO(data))
    target: Any = pptx.Presentation()
    target.slide_width, target.slide_height = source.slide_width, source.slide_height
    slides, last = list(source.slides), len(source.slides) - 1
    for place in (0, last // 4, last // 2, 3 * last // 4, last):
        _take(slides[place], target, place)
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


def _take(slide: Any, target: Any, place: int) -> None:
    master, layout = target.slide_masters[0], slide.slide_layout.part
    layout.partname = PackURI(f"/ppt/slideLayouts/slideLayout{100 + place}.xml")
    layout.rels[_relation(layout, RT.SLIDE_MASTER)]._target = master.part
    listed = master._element.get_or_add_sldLayoutIdLst()
    entry = copy.deepcopy(listed[0])
    entry.set("id", str(2**31 + 5_000 + place))
    entry.set(qn("r:id"), master.part.relate_to(layout, RT.SLIDE_LAYOUT))
    listed.append(entry)
    slide.part.partname = PackURI(f"/ppt/slides/slide{100 + place}.xml")
    for link in list(slide._element.iter(qn("a:hlinkClick"))):
        link.getparent().remove(link)
    for relation in list(slide.part.rels.values()):
        if relation.reltype in (RT.SLIDE, RT.NOTES_SLIDE):
            slide.part.rels.pop(relation.rId)
    target.slides._sldIdLst.add_sldId(target.part.relate_to(slide.part, RT.SLIDE))


def _relation(part: Any, kind: str) -> str:
    return next(str(rel.rId) for rel in part.rels.values() if rel.reltype == kind)


WORKS: dict[str, Callable[[bytes], bytes]] = {
    "reset": changed(reset),
    "retold": changed(retold),
    "recounted": changed(recounted),
    "redressed": changed(redressed),
    "narrowed": changed(narrowed),
    "copied": copied,
}
"""What staff do, by the name of the file that it gives."""

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
