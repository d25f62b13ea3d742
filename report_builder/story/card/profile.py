"""Set out the profile of a unit: a table of its scores and the spine chart that stands beside it.

Each dimension is followed by its indicators, a row of the table and a category of the chart each;
a dimension of one indicator is one row. Where a dimension has several themes, each of them stands
before its indicators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.edition.scales import of_print
from report_builder.model import Dimension, Indicator, Run, Text, Theme, plain
from report_builder.story.axis import along
from report_builder.story.blocks import Panel, Paragraph, Table
from report_builder.story.card.names import CardPanel
from report_builder.story.card.standing import Standing
from report_builder.story.card.teller import Teller
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Series,
    SeriesRole,
    number_format,
)
from report_builder.story.language.values import Scope
from report_builder.story.points import NOTHING, point_beside, point_of
from report_builder.story.template import said

UNIT, NATION, REGION, LOW, HIGH, *_ = SeriesRole
COLORS = {UNIT: "brand", NATION: "ink", REGION: "ink", LOW: "quiet", HIGH: "quiet"}
"""The series of the chart in order, and their colours."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the standing it shows, its colour, and the facts of its cells and marks."""

    standing: Standing
    color: str
    facts: Mapping[SeriesRole, str]
    rank: str = ""
    """The fact of its rank, where it has one."""
    only: Dimension | Theme | Indicator | None = None
    """The indicator of a dimension or theme that has no other."""
    leads: bool = False
    """Whether it is the row of a dimension among rows of indicators."""
    level: int = 0
    """Its tier: 0 for a dimension, 1 for a theme, 2 for an indicator."""

    @property
    def name(self) -> str:
        """Return what the row is called: a dimension and its only indicator share it."""
        part = self.standing.part
        own = part.name_th if isinstance(part, Dimension) else part.short_th
        if self.only:
            return own if self.only.short_th in own else f"{own} ({self.only.short_th})"
        return own


def profile_panels(
    teller: Teller,
    scope: Scope,
    dimensions: Sequence[Standing],
    themes: Sequence[Standing],
    indicators: Sequence[Standing],
) -> Iterator[Panel]:
    """Yield the panel of the table and that of the chart, row for row the same."""
    rows = tuple(_rows(scope, dimensions, themes, indicators))
    words = teller.words.profile
    legend = tuple(Paragraph(teller.text(say, scope)) for say in words.legend)
    heading = teller.text(words.heading, scope)
    yield Panel(CardPanel.PROFILE, heading, paragraphs=legend, exhibit=_table(teller, scope, rows))
    yield Panel(CardPanel.SPINE, exhibit=_chart(teller, scope, rows))


def _rows(
    scope: Scope,
    dimensions: Sequence[Standing],
    themes: Sequence[Standing],
    indicators: Sequence[Standing],
) -> Iterator[Row]:
    """Yield the rows; a dimension and its only indicator are one and the same."""
    parts = [_inside(standing, indicators) for standing in dimensions]
    single = all(len(inside) == 1 for inside in parts)
    for place, (standing, inside) in enumerate(zip(dimensions, parts, strict=True), start=1):
        color = f"dimension{place}"
        rank = _rank(standing, scope)
        if len(inside) == 1:
            facts = {**_of_dimension(standing, scope), **_bounds(inside[0], scope)}
            only = inside[0].part
            yield Row(standing, color, facts, rank, only, leads=not single)
            continue
        yield Row(standing, color, _of_dimension(standing, scope), rank, leads=True)
        own = _inside(standing, themes)
        if len(own) > 1:
            yield from _of_themes(scope, color, own, inside)
        else:
            yield from (_indicator(i, scope, color) for i in inside)


def _indicator(standing: Standing, scope: Scope, color: str) -> Row:
    rank = _rank(standing, scope)
    return Row(standing, color, _of_indicator(standing, scope), rank, level=2)


def _rank(standing: Standing, scope: Scope) -> str:
    return f"{standing.id}.rank" if scope["ranked"] and scope["compared"] else ""


def _of_themes(
    scope: Scope, color: str, themes: Sequence[Standing], indicators: Sequence[Standing]
) -> Iterator[Row]:
    """Yield the rows of the themes of a dimension; one and its only indicator are the same."""
    for theme in themes:
        inside = [i for i in indicators if getattr(i.part, "theme", "") == theme.part.id]
        facts = _of_theme(theme, scope)
        if len(inside) == 1:
            facts |= _bounds(inside[0], scope)
            yield Row(theme, color, facts, only=inside[0].part, level=1)
            continue
        yield Row(theme, color, facts, level=1)
        yield from (_indicator(i, scope, color) for i in inside)


def _inside(standing: Standing, indicators: Sequence[Standing]) -> tuple[Standing, ...]:
    return tuple(i for i in indicators if getattr(i.part, "dimension", "") == standing.part.id)


def _of_dimension(standing: Standing, scope: Scope) -> dict[SeriesRole, str]:
    score = f"dimension.{standing.part.id}.score"
    nation = {NATION: score} if scope["compared"] else {}
    region = {REGION: f"{scope['region']}.{score}"} if scope["in_region"] else {}
    return {UNIT: f"{standing.id}.score", **nation, **region}


def _of_theme(standing: Standing, scope: Scope) -> dict[SeriesRole, str]:
    nation = {NATION: f"theme.{standing.part.id}.score"} if scope["compared"] else {}
    return {UNIT: f"{standing.id}.score", **nation}


def _of_indicator(standing: Standing, scope: Scope) -> dict[SeriesRole, str]:
    nation = {NATION: f"indicator.{standing.part.id}.score"} if scope["compared"] else {}
    return {UNIT: f"{standing.id}.score", **nation, **_bounds(standing, scope)}


def _bounds(standing: Standing, scope: Scope) -> dict[SeriesRole, str]:
    id = f"indicator.{standing.part.id}"
    return {LOW: f"{id}.q1", HIGH: f"{id}.q3"} if scope["banded"] else {}


def _table(teller: Teller, scope: Scope, rows: Sequence[Row]) -> Table:
    words = teller.words.profile
    cells = tuple(_cells(teller, scope, row) for row in rows)
    return Table(
        name="profile.table",
        header=tuple(
            teller.text(say, scope) if any(row[column] for row in cells) else ()
            for column, say in enumerate(words.header)
        ),
        rows=cells,
        widths=(1.0,) * len(words.header),
        alt=plain(teller.text(words.table, scope)),
        levels=tuple(row.level for row in rows) if any(row.level == 1 for row in rows) else (),
    )


def _cells(teller: Teller, scope: Scope, row: Row) -> tuple[Text, ...]:
    gap = f"{row.standing.id}.gap"
    inner = {
        **scope,
        "sign": teller.sign(gap),
        "size": teller.size(gap),
        "slight": teller.slight(gap),
        "clear": row.standing.clear,
    }
    cells = (
        _name(teller, scope, row),
        teller.text(teller.words.profile.rank, {**scope, "rank": row.rank}) if row.rank else (),
        _cell(teller, row.facts.get(UNIT)),
        teller.text(teller.words.profile.difference, inner) if scope["compared"] else (),
        _cell(teller, row.facts.get(NATION)),
        _cell(teller, row.facts.get(REGION)),
        teller.text(teller.words.profile.since, {**inner, "id": f"{row.standing.id}.score"}),
    )
    return tuple(map(_bold, cells)) if row.leads else cells


def _name(teller: Teller, scope: Scope, row: Row) -> Text:
    name = said(row.name)
    own, whole = (teller.facts[f"{id}.n"].value for id in (row.standing.id, scope["own"]))
    if own == whole or not own:
        return name
    return (
        *name,
        Run(" "),
        *teller.text(teller.words.profile.few, {**scope, "id": row.standing.id}),
    )


def _cell(teller: Teller, fact: str | None) -> Text:
    return (Run(teller.facts.printed(fact), fact),) if fact else ()


def _bold(text: Text) -> Text:
    return tuple(replace(run, bold=True) for run in text)


def _chart(teller: Teller, scope: Scope, rows: Sequence[Row]) -> ChartSpec:
    heading = teller.text(teller.words.profile.heading, scope)
    scale = of_print(teller.edition.settings)
    return ChartSpec(
        name=CardPanel.SPINE,
        kind=ChartKind.SPINE,
        title=plain(heading),
        categories=tuple(Category(said(row.standing.part.short_th)) for row in rows),
        series=tuple(_series(teller, scope, role, rows) for role in COLORS),
        number_format=number_format(scale.decimals),
        maximum=scale.best,
        alt=plain(teller.text(teller.words.profile.chart, scope)),
        colors=tuple(row.color for row in rows),
        hollow=tuple(scope["compared"] and not row.standing.clear for row in rows),
        minimum=scale.worst,
        ticks=tuple(along(scale)),
    )


def _series(teller: Teller, scope: Scope, role: SeriesRole, rows: Sequence[Row]) -> Series:
    point = point_of if role is SeriesRole.UNIT else point_beside
    ids = (row.facts.get(role) for row in rows)
    points = tuple(point(teller.facts[id]) if id else NOTHING for id in ids)
    label = teller.text(teller.words.profile.series[role], scope)
    return Series(role.value, COLORS[role], points, label, role)
