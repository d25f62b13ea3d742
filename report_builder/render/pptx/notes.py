"""Write the notes page of a slide: what to say."""

from __future__ import annotations

from report_builder.model import Run, Text
from report_builder.render.ooxml.drawingml import DECLARATION, NAMESPACES, identity
from report_builder.render.page import Face, Line, Page, Role
from report_builder.render.pptx.masters import NOTES_BODY, TREE, slide_image
from report_builder.render.pptx.text import paragraphs


def notes_xml(page: Page) -> str:
    """Return the notes page of a slide."""
    lines = tuple(_line(text) for text in page.notes or ((Run(page.title),),))
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}{slide_image(2, placed=False)}"
        f"<p:sp><p:nvSpPr>{identity(3, NOTES_BODY.label)}<p:cNvSpPr>"
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{NOTES_BODY.reference}</p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(lines, NOTES_BODY.style)}"
        "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _line(text: Text) -> Line:
    style = NOTES_BODY.style
    return Line(text, Role.TEXT, Face.BODY, style.size, style.color, leading=style.leading)
