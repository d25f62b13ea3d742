"""Show who answered: a cell for every respondent, in rows of types and columns of units."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from report_builder.model import Edition, plain
from report_builder.story.chartspec import ChartSpec, Series
from report_builder.story.context import Story
from report_builder.story.points import point_of

MOST_UNITS, MOST_PARTS = 150, 4
"""Columns that are wide enough to be told apart, and respondents of one type in a unit."""
_TYPE = re.compile(r"type\.([^.]+)\.share0")


def is_of_respondents(story: Story, facts: list[str]) -> bool:
    """Tell whether facts are shares of types of which every respondent can have a cell."""
    known = [_TYPE.fullmatch(fact) and story.facts[fact].value is not None for fact in facts]
    asked = Counter((r.unit, r.type) for r in story.edition.respondents)
    few = len({unit for unit, _ in asked}) <= MOST_UNITS
    return all(known) and few and max(asked.values(), default=0) <= MOST_PARTS


def with_cells(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart of shares of types with the respondents behind them, and how many there are.

    Columns are units, those of most answers first, then region by region.
    """
    shares, kinds = chart.series[0], [_type(point.fact) for point in chart.series[0].points]
    asked = Counter((r.unit, r.type) for r in story.edition.respondents)
    answered = Counter((r.unit, r.type) for r in story.edition.answered)
    units = _columns(story.edition)
    noted = tuple(
        replace(category, count=story.text(story.wording.asked, {"of": f"type.{kind}"}))
        for category, kind in zip(chart.categories, kinds, strict=True)
    )
    told = (
        f"{plain(category.label)} {point.printed} ({plain(category.count)})"
        for category, point in zip(noted, shares.points, strict=True)
    )
    points = tuple(point_of(story.facts[f"type.{kind}.asked.count"]) for kind in kinds)
    return replace(
        chart,
        categories=noted,
        series=(shares, Series("asked", "quiet", points, story.text(story.wording.cells, {}))),
        cells=tuple(tuple((answered[u, kind], asked[u, kind]) for u in units) for kind in kinds),
        alt=f"{chart.alt.partition(': ')[0]}: {', '.join(told)}",
    )


def _type(fact: str) -> str:
    return fact.removeprefix("type.").removesuffix(".share0")


def _columns(edition: Edition) -> list[str]:
    """Return the units that were asked, by how many answered, then by region."""
    asked = {r.unit for r in edition.respondents}
    answered = Counter(r.unit for r in edition.answered)
    named = (*edition.settings.region_order, *(unit.region for unit in edition.units))
    regions = list(dict.fromkeys(named))
    units = (unit for unit in edition.units if unit.code in asked)
    ordered = sorted(units, key=lambda u: (-answered[u.code], regions.index(u.region)))
    return [unit.code for unit in ordered]
