"""Tell whether the pages of a file are those of others: then they are read once."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from report_builder.audit.pptx_package import NAMESPACES as NS

_RELATION = f"{{{NS['r']}}}id"
_PRESENTATION = "ppt/presentation.xml"
_BELOW = ("ppt/charts/", "ppt/embeddings/", "ppt/notesSlides/")
"""Where the parts are that a slide alone has."""


def same_pages(whole: Path, parts: Sequence[Path]) -> bool:
    """Tell whether a file has the pages of others, one after the other, and nothing but them.

    Raises ValueError for a file that can't be read.
    """
    if not all(path.is_file() for path in parts):
        return False
    others = (page for part in parts for page in _pages(part))
    return all(one == other for one, other in zip_longest(_pages(whole), others))


def _pages(path: Path) -> Iterator[bytes]:
    """Yield a hash of each page with all that it draws with."""
    if path.suffix == ".pptx":
        return _slides(path)
    from report_builder.audit import pdf_said

    return pdf_said.pages(path)


def _slides(path: Path) -> Iterator[bytes]:
    """Yield a hash of each slide, its notes and its charts with their workbooks."""
    with zipfile.ZipFile(path) as source:
        root = etree.fromstring(source.read(_PRESENTATION))
        targets = dict(_targets(source, _PRESENTATION))
        for entry in root.iterfind("p:sldIdLst/p:sldId", NS):
            yield hashed(_below(source, targets[str(entry.get(_RELATION))]))


def _below(source: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    yield source.read(part)
    for name, target in _targets(source, part):
        yield name.encode()
        if target.startswith(_BELOW):
            yield from _below(source, target)


def _targets(source: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield the relations of a part: their ids, and the parts that they lead to."""
    folder, file = posixpath.split(part)
    name = f"{folder}/_rels/{file}.rels"
    for one in etree.fromstring(source.read(name)) if name in source.namelist() else ():
        said = str(one.get("Target"))
        target = posixpath.normpath(posixpath.join("/", folder, said)).lstrip("/")
        inside = part == _PRESENTATION or target.startswith(_BELOW)
        yield str(one.get("Id")), target if inside else said


def hashed(parts: Iterable[bytes]) -> bytes:
    """Return one hash of some parts in their order."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()
