"""The least there can be: one indicator of one waterworks. Synthetic."""

from __future__ import annotations

import pandas as pd

from report_builder.model import Dimension, Edition, Framework, Indicator, Unit
from tests import factories

FRAMEWORK = Framework(
    (Dimension("water", "ด้านคุณภาพน้ำประปา", "", "", "", 100),),
    (Indicator("clean", "water", "ร้อยละของตัวอย่างน้ำที่ผ่านเกณฑ์", "น้ำผ่านเกณฑ์", "", 100),),
)


def edition() -> Edition:
    """Return one score of one unit, every optional field left blank."""
    return factories.unit_level_edition(
        settings=factories.settings(
            id="water-2569",
            year=2569,
            date="2026-03-31",
            title="ผลการประเมินคุณภาพน้ำประปา ประจำปี พ.ศ. {{ year }}",
            survey="การประเมินคุณภาพน้ำประปา",
            publisher="การประปาตัวอย่าง",
            publisher_short="กปต.",
            surveyor="",
            url="",
            synthetic_note="",
            unit_noun="สถานีผลิตน้ำ",
            channels={},
            region_order=(),
        ),
        framework=FRAMEWORK,
        units=(Unit("W1", "บ้านคลองใหม่", "", ""),),
        scores=pd.DataFrame({"clean": [87.5]}, index=pd.Index(["W1"], name="unit")),
    )
