"""What can be wrong with an edition: a name for machines, and words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.errors import NOTHING, Problem, Severity, Words


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a problem, with what is expected and what to do unless a place says better."""

    name: str
    what: Words
    expected: Words = NOTHING
    action: Words = NOTHING
    severity: Severity = Severity.ERROR

    def at(
        self,
        file: str,
        row: int | None = None,
        column: str = "",
        found: str = "",
        *,
        sheet: str = "",
        expected: Words | None = None,
        action: Words | None = None,
    ) -> Problem:
        """Return the problem of this cause at a place."""
        return Problem(
            severity=self.severity,
            cause=self.name,
            what=self.what,
            file=file,
            sheet=sheet,
            row=row,
            column=column,
            found=found,
            expected=expected or self.expected,
            action=action or self.action,
        )


def meant(name: str | None) -> Words:
    """Ask whether a near name was meant; nothing to ask without one."""
    if not name:
        return NOTHING
    return Words(f"หมายถึง “{name}” หรือไม่", f"did you mean “{name}”?")


def one_of(names: tuple[str, ...]) -> Words:
    """Say that one of the names is expected; nothing to say without any."""
    if not names:
        return NOTHING
    listed = ", ".join(names)
    return Words(f"ค่าใดค่าหนึ่งใน {listed}", f"one of {listed}")


CELL = Words("แก้ค่าในช่องนี้", "correct this cell")
SHARES = Words("ผลรวม 100", "a sum of 100")
NUMBER = Words("ตัวเลข", "a number")

MISSING_FOLDER = Cause(
    "missing_folder",
    Words("ไม่พบโฟลเดอร์ของฉบับ", "there is no such edition folder"),
    action=Words("ตรวจชื่อและที่อยู่ของโฟลเดอร์", "check the name and place of the folder"),
)
MISSING_FILE = Cause(
    "missing_file",
    Words("ไม่มีแฟ้มที่จำเป็น", "a required file is missing"),
    action=Words("เพิ่มแฟ้มนี้ในโฟลเดอร์ของฉบับ", "add this file to the edition folder"),
)
UNREADABLE_FILE = Cause(
    "unreadable_file",
    Words("อ่านแฟ้มไม่ได้", "the file can't be read"),
    Words("แฟ้มข้อความ UTF-8", "a UTF-8 text file"),
    Words("บันทึกแฟ้มใหม่เป็น UTF-8", "save the file again as UTF-8"),
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
MISSING_SETTING = Cause(
    "missing_setting",
    Words("ไม่มีการตั้งค่าที่จำเป็น", "a required setting is missing"),
    action=Words("เพิ่มการตั้งค่านี้", "add this setting"),
)
UNKNOWN_SETTING = Cause("unknown_setting", Words("ไม่รู้จักการตั้งค่านี้", "this setting is not known"))
BAD_SETTING = Cause(
    "bad_setting", Words("การตั้งค่าไม่ถูกต้อง", "this setting is not valid"), action=CELL
)
EMPTY_TABLE = Cause(
    "empty_table",
    Words("ตารางไม่มีข้อมูล", "the table has no rows"),
    action=Words("เติมข้อมูลอย่างน้อยหนึ่งแถว", "fill in at least one row"),
)
RAGGED_ROW = Cause(
    "ragged_row",
    Words("แถวนี้มีช่องเกินหัวตาราง", "this row has more cells than the header"),
    action=Words(
        "ใส่เครื่องหมายคำพูดรอบค่าที่มีจุลภาค หรือลบช่องที่เกิน",
        "quote values that hold a comma, or delete the extra cells",
    ),
)
MISSING_COLUMN = Cause(
    "missing_column",
    Words("ไม่มีคอลัมน์ที่จำเป็น", "a required column is missing"),
    action=Words("เพิ่มคอลัมน์นี้", "add this column"),
)
UNKNOWN_COLUMN = Cause("unknown_column", Words("ไม่รู้จักคอลัมน์นี้", "this column is not known"))
REPEATED_COLUMN = Cause(
    "repeated_column",
    Words("ชื่อคอลัมน์ซ้ำ", "two columns have the same name"),
    action=Words("เหลือไว้เพียงคอลัมน์เดียว", "keep only one of them"),
)
BLANK_CELL = Cause(
    "blank_cell",
    Words("ช่องว่างในคอลัมน์ที่ต้องมีค่า", "a cell that must be filled is blank"),
    action=Words("เติมค่าในช่องนี้", "fill in this cell"),
)
BAD_CODE = Cause(
    "bad_code",
    Words("รหัสนี้ใช้ไม่ได้", "this code can't be used"),
    Words("อักษร a-z ตัวเลข _ หรือ -", "letters a-z, digits, _ or -"),
    CELL,
)
NOT_A_NUMBER = Cause("not_a_number", Words("ค่านี้ไม่ใช่ตัวเลข", "this is not a number"), action=CELL)
OUT_OF_RANGE = Cause("out_of_range", Words("ค่าอยู่นอกช่วงที่กำหนด", "this is out of range"), action=CELL)
NOT_A_CHOICE = Cause(
    "not_a_choice", Words("ค่านี้ไม่อยู่ในตัวเลือก", "this is not one of the choices"), action=CELL
)
DUPLICATE_ROW = Cause(
    "duplicate_row",
    Words("ข้อมูลซ้ำกับแถวก่อนหน้า", "this repeats an earlier row"),
    action=Words("เหลือไว้เพียงแถวเดียว", "keep only one of the rows"),
)
WEIGHT_SUM = Cause(
    "weight_sum",
    Words("น้ำหนักรวมไม่เท่ากับ 100", "the weights don't sum to 100"),
    SHARES,
    Words("แก้น้ำหนักในคอลัมน์นี้", "correct the weights of this column"),
)
WEIGHT_GAP = Cause(
    "weight_gap",
    Words("มีน้ำหนักเพียงบางตัวชี้วัดของด้าน", "only some indicators of the dimension have a weight"),
    Words("ครบทุกตัวหรือเว้นว่างทุกตัว", "a weight for each of them, or for none"),
)
EMPTY_DIMENSION = Cause(
    "empty_dimension",
    Words("ด้านนี้ไม่มีตัวชี้วัด", "this dimension has no indicator"),
    action=Words(
        "เพิ่มตัวชี้วัดใน indicators.csv หรือลบด้านนี้",
        "add an indicator to indicators.csv or delete the dimension",
    ),
)
UNKNOWN_DIMENSION = Cause("unknown_dimension", Words("ไม่รู้จักด้านนี้", "unknown dimension"))
UNKNOWN_INDICATOR = Cause("unknown_indicator", Words("ไม่รู้จักตัวชี้วัดนี้", "unknown indicator"))
UNKNOWN_UNIT = Cause("unknown_unit", Words("ไม่รู้จักจังหวัดหรือหน่วยนี้", "unknown unit"))
UNKNOWN_PROVINCE = Cause("unknown_province", Words("ไม่รู้จักจังหวัดนี้", "unknown province"))
OTHER_PROVINCE = Cause(
    "other_province",
    Words("รหัสและชื่อเป็นคนละจังหวัด", "code and name are two different provinces"),
)
UNKNOWN_TYPE = Cause("unknown_type", Words("ไม่รู้จักประเภทหน่วยงานนี้", "unknown respondent type"))
UNKNOWN_RESPONDENT = Cause("unknown_respondent", Words("ไม่รู้จักหน่วยงานนี้", "unknown respondent"))
UNKNOWN_ITEM = Cause("unknown_item", Words("ไม่รู้จักข้อคำถามนี้", "unknown questionnaire item"))
UNKNOWN_OPTION = Cause(
    "unknown_option", Words("ไม่รู้จักตัวเลือกของข้อคำถามนี้", "unknown option of this item")
)
DID_NOT_RESPOND = Cause(
    "did_not_respond",
    Words("มีข้อมูลของหน่วยงานที่ไม่ได้ตอบแบบสำรวจ", "there is data for a respondent that did not answer"),
    action=Words(
        "ลบแถวนี้ หรือเติมช่องทางการตอบใน respondents.csv",
        "delete this row, or fill in the channel in respondents.csv",
    ),
)
TWO_ANSWERS = Cause(
    "two_answers",
    Words(
        "ตอบมากกว่าหนึ่งตัวเลือกในข้อที่เลือกได้ตัวเลือกเดียว",
        "more than one option was chosen where only one may be",
    ),
    action=Words("เหลือไว้เพียงคำตอบเดียว", "keep only one of the answers"),
)
BLANK_AND_CHOSEN = Cause(
    "blank_and_chosen",
    Words(
        "ระบุว่าไม่ได้เลือกตัวเลือกใด แต่มีตัวเลือกในแถวอื่น",
        "says that no option was chosen, but another row has one",
    ),
    action=Words("ลบแถวที่ไม่ถูกต้อง", "delete the row that is wrong"),
)
NO_LIKERT_VALUE = Cause(
    "no_likert_value",
    Words("ตัวเลือกของข้อแบบลิเคิร์ตไม่มีค่า", "an option of a Likert item has no value"),
    Words("จำนวนเต็ม 1 ถึง 5", "a whole number from 1 to 5"),
    CELL,
)
NO_CODE = Cause(
    "no_code",
    Words("ไม่รู้จักจังหวัดนี้ และไม่มีรหัส", "unknown province, and no code is given"),
    action=Words("แก้ชื่อจังหวัด หรือกำหนดรหัสเอง", "correct the name, or give the unit a code"),
)
NO_SCORES = Cause(
    "no_scores",
    Words("หน่วยงานตอบแบบสำรวจแต่ไม่มีคะแนน", "the respondent answered but has no scores"),
    action=Words("ถือว่าไม่มีข้อมูลคะแนน", "its scores count as missing"),
    severity=Severity.WARNING,
)
REPAIRED = Cause("repaired", Words("ซ่อมข้อความแล้ว", "the text was repaired"), severity=Severity.NOTE)
