"""Four dimensions of eight indicators with gaps of every kind, in twelve hospitals. Synthetic."""

from __future__ import annotations

import random

import pandas as pd

from report_builder.model import Dimension, Edition, Framework, Indicator, Unit
from tests import factories

PARTS = {
    "safety": (
        *("ด้านความปลอดภัยของผู้ป่วย", "ความปลอดภัย", "Patient Safety"),
        *("การระบุตัวผู้ป่วย", "การให้ยา", "การผ่าตัด", "การติดเชื้อในโรงพยาบาล", "การพลัดตกหกล้ม"),
        *("แผลกดทับ", "การรายงานอุบัติการณ์", "การซ้อมแผนฉุกเฉิน"),
    ),
    "people": (
        *("ด้านบุคลากร", "บุคลากร", "People"),
        *("อัตรากำลังพยาบาล", "อัตรากำลังแพทย์", "การฝึกอบรม", "ความผูกพันต่อองค์กร", "สุขภาพบุคลากร"),
        *("ความก้าวหน้าในสายงาน", "การลาออก", "ภาระงานเวรดึก"),
    ),
    "service": (
        *("ด้านการให้บริการ", "บริการ", "Service"),
        *("ระยะเวลารอคอย", "นัดหมายออนไลน์", "การส่งต่อ", "การแพทย์ทางไกล", "ความพึงพอใจผู้ป่วยนอก"),
        *("ความพึงพอใจผู้ป่วยใน", "การจัดการข้อร้องเรียน", "การเข้าถึงของผู้พิการ"),
    ),
    "money": (
        *("ด้านการเงินและพัสดุ", "การเงิน", "Finance"),
        *("สภาพคล่อง", "ต้นทุนต่อหน่วย", "การเรียกเก็บค่ารักษา", "คลังยา", "การจัดซื้อร่วม"),
        *("พลังงาน", "การบำรุงรักษาเครื่องมือ", "หนี้ค้างชำระ"),
    ),
}
WEIGHTS = (20, 20, 15, 15, 10, 10, 5, 5)
HOSPITALS = (
    *("เมืองเหนือ", "ดอยสูง", "ริมโขง", "ทุ่งกว้าง", "ลำน้ำใส", "บ่อเกลือใหม่"),
    *("ท่าเรือ", "ชายทะเล", "เกาะกลาง", "หาดทราย", "เขาหลวง", "ปากอ่าว"),
)
ZONES = ("เขตสุขภาพตะวันตก", "เขตสุขภาพตะวันออก")


def framework() -> Framework:
    """Return the framework: dimensions of 40, 25, 20 and 15 %."""
    dimensions = tuple(
        Dimension(id, name, short, english, short, weight)
        for (id, (name, short, english, *_)), weight in zip(
            PARTS.items(), (40, 25, 20, 15), strict=True
        )
    )
    indicators = tuple(
        Indicator(f"{id}{n}", id, name, "", "", weight)
        for id, (_, _, _, *names) in PARTS.items()
        for n, (name, weight) in enumerate(zip(names, WEIGHTS, strict=True), start=1)
    )
    return Framework(dimensions, indicators)


def edition() -> Edition:
    """Return scores of which single cells, an indicator, a dimension and a unit are missing."""
    draw, own = random.Random(48), framework()
    units = tuple(
        Unit(f"H{n:02}", name, "", ZONES[n > len(HOSPITALS) / 2])
        for n, name in enumerate(HOSPITALS, start=1)
    )
    scores = pd.DataFrame(
        [[round(draw.gauss(66, 16), 1) for _ in own.indicators] for _ in units],
        index=pd.Index([unit.code for unit in units], name="unit"),
        columns=[indicator.id for indicator in own.indicators],
    ).clip(0, 100)
    scores = scores.mask(pd.DataFrame(_gaps(draw, scores), scores.index, scores.columns))
    scores["service4"] = float("nan")
    scores.loc["H04", [i.id for i in own.of("money")]] = float("nan")
    scores.loc["H09"] = float("nan")
    return factories.unit_level_edition(
        settings=factories.settings(
            id="hospitals-2571",
            year=2571,
            title="ผลการประเมินคุณภาพโรงพยาบาลเครือข่าย ประจำปี พ.ศ. {{ year }}",
            survey="การประเมินคุณภาพโรงพยาบาลเครือข่าย",
            surveyor="",
            unit_noun="โรงพยาบาล",
            region_order=ZONES,
        ),
        framework=own,
        units=units,
        scores=scores,
        texts={"recommendations": _recommendations(own)},
    )


def _gaps(draw: random.Random, scores: pd.DataFrame) -> list[list[bool]]:
    return [[draw.random() < 0.06 for _ in scores.columns] for _ in scores.index]


def _recommendations(own: Framework) -> dict[str, object]:
    return {
        d.id: {
            "text": [
                {"item": f"ทบทวนแนวทางเรื่อง{i.name_th}ร่วมกับทุกแผนกที่เกี่ยวข้อง", "indicators": [i.id]}
                for i in own.of(d.id)[:4]
            ]
        }
        for d in own.dimensions
    }
