"""Show who answered: a cell for every respondent, in rows of types and columns of units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from report_builder.model import Edition, Respondent, plain
from report_builder.story.alts import Value
from report_builder.story.chartspec import ChartSpec, Series
from report_builder.story.context import Story
from report_builder.story.points import point_of

MOST_UNITS, MOST_PARTS, MOST_OF_ALL = 150, 4, 12
"""Columns that are wide enough to be told apart, and respondents of a unit in a row of one type,
and in a row of all."""
WHOLE, ALL = "survey.responded.share0", ""
"""The share of all who were asked, and the type that stands for every type."""
_TYPE = re.compile(r"type\.([^.]+)\.share0")


def is_of_respondents(story: Story, facts: list[str]) -> bool:
    """Tell whether facts are shares of types, or of all, with a cell for every respondent."""
    kinds = [_type(fact) for fact in facts]
    known = all(kind is not None for kind in kinds) and all(
        story.facts[fact].value is not None for fact in facts
    )
    asked = _counted(story.edition.respondents)
    few = len({unit for unit, _ in asked}) <= MOST_UNITS
    deep = max((n for (_, kind), n in asked.items() if kind in kinds), default=0)
    return known and few and deep <= (MOST_OF_ALL if kinds == [ALL] else MOST_PARTS)


def with_cells(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart of shares of types with the respondents behind them, and how many there are.

    Columns are units, those of most answers first, then region by region.
    """
    shares = chart.series[0]
    kinds = [_type(point.fact) or ALL for point in shares.points]
    asked, answered = _counted(story.edition.respondents), _counted(story.edition.answered)
    units = _columns(story.edition)
    noted = tuple(
        replace(category, count=story.text(story.wording.asked, {"of": f"type.{kind}"}))
        if kind
        else category
        for category, kind in zip(chart.categories, kinds, strict=True)
    )
    told = (
        str(Value(plain(category.label), point, plain(category.count)))
        for category, point in zip(noted, shares.points, strict=True)
    )
    totals = (f"type.{kind}.asked.count" if kind else "survey.respondents.count" for kind in kinds)
    points = tuple(point_of(story.facts[fact]) for fact in totals)
    return replace(
        chart,
        categories=noted,
        series=(shares, Series("asked", "quiet", points, story.text(story.wording.cells, {}))),
        cells=tuple(tuple((answered[u, kind], asked[u, kind]) for u in units) for kind in kinds),
        alt=f"{chart.alt.partition(': ')[0]}: {', '.join(told)}",
    )


def _type(fact: str) -> str | None:
    """Return the type that a share is of, ALL for that of all, None where it is of neither."""
    found = _TYPE.fullmatch(fact)
    return found[1] if found else ALL if fact == WHOLE else None


def _counted(respondents: Iterable[Respondent]) -> Counter[tuple[str, str]]:
    """Count respondents by unit and type, and those of every type."""
    return Counter((r.unit, kind) for r in respondents for kind in (r.type, ALL))


def _columns(edition: Edition) -> list[str]:
    """Return the units that were asked, by how many answered, then by region."""
    asked = {r.unit for r in edition.respondents}
    answered = Counter(r.unit for r in edition.answered)
    named = (*edition.settings.region_order, *(unit.region for unit in edition.units))
    regions = list(dict.fromkeys(named))
    units = (unit for unit in edition.units if unit.code in asked)
    ordered = sorted(units, key=lambda u: (-answered[u.code], regions.index(u.region)))
    return [unit.code for unit in ordered]
