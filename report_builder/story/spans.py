"""Make charts of spans: between what ends the scores of a unit lie, or its respondents stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from report_builder.edition.scales import of_print
from report_builder.model import Fact, Run, Text, Unit, plain
from report_builder.story.among import NATION
from report_builder.story.chart_schema import Chart
from report_builder.story.chartspec import (
    Category,
    ChartKind,
    ChartSpec,
    Dot,
    Series,
    Tick,
    number_format,
)
from report_builder.story.clear import apart, clear
from report_builder.story.context import Story
from report_builder.story.inside import ends_of, inside, typed
from report_builder.story.language.values import Scope
from report_builder.story.points import point_of
from report_builder.story.spread import axis_of, marks_of, whole_of
from report_builder.story.template import said

FEW = 4
"""Spans that are all told to those who can't see them; of more the first and the last."""
NEXT = 30
"""How many places further a unit that can be told apart is looked for, among those in ranges."""
Span = tuple[Unit, Fact, Fact]
"""A unit, and the facts at the ends of its span."""


def spans(story: Story, spec: Chart, scope: Scope, name: str, heading: Text) -> ChartSpec | None:
    """Return the chart of spans that is asked for, None where there is nothing to show."""
    assert spec.spans is not None
    return MADE[spec.spans](story, spec, scope, _empty(story, name, heading))


def ranked(story: Story, name: str, heading: Text) -> ChartSpec | None:
    """Return a square for every unit with a score, filled where the unit has a rank."""
    units = [unit for unit, _ in _scored(story)]
    if not units:
        return None
    sure = [story.facts[f"unit.{unit.code}.rank"].value is not None for unit in units]
    chart = replace(_empty(story, name, heading), kind=ChartKind.SQUARES)
    found = sorted(sure, reverse=True)
    return replace(
        chart,
        categories=(Category(()),),
        series=(
            Series("มีอันดับ", "brand", (point_of(story.facts["survey.ranked.count"]),)),
            Series("ไม่มีอันดับ", "quiet", (point_of(story.facts["survey.scored.count"]),)),
        ),
        maximum=float(len(found)),
        cells=(tuple((int(each), 1) for each in found),),
        alt=f"{ChartKind.SQUARES.name_th} {plain(heading)}",
    )


def _empty(story: Story, name: str, heading: Text) -> ChartSpec:
    scale = of_print(story.edition.settings)
    return ChartSpec(
        name=name,
        kind=ChartKind.SPANS,
        title=plain(heading),
        categories=(),
        series=(),
        number_format=number_format(scale.decimals),
        minimum=scale.worst,
        maximum=scale.best,
        alt="",
    )


def _scored(story: Story) -> list[tuple[Unit, Fact]]:
    """Return the units that have a score, the lowest first."""
    scores = ((unit, story.facts[f"unit.{unit.code}.score"]) for unit in story.edition.units)
    known = [(unit, fact) for unit, fact in scores if fact.value is not None]
    return sorted(known, key=lambda pair: pair[1].value or 0.0)


def _interval(story: Story, unit: Unit, fact: Fact) -> Span:
    low, high = (story.facts.get(f"{fact.id}.{end}") for end in ("low", "high"))
    return unit, low or fact, high or fact


def _clear(story: Story, spec: Chart, scope: Scope, empty: ChartSpec) -> ChartSpec | None:
    """Show where the score of each unit lies, against the whole: in colour where it is clear."""
    found = [_interval(story, unit, fact) for unit, fact in _scored(story)]
    sure = [clear(story.facts, f"unit.{unit.code}.score", NATION) for unit, _, _ in found]
    if len({point_of(end).printed for _, low, high in found for end in (low, high)}) < 2:
        return None
    shown = _shown(story, empty, found, ["brand" if each else "quiet" for each in sure])
    return _zoomed(replace(shown, series=whole_of(story, shown)), ticked=False)


def _pairs(story: Story, spec: Chart, scope: Scope, empty: ChartSpec) -> ChartSpec | None:
    """Show two units that can't be told apart and two that can, as near as there are."""
    scored = _scored(story)
    spans = [_interval(story, *each) for each in scored]
    wide = [n for n, (_, low, high) in enumerate(spans) if _far(low, high) > 0]
    close = [(a, b) for a, b in pairwise(wide) if _far(spans[b][1], spans[a][2]) > 0]
    far = [
        (a, b)
        for n, a in enumerate(wide)
        for b in wide[n + 1 : n + NEXT]
        if _apart(story, spans[b][0], spans[a][0])
    ]
    if not close or not far:
        return None
    near, other = (
        max(pairs, key=lambda pair: min(_far(*spans[n][1:]) for n in pair))
        for pairs in (close, far)
    )
    shown = [spans[n] for n in (*near, *other)]
    bands = [story.text(spec.labels[way], scope) for way in ("overlapping", "apart")]
    named = tuple((Category(words), 2) for words in bands)
    chart = _shown(story, empty, shown, ["quiet", "quiet", "brand", "brand"])
    return _zoomed(replace(chart, bands=named), ticked=False)


def _apart(story: Story, high: Unit, low: Unit) -> bool:
    return apart(story.facts, f"unit.{high.code}.score", f"unit.{low.code}.score")


def _far(low: Fact, high: Fact) -> float:
    return (high.value or 0.0) - (low.value or 0.0)


def _inside(story: Story, spec: Chart, scope: Scope, empty: ChartSpec) -> ChartSpec | None:
    """Show how far apart the respondents of every unit stand, the farthest first."""
    found = inside(story)
    if not found:
        return None
    spans = [(unit, *ends_of(story, unit)) for unit, _ in found]
    most = min(spec.spread, len(found))
    sure = [n for n, (unit, _) in enumerate(found) if n >= most and _is_ranked(story, unit)]
    lit = {*range(most), *sure[1 - most :]} if len(found) > 2 * most else {*range(most)}
    tones = ["alert" if n < most else "good" if n in lit else "quiet" for n in range(len(found))]
    chart = _shown(story, empty, spans, tones)
    categories, dots = [], []
    for n, ((unit, fact), row) in enumerate(zip(found, chart.dots, strict=True)):
        words = story.text(story.wording.apart, {"fact": fact.id})
        categories.append(Category(said(unit.name_th), words) if n in lit else Category(()))
        dots.append(tuple(typed(story, unit, dot) for dot in row) if n in lit else row)
    shown = replace(chart, categories=tuple(categories), dots=tuple(dots))
    return _zoomed(_with_between(story, spec, scope, shown, found[0]), ticked=True)


def _with_between(
    story: Story, spec: Chart, scope: Scope, chart: ChartSpec, widest: tuple[Unit, Fact]
) -> ChartSpec:
    """Return spans within units with the widest of them and that between units beside them."""
    among = story.facts.get("units.range")
    if among is None:
        return chart
    lowest, highest = (story.facts[f"units.{end}.score"] for end in ("lowest", "highest"))
    unit, fact = widest
    spans = [(unit, *ends_of(story, unit)), (unit, lowest, highest)]
    added = _shown(story, chart, spans, ["alert", "brand"])
    said_of = {**scope, "unit": unit}
    named = [story.text(spec.labels[way], said_of) for way in ("widest", "among")]
    counts = _printed(fact), _printed(among)
    apart_from = zip(named, counts, strict=True)
    return replace(
        chart,
        categories=(*chart.categories, *added.categories),
        colors=(*chart.colors, *added.colors),
        dots=(*chart.dots, *(tuple(map(_valued, row)) for row in added.dots)),
        bands=(
            (Category(()), len(chart.categories)),
            *((Category(words, count), 1) for words, count in apart_from),
        ),
        alt=f"{chart.alt}; {added.alt.partition(': ')[2]}",
    )


def _valued(dot: Dot) -> Dot:
    return replace(dot, label=(Run(dot.point.printed, dot.point.fact),))


def _printed(fact: Fact) -> Text:
    return (Run(point_of(fact).printed, fact.id),)


def _shown(
    story: Story, empty: ChartSpec, spans: Sequence[Span], tones: Sequence[str]
) -> ChartSpec:
    """Return the chart of some spans in colours of their own, none of them named."""
    dots = tuple(
        tuple(Dot(point_of(fact), unit.name_th, tone) for fact in (low, high))
        for (unit, low, high), tone in zip(spans, tones, strict=True)
    )
    ends = [
        f"{unit.name_th} {point_of(low).printed}–{point_of(high).printed}"
        for unit, low, high in (spans if len(spans) <= FEW else (spans[0], spans[-1]))
    ]
    return replace(
        empty,
        categories=(Category(()),) * len(spans),
        colors=tuple(tones),
        dots=dots,
        alt=f"{ChartKind.SPANS.name_th} {empty.title}: {', '.join(ends)}",
    )


def _zoomed(chart: ChartSpec, *, ticked: bool) -> ChartSpec:
    """Return a chart on the part of the scale that its spans and the whole fill."""
    values = [dot.point.value or 0.0 for row in chart.dots for dot in row]
    values += [series.points[0].value or 0.0 for series in chart.series]
    step, low, high = axis_of(min(values), max(values), chart.minimum, chart.maximum or 100.0)
    if not ticked:
        return replace(chart, minimum=min(values), maximum=max(max(values), min(values) + step))
    marks = marks_of(step, low, high)
    ticks = tuple(Tick(value, (Run(f"{value:g}", literal=True),)) for value in marks)
    return replace(chart, minimum=low, maximum=high, ticks=ticks)


def _is_ranked(story: Story, unit: Unit) -> bool:
    return story.facts[f"unit.{unit.code}.rank"].value is not None


MADE: Mapping[str, Callable[[Story, Chart, Scope, ChartSpec], ChartSpec | None]] = {
    "clear": _clear,
    "pairs": _pairs,
    "inside": _inside,
}
"""What charts of spans show."""
