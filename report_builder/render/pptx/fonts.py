"""Put whole fonts into the file, so that its text looks right where they aren't installed."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder import resources
from report_builder.render.ooxml.drawingml import NAMESPACES, quoteattr
from report_builder.render.ooxml.themes import SUBSTITUTED
from report_builder.render.theme import theme
from report_builder.thai.font import FACES

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_CONTENT_TYPE = "application/x-fontdata"
_EMBEDDED = (
    ("body", (("regular", "body"), ("bold", "bold"))),
    ("heading", (("regular", "heading"),)),
)
"""Families of the theme, and the face of each style that travels along."""

_VERSION, _MAGIC, _THAI_CHARSET = 0x00020002, 0x504C, 222
_ROOT_CHECKSUM, _EUDC_CODE_PAGE = 0x50475342, 0x04E4
_NAME_IDS = (1, 2, 5, 4)
"""Family, style, version and full name, in the order of the header."""
_PANOSE = (
    *("FamilyType", "SerifStyle", "Weight", "Proportion", "Contrast"),
    *("StrokeVariation", "ArmStyle", "LetterForm", "Midline", "XHeight"),
)


def embed(presentation: Presentation) -> None:
    """Embed our families as far as the theme of the presentation asks for them."""
    master = presentation.slide_masters[0].part
    asked = master.part_related_by(RT.THEME).blob.decode()
    families = "".join(
        f"<p:embeddedFont><p:font typeface={quoteattr(theme().fonts[family])} {SUBSTITUTED}/>"
        f"{''.join(_styles(presentation, faces))}</p:embeddedFont>"
        for family, faces in _EMBEDDED
        if f'typeface="{theme().fonts[family]}"' in asked
    )
    if families:
        _declare(presentation, families)


def _declare(presentation: Presentation, families: str) -> None:
    root: Any = presentation.element
    for old in root.findall(qn("p:embeddedFontLst")):
        root.remove(old)
    fonts = parse_xml(f"<p:embeddedFontLst {NAMESPACES}>{families}</p:embeddedFontLst>")
    root.find(qn("p:notesSz")).addnext(fonts)
    root.set("embedTrueTypeFonts", "1")
    root.set("saveSubsetFonts", "0")


def _styles(presentation: Presentation, faces: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for style, face in faces:
        name = PackURI(f"/ppt/fonts/{face}.fntdata")
        part = Part(name, _CONTENT_TYPE, presentation.part.package, eot(FACES[face].file))
        yield f'<p:{style} r:id="{presentation.part.relate_to(part, _RELATION)}"/>'


@cache
def eot(file: str) -> bytes:
    """Return a font of fonts/ as Embedded OpenType 2.2, whole and uncompressed.

    Source: Embedded OpenType (EOT) File Format, W3C Member Submission, 5 March 2008.
    """
    data = resources.path("fonts", file).read_bytes()
    font = TTFont(io.BytesIO(data))
    header = _header(font, data)
    return struct.pack("<II", 8 + len(header) + len(data), len(data)) + header + data


def _header(font: TTFont, data: bytes) -> bytes:
    os2 = font["OS/2"]
    checksum = struct.unpack_from(">I", data, font.reader.tables["head"].offset + 8)[0]
    return b"".join(
        (
            struct.pack("<II", _VERSION, 0),
            _panose(os2.panose),
            struct.pack("<BBI", _THAI_CHARSET, os2.fsSelection & 1, os2.usWeightClass),
            struct.pack("<HH", os2.fsType, _MAGIC),
            struct.pack("<4I", *(getattr(os2, f"ulUnicodeRange{i}") for i in (1, 2, 3, 4))),
            struct.pack("<2I", os2.ulCodePageRange1, os2.ulCodePageRange2),
            struct.pack("<I16x", checksum),
            *(_sized(font["name"].getName(i, 3, 1, 0x409).toUnicode()) for i in _NAME_IDS),
            struct.pack("<HH", 0, 0),
            struct.pack("<II", _ROOT_CHECKSUM, _EUDC_CODE_PAGE),
            struct.pack("<HHII", 0, 0, 0, 0),
        )
    )


def _panose(panose: object) -> bytes:
    return bytes(getattr(panose, f"b{part}") for part in _PANOSE)


def _sized(text: str) -> bytes:
    encoded = f"{text}\0".encode("utf-16-le")
    return struct.pack("<HH", 0, len(encoded)) + encoded
