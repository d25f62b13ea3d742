"""What is to say of the cells of a table, of what they were besides their text."""

from __future__ import annotations

from report_builder.edition.causes.cause import Cause
from report_builder.problem import Severity, Words

ERROR_VALUE = Cause(
    "error_value",
    Words("ช่องนี้มีค่าผิดพลาดของโปรแกรมตาราง", "this cell holds an error of the spreadsheet"),
    action=Words(
        "แก้สูตรหรือพิมพ์ค่า หรือเว้นว่างเมื่อไม่มีข้อมูล",
        "correct the formula or type the value, or leave it blank where there is no data",
    ),
)
UNCOMPUTED = Cause(
    "uncomputed",
    Words("สูตรในช่องนี้ยังไม่ได้คำนวณ", "the formula of this cell has no value"),
    action=Words(
        "เปิดแฟ้มใน Excel แล้วบันทึก หรือวางเป็นค่า", "open and save it in Excel, or paste values"
    ),
)
FORMULAS = Cause(
    "formulas",
    Words(
        "คอลัมน์นี้มีสูตร ใช้ค่าที่บันทึกไว้ในแฟ้ม", "cells are formulas: the values saved in the file are taken"
    ),
    severity=Severity.NOTE,
)
UNSAVED = Cause(
    "unsaved_formulas",
    Words(
        "คอลัมน์นี้มีสูตรในแฟ้มที่ Excel ยังไม่ได้คำนวณ ค่าที่บันทึกไว้อาจไม่ใช่ผลของสูตร",
        "cells are formulas of a file that Excel has not computed yet: their values may not hold",
    ),
    action=Words("เปิดแฟ้มใน Excel แล้วบันทึก", "open the file in Excel and save it"),
    severity=Severity.WARNING,
)
STRUCK = Cause(
    "struck_out",
    Words("ช่องนี้ถูกขีดฆ่า แต่ยังใช้ค่าของช่อง", "this cell is crossed out, its value is used"),
    action=Words("ลบค่าที่ไม่ใช้", "delete the values that don't count"),
    severity=Severity.WARNING,
)
CONCEALED = Cause(
    "concealed",
    Words("รูปแบบตัวเลขซ่อนค่าของช่องนี้ แต่ยังใช้ค่า", "a number format hides this value, which is used"),
    severity=Severity.NOTE,
)
NUMERALS = Cause(
    "numbers_as_text",
    Words("ตัวเลขเก็บเป็นข้อความ อ่านเป็นตัวเลขแล้ว", "numbers are kept as texts, and read as numbers"),
    severity=Severity.NOTE,
)
HIDDEN_SHEET = Cause(
    "hidden_sheet",
    Words("ชีตนี้ซ่อนอยู่ แต่ใช้ข้อมูลในชีต", "this sheet is hidden, its data is used"),
    severity=Severity.NOTE,
)
HIDDEN_ROWS = Cause(
    "hidden_rows",
    Words("มีแถวที่ซ่อนหรือถูกกรอง แต่ใช้ข้อมูลในแถว", "rows are hidden or filtered, their data is used"),
    severity=Severity.NOTE,
)
HIDDEN_COLUMNS = Cause(
    "hidden_columns",
    Words("มีคอลัมน์ที่ซ่อนอยู่ แต่ใช้ข้อมูลในคอลัมน์", "columns are hidden, their data is used"),
    severity=Severity.NOTE,
)
MERGED_COLUMNS = Cause(
    "merged_columns",
    Words(
        "ช่องนี้ผสานข้ามคอลัมน์ ค่าจึงเป็นของคอลัมน์แรกเท่านั้น",
        "this cell is merged across columns: its value is only the first one's",
    ),
    action=Words("ยกเลิกการผสานแล้วกรอกให้ครบ", "unmerge it and fill in each cell"),
    severity=Severity.WARNING,
)
MERGED_ROWS = Cause(
    "merged_rows",
    Words(
        "ช่องตัวเลขนี้ผสานหลายแถว ค่าเดียวจึงใช้กับทุกแถว",
        "this number is merged over rows: it counts for each of them",
    ),
    action=Words("ยกเลิกการผสานหากเป็นค่าของแถวเดียว", "unmerge it if it is one row's only"),
    severity=Severity.WARNING,
)
HEADING_ROWS = Cause(
    "heading_rows",
    Words("แถวใต้หัวตารางนี้นับเป็นหัวตาราง", "rows below the header are taken as part of it"),
    severity=Severity.NOTE,
)
NO_LETTERS = Cause(
    "no_letters",
    Words("มีอักขระที่แบบอักษรของเอกสารไม่มี", "the fonts of the documents lack some characters"),
    Words("อักษรไทยหรืออักษรละติน", "Thai or Latin letters"),
)


def without(letters: str) -> Words:
    """Say which letters to write otherwise."""
    listed = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:5])
    more = " ..." * (len(letters) > 5)
    return Words(f"เขียน {listed}{more} ด้วยอักษรอื่น", f"write {listed}{more} in other letters")
