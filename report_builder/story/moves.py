"""Make charts of how units changed since the year before, by region.

Up to as many as have room stand as arrows, each from one year to the other; of more the changes
alone are shown, as dots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report_builder.edition.scales import of_print
from report_builder.model import Text, Unit, plain
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Dot,
    Series,
    SeriesRole,
    number_format,
)
from report_builder.story.context import Story
from report_builder.story.points import point_of
from report_builder.story.shifts import (
    COLORS,
    WAS,
    Row,
    closer,
    regions,
    ticks_of,
)
from report_builder.story.since import CHANGE, MOST_ARROWS, UNCLEAR, before, changed, now, way
from report_builder.story.spread import MOST_DOTS, axis_of, marks_of
from report_builder.story.template import said

UNITS = "units"
NATION = "nation.score"
Rows = list[tuple[Row, list[Unit]]]


def moves(story: Story, name: str, heading: Text) -> ChartSpec | None:
    """Return the changes of units by region, None where no unit is comparable."""
    rows = [row for row in _by_region(story) if row[1]]
    if not rows:
        return None
    few = sum(len(units) for _, units in rows) <= MOST_ARROWS
    return (_arrows if few else _dots)(story, rows, name, heading)


def _arrows(story: Story, rows: Rows, name: str, heading: Text) -> ChartSpec:
    """Return both years of every unit, those that rose most first in each region."""
    ordered = [unit for _, units in rows for unit in reversed(units)]
    return closer(
        story,
        ChartSpec(
            name=name,
            kind=ChartKind.ARROWS,
            title=plain(heading),
            categories=tuple(Category(said(unit.name_th)) for unit in ordered),
            series=(),
            number_format=number_format(of_print(story.edition.settings).decimals),
            maximum=None,
            alt=f"{ChartKind.ARROWS.name_th} {plain(heading)}: {_told(story, rows)}",
            dots=tuple(_pair(story, unit) for unit in ordered),
            bands=tuple((Category(row.name, _mean(story, row)), len(own)) for row, own in rows),
        ),
    )


def _pair(story: Story, unit: Unit) -> tuple[Dot, Dot]:
    """Return the dots of a unit, that of the year before first."""
    id = f"unit.{unit.code}.score"
    was, own = (point_of(story.facts[year(story.facts, id)]) for year in (before, now))
    turn = way(story.facts, id)
    return Dot(was, unit.name_th, WAS), Dot(own, unit.name_th, COLORS[turn], turn == UNCLEAR)


def _dots(story: Story, rows: Rows, name: str, heading: Text) -> ChartSpec:
    """Return the changes of all units as dots, row by row for each region."""
    scale, facts = of_print(story.edition.settings), story.facts
    each = -(-max(len(units) for _, units in rows) // MOST_DOTS) or 1
    values = [facts[_of(u)].value or 0.0 for _, units in rows for u in units]
    step, _, end = axis_of(0.0, max(map(abs, values)), 0.0, scale.span)
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
        ticks=ticks_of(
            [-v for v in reversed(marks_of(step, step, end))] + marks_of(step, 0.0, end)
        ),
    )


def _by_region(story: Story) -> Rows:
    """Return the units of each region that is comparable, all in one row where one isn't."""
    units = changed(story.edition, story.facts)
    own = [row for row in regions(story) if f"{CHANGE}{row.id}" in story.facts]
    placed = {u.code for u in units for row in own if row.id == f"region.{u.region}.score"}
    if len(own) < 2 or len(placed) < len(units):
        return [(Row((), NATION, "brand"), units)]
    return [(r, [u for u in units if r.id == f"region.{u.region}.score"]) for r in own]


def _mean(story: Story, row: Row) -> Text:
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
