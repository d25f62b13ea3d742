"""A health survey of provinces: hospitals asked, all of which answer by one channel. Synthetic."""

from __future__ import annotations

import random

import pandas as pd

from report_builder.geography.provinces import provinces
from report_builder.model import (
    Dimension,
    Edition,
    Framework,
    Indicator,
    Respondent,
    RespondentType,
    Unit,
)
from tests import factories

DIMENSIONS = (
    Dimension("access", "ด้านการเข้าถึงบริการ", "การเข้าถึง", "Access", "ACCESS", 100 / 3),
    Dimension("quality", "ด้านคุณภาพการรักษา", "คุณภาพ", "Quality of Care", "CARE", 100 / 3),
    Dimension("prevention", "ด้านการป้องกันโรค", "การป้องกันโรค", "Prevention", "", 100 / 3),
)
INDICATORS = (
    Indicator("waiting", "access", "ระยะเวลารอคอย", "การรอคอย", "Waiting Time", 60),
    Indicator("distance", "access", "ระยะทางถึงสถานพยาบาล", "ระยะทาง", "Distance", 40),
    Indicator("outcome", "quality", "ผลการรักษา 5 โรค", "ผลการรักษา", "Outcome", 100),
    Indicator("vaccine", "prevention", "ความครอบคลุมของวัคซีน", "วัคซีน", "Vaccination", 50),
    Indicator("screening", "prevention", "การคัดกรองโรคเรื้อรัง", "คัดกรอง", "Screening", 50),
)
TYPES = (
    RespondentType("general", "โรงพยาบาลทั่วไป", "รพ.ทั่วไป", "กระทรวงสาธารณสุข"),
    RespondentType("community", "โรงพยาบาลชุมชน", "รพ.ชุมชน", "กระทรวงสาธารณสุข"),
)


def edition() -> Edition:
    """Return scores of two hospitals in each of the 77 provinces, Bangkok among them."""
    draw = random.Random(2568)
    units = tuple(Unit(p.code, p.name_th, p.name_en, p.region) for p in provinces().values())
    asked = tuple(
        Respondent(f"{unit.code}-{kind.id}", unit.code, kind.id, "online")
        for unit in units
        for kind in TYPES
    )
    scores = pd.DataFrame(
        [[round(draw.uniform(40, 95), 1) for _ in INDICATORS] for _ in asked],
        index=pd.Index([each.id for each in asked], name="respondent"),
        columns=[each.id for each in INDICATORS],
    )
    return factories.edition(
        settings=factories.settings(
            id="health-2568",
            year=2568,
            date="2025-12-01",
            title="ผลการสำรวจสุขภาวะของประชาชน ประจำปี พ.ศ. {{ year }}",
            survey="การสำรวจสุขภาวะของประชาชน",
            score_noun="ระดับสุขภาวะ",
            surveyor="",
            url="",
            synthetic_note="",
            unit_noun="จังหวัด",
            respondent_noun="โรงพยาบาล",
            channels={"online": "แบบสำรวจออนไลน์"},
            region_order=(),
        ),
        framework=Framework(DIMENSIONS, INDICATORS),
        units=units,
        types=TYPES,
        respondents=asked,
        scores=scores,
    )
