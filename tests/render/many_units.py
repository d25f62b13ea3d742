"""Editions of as many units as one likes, one row of made-up scores for each."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd

from report_builder.model import Edition, Unit
from report_builder.story.blocks import ChartSpec
from tests import factories
from tests.story.stories import deck_of

REGIONS = ("ภาคเหนือ", "ภาคกลาง", "ภาคใต้")


def edition(count: int, *, longest: int = 1, regions: tuple[str, ...] = REGIONS) -> Edition:
    """Return an edition of so many units, whose names repeat a word up to so many times."""
    draw = random.Random(count)
    units = tuple(
        Unit(f"U{n:04}", "อำเภอ" * draw.randint(1, longest) + f"ที่{n}", f"Unit {n}",
             regions[n % len(regions)] if regions else "")
        for n in range(count)
    )  # fmt: skip
    table = pd.DataFrame(
        [[round(draw.uniform(0, 100), 1) for _ in factories.INDICATORS] for _ in units],
        index=pd.Index([unit.code for unit in units], name="unit"),
        columns=[i.id for i in factories.INDICATORS],
    )
    plain = factories.unit_level_edition(units=units, scores=table)
    return replace(plain, settings=replace(plain.settings, region_order=()))


def chart(edition: Edition, **fields: object) -> ChartSpec:
    """Return the chart that a slide of an edition shows."""
    panel = {"name": "shown", "heading": "คะแนน", "chart": fields}
    slide = {"id": "mine", "kind": "exhibits", "title": "ทดสอบ", "panels": [panel]}
    texts = {**edition.texts, "project": {"slides": [slide]}}
    told = deck_of(replace(edition, texts=texts))
    shown = next(one for one in told.slides if one.id == "mine").panels[0].exhibit
    assert isinstance(shown, ChartSpec)
    return shown
