"""Find in a PowerPoint file what makes Office repair it and the Open XML SDK doesn't see.

Also finds what staff would trip over: a colour that no theme can change, text without a language,
a slide without a title, a picture of anything without words for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from report_builder.audit import chart_lint
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, Root, kind_of, opened, values, xpath

LANGUAGE, FOREIGN = "th-TH", "en-US"
_LATIN, _THAI = re.compile("[A-Za-z]"), re.compile("[\u0e00-\u0e7f]")
_NEEDED = {
    "slide": ("slideLayout",),
    "slideLayout": ("slideMaster",),
    "slideMaster": ("theme", "slideLayout"),
    "notesSlide": ("slide", "notesMaster"),
    "notesMaster": ("theme",),
    "chart": ("package",),
}
"""Kinds of relation that each kind of part must have."""
_TITLES = ("title", "ctrTitle")
_FLAG = "contains(p:nvSpPr/p:cNvPr/@name, '.flag')"
"""What is drawn in the colours of a flag, which no theme should change."""
_LARGEST_ID = 2**31


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the part it is in and what is wrong there."""

    part: str
    fault: str

    def __str__(self) -> str:
        return f"{self.part}: {self.fault}"


def lint(data: bytes) -> tuple[Finding, ...]:
    """Return the faults of a PowerPoint file, in the order of its parts; none for a sound one."""
    package = opened(data)
    whole = (fault for check in _WHOLE for fault in check(package))
    parts = (Finding(name, fault) for name in package.content for fault in _in_part(package, name))
    return (*(Finding(part, fault) for part, fault in whole), *parts)


def _in_part(package: Package, name: str) -> Iterator[str]:
    if broken := package.content.fault(name):
        yield f"is not well-formed: {broken}"
        return
    for check in _EVERY + _BY_KIND.get(kind_of(name), ()):
        yield from check(package, name, package.content[name])


Placed = Iterator[tuple[str, str]]


def _entries(package: Package) -> Placed:
    for name, count in Counter(package.entries).items():
        if count > 1:
            yield name, f"stands in the zip file {count} times"
    for name, count in Counter(entry.lower() for entry in set(package.entries)).items():
        if count > 1:
            yield name, "differs from another part in upper and lower case only"
    for name, error in package.broken.items():
        yield name, f"is not well-formed: {error}"


def _content_types(package: Package) -> Placed:
    for name, count in Counter(package.overrides).items():
        if count > 1:
            yield name, "has two content types"
        if name not in package.names:
            yield name, "has a content type but doesn't exist"
    for name in package.names:
        if package.content_type(name) in (None, "application/xml"):
            yield name, "has no content type of its own"


def _relations(package: Package) -> Placed:
    for name, relations in package.relations.items():
        for identity, count in Counter(relation.id for relation in relations).items():
            if count > 1:
                yield name, f"has two relations {identity}"
        for relation in relations:
            if not relation.external and relation.target not in package.names:
                yield name, f"is related to {relation.target}, which doesn't exist"
    for name in package.names - package.reached():
        yield name, "is reached by no relation"


def _presentation(package: Package) -> Placed:
    root = package.content.get("ppt/presentation.xml")
    if root is None:
        yield "ppt/presentation.xml", "doesn't exist"
        return
    slides = [int(i) for i in values(root, "p:sldIdLst/p:sldId/@id")]
    if len(set(slides)) < len(slides) or any(not 256 <= i < _LARGEST_ID for i in slides):
        yield "ppt/presentation.xml", f"has slide ids that are not unique or in range: {slides}"
    masters = [values(root, "//p:sldMasterId/@id")] + [
        values(package.content[name], "//p:sldLayoutId/@id")
        for name in package.content
        if kind_of(name) == "slideMaster"
    ]
    ids = [identity for found in masters for identity in found]
    if len(set(ids)) < len(ids):
        yield "ppt/presentation.xml", "gives masters and layouts the same id"
    yield from (("ppt/presentation.xml", fault) for fault in _sections(root, slides))


def _sections(root: Root, slides: list[int]) -> Iterator[str]:
    lists = xpath(root, "//p14:sectionLst")
    if len(lists) > 1:
        yield "has two lists of sections"
    for sections in lists:
        if [int(i) for i in values(sections, ".//p14:sldId/@id")] != slides:
            yield "has sections that don't hold every slide once and in order"
        identities = values(sections, "p14:section/@id")
        if len(set(identities)) < len(identities):
            yield "has two sections of one identity"
        if any(not re.fullmatch(r"\{[0-9A-F-]{36}\}", identity) for identity in identities):
            yield "has a section whose identity is not in upper case"


def _properties(package: Package) -> Placed:
    core = package.content.get("docProps/core.xml", ())
    for tag, count in Counter(child.tag for child in core).items():
        if count > 1:
            yield "docProps/core.xml", f"has {etree.QName(tag).localname} twice"


_WHOLE: tuple[Callable[[Package], Placed], ...] = (
    *(_entries, _content_types, _relations, _presentation, _properties),
)

Faults = Iterator[str]


def _dangling(package: Package, name: str, root: Root) -> Faults:
    known = {relation.id for relation in package.relations.get(name, ())}
    for identity in values(root, "//@r:*"):
        if identity and identity not in known:
            yield f"refers to relation {identity}, which it doesn't have"
    have = {relation.kind for relation in package.relations.get(name, ())}
    for kind in _NEEDED.get(kind_of(name), ()):
        if kind not in have:
            yield f"has no relation to a {kind}"


def _shapes(package: Package, name: str, root: Root) -> Faults:
    for identity, count in Counter(values(root, "//p:cNvPr/@id")).items():
        if count > 1:
            yield f"has {count} shapes with id {identity}"
    for text in root.iterfind(".//p:txBody", NS):
        if text.find("a:p", NS) is None:
            yield "has a text without a paragraph"


def _placeholders(package: Package, name: str, root: Root) -> Faults:
    found = [(ph.get("type", "obj"), ph.get("idx", "0")) for ph in root.iterfind(".//p:ph", NS)]
    for index, count in Counter(index for _, index in found).items():
        if count > 1:
            yield f"has {count} placeholders with index {index}"
    known = {ph.get("idx", "0") for ph in _layout(package, name).iterfind(".//p:ph", NS)}
    for kind, index in found:
        if index not in known:
            yield f"has a placeholder {kind} {index} that its layout doesn't have"
    if not any(kind in _TITLES for kind, _ in found):
        yield "has no title"


def _layout(package: Package, name: str) -> Root:
    related = package.relations.get(name, ())
    targets = (relation.target for relation in related if relation.kind == "slideLayout")
    return package.content.get(next(targets, ""), etree.Element("none"))


def _accessible(package: Package, name: str, root: Root) -> Faults:
    for shape in root.iterfind(".//p:cNvPr", NS):
        told = shape.get("descr") or shape.find(".//adec:decorative", NS) is not None
        if not told and not _speaks(shape.getparent().getparent()):
            yield f"shape {shape.get('name')!r} has neither text nor alternative text"
    names = Counter(values(root, "p:cSld/p:spTree/*/*/p:cNvPr/@name"))
    yield from (f"has {count} shapes named {n!r}" for n, count in names.items() if count > 1)


def _speaks(shape: Root) -> bool:
    """Tell whether a shape is read aloud as its text, or is the tree of all shapes."""
    kind = etree.QName(shape).localname
    return kind == "spTree" or (kind == "sp" and bool("".join(values(shape, ".//a:t/text()"))))


def _languages(package: Package, name: str, root: Root) -> Faults:
    for tag in ("a:rPr", "a:endParaRPr"):
        for properties in root.iterfind(f".//{tag}", NS):
            if properties.get("lang") != _language_of(properties):
                yield f"has text in language {properties.get('lang')}"
    if root.find(".//a:r/a:t/../a:rPr", NS) is None and root.find(".//a:r", NS) is not None:
        yield "has text without a language"


def _language_of(properties: Root) -> str:
    """Return the language of a run: English where it begins with a Latin letter and has no Thai."""
    words = str(properties.getparent().findtext("a:t", "", NS))
    return FOREIGN if _LATIN.match(words) and not _THAI.search(words) else LANGUAGE


def _colors(package: Package, name: str, root: Root) -> Faults:
    colors = [*root.iterfind(".//a:srgbClr", NS)]
    flags = xpath(root, f"//p:sp[{_FLAG}]//a:srgbClr") if colors else ()
    for color in colors:
        if color not in flags:
            yield f"has the fixed colour {color.get('val')}"


def _lengths(package: Package, name: str, root: Root) -> Faults:
    for length in values(root, "//a:ext/@cx | //a:ext/@cy | //a:ln/@w"):
        if int(length) < 0:
            yield f"has something {length} long"


def _tables(package: Package, name: str, root: Root) -> Faults:
    for table in root.iterfind(".//a:tbl", NS):
        columns = len(table.findall("a:tblGrid/a:gridCol", NS))
        for number, row in enumerate(table.iterfind("a:tr", NS), 1):
            cells = row.findall("a:tc", NS)
            if len(cells) != columns:
                yield f"has {len(cells)} cells in row {number} of a table of {columns} columns"
            if any(cell.find("a:txBody", NS) is None for cell in cells):
                yield f"has a cell without text body in row {number} of a table"


Check = Callable[[Package, str, Root], Faults]
_EVERY: tuple[Check, ...] = (_dangling,)
# Masters and layouts may come from a template of the user's: their looks are its own affair.
_BY_KIND: dict[str, tuple[Check, ...]] = {
    "slide": (_shapes, _placeholders, _accessible, _languages, _colors, _tables, _lengths),
    "notesSlide": (_shapes, _languages, _colors),
    "slideLayout": (_shapes,),
    "slideMaster": (_shapes,),
    "notesMaster": (_shapes,),
    "chart": (*chart_lint.CHECKS, _languages, _colors, _lengths),
}
