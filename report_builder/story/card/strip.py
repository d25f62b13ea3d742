"""Show a unit among all units: a strip of dots, those of its region set off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.edition.headings import thai_heading
from report_builder.edition.scales import of_print
from report_builder.model import Fact, Run, Text, Unit, plain
from report_builder.story.blocks import Panel
from report_builder.story.card.names import CardPanel
from report_builder.story.card.teller import Teller
from report_builder.story.card.words import Choice
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Dot,
    Series,
    SeriesRole,
    Tick,
    number_format,
)
from report_builder.story.clear import apart, clear
from report_builder.story.language.values import Scope
from report_builder.story.points import NOTHING, point_beside, point_of
from report_builder.story.spread import MOST_DOTS, axis_of, marks_of
from report_builder.story.template import said

OWN, REGION, OTHER = "brand", "part3", "unit"
NATION = "nation.score"
FEW = 6
"""So many units of a cluster are named."""
LONGEST = 30
"""Letters of a name at most that stands at a dot."""


Scored = Sequence[tuple[Unit, Fact]]
"""Units by rising score, each with the fact of it."""


def strip(teller: Teller, scope: Scope, near: Text) -> Iterator[Panel]:
    """Yield the panel of the dots, where there are several, and what is said of those near."""
    units = teller.rising
    if len(units) > 1:
        heading = teller.text(teller.words.peers.heading, scope)
        yield Panel(CardPanel.PEERS, heading, near, exhibit=_chart(teller, scope, units))


def _chart(teller: Teller, scope: Scope, units: Scored) -> ChartSpec:
    """Return the dots of all units, and under them those of the cluster of the unit, if any."""
    scale, words = of_print(teller.edition.settings), teller.words.peers
    step, low, high = axis_of(*_ends(units), scale.worst, scale.best)
    each = -(-len(units) // MOST_DOTS)
    near = _cluster(scope["unit"], units)
    mean = point_beside(teller.facts[f"{scope['region']}.score" if scope["in_region"] else NATION])
    lines = (point_beside(teller.facts[NATION]),) * (1 + bool(near))
    whole = Series("nation", "ink", lines, role=SeriesRole.NATION)
    region = teller.text(words.region, scope)
    return ChartSpec(
        name=CardPanel.PEERS,
        kind=ChartKind.DOTS,
        title=plain(teller.text(words.heading, scope)),
        categories=_names(teller, scope) if near else (Category(()),),
        series=(
            Series("mean", "ink", (mean, *((NOTHING,) if near else ())), region),
            replace(whole, label=teller.text(words.whole, scope)),
        ),
        number_format=number_format(scale.decimals),
        minimum=low,
        maximum=high,
        alt=plain(teller.text(words.chart, scope)),
        dots=(
            tuple(_dots(teller, scope, units, each)),
            *((tuple(_members(teller, scope, near, each)),) if near else ()),
        ),
        each=each,
        ticks=tuple(_ticks(low, high, step)),
    )


def _ends(units: Scored) -> tuple[float, float]:
    """Return the lowest and the highest value that is drawn of units, finer or as it is printed."""
    ends = [fact for _, fact in (units[0], units[-1])]
    values = [point(fact).value or 0.0 for point in (point_of, point_beside) for fact in ends]
    return min(values), max(values)


def _cluster(unit: Unit, units: Scored) -> Scored:
    """Return the units of the cluster of a unit, nothing where it is in none or alone."""
    found = [pair for pair in units if unit.cluster and pair[0].cluster == unit.cluster]
    return found if len(found) > 1 else []


def _names(teller: Teller, scope: Scope) -> tuple[Category, Category]:
    """Return what the rows are called; a long name of a cluster by its noun."""
    name = scope["unit"].cluster
    cluster = said(name if len(name) <= LONGEST else thai_heading("units", "cluster"))
    return Category(teller.text(teller.words.peers.every, scope)), Category(cluster)


def _members(teller: Teller, scope: Scope, units: Scored, each: int) -> Iterator[Dot]:
    """Yield the dots of a cluster, by name where they are few."""
    own = scope["unit"]
    for place, (unit, fact) in enumerate(units):
        if not place % each or unit == own:
            named = unit == own or len(units) <= FEW
            yield Dot(
                point_of(fact) if unit == own else point_beside(fact),
                unit.name_th,
                OWN if unit == own else OTHER,
                not clear(teller.facts, fact.id, NATION),
                _label(teller, unit, fact) if named else (),
            )


def _ticks(low: float, high: float, step: float) -> Iterator[Tick]:
    for value in marks_of(step, low, high):
        yield Tick(value, (Run(f"{value:g}", literal=True),))


def _dots(teller: Teller, scope: Scope, units: Scored, each: int) -> Iterator[Dot]:
    """Yield a dot for so many units each, the ends always, and that of the unit by its name."""
    own, last, words = scope["unit"], len(units) - 1, teller.words.peers
    ends = {0: (units[1], words.lowest), last: (units[last - 1], words.highest)}
    for place, (unit, fact) in enumerate(units):
        if not place % each or unit == own or place in ends:
            region = scope["in_region"] and unit.region == own.region
            yield Dot(
                point_of(fact) if unit == own else point_beside(fact),
                unit.name_th,
                OWN if unit == own else REGION if region else OTHER,
                not clear(teller.facts, fact.id, NATION),
                _label(teller, unit, fact)
                if unit == own
                else _end(teller, scope, (unit, fact), *ends[place])
                if place in ends
                else (),
                lit=unit == own,
            )


def _label(teller: Teller, unit: Unit, fact: Fact) -> Text:
    name = said(unit.name_th if len(unit.name_th) <= LONGEST else teller.edition.settings.unit_noun)
    return (*name, Run("\u00a0"), Run(teller.facts.printed(fact.id), fact.id))


def _end(
    teller: Teller,
    scope: Scope,
    one: tuple[Unit, Fact],
    beside: tuple[Unit, Fact],
    called: Sequence[Choice],
) -> Text:
    """Return the label of an end: its score, with its name where it can be told from the next."""
    unit, fact = one
    low, high = sorted((fact, beside[1]), key=lambda one: one.value or 0.0)
    label = _label(teller, unit, fact)
    rests = teller.text(teller.words.rests, teller.rests(unit.code, fact.id))
    told = (Run(" "), *rests) if rests and unit != scope["unit"] else ()
    if unit.code in teller.results.rank and apart(teller.facts, high.id, low.id):
        return *label, *told
    return *teller.text(called, scope), *label[-2:], *told
