"""Write what stands around the pages of a Word file: a section for each part, its head and foot.

The first page of a part says its title itself and has no head; the foot says where data are made
up, as on the pages of the PDF that show units, regions or types.
"""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model import Run, Text, joined
from report_builder.render.docx.desk import Desk
from report_builder.render.docx.parts import DOCUMENT, Parts
from report_builder.render.docx.styles import FOOTER, HEADER, MARK
from report_builder.render.docx.words import NAMESPACES, field, paragraph, runs, twips, words
from report_builder.render.layout import PAPER
from report_builder.render.ooxml.drawingml import DECLARATION
from report_builder.render.place.deck.frame import SYNTHETIC
from report_builder.render.place.report.blocks import called
from report_builder.render.place.report.contents import TITLE
from report_builder.render.place.report.looks import AREA, HEAD
from report_builder.story.report.blocks import Chapter, Report

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TITLE = "STYLEREF 1"
"""What says the title of the chapter that a page belongs to."""


def heads(report: Report) -> Iterator[Text]:
    """Yield what stands at the head of the pages of each part but the cover."""
    for title in ((Run(TITLE),), *map(_titled, report.chapters)):
        yield (*report.running, Run("\t"), *title)


def _titled(chapter: Chapter) -> Text:
    number = (Run(called(chapter), literal=True),) if chapter.number else ()
    return joined(filter(None, (number, chapter.title)), Run("  "))


def in_sections(own: Desk, cover: str, contents: str, chapters: Iterator[str], draft: str) -> str:
    """Return the parts of a report, each in a section of its own; the last one ends the file.

    `draft` is the mark of a draft, empty for none.
    """
    told = own.report.chapters
    marks = (False, own.report.made_up, *(one.id in own.made_up for one in told))
    titles = (None, (Run(TITLE),), *map(_titled, told))
    *others, last = (
        (xml, _section(own, title, marked, draft))
        for xml, title, marked in zip((cover, contents, *chapters), titles, marks, strict=True)
        if xml
    )
    return "".join(_ended(xml, end) for xml, end in others) + last[0] + last[1]


def _ended(xml: str, section: str) -> str:
    """Return blocks whose last paragraph ends a section."""
    at = xml.rindex("</w:pPr>")
    return f"{xml[:at]}{section}{xml[at:]}"


def _section(own: Desk, title: Text | None, marked: bool, draft: str) -> str:
    """Return the properties of pages: A4, margins, head and foot; the cover has neither."""
    around = "" if title is None else _around(own, title, marked, draft)
    left, right = twips(AREA.x), twips(PAPER.width - AREA.right)
    top, bottom = twips(AREA.y), twips(PAPER.height - AREA.bottom)
    return (
        f'<w:sectPr>{around}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(PAPER.width)}" w:h="{twips(PAPER.height)}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{twips(HEAD.y)}" w:footer="{twips(0.5)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _around(own: Desk, title: Text, marked: bool, draft: str) -> str:
    head, foot = _header(own, title, draft), _footer(own, marked)
    both = (("footer", "default", foot), ("footer", "first", foot))
    references = (("header", "default", head), *both)
    return "".join(
        f'<w:{kind}Reference w:type="{type}" r:id="{id}"/>' for kind, type, id in references
    )


def _header(own: Desk, title: Text, draft: str) -> str:
    """Add a head: the report at the left, at the right the chapter as Word finds it."""
    left = runs(own.report.running, {}) + words(f" {draft}" if draft else "")
    said = left + words("\t") + field(_TITLE, runs(title, {}))
    return _added(own.parts, "header", "hdr", paragraph(HEADER, said, _stop("right", AREA.w)))


def _footer(own: Desk, marked: bool) -> str:
    """Add a foot: the number of the page, and the mark of made-up data."""
    page = field(f"PAGE {own.digits}", words(own.printed("1")))
    number = paragraph(FOOTER, words("\t") + page, _stop("center", AREA.w / 2))
    mark = paragraph(MARK, words(SYNTHETIC)) if marked else ""
    return _added(own.parts, "footer", "ftr", mark + number)


def _stop(side: str, at: float) -> str:
    return f'<w:tabs><w:tab w:val="{side}" w:pos="{twips(at)}"/></w:tabs>'


def _added(parts: Parts, kind: str, tag: str, inner: str) -> str:
    """Return the id of a head or foot, which is added once."""
    xml = f"{DECLARATION}<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"
    if xml not in parts.frames:
        name = f"{kind}{1 + len(parts.frames)}.xml"
        parts.add(f"word/{name}", f"{_KIND}.{kind}+xml", xml)
        parts.frames[xml] = parts.relate(DOCUMENT, kind, name)
    return parts.frames[xml]
