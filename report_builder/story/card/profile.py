"""Set out the profile of a unit: a table of its scores and the spine chart that stands beside it.

Each dimension is followed by its indicators, a row of the table and a category of the chart each;
a dimension of one indicator is one row. Where a dimension has several themes, each of them stands
before its indicators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Dimension, Indicator, Run, Text, Theme, plain
from report_builder.story.blocks import (
    Category,
    ChartKind,
    ChartSpec,
    Panel,
    Paragraph,
    Point,
    Series,
    Table,
)
from report_builder.story.card.standing import Standing
from report_builder.story.card.words import Teller
from report_builder.story.language.run import Scope
from report_builder.story.template import said

MAXIMUM = 100.0
SPINE = ("unit", "nation", "region", "low", "high")
"""The series of the chart in order: the unit, its benchmarks, the bounds of the middle half."""
COLORS = {"unit": "brand", "nation": "ink", "region": "ink", "low": "quiet", "high": "quiet"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the standing it shows, its colour, and the facts of its cells and marks by name."""

    standing: Standing
    color: str
    facts: Mapping[str, str]
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
    yield Panel("profile", heading, paragraphs=legend, exhibit=_table(teller, scope, rows))
    yield Panel("profile.spine", exhibit=_chart(teller, scope, rows))


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
        if len(inside) == 1:
            facts = {**_of_dimension(standing, scope), **_bounds(inside[0], scope)}
            yield Row(standing, color, facts, inside[0].part, leads=not single)
            continue
        yield Row(standing, color, _of_dimension(standing, scope), leads=True)
        own = _inside(standing, themes)
        if len(own) > 1:
            yield from _of_themes(scope, color, own, inside)
        else:
            yield from (Row(i, color, _of_indicator(i, scope), level=2) for i in inside)


def _of_themes(
    scope: Scope, color: str, themes: Sequence[Standing], indicators: Sequence[Standing]
) -> Iterator[Row]:
    """Yield the rows of the themes of a dimension; one and its only indicator are the same."""
    for theme in themes:
        inside = [i for i in indicators if getattr(i.part, "theme", "") == theme.part.id]
        facts = _of_theme(theme, scope)
        if len(inside) == 1:
            facts |= _bounds(inside[0], scope)
            yield Row(theme, color, facts, inside[0].part, level=1)
            continue
        yield Row(theme, color, facts, level=1)
        yield from (Row(i, color, _of_indicator(i, scope), level=2) for i in inside)


def _inside(standing: Standing, indicators: Sequence[Standing]) -> tuple[Standing, ...]:
    return tuple(i for i in indicators if getattr(i.part, "dimension", "") == standing.part.id)


def _of_dimension(standing: Standing, scope: Scope) -> dict[str, str]:
    score = f"dimension.{standing.part.id}.score"
    others = {"nation": score, "rank": f"{standing.id}.rank"} if scope["compared"] else {}
    region = {"region": f"{scope['region']}.{score}"} if scope["in_region"] else {}
    return {"unit": f"{standing.id}.score", **others, **region}


def _of_theme(standing: Standing, scope: Scope) -> dict[str, str]:
    nation = {"nation": f"theme.{standing.part.id}.score"} if scope["compared"] else {}
    return {"unit": f"{standing.id}.score", **nation}


def _of_indicator(standing: Standing, scope: Scope) -> dict[str, str]:
    nation = {"nation": f"indicator.{standing.part.id}.score"} if scope["compared"] else {}
    return {"unit": f"{standing.id}.score", **nation, **_bounds(standing, scope)}


def _bounds(standing: Standing, scope: Scope) -> dict[str, str]:
    id = f"indicator.{standing.part.id}"
    return {"low": f"{id}.q1", "high": f"{id}.q3"} if scope["banded"] else {}


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
    inner = {**scope, "sign": teller.sign(gap), "size": teller.size(gap)}
    cells = (
        _name(teller, scope, row),
        _cell(teller, row, "rank") if scope["scored"] else (),
        _cell(teller, row, "unit"),
        teller.text(teller.words.profile.difference, inner) if scope["compared"] else (),
        _cell(teller, row, "nation"),
        _cell(teller, row, "region"),
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


def _cell(teller: Teller, row: Row, name: str) -> Text:
    fact = row.facts.get(name, "")
    return (Run(teller.facts.printed(fact), fact),) if fact else ()


def _bold(text: Text) -> Text:
    return tuple(replace(run, bold=True) for run in text)


def _chart(teller: Teller, scope: Scope, rows: Sequence[Row]) -> ChartSpec:
    heading = teller.text(teller.words.profile.heading, scope)
    return ChartSpec(
        name="profile.spine",
        kind=ChartKind.SPINE,
        title=plain(heading),
        categories=tuple(Category(said(row.standing.part.short_th)) for row in rows),
        series=tuple(_series(teller, scope, name, rows) for name in SPINE),
        number_format="0.0",
        maximum=MAXIMUM,
        alt=plain(teller.text(teller.words.profile.chart, scope)),
        colors=tuple(row.color for row in rows),
    )


def _series(teller: Teller, scope: Scope, name: str, rows: Sequence[Row]) -> Series:
    points = tuple(_point(teller, row.facts.get(name, "")) for row in rows)
    label = teller.text(teller.words.profile.series[name], scope)
    return Series(name, COLORS[name], points, label)


def _point(teller: Teller, fact: str) -> Point:
    if not fact:
        return Point("", None, "")
    return Point(fact, teller.facts[fact].value, teller.facts.printed(fact))
