"""What can be wrong with the settings and tables of an edition."""

from __future__ import annotations

from report_builder.edition.causes.cause import CELL, SHARES, Cause
from report_builder.problem import Severity, Words

MISSING_SETTING = Cause(
    "missing_setting",
    Words("ไม่มีการตั้งค่าที่จำเป็น", "a required setting is missing"),
    action=Words("เพิ่มการตั้งค่านี้", "add this setting"),
)
UNKNOWN_SETTING = Cause(
    "unknown_setting",
    Words("ไม่รู้จักการตั้งค่านี้", "this setting is not known"),
    action=Words("ลบการตั้งค่านี้ หรือแก้ชื่อ", "delete this setting, or correct its name"),
)
BAD_SETTING = Cause(
    "bad_setting", Words("การตั้งค่าไม่ถูกต้อง", "this setting is not valid"), action=CELL
)
DATE_DOUBT = Cause(
    "date_doubt",
    Words(
        "วันที่เผยแพร่กับปีที่สำรวจไม่น่าสอดคล้องกัน",
        "the date of publication hardly fits the year of the survey",
    ),
    action=Words("ตรวจการตั้งค่า year และ date", "check the settings year and date"),
    severity=Severity.WARNING,
)
WIDTH_DOUBT = Cause(
    "width_doubt",
    Words(
        "ระยะห่างของกลุ่มคะแนนยังเป็นค่าที่ใช้กับช่วง 0-100 แต่พิมพ์คะแนนบนช่วงอื่น",
        "groups are as far apart as on 0-100, but scores are printed on another scale",
    ),
    action=Words("ตรวจการตั้งค่า group_width", "check the setting group_width"),
    severity=Severity.WARNING,
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
WHOSE_SCORES = Words(
    "เพิ่มคอลัมน์ที่บอกว่าเป็นคะแนนของใคร ใช้หัวว่า respondent หรือ หน่วยงาน เมื่อเป็นคะแนนของผู้ตอบ"
    " ใช้หัวว่า unit หรือ จังหวัด หรือคำเรียกหน่วย (unit_noun) เมื่อเป็นคะแนนของหน่วยที่จัดอันดับ",
    "add a column that says whose scores they are: headed respondent or หน่วยงาน for those of "
    "respondents, unit, จังหวัด or the unit_noun for those of whole units",
)
"""What to do about scores of nobody."""
UNKNOWN_COLUMN = Cause(
    "unknown_column",
    Words("ไม่รู้จักคอลัมน์นี้ จึงไม่ได้ใช้", "this column is not known and not used"),
    severity=Severity.WARNING,
    action=Words(
        "ถ้าต้องการใช้ ให้แก้หัวคอลัมน์ ถ้าไม่ใช้ ไม่ต้องทำอะไร",
        "correct its heading if it is to be used, else leave it",
    ),
)
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
RESERVED_CODE = Cause(
    "reserved_code",
    Words("รหัสนี้ตั้งเป็นชื่อแฟ้มไม่ได้", "this code can't name a file"),
    Words(
        "รหัสไม่เกิน 60 ตัวอักษร และไม่ใช่ชื่อสงวน เช่น con, nul, com1, deck, cards",
        "a code of at most 60 letters, and no reserved name such as con, nul, com1, deck, cards",
    ),
    CELL,
)
ALIKE_CODE = Cause(
    "alike_code",
    Words(
        "รหัสนี้ต่างจากรหัสก่อนหน้าเพียงตัวพิมพ์เล็กใหญ่ แฟ้มจึงจะทับกันใน Windows",
        "this code differs from an earlier one in case only, so files would overwrite each other "
        "on Windows",
    ),
    Words("รหัสที่ต่างจากรหัสอื่นแม้ไม่นับตัวพิมพ์", "a code that differs from others in more than case"),
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
    Words(
        "แก้น้ำหนักในคอลัมน์นี้ หรือเว้นว่างทุกแถวเมื่อน้ำหนักเท่ากัน",
        "correct the weights of this column, or leave all blank where they are equal",
    ),
)
WEIGHTS_SCALED = Cause(
    "weights_scaled",
    Words("น้ำหนักรวมไม่เท่ากับ 100 พอดี จึงใช้เป็นสัดส่วน", "the weights don't sum to 100 exactly"),
    action=Words("ปรับทุกตัวตามสัดส่วนให้รวมเป็น 100", "each is scaled, so that they sum to 100"),
    severity=Severity.NOTE,
)
WEIGHT_GAP = Cause(
    "weight_gap",
    Words("มีน้ำหนักเพียงบางแถว", "only some rows have a weight"),
    action=CELL,
)
NO_WEIGHT = Cause(
    "no_weight",
    Words("น้ำหนักเป็น 0 คะแนนนี้จึงไม่มีผลต่อคะแนนรวม", "a weight of 0: it has no part in the total"),
    action=Words("ตรวจน้ำหนัก", "check the weight"),
    severity=Severity.WARNING,
)
EMPTY_DIMENSION = Cause(
    "empty_dimension",
    Words("ด้านนี้ไม่มีตัวชี้วัด", "this dimension has no indicator"),
    action=Words(
        "เพิ่มตัวชี้วัดในตารางตัวชี้วัด (indicators) หรือลบด้านนี้",
        "add an indicator to the table indicators or delete the dimension",
    ),
)
UNKNOWN_DIMENSION = Cause(
    "unknown_dimension",
    Words("ไม่รู้จักด้านนี้", "unknown dimension"),
    action=Words("แก้ให้ตรงกับรหัสในตารางด้าน (dimensions)", "use an id of the table dimensions"),
)
UNKNOWN_INDICATOR = Cause(
    "unknown_indicator",
    Words("ไม่รู้จักตัวชี้วัดนี้", "unknown indicator"),
    action=Words(
        "แก้ให้ตรงกับรหัสในตารางตัวชี้วัด (indicators) หรือเพิ่มตัวชี้วัดนี้",
        "use an id of the table indicators, or add this indicator",
    ),
)
UNKNOWN_UNIT = Cause(
    "unknown_unit",
    Words("ไม่รู้จักจังหวัดหรือหน่วยนี้", "unknown unit"),
    action=Words(
        "แก้ให้ตรงกับตารางจังหวัด (units) หรือเพิ่มแถวในตารางนั้น",
        "use a code or name of the table units, or add a row to it",
    ),
)
UNKNOWN_PROVINCE = Cause(
    "unknown_province",
    Words("ไม่รู้จักจังหวัดนี้", "unknown province"),
    action=Words("แก้ชื่อหรือรหัสจังหวัด", "correct the name or the code of the province"),
)
OTHER_PROVINCE = Cause(
    "other_province",
    Words("รหัสและชื่อเป็นคนละจังหวัด", "code and name are two different provinces"),
    action=Words("แก้รหัสหรือชื่อให้เป็นจังหวัดเดียวกัน", "correct the code or the name"),
)
UNKNOWN_TYPE = Cause(
    "unknown_type",
    Words("ไม่รู้จักประเภทหน่วยงานนี้", "unknown respondent type"),
    action=Words("แก้ให้ตรงกับรหัสในตารางประเภทหน่วยงาน (types)", "use an id of the table types"),
)
UNKNOWN_RESPONDENT = Cause(
    "unknown_respondent",
    Words("ไม่รู้จักหน่วยงานนี้", "unknown respondent"),
    action=Words(
        "แก้ให้ตรงกับรหัสในตารางหน่วยงาน (respondents) หรือเพิ่มแถวในตารางนั้น",
        "use an id of the table respondents, or add a row to it",
    ),
)
UNKNOWN_ITEM = Cause(
    "unknown_item",
    Words("ไม่รู้จักข้อคำถามนี้", "unknown questionnaire item"),
    action=Words("แก้ให้ตรงกับรหัสในตารางข้อคำถาม (items)", "use an id of the table items"),
)
UNKNOWN_OPTION = Cause(
    "unknown_option",
    Words("ไม่รู้จักตัวเลือกของข้อคำถามนี้", "unknown option of this item"),
    action=Words("แก้ให้ตรงกับรหัสในตารางตัวเลือก (options)", "use an id of the table options"),
)
DID_NOT_RESPOND = Cause(
    "did_not_respond",
    Words("มีข้อมูลของหน่วยงานที่ไม่ได้ตอบแบบสำรวจ", "there is data for a respondent that did not answer"),
    action=Words(
        "ลบแถวนี้ หรือเติมช่องทางการตอบในตารางหน่วยงาน (respondents)",
        "delete this row, or fill in the channel in the table respondents",
    ),
)
NOBODY_RESPONDED = Cause(
    "nobody_responded",
    Words(
        "มีคะแนนแล้ว แต่ไม่มีหน่วยงานใดมีช่องทางการตอบ จึงนับว่าไม่มีใครตอบ",
        "there are scores, but no respondent has a channel, so that none counts as having answered",
    ),
    action=Words(
        "กรอกช่องทางการตอบของทุกรายที่ตอบ เช่น แบบสำรวจออนไลน์ ถ้ามีทางเดียวให้ใช้คำเดียวกันทุกแถว",
        "fill in the channel of each that answered; the same word in every row where there is "
        "one way only",
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
SCALE_DOUBT = Cause(
    "scale_doubt",
    Words("คะแนนทุกค่าต่ำมากเมื่อเทียบกับมาตร", "all scores are very low for their scale"),
    action=Words("ตรวจการตั้งค่า scale", "check the setting scale"),
    severity=Severity.WARNING,
)
RESERVED_OPTION = Cause(
    "reserved_option",
    Words("รหัสตัวเลือกนี้สงวนไว้", "this option id is reserved"),
    Words("รหัสอื่น ที่ไม่ใช่ agree หรือ disagree", "an id other than agree and disagree"),
    CELL,
)
POPULATION = Cause(
    "population",
    Words("หน่วยงานไม่ครบทุกประเภทในทุกจังหวัด", "not every unit has a respondent of every type"),
    action=Words("ตรวจว่าไม่มีหน่วยงานตกหล่น", "check that no respondent was left out"),
    severity=Severity.WARNING,
)
SILENT_UNIT = Cause(
    "silent_unit",
    Words("ไม่มีคะแนนของจังหวัดหรือหน่วยนี้เลย", "this unit has no score at all"),
    action=Words("ถือว่าไม่มีข้อมูล", "its scores count as missing"),
    severity=Severity.WARNING,
)
MISSING_PROVINCES = Cause(
    "missing_provinces",
    Words("ไม่มีจังหวัดเหล่านี้ในข้อมูล", "these provinces are not in the data"),
    action=Words(
        "เพิ่มจังหวัด หรือระบุใน no_unit ของการตั้งค่า", "add them, or name them in the setting no_unit"
    ),
    severity=Severity.WARNING,
)
