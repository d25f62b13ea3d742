"""Make charts of scores through the years, on what all years have: of the whole and of its parts.

Where a year has no score of a part, its line is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from report_builder.edition.nouns import settled
from report_builder.edition.scales import of_print
from report_builder.facts import FactBook
from report_builder.model import Edition, Fact, Run, Text, plain
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Point,
    Series,
    SeriesRole,
    number_format,
)
from report_builder.story.context import Story
from report_builder.story.points import NOTHING, point_beside, point_of
from report_builder.story.since import followed, in_year
from report_builder.story.spread import axis_of
from report_builder.story.template import said

LEAST = 2
"""Years with a score that make a line."""
NATION = "nation.score"


def of_dimensions(story: Story, name: str, heading: Text) -> ChartSpec | None:
    """Return the lines of the whole and of its dimensions, None of one year alone."""
    whole = said(settled(story.edition.settings, story.edition.units).whole.noun)
    own = [Series(plain(whole), "ink", _points(story.facts, NATION), whole, SeriesRole.MEAN)]
    for d in story.edition.framework.dimensions:
        points, label = _points(story.facts, f"dimension.{d.id}.score"), said(d.name_th)
        own.append(Series(d.name_th, story.dimension_color(d.id), points, label))
    return through_years(story.edition, story.facts, own, name, plain(heading))


def of_unit(
    edition: Edition, facts: FactBook, code: str, names: tuple[Text, Text], name: str, title: str
) -> ChartSpec | None:
    """Return the line of a unit before that of the whole; `names` are what both are called."""
    unit = Series(
        plain(names[0]), "brand", _points(facts, f"unit.{code}.score"), names[0], SeriesRole.UNIT
    )
    whole = Series(
        plain(names[1]), "muted", _points(facts, NATION, point_beside), names[1], SeriesRole.NATION
    )
    made = through_years(edition, facts, (whole, unit), name, title)
    return made if made and unit.name in [series.name for series in made.series] else None


def through_years(
    edition: Edition, facts: FactBook, lines: Sequence[Series], name: str, title: str
) -> ChartSpec | None:
    """Return a chart of those lines that have scores of several years, None where none has."""
    drawn = tuple(s for s in lines if sum(p.value is not None for p in s.points) >= LEAST)
    if not drawn:
        return None
    scale = of_print(edition.settings)
    values = [p.value for series in drawn for p in series.points if p.value is not None]
    _, start, stop = axis_of(min(values), max(values), scale.worst, scale.best)
    return ChartSpec(
        name=name,
        kind=ChartKind.TREND,
        title=title,
        categories=tuple(_years(facts)),
        series=drawn,
        number_format=number_format(scale.decimals),
        minimum=start,
        maximum=stop,
        alt=f"{ChartKind.TREND.name_th} {title}: {'; '.join(_told(facts, s) for s in drawn)}",
    )


def _years(facts: FactBook) -> Iterator[Category]:
    for year in followed(facts):
        fact = in_year(year, "survey.year")
        yield Category((Run(facts.printed(fact), fact),))


def _points(
    facts: FactBook, id: str, told: Callable[[Fact], Point] = point_of
) -> tuple[Point, ...]:
    ids = (in_year(year, id) for year in followed(facts))
    return tuple(told(facts[own]) if own in facts else NOTHING for own in ids)


def _told(facts: FactBook, series: Series) -> str:
    """Say of each year what a line is at."""
    years = (facts.printed(in_year(year, "survey.year")) for year in followed(facts))
    pairs = zip(years, series.points, strict=True)
    return f"{series.name} {' '.join(f'{y}: {p.printed}' for y, p in pairs if p.printed)}"
