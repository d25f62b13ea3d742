"""Put slides that were drawn in files of their own together as one file, as they are."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from report_builder.render.about import About
from report_builder.render.pptx import fonts, package
from report_builder.render.pptx.brand import Base, opened
from report_builder.render.pptx.deck import sections
from report_builder.turns import in_turn

_TYPES, _PRESENTATION = "[Content_Types].xml", "ppt/presentation.xml"
_NUMBERED = re.compile(r"(.*?)\d+(\.\w+)")


@in_turn
def bundle_pptx(files: Iterable[tuple[bytes, str]], about: About) -> bytes:
    """Return the slides of files as one file, those of each file in the section beside it.

    The files are painted on the template of `about`, in layouts that it has.
    """
    base = opened(about.template, (), about.form)
    shared = {bound.part.partname.membername: bound.part for bound in base.layouts.values()}
    shared[base.notes_master.partname.membername] = base.notes_master
    numbers, names = Counter[str](), []
    for data, section in files:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            slides = [*_File(base, source, numbers, dict(shared)).slides()]
        for slide in slides:
            base.add(slide)
        names += [section] * len(slides)
    package.divide(base.presentation, sections(base, names))
    package.describe(base.presentation, about)
    fonts.embed(base.presentation)
    return package.save(base.presentation)


@dataclass
class _File:
    """One of the files: its parts are taken over once, under the next number of their kind."""

    base: Base
    source: zipfile.ZipFile
    numbers: Counter[str]
    taken: dict[str, Part]
    types: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        told = parse_xml(self.source.read(_TYPES)).iterchildren("{*}Override")
        self.types = {one.get("PartName").lstrip("/"): one.get("ContentType") for one in told}

    def slides(self) -> Iterator[Part]:
        """Yield its slides in their order."""
        targets = {one.get("Id"): target for one, target in self._relations(_PRESENTATION)}
        listed = parse_xml(self.source.read(_PRESENTATION)).sldIdLst
        yield from (self._part(targets[one.rId]) for one in listed)

    def _part(self, name: str) -> Part:
        if name not in self.taken:
            own = _NUMBERED.fullmatch(name)
            stem, suffix = own.groups() if own else (name, "")
            self.numbers[stem] += 1
            uri = PackURI(f"/{stem}{self.numbers[stem]}{suffix}")
            whole = self.base.presentation.part.package
            part = Part(uri, self.types[name], whole, self.source.read(name))
            self.taken[name] = part
            for one, target in self._relations(name):
                outside = one.get("TargetMode") == "External"
                led = target if outside else self._part(target)
                part.relate_to(led, one.get("Type"), is_external=outside)
        return self.taken[name]

    def _relations(self, name: str) -> Iterator[tuple[Any, str]]:
        """Yield the relations of a part with the part or the address that each leads to."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        for one in parse_xml(self.source.read(rels)) if rels in self.source.NameToInfo else ():
            said = one.get("Target")
            outside = one.get("TargetMode") == "External"
            yield one, said if outside else posixpath.normpath(posixpath.join(folder, said))
