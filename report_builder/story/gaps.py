"""Show the scores by which types of respondents, regions or units stand farthest apart."""

from __future__ import annotations

from report_builder.model import Run, Text, plain
from report_builder.story.apart import End, Gap, gaps
from report_builder.story.axis import NBSP
from report_builder.story.chartspec import Category, ChartSpec, Dot
from report_builder.story.context import Story
from report_builder.story.inside import COLORS, between
from report_builder.story.points import point_of
from report_builder.story.template import said


def farthest(story: Story, most: int, name: str, heading: Text) -> ChartSpec | None:
    """Return a row for each of so many of the widest gaps, its ends named; None without any."""
    widest = gaps(story.edition, story.facts)[:most]
    rows = tuple((_dot(story, g.low, "lowest"), _dot(story, g.high, "highest")) for g in widest)
    named = tuple(Category(_name(gap)) for gap in widest)
    return between(story, named, rows, name, heading) if rows else None


def _name(gap: Gap) -> Text:
    return said(gap.part.short_th if gap.part else "")


def _dot(story: Story, end: End, side: str) -> Dot:
    point = point_of(story.facts[end.fact])
    name = said(end.name)
    label = (*name, NBSP, Run(point.printed, end.fact))
    return Dot(point, plain(name), COLORS[side], label=label)
