"""Make charts of what changed since the year before: both years beside each other, units by region.

Dots of the year before are grey; those of this year are hollow where the change isn't clear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.edition.scales import of_print
from report_builder.model import Run, Text, Unit, plain
from report_builder.story.blocks import (
    Category,
    ChartKind,
    ChartSpec,
    Dot,
    Series,
    SeriesRole,
    Tick,
    number_format,
)
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
    changed,
    moved,
    now,
    way,
)
from report_builder.story.spread import MOST_DOTS, axis_of, marks_of
from report_builder.story.template import said

WAS, UNITS = "unit", "units"
COLORS: Mapping[str, str] = {HIGHER: "good", LOWER: "alert", UNCLEAR: "unit"}
LEAST_SPAN = 0.1
"""Share of the scale that an axis of both years shows at least."""
NATION = "nation.score"


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of the survey in both years: its name, the id of its score, its colour."""

    name: Text
    id: str
    color: str


def shifts(story: Story, which: str, name: str, heading: Text) -> ChartSpec | None:
    """Return both years of dimensions, regions or movers, or the changes of units by region.

    None where nothing of it is comparable.
    """
    if which == UNITS:
        return _of_units(story, name, heading)
    rows = [row for row in ROWS[which](story) if f"{CHANGE}{row.id}" in story.facts]
    if not rows:
        return None
    dots = tuple(tuple(_dots(story, row)) for row in rows)
    named = tuple(Category(row.name, _risen(story, row.id)) for row in rows)
    plainly = between(story, named, dots, name, heading)
    return _closer(story, replace(plainly, alt=_both_told(plainly)))


def _both_told(chart: ChartSpec) -> str:
    """Say of each row both years and what changed."""
    told = (
        f"{plain(row.label)} {' และ '.join(f'{dot.name} {dot.point.printed}' for dot in dots)}"
        f" {plain(row.count)}"
        for row, dots in zip(chart.categories, chart.dots, strict=True)
    )
    return f"{chart.kind.name_th} {chart.title}: {', '.join(told)}"


def _dimensions(story: Story) -> Iterator[_Row]:
    for d in story.edition.framework.dimensions:
        yield _Row(said(d.name_th), f"dimension.{d.id}.score", story.dimension_color(d.id))


def _regions(story: Story) -> Iterator[_Row]:
    for region in story.regions():
        yield _Row(said(region), f"region.{region}.score", "brand")


def _movers(story: Story) -> Iterator[_Row]:
    for unit in moved(story.edition, story.facts).every:
        id = f"unit.{unit.code}.score"
        yield _Row(said(unit.name_th), id, COLORS[way(story.facts, id)])


ROWS: Mapping[str, Callable[[Story], Iterator[_Row]]] = {
    "dimensions": _dimensions,
    "regions": _regions,
    "movers": _movers,
}


def _risen(story: Story, id: str) -> Text:
    return story.text(story.wording.risen, {"id": id})


def _dots(story: Story, row: _Row) -> list[Dot]:
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


def _closer(story: Story, chart: ChartSpec) -> ChartSpec:
    """Return a chart on the part of the scale that its dots fill."""
    scale = of_print(story.edition.settings)
    values = [dot.point.value or 0.0 for row in chart.dots for dot in row]
    low, high = min(values), max(values)
    rest = max(0.0, LEAST_SPAN * scale.span - (high - low)) / 2
    ends = max(scale.worst, low - rest), min(scale.best, high + rest)
    step, start, stop = axis_of(*ends, scale.worst, scale.best)
    return replace(chart, minimum=start, maximum=stop, ticks=_ticks(marks_of(step, start, stop)))


def _ticks(values: Sequence[float]) -> tuple[Tick, ...]:
    return tuple(
        Tick(value, (Run(f"{value:g}".replace("-", "−"), literal=True),)) for value in values
    )


def _of_units(story: Story, name: str, heading: Text) -> ChartSpec | None:
    """Return the changes of all units as dots, row by row for each region."""
    rows = [row for row in _by_region(story) if row[1]]
    if not rows:
        return None
    scale, facts = of_print(story.edition.settings), story.facts
    each = -(-max(len(units) for _, units in rows) // MOST_DOTS) or 1
    values = [facts[_of(u)].value or 0.0 for _, units in rows for u in units]
    most = max(*map(abs, values), LEAST_SPAN * scale.span / 2)
    step, _, end = axis_of(0.0, most, 0.0, scale.span)
    means = tuple(point_of(story.facts[f"{CHANGE}{row.id}"]) for row, _ in rows)
    whole = (point_of(story.facts[f"{CHANGE}{NATION}"]),) * len(rows)
    label = story.text(story.wording.risen_whole, {})
    return ChartSpec(
        name=name,
        kind=ChartKind.DOTS,
        title=plain(heading),
        categories=tuple(Category(row.name, _mean(story, row)) for row, _ in rows),
        series=(
            Series("คะแนน", "ink", means),
            Series("nation", "ink", whole, label, SeriesRole.NATION),
        ),
        number_format=number_format(scale.decimals),
        minimum=-end,
        maximum=end,
        alt=f"{ChartKind.DOTS.name_th} {plain(heading)}: {_told(story, rows)}",
        dots=tuple(tuple(_thinned(story, units, each)) for _, units in rows),
        each=each,
        ticks=_ticks([-v for v in reversed(marks_of(step, step, end))] + marks_of(step, 0.0, end)),
    )


Rows = list[tuple[_Row, list[Unit]]]


def _by_region(story: Story) -> Rows:
    """Return the units of each region that is comparable, all in one row where one isn't."""
    units = changed(story.edition, story.facts)
    regions = [row for row in _regions(story) if f"{CHANGE}{row.id}" in story.facts]
    placed = {u.code for u in units for row in regions if row.id == f"region.{u.region}.score"}
    if len(regions) < 2 or len(placed) < len(units):
        return [(_Row((), NATION, "brand"), units)]
    return [(r, [u for u in units if r.id == f"region.{u.region}.score"]) for r in regions]


def _mean(story: Story, row: _Row) -> Text:
    return story.text(story.wording.risen_by, {"id": row.id}) if row.name else ()


def _of(unit: Unit) -> str:
    return f"{CHANGE}unit.{unit.code}.score"


def _thinned(story: Story, units: Sequence[Unit], each: int) -> Iterator[Dot]:
    """Yield a dot for so many units each, from the lowest change, the ends always and by name."""
    ends = {0, len(units) - 1}
    for place in sorted({*range(0, len(units), each), *ends}):
        own = way(story.facts, f"unit.{units[place].code}.score")
        label = _label(story, units[place]) if place in ends else ()
        yield Dot(
            point_of(story.facts[_of(units[place])]),
            units[place].name_th,
            COLORS[own],
            own == UNCLEAR,
            label,
        )


def _label(story: Story, unit: Unit) -> Text:
    return story.text(story.wording.risen_unit, {"unit": unit})


def _told(story: Story, rows: Rows) -> str:
    """Say of each row its mean, and who fell and rose most."""
    return ", ".join(
        f"{plain(row.name)} {plain(_mean(story, row))}"
        f" ({' ถึง '.join(plain(_label(story, u)) for u in dict.fromkeys((units[0], units[-1])))})"
        for row, units in rows
    )
