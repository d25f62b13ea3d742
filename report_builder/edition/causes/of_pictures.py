"""What can be wrong with the pictures of an edition."""

from __future__ import annotations

from report_builder.edition.causes.cause import Cause
from report_builder.problem import Words

MISSING = Cause(
    "picture_missing",
    Words("ไม่มีแฟ้มภาพนี้ในโฟลเดอร์ pictures", "there is no such file in the folder pictures"),
    action=Words("เพิ่มแฟ้มภาพ หรือแก้ชื่อแฟ้ม", "add the file, or correct its name"),
)
UNUSABLE = Cause(
    "picture_unusable",
    Words("เปิดแฟ้มภาพนี้ไม่ได้", "this picture can't be opened"),
    Words("ภาพ PNG หรือ JPEG", "a PNG or JPEG picture"),
    Words("บันทึกภาพใหม่เป็น PNG หรือ JPEG", "save the picture again as PNG or JPEG"),
)
TOO_LARGE = Cause(
    "picture_too_large",
    Words("ภาพใหญ่เกินไป", "the picture is too large"),
    Words("ไม่เกิน 20 ล้านไบต์ และ 50 ล้านพิกเซล", "20 million bytes and 50 million pixels at most"),
    Words("ย่อภาพก่อน", "make the picture smaller"),
)
TOO_SMALL = Cause(
    "picture_too_small",
    Words("ภาพเล็กเกินไป พิมพ์แล้วไม่คมชัด", "the picture is too small to be printed sharply"),
    action=Words("ใช้ภาพที่ใหญ่กว่านี้", "use a larger picture"),
)
UNKNOWN_PLACE = Cause(
    "picture_place",
    Words("ไม่มีที่วางภาพชื่อนี้", "there is no place of this name for a picture"),
    Words("emblem, cover หรือรหัสของสไลด์", "emblem, cover or the id of a slide"),
    Words("แก้ชื่อที่วาง", "correct the place"),
)
