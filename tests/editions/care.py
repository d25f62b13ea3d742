"""Four dimensions of eight indicators in themes, with gaps, in ten care districts. Synthetic."""

from __future__ import annotations

import random

import pandas as pd

from report_builder.model import Dimension, Edition, Framework, Indicator, Theme, Unit
from tests import factories

DIMENSIONS = (
    ("access", "ด้านการเข้าถึงบริการ", "การเข้าถึง", 40.0),
    ("quality", "ด้านคุณภาพการดูแล", "คุณภาพ", 30.0),
    ("people", "ด้านกำลังคน", "กำลังคน", 20.0),
    ("home", "ด้านการดูแลที่บ้าน", "ที่บ้าน", 10.0),
)
THEMES = {
    "access": (("การเดินทางมารับบริการ", 50.0, 3), ("เวลารอคอย", 30.0, 4), ("ค่าใช้จ่าย", 20.0, 1)),
    "quality": (("ความปลอดภัยของผู้ป่วย", 60.0, 5), ("การสื่อสารกับครอบครัว", 40.0, 3)),
    "people": (("ความเพียงพอ", 50.0, 4), ("ทักษะและการอบรม", 50.0, 4)),
    "home": (),
}
"""The themes of each dimension: name, weight and number of indicators; the last has none."""
NAMES = (
    *("ระยะทางถึงสถานพยาบาล", "รถรับส่งผู้สูงอายุ", "บริการนอกเวลา", "เวลารอลงทะเบียน"),
    *("เวลารอพบแพทย์", "เวลารอรับยา", "เวลารอตรวจพิเศษ", "ค่าใช้จ่ายของครอบครัว"),
    *("การล้างมือ", "การป้องกันการหกล้ม", "การใช้ยาอย่างปลอดภัย", "การระบุตัวผู้ป่วย"),
    *("การรายงานอุบัติการณ์", "การให้ข้อมูลก่อนกลับบ้าน", "การรับฟังความเห็น", "การนัดหมาย"),
    *("แพทย์ต่อประชากร", "พยาบาลต่อประชากร", "นักกายภาพบำบัด", "ผู้ดูแลในชุมชน"),
    *("การอบรมประจำปี", "การฝึกกู้ชีพ", "การดูแลระยะท้าย", "ทักษะดิจิทัล"),
    *("การเยี่ยมบ้าน", "อุปกรณ์ที่บ้าน", "การดูแลแผล", "โภชนาการ"),
    *("การปรับบ้าน", "กลุ่มเพื่อนช่วยเพื่อน", "สายด่วนให้คำปรึกษา", "การพักของผู้ดูแล"),
)
DISTRICTS = {
    "เขตเหนือ": ("ดอยหลวง", "แม่ลาว", "เวียงสา"),
    "เขตกลาง": ("บางปลา", "ท่าเรือ", "หนองแค", "ลาดยาว"),
    "เขตใต้": ("คลองท่อม", "นาทวี", "ปากพนัง"),
}


def framework() -> Framework:
    """Return the framework; indicators weigh alike in their theme or dimension."""
    dimensions = tuple(Dimension(id, name, s, "", "", w) for id, name, s, w in DIMENSIONS)
    themes = tuple(
        Theme(f"{d.id}-{n}", d.id, name, name, "", weight)
        for d in dimensions
        for n, (name, weight, _) in enumerate(THEMES[d.id], 1)
    )
    return Framework(dimensions, tuple(_indicators(dimensions)), themes)


def _indicators(dimensions: tuple[Dimension, ...]) -> list[Indicator]:
    names, made = iter(NAMES), list[Indicator]()
    for d in dimensions:
        parts = [(f"{d.id}-{n}", size) for n, (*_, size) in enumerate(THEMES[d.id], 1)]
        for theme, size in parts or [("", 8)]:
            for name in [next(names) for _ in range(size)]:
                id = f"i{len(made) + 1:02}"
                made.append(Indicator(id, d.id, name, name, "", 100 / size, theme=theme))
    return made


def edition() -> Edition:
    """Return scores of every district, some of them missing: a theme, a dimension, a district."""
    draw, own = random.Random(48), framework()
    units = tuple(
        Unit(f"K{region}{n}", name, "", called)
        for region, (called, names) in enumerate(DISTRICTS.items(), 1)
        for n, name in enumerate(names, 1)
    )
    rows = [[round(draw.gauss(61, 15), 1) for _ in own.indicators] for _ in units]
    scores = pd.DataFrame(
        rows,
        index=pd.Index([unit.code for unit in units], name="unit"),
        columns=[indicator.id for indicator in own.indicators],
    ).clip(0, 100)
    scores.loc["K12", [i.id for i in own.in_theme("access-2")]] = float("nan")
    scores.loc["K21", [i.id for i in own.of("people")]] = float("nan")
    scores.loc["K33", :] = float("nan")
    scores.loc["K31", ["i01", "i12", "i30"]] = float("nan")
    return factories.unit_level_edition(
        settings=factories.settings(
            id="care-2570",
            title="ผลการประเมินการดูแลผู้สูงอายุระดับอำเภอ พ.ศ. {{ year }}",
            survey="การประเมินการดูแลผู้สูงอายุระดับอำเภอ",
            unit_noun="อำเภอ",
            region_noun="เขต",
            region_order=tuple(DISTRICTS),
        ),
        framework=own,
        units=units,
        scores=scores,
    )
