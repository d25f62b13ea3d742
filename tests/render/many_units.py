"""Editions of as many units as one likes, one row of made-up scores for each."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from report_builder.model import Edition, Unit
from report_builder.story.chartspec import ChartSpec
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


def charts(edition: Edition, kinds: Mapping[str, Mapping[str, object]]) -> dict[str, ChartSpec]:
    """Return the charts that slides of one deck show, by the names of the slides."""
    texts = {**edition.texts, "project": {"slides": [_slide(*each) for each in kinds.items()]}}
    told = {one.id: one for one in deck_of(replace(edition, texts=texts)).slides}
    shown = {name: told[name].panels[0].exhibit for name in kinds}
    return {name: chart for name, chart in shown.items() if isinstance(chart, ChartSpec)}


def _slide(name: str, chart: Mapping[str, object]) -> dict[str, object]:
    panel = {"name": "shown", "heading": "คะแนน", "chart": chart}
    return {"id": name, "kind": "exhibits", "title": "ทดสอบ", "panels": [panel]}
