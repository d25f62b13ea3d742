"""Give a template that names no face for Thai ours, which are embedded; tell of small faces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from report_builder.problem import Words
from report_builder.render.theme import theme

_USUAL = ("", "Angsana New", "Cordia New", "Browallia New", "Tahoma")
"""Thai faces that Office writes into every theme, whether or not anyone chose them."""
_WITHOUT = (
    *("", "Arial", "Calibri", "Cambria", "DejaVu Sans", "FreeSans", "Helvetica", "Liberation Sans"),
    *("Lohit Devanagari", "Mangal", "Noto Sans", "Open Sans", "Roboto", "Times New Roman"),
)
"""Faces that programs name for all scripts of the East, and that have no Thai letters."""
_SMALL, _AS_LARGE = "TH Sarabun", 0.68
"""How faces of official letters begin, and how large their letters are where ours are 1: ก is 0.400
of the size high in TH Sarabun New 1.35, 0.586 in Sarabun, measured from their outlines."""
_READ = 12
"""Points of the smallest type on a slide, named as an example."""
_KINDS = (("majorFont", "heading"), ("minorFont", "body"))


def with_thai_faces(presentation: Presentation) -> tuple[Words, ...]:
    """Name our faces for Thai in themes that name none but what Office always writes; say so.

    Say as well which faces have smaller letters than ours.
    """
    given = tuple(dict.fromkeys(name for m in presentation.slide_masters for name in _given(m)))
    small = dict.fromkeys(name for m in presentation.slide_masters for name in _small(m))
    return (*_said(given), *map(_told, small))


def _said(given: Sequence[str]) -> tuple[Words, ...]:
    if not given:
        return ()
    named = " และ ".join(given)
    return (
        Words(
            f"ธีมของแม่แบบไม่ได้กำหนดแบบอักษรไทย จึงใช้ {named} ซึ่งฝังไว้ในไฟล์",
            f"the template's theme names no Thai face: {' and '.join(given)} are used and embedded",
        ),
    )


def _told(name: str) -> Words:
    looks = f"{_READ * _AS_LARGE:.0f}"
    return Words(
        f"แบบอักษร {name} ของแม่แบบตัวเล็กกว่า Sarabun: {_READ} pt ดูเท่ากับ {looks} pt",
        f"the template's face {name} is smaller than Sarabun: {_READ} pt look like {looks}",
    )


def _small(master: Any) -> Iterator[str]:
    """Yield the faces of Thai in the theme of a master that have small letters."""
    root: Any = parse_xml(master.part.part_related_by(RT.THEME).blob)
    for tag, _ in _KINDS:
        fonts = root.find(f".//{qn(f'a:{tag}')}")
        thai = (f for f in fonts if f.tag == qn("a:cs") or f.get("script") == "Thai")
        yield from (n for f in thai if (n := f.get("typeface", "")).startswith(_SMALL))


def _given(master: Any) -> Iterator[str]:
    """Write our faces into the theme of a master where it has none; yield which."""
    part = master.part.part_related_by(RT.THEME)
    root: Any = parse_xml(part.blob)
    for tag, kind in _KINDS:
        fonts = root.find(f".//{qn(f'a:{tag}')}")
        complex_script = fonts.find(qn("a:cs"))
        if complex_script.get("typeface", "") not in _WITHOUT or _chosen(fonts):
            continue
        complex_script.set("typeface", theme().fonts[kind])
        part.blob = serialize_part_xml(root)
        yield theme().fonts[kind]


def _chosen(fonts: Any) -> bool:
    """Tell whether somebody chose a face for Thai."""
    listed = (f.get("typeface", "") for f in fonts if f.get("script") == "Thai")
    return next(listed, "") not in _USUAL
