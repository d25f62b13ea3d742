"""The words of DrawingML that parts of every file of Office are written in."""

from __future__ import annotations

import re
from xml.sax import saxutils

from report_builder.language import THAI
from report_builder.render.page import Box
from report_builder.render.theme import Color, theme

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
PERCENT = 100_000
DEGREE = 60_000

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
LANGUAGE = f'lang="{THAI.tag}" altLang="en-US"'
"""The language of texts, and that of the English words in them."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Marks a shape as decoration, which a screen reader passes over."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


def escape(text: str) -> str:
    """Return text as it is written between tags, without characters that XML can't hold."""
    return saxutils.escape(_UNWRITABLE.sub("", text))


def quoteattr(text: str) -> str:
    """Return text as the quoted value of an attribute, without characters that XML can't hold."""
    return saxutils.quoteattr(_UNWRITABLE.sub("", text))


def emu(inches: float) -> int:
    """Return a length in English Metric Units."""
    return round(inches * EMU_PER_INCH)


def scheme_color(color: Color, opacity: float = 1.0) -> str:
    """Return a theme colour with its tint or shade, so that it follows a change of theme."""
    changes = (
        ("hueOff", color.hue, 0.0, DEGREE),
        ("satMod", color.sat, 1.0, PERCENT),
        ("lumMod", color.mod, 1.0, PERCENT),
        ("lumOff", color.off, 0.0, PERCENT),
        ("alpha", opacity, 1.0, PERCENT),
    )
    inner = "".join(
        f'<a:{tag} val="{round(value * whole)}"/>'
        for tag, value, none, whole in changes
        if value != none
    )
    return f'<a:schemeClr val="{_MAPPED.get(color.of, color.of)}">{inner}</a:schemeClr>'


def faces(family: str) -> str:
    """Return the theme faces for every script: family is 'mj' (headings) or 'mn' (body)."""
    return (
        f'<a:latin typeface="+{family}-lt"/><a:ea typeface="+{family}-ea"/>'
        f'<a:cs typeface="+{family}-cs"/>'
    )


def solid_fill(name: str, opacity: float = 1.0) -> str:
    """Return the fill of a colour name of the theme; no fill for an empty name.

    A name that begins with '#' is a colour that follows no theme, such as one of a flag.
    """
    if not name:
        return "<a:noFill/>"
    fixed = f'<a:srgbClr val="{name[1:]}"/>' if name.startswith("#") else ""
    return f"<a:solidFill>{fixed or scheme_color(theme().color(name), opacity)}</a:solidFill>"


def outline(name: str, points: float = 0.75, end: str = "", cap: str = "") -> str:
    """Return a line in a colour name of the theme; no line for an empty name."""
    width = f' w="{round(points * EMU_PER_POINT)}"' if name else ""
    ends = f' cap="{cap}"' if cap else ""
    return f"<a:ln{width}{ends}>{solid_fill(name)}{end}</a:ln>"


def transform(box: Box, prefix: str = "a", flip: str = "") -> str:
    """Return the place and size of a shape."""
    return (
        f'<{prefix}:xfrm{flip}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></{prefix}:xfrm>'
    )


def grouped(box: Box, told: str, inner: str, *, fixed: bool = False) -> str:
    """Return shapes as one group in its box; `told` is its identity.

    One that is `fixed` keeps its proportions when it is drawn larger or smaller.
    """
    locks = '<p:cNvGrpSpPr><a:grpSpLocks noChangeAspect="1"/></p:cNvGrpSpPr>'
    place = transform(box)
    same = place.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ")
    both = place.removesuffix("</a:xfrm>") + same.removeprefix("<a:xfrm>")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{told}{locks if fixed else '<p:cNvGrpSpPr/>'}<p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr>{both}</p:grpSpPr>{inner}</p:grpSp>"
    )


def identity(shape_id: int, name: str, *, alt: str = "", decorative: bool = False) -> str:
    """Return the id, name and alternative text of a shape."""
    described = f" descr={quoteattr(alt)}" if alt else ""
    inner = DECORATIVE if decorative else ""
    return f'<p:cNvPr id="{shape_id}" name={quoteattr(name)}{described}>{inner}</p:cNvPr>'
