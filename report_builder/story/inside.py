"""Show how far apart respondents of one unit stand: the units that are spread most and least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    spreads = {unit: story.facts.get(f"unit.{unit.code}.spread.range") for unit in _units(story)}
    known = [(unit, fact) for unit, fact in spreads.items() if fact is not None]
    ordered = sorted(known, key=lambda pair: -(pair[1].value or 0.0))
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
    dots = []
    for end in ("lowest", "highest"):
        fact = f"unit.{unit.code}.spread.{end}.score"
        point = point_of(story.facts[fact])
        kind = said(_type(story, unit, fact))
        label = (*kind, NBSP, Run(point.printed, fact))
        dots.append(Dot(point, plain(kind), COLORS[end], label=label))
    return dots


def _type(story: Story, unit: Unit, fact: str) -> str:
    """Return the short name of the type whose respondent has the score of an end."""
    query = story.facts[fact].sources[0].query
    found = (r for r in story.edition.respondents if r.unit == unit.code and f'"{r.id}"' in query)
    return next((story.edition.type[r.type].short_th for r in found), "")
