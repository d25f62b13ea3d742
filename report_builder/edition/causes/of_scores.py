"""What looks wrong in scores that may stand."""

from __future__ import annotations

from report_builder.edition.causes.cause import Cause
from report_builder.problem import Severity, Words

_LOOK = Words("ตรวจกับต้นฉบับ", "compare with the original")
CONSTANT = Cause(
    "constant_scores",
    Words("คะแนนทุกค่าในคอลัมน์นี้เท่ากัน", "all scores of this column are equal"),
    action=_LOOK,
    severity=Severity.WARNING,
)
FREQUENT = Cause(
    "frequent_score",
    Words("คะแนนค่าเดียวซ้ำเกินหนึ่งในสี่ของคอลัมน์", "one score fills more than a quarter of this column"),
    action=Words("หากหมายถึงไม่มีข้อมูล ให้เว้นว่าง", "leave it blank if it stands for no answer"),
    severity=Severity.WARNING,
)
MISSING_CODE = Cause(
    "missing_code",
    Words("ค่านี้อาจเป็นรหัสของการไม่ตอบ", "this may be a code for no answer"),
    action=FREQUENT.action,
    severity=Severity.WARNING,
)
LAST_DIGIT = Cause(
    "last_digit",
    Words("คะแนนทุกค่าลงท้ายด้วยเลขเดียวกัน", "all scores of this column end in the same digit"),
    action=_LOOK,
    severity=Severity.WARNING,
)
COPIED_ROW = Cause(
    "copied_row",
    Words("คะแนนทั้งแถวซ้ำกับแถวก่อนหน้า", "all scores of this row are those of an earlier one"),
    action=_LOOK,
    severity=Severity.WARNING,
)
HUNDREDTH = Cause(
    "hundredth",
    Words(
        "คะแนนต่ำกว่าค่าอื่นราวร้อยเท่า อาจเป็นสัดส่วน 0-1 ในข้อมูลที่เต็ม 100",
        "these are about a hundred times lower than the others: fractions among percentages?",
    ),
    action=Words(
        "หากเป็นสัดส่วน ให้คูณ 100 หรือจัดรูปแบบเป็นร้อยละ",
        "if they are fractions, multiply them by 100 or format them as percentages",
    ),
    severity=Severity.WARNING,
)
BLANK_INDICATOR = Cause(
    "blank_indicator",
    Words("ไม่มีคะแนนของตัวชี้วัดนี้เลย", "nobody has a score of this indicator"),
    action=Words("ถือว่าไม่มีข้อมูล ไม่นับในค่าเฉลี่ย", "it counts as missing and enters no mean"),
    severity=Severity.WARNING,
)
FEW_SCORES = Cause(
    "few_scores",
    Words("มีคะแนนไม่ถึงครึ่งของตัวชี้วัด", "fewer than half of the indicators have a score here"),
    action=Words(
        "อันดับของหน่วยนี้เทียบกับหน่วยอื่นไม่ได้เต็มที่ ตรวจว่าข้อมูลไม่ตกหล่น",
        "its rank says little beside the others; check that no score was left out",
    ),
    severity=Severity.WARNING,
)
