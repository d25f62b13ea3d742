"""Write the theme: every colour and face of a file stands here."""

from __future__ import annotations

from report_builder.render.ooxml.drawingml import DECLARATION, quoteattr
from report_builder.render.theme import Theme

_PALETTE = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3"),
    *("accent4", "accent5", "accent6", "hlink", "folHlink"),
)
SUBSTITUTED = 'pitchFamily="34" charset="-34"'
"""What to take for a face that isn't there: one without serifs that has Thai letters."""
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    '<a:fmtScheme name="Office">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f'<a:lnStyleLst>{f"""<a:ln w="9525">{_FILL}</a:ln>""" * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


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
    face = f"typeface={quoteattr(family)} {SUBSTITUTED}"
    return (
        f'<a:{tag}><a:latin {face}/><a:ea typeface=""/><a:cs {face}/>'
        f'<a:font script="Thai" typeface={quoteattr(family)}/></a:{tag}>'
    )
