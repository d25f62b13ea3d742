"""Tell whether the pages of a file are those of others, byte for byte: then they are read once."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lxml import etree

from report_builder.audit.pptx_package import NAMESPACES as NS

_OUTER = ("/Parent", "/StructParents", "/StructParent", "/P")
"""What leads from a page to the file around it."""
_DEEPEST = 9
_NUMBERS = "/W"
"""The widths of a font: thousands of numbers, and nothing that leads anywhere."""
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
        yield from _slides(path)
        return
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            yield from (_hash(_said(page.obj, 0)) for page in pdf.pages)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


def _said(one: Any, depth: int) -> Iterator[bytes]:
    """Yield what an object of a PDF holds, and what it leads to."""
    import pikepdf

    if isinstance(one, pikepdf.Stream):
        yield one.read_raw_bytes()
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key in sorted(one.keys()):
            if key not in _OUTER and depth < _DEEPEST:
                yield key.encode()
                written = one[key].unparse() if key == _NUMBERS else None
                yield from (written,) if written else _said(one[key], depth + 1)
    elif isinstance(one, pikepdf.Array):
        for each in one:
            yield from _said(each, depth + 1)
    else:
        yield str(one).encode()


def _slides(path: Path) -> Iterator[bytes]:
    """Yield a hash of each slide, its notes and its charts with their workbooks."""
    with zipfile.ZipFile(path) as source:
        root = etree.fromstring(source.read(_PRESENTATION))
        targets = dict(_targets(source, _PRESENTATION))
        for entry in root.iterfind("p:sldIdLst/p:sldId", NS):
            yield _hash(_below(source, targets[str(entry.get(_RELATION))]))


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


def _hash(parts: Iterable[bytes]) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()
