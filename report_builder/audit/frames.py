"""Read what stands around the slides of a file: theme, masters, layouts, size, embedded fonts.

That may come from a template of the user's, so nobody tells it beforehand: it is written down when
the file is, and compared with what is found later.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from report_builder.audit.findings import Finding
from report_builder.audit.pptx_package import NAMESPACES as NS
from report_builder.audit.pptx_package import Package, Root, kind_of, opened, values, xpath

_KINDS = ("slideMaster", "slideLayout", "notesMaster")
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_SAID = ("Company", "Manager", "HyperlinkBase")
"""Properties of the program that tell of people."""
_READ = ("word/document.xml", "word/footnotes.xml", "word/charts/chart", "word/embeddings/", _CORE)
"""The parts of a Word file whose words are read; of some the looks stand around the words."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = {f"{_W}t", f"{{{NS['c']}}}v"}

Frames = Mapping[str, Sequence[str]]
"""What was read of each part, one line for each thing in it."""


def frames(path: Path) -> dict[str, list[str]]:
    """Return what stands around the slides or the text of a file, by part; nothing for a PDF."""
    if path.suffix == ".docx":
        return _around_text(path)
    if path.suffix != ".pptx":
        return {}
    package = opened(path.read_bytes())
    found = {"ppt/presentation.xml": values(package.content["ppt/presentation.xml"], "p:sldSz/@*")}
    found[_CORE] = [f"{one.tag} {one.text}" for one in package.content.get(_CORE, ())]
    app = package.content.get(_APP, ())
    found[_APP] = [one.text or "" for one in app if etree.QName(one).localname in _SAID]
    for name in package.content:
        if kind_of(name) in _KINDS:
            found[name] = [*_shown(package, name, package.content[name])]
        elif name.startswith("ppt/theme/theme"):
            found[name] = [*_looks(package.content[name])]
    with zipfile.ZipFile(path) as source:
        for name in package.entries:
            if name.endswith(".fntdata"):
                found[name] = [hashlib.sha256(source.read(name)).hexdigest()]
    return dict(sorted(found.items()))


def _around_text(path: Path) -> dict[str, list[str]]:
    """Return what each part of a Word file is, but for those that are read word by word."""
    with zipfile.ZipFile(path) as source:
        names = sorted(source.namelist())
        around = [name for name in names if not name.startswith(_READ)]
        looks = {n: [*_forms(source.read(n))] for n in names if n.startswith(_READ[:3])}
        return {n: [hashlib.sha256(source.read(n)).hexdigest()] for n in around} | looks


def _forms(part: bytes) -> Iterator[str]:
    """Yield the looks of each block of a part, whatever its words."""
    root = etree.fromstring(part)
    for said in root.iter(*_WORDS):
        said.text = None
    body = root.find(f"{_W}body")
    yield from map(_hashed, (root if body is None else body).iterchildren())


def findings(path: Path, file: str, told: Frames) -> Iterator[Finding]:
    """Yield what stands around the slides of a file otherwise than when it was written."""
    found = frames(path) if told else {}
    for part in sorted({*told, *found}):
        was, here = told.get(part, ()), found.get(part, ())
        if [*was] != [*here]:
            other = [line for line in here if line not in was]
            gone = [line for line in was if line not in here]
            yield Finding("frame", file, None, f"{part} {' '.join(other)}".strip(), " ".join(gone))


def _looks(theme: Root) -> Iterator[str]:
    for color in theme.iterfind(".//a:clrScheme/*", NS):
        yield f"{etree.QName(color).localname} {' '.join(values(color, '*/@val | */@lastClr'))}"
    for face in theme.iterfind(".//a:fontScheme//*[@typeface]", NS):
        tag = etree.QName(face).localname
        yield f"{tag} {face.get('script', '')} {face.get('typeface')}"


def _shown(package: Package, name: str, root: Root) -> Iterator[str]:
    """Yield what a master or layout draws, one line for each shape and for its background."""
    yield from (_hashed(ground) for ground in root.iterfind("p:cSld/p:bg", NS))
    for style in root.iterfind("p:txStyles/*", NS):
        yield _hashed(style)
    for shape in root.iterfind("p:cSld/p:spTree//p:cNvPr", NS):
        own = shape.getparent().getparent()
        place = xpath(own, "p:spPr/a:xfrm/*/@*")
        words = "".join(values(own, "p:txBody//a:t/text()"))
        look = own.find("p:spPr", NS)
        hashed = _hashed(look) if look is not None else ""
        yield " ".join((etree.QName(own).localname, *place, words, hashed))
    pictures = (r.target for r in package.relations.get(name, ()) if r.kind == "image")
    yield from sorted(pictures)


def _hashed(element: Root) -> str:
    return hashlib.sha256(etree.tostring(element, method="c14n")).hexdigest()[:12]
