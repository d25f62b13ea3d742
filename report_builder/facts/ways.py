"""Say how scores come about: from respondents, or as they came in of each unit."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.model import Edition
from report_builder.results.score import per_unit

TOTAL = "ค่าเฉลี่ยถ่วงน้ำหนักของคะแนนรายด้าน"
PRESENT = "ค่าเฉลี่ยถ่วงน้ำหนักของตัวชี้วัดที่มีข้อมูล"
GIVEN = "คะแนนตามข้อมูลที่นำเข้า"


@dataclass(frozen=True, slots=True)
class Ways:
    """How the score of a dimension and that of an indicator come about."""

    dimension: str
    indicator: str


def on_hundred(way: str, scale: str) -> str:
    """Say of scores that came in on another scale that they were rescaled."""
    return way if scale in ("", "0-100") else f"{way} (ปรับจากช่วงคะแนน {scale} เป็น 0-100)"


def of_many(edition: Edition) -> Ways:
    """Return how the scores of the whole and of regions come about."""
    if per_unit(edition):
        each, of = f"ทุก{edition.settings.unit_noun}", edition.settings.unit_noun
    else:
        each, of = "ผู้ตอบทุกราย", "ราย"
    return Ways(
        f"ค่าเฉลี่ยของคะแนนด้านของ{each}ที่มีคะแนน (คะแนนด้านของแต่ละ{of} = {PRESENT})",
        f"ค่าเฉลี่ยของ{each}ที่มีคะแนน",
    )


def of_unit(edition: Edition) -> Ways:
    """Return how the scores of a single unit come about."""
    return Ways(PRESENT, GIVEN) if per_unit(edition) else of_many(edition)
