"""A spreadsheet as someone keeps it who never heard of this program: a health survey, made up."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

DISTRICTS = (
    *("เมืองสมมุติ", "บ้านโป่งแดง", "ท่าน้ำใส", "หนองบัวขาว", "ดอนมะม่วง", "ทุ่งรวงทอง"),
    *("ศรีสวรรค์", "วังปลาทอง", "โคกสะอาด", "คลองลึก", "ห้วยหินลาด", "นาเจริญ"),
)
TIERS = {
    "งานส่งเสริมสุขภาพ": ("วัคซีนเด็ก", "ฝากครรภ์ครบเกณฑ์", "คัดกรองเบาหวาน"),
    "งานอนามัยสิ่งแวดล้อม": ("น้ำดื่มสะอาด", "ส้วมถูกสุขลักษณะ", "จัดการขยะ"),
    "งานบริการ": ("เวลารอคอย", "ความพึงพอใจ"),
}
SLIPS = {(1, 0): "5 7.1", (3, 2): "61,5", (5, 4): "72.5 คะแนน", (7, 6): "ไม่มีข้อมูล", (8, 1): "4O.5"}
"""What was typed wrong, by district and indicator."""
SUGGESTED = 4
"""Slips of which it can be told what was meant; the last is no slip."""


def write(path: Path) -> Path:
    """Write the workbook: titles above, two rows of headings, sums, a total and a remark below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "สรุปผล 2570"
    sheet.append(["ผลการสำรวจความพร้อมด้านสุขภาพของอำเภอ ปี 2570 (ข้อมูลจำลอง)"])
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append(["สำนักงานสาธารณสุขจังหวัดสมมุติ (หน่วยงานสมมุติ)"])
    sheet.append([])
    sheet.append(
        [
            "ลำดับ",
            "อำเภอ",
            "โซน",
            *(t if n == 0 else None for t, own in TIERS.items() for n in range(len(own))),
            "รวม",
        ]
    )
    sheet.append([None, None, None, *(name for own in TIERS.values() for name in own), None])
    _merge(sheet)
    for at, district in enumerate(DISTRICTS):
        values = [SLIPS.get((at, column), _value(at, column)) for column in range(8)]
        numbers = [value for value in values if not isinstance(value, str)]
        total = round(sum(numbers) / len(numbers), 1)
        sheet.append([at + 1, district, ("โซนเหนือ", "โซนกลาง", "โซนใต้")[at // 4], *values, total])
    sheet.append(["รวมเฉลี่ย", None, None, *[50] * 9])
    sheet.append(["หมายเหตุ: ข้อมูล ณ เดือนกันยายน 2570"])
    book.create_sheet("Sheet2")
    book.save(path)
    return path


def _value(at: int, column: int) -> float:
    return round(30 + (at * 37 + column * 53 + at * column * 11) % 651 / 10, 1)


def _merge(sheet: Any) -> None:
    left = 4
    for own in TIERS.values():
        sheet.merge_cells(start_row=4, end_row=4, start_column=left, end_column=left + len(own) - 1)
        left += len(own)
    for column in (1, 2, 3, left):
        sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
