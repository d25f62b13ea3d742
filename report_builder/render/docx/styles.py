"""Write the styles of a report: Word's own, with Thai names beside, and those of its parts.

Every style gives face, size and weight for Thai and for Latin letters alike; lines are at least as
far apart as on the pages of the PDF. Headings are in the bold face of the text: Word knows no face
whose name is longer than 31 letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.language import THAI
from report_builder.render.docx.lettering import Lettering
from report_builder.render.docx.words import NAMESPACES, twips
from report_builder.render.ooxml.drawingml import DECLARATION, quoteattr
from report_builder.render.page import Face
from report_builder.render.place.report.blocks import (
    ITEM,
    PARAGRAPH,
    PART_AIR,
    SECTION_AIR,
    TITLE_AIR,
)
from report_builder.render.place.report.looks import (
    BODY,
    COVER,
    HIGH,
    LEADING,
    LOW,
    MIDDLE,
    NOTE,
    NOTE_LEADING,
    SMALL,
)
from report_builder.render.place.report.tables import AIR, BEFORE, CELL_LEADING
from report_builder.render.theme import theme

_MARGINS = (0.05, 0.02)
"""Inches beside the words of a cell: together what the PDF leaves, so that columns of its widths
have room for the same words."""
TABLE = "ReportTable"
CHAPTER, SECTION, PART = "Heading1", "Heading2", "Heading3"
TEXT, ITEMS, SOURCE, EXHIBIT, MARK = "BodyText", "Items", "Source", "Exhibit", "Mark"
CAPTION, TABLE_CAPTION = "Caption", "TableCaption"
TABLE_CAPTIONS = "คำอธิบายตาราง"
"""What Word calls the captions of tables, apart from those of figures: lists go by it."""
CELL, HEAD = "Cell", "CellHead"
KEY, KEY_UNIT, KEY_LABEL = "Key", "KeyUnit", "KeyLabel"
KICKER, TITLE, COVERED, COVER_NOTE = "Kicker", "Title", "Covered", "CoverNote"
CONTENTS, LISTS = "TOCHeading", "ListHeading"
FIRST, SECOND, LISTED, INDEXED = "TOC1", "TOC2", "TableofFigures", "Index1"
HEADER, FOOTER, FOOTNOTE = "Header", "Footer", "FootnoteText"
_RIGHT = twips(6.268)
"""Where the numbers of pages stand in the contents, from the left margin, in twips."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs: Word's name of it, the Thai one, and its looks.

    Sizes are points, `leading` a multiple of them, distances inches. `level` is that of the
    outline, -1 for none; `more` are further properties of its paragraphs.
    """

    id: str
    name: str
    thai: str = ""
    size: float = BODY
    face: Face = Face.BODY
    color: str = "ink"
    leading: float = LEADING
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    level: int = -1
    more: str = ""
    next: str = ""


def _tabbed(indent: float = 0.0) -> str:
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_RIGHT}"/></w:tabs>'
    return f'{stop}|<w:ind w:left="{twips(indent)}"/>'


_BREAK = "<w:pageBreakBefore/>"
STYLES = (
    Style(TEXT, "Body Text", "เนื้อความ", before=PARAGRAPH),
    Style(
        *(CHAPTER, "heading 1", "หัวเรื่อง 1", HIGH, Face.HEADING, "brand", 1.4),
        after=TITLE_AIR,
        keeps=True,
        level=0,
        more=_BREAK,
        next=TEXT,
    ),
    Style(
        *(SECTION, "heading 2", "หัวเรื่อง 2", MIDDLE, Face.HEADING, "brand", 1.45),
        before=SECTION_AIR,
        keeps=True,
        level=1,
        next=TEXT,
    ),
    Style(
        *(PART, "heading 3", "หัวเรื่อง 3", LOW, Face.BOLD, "brand", 1.45),
        before=PART_AIR,
        keeps=True,
        level=2,
        next=TEXT,
    ),
    Style(ITEMS, "List Paragraph", "รายการ", before=ITEM),
    Style(
        *(CAPTION, "caption", "คำอธิบายภาพ", SMALL, Face.BOLD, "brand", 1.45),
        *(BEFORE, AIR, True),
    ),
    Style(
        *(TABLE_CAPTION, TABLE_CAPTIONS, "", SMALL, Face.BOLD, "brand", 1.45),
        *(BEFORE, AIR, True),
    ),
    Style(EXHIBIT, "ภาพ", size=BODY, leading=0.0, keeps=True),
    Style(SOURCE, "ที่มา", "", NOTE, Face.BODY, "muted", NOTE_LEADING, AIR / 2),
    Style(MARK, "ป้ายข้อมูลจำลอง", "", NOTE, Face.BOLD, "alert", 1.45, keeps=True),
    Style(CELL, "เซลล์ตาราง", "", SMALL, leading=CELL_LEADING),
    Style(HEAD, "หัวตาราง", "", SMALL, Face.BOLD, leading=CELL_LEADING, keeps=True),
    Style(KEY, "ตัวเลขเด่น", "", HIGH, Face.HEADING, "brand", 1.3, keeps=True),
    Style(KEY_UNIT, "หน่วยตัวเลขเด่น", "", SMALL, Face.BOLD, "brand", 1.3, keeps=True),
    Style(KEY_LABEL, "คำอธิบายตัวเลขเด่น", "", SMALL, Face.BODY, "muted", 1.4),
    Style(KICKER, "หัวปก", "", LOW, Face.BOLD, "brand", 1.5, before=0.6),
    Style(TITLE, "Title", "ชื่อรายงาน", COVER, Face.HEADING, "brand", 1.45, 0.1, 0.4),
    Style(COVERED, "ข้อความบนปก", "", BODY, leading=1.5, before=0.08),
    Style(COVER_NOTE, "หมายเหตุบนปก", "", SMALL, Face.BODY, "muted", 1.5, before=0.3),
    Style(
        *(CONTENTS, "TOC Heading", "หัวสารบัญ", HIGH, Face.HEADING, "brand", 1.5),
        keeps=True,
        more=_BREAK,
    ),
    Style(LISTS, "หัวสารบัญภาพและตาราง", "", MIDDLE, Face.BOLD, "brand", 1.5, 0.4, keeps=True),
    Style(FIRST, "toc 1", "สารบัญ 1", BODY, Face.BOLD, leading=1.5, before=0.09, more=_tabbed()),
    Style(SECOND, "toc 2", "สารบัญ 2", SMALL, leading=1.45, more=_tabbed(0.28)),
    Style(LISTED, "table of figures", "สารบัญภาพและตาราง", NOTE, leading=1.4, more=_tabbed(0.28)),
    Style(INDEXED, "index 1", "ดัชนี 1", SMALL, leading=1.45, more=_tabbed()),
    Style(HEADER, "header", "หัวกระดาษ", NOTE, Face.BODY, "muted", 1.4),
    Style(FOOTER, "footer", "ท้ายกระดาษ", NOTE, Face.BODY, "muted", 1.4),
    Style(FOOTNOTE, "footnote text", "ข้อความเชิงอรรถ", NOTE, Face.BODY, "muted", 1.45),
)


def styles_xml(letters: Lettering) -> str:
    """Return the part of the styles."""
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(letters)}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:aliases w:val="ปกติ"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0.0, 0.0)}</w:tblPr></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:aliases w:val="อ้างอิงเชิงอรรถ"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:aliases w:val="ไฮเปอร์ลิงก์"/></w:style>'
        f"{''.join(_style(one, letters) for one in STYLES)}{_table_style()}</w:styles>"
    )


def _defaults(letters: Lettering) -> str:
    language = f'<w:lang w:val="{THAI.tag}" w:eastAsia="en-US" w:bidi="{THAI.tag}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters.faces}{letters.size(BODY)}{language}</w:rPr>"
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(style: Style, letters: Lettering) -> str:
    alias = f"<w:aliases w:val={quoteattr(style.thai)}/>" if style.thai else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}">'
        f"<w:name w:val={quoteattr(style.name)}/>"
        f'{alias}<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style))}</w:pPr>"
        f"<w:rPr>{_looks(style, letters)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> Iterator[str]:
    tabs, _, indent = style.more.rpartition("|") if "|" in style.more else ("", "", "")
    if style.keeps:
        yield "<w:keepNext/><w:keepLines/>"
    if style.more and not tabs:
        yield style.more
    yield tabs
    line = round(20 * style.size * style.leading)
    pitch = f' w:line="{line}" w:lineRule="atLeast"' if line else ""
    yield f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"{pitch}/>'
    yield indent
    if style.level >= 0:
        yield f'<w:outlineLvl w:val="{style.level}"/>'


def _looks(style: Style, letters: Lettering) -> str:
    """Return the properties of the letters of a style."""
    bold = "" if style.face is Face.BODY else "<w:b/><w:bCs/>"
    color = f'<w:color w:val="{theme().hex(style.color)}"/>'
    return f"{letters.faces}{bold}{color}{letters.size(style.size)}"


def _margins(left: float, right: float) -> str:
    sides = (("top", 0.0), ("left", left), ("bottom", 0.0), ("right", right))
    inner = "".join(f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _table_style() -> str:
    """Return the style of tables: a tinted head, lines between rows, none between columns."""
    strong, hair = (
        f'w:val="single" w:sz="{size}" w:space="0" w:color="{theme().hex(color)}"'
        for size, color in ((8, "brand"), (4, "hairline"))
    )
    edges = f"<w:top {strong}/><w:bottom {strong}/><w:insideH {hair}/>"
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{theme().hex("tint")}"/>'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        '<w:name w:val="ตารางของรายงาน"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{_margins(*_MARGINS)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders>'
        f"{tint}</w:tcPr></w:tblStylePr></w:style>"
    )
