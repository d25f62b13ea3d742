"""Write the slide master, the layouts and the notes master from the places of a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.render.layout import PAGE
from report_builder.render.ooxml.drawingml import (
    DECLARATION,
    LANGUAGE,
    NAMESPACES,
    emu,
    escape,
    identity,
    outline,
    quoteattr,
    solid_fill,
    transform,
)
from report_builder.render.page import Box, Face
from report_builder.render.pptx.layouts import Layout
from report_builder.render.pptx.moves import Move
from report_builder.render.pptx.shapes import figure_shape, geometry
from report_builder.render.pptx.slots import (
    BODY_SLOT,
    DATE_SLOT,
    FOOTER_SLOT,
    NUMBER_SLOT,
    OUTLINE,
    TITLE_SLOT,
    Slot,
)
from report_builder.render.pptx.text import ANCHOR, Style, levels

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


def text_defaults() -> str:
    """Return what text outside placeholders looks like unless it says otherwise."""
    return levels((Style(14.0, Face.BODY, "ink", leading=1.42),) * 5)


def layout_placeholder(slot: Slot, shape_id: int) -> str:
    """Return a placeholder of a layout, with words in Thai that say what to type."""
    own = "" if slot.levels == BODY_SLOT.levels else levels(slot.levels)
    custom = ' hasCustomPrompt="1"' if slot.prompts else ""
    return _placeholder(slot, shape_id, slot.referred(custom), own)


def master_placeholder(slot: Slot, shape_id: int) -> str:
    """Return a placeholder of a master, which leaves the looks to its text styles.

    A tint that master and layout both state is applied twice by some programs.
    """
    return _placeholder(slot, shape_id, slot.reference, "")


def _placeholder(slot: Slot, shape_id: int, reference: str, own: str) -> str:
    dx, dy = map(emu, slot.inset)
    drawn = geometry(slot.shape, slot.box) + (solid_fill(slot.fill) if slot.fill else "")
    return (
        f'<p:sp><p:nvSpPr>{identity(shape_id, slot.label)}<p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr>{reference}</p:nvPr></p:nvSpPr><p:spPr>{transform(slot.box)}"
        f"{drawn}{outline(slot.outline) if slot.outline else ''}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{dx}" tIns="{dy}" rIns="{dx}" '
        f'bIns="{dy}" rtlCol="0" anchor="{ANCHOR[slot.anchor]}"><a:{slot.fit}/></a:bodyPr>'
        f"<a:lstStyle>{own}</a:lstStyle>{_prompt(slot)}</p:txBody></p:sp>"
    )


def _prompt(slot: Slot) -> str:
    end = f"<a:endParaRPr {LANGUAGE}/>"
    if slot.kind == "sldNum":
        return (
            '<a:p><a:fld id="{9C7A7E5B-5C0B-4B0E-8E0B-2A5C0F1D7E11}" type="slidenum">'
            f"<a:rPr {LANGUAGE}/><a:t>‹#›</a:t></a:fld>{end}</a:p>"
        )
    told = (
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr {LANGUAGE}/><a:t>{escape(words)}</a:t></a:r>'
        f"{end}</a:p>"
        for level, words in enumerate(slot.prompts)
    )
    return "".join(told) or f"<a:p>{end}</a:p>"


def layout_xml(layout: Layout) -> str:
    """Return the part of one layout."""
    drawn = "".join(figure_shape(e, 2 + i, e.name) for i, e in enumerate(layout.drawn))
    slots = enumerate(layout.slots, 2 + len(layout.drawn))
    shapes = "".join(layout_placeholder(slot, i) for i, slot in slots)
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1">'
        f"<p:cSld name={quoteattr(layout.name)}><p:spTree>{TREE}{drawn}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_xml(layouts: Sequence[Layout], page: Box) -> str:
    """Return the slide master for pages of a size; it lists its layouts as rId1, rId2 ..."""
    whole = (TITLE_SLOT, BODY_SLOT, DATE_SLOT, FOOTER_SLOT, NUMBER_SLOT)
    slots = [replace(slot, box=Move(PAGE, page).box(slot.box)) for slot in whole]
    shapes = "".join(master_placeholder(slot, 2 + i) for i, slot in enumerate(slots))
    ids = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + i}" r:id="rId{i + 1}"/>'
        for i in range(len(layouts))
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_BACKGROUND}<p:spTree>{TREE}{shapes}"
        f"</p:spTree></p:cSld><p:clrMap {_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{levels(TITLE_SLOT.levels)}</p:titleStyle>"
        f"<p:bodyStyle>{levels(OUTLINE)}</p:bodyStyle>"
        f"<p:otherStyle>{text_defaults()}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


NOTES_PAGE = Box(0.0, 0.0, 7.5, 10.0)
NOTES_IMAGE = Box(0.75, 0.6, 6.0, 3.375)
NOTES_BODY = Slot(
    "notes",
    "บันทึก",
    "body",
    1,
    Box(0.75, 4.3, 6.0, 5.1),
    (Style(12.0, Face.BODY, "ink", leading=1.4),),
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
    shapes = slide_image(2, placed=True) + master_placeholder(NOTES_BODY, 3)
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{_BACKGROUND}<p:spTree>{TREE}{shapes}"
        f"</p:spTree></p:cSld><p:clrMap {_MAP}/><p:notesStyle>{levels(NOTES_BODY.levels * 5)}"
        "</p:notesStyle></p:notesMaster>"
    )
