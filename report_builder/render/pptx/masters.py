"""Write the slide master, the layouts and the notes master from the places of a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.render.layout import PAGE
from report_builder.render.page import Box, Face
from report_builder.render.pptx.drawingml import (
    DECLARATION,
    NAMESPACES,
    emu,
    escape,
    identity,
    quoteattr,
    solid_fill,
    transform,
)
from report_builder.render.pptx.layouts import (
    BODY_SLOT,
    DATE_SLOT,
    NUMBER_SLOT,
    SOURCE_SLOT,
    TITLE_SLOT,
    Layout,
    Slot,
)
from report_builder.render.pptx.moves import Move
from report_builder.render.pptx.shapes import figure_shape, geometry
from report_builder.render.pptx.text import ALIGN, ANCHOR, LANGUAGE, Style, faces, line_spacing

FIRST_LAYOUT_ID = 2_147_483_649
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every tree of shapes begins with."""

_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
    'hlink="hlink" folHlink="folHlink"'
)
_BACKGROUND = f"<p:bg><p:bgPr>{solid_fill('white')}<a:effectLst/></p:bgPr></p:bg>"
_PROMPTED = ("title", "ctrTitle", "body", "obj")
"""Kinds of placeholder that say in words what belongs into them."""
_BULLETS = ("•", "–", "•", "–", "•")
_HANG = 0.2
_SIZES = (18, 16, 14, 14, 14)


def _level(
    number: int, style: Style, margin: float = 0.0, bullet: str = "", before: float = 0.0
) -> str:
    family = "mj" if style.face is Face.HEADING else "mn"
    weight = int(style.face is Face.BOLD)
    mark = f'<a:buFont typeface="+mn-lt"/><a:buChar char="{bullet}"/>' if bullet else "<a:buNone/>"
    hang = _HANG if bullet else 0.0
    return (
        f'<a:lvl{number}pPr marL="{emu(margin + hang)}" indent="{-emu(hang)}" '
        f'algn="{ALIGN[style.align]}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0">'
        f"{line_spacing(style.leading)}"
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>{mark}'
        f'<a:defRPr {LANGUAGE} sz="{round(style.size * 100)}" b="{weight}" kern="0">'
        f"{solid_fill(style.color)}{faces(family)}</a:defRPr></a:lvl{number}pPr>"
    )


def _outline_levels() -> str:
    return "".join(
        _level(i + 1, Style(size, Face.BODY, "ink", leading=1.42), i * _HANG, bullet, size * 0.35)
        for i, (bullet, size) in enumerate(zip(_BULLETS, _SIZES, strict=True))
    )


def _plain_levels(style: Style) -> str:
    return "".join(_level(i + 1, style) for i in range(5))


def text_defaults() -> str:
    """Return what text outside placeholders looks like unless it says otherwise."""
    return _plain_levels(Style(14.0, Face.BODY, "ink", leading=1.42))


def placeholder(slot: Slot, shape_id: int, levels: str = "") -> str:
    """Return a placeholder of a master or layout, with its prompt in Thai.

    Masters leave the looks to their text styles: a tint that master and layout both state is
    applied twice by some programs.
    """
    return (
        f'<p:sp><p:nvSpPr>{identity(shape_id, slot.label)}<p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr>{slot.reference}</p:nvPr></p:nvSpPr><p:spPr>{transform(slot.box)}"
        f"{geometry(slot.shape, slot.box)}{solid_fill(slot.fill) if slot.fill else ''}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'rtlCol="0" anchor="{ANCHOR[slot.anchor]}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{levels}</a:lstStyle>{_prompt(slot)}</p:txBody></p:sp>"
    )


def _own_levels(slot: Slot) -> str:
    return "" if slot.kind == "body" and slot.style == BODY_SLOT.style else _level(1, slot.style)


def _prompt(slot: Slot) -> str:
    words = f"<a:rPr {LANGUAGE}/><a:t>{escape(slot.label)}</a:t>"
    if slot.kind == "sldNum":
        words = f"<a:rPr {LANGUAGE}/><a:t>‹#›</a:t>"
        inner = (
            f'<a:fld id="{{9C7A7E5B-5C0B-4B0E-8E0B-2A5C0F1D7E11}}" type="slidenum">{words}</a:fld>'
        )
    else:
        inner = f"<a:r>{words}</a:r>" if slot.kind in _PROMPTED else ""
    return f"<a:p>{inner}<a:endParaRPr {LANGUAGE}/></a:p>"


def layout_xml(layout: Layout) -> str:
    """Return the part of one layout."""
    drawn = "".join(figure_shape(e, 2 + i, e.name) for i, e in enumerate(layout.drawn))
    slots = enumerate(layout.slots, 2 + len(layout.drawn))
    shapes = "".join(placeholder(slot, i, _own_levels(slot)) for i, slot in slots)
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1">'
        f"<p:cSld name={quoteattr(layout.name)}><p:spTree>{TREE}{drawn}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_xml(layouts: Sequence[Layout], page: Box) -> str:
    """Return the slide master for pages of a size; it lists its layouts as rId1, rId2 ..."""
    whole = (TITLE_SLOT, BODY_SLOT, DATE_SLOT, SOURCE_SLOT, NUMBER_SLOT)
    slots = [replace(slot, box=Move(PAGE, page).box(slot.box)) for slot in whole]
    shapes = "".join(placeholder(slot, 2 + i) for i, slot in enumerate(slots))
    ids = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + i}" r:id="rId{i + 1}"/>'
        for i in range(len(layouts))
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_BACKGROUND}<p:spTree>{TREE}{shapes}"
        f"</p:spTree></p:cSld><p:clrMap {_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{_level(1, TITLE_SLOT.style)}</p:titleStyle>"
        f"<p:bodyStyle>{_outline_levels()}</p:bodyStyle>"
        f"<p:otherStyle>{text_defaults()}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


NOTES_PAGE = Box(0.0, 0.0, 7.5, 10.0)
NOTES_IMAGE = Box(0.75, 0.6, 6.0, 3.375)
NOTES_BODY = Slot(
    "notes", "บันทึก", "body", 1, Box(0.75, 4.3, 6.0, 5.1), Style(12.0, Face.BODY, "ink", leading=1.4)
)


def slide_image(shape_id: int, *, placed: bool) -> str:
    """Return the picture of the slide on a notes page."""
    place = (
        transform(NOTES_IMAGE) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if placed else ""
    )
    return (
        f'<p:sp><p:nvSpPr>{identity(shape_id, "ภาพนิ่ง")}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr></p:sp>"
    )


def notes_master_xml() -> str:
    """Return the notes master."""
    shapes = slide_image(2, placed=True) + placeholder(NOTES_BODY, 3)
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{_BACKGROUND}<p:spTree>{TREE}{shapes}"
        f"</p:spTree></p:cSld><p:clrMap {_MAP}/><p:notesStyle>{_plain_levels(NOTES_BODY.style)}"
        "</p:notesStyle></p:notesMaster>"
    )
