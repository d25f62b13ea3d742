"""What the audit finds: one value per fault, with its cause in Thai and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report_builder.problem import Words, shown

CAUSES: Mapping[str, Words] = {
    "number": Words(
        "ตัวเลขที่ไม่ใช่ค่าที่พิมพ์ในหน้านี้และไม่ได้ประกาศไว้",
        "a number that is neither a fact printed here nor a declared literal",
    ),
    "typed": Words(
        "ตัวเลขที่พิมพ์เองในแม่แบบหรือข้อความ ไม่ใช่ค่าจากข้อมูลและไม่ได้ประกาศใน literals",
        "a number typed into a template or text: no fact, and not declared under literals",
    ),
    "printing": Words(
        "ค่าเดียวกันพิมพ์ต่างจากในทะเบียนตัวเลข",
        "a fact is printed otherwise than the register of figures says",
    ),
    "figure": Words(
        "ทะเบียนตัวเลขพิมพ์ค่าไม่ตรงกับค่าก่อนปัดเศษ",
        "the register of figures prints a value that isn't the fact's value rounded",
    ),
    "unknown": Words("ค่าที่ไม่มีในทะเบียนตัวเลข", "a fact that the register of figures doesn't have"),
    "missing": Words("ไม่พบข้อความที่ต้องมีในหน้านี้", "a text of this page doesn't read back"),
    "foreign": Words("ข้อความที่ไม่มีในเรื่อง", "a text that the story doesn't have"),
    "differs": Words("ข้อความต่างจากในเรื่อง", "a text differs from the story"),
    "turned": Words("ถูกเปลี่ยน ย้าย หรือสลับที่", "isn't what stands there, or was changed or moved"),
    "misplaced": Words("ข้อความไม่อยู่ในที่ที่จัดไว้", "a text stands where nothing of the kind was placed"),
    "unseen": Words(
        "ข้อความมีสี ขนาด หรือวิธีวาดต่างจากที่จัดไว้",
        "a text is drawn in another colour, size or way than it was placed",
    ),
    "covered": Words("มีสิ่งอื่นวาดทับข้อความ", "something is drawn over a text"),
    "mark": Words(
        "แท่ง จุด เส้น หรือสี ไม่ยาว ไม่อยู่ หรือไม่เข้มตามค่า",
        "a mark isn't as long, far or dark as its value",
    ),
    "added": Words("มีสิ่งที่วาดเพิ่มเข้ามา", "something is drawn that the page doesn't have"),
    "font": Words(
        "แบบอักษรที่ฝังไว้วาดตัวอักษรไม่ตรงกับที่อ่านได้",
        "an embedded font isn't ours, or draws other letters than it says",
    ),
    "property": Words("ไฟล์บอกชื่อ ผู้จัดทำ หรือหมวดของตัวเองไม่ตรง", "a property isn't as it was told"),
    "outline": Words("สารบัญของไฟล์ไม่ตรงกับหน้า", "the outline doesn't lead where it says"),
    "frame": Words(
        "ธีม ต้นแบบ เค้าโครง หรือแบบอักษรไม่เหมือนตอนที่เขียนไฟล์",
        "theme, master, layout or font isn't as it was written",
    ),
    "cut": Words("หน้าถูกหมุนหรือถูกตัดขอบ", "a page is turned, or a part of it cut away"),
    "notes": Words("บทพูดต่างจากในเรื่อง", "notes differ from what is to be said"),
    "torn": Words(
        "ข้อความที่คัดลอกได้มีช่องว่างหรือการขึ้นบรรทัดต่างจากในเรื่อง",
        "a text is copied with spaces or line ends other than the story's",
    ),
    "chart": Words("กราฟในไฟล์ไม่ตรงกับกราฟของเรื่อง", "a chart isn't the one that the story has"),
    "chart_value": Words("ค่าในกราฟไม่ตรงกับข้อมูล", "a value of a chart differs from its fact"),
    "chart_print": Words("ป้ายค่าในกราฟพิมพ์ไม่ตรง", "a value of a chart is printed otherwise"),
    "axis": Words(
        "แกนของกราฟเริ่ม จบ หรือเรียงต่างจากที่กำหนด",
        "an axis of a chart begins, ends or runs otherwise than told",
    ),
    "workbook": Words(
        "ตารางข้อมูลที่ฝังในกราฟไม่ตรงกับค่าที่แสดง",
        "the workbook embedded in a chart differs from what the chart shows",
    ),
    "picture": Words("ภาพไม่ตรงกับหน้าที่ใช้วาด", "a picture isn't the page that it was drawn from"),
    "cell": Words("ช่องในตารางไม่ตรงกับค่าตอนที่เขียน", "a cell of a table isn't what was written"),
    "rows": Words("จำนวนแถวของตารางไม่ตรง", "a table has more or fewer rows than were written"),
    "pages": Words("จำนวนหน้าไม่ตรงกับเรื่อง", "the number of pages isn't that of the story"),
    "slide_gone": Words("สไลด์ของเรื่องไม่อยู่ในไฟล์", "a slide of the story isn't in the file"),
    "outside": Words("ข้อความออกนอกหน้า", "a text stands outside the page"),
    "contrast": Words(
        "สีตัวอักษรอ่านไม่ออกบนสีพื้น", "the colour of a text can't be read on what is behind it"
    ),
    "overflow": Words("ข้อความยาวเกินกรอบ", "a text doesn't fit its box"),
    "overlap": Words("ข้อความทับกัน", "two texts overlap"),
    "small": Words("ตัวอักษรเล็กกว่าที่กำหนด", "type is smaller than the floor"),
    "empty": Words("ช่องของเค้าโครงว่างเปล่า", "a placeholder is empty"),
    "alt": Words(
        "ภาพ กราฟ หรือตารางไม่มีคำอธิบายแทนภาพ", "a picture, chart or table has no alternative text"
    ),
    "alt_differs": Words("คำอธิบายแทนภาพต่างจากในเรื่อง", "an alternative text differs from the story"),
    "synthetic": Words("ไม่มีคำว่า “ข้อมูลจำลอง”", "the mark “ข้อมูลจำลอง” of made-up data is missing"),
    "file": Words("ไม่พบไฟล์ของเอกสารนี้", "no file of this document is there"),
    "gone": Words("แฟ้มที่เผยแพร่หายไป", "a file that was published is gone"),
    "changed": Words("แฟ้มไม่เหมือนตอนที่เผยแพร่", "the file isn't as it was published"),
    "slipped_in": Words(
        "แฟ้มที่ไม่ได้เผยแพร่ อยู่ในที่ของแฟ้มที่เผยแพร่",
        "a file that was not published stands where published ones do",
    ),
    "active": Words(
        "ไฟล์มีสิ่งที่ทำงานเองหรือแนบมา เช่น สคริปต์ มาโคร ไฟล์แนบ",
        "the file holds something that acts or is attached: a script, a macro, a file",
    ),
    "not_carried": Words(
        "ไฟล์ข้อมูลที่ต้องแนบมาหายไปหรือไม่ตรง", "a data file that the document carries is gone or wrong"
    ),
    "remark": Words("มีความเห็นหรือคำอธิบายประกอบแนบอยู่", "a comment or annotation is attached"),
    "leads_out": Words(
        "มีลิงก์ออกไปยังที่อยู่ที่หน้านี้ไม่ได้พิมพ์ไว้", "a link leads to an address that no page prints"
    ),
    "led": Words("ลิงก์ในไฟล์ไม่นำไปหน้าที่บอกไว้", "a link doesn't lead to the page that it says"),
    "hidden": Words("สไลด์ถูกซ่อนไว้", "a slide is hidden"),
    "unreadable": Words("เปิดไฟล์ไม่ได้", "the file can't be read"),
    "package": Words("โครงสร้างไฟล์ PowerPoint ไม่ถูกต้อง", "the PowerPoint file is unsound"),
}


TURNED = ("turned", "differs", "number", "notes")
"""Causes of which both texts are told, so that only what differs needs to be said."""
CHANGED = (*TURNED, "chart_value", "chart_print", "workbook")
"""Causes of what was something else before: the data behind it can be told."""
_WORD = re.compile(r"[\d.,%+−-]+|\s+|[^\s\d]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a finished file: its cause, the page, the text found and the one expected.

    `cause` is a key of CAUSES; `page` counts from 1, None for the whole file.
    """

    cause: str
    file: str
    page: int | None
    found: str = ""
    expected: str = ""

    def message(self) -> Words:
        """Say it in one line of Thai and one of English."""
        page = ("", "") if self.page is None else (f" หน้า {self.page}", f" page {self.page}")
        if self.cause in TURNED and self.found and self.expected:
            found, expected = map(shown, apart(self.found, self.expected))
            return Words(
                f"{self.file}{page[0]}: “{expected}” ถูกเปลี่ยนเป็น “{found}”",
                f"{self.file}{page[1]}: “{expected}” was changed to “{found}”",
            )
        what = CAUSES[self.cause]
        th, en = (_detail(*words, self) for words in (("พบ", "ต้องเป็น"), ("found", "expected")))
        return Words(f"{self.file}{page[0]}: {what.th}{th}", f"{self.file}{page[1]}: {what.en}{en}")


def apart(found: str, expected: str) -> tuple[str, str]:
    """Return of two texts the words or numbers in which they differ."""
    one, other = (_WORD.findall(text) for text in (found, expected))
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    own, due = ("".join(words[start : len(words) - end]).strip() for words in (one, other))
    return (own, due) if own and due else (found, expected)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many of the first words of two texts are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _detail(found: str, expected: str, finding: Finding) -> str:
    parts = (found, finding.found), (expected, finding.expected)
    return "".join(f" — {word} “{shown(text)}”" for word, text in parts if text)
