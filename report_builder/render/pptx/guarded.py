"""Take a template of one's own only when nothing in it runs, unfolds or leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from report_builder.edition.causes.cause import Refused
from report_builder.edition.files import guard
from report_builder.errors import TemplateError
from report_builder.problem import Words
from report_builder.render.pptx.sound import MAIN, broken, container

NOT_PPTX = Words("ไม่ใช่แฟ้ม .pptx หรือ .potx ที่อ่านได้", "it is no readable .pptx or .potx file")
SAVE_ANEW = Words(
    "ให้เปิดใน PowerPoint แล้วบันทึกเป็น .pptx หรือ .potx ที่ไม่มีแมโคร",
    "open it in PowerPoint and save it as .pptx or .potx without macros",
)
_ACTIVE = re.compile(
    r"/(vbaProject|wordVbaData|oleObject|control|activeXControlBinary|extensibility|"
    r"xlExternalLinkPath.*|attachedToolbars)$"
)
"""Types of relations to what runs or is opened by another program."""
_HYPERLINK = "/hyperlink"
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
_SLIDES = re.compile(r"ppt/(slides|notesSlides|comments)/")
"""Parts that are left behind."""


def safe(data: bytes) -> bytes:
    """Return a template packed anew, each part unpacked within limits and looked through.

    Raises TemplateError for a bomb, entities, macros, embedded programs, for pictures and other
    parts that lie outside the file, and for parts that lack what they need; addresses of web pages
    may stay.
    """
    other = container(data)
    if other:
        raise TemplateError(other, _UNLOCK)
    try:
        book = guard.opened(data)
    except Refused as refused:
        found = f" ({refused.found})" if refused.found else ""
        what = refused.cause.what
        raise TemplateError(Words(what.th + found, what.en + found), SAVE_ANEW) from refused
    if MAIN not in book.parts:
        raise TemplateError(NOT_PPTX, SAVE_ANEW)
    if book.macros or b"macroEnabled" in book.parts.get("[Content_Types].xml", b""):
        raise TemplateError(_said("มีแมโคร", "it holds macros", "vbaProject"), SAVE_ANEW)
    for name, part in book.parts.items():
        if name.endswith(".rels") and not _SLIDES.match(name):
            for what, action in _faults(name, part):
                raise TemplateError(what, action)
    for what in broken(book.parts):
        raise TemplateError(what, _MEND)
    return book.content


def _faults(name: str, part: bytes) -> Iterator[tuple[Words, Words]]:
    """Yield what is wrong with the relations of a part, and what to do about it."""
    place = name.replace("/_rels/", "/").removesuffix(".rels")
    for relation in _relations(part):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        is_web = kind.endswith(_HYPERLINK) and _WEB.match(target)
        if _ACTIVE.search(kind):
            yield _said("มีโปรแกรมหรือวัตถุฝัง", "it holds a program or embedded object", place), _DELETE
        elif relation.get("TargetMode") == "External" and not is_web:
            found = f"{place}: {target[:80]}"
            yield (
                _said("มีภาพหรือส่วนที่อยู่นอกแฟ้ม", "a picture or part lies outside the file", found),
                _EMBED,
            )


def _relations(part: bytes) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return list(etree.fromstring(part, parser))
    except etree.LxmlError as error:
        raise TemplateError(NOT_PPTX, SAVE_ANEW) from error


def _said(th: str, en: str, found: str) -> Words:
    return Words(f"{th} ({found})", f"{en} ({found})")


_UNLOCK = Words(
    "ให้เปิดใน PowerPoint แล้วบันทึกเป็น .pptx หรือ .potx ที่ไม่มีรหัสผ่าน",
    "open it in PowerPoint and save it as .pptx or .potx without a password",
)
_MEND = Words(
    "แฟ้มเสียหาย ให้เปิดใน PowerPoint ให้โปรแกรมซ่อม แล้วบันทึกใหม่",
    "the file is damaged: open it in PowerPoint, let it repair the file, and save it again",
)
_DELETE = Words(
    "ให้ลบวัตถุนั้นออกจากต้นแบบสไลด์แล้วบันทึกใหม่", "delete it from the slide master and save again"
)
_EMBED = Words(
    "ให้ฝังภาพไว้ในแฟ้มแทนการลิงก์แล้วบันทึกใหม่",
    "insert the picture itself in place of the link and save again",
)
