"""Write the objects of a PDF file: most are packed in streams (ISO 32000-1, 7.5.7 and 7.5.8)."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO

LEVEL = 4
"""How much streams are compressed; the usual level, 6, makes files 3 % smaller."""
PACKED = 200
"""So many objects are compressed together: a reader unpacks them together as well."""
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OFFSET, _PLACE = 5, 2
"""Bytes of an offset in the file, and of a place among packed objects."""


class File:
    """A PDF file in the making; equal objects put in the same order give equal bytes."""

    def __init__(self) -> None:
        self._out = BytesIO()
        self._out.write(_HEADER)
        self._entries: list[tuple[int, int, int]] = [(0, 0, 0)]
        """Of each object: its kind, where it stands, and its place there (table 18)."""
        self._packing: list[tuple[int, bytes]] = []

    def reserve(self) -> int:
        """Return the number of an object that is put later."""
        self._entries.append((0, 0, 0))
        return len(self._entries) - 1

    def put(self, number: int, content: str) -> None:
        """Write an object under a number that was reserved."""
        self._packing.append((number, content.encode("latin-1")))
        if len(self._packing) == PACKED:
            self._pack()

    def add(self, content: str) -> int:
        """Write an object and return its number."""
        number = self.reserve()
        self.put(number, content)
        return number

    def stream(self, data: bytes, entries: str = "") -> int:
        """Write a compressed stream with the entries of its dictionary; return its number."""
        number = self.reserve()
        self._write(number, zlib.compress(data, LEVEL), f"{entries}/Filter/FlateDecode")
        return number

    def packed(self, data: bytes, entries: str) -> int:
        """Write a stream that is compressed already, as its entries say; return its number."""
        number = self.reserve()
        self._write(number, data, entries)
        return number

    def finished(self, root: int, info: int) -> bytes:
        """Return the file with a catalog and an information dictionary by their numbers."""
        self._pack()
        number = self.reserve()
        start = self._out.tell()
        identity = hashlib.md5(self._out.getbuffer(), usedforsecurity=False).hexdigest()
        self._entries[number] = (1, start, 0)
        table = b"".join(
            bytes((kind,)) + at.to_bytes(_OFFSET) + place.to_bytes(_PLACE)
            for kind, at, place in self._entries
        )
        told = (
            f"/Type/XRef/Size {len(self._entries)}/W[1 {_OFFSET} {_PLACE}]/Root {root} 0 R"
            f"/Info {info} 0 R/ID[<{identity}><{identity}>]/Filter/FlateDecode"
        )
        self._write(number, zlib.compress(table, LEVEL), told)
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._out.getvalue()

    def _write(self, number: int, data: bytes, entries: str) -> None:
        self._entries[number] = (1, self._out.tell(), 0)
        begun = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self._out.write(begun + data + b"\nendstream\nendobj\n")

    def _pack(self) -> None:
        """Write the objects that wait as one stream (7.5.7)."""
        if not self._packing:
            return
        holder, places, at = self.reserve(), [], 0
        for place, (number, content) in enumerate(self._packing):
            self._entries[number] = (2, holder, place)
            places.append(f"{number} {at}")
            at += len(content) + 1
        head = " ".join(places).encode() + b"\n"
        data = head + b"\n".join(content for _, content in self._packing)
        told = f"/Type/ObjStm/N {len(places)}/First {len(head)}/Filter/FlateDecode"
        self._write(holder, zlib.compress(data, LEVEL), told)
        self._packing.clear()


def string(text: str) -> str:
    """Return a text as a string object (7.9.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
