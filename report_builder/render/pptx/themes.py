"""Write the theme and the table style: every colour and face of the file stands here."""

from __future__ import annotations

from report_builder.render.ooxml.drawingml import DECLARATION, quoteattr
from report_builder.render.theme import Theme

_PALETTE = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3"),
    *("accent4", "accent5", "accent6", "hlink", "folHlink"),
)
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    '<a:fmtScheme name="Office">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f'<a:lnStyleLst>{f"""<a:ln w="9525">{_FILL}</a:ln>""" * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)

TABLE_STYLE = "{7C5B1D0E-4B0A-4B55-9C57-2E5B0A6F3D11}"
"""Identity of the table style in every file."""


def theme_xml(theme: Theme) -> str:
    """Return the theme part: twelve colours, and one family per kind for every script."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{theme.palette[name]}"/></a:{name}>' for name in _PALETTE
    )
    fonts = "".join(
        _family(tag, theme.fonts[kind])
        for tag, kind in (("majorFont", "heading"), ("minorFont", "body"))
    )
    name = quoteattr(theme.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_MAIN}" name={name}><a:themeElements>'
        f"<a:clrScheme name={name}>{colors}</a:clrScheme>"
        f"<a:fontScheme name={name}>{fonts}</a:fontScheme>{_FORMATS}</a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _family(tag: str, family: str) -> str:
    face = f"typeface={quoteattr(family)}"
    return (
        f'<a:{tag}><a:latin {face}/><a:ea typeface=""/><a:cs {face}/>'
        f'<a:font script="Thai" {face}/></a:{tag}>'
    )


def table_style() -> str:
    """Return the table style: a filled header, hairlines between rows, a quiet first column."""
    none, hair = (
        "<a:ln><a:noFill/></a:ln>",
        _edge('<a:schemeClr val="bg2"><a:lumMod val="90000"/></a:schemeClr>'),
    )
    sides = "".join(f"<a:{side}>{none}</a:{side}>" for side in ("left", "right"))
    inner = f"<a:top>{none}</a:top><a:bottom>{hair}</a:bottom><a:insideH>{hair}</a:insideH>"
    return (
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="ตารางของรายงาน"><a:wholeTbl>'
        '<a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{sides}{inner}<a:insideV>{none}</a:insideV></a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="bg1"/>'
        '</a:tcTxStyle><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="tx2"/>'
        "</a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )


def _edge(color: str) -> str:
    return f'<a:ln w="9525"><a:solidFill>{color}</a:solidFill></a:ln>'


def table_styles_xml() -> str:
    """Return the part that holds the table style, the one that new tables take."""
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{_MAIN}" def="{TABLE_STYLE}">'
        f"{table_style()}</a:tblStyleLst>"
    )
