"""Forty faults more, written down after the first were mended, of kinds that those don't have."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from report_builder.audit.pptx_package import NAMESPACES as NS
from tests.audit.plants.in_pdf import Page, _dressed, _numbers, _retold
from tests.audit.plants.in_pptx import (
    NUMBER,
    A,
    C,
    Deck,
    _chart,
    _edited,
    _given,
    _run_properties,
    _shape,
)

TURNED = {"+": "−", "−": "+", "▲": "▼", "▼": "▲"}
SIGN = re.compile(r"[+−▲▼]")


# words of PDF
def names_exchanged(pdf: Pdf, number: int) -> bool:
    """Exchange two texts without digits of one font and about one length."""
    page = Page(pdf, number)
    found = [s for s in page.shown() if 4 < len(s.codes) < 25 and not NUMBER.search(s.text)]
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            alike = one.font is other.font and one.size == other.size
            if alike and one.codes != other.codes:
                page.put(one.at, other.codes)
                page.put(other.at, one.codes)
                return page.save()
    return False


def number_said_twice(pdf: Pdf, number: int) -> bool:
    """Let a number stand where another of its length stood."""
    page = Page(pdf, number)
    found = _numbers(page)
    for _one, a in found:
        for other, b in found:
            if a != b and len(a) == len(b) and _retold(page, other, b, a):
                return page.save()
    return False


def alts_exchanged(pdf: Pdf, number: int) -> bool:
    wanted, found = pdf.pages[number - 1].objgen, []
    for item in pdf.objects:
        owner = item.get("/Pg") if isinstance(item, Dictionary) and "/Alt" in item else None
        if owner is not None and owner.objgen == wanted:
            found.append(item)
    if not found or not str(found[0].Alt):
        return False
    found[0].Alt = pikepdf.String(str(found[0].Alt)[:-6])
    return True


# words of PPTX
sign_turned = partial(_edited, pattern=SIGN, within="a:tbl", change=lambda s: TURNED[s])


def paragraph_gone(deck: Deck, number: int) -> bool:
    for body in deck.slide(number).iterfind(".//p:sp/p:txBody", NS):
        said = [p for p in body.iterfind("a:p", NS) if "".join(p.itertext()).strip()]
        if len(said) > 1:
            body.remove(said[-1])
            return True
    return False


def paragraphs_exchanged(deck: Deck, number: int) -> bool:
    for body in deck.slide(number).iterfind(".//p:sp/p:txBody", NS):
        said = [p for p in body.iterfind("a:p", NS) if "".join(p.itertext()).strip()]
        if len(said) > 1 and "".join(said[0].itertext()) != "".join(said[1].itertext()):
            said[1].addnext(said[0])
            return True
    return False


def rows_exchanged(deck: Deck, number: int) -> bool:
    """Exchange the first cells of two rows of a table."""
    for table in deck.slide(number).iterfind(".//a:tbl", NS):
        cells = [row.find("a:tc/a:txBody", NS) for row in table.findall("a:tr", NS)[1:3]]
        said = {"".join(cell.itertext()) for cell in cells}
        if len(said) == 2:
            one, other = (cell.find("a:p", NS) for cell in cells)
            cells[0].replace(one, deepcopy(other))
            cells[1].replace(other, one)
            return True
    return False


# charts
def _in_chart(deck: Deck, number: int, path: str, inner: str, *, before: bool = False) -> bool:
    found = _chart(deck, number, path)
    if found is None:
        return False
    part = etree.fromstring(f'<x xmlns:c="{NS["c"]}" xmlns:a="{NS["a"]}">{inner}</x>')[0]
    found.addprevious(part) if before else found.append(part)
    return True


trend_added = partial(
    _in_chart,
    path="//c:ser/c:val | //c:ser/c:xVal",
    inner='<c:trendline><c:trendlineType val="linear"/></c:trendline>',
    before=True,
)
titled = partial(
    _in_chart,
    path="//c:chart/c:autoTitleDeleted",
    inner="<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>66.1</a:t></a:r></a:p></c:rich></c:tx>"
    "</c:title>",
    before=True,
)
in_hundreds = partial(
    _in_chart,
    path="//c:valAx",
    inner='<c:dispUnits><c:builtInUnit val="hundreds"/></c:dispUnits>',
)


def dots_gone(deck: Deck, number: int) -> bool:
    """Leave the marks of a series out."""
    found = _chart(deck, number, "//c:ser/c:marker[c:symbol[@val!='none']]")
    if found is None:
        return False
    for child in [*found]:
        found.remove(child)
    etree.SubElement(found, f"{C}symbol", val="none")
    return True


def bars_exchanged(pdf: Pdf, number: int) -> bool:
    """Give the first two filled paths of different colours that follow each other's."""
    page = Page(pdf, number)
    inks = [at for at, (_, operator) in enumerate(page.ops) if str(operator) == "rg"]
    inks = [at for at in inks if str(page.ops[at + 1].operator) in ("re", "m")]
    for one, other in itertools.pairwise(inks):
        if [*page.ops[one].operands] != [*page.ops[other].operands]:
            page.ops[one], page.ops[other] = page.ops[other], page.ops[one]
            return page.save()
    return False


def line_longer(pdf: Pdf, number: int) -> bool:
    """Draw a stroke of a chart further than it reaches."""
    page = Page(pdf, number)
    for at, (operands, operator) in enumerate(page.ops[:-1]):
        if str(operator) == "l" and str(page.ops[at + 1].operator) == "S":
            start = [float(o) for o in page.ops[at - 1].operands]
            x, y = (float(o) for o in operands)
            if 5 < abs(x - start[0]) < 200 and y == start[1]:
                longer = pikepdf.ContentStreamInstruction([x + 20, y], operator)
                page.ops[at] = longer
                return page.save()
    return False


# added
def inline_image(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    held = page.page.Contents.read_bytes()
    image = b"q 40 0 0 40 300 200 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \x10\x20\x30 EI Q"
    page.page.Contents = Stream(pdf, held + b"\n" + image)
    return True


def shaded(pdf: Pdf, number: int) -> bool:
    page = Page(pdf, number)
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 99, 0]), Function=function
    )
    page.page.Resources["/Shading"] = Dictionary(planted=pdf.make_indirect(shading))
    page.add(len(page.ops), "q 300 200 90 40 re W n /planted sh Q")
    return page.save()


def in_a_group(deck: Deck, number: int) -> bool:
    """Write a text among the shapes of a group."""
    for group in deck.slide(number).iterfind("p:cSld/p:spTree/p:grpSp", NS):
        place = group.find("p:grpSpPr/a:xfrm", NS)
        if place is not None:
            x, y = int(place[0].get("x")), int(place[0].get("y"))
            group.append(_shape(x + 9000, y + 9000, 900_000, 300_000, text="66.1"))
            return True
    return False


def row_added(deck: Deck, number: int) -> bool:
    for row in deck.slide(number).iterfind(".//a:tbl/a:tr[last()]", NS):
        row.addnext(deepcopy(row))
        return True
    return False


def alternate_added(deck: Deck, number: int) -> bool:
    """Wrap a text in what only newer programs show."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    whole = etree.fromstring(f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="p14"/>'
                             "</mc:AlternateContent>")  # fmt: skip
    whole[0].append(_shape(3_000_000, 6_500_000, 900_000, 300_000, text="66.1"))
    deck.slide(number).find("p:cSld/p:spTree", NS).append(whole)
    return True


def on_notes(deck: Deck, number: int) -> bool:
    """Draw a text beside the notes of a slide."""
    (part,) = deck.targets(f"ppt/slides/slide{number}.xml", "notesSlide")
    tree = deck.root(part).find("p:cSld/p:spTree", NS)
    tree.append(_shape(900_000, 900_000, 900_000, 300_000, text="ร่าง 66.1"))
    return True


# unreadable
risen = partial(_dressed, "60 Ts", "0 Ts")
narrowed = partial(_dressed, "8 Tz", "100 Tz")
spread = partial(_dressed, "70 Tc", "0 Tc")


def clipped(pdf: Pdf, number: int) -> bool:
    """Let nothing be seen after the first third of a page."""
    page = Page(pdf, number)
    starts = [at for at, op in enumerate(page.ops) if str(op.operator) == "BT"]
    if len(starts) < 6:
        return False
    page.add(starts[len(starts) // 3], "0 0 1 1 re W n")
    return page.save()


turned_upright = partial(_given, path="p:txBody/a:bodyPr", name="vert", value="vert270")
pushed_out = partial(_given, path="p:txBody/a:bodyPr", name="lIns", value="9000000")
"""So much is left free at the left of a text that it stands outside its shape."""


def marked_over(deck: Deck, number: int) -> bool:
    """Mark a number in the colour of its letters."""
    properties = _run_properties(deck, number)
    fill = properties.find("a:solidFill", NS) if properties is not None else None
    if fill is None:
        return False
    mark = etree.Element(f"{A}highlight")
    mark.extend(deepcopy(child) for child in fill)
    fill.addnext(mark)
    return True


def column_closed(deck: Deck, number: int) -> bool:
    """Leave no width to a column of a table."""
    found = deck.slide(number).findall(".//a:tbl/a:tblGrid/a:gridCol", NS)
    if len(found) < 2:
        return False
    found[1].set("w", "0")
    return True


# files and properties
def led_elsewhere(deck: Deck, number: int) -> bool:
    """Let a link of a slide lead to another slide."""
    rels = deck.root(f"ppt/slides/_rels/slide{number}.xml.rels")
    for one in rels:
        if one.get("Type").endswith("/slide"):
            other = "slide2.xml" if not one.get("Target").endswith("slide2.xml") else "slide3.xml"
            one.set("Target", other)
            return True
    return False


def said_by_app(deck: Deck, number: int) -> bool:
    """Say another company."""
    root = deck.root("docProps/app.xml")
    found = next((e for e in root if etree.QName(e).localname == "Company"), None)
    if found is None:
        found = etree.SubElement(root, f"{{{etree.QName(root).namespace}}}Company")
    found.text = "ประเทศ 66.1"
    return True


def link_led_elsewhere(pdf: Pdf, number: int) -> bool:
    for note in pdf.pages[number - 1].get("/Annots", ()):
        if "/Dest" in note and isinstance(note.Dest, Array):
            led = note.Dest[0].objgen
            other = next(page for page in pdf.pages if page.objgen != led)
            note.Dest = Array([other.obj, Name.Fit])
            return True
    return False


def enlarged(pdf: Pdf, number: int) -> bool:
    """Let a page be larger than what stands on it."""
    page = pdf.pages[number - 1]
    left, low, right, high = map(float, page.MediaBox)
    page.MediaBox = Array([left, low, right * 2, high * 2])
    return True


def labelled(pdf: Pdf) -> None:
    """Number the pages otherwise."""
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=40)]))


def named_further(pdf: Pdf) -> None:
    pdf.docinfo["/Status"] = "66.1"


def hidden_bars(pdf: Pdf) -> None:
    """Hide the window of readers around the pages."""
    pdf.Root.PageMode = Name.UseAttachments


def retold(folder: Path, name: str) -> None:
    """Change a number in what a document is meant to say."""
    path = folder / name
    said = path.read_text("utf-8")
    found = re.search(r'\["(\d\d\.\d)", "', said)
    assert found
    path.write_text(said.replace(found[0], '["99.9", "', 1), "utf-8")


def ids_exchanged(rows: list[list[str]]) -> None:
    rows[40][0], rows[41][0] = rows[41][0], rows[40][0]


def value_and_print(rows: list[list[str]]) -> None:
    """Change a value of the register and its print alike."""
    value, printed = rows[0].index("value"), rows[0].index("printed")
    row = next(r for r in rows[1:] if re.fullmatch(r"\d\d\.\d", r[printed]))
    row[value], row[printed] = "99.9", "99.9"


def resource_led(content: dict[str, Any]) -> None:
    content["resources"][0]["path"] = "other.csv"


def unnamed(folder: Path, name: str) -> None:
    """Give a file another name."""
    shutil.move(folder / name, (folder / name).with_stem("x" + Path(name).stem))


def of_other_year(folder: Path, name: str) -> None:
    """Say in the manifest that the folder was made of other data."""
    path = folder / name
    content = json.loads(path.read_text("utf-8"))
    first = next(iter(content["inputs"]))
    content["inputs"][first] = "0" * 64 if isinstance(content["inputs"][first], str) else {}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
