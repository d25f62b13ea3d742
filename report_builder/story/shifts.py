"""Make charts of what changed since the year before: both years beside each other.

Dots of the year before are grey; those of this year are hollow where the change isn't clear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.edition.scales import of_print
from report_builder.model import Run, Text, plain
from report_builder.story.chartspec import Category, ChartSpec, Dot, Tick
from report_builder.story.context import Story
from report_builder.story.inside import between
from report_builder.story.points import point_of
from report_builder.story.since import (
    CHANGE,
    HIGHER,
    LOWER,
    UNCLEAR,
    YEAR,
    before,
    moved,
    now,
    way,
)
from report_builder.story.spread import axis_of, marks_of
from report_builder.story.template import said

WAS = "unit"
COLORS: Mapping[str, str] = {HIGHER: "good", LOWER: "alert", UNCLEAR: "unit"}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the survey in both years: its name, the id of its score, its colour."""

    name: Text
    id: str
    color: str


def shifts(story: Story, which: str, name: str, heading: Text) -> ChartSpec | None:
    """Return both years of dimensions, regions or movers.

    None where nothing of it is comparable.
    """
    rows = [row for row in ROWS[which](story) if f"{CHANGE}{row.id}" in story.facts]
    if not rows:
        return None
    dots = tuple(tuple(_dots(story, row)) for row in rows)
    named = tuple(Category(row.name, _risen(story, row.id)) for row in rows)
    plainly = between(story, named, dots, name, heading)
    return closer(story, replace(plainly, alt=_both_told(plainly)))


def _both_told(chart: ChartSpec) -> str:
    """Say of each row both years and what changed."""
    told = (
        f"{plain(row.label)} {' และ '.join(f'{dot.name} {dot.point.printed}' for dot in dots)}"
        f" {plain(row.count)}"
        for row, dots in zip(chart.categories, chart.dots, strict=True)
    )
    return f"{chart.kind.name_th} {chart.title}: {', '.join(told)}"


def _dimensions(story: Story) -> Iterator[Row]:
    for d in story.edition.framework.dimensions:
        yield Row(said(d.name_th), f"dimension.{d.id}.score", story.dimension_color(d.id))


def regions(story: Story) -> Iterator[Row]:
    """Yield the regions of units."""
    for region in story.regions():
        yield Row(said(region), f"region.{region}.score", "brand")


def _movers(story: Story) -> Iterator[Row]:
    for unit in moved(story.edition, story.facts).every:
        id = f"unit.{unit.code}.score"
        yield Row(said(unit.name_th), id, COLORS[way(story.facts, id)])


ROWS: Mapping[str, Callable[[Story], Iterator[Row]]] = {
    "dimensions": _dimensions,
    "regions": regions,
    "movers": _movers,
}


def _risen(story: Story, id: str) -> Text:
    return story.text(story.wording.risen, {"id": id})


def _dots(story: Story, row: Row) -> list[Dot]:
    """Return the dots of both years, the lower first."""
    own, unclear = now(story.facts, row.id), way(story.facts, row.id) == UNCLEAR
    pair = [
        _dot(story, before(story.facts, row.id), WAS, YEAR),
        replace(_dot(story, own, row.color, "survey.year"), hollow=unclear, lit=not unclear),
    ]
    return sorted(pair, key=lambda dot: dot.point.value or 0.0)


def _dot(story: Story, fact: str, color: str, year: str) -> Dot:
    point = point_of(story.facts[fact])
    name = f"พ.ศ. {story.facts.printed(year)}"
    return Dot(point, name, color, label=(Run(point.printed, fact),))


def closer(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart on the part of the scale that its dots fill."""
    scale = of_print(story.edition.settings)
    values = [dot.point.value or 0.0 for row in chart.dots for dot in row]
    step, start, stop = axis_of(min(values), max(values), scale.worst, scale.best)
    return replace(chart, minimum=start, maximum=stop, ticks=ticks_of(marks_of(step, start, stop)))


def ticks_of(values: Sequence[float]) -> tuple[Tick, ...]:
    """Return the marks of an axis at some values."""
    return tuple(
        Tick(value, (Run(f"{value:g}".replace("-", "−"), literal=True),)) for value in values
    )
