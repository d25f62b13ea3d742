"""Read a PowerPoint file as what it is: parts in a zip file, their types and relations."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES = {
    "a": f"{_OFFICE}/drawingml/2006/main",
    "p": f"{_OFFICE}/presentationml/2006/main",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "c15": f"{_MICROSOFT}/drawing/2012/chart",
    "p14": f"{_MICROSOFT}/powerpoint/2010/main",
    "adec": f"{_MICROSOFT}/drawing/2017/decorative",
    "ct": f"{_OFFICE}/package/2006/content-types",
    "rel": f"{_OFFICE}/package/2006/relationships",
}
Root = Any
"""An element of lxml, which has no types for paths that begin with a name."""

_TYPES = "[Content_Types].xml"
_KEPT = 8_000_000
"""So many bytes of parts of a file are kept read, a usual deck: those who look at all of them, one
after the other, would read each anew if it were less."""
_KIND = re.compile(r"ppt/(\w+)s/\1\d+\.xml")


def values(root: Root, path: str) -> list[str]:
    """Return the attributes or texts that a path leads to from an element."""
    return [str(value) for value in xpath(root, path)]


def xpath(root: Root, path: str) -> Any:
    """Return what a path leads to from an element."""
    return _compiled(path)(root)


def first(root: Root, path: str) -> Any:
    """Return the first that a path leads to from an element, None for nothing."""
    return next(iter(xpath(root, path)), None)


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=NAMESPACES)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: its id, its kind (last word of its type) and what it leads to."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """The parts of a file: entries as they stand in the zip, XML parsed, relations by part.

    `broken` are the parts with types and relations that aren't XML, with what is wrong in them.
    """

    entries: tuple[str, ...]
    content: Content
    broken: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]
    overrides: tuple[str, ...]
    types: Mapping[str, str]

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(e for e in self.entries if e != _TYPES and not e.endswith((".rels", "/")))

    def content_type(self, name: str) -> str | None:
        """Return the content type of a part, its own or that of its extension."""
        return self.types.get(name) or self.types.get(name.rsplit(".", 1)[-1].lower())

    def reached(self) -> frozenset[str]:
        """Return the parts that a chain of relations leads to."""
        found: set[str] = set()
        waiting = [""]
        while waiting:
            relations = self.relations.get(waiting.pop(), ())
            new = {r.target for r in relations if not r.external} - found
            found |= new
            waiting += new
        return frozenset(found)


class Broken(KeyError):
    """Raised for a part that isn't XML, with what is wrong in it: to others it isn't there."""


class Content(Mapping[str, Root]):
    """The parts of a file that are XML, read when they are asked for; those asked last are kept."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        """Take the texts of parts by their names."""
        self._texts, self._read, self._held = texts, dict[str, Root](), 0

    def __getitem__(self, name: str) -> Root:
        root = self._read.pop(name, None)
        if root is None:
            root = self._parsed(name)
            self._held += len(self._texts[name])
        self._read[name] = root
        while self._held > _KEPT and len(self._read) > 1:
            oldest = next(iter(self._read))
            self._held -= len(self._texts[oldest])
            del self._read[oldest]
        return root

    def _parsed(self, name: str) -> Root:
        try:
            return etree.fromstring(self._texts[name], etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            raise Broken(str(error)) from error

    def fault(self, name: str) -> str:
        """Return what is wrong in a part that isn't XML, '' where it is."""
        try:
            self[name]
        except Broken as broken:
            return str(broken.args[0])
        return ""

    def only(self, names: Iterable[str]) -> Content:
        """Return some of the parts."""
        return Content({name: self._texts[name] for name in names})

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@lru_cache(maxsize=1)
def opened(data: bytes) -> Package:
    """Read a file; raises zipfile.BadZipFile when it is no zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        entries = tuple(source.namelist())
        texts = {e: source.read(e) for e in sorted(set(entries)) if e.endswith((".xml", ".rels"))}
    content = Content(texts)
    around = content.only(n for n in texts if n == _TYPES or n.endswith(".rels"))
    broken = {name: fault for name in around if (fault := around.fault(name))}
    relations = {_owner(n): _relations(n, around[n]) for n in around if n not in {*broken, _TYPES}}
    overrides = _attributes(around.get(_TYPES), "ct:Override", "PartName")
    return Package(
        entries=entries,
        content=content.only(n for n in texts if n not in around),
        broken=broken,
        relations=relations,
        overrides=tuple(name.lstrip("/") for name in overrides),
        types=_types(around.get(_TYPES)),
    )


def kind_of(name: str) -> str:
    """Return the kind of a part by its name: 'slide' for ppt/slides/slide7.xml, '' for others."""
    found = _KIND.fullmatch(name)
    return found[1] if found else ""


def _attributes(root: Root | None, tag: str, name: str) -> list[str]:
    return [] if root is None else [e.get(name) for e in root.iterfind(tag, NAMESPACES)]


def _types(root: Root | None) -> dict[str, str]:
    names = [name.lstrip("/") for name in _attributes(root, "ct:Override", "PartName")]
    own = dict(zip(names, _attributes(root, "ct:Override", "ContentType"), strict=True))
    extensions = _attributes(root, "ct:Default", "Extension")
    common = dict(zip(extensions, _attributes(root, "ct:Default", "ContentType"), strict=True))
    return {**common, **own}


def _owner(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relations(name: str, root: Root) -> tuple[Relation, ...]:
    folder = posixpath.dirname(_owner(name))
    return tuple(_relation(r, folder) for r in root.iterfind("rel:Relationship", NAMESPACES))


def _relation(element: Root, folder: str) -> Relation:
    target, external = element.get("Target"), element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id"), element.get("Type").rsplit("/", 1)[-1], target, external)
