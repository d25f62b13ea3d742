"""Show a unit among all units: a strip of dots, those of its region set off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.edition.scales import of_print
from report_builder.model import Fact, Run, Text, Unit, plain
from report_builder.story.blocks import (
    Category,
    ChartKind,
    ChartSpec,
    Dot,
    Panel,
    Point,
    Series,
    SeriesRole,
    Tick,
    number_format,
)
from report_builder.story.card.names import CardPanel
from report_builder.story.card.teller import Teller
from report_builder.story.language.run import Scope
from report_builder.story.spread import MOST_DOTS, axis_of
from report_builder.story.template import said

OWN, REGION, OTHER = "brand", "part3", "unit"
LONGEST = 30
"""Letters of a name at most that stands at a dot."""


def strip(teller: Teller, scope: Scope, near: Text) -> Iterator[Panel]:
    """Yield the panel of the dots, where there are several, and what is said of those near."""
    units = _scored(teller, teller.edition.units)
    if len(units) > 1:
        heading = teller.text(teller.words.peers.heading, scope)
        yield Panel(CardPanel.PEERS, heading, near, exhibit=_chart(teller, scope, units))


def _scored(teller: Teller, units: Sequence[Unit]) -> list[tuple[Unit, Fact]]:
    found = ((unit, teller.facts[f"unit.{unit.code}.score"]) for unit in units)
    known = [(unit, fact) for unit, fact in found if fact.value is not None]
    return sorted(known, key=lambda pair: pair[1].value or 0.0)


def _chart(teller: Teller, scope: Scope, units: Sequence[tuple[Unit, Fact]]) -> ChartSpec:
    scale, words = of_print(teller.edition.settings), teller.words.peers
    values = [fact.value or 0.0 for _, fact in units]
    step, low, high = axis_of(min(values), max(values), scale.worst, scale.best)
    each = -(-len(units) // MOST_DOTS)
    mean = f"{scope['region']}.score" if scope["in_region"] else "nation.score"
    whole = Series("nation", "ink", (_point(teller, "nation.score"),), role=SeriesRole.NATION)
    return ChartSpec(
        name=CardPanel.PEERS,
        kind=ChartKind.DOTS,
        title=plain(teller.text(words.heading, scope)),
        categories=(Category(()),),
        series=(
            Series("mean", "ink", (_point(teller, mean),)),
            replace(whole, label=teller.text(words.whole, scope)),
        ),
        number_format=number_format(scale.decimals),
        minimum=low,
        maximum=high,
        alt=plain(teller.text(words.chart, scope)),
        dots=(tuple(_dots(teller, scope, units, each)),),
        each=each,
        ticks=tuple(_ticks(low, high, step)),
    )


def _ticks(low: float, high: float, step: float) -> Iterator[Tick]:
    for n in range(1 + round((high - low) / step)):
        yield Tick(low + step * n, (Run(f"{low + step * n:g}", literal=True),))


def _dots(
    teller: Teller, scope: Scope, units: Sequence[tuple[Unit, Fact]], each: int
) -> Iterator[Dot]:
    """Yield a dot for so many units each, and that of the unit by its name."""
    own = scope["unit"]
    for place, (unit, fact) in enumerate(units):
        if not place % each or unit == own:
            region = scope["in_region"] and unit.region == own.region
            yield Dot(
                Point(fact.id, fact.value, teller.facts.printed(fact.id)),
                unit.name_th,
                OWN if unit == own else REGION if region else OTHER,
                unit != own and unit.code not in teller.results.rank,
                _label(unit, teller, fact) if unit == own else (),
            )


def _label(unit: Unit, teller: Teller, fact: Fact) -> Text:
    name = said(unit.name_th if len(unit.name_th) <= LONGEST else teller.edition.settings.unit_noun)
    return (*name, Run("\u00a0"), Run(teller.facts.printed(fact.id), fact.id))


def _point(teller: Teller, fact: str) -> Point:
    return Point(fact, teller.facts[fact].value, teller.facts.printed(fact))
