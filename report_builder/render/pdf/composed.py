"""Add glyphs to a TrueType font, each drawn with glyphs that it has, in other places."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, pairwise

from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

Part = tuple[int, int, int]
"""A glyph by number, and how far right and up it is drawn, in font units."""

Box = tuple[int, int, int, int]
"""Left, bottom, right and top of an outline in font units."""

_COMPOSITE, _WORDS, _X_AND_Y, _ANOTHER = -1, 0x0001, 0x0002, 0x0020
_LOCA_FORMAT, _METRICS, _GLYPHS, _MOST, _DEPTH = 50, 34, 4, 6, 30
"""Where head, hhea and maxp say how places, widths, glyphs, points and parts are counted."""
_PARTS = 4
"""So many parts a glyph may have: a mark and what is drawn with it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A glyph that is drawn with others: its parts, and its width in font units."""

    parts: tuple[Part, ...]
    width: int


def with_glyphs(font: bytes, first: int, added: Sequence[Composed]) -> bytes:
    """Return a TrueType font with glyphs numbered from first on, beyond all that it has.

    Tables: https://learn.microsoft.com/typography/opentype/spec/glyf and its neighbours.
    """
    tables = _tables(font)
    outlines = _outlines(tables)
    blank = [b""] * (first - len(outlines))
    drawn = [_composite(glyph.parts, outlines) for glyph in added]
    metrics = [*_metrics(tables), *((0, 0) for _ in blank)]
    metrics += [(glyph.width, _box(data)[0]) for glyph, data in zip(added, drawn, strict=True)]
    _put_outlines(tables, [*outlines, *blank, *drawn])
    _put_metrics(tables, metrics)
    _raise_limits(tables, len(metrics))
    return _file(tables)


def _tables(font: bytes) -> dict[str, bytes]:
    reader = SFNTReader(BytesIO(font))
    return {tag: reader[tag] for tag in reader.keys()}  # noqa: SIM118


def _file(tables: dict[str, bytes]) -> bytes:
    file = BytesIO()
    writer = SFNTWriter(file, len(tables))
    for tag in sorted(tables):
        writer[tag] = tables[tag]
    writer.close()
    return file.getvalue()


def _outlines(tables: dict[str, bytes]) -> list[bytes]:
    long = int.from_bytes(tables["head"][_LOCA_FORMAT : _LOCA_FORMAT + 2])
    places = [place for (place,) in struct.iter_unpack(">L" if long else ">H", tables["loca"])]
    scale = 1 if long else 2
    return [tables["glyf"][scale * a : scale * b] for a, b in pairwise(places)]


def _put_outlines(tables: dict[str, bytes], outlines: Iterable[bytes]) -> None:
    even = [data + b"\0" * (-len(data) % 4) for data in outlines]
    places = [*accumulate(map(len, even), initial=0)]
    tables["glyf"], tables["loca"] = b"".join(even), struct.pack(f">{len(places)}L", *places)
    tables["head"] = _with_number(tables["head"], _LOCA_FORMAT, 1)


def _metrics(tables: dict[str, bytes]) -> Iterator[tuple[int, int]]:
    """Yield width and left side bearing of each glyph; the last width is that of all after it."""
    own = int.from_bytes(tables["hhea"][_METRICS : _METRICS + 2])
    width = 0
    for width, bearing in struct.iter_unpack(">Hh", tables["hmtx"][: 4 * own]):
        yield width, bearing
    rest = tables["hmtx"][4 * own :]
    yield from ((width, bearing) for (bearing,) in struct.iter_unpack(">h", rest))


def _put_metrics(tables: dict[str, bytes], metrics: Sequence[tuple[int, int]]) -> None:
    tables["hmtx"] = b"".join(struct.pack(">Hh", *pair) for pair in metrics)
    tables["hhea"] = _with_number(tables["hhea"], _METRICS, len(metrics))


def _raise_limits(tables: dict[str, bytes], glyphs: int) -> None:
    """Say how many glyphs there are, and what the largest of them may hold."""
    maxp = bytearray(_with_number(tables["maxp"], _GLYPHS, glyphs))
    points, contours, all_points, all_contours = struct.unpack_from(">4H", maxp, _MOST)
    largest = _PARTS * max(points, all_points), _PARTS * max(contours, all_contours)
    (depth,) = struct.unpack_from(">H", maxp, _DEPTH)
    struct.pack_into(">2H", maxp, _MOST + 4, *largest)
    struct.pack_into(">2H", maxp, _DEPTH - 2, _PARTS, depth + 1)
    tables["maxp"] = bytes(maxp)


def _composite(parts: Sequence[Part], outlines: Sequence[bytes]) -> bytes:
    """Return the outline of a glyph that draws others in their places, b"" if it shows nothing."""
    shown = [part for part in parts if outlines[part[0]]]
    if not shown:
        return b""
    boxes = [_moved(_box(outlines[number]), x, y) for number, x, y in shown]
    left, bottom, right, top = zip(*boxes, strict=True)
    data = struct.pack(">5h", _COMPOSITE, min(left), min(bottom), max(right), max(top))
    for nth, (number, x, y) in enumerate(shown, 1):
        flags = _WORDS | _X_AND_Y | (_ANOTHER if nth < len(shown) else 0)
        data += struct.pack(">2H2h", flags, number, x, y)
    return data


def _box(outline: bytes) -> Box:
    left, bottom, right, top = struct.unpack_from(">4h", outline, 2) if outline else (0, 0, 0, 0)
    return left, bottom, right, top


def _moved(box: Box, x: int, y: int) -> Box:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def _with_number(table: bytes, at: int, number: int) -> bytes:
    return table[:at] + number.to_bytes(2) + table[at + 2 :]
