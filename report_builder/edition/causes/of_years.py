"""What can be wrong with a previous year, and with the table that says what became of what."""

from __future__ import annotations

from report_builder.edition.causes.cause import CELL, Cause
from report_builder.problem import Severity, Words

_PLACE = Words(
    "โฟลเดอร์หรือสมุดงานของฉบับปีก่อน หรือโฟลเดอร์ข้อมูลเปิด (opendata) ที่สร้างไว้",
    "the folder or workbook of an earlier edition, or the open data (opendata) of its build",
)
_ROWS = Words(
    "เพิ่มแถวของส่วนเหล่านี้ในตาราง changes ให้ตรงความจริง (check --changes OUT.csv เขียนแถวที่เสนอ)",
    "say it in rows of the table changes (check --changes OUT.csv writes rows to be corrected)",
)
NO_PREVIOUS = Cause(
    "no_previous",
    Words("ไม่พบฉบับปีก่อนที่นี่", "there is no previous edition here"),
    _PLACE,
    Words("แก้ที่อยู่ใน --previous หรือการตั้งค่า previous", "correct --previous or the setting previous"),
)
BAD_PREVIOUS = Cause(
    "bad_previous",
    Words("ฉบับปีก่อนมีข้อผิดพลาด จึงเทียบไม่ได้", "the previous edition has errors and can't be compared"),
    action=Words(
        "แก้ตามที่ report-builder check ของฉบับปีก่อนบอก",
        "correct what report-builder check says of the previous edition",
    ),
)
BAD_PACKAGE = Cause(
    "bad_package",
    Words("ข้อมูลเปิดของปีก่อนอ่านไม่ได้", "the open data of the previous year can't be read"),
    Words("โฟลเดอร์ opendata ตามที่โปรแกรมเขียน", "the folder opendata as report-builder wrote it"),
    Words("ใช้โฟลเดอร์ opendata ที่ไม่ถูกแก้", "use a folder opendata that nobody edited"),
)
PACKAGE_CHANGED = Cause(
    "package_changed",
    Words(
        "ข้อมูลเปิดของปีก่อนถูกแก้หลังจากเผยแพร่",
        "the open data of the previous year was edited after it was published",
    ),
    action=Words("ตรวจว่าแก้โดยตั้งใจ", "see whether that was meant"),
    severity=Severity.WARNING,
)
OTHER_ROWS = Cause(
    "previous_other_rows",
    Words(
        "คะแนนของปีหนึ่งมาเป็นรายผู้ตอบ อีกปีมาเป็นรายหน่วย ค่าเฉลี่ยรวมจึงเฉลี่ยจากคนละฐาน",
        "scores are of respondents in one year and of units in the other: means of all weigh "
        "respondents in one and units in the other",
    ),
    action=Words(
        "เทียบรายหน่วยได้ ค่ารวมให้อ่านด้วยความระวัง", "compare units; read means of all with care"
    ),
    severity=Severity.WARNING,
)
MADE_UP = Cause(
    "previous_made_up",
    Words(
        "ปีก่อนเป็นข้อมูลจำลอง แต่ฉบับนี้เป็นข้อมูลจริง จึงเทียบกันไม่ได้",
        "the previous year is made-up data and this one is not: they can't be compared",
    ),
    action=Words(
        "ใช้ข้อมูลจริงของปีก่อน หรือแก้การตั้งค่า synthetic",
        "use real data of the previous year, or correct the setting synthetic",
    ),
)
NOT_EARLIER = Cause(
    "previous_not_earlier",
    Words("ปีของฉบับปีก่อนไม่ได้มาก่อนปีของฉบับนี้", "the previous edition is of no earlier year"),
    action=Words("ตรวจว่าเลือกฉบับปีก่อนถูกแล้ว", "see whether it is the right edition"),
    severity=Severity.WARNING,
)
YEAR_TWICE = Cause(
    "previous_year_twice",
    Words("มีฉบับของปีเดียวกันสองฉบับ", "two of the earlier editions are of one year"),
    Words("ปีละหนึ่งฉบับ", "one edition for each year"),
    Words("เอาออกหนึ่งฉบับ หรือแก้ปีของฉบับนั้น", "leave one out, or correct its year"),
)
YEAR_LATER = Cause(
    "previous_year_later",
    Words("ปีของฉบับหนึ่งไม่ได้มาก่อนปีของฉบับนี้", "one of the years isn't earlier than this edition's"),
    Words("ปีก่อนปีของฉบับนี้ เว้นปีได้", "years before this edition's, gaps allowed"),
    Words("เอาฉบับนั้นออก หรือแก้ปีของฉบับ", "leave it out, or correct the year"),
)
OTHER_YEAR = Cause(
    "changes_other_year",
    Words("ไม่ได้เทียบกับปีนี้", "nothing is compared with this year"),
    Words("ปีของฉบับที่เทียบ หรือเว้นว่าง", "the year of an edition compared with, or blank"),
    CELL,
)
OTHER_UNITS = Cause(
    "previous_other_units",
    Words("ฉบับปีก่อนไม่มีหน่วยใดตรงกับฉบับนี้", "no unit of the previous edition is one of this one"),
    Words("หน่วยที่มีทั้งสองปี", "units that are in both years"),
    Words(
        "เลือกฉบับปีก่อนของการสำรวจเดียวกัน หรือบอกในตาราง changes ว่าหน่วยใดคือหน่วยใด",
        "choose an edition of the same survey, or say in the table changes which unit is which",
    ),
)
NOTHING_COMMON = Cause(
    "previous_nothing_common",
    Words("ไม่มีตัวชี้วัดใดที่เทียบกับปีก่อนได้", "no indicator can be compared with the previous year"),
    action=Words(
        "บอกในตาราง changes ว่าตัวชี้วัดใด same หรือ renamed หรือไม่ใช้ --previous",
        "say in the table changes which indicator is the same or renamed, or leave out --previous",
    ),
)
UNTOLD = Cause(
    "changes_untold",
    Words(
        "ไม่รู้ว่าส่วนเหล่านี้เปลี่ยนจากปีก่อนอย่างไร จึงไม่เทียบ",
        "nothing says what became of these since the previous year, so nothing is compared",
    ),
    action=_ROWS,
)
UNUSED = Cause(
    "changes_unused",
    Words("มีตาราง changes แต่ไม่มีฉบับปีก่อน จึงไม่ใช้", "there are changes but no previous edition"),
    action=Words("ระบุ --previous หรือการตั้งค่า previous", "name --previous or the setting previous"),
    severity=Severity.WARNING,
)
UNKNOWN_NOW = Cause(
    "changes_unknown",
    Words("ไม่มีรหัสหรือชื่อนี้ในฉบับนี้", "there is no such id or name in this edition"),
    action=CELL,
)
UNKNOWN_BEFORE = Cause(
    "changes_unknown_previous",
    Words("ไม่มีรหัสหรือชื่อนี้ในฉบับปีก่อน", "there is no such id or name in the previous edition"),
    action=CELL,
)
NO_PLACE = Cause(
    "changes_blank",
    Words("การเปลี่ยนนี้ต้องมีรหัส", "this change needs an id here"),
    Words(
        "รหัสทั้งสองปี ยกเว้น new ไม่มีรหัสปีก่อน และ dropped ไม่มีรหัสปีนี้",
        "ids of both years, but new has none before and dropped none now",
    ),
    CELL,
)
OVER = Cause(
    "changes_over",
    Words("การเปลี่ยนนี้ต้องไม่มีรหัสในช่องนี้", "this change has no id here"),
    NO_PLACE.expected,
    Words("ลบรหัส หรือแก้ชนิดการเปลี่ยน", "delete the id, or correct the change"),
)
TWICE = Cause(
    "changes_twice",
    Words("บอกการเปลี่ยนของรหัสนี้ไว้แล้วในแถวอื่น", "another row says what became of this already"),
    Words(
        "แถวเดียวต่อรหัส ยกเว้น merged (รหัสปีนี้ซ้ำได้) และ split (รหัสปีก่อนซ้ำได้)",
        "one row for an id, but merged repeats this year's and split last year's",
    ),
    CELL,
)
ALONE = Cause(
    "changes_alone",
    Words("merged และ split ต้องมีอย่างน้อยสองแถว", "merged and split take two rows at least"),
    Words(
        "merged: รหัสปีนี้เดียวกันกับรหัสปีก่อนหลายรหัส, split: รหัสปีก่อนเดียวกันกับรหัสปีนี้หลายรหัส",
        "merged: one id now and several before; split: one id before and several now",
    ),
    Words("เพิ่มแถวที่ขาด หรือใช้ renamed", "add the row that is missing, or use renamed"),
)
OTHER_SCALE = Cause(
    "previous_other_scale",
    Words("ปีก่อนพิมพ์คะแนนบนช่วงอื่น", "the previous year printed scores on another scale"),
    action=Words(
        "คะแนนของปีก่อนแสดงบนช่วงคะแนนของปีนี้", "its scores are shown on the scale of this year"
    ),
    severity=Severity.WARNING,
)
