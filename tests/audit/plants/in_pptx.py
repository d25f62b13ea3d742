"""Faults of a slide: each changes the parts of a file and tells whether the slide has the place."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from lxml import etree

from report_builder.audit.pptx_package import NAMESPACES as NS
from tests.audit.plant import in_zip

NUMBER = re.compile(r"\d+\.\d|\d{2,}")
WORD = re.compile(r"[ก-์]{5,}")
A, P, C = (f"{{{NS[name]}}}" for name in "apc")
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass
class Deck:
    """The parts of a file as they are changed."""

    parts: dict[str, bytes]
    parsed: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Deck:
        with zipfile.ZipFile(path) as source:
            return cls({name: source.read(name) for name in source.namelist()})

    def root(self, name: str) -> Any:
        if name not in self.parsed:
            self.parsed[name] = etree.fromstring(self.parts[name])
        return self.parsed[name]

    def slide(self, number: int) -> Any:
        return self.root(_slide(number))

    def targets(self, part: str, kind: str) -> list[str]:
        folder, file = part.rsplit("/", 1)
        rels = self.root(f"{folder}/_rels/{file}.rels")
        base = folder.split("/")
        found = []
        for r in rels:
            if r.get("Type").endswith(f"/{kind}"):
                steps = r.get("Target").split("/")
                up = steps.count("..")
                if steps[0] == "":
                    found.append("/".join(steps[1:]))
                else:
                    found.append("/".join([*base[: len(base) - up], *steps[up:]]))
        return found

    def charts(self, number: int) -> list[str]:
        return self.targets(_slide(number), "chart")

    def write(self, path: Path) -> None:
        for name, root in self.parsed.items():
            self.parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name, data in self.parts.items():
                target.writestr(name, data)


Change = Callable[[Deck, int], bool]


def _runs(root: Any, pattern: re.Pattern[str] = NUMBER, within: str = "p:sp") -> list[Any]:
    paths = f".//{within}//a:r/a:t"
    return [t for t in root.xpath(paths, namespaces=NS) if pattern.search(t.text or "")]


def _exchange(found: list[Any], number: int) -> bool:
    pairs = [*combinations(found, 2)]
    random.Random(number).shuffle(pairs)
    for one, other in pairs:
        a, b = NUMBER.search(one.text), NUMBER.search(other.text)
        if a and b and a[0] != b[0] and len(a[0]) == len(b[0]):
            one.text = one.text.replace(a[0], b[0], 1)
            other.text = other.text.replace(b[0], a[0], 1)
            return True
    return False


def swapped(deck: Deck, number: int) -> bool:
    return _exchange(_runs(deck.slide(number)), number)


def swapped_in_table(deck: Deck, number: int) -> bool:
    return _exchange(_runs(deck.slide(number), within="a:tbl"), number)


def swapped_in_one(deck: Deck, number: int) -> bool:
    """Exchange two numbers of one text, or of texts beside each other."""
    found = _runs(deck.slide(number))
    return any(_exchange([*pair], number) for pair in pairwise(found))


def places_swapped(deck: Deck, number: int) -> bool:
    """Let two shapes with numbers stand in each other's place."""
    shapes = [
        s
        for s in deck.slide(number).xpath(".//p:sp[p:spPr/a:xfrm]", namespaces=NS)
        if re.fullmatch(r"[+−]?\d+(\.\d)?%?", "".join(s.xpath(".//a:t/text()", namespaces=NS)))
    ]
    for one, other in combinations(shapes, 2):
        texts = ["".join(s.xpath(".//a:t/text()", namespaces=NS)) for s in (one, other)]
        if texts[0] != texts[1]:
            a, b = (s.find("p:spPr/a:xfrm/a:off", NS) for s in (one, other))
            (ax, ay), (bx, by) = ((o.get("x"), o.get("y")) for o in (a, b))
            a.set("x", bx), a.set("y", by), b.set("x", ax), b.set("y", ay)
            return True
    return False


def _edited(
    deck: Deck,
    number: int,
    pattern: re.Pattern[str],
    change: Callable[[str], str],
    within: str = "p:sp",
) -> bool:
    found = _runs(deck.slide(number), pattern, within)
    if not found:
        return False
    text = found[len(found) // 2]
    match = pattern.search(text.text)
    text.text = text.text.replace(match[0], change(match[0]), 1)
    return True


def _next(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


number_changed = partial(_edited, pattern=NUMBER, change=_next)
number_in_table = partial(_edited, pattern=NUMBER, change=_next, within="a:tbl")
word_changed = partial(_edited, pattern=WORD, change=lambda w: w[:2] + w[3:])
word_in_table = partial(_edited, pattern=WORD, change=lambda w: w[:2] + w[3:], within="a:tbl")


def title_changed(deck: Deck, number: int) -> bool:
    title = deck.slide(number).xpath(
        ".//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']]//a:t", namespaces=NS
    )
    if not title:
        return False
    title[-1].text = title[-1].text[:-3]
    return True


def alt_changed(deck: Deck, number: int) -> bool:
    for named in deck.slide(number).iterfind(".//p:cNvPr[@descr]", NS):
        if named.get("descr"):
            said = named.get("descr")
            changed = NUMBER.sub("99", said, count=1)
            named.set("descr", changed if changed != said else said[:-3])
            return True
    return False


def _notes(deck: Deck, number: int) -> list[Any]:
    (part,) = deck.targets(_slide(number), "notesSlide")
    return [t for t in deck.root(part).xpath(".//p:sp//a:t", namespaces=NS) if t.text.strip()]


def notes_number(deck: Deck, number: int) -> bool:
    for text in _notes(deck, number):
        found = NUMBER.search(text.text)
        if found and "." in found[0]:
            text.text = text.text.replace(found[0], _next(found[0]), 1)
            return True
    return False


def notes_turned(deck: Deck, number: int) -> bool:
    for text in _notes(deck, number):
        for old, new in (("สูงสุด", "ต่ำสุด"), ("สูงกว่า", "ต่ำกว่า"), ("มาก", "น้อย")):
            if old in text.text:
                text.text = text.text.replace(old, new, 1)
                return True
    return False


def notes_emptied(deck: Deck, number: int) -> bool:
    found = _notes(deck, number)
    for text in found:
        text.text = ""
    return len(found) > 1


def notes_swapped(deck: Deck, number: int) -> bool:
    return _exchange([t for t in _notes(deck, number) if NUMBER.search(t.text)], number)


def _chart(deck: Deck, number: int, path: str) -> Any:
    for part in deck.charts(number):
        found = deck.root(part).xpath(path, namespaces=NS)
        if found:
            return found[0]
    return None


def _set(
    deck: Deck, number: int, path: str, change: Callable[[str], str], name: str = "val"
) -> bool:
    found = _chart(deck, number, path)
    if found is None:
        return False
    found.set(name, change(found.get(name)))
    return True


axis_min = partial(_set, path="//c:valAx/c:scaling/c:min", change=lambda v: str(float(v) + 30))
axis_max = partial(_set, path="//c:valAx/c:scaling/c:max", change=lambda v: str(float(v) * 2))
axis_reversed = partial(
    _set,
    path="//c:valAx/c:scaling/c:orientation",
    change=lambda v: "minMax" if v == "maxMin" else "maxMin",
)
names_reversed = partial(
    _set,
    path="//c:catAx/c:scaling/c:orientation",
    change=lambda v: "minMax" if v == "maxMin" else "maxMin",
)
label_format = partial(
    _set, path="//c:dLbls/c:numFmt", name="formatCode", change=lambda v: '"9"' + v
)
axis_log = partial(
    _set, path="//c:barChart/c:barDir", change=lambda v: "col" if v == "bar" else "bar"
)


def number_format(deck: Deck, number: int) -> bool:
    found = _chart(deck, number, "//c:val//c:formatCode")
    if found is None:
        return False
    found.text = '"9"' + found.text
    return True


def scatter_format(deck: Deck, number: int) -> bool:
    found = _chart(deck, number, "//c:dLbl//a:fld/a:t | //c:dLbl//a:r/a:t[normalize-space()]")
    if found is None:
        return False
    found.text = "99"
    return True


def cached_value(deck: Deck, number: int) -> bool:
    found = _chart(deck, number, "//c:val//c:pt/c:v | //c:xVal//c:pt/c:v")
    if found is None:
        return False
    found.text = str(float(found.text) * 0.9)
    return True


def cached_swap(deck: Deck, number: int) -> bool:
    for part in deck.charts(number):
        values = deck.root(part).xpath("(//c:ser)[1]//c:val//c:v", namespaces=NS)
        for one, other in combinations(values, 2):
            if one.text != other.text:
                one.text, other.text = other.text, one.text
                return True
    return False


def _book(deck: Deck, number: int, change: Callable[[bytes], bytes]) -> bool:
    for part in deck.charts(number):
        for book in deck.targets(part, "package"):
            data = in_zip(deck.parts[book], {"xl/worksheets/sheet1.xml": change})
            changed = data != deck.parts[book]
            deck.parts[book] = data
            return changed
    return False


def _first_value(content: bytes) -> bytes:
    return re.sub(
        rb"<v>(\d+\.\d+)</v>", lambda m: b"<v>%f</v>" % (float(m[1]) * 0.9), content, count=1
    )


workbook_value = partial(_book, change=_first_value)


def _two_values(content: bytes) -> bytes:
    found = re.findall(rb"<v>\d+\.\d+</v>", content)
    if len({*found}) < 2:
        return content
    a, b = found[0], next(v for v in found if v != found[0])
    return content.replace(a, b"@", 1).replace(b, a, 1).replace(b"@", b, 1)


workbook_swap = partial(_book, change=_two_values)


def value_and_workbook(deck: Deck, number: int) -> bool:
    """Exchange two values in the cache and in the workbook alike."""
    for part in deck.charts(number):
        values = deck.root(part).xpath("(//c:ser)[1]//c:val//c:v", namespaces=NS)
        for one, other in combinations(values, 2):
            for book in deck.targets(part, "package"):
                a, b = (f"<v>{value.text}</v>".encode() for value in (one, other))
                exchange = partial(_exchanged, a=a, b=b)
                data = in_zip(deck.parts[book], {"xl/worksheets/sheet1.xml": exchange})
                if a != b and data != deck.parts[book]:
                    deck.parts[book] = data
                    one.text, other.text = other.text, one.text
                    return True
    return False


def _exchanged(content: bytes, a: bytes, b: bytes) -> bytes:
    if a not in content or b not in content:
        return content
    return content.replace(a, b"@", 1).replace(b, a, 1).replace(b"@", b, 1)


def categories_swapped(deck: Deck, number: int) -> bool:
    """Exchange the names of two bars."""
    for part in deck.charts(number):
        names = deck.root(part).xpath("(//c:ser)[1]//c:cat//c:v", namespaces=NS)
        if len(names) > 1:
            names[0].text, names[1].text = names[1].text, names[0].text
            return True
    return False


def point_recolored(deck: Deck, number: int) -> bool:
    found = _chart(deck, number, "//c:ser/c:dPt//a:solidFill/a:schemeClr")
    if found is None:
        found = _chart(deck, number, "//c:ser/c:spPr/a:solidFill/a:schemeClr")
    if found is None:
        return False
    found.set("val", "accent6" if found.get("val") != "accent6" else "accent2")
    for child in [*found]:
        found.remove(child)
    return True


def series_hidden(deck: Deck, number: int) -> bool:
    found = _chart(deck, number, "//c:ser[c:val][not(c:dPt)]/c:spPr/a:solidFill")
    if found is None:
        return False
    found.addprevious(etree.Element(f"{A}noFill"))
    found.getparent().remove(found)
    return True


def plot_narrowed(deck: Deck, number: int) -> bool:
    return _set(
        deck, number, "//c:plotArea/c:layout/c:manualLayout/c:w", lambda v: str(float(v) / 2)
    )


def _in_group(deck: Deck, number: int, path: str) -> Any:
    found = deck.slide(number).xpath(f".//p:grpSp{path}", namespaces=NS)
    return found[len(found) // 2] if found else None


def drawn_bar_halved(deck: Deck, number: int) -> bool:
    found = _in_group(deck, number, "/p:sp[contains(p:nvSpPr/p:cNvPr/@name, ' แท่ง ')]//a:ext[@cx]")
    if found is None:
        return False
    found.set("cx", str(int(found.get("cx")) // 2))
    found.set("cy", str(int(found.get("cy")) // 2))
    return True


def map_recolored(deck: Deck, number: int) -> bool:
    """Give a shape with an outline of its own and words for it another colour."""
    found = deck.slide(number).xpath(
        ".//p:grpSp/p:sp[p:spPr/a:custGeom][p:nvSpPr/p:cNvPr/@descr]/p:spPr/a:solidFill/a:schemeClr",
        namespaces=NS,
    )
    if len(found) < 8:
        return False
    one = next(f for f in found[5:])
    other = next((f for f in found if etree.tostring(f) != etree.tostring(one)), None)
    if other is None:
        return False
    one.getparent().replace(one, deepcopy(other))
    return True


SHAPE = """<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr>
<p:cNvPr id="9{id}" name="ข้อความ {id}" {more}/>
<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>
</a:xfrm>{form}{fill}</p:spPr>{text}</p:sp>"""
RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
SEVEN = (
    '<a:custGeom><a:avLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="10" h="20">'
    '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="10" y="0"/></a:lnTo><a:lnTo>'
    '<a:pt x="4" y="20"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
)
TEXT = (
    '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="th-TH" sz="1800"/><a:t>{}</a:t></a:r>'
    "</a:p></p:txBody>"
)
DECORATION = '<a:extLst xmlns:a="{a}"/>'


def _shape(
    x: int,
    y: int,
    w: int,
    h: int,
    *,
    fill: str = "",
    text: str = "",
    form: str = RECT,
    ident: int = 901,
    more: str = "",
) -> Any:
    filled = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else ""
    said = TEXT.format(text) if text else ""
    return etree.fromstring(
        SHAPE.format(
            p=NS["p"],
            a=NS["a"],
            id=ident,
            x=x,
            y=y,
            w=w,
            h=h,
            form=form,
            fill=filled,
            text=said,
            more=more,
        )
    )


def _added(deck: Deck, number: int, **looks: Any) -> bool:
    tree = deck.slide(number).find("p:cSld/p:spTree", NS)
    tree.append(_shape(3_000_000, 6_500_000, 900_000, 300_000, **looks))
    return True


number_added = partial(_added, text="66.1")
word_added = partial(_added, text="ร่างสำหรับวันจันทร์")
mark_added = partial(_added, fill="accent2", more='descr="แถบ"')
path_added = partial(_added, fill="tx1", form=SEVEN, more='descr="รูป"')


def _numbered(deck: Deck, number: int) -> Any:
    """Return a shape of a slide that shows a number and says where it stands."""
    for shape in deck.slide(number).xpath(".//p:sp[p:spPr/a:xfrm][p:txBody]", namespaces=NS):
        if NUMBER.search("".join(shape.xpath(".//a:t/text()", namespaces=NS))):
            return shape
    return None


def _over(deck: Deck, number: int, **looks: Any) -> bool:
    shape = _numbered(deck, number)
    if shape is None:
        return False
    place = shape.find("p:spPr/a:xfrm", NS)
    numbers = (place[0].get("x"), place[0].get("y"), place[1].get("cx"), place[1].get("cy"))
    cover = _shape(*map(int, numbers), **looks)
    deck.slide(number).find("p:cSld/p:spTree", NS).append(cover)
    return True


covered = partial(_over, fill="bg1", more='descr="พื้น"')
blocked = partial(_over, fill="accent1", more='descr="พื้น"')
overpainted = partial(_over, fill="bg1", text="77.7")


def page_covered(deck: Deck, number: int) -> bool:
    tree = deck.slide(number).find("p:cSld/p:spTree", NS)
    tree.append(_shape(0, 900_000, 20_000_000, 5_000_000, fill="bg1", more='descr="พื้น"'))
    return True


PICTURE = """<p:pic xmlns:p="{p}" xmlns:a="{a}" xmlns:r="{r}"><p:nvPicPr><p:cNvPr id="977"
name="ภาพ 1" descr="ภาพ"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId77"/>
<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="3000000" y="3000000"/>
<a:ext cx="900000" cy="900000"/></a:xfrm>{form}</p:spPr></p:pic>"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def _related(deck: Deck, part: str, id: str, kind: str, target: str, **more: str) -> None:
    """Add a relation to a part."""
    folder, file = part.rsplit("/", 1)
    rels, tag = deck.root(f"{folder}/_rels/{file}.rels"), f"{{{NS['rel']}}}Relationship"
    etree.SubElement(rels, tag, Id=id, Type=kind, Target=target, **more)


def _slide(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _pictured(deck: Deck, part: str) -> bool:
    tree = deck.root(part).find("p:cSld/p:spTree", NS)
    tree.append(etree.fromstring(PICTURE.format(p=NS["p"], a=NS["a"], r=NS["r"], form=RECT)))
    _related(deck, part, "rId77", f"{REL}/image", "../media/planted.png")
    deck.parts["ppt/media/planted.png"] = PNG
    types = deck.root("[Content_Types].xml")
    if not types.xpath("ct:Default[@Extension='png']", namespaces=NS):
        types.insert(
            0, etree.Element(f"{{{NS['ct']}}}Default", Extension="png", ContentType="image/png")
        )
    return True


def picture_added(deck: Deck, number: int) -> bool:
    return _pictured(deck, _slide(number))


def _layout(deck: Deck, number: int) -> str:
    return deck.targets(_slide(number), "slideLayout")[0]


def _master(deck: Deck, number: int) -> str:
    return deck.targets(_layout(deck, number), "slideMaster")[0]


def on_layout(
    deck: Deck, number: int, *, find: Callable[[Deck, int], str] = _layout, **looks: Any
) -> bool:
    tree = deck.root(find(deck, number)).find("p:cSld/p:spTree", NS)
    tree.append(_shape(3_000_000, 3_000_000, 1_900_000, 400_000, **looks))
    return True


text_on_layout = partial(on_layout, text="ร่าง 66.1")
shape_on_layout = partial(on_layout, fill="accent2")
text_on_master = partial(on_layout, find=_master, text="ร่าง 66.1")
shape_on_master = partial(on_layout, find=_master, fill="accent2")


def picture_on_layout(deck: Deck, number: int) -> bool:
    return _pictured(deck, _layout(deck, number))


def picture_on_master(deck: Deck, number: int) -> bool:
    return _pictured(deck, _master(deck, number))


def number_as_picture_of_chart(deck: Deck, number: int) -> bool:
    """Fill a shape of the slide with a picture."""
    shape = _numbered(deck, number)
    if shape is None:
        return False
    properties = shape.find("p:spPr", NS)
    fill = etree.fromstring(
        f'<a:blipFill xmlns:a="{NS["a"]}" xmlns:r="{NS["r"]}"><a:blip r:embed="rId77"/>'
        "</a:blipFill>"
    )
    properties.insert(2, fill)
    _related(deck, _slide(number), "rId77", f"{REL}/image", "../media/planted2.png")
    deck.parts["ppt/media/planted2.png"] = PNG
    return True


def background_pictured(deck: Deck, number: int) -> bool:
    whole = deck.slide(number).find("p:cSld", NS)
    whole.insert(
        0,
        etree.fromstring(
            f'<p:bg xmlns:p="{NS["p"]}" xmlns:a="{NS["a"]}"><p:bgPr><a:solidFill><a:schemeClr '
            'val="tx1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )
    return True


def commented(deck: Deck, number: int) -> bool:
    _related(deck, _slide(number), "rId78", f"{REL}/comments", "../comments/comment1.xml")
    deck.parts["ppt/comments/comment1.xml"] = f'<p:cmLst xmlns:p="{NS["p"]}"/>'.encode()
    return True


def _run_properties(deck: Deck, number: int) -> Any:
    found = _runs(deck.slide(number))
    return found[len(found) // 2].getparent().find("a:rPr", NS) if found else None


def _inked(deck: Deck, number: int, inner: str) -> bool:
    properties = _run_properties(deck, number)
    if properties is None:
        return False
    for fill in properties.iterfind("a:solidFill", NS):
        properties.remove(fill)
    properties.insert(0, etree.fromstring(f'<a:x xmlns:a="{NS["a"]}">{inner}</a:x>')[0])
    return True


def _solid(color: str, more: str = "") -> str:
    return f'<a:solidFill><a:schemeClr val="{color}">{more}</a:schemeClr></a:solidFill>'


white = partial(_inked, inner=_solid("bg1"))
no_ink = partial(_inked, inner="<a:noFill/>")
seen_through = partial(_inked, inner=_solid("tx1", '<a:alpha val="0"/>'))
pale = partial(_inked, inner=_solid("bg1", '<a:lumMod val="90000"/>'))
gradient = partial(
    _inked,
    inner='<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"/></a:gs><a:gs pos="100000">'
    '<a:schemeClr val="bg1"/></a:gs></a:gsLst></a:gradFill>',
)


def _marked(deck: Deck, number: int, name: str, value: str) -> bool:
    properties = _run_properties(deck, number)
    if properties is None:
        return False
    properties.set(name, value)
    return True


struck = partial(_marked, name="strike", value="sngStrike")
tiny = partial(_marked, name="sz", value="100")
raised = partial(_marked, name="baseline", value="30000")


def other_face(deck: Deck, number: int) -> bool:
    """Set a number in a face of symbols."""
    properties = _run_properties(deck, number)
    if properties is None:
        return False
    for face in properties.xpath("a:latin | a:cs | a:ea | a:sym", namespaces=NS):
        face.set("typeface", "Wingdings")
    if properties.find("a:latin", NS) is None:
        etree.SubElement(properties, f"{A}latin", typeface="Wingdings")
    return True


def _moved(deck: Deck, number: int, x: int) -> bool:
    shape = _numbered(deck, number)
    if shape is None:
        return False
    place = shape.find("p:spPr/a:xfrm/a:off", NS)
    place.set("x", str(int(place.get("x")) + x))
    return True


off_slide = partial(_moved, x=-20_000_000)
moved_aside = partial(_moved, x=1_500_000)


def _given(deck: Deck, number: int, path: str, name: str, value: str) -> bool:
    """Give a part of a text with a number another attribute."""
    shape = _numbered(deck, number)
    if shape is None:
        return False
    shape.find(path, NS).set(name, value)
    return True


hidden = partial(_given, path="p:nvSpPr/p:cNvPr", name="hidden", value="1")
rotated = partial(_given, path="p:spPr/a:xfrm", name="rot", value="10800000")


def animated(deck: Deck, number: int) -> bool:
    """Let a shape vanish when the slide is shown."""
    deck.slide(number).append(
        etree.fromstring(
            f'<p:timing xmlns:p="{NS["p"]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" '
            'nodeType="tmRoot"/></p:par></p:tnLst></p:timing>'
        )
    )
    return True


def slide_hidden(deck: Deck, number: int) -> bool:
    deck.slide(number).set("show", "0")
    return True


def linked_out(deck: Deck, number: int, kind: str = "hyperlink") -> bool:
    _related(
        deck, _slide(number), "rId79", f"{REL}/{kind}", "https://evil.test/x", TargetMode="External"
    )
    return True


image_linked = partial(linked_out, kind="image")
film_linked = partial(linked_out, kind="video")
object_linked = partial(linked_out, kind="oleObject")


def qr_covered(deck: Deck, number: int) -> bool:
    """Lay a white square over the freeform of most points: the code."""
    shapes = deck.slide(number).xpath(".//p:sp[p:spPr/a:custGeom]", namespaces=NS)
    if not shapes:
        return False
    code = max(shapes, key=lambda s: len(s.findall(".//a:moveTo", NS)))
    place = code.find("p:spPr/a:xfrm", NS)
    numbers = (place[0].get("x"), place[0].get("y"), place[1].get("cx"), place[1].get("cy"))
    cover = _shape(*map(int, numbers), fill="bg1", more='descr="พื้น"')
    deck.slide(number).find("p:cSld/p:spTree", NS).append(cover)
    return True


def qr_altered(deck: Deck, number: int) -> bool:
    shapes = deck.slide(number).xpath(".//p:sp[p:spPr/a:custGeom]", namespaces=NS)
    code = max(shapes, key=lambda s: len(s.findall(".//a:moveTo", NS)), default=None)
    paths = code.findall(".//a:moveTo/a:pt", NS) if code is not None else []
    if len(paths) < 30:
        return False
    for point in paths[10:30]:
        point.set("x", str(int(point.get("x")) + 400))
    return True


def _themed(deck: Deck, number: int, path: str, change: Callable[[Any], None]) -> bool:
    part = deck.targets(_master(deck, number), "theme")[0]
    for found in deck.root(part).xpath(path, namespaces=NS):
        change(found)
    return True


def theme_white(deck: Deck, number: int) -> bool:
    def whiten(color: Any) -> None:
        for child in [*color]:
            color.remove(child)
        etree.SubElement(color, f"{A}srgbClr", val="FFFFFF")

    return _themed(deck, number, "//a:clrScheme/a:dk1", whiten)


def theme_accents_swapped(deck: Deck, number: int) -> bool:
    part = deck.targets(_master(deck, number), "theme")[0]
    one, other = (deck.root(part).find(f".//a:clrScheme/a:accent{n}", NS) for n in (1, 2))
    one[0], other[0] = deepcopy(other[0]), deepcopy(one[0])
    return True


def theme_fonts(deck: Deck, number: int) -> bool:
    return _themed(
        deck,
        number,
        "//a:fontScheme//a:latin | //a:fontScheme//a:cs | //a:fontScheme//a:font",
        lambda face: face.set("typeface", "Wingdings"),
    )


def embedded_fonts_swapped(deck: Deck, number: int) -> bool:
    fonts = sorted(name for name in deck.parts if name.endswith(".fntdata"))
    if len(fonts) < 2:
        return False
    one, other = fonts[:2]
    deck.parts[one], deck.parts[other] = deck.parts[other], deck.parts[one]
    return True


def slides_exchanged(deck: Deck, number: int) -> bool:
    ids = deck.root("ppt/presentation.xml").find("p:sldIdLst", NS)
    one, other = ids[number - 1], ids[number + 1]
    after = other.getnext()
    ids.insert(number - 1, other)
    if after is None:
        ids.append(one)
    else:
        after.addprevious(one)
    return True


def slide_gone(deck: Deck, number: int) -> bool:
    ids = deck.root("ppt/presentation.xml").find("p:sldIdLst", NS)
    ids.remove(ids[number - 1])
    return True


def slide_twice(deck: Deck, number: int) -> bool:
    ids = deck.root("ppt/presentation.xml").find("p:sldIdLst", NS)
    again = deepcopy(ids[number - 1])
    again.set("id", "99999")
    ids[number - 1].addnext(again)
    return True


def sections_renamed(deck: Deck, number: int) -> bool:
    sections = deck.root("ppt/presentation.xml").xpath("//p14:section", namespaces=NS)
    if not sections:
        return False
    sections[0].set("name", "อื่น")
    return True


def size_changed(deck: Deck, number: int) -> bool:
    size = deck.root("ppt/presentation.xml").find("p:sldSz", NS)
    size.set("cy", str(int(size.get("cy")) * 2 // 3))
    return True


def _core(deck: Deck, number: int, tag: str) -> bool:
    root = deck.root("docProps/core.xml")
    found = next((e for e in root if etree.QName(e).localname == tag), None)
    if found is None:
        found = etree.SubElement(root, "{http://purl.org/dc/elements/1.1/}" + tag)
    found.text = "ประเทศ 66.1"
    return True


core_title = partial(_core, tag="title")
core_creator = partial(_core, tag="creator")
core_description = partial(_core, tag="description")
core_subject = partial(_core, tag="subject")


def macro(deck: Deck, number: int) -> bool:
    _related(
        deck,
        "ppt/presentation.xml",
        "rId80",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
    )
    deck.parts["ppt/vbaProject.bin"] = b"macro"
    return True


def attached(deck: Deck, number: int) -> bool:
    deck.parts["ppt/embeddings/payload.bin"] = b"payload"
    _related(deck, _slide(number), "rId81", f"{REL}/package", "../embeddings/payload.bin")
    return True
