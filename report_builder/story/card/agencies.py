"""Set out the respondents of a unit: their scores beside those of their type everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from report_builder.edition.scales import of_print
from report_builder.model import Fact, Respondent, Run, Text, plain
from report_builder.results.fair import rules
from report_builder.story.axis import along
from report_builder.story.blocks import Panel, Paragraph, Table
from report_builder.story.card.names import CardPanel
from report_builder.story.card.standing import MOST, Standing
from report_builder.story.card.teller import Teller
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Point,
    Series,
    SeriesRole,
    Tick,
    number_format,
)
from report_builder.story.language.values import Scope
from report_builder.story.points import NOTHING, point_beside, point_of
from report_builder.story.template import said
from report_builder.thai.words import MISSING, rounded

UNIT, NATION, REGION, LOW, HIGH, *_ = SeriesRole
COLORS = {UNIT: "part3", NATION: "ink", REGION: "ink", LOW: "part3", HIGH: "part3"}
"""The series of the chart: a bar is the band from the beginning of the scale to the score."""
NAMED = 2
"""So many respondents are named to begin with."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A respondent, what it is called, and the facts of its score and of that of its type."""

    name: Text
    own: str
    kind: str
    answered: bool


def agency_panels(teller: Teller, scope: Scope) -> Iterator[Panel]:
    """Yield the panel of the table and that of the chart, row for row the same."""
    rows = tuple(_rows(teller, scope["unit"].code))
    words = teller.words.agencies
    if not rows:
        return
    inner = {**scope, "blank": _blank(teller, scope["unit"].code)}
    notes = filter(None, (teller.text(say, inner) for say in words.notes))
    told = tuple(Paragraph(note) for note in notes)
    yield Panel(CardPanel.AGENCIES, paragraphs=told, exhibit=_table(teller, scope, rows))
    if any(_printed(teller, row.own) for row in rows):
        yield Panel(CardPanel.AGENCY_BARS, exhibit=_chart(teller, scope, rows))


def lowest_in(teller: Teller, code: str, standing: Standing) -> Scope:
    """Return who scored below the whole in an indicator, by name: the two lowest, lowest first.

    None is named before another that scores the same, as printed. Where more share the lowest than
    a list names, `alike`, `low` are none of them, and `others` those who have another score: None
    where these are too many as well.
    """
    id = standing.part.id
    whole, least = teller.results.nation.indicators[id].value or 0.0, rules(teller.edition.settings)
    scores = {one: teller.score(one, id) for one in teller.respondents.get(code, ())}
    known = {one.type: value for one, value in scores.items() if value is not None}
    low = [k for k in sorted(known, key=lambda k: known[k]) if whole - known[k] >= least.least]
    scale = of_print(teller.edition.settings)
    shown = [rounded(scale.printed(known[k]), scale.decimals) for k in low]
    alike = sum(score == shown[0] for score in shown)
    through = sum(score <= shown[NAMED - 1] for score in shown) if len(low) >= NAMED else len(low)
    named = through if through <= MOST else alike if alike <= MOST + 1 else 0
    rest = [kind for kind in known if kind not in low[:alike]]
    others = teller.types(rest) if len(rest) <= MOST + 1 else None
    return {"low": teller.types(low[:named]), "alike": bool(low) and not named, "others": others}


def _blank(teller: Teller, code: str) -> str:
    """Say who answered but has no score in some indicators."""
    indicators = teller.edition.framework.indicators
    known = [i for i in indicators if teller.results.nation.indicators[i.id].n]
    told = []
    for one in teller.respondents.get(code, ()):
        if 0 < sum(teller.score(one, i.id) is None for i in known) < len(known):
            told.append(one.type)
    return teller.types(told)


def _rows(teller: Teller, code: str) -> Iterator[_Row]:
    answered = teller.answered
    for one in teller.respondents.get(code, ()):
        yield _row(teller, one, one.id in answered)


def _row(teller: Teller, one: Respondent, answered: bool) -> _Row:
    name = said(teller.edition.type[one.type].short_th)
    return _Row(name, f"respondent.{one.id}.score", f"type.{one.type}.score", answered)


def _table(teller: Teller, scope: Scope, rows: Sequence[_Row]) -> Table:
    words = teller.words.agencies
    cells = tuple((row.name, _own(teller, scope, row), _printed(teller, row.kind)) for row in rows)
    header = tuple(teller.text(say, scope) for say in words.header)
    alt = plain(teller.text(words.table, scope))
    return Table("agencies.table", header, cells, (1.7, 1.0, 0.7), alt)


def _own(teller: Teller, scope: Scope, row: _Row) -> Text:
    if not row.answered:
        return teller.text(teller.words.agencies.silent, scope)
    return _printed(teller, row.own) or said(MISSING)


def _printed(teller: Teller, fact: str) -> Text:
    known = fact in teller.facts and teller.facts[fact].value is not None
    return (Run(teller.facts.printed(fact), fact),) if known else ()


def _chart(teller: Teller, scope: Scope, rows: Sequence[_Row]) -> ChartSpec:
    scale, words = of_print(teller.edition.settings), teller.words.agencies
    scores = tuple(_point(teller, row.own, point_of) for row in rows)
    base = _point(teller, "scale.minimum", point_beside)
    points = {
        NATION: tuple(_point(teller, row.kind, point_beside) for row in rows),
        LOW: tuple(NOTHING if one.value is None else base for one in scores),
        HIGH: scores,
    }
    nothing = (NOTHING,) * len(rows)
    return ChartSpec(
        name=CardPanel.AGENCY_BARS,
        kind=ChartKind.SPINE,
        title=plain(teller.text(words.header[0], scope)),
        categories=tuple(Category(row.name) for row in rows),
        series=tuple(_series(teller, scope, role, points.get(role, nothing)) for role in COLORS),
        number_format=number_format(scale.decimals),
        maximum=scale.best,
        alt=plain(teller.text(words.chart, scope)),
        colors=("part3",) * len(rows),
        minimum=scale.worst,
        ticks=_few(tuple(along(scale))),
    )


def _few(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Return every second tick from the beginning of a scale to its end, or these two alone."""
    return tuple(ticks[::2]) if len(ticks) % 2 else (ticks[0], ticks[-1])


def _series(teller: Teller, scope: Scope, role: SeriesRole, points: tuple[Point, ...]) -> Series:
    label = teller.text(teller.words.agencies.series.get(role.value, ()), scope)
    return Series(role.value, COLORS[role], points, label, role)


def _point(teller: Teller, id: str, point: Callable[[Fact], Point]) -> Point:
    fact = teller.facts.get(id)
    return point(fact) if fact else NOTHING
