"""Sixteen dimensions of one indicator each, in nine communes of three valleys. Synthetic."""

from __future__ import annotations

import random

import pandas as pd

from report_builder.model import Dimension, Edition, Framework, Indicator, Unit
from tests import factories

GOALS = (
    *(("ยุติความยากจน", "No Poverty"), ("ยุติความหิวโหย", "Zero Hunger")),
    *(("สุขภาพและความเป็นอยู่ที่ดี", "Good Health"), ("การศึกษาที่มีคุณภาพ", "Quality Education")),
    *(("ความเท่าเทียมทางเพศ", "Gender Equality"), ("น้ำสะอาดและสุขาภิบาล", "Clean Water")),
    *(("พลังงานสะอาด", "Clean Energy"), ("งานที่มีคุณค่าและเศรษฐกิจเติบโต", "Decent Work")),
    *(("อุตสาหกรรมและนวัตกรรม", "Industry and Innovation"), ("ลดความเหลื่อมล้ำ", "Less Inequality")),
    *(("ชุมชนเมืองที่ยั่งยืน", "Sustainable Towns"), ("การบริโภคที่รับผิดชอบ", "Responsible Use")),
    *(("การรับมือภูมิอากาศ", "Climate Action"), ("ทรัพยากรทางน้ำ", "Life in Water")),
    *(("ระบบนิเวศบนบก", "Life on Land"), ("สันติภาพและสถาบันเข้มแข็ง", "Strong Institutions")),
)
COMMUNES = {
    "ลุ่มน้ำบน": ("ดอยงาม", "ป่าแดด", "สันทราย"),
    "ลุ่มน้ำกลาง": ("หนองบัว", "ท่าข้าม", "บางยาง"),
    "ลุ่มน้ำล่าง": ("ปากน้ำ", "คลองโคน", "บ้านแหลม"),
}


def framework() -> Framework:
    """Return the goals with their weights of 6.25 %, each measured by one index."""
    dimensions = tuple(
        Dimension(f"g{n:02}", f"เป้าหมาย{name}", name, english, "", 100 / len(GOALS))
        for n, (name, english) in enumerate(GOALS, start=1)
    )
    indicators = tuple(
        Indicator(f"x{d.id}", d.id, f"ดัชนี{d.short_th}", d.short_th, "", 100) for d in dimensions
    )
    return Framework(dimensions, indicators)


def edition() -> Edition:
    """Return scores of every commune in every goal."""
    draw, own = random.Random(16), framework()
    units = tuple(
        Unit(f"C{valley}{n}", name, "", region)
        for valley, (region, names) in enumerate(COMMUNES.items(), start=1)
        for n, name in enumerate(names, start=1)
    )
    scores = pd.DataFrame(
        [[round(draw.gauss(58, 14), 1) for _ in own.indicators] for _ in units],
        index=pd.Index([unit.code for unit in units], name="unit"),
        columns=[indicator.id for indicator in own.indicators],
    )
    return factories.unit_level_edition(
        settings=factories.settings(
            id="goals-2570",
            title="รายงานความก้าวหน้าสู่เป้าหมายการพัฒนาที่ยั่งยืนระดับตำบล พ.ศ. {{ year }}",
            survey="การติดตามเป้าหมายการพัฒนาที่ยั่งยืนระดับตำบล",
            unit_noun="ตำบล",
            region_order=tuple(COMMUNES),
        ),
        framework=own,
        units=units,
        scores=scores.clip(0, 100),
    )
