"""Fit a card on its page by declared steps: spacing, then type size, then fewer entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.render.theme import theme
from report_builder.story.blocks import ChartSpec, Panel, Slide, Table

SPACES = (1.0, 0.8, 0.6)
"""Distances between the parts of a card, as shares of the usual ones."""
BODIES = (9.0, 8.0, 7.5)
"""Sizes of the text of a card in points, down to the floor."""
ENTRIES = (
    *(("peers", 1), ("advice", 3), ("strengths", 2), ("gaps", 2), ("advice", 2), ("peers", 0)),
    *(("strengths", 1), ("gaps", 1), ("advice", 1)),
)
"""Lists that get shorter, in this order: the panel, and how many entries it keeps."""
ROW = 1.36
"""Height of a row of a table as a multiple of its size; a row of Sarabun needs 1.3."""
FEWEST_ROWS = 5
"""Rows of the profile that are always shown."""


@dataclass(frozen=True, slots=True)
class CardSizes:
    """The sizes of a card's texts in points, all from the type scale, led by its body."""

    body: float

    @property
    def small(self) -> float:
        """Return the size of captions and notes, one step below the body."""
        return _step(self.body, 1)

    @property
    def heading(self) -> float:
        """Return the size of headings and of the summary, one step above the body."""
        return _step(self.body, -1)

    @property
    def floor(self) -> float:
        """Return the smallest size, that of the notes at the foot."""
        return theme().sizes["card"][-1]

    @property
    def row(self) -> float:
        """Return the height of a row of a table in inches."""
        return ROW * self.body / 72


def _step(size: float, down: int) -> float:
    scale = theme().sizes["card"]
    return scale[min(scale.index(size) + down, len(scale) - 1)]


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to fit a card: what is kept of it, its sizes, and what is given up for that."""

    slide: Slide
    sizes: CardSizes
    space: float
    given_up: tuple[str, ...] = ()


def plans(slide: Slide) -> Iterator[Plan]:
    """Yield the ways to fit a card, from the one that gives up nothing to the last resort."""
    for space in SPACES:
        plan = Plan(
            slide, CardSizes(BODIES[0]), space, _told("spacing", space, SPACES[0], "{:.0%}")
        )
        yield plan
    for body in BODIES[1:]:
        plan = replace(plan, sizes=CardSizes(body), given_up=(*plan.given_up, f"type {body:g} pt"))
        yield plan
    yield from _shorter(plan)


def _told(what: str, value: float, usual: float, form: str) -> tuple[str, ...]:
    return () if value == usual else (f"{what} {form.format(value)}",)


def _shorter(plan: Plan) -> Iterator[Plan]:
    for name, most in ENTRIES:
        panels = tuple(
            _cut(panel, most) if panel.name == name else panel for panel in plan.slide.panels
        )
        kept = replace(
            plan.slide, panels=tuple(p for p in panels if p.name != name or p.paragraphs)
        )
        if kept != plan.slide:
            plan = replace(plan, slide=kept, given_up=(*plan.given_up, f"{name} to {most}"))
            yield plan
    given_up = plan.given_up
    while (fewer := _without_a_row(plan.slide)) is not None:
        plan = replace(plan, slide=fewer, given_up=(*given_up, f"indicators to {_rows(fewer)}"))
        yield plan


def _cut(panel: Panel, most: int) -> Panel:
    return replace(panel, paragraphs=panel.paragraphs[:most])


def _profile(slide: Slide) -> tuple[Table, ChartSpec]:
    exhibits = {panel.name: panel.exhibit for panel in slide.panels}
    table, chart = exhibits["profile"], exhibits["profile.spine"]
    assert isinstance(table, Table)
    assert isinstance(chart, ChartSpec)
    return table, chart


def leads(table: Table) -> tuple[bool, ...]:
    """Tell which rows of the profile are dimensions: their cells are bold."""
    return tuple(row[0][0].bold for row in table.rows)


def _rows(slide: Slide) -> int:
    table, _ = _profile(slide)
    return leads(table).count(False)


def _without_a_row(slide: Slide) -> Slide | None:
    """Leave out the indicator that is nearest to the nation, the one that tells the least."""
    table, chart = _profile(slide)
    own, nation = chart.series[0].points, chart.series[1].points
    distances = {
        row: abs(own[row].value - nation[row].value) if own[row].value is not None else -1.0
        for row, lead in enumerate(leads(table))
        if not lead
    }
    if len(distances) <= FEWEST_ROWS:
        return None
    gone = min(distances, key=lambda row: (distances[row], -row))
    exhibits = {
        "profile": _table_without(table, gone),
        "profile.spine": _chart_without(chart, gone),
    }
    return replace(
        slide,
        panels=tuple(
            replace(panel, exhibit=exhibits.get(panel.name, panel.exhibit))
            for panel in slide.panels
        ),
    )


def _table_without(table: Table, row: int) -> Table:
    return replace(table, rows=(*table.rows[:row], *table.rows[row + 1 :]))


def _chart_without(chart: ChartSpec, row: int) -> ChartSpec:
    return replace(
        chart,
        categories=(*chart.categories[:row], *chart.categories[row + 1 :]),
        series=tuple(
            replace(series, points=(*series.points[:row], *series.points[row + 1 :]))
            for series in chart.series
        ),
        colors=(*chart.colors[:row], *chart.colors[row + 1 :]),
    )
