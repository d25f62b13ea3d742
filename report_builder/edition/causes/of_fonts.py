"""What can be wrong with the fonts of an edition."""

from __future__ import annotations

from report_builder.edition.causes.cause import Cause
from report_builder.problem import Severity, Words

NONE_GIVEN = Cause(
    "font_not_given",
    Words(
        "report.pdf ใช้ Sarabun เพราะไม่มีแฟ้มของฟอนต์นี้ ส่วน report.docx ใช้ฟอนต์นี้ที่มีในเครื่องของผู้อ่าน",
        "report.pdf is set in Sarabun, as there is no file of this face; report.docx names it and "
        "shows it where it is installed",
    ),
    action=Words(
        "ถ้าต้องการให้ report.pdf ใช้ฟอนต์นี้ วางแฟ้ม .ttf ตัวปกติและตัวหนาในโฟลเดอร์ fonts ของฉบับ",
        "to have report.pdf in it, put its regular and bold .ttf files into the folder fonts",
    ),
    severity=Severity.NOTE,
)
UNUSABLE = Cause(
    "font_unusable",
    Words("เปิดแฟ้มฟอนต์นี้ไม่ได้", "this font can't be opened"),
    Words("ฟอนต์ TrueType (.ttf)", "a TrueType font (.ttf)"),
    Words("ใช้แฟ้ม .ttf ของฟอนต์ หรือลบแฟ้มนี้", "use the .ttf file of the font, or remove this file"),
)
UNKNOWN_FACE = Cause(
    "font_missing",
    Words("โฟลเดอร์ fonts ไม่มีฟอนต์ที่รายงานใช้", "the folder fonts has not the face of the report"),
    action=Words(
        "แก้ค่า report_face หรือวางแฟ้มของฟอนต์นั้น",
        "correct report_face, or put the files of that face there",
    ),
)
NO_STYLE = Cause(
    "font_style_missing",
    Words("ฟอนต์ของรายงานขาดตัวปกติหรือตัวหนา", "the face of the report lacks a style"),
    Words("ตัวปกติ (Regular) และตัวหนา (Bold)", "its regular and its bold style"),
    Words("วางแฟ้มของแบบที่ขาดในโฟลเดอร์ fonts", "put the file of that style into the folder fonts"),
)
LOCKED = Cause(
    "font_locked",
    Words("ฟอนต์นี้ไม่อนุญาตให้ฝังในเอกสาร", "this font may not be embedded in documents"),
    action=Words(
        "ใช้ฟอนต์ที่อนุญาต หรือลบแฟ้มออก แล้ว report.docx จะระบุเพียงชื่อ",
        "use one that may, or remove the file: report.docx then only names it",
    ),
)
NO_LETTERS = Cause(
    "font_letters",
    Words("ฟอนต์นี้ไม่มีอักขระที่รายงานใช้", "this font lacks characters that the report prints"),
    action=Words("ใช้ฟอนต์ที่มีครบ หรือแก้ข้อความที่ใช้อักขระนั้น", "use one that has them, or change the texts"),
)
