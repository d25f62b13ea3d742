"""Fit a card on its page by declared steps: spacing, then type size, then fewer entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.render.theme import theme
from report_builder.story.blocks import ChartSpec, Slide, Table

SPACES = (1.0, 0.8, 0.6)
"""Distances between the parts of a card, as shares of the usual ones."""
LARGE, *SMALLER = (10.5, 9.0, 8.0, 7.5)
"""Size of the text of a card in points where there is little of it, then the usual one, and on
down to the floor."""
FEWER = (
    *(("peers", 1), ("advice", 3), ("strengths", 2), ("gaps", 2), ("advice", 2)),
    *(("indicators", 20), ("peers", 0), ("strengths", 1), ("gaps", 1), ("advice", 1)),
    ("indicators", 5),
)
"""Lists that get shorter, in this order: the panel, and how many entries it keeps at least.

Of the indicators, those go first that are nearest to the nation: they tell the least.
"""
ROW = 1.33
"""Height of a row of a table as a multiple of its size; a row of Sarabun needs 1.3."""
STRETCHES = (1.15, 1.3, 1.5)
"""How much higher rows may be where there is room."""
INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class CardSizes:
    """The sizes of a card's texts in points, all from the type scale, led by its body.

    `stretch` says how much higher than usual the rows of tables are.
    """

    body: float
    stretch: float = 1.0

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
        return ROW * self.stretch * self.body / 72


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
    yield Plan(slide, CardSizes(LARGE), SPACES[0])
    plan = Plan(slide, CardSizes(SMALLER[0]), SPACES[0])
    yield plan
    for space in SPACES[1:]:
        plan = replace(plan, space=space, given_up=(f"spacing {space:.0%}",))
        yield plan
    for body in SMALLER[1:]:
        given_up = (*plan.given_up, f"type {body:g} pt")
        plan = replace(plan, sizes=CardSizes(body), given_up=given_up)
        yield plan
    yield from _shorter(plan)


def stretched(plan: Plan) -> Iterator[Plan]:
    """Yield a plan with higher and higher rows, for a card that leaves much of its page free."""
    return (replace(plan, sizes=replace(plan.sizes, stretch=stretch)) for stretch in STRETCHES)


def _shorter(plan: Plan) -> Iterator[Plan]:
    for name, least in FEWER:
        slide, given_up = plan.slide, plan.given_up
        shorter = _without_rows(slide, least) if name == INDICATORS else _cut(slide, name, least)
        for slide, kept in shorter:
            plan = replace(plan, slide=slide, given_up=(*given_up, f"{name} to {kept}"))
            yield plan


def _cut(slide: Slide, name: str, most: int) -> Iterator[tuple[Slide, int]]:
    """Yield the slide with a list cut to its first entries, if it has more."""
    cut = (
        replace(p, paragraphs=p.paragraphs[:most]) if p.name == name else p for p in slide.panels
    )
    kept = replace(slide, panels=tuple(p for p in cut if p.name != name or p.paragraphs))
    if kept != slide:
        yield kept, most


def _without_rows(slide: Slide, least: int) -> Iterator[tuple[Slide, int]]:
    """Yield the slide with one indicator less, and another, until only the least are left."""
    for kept in range(_count(slide) - 1, least - 1, -1):
        slide = _without_a_row(slide)
        yield slide, kept


def _profile(slide: Slide) -> tuple[Table, ChartSpec]:
    exhibits = {panel.name: panel.exhibit for panel in slide.panels}
    table, chart = exhibits["profile"], exhibits["profile.spine"]
    assert isinstance(table, Table)
    assert isinstance(chart, ChartSpec)
    return table, chart


def leads(table: Table) -> tuple[bool, ...]:
    """Tell which rows of the profile are dimensions: their cells are bold."""
    return tuple(row[0][0].bold for row in table.rows)


def _count(slide: Slide) -> int:
    table, _ = _profile(slide)
    return leads(table).count(False)


def _without_a_row(slide: Slide) -> Slide:
    """Leave out the indicator that is nearest to the nation, the last of several."""
    table, chart = _profile(slide)
    distances = {row: _distance(chart, row) for row, lead in enumerate(leads(table)) if not lead}
    gone = min(distances, key=lambda row: (distances[row], -row))
    exhibits: dict[str, Table | ChartSpec] = {
        "profile": _table_without(table, gone),
        "profile.spine": _chart_without(chart, gone),
    }
    panels = (replace(p, exhibit=exhibits.get(p.name, p.exhibit)) for p in slide.panels)
    return replace(slide, panels=tuple(panels))


def _distance(chart: ChartSpec, row: int) -> float:
    own, nation = (chart.series[at].points[row].value for at in (0, 1))
    return -1.0 if own is None or nation is None else abs(own - nation)


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
