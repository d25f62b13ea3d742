"""Write the table style of slides."""

from __future__ import annotations

from report_builder.render.ooxml.drawingml import DECLARATION

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
TABLE_STYLE = "{7C5B1D0E-4B0A-4B55-9C57-2E5B0A6F3D11}"
"""Identity of the table style in every file."""


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
