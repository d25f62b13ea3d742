"""Show what scores weigh: the weight of each beside it, and the whole that they make up."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model import Run, plain
from report_builder.story.chartspec import ChartSpec, Series, Tick
from report_builder.story.context import Story
from report_builder.story.points import point_of
from report_builder.story.spread import whole_of

END = "scale.maximum"


def with_weights(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart of the scores with the weight of each, and the line of the whole."""
    score = chart.series[0]
    of_dimensions = all(point.fact.startswith("dimension.") for point in score.points)
    weights = tuple(point_of(story.facts[_weight_of(point.fact)]) for point in score.points)
    noted = tuple(
        replace(category, count=story.text(story.wording.weight, {"fact": point.fact}))
        for category, point in zip(chart.categories, weights, strict=True)
    )
    told = (
        f"{plain(category.label)} {point.printed} ({plain(category.count)})"
        for category, point in zip(noted, score.points, strict=True)
    )
    return replace(
        chart,
        categories=noted,
        series=(
            score,
            Series("weight", "quiet", weights),
            *(whole_of(story, chart) if of_dimensions else ()),
        ),
        ticks=(Tick(chart.maximum or 0.0, (Run(story.facts.printed(END), END),)),),
        alt=f"{chart.alt.partition(': ')[0]}: {', '.join(told)}",
    )


def is_weighed(story: Story, fact: str) -> bool:
    """Tell whether a fact is a score of something that has a weight."""
    return fact.endswith(".score") and _weight_of(fact) in story.facts


def _weight_of(fact: str) -> str:
    return fact.removesuffix("score") + "weight"
