"""Show the scores of one unit among those of all: its dots lit, the whole marked in each row."""

from __future__ import annotations

import re
from dataclasses import replace

from report_builder.model import Run, Unit, plain
from report_builder.story.chartspec import ChartKind, ChartSpec, Dot, Point, Series, SeriesRole
from report_builder.story.clear import clear
from report_builder.story.context import Story
from report_builder.story.points import point_of
from report_builder.story.template import said

OWN = re.compile(r"unit\.([^.]+)\.((?:.+\.)?score)")
"""The scores of a unit, in all and in a part of the framework."""
QUIET = "muted"
"""The colour of a bar that isn't clearly apart from the whole."""


NATION = "nation.score"


def own_of(series: Series) -> str:
    """Return the code of the unit that all values of a series are of, '' where there is none."""
    found = {match[1] if (match := OWN.fullmatch(p.fact)) else "" for p in series.points}
    return found.pop() if len(found) == 1 else ""


def among(story: Story, chart: ChartSpec, code: str) -> ChartSpec:
    """Return rows of all units with the dot of one of them lit and no other named.

    Bars of scores that aren't clearly apart from the whole are quiet.
    """
    own = chart.series[0]
    colors = chart.colors or (own.color,) * len(chart.categories)
    facts = [story.facts[_of_all(point.fact, code)] for point in own.points]
    points = tuple(map(point_of, facts))
    dots = tuple(
        tuple(
            replace(dot, label=(), lit=lit, color=tone if lit else "unit")
            for dot in row
            for lit in [dot.point.fact == point.fact]
        )
        for row, point, tone in zip(chart.dots, own.points, colors, strict=True)
    )
    told = (
        f"{plain(category.label)} {point.printed} ({whole.printed})"
        for category, point, whole in zip(chart.categories, own.points, points, strict=True)
    )
    sure = (clear(story.facts, o.fact, w.fact) for o, w in zip(own.points, points, strict=True))
    bars = tuple(tone if apart else QUIET for tone, apart in zip(colors, sure, strict=True))
    return replace(
        chart,
        colors=bars if chart.kind is ChartKind.TRACKS else chart.colors,
        series=(own, Series("nation", "ink", points, (), SeriesRole.NATION)),
        dots=dots,
        alt=f"{chart.alt.partition(': ')[0]}: {', '.join(told)}",
    )


def named_among(chart: ChartSpec, own: Point, unit: Unit, *, hollow: bool) -> ChartSpec:
    """Return a row of dots of all units with that of one lit and named, beside the ends."""
    label = (*said(unit.name_th), Run("\u00a0"), Run(own.printed, own.fact))
    lit = Dot(own, unit.name_th, "brand", hollow, label, lit=True)
    others = [replace(d, color="unit") for d in chart.dots[0] if d.point.fact != own.fact]
    row = sorted((*others, lit), key=lambda dot: dot.point.value or 0.0)
    alt = f"{chart.alt}, {unit.name_th} {own.printed}"
    return replace(chart, dots=(tuple(row),), alt=alt)


def _of_all(fact: str, code: str) -> str:
    """Return the fact of the whole that stands beside one of a unit."""
    part = fact.removeprefix(f"unit.{code}.")
    return NATION if part == "score" else part
