"""Tell what the pages of a PDF draw, whatever codes and names the file has for it.

A bundle has fonts of its own, in which a letter may have another code than in the file of a single
card. Where each code stands for its letters, outlines and width, equal pages are said alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf

from report_builder.audit.copies import hashed
from report_builder.audit.pdf_glyphs import embedded

_OUTER = (
    *("/Parent", "/StructParents", "/StructParent", "/P"),
    *("/Resources", "/Contents", "/Annots", "/Length"),
)
"""What leads from a page to the file around it, or is told of by itself."""
_DEEPEST = 9
_TOLD = re.compile(rb"<<.*?>>|\bQ\b|/(\w+) ([\d.]+ Tf|Do|gs)\b|<([0-9A-Fa-f]+)>", re.DOTALL)
_KINDS = {b"Tf": "/Font", b"Do": "/XObject", b"gs": "/ExtGState"}
_CODE = re.compile(rb".{1,4}")
_SUBSET = re.compile(r"^/[A-Z]{6}\+")

Codes = Mapping[bytes, bytes]
"""What the codes of a font, in hexadecimal digits, stand for."""


def pages(path: Path) -> Iterator[bytes]:
    """Yield a hash of what each page of a PDF draws; raises ValueError for no PDF."""
    try:
        with pikepdf.open(path) as pdf:
            file = _File()
            yield from (hashed(file.page(page.obj)) for page in pdf.pages)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


class _File:
    """Words for what the pages of a file draw; what pages share is read once."""

    def __init__(self) -> None:
        self.known: dict[Any, tuple[bytes, Codes]] = {}

    def page(self, page: Any) -> Iterator[bytes]:
        """Yield what a page is, and what it draws."""
        yield from _plain(page, 0)
        held = page.get("/Contents", ())
        streams = [held] if isinstance(held, pikepdf.Stream) else held
        content = b"\n".join(stream.read_bytes() for stream in streams)
        yield from self._drawn(content, page.get("/Resources", {}))

    def _drawn(self, content: bytes, resources: Any) -> Iterator[bytes]:
        """Yield what is drawn in a stream with what its names and codes stand for."""
        named: dict[bytes, tuple[bytes, Codes]] = {}
        codes: Codes = {}
        at = 0
        for found in _TOLD.finditer(content):
            yield content[at : found.start()]
            at = found.end()
            name, does, text = found.groups()
            if name:
                kind = _KINDS[does[-2:]]
                if name not in named:
                    named[name] = self._one(resources[kind][f"/{name.decode()}"])
                said, own = named[name]
                codes = own if kind == "/Font" else codes
                yield said + does
            elif text:
                yield from (codes.get(code, code) for code in _CODE.findall(text))
            else:
                codes = {} if found[0] == b"Q" else codes
                yield found[0]
        yield content[at:]

    def _one(self, one: Any) -> tuple[bytes, Codes]:
        """Return what a font, drawing or state of a name is."""
        if not one.is_indirect:
            return self._read(one)
        if one.objgen not in self.known:
            self.known[one.objgen] = self._read(one)
        return self.known[one.objgen]

    def _read(self, one: Any) -> tuple[bytes, Codes]:
        if one.get("/Type") == "/Font":
            return _SUBSET.sub("", str(one.BaseFont)).encode(), dict(_codes(one))
        own: Iterable[bytes] = ()
        if one.get("/Subtype") == "/Form":
            own = self._drawn(one.read_bytes(), one.get("/Resources", {}))
        elif isinstance(one, pikepdf.Stream):
            own = (one.read_raw_bytes(),)
        return hashed((*own, *_plain(one, 0))).hex().encode(), {}


def _codes(font: Any) -> Iterator[tuple[bytes, bytes]]:
    """Yield the codes of a font that are read as letters, and what they stand for."""
    own = embedded(font)
    if own is None:
        return
    for code, letters in own.letters.items():
        meant = (letters.encode(), own.outlines(code), own.widths.get(code, b""))
        yield b"%04x" % code, hashed(meant)


def _plain(one: Any, depth: int) -> Iterator[bytes]:
    """Yield what an object of a PDF says, and what it leads to."""
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key in sorted(one.keys()):
            if key not in _OUTER and depth < _DEEPEST:
                yield key.encode()
                yield from _plain(one[key], depth + 1)
    elif isinstance(one, pikepdf.Array):
        for each in one:
            yield from _plain(each, depth + 1)
    else:
        yield str(one).encode()
