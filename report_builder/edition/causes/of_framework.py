"""What can be wrong with the tiers of a framework and the scales of its indicators."""

from __future__ import annotations

from report_builder.edition.causes.cause import CELL, Cause
from report_builder.problem import Words

UNKNOWN_THEME = Cause(
    "unknown_theme",
    Words("ไม่มีหัวข้อย่อยนี้ในตาราง themes", "no such theme in the table themes"),
    action=Words(
        "แก้รหัส หรือเพิ่มหัวข้อย่อยในตาราง themes", "correct the id, or add it to the table themes"
    ),
)
THEME_ELSEWHERE = Cause(
    "theme_elsewhere",
    Words("หัวข้อย่อยนี้อยู่ในด้านอื่น", "this theme belongs to another dimension"),
    action=CELL,
)
NO_THEME = Cause(
    "no_theme",
    Words("ด้านนี้แบ่งเป็นหัวข้อย่อย แต่ตัวชี้วัดนี้ไม่มี", "its dimension has themes, this indicator none"),
    Words("รหัสหัวข้อย่อยของด้านนี้", "the id of a theme of this dimension"),
    CELL,
)
EMPTY_THEME = Cause(
    "empty_theme",
    Words("หัวข้อย่อยนี้ไม่มีตัวชี้วัด", "this theme has no indicators"),
    action=Words("เพิ่มตัวชี้วัด หรือลบหัวข้อย่อย", "add indicators, or delete the theme"),
)
BAD_SCALE = Cause(
    "bad_scale",
    Words("ช่วงคะแนนนี้ใช้ไม่ได้", "this is no range of scores"),
    Words(
        "ค่าที่แย่ที่สุดและดีที่สุด เช่น 0-5 หรือ 5-1 หรือเว้นว่างเมื่อใช้ช่วงของฉบับ",
        "the worst and the best score, as 0-5 or 5-1; blank for the edition's",
    ),
    CELL,
)
SCALE_AS_DAY = Words(
    "โปรแกรมตารางแปลงเป็นวันที่ ให้จัดรูปแบบเป็นข้อความแล้วพิมพ์ใหม่ หรือพิมพ์ว่า 1 ถึง 5",
    "the spreadsheet made it a day: format the cell as text and type it again, or type 1 to 5",
)
