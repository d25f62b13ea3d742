"""Show how far apart respondents of one unit stand: the units that are spread most and least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.edition.scales import of_print
from report_builder.model import Fact, Run, Text, Unit, plain
from report_builder.story.axis import NBSP, along
from report_builder.story.chartspec import Category, ChartKind, ChartSpec, Dot, number_format
from report_builder.story.context import Story
from report_builder.story.points import point_of
from report_builder.story.spread import rests
from report_builder.story.template import said

COLORS = {"lowest": "alert", "highest": "good"}


def ends_inside(story: Story, most: int, name: str, heading: Text) -> ChartSpec | None:
    """Return the units with the widest spread, so many at most, and under a name the narrowest.

    None where no unit has a spread; all stand together where they are few. The narrowest are some
    of those that have a rank: few answers lie near each other by nature.
    """
    ordered = inside(story)
    if not ordered:
        return None
    many = len(ordered) > 2 * most
    sure = [p for p in ordered[most:] if story.facts[f"unit.{p[0].code}.rank"].value is not None]
    widest, narrowest = (ordered[:most], sure[1 - most :]) if many else (ordered, [])
    between_them = [Category(story.text(story.wording.narrowest, {}))] if narrowest else []
    named = (*_named(story, widest), *between_them, *_named(story, narrowest))
    dots = [tuple(_dots(story, unit)) for unit, _ in (*widest, *narrowest)]
    rows = (*dots[: len(widest)], *(() for _ in between_them), *dots[len(widest) :])
    return between(story, named, rows, name, heading)


def inside(story: Story) -> list[tuple[Unit, Fact]]:
    """Return the units that have a spread, with its fact, the widest first."""
    spreads = {unit: story.facts.get(f"unit.{unit.code}.spread.range") for unit in _units(story)}
    known = [(unit, fact) for unit, fact in spreads.items() if fact is not None]
    return sorted(known, key=lambda pair: -(pair[1].value or 0.0))


def ends_of(story: Story, unit: Unit) -> tuple[Fact, Fact]:
    """Return the facts of the lowest and of the highest respondent of a unit."""
    low, high = (story.facts[f"unit.{unit.code}.spread.{end}.score"] for end in COLORS)
    return low, high


def typed(story: Story, unit: Unit, dot: Dot) -> Dot:
    """Return the dot of a respondent with its type and its score as its label."""
    fact = dot.point.fact
    kind = said(_type(story, unit, fact))
    return replace(dot, name=plain(kind), label=(*kind, NBSP, Run(dot.point.printed, fact)))


def _named(story: Story, spreads: Sequence[tuple[Unit, Fact]]) -> Iterator[Category]:
    for unit, fact in spreads:
        label = (*said(unit.name_th), *rests(story, unit, f"unit.{unit.code}"))
        yield Category(label, _apart(story, fact))


def between(
    story: Story,
    named: tuple[Category, ...],
    rows: tuple[tuple[Dot, ...], ...],
    name: str,
    heading: Text,
) -> ChartSpec:
    """Return a chart of rows on the axis of scores, each with the dots at its ends."""
    scale = of_print(story.edition.settings)
    return ChartSpec(
        name=name,
        kind=ChartKind.AXIS,
        title=plain(heading),
        categories=named,
        series=(),
        number_format=number_format(scale.decimals),
        minimum=scale.worst,
        maximum=scale.best,
        alt=f"{ChartKind.AXIS.name_th} {plain(heading)}: {', '.join(map(_told, named))}",
        dots=rows,
        ticks=tuple(along(scale)),
    )


def _units(story: Story) -> tuple[Unit, ...]:
    return story.edition.units


def _apart(story: Story, fact: Fact) -> Text:
    return story.text(story.wording.apart, {"fact": fact.id})


def _told(category: Category) -> str:
    return " ".join(filter(None, (plain(category.label), plain(category.count))))


def _dots(story: Story, unit: Unit) -> list[Dot]:
    """Return the lowest and the highest respondent of a unit, each by its type and score."""
    ends = zip(ends_of(story, unit), COLORS.values(), strict=True)
    return [typed(story, unit, Dot(point_of(fact), "", color)) for fact, color in ends]


def _type(story: Story, unit: Unit, fact: str) -> str:
    """Return the short name of the type whose respondent has the score of an end."""
    query = story.facts[fact].sources[0].query
    found = (r for r in story.edition.respondents if r.unit == unit.code and f'"{r.id}"' in query)
    return next((story.edition.type[r.type].short_th for r in found), "")
