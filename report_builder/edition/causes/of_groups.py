"""What can be wrong with weights and context of units, and with the levels that they reach."""

from __future__ import annotations

from report_builder.edition.causes.cause import CELL, Cause
from report_builder.problem import Words

UNIT_WEIGHT = Cause(
    "unit_weight",
    Words("น้ำหนักของหน่วยใช้ไม่ได้", "this weight of a unit can't be used"),
    Words("ตัวเลขมากกว่า 0", "a number above 0"),
    CELL,
)
UNIT_WEIGHT_GAP = Cause(
    "unit_weight_gap",
    Words("มีน้ำหนักเพียงบางหน่วย", "only some units have a weight"),
    Words("น้ำหนักครบทุกหน่วย หรือเว้นว่างทุกหน่วย", "weights of all units, or of none"),
    CELL,
)
LEVEL_COUNT = Cause(
    "level_count",
    Words("จำนวนระดับใช้ไม่ได้", "so many levels can't be used"),
    Words("2 ถึง 7 ระดับ", "2 to 7 levels"),
    Words(
        "เพิ่มหรือรวมระดับ หรือลบตารางนี้เพื่อแบ่งกลุ่มตามค่าเฉลี่ย",
        "add or join levels, or delete the table to have groups by the mean",
    ),
)
LEVEL_NAME = Cause(
    "level_name",
    Words("ชื่อระดับยาวเกินไป", "the name of this level is too long"),
    action=Words("ย่อชื่อระดับ", "shorten the name"),
)
LEVEL_ORDER = Cause(
    "level_order",
    Words("ระดับนี้ไม่ได้เริ่มสูงกว่าระดับก่อนหน้า", "this level doesn't begin above the one before it"),
    Words("คะแนนที่สูงกว่าแถวก่อนหน้า", "a score higher than that of the row before"),
    Words("เรียงระดับจากต่ำไปสูง และใส่คะแนนที่เริ่ม", "list the levels upwards, each with its score"),
)
FIRST_LEVEL = Cause(
    "first_level",
    Words("คะแนนที่ต่ำกว่านี้ไม่อยู่ในระดับใด", "scores below this would be in no level"),
    action=Words("ให้ระดับแรกเริ่มที่คะแนนต่ำสุด", "let the first level begin at the lowest score"),
)
CONTEXT_COUNT = Cause(
    "context_count",
    Words("คอลัมน์ข้อมูลประกอบมีมากเกินไป", "too many columns of context"),
    Words("ไม่เกิน 4 คอลัมน์", "at most 4 columns"),
    Words("เลือกเฉพาะที่จำเป็น", "keep those that matter most"),
)
CONTEXT_USUAL = Cause(
    "context_usual",
    Words("คอลัมน์นี้มีความหมายอยู่แล้วในตาราง units", "this column has a meaning in units already"),
    action=Words("ใช้ชื่อคอลัมน์อื่น", "use a column of another name"),
)
CONTEXT_COLUMN = Cause(
    "context_column",
    Words("ไม่มีคอลัมน์นี้ในตาราง units", "units have no such column"),
    action=Words("เพิ่มคอลัมน์นี้ในตาราง units หรือแก้ชื่อ", "add the column to units, or correct the name"),
)
CONTEXT_NAME = Cause(
    "context_name",
    Words("ชื่อหรือหน่วยนับยาวเกินไป", "this name or unit is too long"),
    action=Words("ย่อให้สั้นลง", "shorten it"),
)
