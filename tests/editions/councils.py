"""Nine councils on an index that is published on 1-10, some indicators on scales of their own.

Synthetic; scores stand as they would come in, on the scale of their indicator.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd

from report_builder.edition.scales import scale
from report_builder.model import Dimension, Edition, Framework, Indicator, Unit
from tests import factories

DIMENSIONS = (
    Dimension("open", "ด้านความโปร่งใส", "โปร่งใส", "Openness", "Openness", 40.0),
    Dimension("heard", "ด้านการมีส่วนร่วม", "มีส่วนร่วม", "Participation", "Participation", 35.0),
    Dimension("able", "ด้านความสามารถ", "ความสามารถ", "Capacity", "Capacity", 25.0),
)
INDICATORS = (
    *(("open", "การเปิดเผยงบประมาณ", ""), ("open", "การเผยแพร่รายงานประชุม", "1-5")),
    *(("open", "ข้อมูลจัดซื้อจัดจ้าง", ""), ("heard", "เวทีรับฟังความเห็น", "")),
    *(("heard", "ช่องทางร้องเรียน", "0-1"), ("heard", "วันรอคำตอบเฉลี่ย", "60-0")),
    *(("able", "กำลังคน", ""), ("able", "รายได้จัดเก็บเอง", "0-100")),
)
NAMES = (
    *("บ้านโป่งงาม", "ท่าม่วงใหญ่", "หนองสองห้อง", "ป่าสักขวาง", "ดอนแก้วสามัคคี"),
    *("คลองขุด", "วังทองหลาง", "นาข่าพัฒนา", "เกาะช้างน้อย"),
)
SCALE = "1-10"


def edition() -> Edition:
    """Return scores of every council, two of them missing."""
    draw = random.Random(10)
    indicators = tuple(
        Indicator(f"i{n}", d, name, name, "", 100 / sum(d == own for own, *_ in INDICATORS), own)
        for n, (d, name, own) in enumerate(INDICATORS, 1)
    )
    units = tuple(
        Unit(f"C{n}", name, "", ("ลุ่มน้ำบน", "ลุ่มน้ำล่าง")[n % 2]) for n, name in enumerate(NAMES, 1)
    )
    rows = [[_score(draw, indicator) for indicator in indicators] for _ in units]
    rows[2][4] = rows[7][0] = float("nan")
    scores = pd.DataFrame(
        rows,
        index=pd.Index([unit.code for unit in units], name="unit"),
        columns=[indicator.id for indicator in indicators],
    )
    return replace(
        factories.edition(scores=scores, units=units, types=(), respondents=()),
        framework=Framework(DIMENSIONS, indicators),
        settings=factories.settings(
            title="ดัชนีธรรมาภิบาลเทศบาล",
            survey="ดัชนีธรรมาภิบาลเทศบาล",
            subject="ธรรมาภิบาล",
            unit_noun="เทศบาล",
            region_noun="ลุ่มน้ำ",
            channels={},
            scale=SCALE,
            print_scale=SCALE,
            group_width=0.75,
            ranking=True,
        ),
    )


def _score(draw: random.Random, indicator: Indicator) -> float:
    own = scale(indicator.scale or SCALE)
    assert own
    share = min(1.0, max(0.0, draw.gauss(0.58, 0.17)))
    return round(own.worst + share * own.span, 2)
