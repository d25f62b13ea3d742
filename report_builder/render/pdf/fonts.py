"""Write the faces that a PDF uses: only the glyphs of its signs, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import md5

from report_builder.render.pdf.codes import Codes
from report_builder.render.pdf.file import File
from report_builder.thai.font import Face, by_face, face_of, shaper

_SYMBOLIC = 4
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
{}
endcmap CMapName currentdict /CMap defineresource pop end end"""
"""A map from codes to characters (9.10.3)."""
_AT_ONCE = 100
"""So many codes a block of a map may hold."""


@by_face(16)
def extents(face: str) -> tuple[float, float]:
    """Return how far a face reaches above and below its base line, in sizes of texts."""
    own = face_of(face)
    up, down = _extents(own)
    return own.scale * up, own.scale * down


def _extents(face: Face) -> tuple[float, float]:
    """Return how far a face reaches above and below its base line, in em."""
    font = shaper(face)
    found = font.get_font_extents("ltr")
    return found.ascender / font.face.upem, -found.descender / font.face.upem


def put_fonts(file: File, used: Mapping[str, Codes]) -> str:
    """Write the fonts of codes by face; return the entries of the dictionary of fonts."""
    return "".join(f"/{face} {_font(file, codes)} 0 R" for face, codes in used.items())


def _font(file: File, codes: Codes) -> int:
    program = codes.program()
    tag = "".join(chr(65 + byte % 26) for byte in md5(program, usedforsecurity=False).digest()[:6])
    name = f"{tag}+{codes.face.file.removesuffix('.ttf')}"
    up, down = (round(1000 * reach) for reach in _extents(codes.face))
    data = file.stream(program, f"/Length1 {len(program)}")
    told = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}"
        f"/FontBBox[0 {-down} {max(codes.widths.values())} {up}]"
        f"/ItalicAngle 0/Ascent {up}/Descent {-down}/CapHeight {up}/StemV 80/FontFile2 {data} 0 R>>"
    )
    widths = "".join(f"{code}[{wide}]" for code, wide in sorted(codes.widths.items()))
    inner = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {told} 0 R/DW 0/W[{widths}]>>"
    )
    characters = file.stream(_MAP.format("\n".join(_mapped(codes))).encode())
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{inner} 0 R]/ToUnicode {characters} 0 R>>"
    )


def _mapped(codes: Codes) -> Iterator[str]:
    every = sorted(codes.characters.items())
    for start in range(0, len(every), _AT_ONCE):
        block = every[start : start + _AT_ONCE]
        yield f"{len(block)} beginbfchar"
        yield from (f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in block)
        yield "endbfchar"
