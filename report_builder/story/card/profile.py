"""Set out the profile of a unit: a table of its scores and the spine chart that stands beside it.

Each dimension is followed by its indicators, a row of the table and a category of the chart each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.model import Dimension, Run, Text, plain
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
    facts: dict[str, str]

    @property
    def leads(self) -> bool:
        """Whether it is the row of a dimension, which its indicators follow."""
        return isinstance(self.standing.part, Dimension)


def profile_panels(
    teller: Teller, scope: Scope, dimensions: Sequence[Standing], indicators: Sequence[Standing]
) -> Iterator[Panel]:
    """Yield the panel of the table and that of the chart, row for row the same."""
    rows = tuple(_rows(scope, dimensions, indicators))
    words = teller.words.profile
    legend = tuple(Paragraph(teller.text(say, scope)) for say in words.legend)
    heading = teller.text(words.heading, scope)
    yield Panel("profile", heading, paragraphs=legend, exhibit=_table(teller, scope, rows))
    yield Panel("profile.spine", exhibit=_chart(teller, scope, rows))


def _rows(
    scope: Scope, dimensions: Sequence[Standing], indicators: Sequence[Standing]
) -> Iterator[Row]:
    for place, standing in enumerate(dimensions, start=1):
        color, part = f"dimension{place}", standing.part
        nation, region = (f"{of}dimension.{part.id}.score" for of in ("", f"{scope['region']}."))
        yield Row(
            standing,
            color,
            {**_own(standing), "nation": nation, "region": region, "rank": f"{standing.id}.rank"},
        )
        for inner in indicators:
            if getattr(inner.part, "dimension", "") == part.id:
                id = f"indicator.{inner.part.id}"
                bounds = {"low": f"{id}.q1", "high": f"{id}.q3"}
                yield Row(inner, color, {**_own(inner), "nation": f"{id}.score", **bounds})


def _own(standing: Standing) -> dict[str, str]:
    return {"unit": f"{standing.id}.score"}


def _table(teller: Teller, scope: Scope, rows: Sequence[Row]) -> Table:
    words = teller.words.profile
    return Table(
        name="profile.table",
        header=tuple(teller.text(say, scope) for say in words.header),
        rows=tuple(_cells(teller, scope, row) for row in rows),
        widths=(1.0,) * len(words.header),
        alt=plain(teller.text(words.table, scope)),
    )


def _cells(teller: Teller, scope: Scope, row: Row) -> tuple[Text, ...]:
    gap = f"{row.standing.id}.gap"
    inner = {**scope, "sign": teller.sign(gap), "size": teller.size(gap)}
    cells = (
        _name(teller, scope, row),
        _cell(teller, row, "rank") if scope["scored"] else (),
        _cell(teller, row, "unit"),
        teller.text(teller.words.profile.difference, inner),
        _cell(teller, row, "nation"),
        _cell(teller, row, "region"),
    )
    return tuple(map(_bold, cells)) if row.leads else cells


def _name(teller: Teller, scope: Scope, row: Row) -> Text:
    name = said(row.standing.part.name_th if row.leads else row.standing.part.short_th)
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
