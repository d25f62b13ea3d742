"""A large edition made by a seeded generator: the size of a survey of 76 provinces in 6 dimensions.

Every number in it is synthetic.
"""

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

BANGKOK = "TH-10"
TYPES = 25
RESPONDENTS = 1926
"""76 provinces x 25 types, and 26 more in the first provinces."""


def edition() -> Edition:
    """Return 1,926 respondents, 30 indicators in 6 dimensions, and answers to three items."""
    draw = random.Random(2563)
    dimensions = tuple(
        Dimension(f"d{n}", f"ด้านที่ {n}", f"ด้าน {n}", f"Dimension {n}", "", weight)
        for n, weight in enumerate((20, 20, 15, 15, 15, 15), start=1)
    )
    indicators = tuple(
        Indicator(f"i{n:02}", f"d{n % 6 + 1}", f"ตัวชี้วัดที่ {n}", f"ตัวชี้วัด {n}", f"Indicator {n}", 20)
        for n in range(30)
    )
    units = tuple(
        Unit(p.code, p.name_th, p.name_en, p.region)
        for p in provinces().values()
        if p.code != BANGKOK
    )
    types = tuple(
        RespondentType(f"t{n:02}", f"หน่วยงานประเภทที่ {n}", f"ประเภท {n}", "") for n in range(TYPES)
    )
    asked = tuple(_respondents(units, types))
    scores = pd.DataFrame(
        [[round(draw.uniform(0, 100), 1) for _ in indicators] for _ in asked],
        index=pd.Index([each.id for each in asked], name="respondent"),
        columns=[each.id for each in indicators],
    )
    answers = [
        (each.id, item.id, draw.choice(item.options).id)
        for each in asked
        for item in factories.ITEMS
    ]
    return factories.edition(
        settings=factories.settings(no_unit=(BANGKOK,), region_order=()),
        framework=Framework(dimensions, indicators),
        units=units,
        types=types,
        respondents=asked,
        scores=scores,
        items=factories.ITEMS,
        answers=pd.DataFrame(answers, columns=["respondent", "item", "option"], dtype=str),
    )


def _respondents(units: tuple[Unit, ...], types: tuple[RespondentType, ...]) -> list[Respondent]:
    pairs = [(unit.code, kind.id, 1) for unit in units for kind in types]
    more = [(unit.code, types[0].id, 2) for unit in units[: RESPONDENTS - len(pairs)]]
    return [
        Respondent(f"{unit}-{kind}-{n}", unit, kind, ("post", "online")[at % 2])
        for at, (unit, kind, n) in enumerate([*pairs, *more])
    ]
