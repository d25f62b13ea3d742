"""What can be wrong with the files of an edition, and what is noted while they are read."""

from __future__ import annotations

from report_builder.edition.causes.cause import CELL, Cause
from report_builder.problem import Severity, Words

MISSING_FOLDER = Cause(
    "missing_folder",
    Words("ไม่พบโฟลเดอร์ของฉบับ", "there is no such edition folder"),
    action=Words("ตรวจชื่อและที่อยู่ของโฟลเดอร์", "check the name and place of the folder"),
)
UNREADABLE_FOLDER = Cause(
    "unreadable_folder",
    Words("เปิดโฟลเดอร์ไม่ได้", "the folder can't be opened"),
    action=Words("ตรวจสิทธิ์ของโฟลเดอร์", "check the permissions of the folder"),
)
MISSING_FILE = Cause(
    "missing_file",
    Words("ไม่มีแฟ้มที่จำเป็น", "a required file is missing"),
    action=Words("เพิ่มแฟ้มนี้ในโฟลเดอร์ของฉบับ", "add this file to the edition folder"),
)
MISSING_SHEET = Cause(
    "missing_sheet",
    Words("ไม่มีชีตที่จำเป็น หรือชีตนี้ยังว่าง", "a required sheet is missing or blank"),
    action=Words("เพิ่มและกรอกชีตนี้ในสมุดงาน", "add this sheet to the workbook and fill it in"),
)
UNREADABLE_FILE = Cause(
    "unreadable_file",
    Words("อ่านแฟ้มไม่ได้", "the file can't be read"),
    Words("แฟ้มข้อความ UTF-8", "a UTF-8 text file"),
    Words("บันทึกแฟ้มใหม่เป็น UTF-8", "save the file again as UTF-8"),
)
NOT_UTF_8 = Cause(
    "not_utf_8",
    Words("แฟ้มข้อความไม่ได้ใช้รหัสอักษร UTF-8", "the text file is not UTF-8"),
    Words("แฟ้มข้อความ UTF-8", "a UTF-8 text file"),
    Words("บันทึกแฟ้มใหม่เป็น UTF-8", "save the file again as UTF-8"),
)
NOT_A_FILE = Cause(
    "not_a_file",
    Words("ไม่ใช่แฟ้มธรรมดา จึงไม่อ่าน", "this is no regular file, and is not read"),
    Words("แฟ้มธรรมดา", "a regular file"),
    Words("ลบออกจากโฟลเดอร์ หรือวางแฟ้มจริงแทน", "remove it from the folder, or put a real file there"),
)
OUTSIDE = Cause(
    "link_outside",
    Words(
        "ลิงก์นี้ชี้ออกนอกโฟลเดอร์ของฉบับ จึงไม่อ่าน",
        "this link leads out of the edition folder, and is not read",
    ),
    action=Words("คัดลอกแฟ้มจริงมาวางแทนลิงก์", "copy the file itself in place of the link"),
)
CONTROL_CHARACTER = Cause(
    "control_character",
    Words("มีอักขระควบคุมที่มองไม่เห็นในแฟ้ม", "the file holds an invisible control character"),
    Words("ข้อความล้วน", "plain text"),
    Words(
        "ลบอักขระนี้ในบรรทัดที่ระบุ หรือบันทึกแฟ้มใหม่จาก Excel",
        "delete it from this line, or save the file anew in Excel",
    ),
)
OPEN_QUOTE = Cause(
    "open_quote",
    Words(
        'เครื่องหมายคำพูด (") ไม่ครบคู่ตั้งแต่แถวนี้', 'a quotation mark (") is not closed from this row on'
    ),
    action=Words(
        'ลบหรือเติมเครื่องหมาย " ให้ครบคู่ ถ้าเป็นส่วนหนึ่งของข้อความให้พิมพ์ ""',
        'close it or delete it; within a text type it twice ("")',
    ),
)
TOO_WIDE = Cause(
    "too_wide",
    Words("แถวนี้มีคอลัมน์มากเกินไป", "a row has too many columns"),
    Words("ไม่เกิน 16,384 คอลัมน์", "at most 16,384 columns"),
    Words(
        "ตรวจว่าแต่ละแถวอยู่คนละบรรทัด แล้วบันทึกใหม่",
        "check that each row is a line of its own, and save again",
    ),
)
TOO_LONG = Cause(
    "too_long",
    Words("แฟ้มข้อความยาวหรือซ้อนลึกเกินไป", "the text file is too long or nested too deep"),
    Words(
        "ไม่เกิน 1,000,000 อักษร 100,000 รายการ ซ้อนไม่เกิน 50 ชั้น",
        "at most 1,000,000 characters, 100,000 entries, nested 50 deep",
    ),
    Words("แบ่งหรือตัดข้อความให้สั้นลง", "shorten the texts"),
)
BAD_SYNTAX = Cause(
    "bad_syntax",
    Words("รูปแบบของแฟ้มไม่ถูกต้อง", "the file is not well formed"),
    action=Words("แก้บรรทัดนี้", "correct this line"),
)
NOT_A_MAPPING = Cause(
    "not_a_mapping",
    Words("เนื้อหาของแฟ้มใช้ไม่ได้", "the content of the file can't be used"),
    Words("รายการแบบ ชื่อ: ค่า", "entries of the form name: value"),
    action=Words("เขียนแต่ละบรรทัดเป็น ชื่อ: ข้อความ", "write each line as name: text"),
)
ALIAS = Cause(
    "alias",
    Words("ใช้การอ้างอิงของ YAML (& และ *) ไม่ได้", "anchors and aliases (& and *) can't be used"),
    action=Words("เขียนข้อความซ้ำให้ครบทุกแห่ง", "write the text out in each place"),
)
REPEATED_NAME = Cause(
    "repeated_name",
    Words("มีชื่อซ้ำ", "a name is used twice"),
    action=Words("เหลือไว้เพียงรายการเดียว", "keep only one of the entries"),
)
REPAIRED = Cause("repaired", Words("ซ่อมข้อความแล้ว", "the text was repaired"), severity=Severity.NOTE)
DAMAGED_TEXT = Cause(
    "damaged_text",
    Words("ข้อความน่าจะเสียหายจากการคัดลอกหรือพิมพ์ผิด", "the text seems damaged by copying or mistyped"),
    action=Words("แก้ข้อความนี้", "correct this text"),
    severity=Severity.WARNING,
)
WORKBOOK = Words(
    "แฟ้ม .xlsx .xls .ods .csv .tsv หรือ .parquet",
    "an .xlsx, .xls, .ods, .csv, .tsv or .parquet file",
)
SAVE_AGAIN = Words(
    "เปิดแฟ้มใน Excel แล้วบันทึกเป็น .xlsx ใหม่", "open the file in Excel and save it again as .xlsx"
)
NOT_A_TABLE = Cause(
    "not_a_table",
    Words("แฟ้มนี้ไม่ใช่ตาราง หรือเป็นชนิดที่ไม่รับ", "this file is no table, or of a kind not taken"),
    WORKBOOK,
    SAVE_AGAIN,
)
DAMAGED_FILE = Cause(
    "damaged_file",
    Words("แฟ้มเสียหายหรือมีรหัสผ่าน", "the file is damaged or locked by a password"),
    WORKBOOK,
    SAVE_AGAIN,
)
TOO_LARGE = Cause(
    "too_large",
    Words("แฟ้มหรือชีตใหญ่เกินไป", "the file or sheet is too large"),
    Words("ไม่เกิน 2,000,000 ช่อง", "at most 2,000,000 cells"),
    Words(
        "ลบแถวและคอลัมน์ว่างหรือที่ไม่ใช้ แล้วบันทึกใหม่",
        "delete empty or unused rows and columns and save again",
    ),
)
ENTITIES = Cause(
    "xml_entities",
    Words("แฟ้มมีคำสั่ง XML ที่ไม่ปลอดภัย", "the file holds unsafe XML declarations"),
    WORKBOOK,
    SAVE_AGAIN,
)
MACROS = Cause(
    "macros",
    Words("ไม่อ่านแมโครในแฟ้ม", "the macros of the file are ignored"),
    severity=Severity.NOTE,
)
LINKS = Cause(
    "external_links",
    Words("ไม่เปิดลิงก์ไปยังแฟ้มอื่น ใช้ค่าที่บันทึกไว้", "links to other files are not followed"),
    action=Words("ใช้ค่าที่บันทึกไว้ล่าสุด", "the values saved last are used"),
    severity=Severity.WARNING,
)
WINDOWS_874 = Cause(
    "windows_874",
    Words("อ่านแฟ้มด้วยรหัสอักษร Windows-874", "the file was read as Windows-874"),
    severity=Severity.NOTE,
)
TABLE_TWICE = Cause(
    "table_twice",
    Words("พบตารางเดียวกันในสองแห่ง", "the same table stands in two places"),
    action=Words("เหลือไว้เพียงแห่งเดียว", "keep it in one place only"),
)
SHEET_NOT_USED = Cause(
    "sheet_not_used",
    Words("ไม่ได้ใช้ชีตนี้ เพราะมีแฟ้มของตารางนี้แล้ว", "this sheet is not used: the table has a file"),
    action=Words("ลบแฟ้มหรือล้างชีตนี้", "delete that file or clear this sheet"),
    severity=Severity.WARNING,
)
UNKNOWN_SHEET = Cause(
    "unknown_sheet",
    Words("ไม่รู้จักชีตหรือแฟ้มนี้ จึงไม่ได้ใช้", "this sheet or file is not known and not used"),
    severity=Severity.WARNING,
    action=Words(
        "ตั้งชื่อชีตหรือแฟ้มตามตาราง หรือลบออกถ้าไม่ใช้",
        "name the sheet or file after its table, or delete it",
    ),
)
UNKNOWN_TEXT = Cause(
    "unknown_text",
    Words("ไม่มีเอกสารใดใช้ข้อความชุดนี้", "no document asks for these texts"),
    action=Words("แก้ชื่อชุดข้อความ หรือลบออกถ้าไม่ใช้", "correct the name, or delete the texts"),
    severity=Severity.WARNING,
)
TITLE_ROWS = Cause(
    "title_rows",
    Words("ข้ามแถวเหนือหัวตาราง", "rows above the header were left out"),
    severity=Severity.NOTE,
)
TOTALS_ROW = Cause(
    "totals_row",
    Words("ไม่นับแถวสรุปท้ายตาราง", "a row of totals or remarks below the table was left out"),
    severity=Severity.NOTE,
)
READ_AS_NUMBER = Cause(
    "read_as_number",
    Words("แปลงเป็นตัวเลขแล้ว", "read as numbers"),
    severity=Severity.NOTE,
)
READ_AS_MISSING = Cause(
    "read_as_missing",
    Words("ถือว่าไม่มีข้อมูล", "read as missing"),
    severity=Severity.NOTE,
)
READ_AS_DATE = Cause(
    "read_as_date",
    Words("แปลงเป็นวันที่ ค.ศ. แล้ว", "read as a date of the common era"),
    severity=Severity.NOTE,
)
RESCALED = Cause(
    "rescaled",
    Words("ปรับคะแนนเป็น 0-100 แล้ว", "the scores were rescaled to 0-100"),
    severity=Severity.NOTE,
)
BAD_PATH = Cause(
    "bad_path",
    Words("ตำแหน่งของข้อความไม่ถูกต้อง", "the path of this text is not valid"),
    Words("ตำแหน่ง เช่น slides[1].title", "a path such as slides[1].title"),
    CELL,
)
EXAMPLE_ROWS = Cause(
    "example_rows",
    Words("แถวตัวอย่างไม่ได้ใช้", "rows of examples are not used"),
    action=Words(
        "เขียนข้อความของท่านแล้วลบคำว่า example ในคอลัมน์ชนิด",
        "write your own text, and delete the word example in the column kind",
    ),
    severity=Severity.NOTE,
)
